//! Control groups: made, set, joined, watched, emptied, removed.

use std::fs::File;
use std::io::Write;
use std::os::fd::{AsFd, OwnedFd};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, Mode, OFlags};
use rustix::io::Errno;

use super::{CallError, OrCall, device_program, raw};
use crate::launch::{CgroupPlan, UnifiedGroup, V1Group};

/// The groups of a running container.
#[derive(Debug)]
pub struct Cgroups {
    /// Directories in version 1 hierarchies, with their controllers.
    v1: Vec<(String, PathBuf)>,
    /// Directory in the unified hierarchy, open.
    unified: Option<(PathBuf, OwnedFd)>,
}

impl Cgroups {
    /// Makes the groups of a plan and writes their limits. On failure what was made is removed again.
    pub fn apply_plan(plan: &CgroupPlan) -> Result<Self, CallError> {
        let mut groups = Self {
            v1: Vec::with_capacity(plan.v1.len()),
            unified: None,
        };
        match groups.fill(plan) {
            Ok(()) => Ok(groups),
            Err(error) => {
                groups.remove();
                Err(error)
            }
        }
    }

    fn fill(&mut self, plan: &CgroupPlan) -> Result<(), CallError> {
        for group in &plan.v1 {
            let directory = group.mount.join(&group.path);
            make_directory(&directory)?;
            self.v1.push((group.controllers.clone(), directory.clone()));
            set_v1(group, &directory)?;
        }
        if let Some(group) = &plan.unified {
            let directory = group.mount.join(&group.path);
            enable_controllers(group)?;
            make_directory(&directory)?;
            let open = open_directory(&directory)?;
            for setting in &group.settings {
                write_file(&directory.join(&setting.file), &setting.value)?;
            }
            if !group.device_rules.is_empty() {
                raw::attach_device_program(
                    open.as_fd(),
                    &device_program::compile(&group.device_rules),
                )?;
            }
            self.unified = Some((directory, open));
        }
        Ok(())
    }

