//! Pieces of plans: file systems, device nodes, control groups.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use pierhead_runtime::kernel::CgroupMounts;
use pierhead_runtime::launch::{
    CgroupPlan, DeviceKind, DeviceNode, MountAttrs, MountKind, MountPlan, UnifiedGroup, V1Group,
};

pub(crate) fn filesystem(
    target: &str,
    fstype: &str,
    options: &[&str],
    attrs: MountAttrs,
) -> MountPlan {
    MountPlan {
        target: target.to_owned(),
        kind: MountKind::Filesystem {
            fstype: fstype.to_owned(),
            source: fstype.to_owned(),
            options: options.iter().map(|option| (*option).to_owned()).collect(),
        },
        attrs,
        propagation: None,
    }
}

pub(crate) fn node(path: &str, major: u32, minor: u32) -> DeviceNode {
    DeviceNode {
        path: path.to_owned(),
        kind: DeviceKind::Char,
        major,
        minor,
        mode: 0o666,
        uid: 0,
        gid: 0,
    }
}

pub(crate) fn next_group() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!(
        "pierhead-test-{}-{}",
        std::process::id(),
        NEXT.fetch_add(1, Ordering::Relaxed)
    )
}

pub(crate) fn group_parents(mounts: &CgroupMounts, group: &str) -> Vec<PathBuf> {
    let v1 = mounts.v1.iter().map(|hierarchy| &hierarchy.mount);
    v1.chain(mounts.unified.iter().map(|unified| &unified.mount))
        .map(|mount| mount.join(group))
        .collect()
}

pub(crate) fn cgroup_plan(mounts: &CgroupMounts, group: &str, id: &str) -> CgroupPlan {
    let path = format!("{group}/{id}");
    CgroupPlan {
        v1: mounts
            .v1
            .iter()
            .map(|hierarchy| V1Group {
                controllers: hierarchy.controllers.clone(),
                mount: hierarchy.mount.clone(),
                path: path.clone(),
                settings: Vec::new(),
            })
            .collect(),
        unified: mounts.unified.as_ref().map(|unified| UnifiedGroup {
            mount: unified.mount.clone(),
            path,
            controllers: Vec::new(),
            settings: Vec::new(),
            device_rules: Vec::new(),
        }),
    }
}
