//! What a monitor's child does from its birth to the user's program.

use std::convert::Infallible;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

use rustix::fs::{FileType, Mode, OFlags};

use super::plan::{ExecPlan, LaunchPlan, MountAttrs, NamespaceChoice, ProcessPlan};
use super::program::{self, Invocation};
use super::rootfs;
use super::users::{self, ResolvedUser};
use super::{LaunchFailure, Step};
use crate::kernel::cgroup::Cgroups;
use crate::kernel::inroot::{InRoot, Links};
use crate::kernel::namespaces::{self, NamespaceKind};
use crate::kernel::terminal::{self, Terminal};
use crate::kernel::{AtStep, CallError, OrCall, creds, mounts, packet, raw};

/// First byte of a packet that carries the monitor's side of a terminal.
pub(crate) const TERMINAL_PACKET: u8 = b'T';
/// First byte of a packet that carries an encoded [`LaunchFailure`].
pub(crate) const FAILURE_PACKET: u8 = b'F';

/// The container's ends of its standard streams; `None` where a terminal takes their place.
#[derive(Debug)]
pub(crate) struct ChildStreams {
    pub(crate) stdin: OwnedFd,
    pub(crate) stdout: OwnedFd,
    pub(crate) stderr: OwnedFd,
}

/// Runs a plan in a new child of the monitor. Does not return: on failure the report goes over `status` and the
/// process ends; on success the program runs, and `status` closes by being close-on-exec.
pub(crate) fn run_container(
    plan: &LaunchPlan,
    descriptors: &[OwnedFd],
    cgroups: &Cgroups,
    streams: Option<ChildStreams>,
    status: &OwnedFd,
) -> ! {
    let Err(failure) = become_container(plan, descriptors, cgroups, streams, status.as_fd());
    report_and_exit(&failure, status.as_fd())
}

/// Runs a further process in the container whose first process is behind `init`, as [`run_container`] does.
pub(crate) fn run_exec(
    plan: &ExecPlan,
    init: BorrowedFd<'_>,
    cgroups: &Cgroups,
    streams: Option<ChildStreams>,
    status: &OwnedFd,
) -> ! {
    let Err(failure) = become_exec(plan, init, cgroups, streams, status.as_fd());
    report_and_exit(&failure, status.as_fd())
}

fn report_and_exit(failure: &LaunchFailure, status: BorrowedFd<'_>) -> ! {
    let mut bytes = vec![FAILURE_PACKET];
    if let Ok(encoded) = postcard::to_stdvec(failure) {
        bytes.extend_from_slice(&encoded);
    }
    // If the monitor cannot be told it is gone, and so are we.
    let _ = packet::send(status, &bytes, &[]);
    raw::exit_now(1)
}

fn become_container(
    plan: &LaunchPlan,
    descriptors: &[OwnedFd],
    cgroups: &Cgroups,
    streams: Option<ChildStreams>,
    status: BorrowedFd<'_>,
) -> Result<Infallible, LaunchFailure> {
    begin()?;
    rootfs::check_targets(plan)?;
    let joins = [
        (NamespaceKind::Net, plan.namespaces.net),
        (NamespaceKind::Ipc, plan.namespaces.ipc),
        (NamespaceKind::Uts, plan.namespaces.uts),
    ];
    for (kind, choice) in joins {
        if let NamespaceChoice::Join(index) = choice {
            namespaces::join(kind, descriptor(descriptors, index)?).at(Step::Namespace)?;
        }
    }
    if plan.namespaces.net == NamespaceChoice::New {
        raw::loopback_up().at(Step::Namespace)?;
    }
    if plan.namespaces.uts == NamespaceChoice::New {
        creds::set_names(&plan.hostname, &plan.domainname).at(Step::Hostname)?;
    }
    let host_proc = open_host_proc()?;
    let tree = rootfs::build(plan)?;
    let terminal = match plan.stdio.terminal {
        Some(size) => Some(open_console(&tree.root, size, status)?),
        None => None,
    };
    tree.write_sysctls(&plan.sysctls).at(Step::Sysctl)?;
    let user = users::resolve(&tree.root, &plan.process.user)?;
    if plan.process.create_cwd {
        create_working_directory(&tree.root, &plan.process.cwd, &user)?;
    }
    tree.make_read_only(&plan.readonly_paths).at(Step::Mask)?;
    tree.mask(&plan.masked_paths).at(Step::Mask)?;
    if plan.root.read_only {
        let read_only = MountAttrs {
            read_only: true,
            ..MountAttrs::default()
        };
        mounts::set_attributes(tree.root.as_fd(), read_only).at(Step::Root)?;
    }
    // Not before: in a group of its own this process gets that group's share of a busy machine, and it has had much
    // to do up to here. Nothing of the user's has run yet.
    cgroups.join_v1().at(Step::Cgroup)?;
    if plan.namespaces.cgroup == NamespaceChoice::New {
        namespaces::new_cgroup_namespace().at(Step::Namespace)?;
    }
    mounts::pivot(tree.root.as_fd()).at(Step::Pivot)?;
    drop(tree);
    become_process(&plan.process, user, streams, terminal, host_proc)
}

