// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// Disk traffic of a container on Windows; an empty object elsewhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StorageStats {
    /// Read operations, counted in units of 8 KiB.
    pub read_count_normalized: Option<u64>,
    /// Bytes read.
    pub read_size_bytes: Option<u64>,
    /// Write operations, counted in units of 8 KiB.
    pub write_count_normalized: Option<u64>,
    /// Bytes written.
    pub write_size_bytes: Option<u64>,
}

impl data::Object for StorageStats {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "read_count_normalized" => slot.into(&mut self.read_count_normalized),
            "read_size_bytes" => slot.into(&mut self.read_size_bytes),
            "write_count_normalized" => slot.into(&mut self.write_count_normalized),
            "write_size_bytes" => slot.into(&mut self.write_size_bytes),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("read_count_normalized", &self.read_count_normalized);
        members.given("read_size_bytes", &self.read_size_bytes);
        members.given("write_count_normalized", &self.write_count_normalized);
        members.given("write_size_bytes", &self.write_size_bytes);
    }
}

pierhead_support::object!(StorageStats);
