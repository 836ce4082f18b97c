//! The mounts of a container, in order.

use std::path::{Path, PathBuf};

use oci_spec::runtime::Mount;

use super::ipc::ShmPlan;
use super::{ContainerInput, SpecError, defaults, options};
use crate::launch::{MountAttrs, Propagation};
use crate::model::{MountPointKind, render_propagation};

const SHM: &str = "/dev/shm";

/// Default mounts that the user did not replace, /dev/shm, the user's own by depth, and the network's files.
pub(super) fn build(input: &ContainerInput<'_>) -> Result<Vec<Mount>, SpecError> {
    let users = |target: &str| {
        input
            .mounts
            .iter()
            .any(|mount| mount.point.destination == target)
    };
    let mut mounts = Vec::with_capacity(16);
    for default in &defaults::MOUNTS {
        // A /dev of the user's own comes without ours below it.
        let covered = default.target.starts_with("/dev/") && users("/dev");
        if covered || users(default.target) {
            continue;
        }
        let mut attrs = default.attrs;
        if input.host_config.privileged && matches!(default.fstype, "sysfs" | "cgroup") {
            attrs.read_only = false;
        }
        attrs.read_only |= input.host_config.readonly_rootfs && !default.stays_writable;
        let fs_options = default.options.iter().map(|option| (*option).to_owned());
        mounts.push(mount(
            default.target,
            default.fstype,
            Path::new(default.fstype),
            attrs,
            fs_options.collect(),
        ));
    }
    mounts.extend(shared_memory(&input.ipc.shm));
    let mut own: Vec<_> = input.mounts.iter().collect();
    own.sort_by_key(|mount| mount.point.destination.matches('/').count());
    for mount in own {
        // A shareable container's own tmpfs is made on the host, for joiners to see.
        if mount.point.destination == SHM && matches!(input.ipc.shm, ShmPlan::Owned { .. }) {
            continue;
        }
        mounts.push(users_mount(mount)?);
    }
    let files = [
        ("/etc/resolv.conf", input.resolv_conf_path),
        ("/etc/hostname", input.hostname_path),
        ("/etc/hosts", input.hosts_path),
    ];
    for (target, source) in files {
        if let Some(source) = source
            && !users(target)
        {
            let attrs = MountAttrs {
                read_only: input.host_config.readonly_rootfs,
                ..MountAttrs::default()
            };
            mounts.push(bind(target, source, attrs, Propagation::RecursivePrivate));
        }
    }
    check_duplicates(&mounts)?;
    Ok(mounts)
}

fn shared_memory(plan: &ShmPlan) -> Option<Mount> {
    match plan {
        ShmPlan::Absent | ShmPlan::User => None,
        ShmPlan::Inside(tmpfs) => Some(mount(
            SHM,
            "tmpfs",
            Path::new("shm"),
            tmpfs.attrs,
            tmpfs.options.clone(),
        )),
        ShmPlan::Owned { directory, tmpfs } => {
            // The mount on the host has these too, but a copy of it keeps its own.
            Some(bind(
                SHM,
                directory,
                tmpfs.attrs,
                Propagation::RecursivePrivate,
            ))
        }
        ShmPlan::Bound(source) => Some(bind(
            SHM,
            source,
            MountAttrs::default(),
            Propagation::RecursivePrivate,
        )),
    }
}

fn users_mount(resolved: &super::ResolvedMount<'_>) -> Result<Mount, SpecError> {
    let point = resolved.point;
    let propagation = point.propagation.unwrap_or(Propagation::RecursivePrivate);
    let attrs = MountAttrs {
        read_only: !point.writable,
        ..MountAttrs::default()
    };
    match (&point.kind, &resolved.source) {
        (MountPointKind::Tmpfs { options }, _) => {
            // What the user says comes last and so can undo these.
            let words = ["noexec", "nosuid", "nodev"].map(str::to_owned);
            let words: Vec<String> = words.into_iter().chain(options.iter().cloned()).collect();
            let (mut attrs, fs_options, _) = options::split(&words);
            attrs.read_only |= !point.writable;
            Ok(mount(
                &point.destination,
                "tmpfs",
                Path::new("tmpfs"),
                attrs,
                fs_options,
            ))
        }
        (MountPointKind::Bind { source }, None) => {
            Ok(bind(&point.destination, source, attrs, propagation))
        }
        (_, Some(source)) => Ok(bind(&point.destination, source, attrs, propagation)),
        (MountPointKind::Volume { name, .. }, None) => Err(SpecError::Unsupported {
            what: format!("volume {name}, which is not mounted,"),
        }),
    }
}

fn bind(target: &str, source: &Path, attrs: MountAttrs, propagation: Propagation) -> Mount {
    let words = vec![
        "rbind".to_owned(),
        render_propagation(propagation).to_owned(),
    ];
    mount(target, "bind", source, attrs, words)
}

fn mount(
    target: &str,
    fstype: &str,
    source: &Path,
    attrs: MountAttrs,
    further: Vec<String>,
) -> Mount {
    let mut words = options::render(attrs);
    words.extend(further);
    let mut mount = Mount::default();
    mount
        .set_destination(PathBuf::from(target))
        .set_typ(Some(fstype.to_owned()))
        .set_source(Some(source.to_owned()))
        .set_options(Some(words));
    mount
}

fn check_duplicates(mounts: &[Mount]) -> Result<(), SpecError> {
    let mut targets: Vec<_> = mounts.iter().map(Mount::destination).collect();
    targets.sort();
    match targets.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(SpecError::DuplicateMount {
            destination: pair[0].display().to_string(),
        }),
        None => Ok(()),
    }
}

/// The init program, where `--init` expects it.
pub(super) fn init_program(program: &Path) -> Mount {
    let attrs = MountAttrs {
        read_only: true,
        ..MountAttrs::default()
    };
    bind(
        super::process::INIT_PATH,
        program,
        attrs,
        Propagation::RecursivePrivate,
    )
}
