//! The container's file tree: root, mounts, devices, links, hidden paths.

use std::collections::HashMap;
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

use rustix::fs::{FileType, OFlags};

use super::plan::{DeviceKind, DeviceNode, LaunchPlan, MountAttrs, MountKind, MountPlan, RootFs};
use super::{LaunchFailure, Propagation, Step};
use crate::kernel::inroot::{InRoot, Links};
use crate::kernel::{AtStep, CallError, OrCall, mounts};

/// Links that every /dev has.
const DEV_LINKS: [(&str, &str); 6] = [
    ("/dev/fd", "/proc/self/fd"),
    ("/dev/stdin", "/proc/self/fd/0"),
    ("/dev/stdout", "/proc/self/fd/1"),
    ("/dev/stderr", "/proc/self/fd/2"),
    ("/dev/core", "/proc/kcore"),
    ("/dev/ptmx", "pts/ptmx"),
];

/// A container's tree, mounted but not yet entered.
pub(super) struct Tree {
    pub(super) root: InRoot,
    /// The container's procfs, if the plan has one: what is written through it cannot be redirected.
    pub(super) proc: Option<OwnedFd>,
}

/// Builds the tree of a plan in the present mount namespace.
pub(super) fn build(plan: &LaunchPlan) -> Result<Tree, LaunchFailure> {
    mounts::set_root_propagation(plan.root.propagation).at(Step::Root)?;
    let mut sources = Vec::new();
    if !matches!(
        plan.root.propagation,
        Propagation::Private | Propagation::RecursivePrivate
    ) {
        // Copies first: what is made private next may hold sources that are to stay connected to the host.
        sources = clone_sources(&plan.mounts).at(Step::Mount)?;
        let path = match &plan.root.fs {
            RootFs::Overlay { upper, .. } => upper,
            RootFs::Directory(path) => path,
        };
        mounts::make_holder_private(path).at(Step::Root)?;
    }
    let root = match &plan.root.fs {
        RootFs::Overlay { lower, upper, work } => mounts::mount_overlay(lower, upper, work),
        RootFs::Directory(path) => mounts::mount_directory(path),
    }
    .at(Step::Root)?;
    if !sources.is_empty() {
        mounts::set_propagation(root.as_fd(), Propagation::Private).at(Step::Root)?;
    }
    let mut tree = Tree {
        root: InRoot::new(root),
        proc: None,
    };
    let mut sources = sources.into_iter();
    for mount in &plan.mounts {
        let attached = tree
            .mount(mount, plan, sources.next().flatten())
            .at(Step::Mount)?;
        if mount.target == "/dev" {
            tree.fill_dev(&plan.devices).at(Step::Device)?;
        }
        if is_filesystem(mount, "proc") {
            tree.proc = attached;
        }
    }
    if !plan.mounts.iter().any(|mount| mount.target == "/dev") {
        tree.fill_dev(&plan.devices).at(Step::Device)?;
    }
    Ok(tree)
}

/// Detached copies of what is bound, one place for each mount.
fn clone_sources(plans: &[MountPlan]) -> Result<Vec<Option<OwnedFd>>, CallError> {
    plans
        .iter()
        .map(|plan| match &plan.kind {
            MountKind::Bind { source, recursive } => {
                mounts::clone_tree(source, *recursive).map(Some)
            }
            _ => Ok(None),
        })
        .collect()
}

fn is_filesystem(mount: &MountPlan, wanted: &str) -> bool {
    matches!(&mount.kind, MountKind::Filesystem { fstype, .. } if fstype == wanted)
}

/// Links are never followed to where the kernel's own file systems go; an image that makes /proc or /dev a link
/// does not start.
fn links_for(target: &str) -> Links {
    let kernel = ["/proc", "/sys", "/dev"];
    let inside = |top: &str| {
        target == top
            || target
                .strip_prefix(top)
                .is_some_and(|rest| rest.starts_with('/'))
    };
    if kernel.into_iter().any(inside) {
        Links::Refuse
    } else {
        Links::Follow
    }
}

