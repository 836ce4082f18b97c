// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;
use super::IndexInfo;

/// How an engine deals with registries.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RegistryServiceConfig {
    /// Networks with registries to which also those layers are pushed whose licence restricts that.
    pub allow_nondistributable_artifacts_cidrs: Option<Vec<String>>,
    /// Names of registries to which such layers are pushed.
    pub allow_nondistributable_artifacts_hostnames: Option<Vec<String>>,
    /// Networks with registries that may be used without TLS, or with a certificate that cannot be checked. The
    /// host itself is always one.
    pub insecure_registry_cidrs: Option<Vec<String>>,
    /// What is configured for single registries, by name; `docker.io` is always there.
    pub index_configs: Option<BTreeMap<String, Option<IndexInfo>>>,
    /// Addresses that are tried before Docker Hub, in this order.
    pub mirrors: Option<Vec<String>>,
}

impl data::Object for RegistryServiceConfig {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "AllowNondistributableArtifactsCIDRs" => {
                slot.into(&mut self.allow_nondistributable_artifacts_cidrs)
            }
            "AllowNondistributableArtifactsHostnames" => {
                slot.into(&mut self.allow_nondistributable_artifacts_hostnames)
            }
            "InsecureRegistryCIDRs" => slot.into(&mut self.insecure_registry_cidrs),
            "IndexConfigs" => slot.into(&mut self.index_configs),
            "Mirrors" => slot.into(&mut self.mirrors),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members
            .always(
                "AllowNondistributableArtifactsCIDRs",
                &self.allow_nondistributable_artifacts_cidrs,
            );
        members
            .always(
                "AllowNondistributableArtifactsHostnames",
                &self.allow_nondistributable_artifacts_hostnames,
            );
        members.given("InsecureRegistryCIDRs", &self.insecure_registry_cidrs);
        members.given("IndexConfigs", &self.index_configs);
        members.always("Mirrors", &self.mirrors);
    }
}

pierhead_support::object!(RegistryServiceConfig);
