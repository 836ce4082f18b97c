// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::{Timestamp, data};
use std::collections::BTreeMap;
use super::{BlkioStats, CpuStats, MemoryStats, NetworkStats, PidsStats, StorageStats};

/// One sample of what a container uses.
///
/// Not as published: Published as an object without properties; the shape is what engines send.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContainerStatsResponse {
    /// When the sample was taken. `0001-01-01T00:00:00Z` for a container that does not run.
    pub read: Option<Timestamp>,
    /// When the sample in `precpu_stats` was taken. `0001-01-01T00:00:00Z` in the first line of a stream.
    pub preread: Option<Timestamp>,
    /// The container's id.
    pub id: Option<String>,
    /// The container's name, with a leading `/`.
    pub name: Option<String>,
    /// Number of processors of the host (Windows only); 0 elsewhere.
    pub num_procs: Option<u32>,
    /// Its processes and threads.
    pub pids_stats: Option<PidsStats>,
    /// Its traffic with block devices.
    pub blkio_stats: Option<BlkioStats>,
    /// Its disk traffic (Windows only).
    pub storage_stats: Option<StorageStats>,
    /// Its processor time.
    pub cpu_stats: Option<CpuStats>,
    /// Its processor time in the sample before.
    pub precpu_stats: Option<CpuStats>,
    /// Its memory.
    pub memory_stats: Option<MemoryStats>,
    /// The traffic of each of its interfaces, by the interface's name inside. Absent when it has no network of its
    /// own.
    pub networks: Option<BTreeMap<String, NetworkStats>>,
}

impl data::Object for ContainerStatsResponse {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "read" => slot.into(&mut self.read),
            "preread" => slot.into(&mut self.preread),
            "id" => slot.into(&mut self.id),
            "name" => slot.into(&mut self.name),
            "num_procs" => slot.into(&mut self.num_procs),
            "pids_stats" => slot.into(&mut self.pids_stats),
            "blkio_stats" => slot.into(&mut self.blkio_stats),
            "storage_stats" => slot.into(&mut self.storage_stats),
            "cpu_stats" => slot.into(&mut self.cpu_stats),
            "precpu_stats" => slot.into(&mut self.precpu_stats),
            "memory_stats" => slot.into(&mut self.memory_stats),
            "networks" => slot.into(&mut self.networks),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("read", &self.read);
        members.given("preread", &self.preread);
        members.given("id", &self.id);
        members.given("name", &self.name);
        members.given("num_procs", &self.num_procs);
        members.given("pids_stats", &self.pids_stats);
        members.given("blkio_stats", &self.blkio_stats);
        members.given("storage_stats", &self.storage_stats);
        members.given("cpu_stats", &self.cpu_stats);
        members.given("precpu_stats", &self.precpu_stats);
        members.given("memory_stats", &self.memory_stats);
        members.given("networks", &self.networks);
    }
}

pierhead_support::object!(ContainerStatsResponse);
