// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::BlkioStatEntry;

/// Traffic with block devices, since the container started. A kernel with the unified cgroup hierarchy counts
/// bytes and operations only; the other lists are then null, and all are empty when there was no traffic.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BlkioStats {
    /// Bytes transferred.
    pub io_service_bytes_recursive: Option<Vec<BlkioStatEntry>>,
    /// Operations done.
    pub io_serviced_recursive: Option<Vec<BlkioStatEntry>>,
    /// Operations waiting now.
    pub io_queue_recursive: Option<Vec<BlkioStatEntry>>,
    /// Time from dispatch to completion, in nanoseconds.
    pub io_service_time_recursive: Option<Vec<BlkioStatEntry>>,
    /// Time spent waiting in queues, in nanoseconds.
    pub io_wait_time_recursive: Option<Vec<BlkioStatEntry>>,
    /// Operations merged into others.
    pub io_merged_recursive: Option<Vec<BlkioStatEntry>>,
    /// Time the device was given to the container, in milliseconds.
    pub io_time_recursive: Option<Vec<BlkioStatEntry>>,
    /// Sectors transferred, of 512 bytes.
    pub sectors_recursive: Option<Vec<BlkioStatEntry>>,
}

impl data::Object for BlkioStats {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "io_service_bytes_recursive" => {
                slot.into(&mut self.io_service_bytes_recursive)
            }
            "io_serviced_recursive" => slot.into(&mut self.io_serviced_recursive),
            "io_queue_recursive" => slot.into(&mut self.io_queue_recursive),
            "io_service_time_recursive" => slot.into(&mut self.io_service_time_recursive),
            "io_wait_time_recursive" => slot.into(&mut self.io_wait_time_recursive),
            "io_merged_recursive" => slot.into(&mut self.io_merged_recursive),
            "io_time_recursive" => slot.into(&mut self.io_time_recursive),
            "sectors_recursive" => slot.into(&mut self.sectors_recursive),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("io_service_bytes_recursive", &self.io_service_bytes_recursive);
        members.always("io_serviced_recursive", &self.io_serviced_recursive);
        members.always("io_queue_recursive", &self.io_queue_recursive);
        members.always("io_service_time_recursive", &self.io_service_time_recursive);
        members.always("io_wait_time_recursive", &self.io_wait_time_recursive);
        members.always("io_merged_recursive", &self.io_merged_recursive);
        members.always("io_time_recursive", &self.io_time_recursive);
        members.always("sectors_recursive", &self.sectors_recursive);
    }
}

pierhead_support::object!(BlkioStats);