impl Tree {
    /// Makes one mount; gives its root if it is a new file system.
    fn mount(
        &self,
        plan: &MountPlan,
        launch: &LaunchPlan,
        source_tree: Option<OwnedFd>,
    ) -> Result<Option<OwnedFd>, CallError> {
        let links = links_for(&plan.target);
        match &plan.kind {
            MountKind::Filesystem {
                fstype,
                source,
                options,
            } => {
                let mount = mounts::new_filesystem(fstype, source, options, plan.attrs)?;
                let target = self.root.ensure_directory(&plan.target, links)?;
                mounts::attach(mount.as_fd(), target.as_fd(), &plan.target)?;
                if let Some(propagation) = plan.propagation {
                    mounts::set_propagation(mount.as_fd(), propagation)?;
                }
                Ok(Some(mount))
            }
            MountKind::Bind { source, recursive } => {
                let tree = match source_tree {
                    Some(tree) => tree,
                    None => mounts::clone_tree(source, *recursive)?,
                };
                self.bind(&tree, plan, links)?;
                Ok(None)
            }
            MountKind::Cgroup => {
                self.cgroup_view(plan, launch)?;
                Ok(None)
            }
        }
    }

    fn bind(&self, tree: &OwnedFd, plan: &MountPlan, links: Links) -> Result<(), CallError> {
        let target = if mounts::is_directory(tree.as_fd())? {
            self.root.ensure_directory(&plan.target, links)?
        } else {
            self.root.ensure_file(&plan.target, links)?
        };
        mounts::set_attributes(tree.as_fd(), plan.attrs)?;
        if let Some(propagation) = plan.propagation {
            mounts::set_propagation(tree.as_fd(), propagation)?;
        }
        mounts::attach(tree.as_fd(), target.as_fd(), &plan.target)
    }

    /// Shows the container its own groups, laid out as the host has its hierarchies.
    fn cgroup_view(&self, plan: &MountPlan, launch: &LaunchPlan) -> Result<(), CallError> {
        let groups = &launch.cgroups;
        let bind = |source: &Path, target: &str| {
            let tree = mounts::clone_tree(source, false)?;
            mounts::set_attributes(tree.as_fd(), plan.attrs)?;
            let target_fd = self.root.ensure_directory(target, Links::Refuse)?;
            mounts::attach(tree.as_fd(), target_fd.as_fd(), target)
        };
        if let (true, Some(unified)) = (groups.v1.is_empty(), &groups.unified) {
            return bind(&unified.mount.join(&unified.path), &plan.target);
        }
        let writable = MountAttrs {
            read_only: false,
            ..plan.attrs
        };
        let holder = mounts::new_filesystem("tmpfs", "tmpfs", &["mode=755".to_owned()], writable)?;
        let target = self.root.ensure_directory(&plan.target, Links::Refuse)?;
        mounts::attach(holder.as_fd(), target.as_fd(), &plan.target)?;
        for group in &groups.v1 {
            let Some(name) = group.mount.file_name().and_then(|name| name.to_str()) else {
                continue;
            };
            bind(
                &group.mount.join(&group.path),
                &format!("{}/{name}", plan.target),
            )?;
            // Hierarchies with several controllers are known by each of their names as well.
            for controller in group
                .controllers
                .split(',')
                .filter(|controller| *controller != name)
            {
                if !controller.starts_with("name=") {
                    self.root
                        .make_link(&format!("{}/{controller}", plan.target), name)?;
                }
            }
        }
        if let Some(unified) = &groups.unified
            && let Some(name) = unified.mount.file_name().and_then(|name| name.to_str())
        {
            bind(
                &unified.mount.join(&unified.path),
                &format!("{}/{name}", plan.target),
            )?;
        }
        mounts::set_attributes(
            holder.as_fd(),
            MountAttrs {
                read_only: plan.attrs.read_only,
                ..MountAttrs::default()
            },
        )
    }

    fn fill_dev(&self, devices: &[DeviceNode]) -> Result<(), CallError> {
        for device in devices {
            let kind = match device.kind {
                DeviceKind::Block => FileType::BlockDevice,
                DeviceKind::Char | DeviceKind::Any => FileType::CharacterDevice,
            };
            let number = rustix::fs::makedev(device.major, device.minor);
            let owner = (device.uid != 0 || device.gid != 0).then_some((device.uid, device.gid));
            self.root
                .make_node(&device.path, kind, device.mode, number, owner)?;
        }
        for (path, target) in DEV_LINKS {
            self.root.make_link(path, target)?;
        }
        Ok(())
    }

