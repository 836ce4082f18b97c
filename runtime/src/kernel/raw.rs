//! System calls that no safe wrapper offers. Nothing here decides anything.
#![allow(unsafe_code)]

use std::io;
use std::mem::size_of;
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, OwnedFd, RawFd};

use nix::errno::Errno;
use nix::sys::signal::{SigHandler, SigSet, Signal, sigprocmask};

use super::{CallError, OrCall};

/// Proof that this process had a single thread when it was made. Only such a process may be forked and go on
/// running ordinary code in the child, because no other thread can hold a lock of the allocator then.
#[derive(Debug)]
pub struct SingleThreaded(());

impl SingleThreaded {
    /// Counts the threads of this process; fails if there are several.
    pub fn verify() -> Result<Self, CallError> {
        let tasks = std::fs::read_dir("/proc/self/task")
            .or_call(|| "opendir(\"/proc/self/task\")".to_owned())?
            .count();
        if tasks == 1 {
            Ok(Self(()))
        } else {
            Err(CallError::new(
                format!("{tasks} threads where one is needed"),
                0,
            ))
        }
    }
}

/// Who returned from a clone.
#[derive(Debug)]
pub enum Cloned {
    /// The caller, with its new child.
    Parent {
        /// The child's pid as the caller sees it.
        pid: u32,
        /// A descriptor that stays with this child whatever happens to the number.
        pidfd: OwnedFd,
    },
    /// The new child.
    Child,
}

#[repr(C)]
#[derive(Default)]
struct CloneArgs {
    flags: u64,
    pidfd: u64,
    child_tid: u64,
    parent_tid: u64,
    exit_signal: u64,
    stack: u64,
    stack_size: u64,
    tls: u64,
    set_tid: u64,
    set_tid_size: u64,
    cgroup: u64,
}

const CLONE_INTO_CGROUP: u64 = 0x2_0000_0000;

/// clone3(2) as a fork: the child gets a copy of everything, in the new namespaces that `namespaces` names
/// (`CLONE_NEW*`), and is born in `cgroup` (a directory of the unified hierarchy) if one is given.
pub fn clone_process(
    _proof: &SingleThreaded,
    namespaces: u64,
    cgroup: Option<BorrowedFd<'_>>,
) -> Result<Cloned, CallError> {
    let mut pidfd: RawFd = -1;
    let mut args = CloneArgs {
        flags: namespaces | libc::CLONE_PIDFD as u64,
        pidfd: (&raw mut pidfd) as u64,
        exit_signal: libc::SIGCHLD as u64,
        ..CloneArgs::default()
    };
    if let Some(cgroup) = cgroup {
        args.flags |= CLONE_INTO_CGROUP;
        args.cgroup = cgroup.as_raw_fd() as u64;
    }
    // SAFETY: `args` and `pidfd` live on this stack for the whole call and have the kernel's layout and size. Without
    // CLONE_VM the child has its own copy of memory and returns here on its own copy of this stack, as fork does; the
    // process has one thread (`_proof`), so no lock is held by a thread that the child lacks. CLONE_VM, CLONE_THREAD
    // and the like are not among `CLONE_NEW*`.
    let result = unsafe { libc::syscall(libc::SYS_clone3, &raw mut args, size_of::<CloneArgs>()) };
    match Errno::result(result).or_call(|| format!("clone3(flags={:#x})", args.flags))? {
        0 => Ok(Cloned::Child),
        pid => {
            // SAFETY: with CLONE_PIDFD the kernel has stored a new close-on-exec descriptor that nobody else owns.
            let pidfd = unsafe { OwnedFd::from_raw_fd(pidfd) };
            Ok(Cloned::Parent {
                pid: pid as u32,
                pidfd,
            })
        }
    }
}

/// Marks every descriptor above the standard three close-on-exec.
pub fn close_all_on_exec() -> Result<(), CallError> {
    // SAFETY: only flags of descriptors change; none is closed under its owner.
    let result = unsafe {
        libc::syscall(
            libc::SYS_close_range,
            3u32,
            u32::MAX,
            libc::CLOSE_RANGE_CLOEXEC,
        )
    };
    Errno::result(result)
        .or_call(|| "close_range(3, max, cloexec)".to_owned())
        .map(drop)
}

/// Ends this process at once, without running destructors or flushing anything.
pub fn exit_now(code: i32) -> ! {
    // SAFETY: _exit never returns and touches no memory of ours.
    unsafe { libc::_exit(code) }
}

#[repr(C)]
struct MountAttr {
    set: u64,
    clear: u64,
    propagation: u64,
    userns: u64,
}