fn become_exec(
    plan: &ExecPlan,
    init: BorrowedFd<'_>,
    cgroups: &Cgroups,
    streams: Option<ChildStreams>,
    status: BorrowedFd<'_>,
) -> Result<Infallible, LaunchFailure> {
    begin()?;
    cgroups.join_v1().at(Step::Cgroup)?;
    let host_proc = open_host_proc()?;
    namespaces::join_all_of(init).at(Step::Namespace)?;
    let root = rustix::fs::open(
        "/",
        OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC,
        Mode::empty(),
    )
    .or_call(|| "open(\"/\")".to_owned())
    .at(Step::Root)?;
    let root = InRoot::new(root);
    let terminal = match plan.stdio.terminal {
        Some(size) => Some(open_terminal(&root, size, status)?),
        None => None,
    };
    let user = users::resolve(&root, &plan.process.user)?;
    become_process(&plan.process, user, streams, terminal, host_proc)
}

/// What comes first in every child: nothing of the monitor's may be seen from inside, and the child must not outlive
/// the monitor.
fn begin() -> Result<(), LaunchFailure> {
    creds::hide_from_container().at(Step::Clone)?;
    creds::die_with_parent().at(Step::Clone)?;
    raw::reset_signals().at(Step::Clone)?;
    rustix::process::setsid()
        .or_call(|| "setsid()".to_owned())
        .at(Step::Clone)?;
    rustix::process::umask(Mode::empty());
    Ok(())
}

fn descriptor(descriptors: &[OwnedFd], index: u8) -> Result<BorrowedFd<'_>, LaunchFailure> {
    descriptors
        .get(usize::from(index))
        .map(AsFd::as_fd)
        .ok_or_else(|| LaunchFailure {
            step: Step::Namespace,
            call: format!("the plan joins namespace descriptor {index}, which did not come along"),
            errno: 0,
        })
}

fn open_host_proc() -> Result<OwnedFd, LaunchFailure> {
    rustix::fs::open(
        "/proc",
        OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC,
        Mode::empty(),
    )
    .or_call(|| "open(\"/proc\")".to_owned())
    .at(Step::Prepare)
}

/// Makes a terminal and sends the monitor its side.
fn open_terminal(
    root: &InRoot,
    size: super::WindowSize,
    status: BorrowedFd<'_>,
) -> Result<OwnedFd, LaunchFailure> {
    let made = Terminal::open(root, size).at(Step::Console)?;
    packet::send(status, &[TERMINAL_PACKET], &[made.controller.as_fd()])
        .or_call(|| "sendmsg(terminal)".to_owned())
        .at(Step::Console)?;
    Ok(made.user)
}

/// As [`open_terminal`], and shows it as /dev/console too.
fn open_console(
    root: &InRoot,
    size: super::WindowSize,
    status: BorrowedFd<'_>,
) -> Result<OwnedFd, LaunchFailure> {
    let user_side = open_terminal(root, size, status)?;
    let attach = || -> Result<(), CallError> {
        let target = root.ensure_file("/dev/console", Links::Refuse)?;
        let copy = mounts::clone_descriptor(user_side.as_fd(), "terminal")?;
        mounts::attach(copy.as_fd(), target.as_fd(), "/dev/console")
    };
    attach().at(Step::Console)?;
    Ok(user_side)
}

fn create_working_directory(
    root: &InRoot,
    path: &str,
    user: &ResolvedUser,
) -> Result<(), LaunchFailure> {
    let missing = root
        .open_existing(path, OFlags::PATH, Links::Follow)
        .at(Step::WorkingDirectory)?
        .is_none();
    if missing {
        let made = root
            .ensure_directory(path, Links::Follow)
            .at(Step::WorkingDirectory)?;
        let (uid, gid) = (
            rustix::fs::Uid::from_raw(user.uid),
            rustix::fs::Gid::from_raw(user.gid),
        );
        rustix::fs::chownat(
            &made,
            "",
            Some(uid),
            Some(gid),
            rustix::fs::AtFlags::EMPTY_PATH,
        )
        .or_call(|| format!("fchownat({path:?})"))
        .at(Step::WorkingDirectory)?;
    }
    Ok(())
}

