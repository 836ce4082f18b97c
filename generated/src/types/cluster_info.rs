// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::{Timestamp, data};
use super::{ObjectVersion, SwarmSpec, TlsInfo};

/// A swarm, as its managers describe it, without the tokens to join it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClusterInfo {
    /// Id of the swarm.
    pub id: Option<String>,
    /// Which state of it this is; an update must name it.
    pub version: Option<ObjectVersion>,
    /// When it was made.
    ///
    /// Not as published: Published with the format dateTime, which is not a format; the text is RFC 3339.
    pub created_at: Option<Timestamp>,
    /// When it was last changed.
    ///
    /// Not as published: Published with the format dateTime, which is not a format; the text is RFC 3339.
    pub updated_at: Option<Timestamp>,
    /// What it is to be.
    pub spec: Option<SwarmSpec>,
    /// Whom its nodes trust. Absent when it is not known.
    pub tls_info: Option<TlsInfo>,
    /// Whether nodes are getting certificates from a new authority just now.
    pub root_rotation_in_progress: Option<bool>,
}

impl data::Object for ClusterInfo {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "ID" => slot.into(&mut self.id),
            "Version" => slot.into(&mut self.version),
            "CreatedAt" => slot.into(&mut self.created_at),
            "UpdatedAt" => slot.into(&mut self.updated_at),
            "Spec" => slot.into(&mut self.spec),
            "TLSInfo" => slot.into(&mut self.tls_info),
            "RootRotationInProgress" => slot.into(&mut self.root_rotation_in_progress),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("ID", &self.id);
        members.given("Version", &self.version);
        members.given("CreatedAt", &self.created_at);
        members.given("UpdatedAt", &self.updated_at);
        members.given("Spec", &self.spec);
        members.given("TLSInfo", &self.tls_info);
        members.given("RootRotationInProgress", &self.root_rotation_in_progress);
    }
}

pierhead_support::object!(ClusterInfo);
