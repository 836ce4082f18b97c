//! What this host is: its control groups and what we may do on it. Asked once, at start.

use std::path::PathBuf;

use super::{CallError, OrCall, creds};

/// One mounted version 1 hierarchy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct V1Hierarchy {
    /// Its controllers as the mount names them, for example `cpu,cpuacct` or `name=systemd`.
    pub controllers: String,
    /// Where it is mounted.
    pub mount: PathBuf,
}

/// The mounted unified hierarchy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnifiedHierarchy {
    /// Where it is mounted.
    pub mount: PathBuf,
    /// Its controllers.
    pub controllers: Vec<String>,
}

/// How control groups are mounted: version 1, unified, or both side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CgroupMounts {
    /// Version 1 hierarchies.
    pub v1: Vec<V1Hierarchy>,
    /// The unified hierarchy.
    pub unified: Option<UnifiedHierarchy>,
}

impl CgroupMounts {
    /// Whether this host is on cgroup version 2: nothing but the unified hierarchy.
    pub fn is_version_2(&self) -> bool {
        self.v1
            .iter()
            .all(|hierarchy| hierarchy.controllers.starts_with("name="))
            && self.unified.is_some()
    }

    /// Whether a controller is there, in either version.
    pub fn has(&self, controller: &str) -> bool {
        let v1 = self
            .v1
            .iter()
            .any(|h| h.controllers.split(',').any(|name| name == controller));
        v1 || self
            .unified
            .as_ref()
            .is_some_and(|u| u.controllers.iter().any(|name| name == controller))
    }
}

/// What a plan needs to know about this host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostFacts {
    /// How control groups are mounted.
    pub cgroups: CgroupMounts,
    /// Whether swap is counted per group, so that it can be limited.
    pub counts_swap: bool,
    /// Capabilities that we can hand on, as a bit mask.
    pub capabilities: u64,
    /// The kernel's release, for profiles with rules by version.
    pub kernel_release: String,
}

/// Asks the kernel.
pub fn read_host_facts() -> Result<HostFacts, CallError> {
    let table = std::fs::read_to_string("/proc/self/mountinfo")
        .or_call(|| "read(\"/proc/self/mountinfo\")".to_owned())?;
    let mut cgroups = parse_cgroup_mounts(&table);
    if let Some(unified) = &mut cgroups.unified {
        let list =
            std::fs::read_to_string(unified.mount.join("cgroup.controllers")).unwrap_or_default();
        unified.controllers = list.split_whitespace().map(str::to_owned).collect();
    }
    let capabilities = creds::bounding_capabilities() & creds::effective_capabilities()?;
    let release = rustix::system::uname()
        .release()
        .to_string_lossy()
        .into_owned();
    let memory = |h: &&V1Hierarchy| h.controllers.split(',').any(|name| name == "memory");
    let counts_swap = match cgroups.v1.iter().find(memory) {
        Some(memory) => memory.mount.join("memory.memsw.limit_in_bytes").exists(),
        // The root group has no such file; a kernel with swap and the controller counts it.
        None => cgroups.has("memory") && std::path::Path::new("/proc/swaps").exists(),
    };
    Ok(HostFacts {
        cgroups,
        counts_swap,
        capabilities,
        kernel_release: release,
    })
}

/// Finds control group mounts in the text of a mountinfo file.
fn parse_cgroup_mounts(table: &str) -> CgroupMounts {
    const V1_FLAGS: [&str; 6] = ["rw", "ro", "xattr", "clone_children", "noprefix", "none"];
    let mut mounts = CgroupMounts::default();
    for line in table.lines() {
        let Some((left, right)) = line.split_once(" - ") else {
            continue;
        };
        let mut right = right.split(' ');
        let fstype = right.next().unwrap_or_default();
        let options = right.nth(1).unwrap_or_default();
        let Some(point) = left.split(' ').nth(4) else {
            continue;
        };
        let mount = PathBuf::from(unescape(point));
        match fstype {
            "cgroup" => {
                let names: Vec<&str> = options
                    .split(',')
                    .filter(|option| {
                        !V1_FLAGS.contains(option) && !option.starts_with("release_agent=")
                    })
                    .collect();
                let controllers = names.join(",");
                let known = mounts
                    .v1
                    .iter()
                    .any(|hierarchy| hierarchy.controllers == controllers);
                if !controllers.is_empty() && !known {
                    mounts.v1.push(V1Hierarchy { controllers, mount });
                }
            }
            "cgroup2" if mounts.unified.is_none() => {
                mounts.unified = Some(UnifiedHierarchy {
                    mount,
                    controllers: Vec::new(),
                });
            }
            _ => {}
        }
    }
    mounts
}

/// Undoes the octal escapes of mountinfo (`\040` is a space).
fn unescape(text: &str) -> String {
    text.replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hybrid_hosts_have_both_versions() {
        let table = "31 23 0:28 / /sys/fs/cgroup rw - tmpfs tmpfs rw\n\
                     32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct\n\
                     40 31 0:37 / /sys/fs/cgroup/systemd rw - cgroup cgroup rw,xattr,name=systemd\n\
                     41 31 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n";
        let mounts = parse_cgroup_mounts(table);
        let controllers: Vec<&str> = mounts.v1.iter().map(|h| h.controllers.as_str()).collect();
        assert_eq!(controllers, ["cpu,cpuacct", "name=systemd"]);
        assert_eq!(
            mounts.unified.map(|u| u.mount),
            Some(PathBuf::from("/sys/fs/cgroup/unified"))
        );
    }

    #[test]
    fn version_2_is_unified_alone() {
        let mounts = parse_cgroup_mounts("41 31 0:38 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
        assert!(mounts.is_version_2());
    }
}