/// mount_setattr(2) on the mount behind a descriptor.
pub fn mount_setattr(
    mount: BorrowedFd<'_>,
    recursive: bool,
    set: u64,
    clear: u64,
    propagation: u64,
) -> Result<(), CallError> {
    let attr = MountAttr {
        set,
        clear,
        propagation,
        userns: 0,
    };
    let flags = libc::AT_EMPTY_PATH | if recursive { libc::AT_RECURSIVE } else { 0 };
    // SAFETY: the path is a constant with its terminating zero, `attr` has the kernel's layout and the size given, and
    // the kernel only reads both.
    let result = unsafe {
        libc::syscall(
            libc::SYS_mount_setattr,
            mount.as_raw_fd(),
            c"".as_ptr(),
            flags,
            &raw const attr,
            size_of::<MountAttr>(),
        )
    };
    Errno::result(result)
        .or_call(|| {
            format!("mount_setattr(set={set:#x}, clear={clear:#x}, propagation={propagation:#x})")
        })
        .map(drop)
}

/// Installs a system call filter for this process: one `sock_filter` per element.
pub fn install_seccomp(program: &[u64]) -> Result<(), CallError> {
    let length = u16::try_from(program.len())
        .map_err(|_| CallError::new("seccomp(filter too long)", libc::EINVAL))?;
    let filter = libc::sock_fprog {
        len: length,
        filter: program.as_ptr().cast_mut().cast(),
    };
    // SAFETY: `filter` points at `length` elements of 8 bytes, the size and (by contract of the compiler of the
    // filter) the layout of sock_filter; the kernel copies and verifies them and writes nothing.
    let result = unsafe {
        libc::syscall(
            libc::SYS_seccomp,
            libc::SECCOMP_SET_MODE_FILTER,
            0u32,
            &raw const filter,
        )
    };
    Errno::result(result)
        .or_call(|| format!("seccomp(filter of {length} instructions)"))
        .map(drop)
}

/// Signals that a spawner or monitor ignores.
const IGNORED: [Signal; 8] = [
    Signal::SIGCHLD,
    Signal::SIGHUP,
    Signal::SIGINT,
    Signal::SIGPIPE,
    Signal::SIGQUIT,
    Signal::SIGTERM,
    Signal::SIGUSR1,
    Signal::SIGUSR2,
];

/// Gives every signal its default action, whatever was inherited. To be called once, at the beginning.
pub fn reset_inherited_signals() -> Result<(), CallError> {
    let changeable = |signal: &Signal| !matches!(signal, Signal::SIGKILL | Signal::SIGSTOP);
    Signal::iterator().filter(changeable).try_for_each(reset)
}

/// Undoes [`ignore_signals`] and unblocks all, as a new program expects. Handlers need no undoing: execve does it.
pub fn reset_signals() -> Result<(), CallError> {
    IGNORED.into_iter().try_for_each(reset)?;
    sigprocmask(
        nix::sys::signal::SigmaskHow::SIG_SETMASK,
        Some(&SigSet::empty()),
        None,
    )
    .or_call(|| "sigprocmask(set, none)".to_owned())
}

fn reset(signal: Signal) -> Result<(), CallError> {
    // SAFETY: the default action runs no code of ours.
    unsafe { nix::sys::signal::signal(signal, SigHandler::SigDfl) }
        .or_call(|| format!("signal({signal}, default)"))
        .map(drop)
}

/// Ignores what a helper must survive, some of `IGNORED` or all. An ignored SIGCHLD also lets children vanish
/// without being waited for (signal(7)).
pub fn ignore_signals(signals: &[Signal]) -> Result<(), CallError> {
    for &signal in signals.iter().filter(|signal| IGNORED.contains(signal)) {
        // SAFETY: ignoring runs no code of ours.
        unsafe { nix::sys::signal::signal(signal, SigHandler::SigIgn) }
            .or_call(|| format!("signal({signal}, ignore)"))?;
    }
    Ok(())
}

/// Makes waiting for children possible again after [`ignore_signals`].
pub fn expect_children() -> Result<(), CallError> {
    reset(Signal::SIGCHLD)
}

/// Brings up the loopback interface of the present network namespace.
pub fn loopback_up() -> Result<(), CallError> {
    let socket = nix::sys::socket::socket(
        nix::sys::socket::AddressFamily::Inet,
        nix::sys::socket::SockType::Datagram,
        nix::sys::socket::SockFlag::SOCK_CLOEXEC,
        None,
    )
    .or_call(|| "socket(inet, dgram)".to_owned())?;
    // SAFETY: ifreq is plain data for which all zeros is a valid value.
    let mut request: libc::ifreq = unsafe { std::mem::zeroed() };
    request.ifr_name[0] = b'l' as libc::c_char;
    request.ifr_name[1] = b'o' as libc::c_char;
    request.ifr_ifru.ifru_flags = (libc::IFF_UP | libc::IFF_RUNNING) as libc::c_short;
    // SAFETY: SIOCSIFFLAGS reads an ifreq, which lives for the whole call.
    let result = unsafe { libc::ioctl(socket.as_raw_fd(), libc::SIOCSIFFLAGS, &raw const request) };
    Errno::result(result)
        .or_call(|| "ioctl(SIOCSIFFLAGS, \"lo\", up)".to_owned())
        .map(drop)
}