    /// Hides paths: files behind the container's own /dev/null, directories behind an empty read-only tmpfs.
    pub(super) fn mask(&self, paths: &[String]) -> Result<(), CallError> {
        let read_only = MountAttrs {
            read_only: true,
            ..MountAttrs::default()
        };
        let mut empty: Option<OwnedFd> = None;
        let mut null: Option<OwnedFd> = None;
        for path in paths {
            let Some(target) = self.root.open_existing(path, OFlags::PATH, Links::Follow)? else {
                continue;
            };
            let cover = if mounts::is_directory(target.as_fd())? {
                if empty.is_none() {
                    empty = Some(mounts::new_filesystem(
                        "tmpfs",
                        "tmpfs",
                        &["size=0".to_owned()],
                        read_only,
                    )?);
                } else if let Some(used) = &empty {
                    // One file system serves all: a mount can be attached once, but copied often.
                    empty = Some(mounts::clone_descriptor(used.as_fd(), "empty directory")?);
                }
                empty.as_ref()
            } else {
                let source = match null.take() {
                    Some(source) => source,
                    None => self.null_device()?,
                };
                let copy = mounts::clone_descriptor(source.as_fd(), "/dev/null")?;
                null = Some(source);
                mounts::set_attributes(copy.as_fd(), read_only)?;
                mounts::attach(copy.as_fd(), target.as_fd(), path)?;
                continue;
            };
            if let Some(cover) = cover {
                mounts::attach(cover.as_fd(), target.as_fd(), path)?;
            }
        }
        Ok(())
    }

    /// The container's /dev/null, if it is the null device and nothing else.
    fn null_device(&self) -> Result<OwnedFd, CallError> {
        let null = self.root.open("/dev/null", OFlags::PATH, Links::Refuse)?;
        let stat = rustix::fs::fstat(&null).or_call(|| "fstat(\"/dev/null\")".to_owned())?;
        let right = FileType::from_raw_mode(stat.st_mode) == FileType::CharacterDevice
            && stat.st_rdev == rustix::fs::makedev(1, 3);
        if right {
            Ok(null)
        } else {
            Err(CallError::new(
                "/dev/null in the container is not the null device",
                0,
            ))
        }
    }

    /// Makes paths read-only by mounting them onto themselves.
    pub(super) fn make_read_only(&self, paths: &[String]) -> Result<(), CallError> {
        let read_only = MountAttrs {
            read_only: true,
            ..MountAttrs::default()
        };
        for path in paths {
            let Some(target) = self.root.open_existing(path, OFlags::PATH, Links::Follow)? else {
                continue;
            };
            let copy = mounts::clone_descriptor(target.as_fd(), path)?;
            mounts::set_attributes(copy.as_fd(), read_only)?;
            mounts::attach(copy.as_fd(), target.as_fd(), path)?;
        }
        Ok(())
    }

    /// Writes kernel settings through the container's own procfs.
    pub(super) fn write_sysctls(&self, settings: &[(String, String)]) -> Result<(), CallError> {
        use std::io::Write;
        if settings.is_empty() {
            return Ok(());
        }
        let Some(proc) = &self.proc else {
            return Err(CallError::new(
                "kernel settings need a procfs in the container",
                0,
            ));
        };
        let proc = InRoot::new(proc.try_clone().or_call(|| "dup(procfs)".to_owned())?);
        for (key, value) in settings {
            let path = format!("/sys/{}", key.replace('.', "/"));
            let file = proc.open(&path, OFlags::WRONLY, Links::Refuse)?;
            std::fs::File::from(file)
                .write_all(value.as_bytes())
                .or_call(|| format!("write(\"/proc{path}\", {value:?})"))?;
        }
        Ok(())
    }
}

/// Rejects a plan that mounts two things at one target, where the second would silently hide the first.
pub(super) fn check_targets(plan: &LaunchPlan) -> Result<(), LaunchFailure> {
    let mut seen: HashMap<&str, ()> = HashMap::with_capacity(plan.mounts.len());
    for mount in &plan.mounts {
        if seen
            .insert(mount.target.trim_end_matches('/'), ())
            .is_some()
        {
            let call = format!("duplicate mount point: {}", mount.target);
            return Err(LaunchFailure {
                step: Step::Mount,
                call,
                errno: 0,
            });
        }
    }
    Ok(())
}
