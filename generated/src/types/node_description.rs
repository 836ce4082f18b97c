// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{EngineDescription, Platform, ResourceObject, TlsInfo};

/// What a node reports of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NodeDescription {
    /// Its host name.
    pub hostname: Option<String>,
    /// Its processor and operating system.
    pub platform: Option<Platform>,
    /// What it has to give to tasks.
    pub resources: Option<ResourceObject>,
    /// Its engine.
    pub engine: Option<EngineDescription>,
    /// What it trusts, and who issued its certificate.
    pub tls_info: Option<TlsInfo>,
}

impl data::Object for NodeDescription {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Hostname" => slot.into(&mut self.hostname),
            "Platform" => slot.into(&mut self.platform),
            "Resources" => slot.into(&mut self.resources),
            "Engine" => slot.into(&mut self.engine),
            "TLSInfo" => slot.into(&mut self.tls_info),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Hostname", &self.hostname);
        members.given("Platform", &self.platform);
        members.given("Resources", &self.resources);
        members.given("Engine", &self.engine);
        members.given("TLSInfo", &self.tls_info);
    }
}

pierhead_support::object!(NodeDescription);
