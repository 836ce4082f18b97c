//! Mount options as text: which are the mount's, which the file system's, which say how mounts travel.

use crate::launch::{MountAttrs, Propagation};

/// Splits options into attributes of the mount, options of the file system, and the propagation if one is named.
/// Words that only undo a default (`rw`, `suid`, `dev`, `exec`) undo an earlier one of the same list.
pub(super) fn split(options: &[String]) -> (MountAttrs, Vec<String>, Option<Propagation>) {
    let mut attrs = MountAttrs::default();
    let mut rest = Vec::new();
    let mut propagation = None;
    for option in options {
        match option.as_str() {
            "ro" => attrs.read_only = true,
            "rw" => attrs.read_only = false,
            "nosuid" => attrs.nosuid = true,
            "suid" => attrs.nosuid = false,
            "nodev" => attrs.nodev = true,
            "dev" => attrs.nodev = false,
            "noexec" => attrs.noexec = true,
            "exec" => attrs.noexec = false,
            "noatime" => attrs.noatime = true,
            "nodiratime" => attrs.nodiratime = true,
            "strictatime" => attrs.strictatime = true,
            // The kernel's own defaults, and words that say what the type says already.
            "atime" | "diratime" | "relatime" | "defaults" | "bind" | "rbind" | "" => {}
            "private" => propagation = Some(Propagation::Private),
            "rprivate" => propagation = Some(Propagation::RecursivePrivate),
            "slave" => propagation = Some(Propagation::Slave),
            "rslave" => propagation = Some(Propagation::RecursiveSlave),
            "shared" => propagation = Some(Propagation::Shared),
            "rshared" => propagation = Some(Propagation::RecursiveShared),
            _ => rest.push(option.clone()),
        }
    }
    (attrs, rest, propagation)
}

/// Renders attributes as options.
pub(super) fn render(attrs: MountAttrs) -> Vec<String> {
    [
        (attrs.read_only, "ro"),
        (attrs.nosuid, "nosuid"),
        (attrs.nodev, "nodev"),
        (attrs.noexec, "noexec"),
        (attrs.noatime, "noatime"),
        (attrs.nodiratime, "nodiratime"),
        (attrs.strictatime, "strictatime"),
    ]
    .into_iter()
    .filter(|(wanted, _)| *wanted)
    .map(|(_, word)| word.to_owned())
    .collect()
}
