//! Memory of a process and everything under it, as /proc has it.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::PathBuf;

/// What a tree of processes uses at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Usage {
    /// How many processes there are.
    pub(super) processes: u32,
    /// Proportional set size: shared pages counted in parts, so that the sum is true.
    pub(super) pss_kib: u64,
    /// Resident set size: shared pages counted by everybody who maps them.
    pub(super) rss_kib: u64,
}

/// A process could not be looked at.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ProcessesError {
    #[error("cannot read {}: is there such a process?", path.display())]
    Read { path: PathBuf, source: io::Error },
}

impl Usage {
    /// Looks at a process and all its descendants.
    pub(super) fn of_tree(root: u32) -> Result<Self, ProcessesError> {
        let parents = parents();
        let mut usage = Self::of(root)?;
        let mut todo = vec![root];
        while let Some(parent) = todo.pop() {
            for (&child, _) in parents.iter().filter(|(_, of)| **of == parent) {
                // One that has ended meanwhile uses nothing.
                if let Ok(one) = Self::of(child) {
                    usage.add(one);
                }
                todo.push(child);
            }
        }
        Ok(usage)
    }

    fn of(pid: u32) -> Result<Self, ProcessesError> {
        let smaps = read(pid, "smaps_rollup")?;
        Ok(Self {
            processes: 1,
            pss_kib: kib(&smaps, "Pss:"),
            rss_kib: kib(&smaps, "Rss:"),
        })
    }

    fn add(&mut self, other: Self) {
        self.processes += other.processes;
        self.pss_kib += other.pss_kib;
        self.rss_kib += other.rss_kib;
    }
}

/// The processes that a process has started and that are still there.
pub(super) fn children(pid: u32) -> Vec<u32> {
    let all = parents().into_iter();
    all.filter(|(_, parent)| *parent == pid)
        .map(|(child, _)| child)
        .collect()
}

/// Where the parent stands behind the process's name.
const PPID: usize = 1;

/// The fields behind the name, which is in parentheses and may hold spaces and parentheses itself.
fn fields(stat: &str) -> Option<impl Iterator<Item = &str>> {
    let (_, behind) = stat.rsplit_once(") ")?;
    Some(behind.split_ascii_whitespace())
}

/// The parent of every process.
fn parents() -> BTreeMap<u32, u32> {
    let mut parents = BTreeMap::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let pid = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse().ok());
        let Some(pid) = pid else { continue };
        let Ok(stat) = read(pid, "stat") else {
            continue;
        };
        let parent = fields(&stat).and_then(|mut fields| fields.nth(PPID)?.parse().ok());
        if let Some(parent) = parent {
            parents.insert(pid, parent);
        }
    }
    parents
}

fn kib(smaps: &str, key: &str) -> u64 {
    smaps
        .lines()
        .find_map(|line| {
            line.strip_prefix(key)?
                .trim()
                .strip_suffix(" kB")?
                .parse()
                .ok()
        })
        .unwrap_or(0)
}

fn read(pid: u32, name: &str) -> Result<String, ProcessesError> {
    let path = path(pid, name);
    fs::read_to_string(&path).map_err(|source| ProcessesError::Read { path, source })
}

fn path(pid: u32, name: &str) -> PathBuf {
    PathBuf::from(format!("/proc/{pid}/{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_spaces_and_parentheses_moves_no_field() {
        let stat = "12 (a ) (b) S 7 12 12 0 -1";
        let fields: Vec<&str> = fields(stat).unwrap().collect();
        assert_eq!(fields[PPID], "7");
    }

    #[test]
    fn this_process_uses_memory() {
        let usage = Usage::of_tree(std::process::id()).unwrap();
        assert!(usage.processes >= 1 && usage.pss_kib > 0 && usage.rss_kib >= usage.pss_kib);
    }
}