/// Loads a device-control program (bpf(2)) and attaches it to a group of the unified hierarchy.
pub fn attach_device_program(group: BorrowedFd<'_>, program: &[u64]) -> Result<(), CallError> {
    const BPF_PROG_LOAD: libc::c_long = 5;
    const BPF_PROG_ATTACH: libc::c_long = 8;
    const BPF_PROG_TYPE_CGROUP_DEVICE: u32 = 15;
    const BPF_CGROUP_DEVICE: u32 = 6;
    const BPF_F_ALLOW_MULTI: u32 = 2;
    #[repr(C)]
    struct Load {
        kind: u32,
        count: u32,
        instructions: u64,
        license: u64,
        rest: [u64; 12],
    }
    #[repr(C)]
    struct Attach {
        target: u32,
        program: u32,
        kind: u32,
        flags: u32,
        rest: [u64; 14],
    }
    let load = Load {
        kind: BPF_PROG_TYPE_CGROUP_DEVICE,
        count: program.len() as u32,
        instructions: program.as_ptr() as u64,
        license: c"MIT".as_ptr() as u64,
        rest: [0; 12],
    };
    // SAFETY: `load` is a zero-padded prefix of the kernel's union bpf_attr with the size given; its pointers lead to
    // `count` instructions of 8 bytes and to a constant string, which the kernel only reads.
    let result = unsafe {
        libc::syscall(
            libc::SYS_bpf,
            BPF_PROG_LOAD,
            &raw const load,
            size_of::<Load>(),
        )
    };
    let descriptor = Errno::result(result).or_call(|| "bpf(load, cgroup device)".to_owned())?;
    // SAFETY: a successful load returned a new descriptor that nobody else owns.
    let loaded = unsafe { OwnedFd::from_raw_fd(descriptor as RawFd) };
    let attach = Attach {
        target: group.as_raw_fd() as u32,
        program: loaded.as_raw_fd() as u32,
        kind: BPF_CGROUP_DEVICE,
        flags: BPF_F_ALLOW_MULTI,
        rest: [0; 14],
    };
    // SAFETY: as above; `attach` holds no pointers.
    let result = unsafe {
        libc::syscall(
            libc::SYS_bpf,
            BPF_PROG_ATTACH,
            &raw const attach,
            size_of::<Attach>(),
        )
    };
    Errno::result(result)
        .or_call(|| "bpf(attach, cgroup device)".to_owned())
        .map(drop)
}

/// Takes over standard input as an owned descriptor; it becomes /dev/null.
pub fn take_stdin() -> io::Result<OwnedFd> {
    let taken = rustix::io::fcntl_dupfd_cloexec(rustix::stdio::stdin(), 3)?;
    let null = std::fs::File::open("/dev/null")?;
    rustix::stdio::dup2_stdin(&null)?;
    Ok(taken)
}

/// execveat(2) of the program behind a descriptor.
pub fn exec_descriptor(
    program: BorrowedFd<'_>,
    args: &[&std::ffi::CStr],
    env: &[&std::ffi::CStr],
) -> CallError {
    let pointers = |list: &[&std::ffi::CStr]| -> Vec<*const libc::c_char> {
        list.iter()
            .map(|text| text.as_ptr())
            .chain([std::ptr::null()])
            .collect()
    };
    let (args, env) = (pointers(args), pointers(env));
    // SAFETY: both lists end with a null pointer and hold zero-terminated strings that outlive the call; on success
    // the call does not return.
    unsafe {
        libc::syscall(
            libc::SYS_execveat,
            program.as_raw_fd(),
            c"".as_ptr(),
            args.as_ptr(),
            env.as_ptr(),
            libc::AT_EMPTY_PATH,
        );
    }
    CallError::new("execveat(own program)", Errno::last() as i32)
}

/// pidfd_send_signal(2) with a number that has no name of its own (the real-time signals).
pub fn send_raw_signal(process: BorrowedFd<'_>, signal: i32) -> Result<(), CallError> {
    let no_info = std::ptr::null::<libc::siginfo_t>();
    // SAFETY: a null siginfo asks the kernel to fill one in; no memory of ours is touched.
    let result = unsafe {
        libc::syscall(
            libc::SYS_pidfd_send_signal,
            process.as_raw_fd(),
            signal,
            no_info,
            0u32,
        )
    };
    Errno::result(result)
        .or_call(|| format!("pidfd_send_signal({signal})"))
        .map(drop)
}

/// Owns a descriptor that has just arrived in a message.
pub(super) fn own_received(number: RawFd) -> OwnedFd {
    // SAFETY: the kernel made this descriptor for us when the message was received; the caller has just taken the
    // number out of the control data and nobody else has it.
    unsafe { OwnedFd::from_raw_fd(number) }
}