    /// The unified group, to be born in (CLONE_INTO_CGROUP).
    pub fn unified(&self) -> Option<std::os::fd::BorrowedFd<'_>> {
        self.unified.as_ref().map(|(_, open)| open.as_fd())
    }

    /// Moves the calling process, which must have one thread, into every version 1 group. A thread that moves itself
    /// through `tasks` needs no grace period of the kernel; a pid written to `cgroup.procs` costs ten milliseconds.
    pub fn join_v1(&self) -> Result<(), CallError> {
        for (_, directory) in &self.v1 {
            write_file(&directory.join("tasks"), "0")?;
        }
        Ok(())
    }

    /// Whether the kernel has killed a process of these groups for want of memory, and how often.
    pub fn oom_kills(&self) -> u64 {
        if let Some(directory) = self.v1_directory("memory") {
            return read_counter(&directory.join("memory.oom_control"), "oom_kill");
        }
        match &self.unified {
            Some((directory, _)) => read_counter(&directory.join("memory.events"), "oom_kill"),
            None => 0,
        }
    }

    /// A descriptor that becomes readable when memory has run out: an event counter on version 1, an inotify
    /// instance on the unified hierarchy. `None` where neither can be had.
    pub fn watch_memory(&self) -> Option<OwnedFd> {
        if let Some(directory) = self.v1_directory("memory") {
            let flags =
                rustix::event::EventfdFlags::CLOEXEC | rustix::event::EventfdFlags::NONBLOCK;
            let event = rustix::event::eventfd(0, flags).ok()?;
            let control = File::open(directory.join("memory.oom_control")).ok()?;
            let line = format!("{} {}", raw_number(&event), raw_number(&control));
            write_file(&directory.join("cgroup.event_control"), &line).ok()?;
            return Some(event);
        }
        let (directory, _) = self.unified.as_ref()?;
        let flags =
            rustix::fs::inotify::CreateFlags::CLOEXEC | rustix::fs::inotify::CreateFlags::NONBLOCK;
        let watch = rustix::fs::inotify::init(flags).ok()?;
        let events = directory.join("memory.events");
        rustix::fs::inotify::add_watch(&watch, events, rustix::fs::inotify::WatchFlags::MODIFY)
            .ok()?;
        Some(watch)
    }

    /// Every process in the groups, by pid of this process's namespace.
    pub fn processes(&self) -> Vec<u32> {
        let directory = match (self.v1.first(), &self.unified) {
            (Some((_, directory)), _) => directory,
            (None, Some((directory, _))) => directory,
            (None, None) => return Vec::new(),
        };
        let mut pids = Vec::new();
        collect_processes(directory, &mut pids);
        pids
    }

    /// Kills whatever is left in the groups; for containers without a pid namespace of their own.
    pub fn kill_all(&self) {
        if let Some((directory, _)) = &self.unified
            && self.v1.is_empty()
            && write_file(&directory.join("cgroup.kill"), "1").is_ok()
        {
            return;
        }
        // A process can fork between reading and killing, so look again until nothing is left; bounded, because a
        // process in uninterruptible sleep stays.
        for _ in 0..64 {
            let pids = self.processes();
            if pids.is_empty() {
                return;
            }
            for pid in pids {
                let _ = nix::sys::signal::kill(
                    nix::unistd::Pid::from_raw(pid as i32),
                    nix::sys::signal::SIGKILL,
                );
            }
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
    }

    /// Removes the groups, their children first. What is still busy or already gone stays so.
    pub fn remove(&self) {
        let unified = self.unified.iter().map(|(directory, _)| directory);
        for directory in self
            .v1
            .iter()
            .map(|(_, directory)| directory)
            .chain(unified)
        {
            remove_tree(directory);
        }
    }

    fn v1_directory(&self, controller: &str) -> Option<&Path> {
        self.v1
            .iter()
            .find(|(controllers, _)| controllers.split(',').any(|name| name == controller))
            .map(|(_, directory)| directory.as_path())
    }
}

/// Removes the groups of a plan that no monitor looks after any more, killing what is left in them.
pub fn remove_leftovers(plan: &CgroupPlan) {
    let v1 = plan
        .v1
        .iter()
        .map(|group| (group.controllers.clone(), group.mount.join(&group.path)))
        .collect();
    let unified = plan.unified.as_ref().and_then(|group| {
        let directory = group.mount.join(&group.path);
        open_directory(&directory)
            .ok()
            .map(|open| (directory, open))
    });
    let groups = Cgroups { v1, unified };
    groups.kill_all();
    groups.remove();
}

fn set_v1(group: &V1Group, directory: &Path) -> Result<(), CallError> {
    if group.controllers.split(',').any(|name| name == "cpuset") {
        inherit_cpuset(&group.mount, &group.path)?;
    }
    for setting in &group.settings {
        write_file(&directory.join(&setting.file), &setting.value)?;
    }
    Ok(())
}

/// A new cpuset of version 1 is empty and nobody can join it: copy processors and memory nodes from above. The
/// parent is told to do so itself from then on (`cgroup.clone_children`), which leaves two reads for the next group.
fn inherit_cpuset(mount: &Path, path: &str) -> Result<(), CallError> {
    const FILES: [&str; 2] = ["cpuset.cpus", "cpuset.mems"];
    let leaf = mount.join(path);
    let is_set = |file: &&str| read_trimmed(&leaf.join(file)).is_ok_and(|text| !text.is_empty());
    if FILES.iter().all(is_set) {
        return Ok(());
    }
    for file in FILES {
        let mut directory = mount.to_owned();
        let mut inherited = read_trimmed(&directory.join(file))?;
        for component in path.split('/').filter(|component| !component.is_empty()) {
            directory.push(component);
            let own = read_trimmed(&directory.join(file))?;
            if own.is_empty() {
                write_file(&directory.join(file), &inherited)?;
            } else {
                inherited = own;
            }
        }
    }
    match leaf.parent() {
        Some(parent) if parent != mount => write_file(&parent.join("cgroup.clone_children"), "1"),
        _ => Ok(()),
    }
}

