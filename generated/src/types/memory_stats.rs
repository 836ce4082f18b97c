// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use std::collections::BTreeMap;

/// A sample of memory use, in bytes. An empty object for a container that does not run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MemoryStats {
    /// Memory used now, the page cache included. Tools subtract the inactive file pages in `stats` before they show
    /// it.
    pub usage: Option<u64>,
    /// The most that was used at any time. Absent where the kernel does not count it.
    pub max_usage: Option<u64>,
    /// The kernel's own counters, as in the file `memory.stat` of the cgroup; which there are depends on the
    /// kernel.
    pub stats: Option<BTreeMap<String, u64>>,
    /// How often the limit was hit. Absent or 0 where the kernel does not count it.
    pub failcnt: Option<u64>,
    /// The limit: that of the container, or all of the host's memory without one.
    pub limit: Option<u64>,
    /// Bytes committed (Windows only).
    pub commit: Option<u64>,
    /// The most bytes committed at any time (Windows only).
    pub commitpeakbytes: Option<u64>,
    /// Bytes of the private working set (Windows only).
    pub privateworkingset: Option<u64>,
}

impl data::Object for MemoryStats {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "usage" => slot.into(&mut self.usage),
            "max_usage" => slot.into(&mut self.max_usage),
            "stats" => slot.into(&mut self.stats),
            "failcnt" => slot.into(&mut self.failcnt),
            "limit" => slot.into(&mut self.limit),
            "commit" => slot.into(&mut self.commit),
            "commitpeakbytes" => slot.into(&mut self.commitpeakbytes),
            "privateworkingset" => slot.into(&mut self.privateworkingset),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("usage", &self.usage);
        members.given("max_usage", &self.max_usage);
        members.given("stats", &self.stats);
        members.given("failcnt", &self.failcnt);
        members.given("limit", &self.limit);
        members.given("commit", &self.commit);
        members.given("commitpeakbytes", &self.commitpeakbytes);
        members.given("privateworkingset", &self.privateworkingset);
    }
}

pierhead_support::object!(MemoryStats);
