// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::{Timestamp, data};
use super::{ManagerStatus, NodeDescription, NodeSpec, NodeStatus, ObjectVersion};

/// A node of the swarm: what is asked of it, what it is, and how it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// The id of the node.
    pub id: Option<String>,
    /// The version of the object, for updates.
    pub version: Option<ObjectVersion>,
    /// When the object was made.
    ///
    /// Not as published: Published with the format dateTime, which is not a format; the text is RFC 3339.
    pub created_at: Option<Timestamp>,
    /// When the object was last changed.
    ///
    /// Not as published: Published with the format dateTime, which is not a format; the text is RFC 3339.
    pub updated_at: Option<Timestamp>,
    /// What is asked of the node.
    pub spec: Option<NodeSpec>,
    /// What the node reported of itself.
    pub description: Option<NodeDescription>,
    /// How the node is, as the managers see it.
    pub status: Option<NodeStatus>,
    /// Its part in the managers' quorum; absent or null for a worker.
    pub manager_status: Option<ManagerStatus>,
}

impl data::Object for Node {
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
            "Description" => slot.into(&mut self.description),
            "Status" => slot.into(&mut self.status),
            "ManagerStatus" => slot.into(&mut self.manager_status),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("ID", &self.id);
        members.given("Version", &self.version);
        members.given("CreatedAt", &self.created_at);
        members.given("UpdatedAt", &self.updated_at);
        members.given("Spec", &self.spec);
        members.given("Description", &self.description);
        members.given("Status", &self.status);
        members.given("ManagerStatus", &self.manager_status);
    }
}

pierhead_support::object!(Node);