/// Turns controllers on in every directory above the group. Those that the hierarchy does not have are left out:
/// the limit's own write says so then.
fn enable_controllers(group: &UnifiedGroup) -> Result<(), CallError> {
    if group.controllers.is_empty() {
        return Ok(());
    }
    let mut directory = group.mount.clone();
    let above: Vec<&str> = group
        .path
        .split('/')
        .filter(|component| !component.is_empty())
        .collect();
    for depth in 0..above.len() {
        if depth > 0 {
            directory.push(above[depth - 1]);
            make_directory(&directory)?;
        }
        let available = read_trimmed(&directory.join("cgroup.controllers"))?;
        let enabled = read_trimmed(&directory.join("cgroup.subtree_control"))?;
        for controller in &group.controllers {
            let has = |list: &str| list.split_whitespace().any(|name| name == controller);
            if has(&available) && !has(&enabled) {
                write_file(
                    &directory.join("cgroup.subtree_control"),
                    &format!("+{controller}"),
                )?;
            }
        }
    }
    Ok(())
}

fn make_directory(directory: &Path) -> Result<(), CallError> {
    let mode = Mode::from_raw_mode(0o755);
    match rustix::fs::mkdir(directory, mode) {
        Ok(()) | Err(Errno::EXIST) => Ok(()),
        Err(Errno::NOENT) => {
            std::fs::create_dir_all(directory).or_call(|| format!("mkdir({directory:?})"))
        }
        Err(errno) => Err(errno).or_call(|| format!("mkdir({directory:?})")),
    }
}

fn open_directory(directory: &Path) -> Result<OwnedFd, CallError> {
    rustix::fs::openat(
        CWD,
        directory,
        OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC,
        Mode::empty(),
    )
    .or_call(|| format!("open({directory:?})"))
}

fn write_file(path: &Path, value: &str) -> Result<(), CallError> {
    let call = || format!("write({path:?}, {value:?})");
    let file =
        rustix::fs::open(path, OFlags::WRONLY | OFlags::CLOEXEC, Mode::empty()).or_call(call)?;
    File::from(file).write_all(value.as_bytes()).or_call(call)
}

fn read_trimmed(path: &Path) -> Result<String, CallError> {
    let text = std::fs::read_to_string(path).or_call(|| format!("read({path:?})"))?;
    Ok(text.trim().to_owned())
}

fn read_counter(path: &Path, key: &str) -> u64 {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines()
        .filter_map(|line| line.split_once(' '))
        .find(|(name, _)| *name == key)
        .and_then(|(_, value)| value.trim().parse().ok())
        .unwrap_or(0)
}

fn collect_processes(directory: &Path, pids: &mut Vec<u32>) {
    let own = std::fs::read_to_string(directory.join("cgroup.procs")).unwrap_or_default();
    pids.extend(
        own.lines()
            .filter_map(|line| line.parse::<u32>().ok())
            .filter(|pid| *pid != 0),
    );
    for child in children(directory) {
        collect_processes(&child, pids);
    }
}

fn children(directory: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(directory) else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path())
        .collect()
}

fn remove_tree(directory: &Path) {
    // The common case first: nobody made groups inside.
    for _ in 0..5 {
        match rustix::fs::rmdir(directory) {
            Ok(()) | Err(Errno::NOENT) => return,
            Err(_) => {
                for child in children(directory) {
                    remove_tree(&child);
                }
                // Dead processes leave their group a moment after they were reaped.
                std::thread::sleep(std::time::Duration::from_millis(1));
            }
        }
    }
}

fn raw_number(descriptor: &impl AsFd) -> i32 {
    use std::os::fd::AsRawFd;
    descriptor.as_fd().as_raw_fd()
}
