//! The CPU time of an engine: its processes, those that detach themselves from it, and the containers it starts.
//!
//! Adding up processes would miss what nobody waits for (our monitors, containerd's shims), so a control group counts.
//! Ours gets one; theirs is counted where it is if it has one of its own, as a service has.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A group that cannot be made or read.
#[derive(Debug, thiserror::Error)]
#[error("cannot {action} the control group's {}", path.display())]
pub(crate) struct GroupError {
    action: &'static str,
    path: PathBuf,
    source: io::Error,
}

/// Where an engine's CPU time is counted.
#[derive(Debug)]
pub(super) struct Accounting {
    /// The engine's own processes, and the parent of its containers.
    groups: Vec<PathBuf>,
    /// The one to remove at the end.
    made: Option<PathBuf>,
}

impl Accounting {
    /// Moves these processes into a group of their own. What they start from now on is in it as well.
    pub(super) fn make(pids: &[u32], containers: &str) -> Result<Self, GroupError> {
        let group = root().join(format!("pierhead-bench-{}", std::process::id()));
        fs::create_dir(&group).map_err(failed("make", &group))?;
        let accounting = Self::of_groups(group.clone(), containers, Some(group.clone()));
        let members = group.join("cgroup.procs");
        for pid in pids {
            fs::write(&members, pid.to_string()).map_err(failed("fill", &members))?;
        }
        Ok(accounting)
    }

    /// The group that a process is in already; `None` if it shares that with us or is in the topmost one.
    pub(super) fn find(pid: u32, containers: &str) -> Option<Self> {
        let theirs = group_of(&pid.to_string())?;
        if theirs == "/" || Some(&theirs) == group_of("self").as_ref() {
            return None;
        }
        let group = root().join(theirs.trim_start_matches('/'));
        Some(Self::of_groups(group, containers, None))
    }

    fn of_groups(group: PathBuf, containers: &str, made: Option<PathBuf>) -> Self {
        let mut groups = vec![group];
        let parent = root().join(containers);
        // Where the parent of the containers is below the engine's group, it is counted with that.
        if parent.exists() {
            groups.push(parent);
        }
        Self { groups, made }
    }

    /// What was used so far.
    pub(super) fn used(&self) -> Result<Duration, GroupError> {
        self.groups.iter().map(|group| used_in(group)).sum()
    }
}

impl Drop for Accounting {
    fn drop(&mut self) {
        if let Some(group) = &self.made {
            // The daemon has ended by now; what is left otherwise is an empty group.
            let _ = fs::remove_dir(group);
        }
    }
}

/// The hierarchy that counts CPU time.
fn root() -> PathBuf {
    let first = PathBuf::from("/sys/fs/cgroup/cpuacct");
    if first.exists() {
        first
    } else {
        PathBuf::from("/sys/fs/cgroup")
    }
}

/// The path in that hierarchy of the group that a process is in (cgroups(7)).
fn group_of(process: &str) -> Option<String> {
    let table = fs::read_to_string(format!("/proc/{process}/cgroup")).ok()?;
    group_in(&table, root().ends_with("cpuacct")).map(str::to_owned)
}

fn group_in(table: &str, first: bool) -> Option<&str> {
    table.lines().find_map(|line| {
        let mut fields = line.splitn(3, ':').skip(1);
        let (controllers, path) = (fields.next()?, fields.next()?);
        let counts = if first {
            controllers.split(',').any(|name| name == "cpuacct")
        } else {
            controllers.is_empty()
        };
        counts.then_some(path)
    })
}

fn used_in(group: &Path) -> Result<Duration, GroupError> {
    let first = group.join("cpuacct.usage");
    let path = if first.exists() {
        first
    } else {
        group.join("cpu.stat")
    };
    let text = fs::read_to_string(&path).map_err(failed("read", &path))?;
    parse_usage(&text).ok_or_else(|| failed("understand", &path)(io::ErrorKind::InvalidData.into()))
}

/// `cpuacct.usage` is nanoseconds; `cpu.stat` has a line with microseconds.
fn parse_usage(text: &str) -> Option<Duration> {
    let micros = |line: &str| line.strip_prefix("usage_usec ")?.trim().parse().ok();
    match text.trim().parse() {
        Ok(nanos) => Some(Duration::from_nanos(nanos)),
        Err(_) => text.lines().find_map(micros).map(Duration::from_micros),
    }
}

fn failed<'p>(action: &'static str, path: &'p Path) -> impl FnOnce(io::Error) -> GroupError + 'p {
    move |source| GroupError {
        action,
        path: path.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_of_groups_say_what_was_used() {
        let second = "usage_usec 1500\nuser_usec 1000\n";
        assert_eq!(parse_usage(second), Some(Duration::from_micros(1500)));
        assert_eq!(parse_usage("1500000\n"), Some(Duration::from_micros(1500)));
        assert_eq!(parse_usage("nothing"), None);
    }

    #[test]
    fn the_line_of_the_right_hierarchy_is_read() {
        let table = "5:cpu,cpuacct:/a\n4:memory:/b\n0::/c\n";
        assert_eq!(group_in(table, true), Some("/a"));
        assert_eq!(group_in(table, false), Some("/c"));
    }
}