/// The part that is the same for a container's first process and every further one.
fn become_process(
    plan: &ProcessPlan,
    user: ResolvedUser,
    streams: Option<ChildStreams>,
    terminal: Option<OwnedFd>,
    host_proc: OwnedFd,
) -> Result<Infallible, LaunchFailure> {
    connect_streams(streams, terminal, &user)?;
    if let Some(score) = plan.oom_score_adj {
        creds::set_oom_score(host_proc.as_fd(), score).at(Step::Limits)?;
    }
    drop(host_proc);
    for limit in &plan.rlimits {
        creds::set_rlimit(limit).at(Step::Limits)?;
    }
    creds::limit_bounding_set(plan.capabilities).at(Step::Capabilities)?;
    let cwd = if plan.cwd.is_empty() { "/" } else { &plan.cwd };
    // A directory that only root can enter works for a user who starts in it; the other way round is tried below.
    let entered = rustix::process::chdir(cwd);
    if creds::may_change_user() || user.uid != 0 {
        creds::become_user(user.uid, user.gid, &user.groups).at(Step::User)?;
    }
    if entered.is_err() {
        rustix::process::chdir(cwd)
            .or_call(|| format!("chdir({cwd:?})"))
            .at(Step::WorkingDirectory)?;
    }
    check_working_directory(cwd)?;
    // Changing the user cleared it (prctl(2), PR_SET_PDEATHSIG).
    creds::die_with_parent().at(Step::Clone)?;
    let mut env = plan.env.clone();
    if !env.iter().any(|entry| entry.starts_with("HOME=")) {
        env.push(format!("HOME={}", user.home));
    }
    rustix::process::umask(Mode::from_raw_mode(0o022));
    let needs_privilege = plan.seccomp.is_some() && !plan.no_new_privileges;
    creds::limit_capabilities(plan.capabilities, needs_privilege).at(Step::Capabilities)?;
    let name = plan.args.first().map(String::as_str).unwrap_or_default();
    let invocation = Invocation::new(program::find(name, &env)?, &plan.args, &env)?;
    raw::close_all_on_exec().at(Step::Exec)?;
    if plan.no_new_privileges {
        creds::set_no_new_privileges().at(Step::Capabilities)?;
    }
    if let Some(filter) = &plan.seccomp {
        raw::install_seccomp(filter).at(Step::Seccomp)?;
    }
    invocation.execute()
}

fn connect_streams(
    streams: Option<ChildStreams>,
    terminal: Option<OwnedFd>,
    user: &ResolvedUser,
) -> Result<(), LaunchFailure> {
    let owner = rustix::fs::Uid::from_raw(user.uid);
    let connect = |stdin: &OwnedFd, stdout: &OwnedFd, stderr: &OwnedFd| {
        rustix::stdio::dup2_stdin(stdin)?;
        rustix::stdio::dup2_stdout(stdout)?;
        rustix::stdio::dup2_stderr(stderr)
    };
    let result = match (&streams, &terminal) {
        (_, Some(terminal)) => {
            terminal::take_control(terminal.as_fd()).at(Step::Console)?;
            // The user may open /dev/tty and /dev/pts/N again.
            let _ = rustix::fs::fchown(terminal, Some(owner), None);
            connect(terminal, terminal, terminal)
        }
        (Some(streams), None) => {
            for stream in [&streams.stdin, &streams.stdout, &streams.stderr] {
                // The user may open /dev/stdout again; /dev/null keeps its owner.
                let is_pipe = rustix::fs::fstat(stream)
                    .is_ok_and(|stat| FileType::from_raw_mode(stat.st_mode) == FileType::Fifo);
                if is_pipe && user.uid != 0 {
                    let _ = rustix::fs::fchown(stream, Some(owner), None);
                }
            }
            connect(&streams.stdin, &streams.stdout, &streams.stderr)
        }
        (None, None) => Ok(()),
    };
    result
        .or_call(|| "dup3(standard streams)".to_owned())
        .at(Step::Console)
}

/// A working directory outside the root would be a way out (a leaked descriptor as `/proc/self/fd/N`).
fn check_working_directory(cwd: &str) -> Result<(), LaunchFailure> {
    match rustix::process::getcwd(Vec::new()) {
        Ok(path) if path.to_bytes().starts_with(b"/") => Ok(()),
        _ => Err(LaunchFailure {
            step: Step::WorkingDirectory,
            call: format!("the working directory {cwd:?} is not inside the container's root"),
            errno: 0,
        }),
    }
}
