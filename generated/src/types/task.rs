// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::{Timestamp, data};
use std::collections::BTreeMap;
use super::{
    GenericResources, NetworkAttachment, ObjectVersion, TaskSpec, TaskState, TaskStatus,
};

/// One unit of work of a service: a container on a node.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Task {
    /// The id of the task.
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
    /// The name of the task; often empty.
    pub name: Option<String>,
    /// Labels of the task.
    pub labels: Option<BTreeMap<String, String>>,
    /// What the task does.
    pub spec: Option<TaskSpec>,
    /// The service it belongs to.
    pub service_id: Option<String>,
    /// Its number among the tasks of a replicated service, from 1; 0 for a global one.
    pub slot: Option<i64>,
    /// The node it runs on; empty while none is chosen.
    pub node_id: Option<String>,
    /// The countable things it was given.
    pub assigned_generic_resources: Option<GenericResources>,
    /// How far it has come.
    pub status: Option<TaskStatus>,
    /// What the swarm wants it to be.
    pub desired_state: Option<TaskState>,
    /// The networks it is connected to, and its addresses there.
    pub networks_attachments: Option<Vec<NetworkAttachment>>,
}

impl data::Object for Task {
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
            "Name" => slot.into(&mut self.name),
            "Labels" => slot.into(&mut self.labels),
            "Spec" => slot.into(&mut self.spec),
            "ServiceID" => slot.into(&mut self.service_id),
            "Slot" => slot.into(&mut self.slot),
            "NodeID" => slot.into(&mut self.node_id),
            "AssignedGenericResources" => slot.into(&mut self.assigned_generic_resources),
            "Status" => slot.into(&mut self.status),
            "DesiredState" => slot.into(&mut self.desired_state),
            "NetworksAttachments" => slot.into(&mut self.networks_attachments),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("ID", &self.id);
        members.given("Version", &self.version);
        members.given("CreatedAt", &self.created_at);
        members.given("UpdatedAt", &self.updated_at);
        members.given("Name", &self.name);
        members.given("Labels", &self.labels);
        members.given("Spec", &self.spec);
        members.given("ServiceID", &self.service_id);
        members.given("Slot", &self.slot);
        members.given("NodeID", &self.node_id);
        members.given("AssignedGenericResources", &self.assigned_generic_resources);
        members.given("Status", &self.status);
        members.given("DesiredState", &self.desired_state);
        members.given("NetworksAttachments", &self.networks_attachments);
    }
}

pierhead_support::object!(Task);
