// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::SwarmExternalCa;

/// How a swarm certifies its nodes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SwarmCaConfig {
    /// How long the certificate of a node is valid, in nanoseconds. Absent or 0 means 7776000000000000, ninety
    /// days; less than an hour is refused.
    pub node_cert_expiry: Option<i64>,
    /// Authorities outside the swarm that sign in place of the managers. Empty or null means none.
    pub external_cas: Option<Vec<SwarmExternalCa>>,
    /// Certificate to sign with from now on, in PEM format. Empty leaves the present one.
    pub signing_ca_cert: Option<String>,
    /// Key of that certificate, in PEM format. Never part of an answer.
    pub signing_ca_key: Option<String>,
    /// A counter: a larger number than before makes the swarm renew its authority, even when nothing else has
    /// changed.
    pub force_rotate: Option<u64>,
}

impl data::Object for SwarmCaConfig {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "NodeCertExpiry" => slot.into(&mut self.node_cert_expiry),
            "ExternalCAs" => slot.into(&mut self.external_cas),
            "SigningCACert" => slot.into(&mut self.signing_ca_cert),
            "SigningCAKey" => slot.into(&mut self.signing_ca_key),
            "ForceRotate" => slot.into(&mut self.force_rotate),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("NodeCertExpiry", &self.node_cert_expiry);
        members.given("ExternalCAs", &self.external_cas);
        members.given("SigningCACert", &self.signing_ca_cert);
        members.given("SigningCAKey", &self.signing_ca_key);
        members.given("ForceRotate", &self.force_rotate);
    }
}

pierhead_support::object!(SwarmCaConfig);
