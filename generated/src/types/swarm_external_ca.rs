// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;
use super::SwarmExternalCaProtocol;

/// An authority outside the swarm that signs the certificates of its nodes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SwarmExternalCa {
    /// How it is asked. `cfssl` is the only one there is.
    pub protocol: Option<SwarmExternalCaProtocol>,
    /// Address to which requests for certificates are sent.
    pub url: Option<String>,
    /// Options for the protocol, by name. Empty or null means none.
    pub options: Option<BTreeMap<String, String>>,
    /// Its root certificate, in PEM format. Empty means the swarm's own.
    pub ca_cert: Option<String>,
}

impl data::Object for SwarmExternalCa {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Protocol" => slot.into(&mut self.protocol),
            "URL" => slot.into(&mut self.url),
            "Options" => slot.into(&mut self.options),
            "CACert" => slot.into(&mut self.ca_cert),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Protocol", &self.protocol);
        members.given("URL", &self.url);
        members.given("Options", &self.options);
        members.given("CACert", &self.ca_cert);
    }
}

pierhead_support::object!(SwarmExternalCa);
