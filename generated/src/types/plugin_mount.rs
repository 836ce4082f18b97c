// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// A mount that a plugin wants inside its root file system.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PluginMount {
    /// The name by which settings address the mount.
    pub name: String,
    /// What the mount is for, for a person to read.
    pub description: String,
    /// Which fields may be changed with the set operation; empty for none.
    pub settable: Vec<String>,
    /// The path on the host; an empty text must be set before the plugin can be enabled.
    pub source: String,
    /// The path inside the plugin.
    pub destination: String,
    /// The type of the mount, for example `bind`.
    pub type_: String,
    /// Mount options, for example `rbind` and `rw`.
    pub options: Vec<String>,
}

impl data::Object for PluginMount {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Name" => slot.into(&mut self.name),
            "Description" => slot.into(&mut self.description),
            "Settable" => slot.into(&mut self.settable),
            "Source" => slot.into(&mut self.source),
            "Destination" => slot.into(&mut self.destination),
            "Type" => slot.into(&mut self.type_),
            "Options" => slot.into(&mut self.options),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Name", &self.name);
        members.always("Description", &self.description);
        members.always("Settable", &self.settable);
        members.always("Source", &self.source);
        members.always("Destination", &self.destination);
        members.always("Type", &self.type_);
        members.always("Options", &self.options);
    }
}

pierhead_support::object!(PluginMount);
