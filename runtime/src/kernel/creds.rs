//! Who a process is and what it may do.

use std::io::Write;
use std::os::fd::BorrowedFd;

use rustix::fs::{Gid, Mode, OFlags, Uid};
use rustix::process::{DumpableBehavior, Signal};
use rustix::thread::{CapabilitySet, CapabilitySets};

use super::{CallError, OrCall};
use crate::launch::RlimitPlan;

/// CAP_SYS_ADMIN as a bit; installing a filter without no_new_privs needs it.
const SYS_ADMIN: u64 = 1 << 21;
/// CAP_SETGID and CAP_SETUID as bits.
const SET_IDS: u64 = 1 << 6 | 1 << 7;

/// The capabilities that this process can hand on: its bounding set.
pub fn bounding_capabilities() -> u64 {
    (0..64u32)
        .map(|bit| 1u64 << bit)
        .filter(|bit| {
            rustix::thread::capability_is_in_bounding_set(CapabilitySet::from_bits_retain(*bit))
                .unwrap_or(false)
        })
        .fold(0, |set, bit| set | bit)
}

/// The capabilities that this process has in effect.
pub fn effective_capabilities() -> Result<u64, CallError> {
    let sets = rustix::thread::capabilities(None).or_call(|| "capget()".to_owned())?;
    Ok(sets.effective.bits())
}

/// Takes everything outside `keep` out of the bounding set, for good.
pub fn limit_bounding_set(keep: u64) -> Result<(), CallError> {
    for bit in 0..64u32 {
        let capability = CapabilitySet::from_bits_retain(1 << bit);
        if keep & (1 << bit) != 0 {
            continue;
        }
        match rustix::thread::remove_capability_from_bounding_set(capability) {
            Ok(()) => {}
            // Past the last capability that this kernel knows.
            Err(rustix::io::Errno::INVAL) => break,
            Err(errno) => return Err(errno).or_call(|| format!("prctl(drop capability {bit})")),
        }
    }
    Ok(())
}

/// Becomes a user, keeping the permitted capabilities until [`limit_capabilities`].
pub fn become_user(uid: u32, gid: u32, groups: &[u32]) -> Result<(), CallError> {
    let list: Vec<Gid> = groups.iter().map(|gid| Gid::from_raw(*gid)).collect();
    rustix::thread::set_keep_capabilities(true)
        .or_call(|| "prctl(keep capabilities)".to_owned())?;
    rustix::thread::set_thread_groups(&list).or_call(|| format!("setgroups({groups:?})"))?;
    let group = Gid::from_raw(gid);
    rustix::thread::set_thread_res_gid(group, group, group)
        .or_call(|| format!("setresgid({gid})"))?;
    let user = Uid::from_raw(uid);
    rustix::thread::set_thread_res_uid(user, user, user).or_call(|| format!("setresuid({uid})"))
}

/// Reduces this process to `keep`, and to what installing a filter needs if `filter_follows`. Nothing is inheritable
/// and nothing ambient, so the coming execve gives root exactly the bounding set and others nothing
/// (capabilities(7), "Transformation of capabilities during execve()"); the extra bit cannot survive it.
pub fn limit_capabilities(keep: u64, filter_follows: bool) -> Result<(), CallError> {
    let present = rustix::thread::capabilities(None).or_call(|| "capget()".to_owned())?;
    let extra = if filter_follows { SYS_ADMIN } else { 0 };
    let root = rustix::process::geteuid().is_root();
    let permitted = present.permitted.bits() & (if root { keep } else { 0 } | extra);
    let set = CapabilitySet::from_bits_retain(permitted);
    let sets = CapabilitySets {
        effective: set,
        permitted: set,
        inheritable: CapabilitySet::empty(),
    };
    rustix::thread::clear_ambient_capability_set()
        .or_call(|| "prctl(clear ambient capabilities)".to_owned())?;
    rustix::thread::set_capabilities(None, sets).or_call(|| format!("capset({permitted:#x})"))
}

/// Whether this process may change its user and groups at all.
pub fn may_change_user() -> bool {
    effective_capabilities().is_ok_and(|set| set & SET_IDS == SET_IDS)
}

/// No execve after this grants more than there is.
pub fn set_no_new_privileges() -> Result<(), CallError> {
    rustix::thread::set_no_new_privs(true).or_call(|| "prctl(no new privileges)".to_owned())
}

/// The kernel kills this process when its parent dies.
pub fn die_with_parent() -> Result<(), CallError> {
    rustix::process::set_parent_process_death_signal(Some(Signal::KILL))
        .or_call(|| "prctl(parent death signal, SIGKILL)".to_owned())
}

/// Hides this process's memory and descriptors from every process without full rights on the host.
pub fn hide_from_container() -> Result<(), CallError> {
    rustix::process::set_dumpable_behavior(DumpableBehavior::NotDumpable)
        .or_call(|| "prctl(not dumpable)".to_owned())
}

/// Sets a resource limit.
pub fn set_rlimit(limit: &RlimitPlan) -> Result<(), CallError> {
    let call = || {
        format!(
            "setrlimit({}, soft={}, hard={})",
            limit.resource, limit.soft, limit.hard
        )
    };
    let resource =
        nix_resource(limit.resource).ok_or_else(|| CallError::new(call(), libc::EINVAL))?;
    nix::sys::resource::setrlimit(resource, limit.soft, limit.hard).or_call(call)
}

fn nix_resource(number: u32) -> Option<nix::sys::resource::Resource> {
    use nix::sys::resource::Resource;
    [
        Resource::RLIMIT_CPU,
        Resource::RLIMIT_FSIZE,
        Resource::RLIMIT_DATA,
        Resource::RLIMIT_STACK,
        Resource::RLIMIT_CORE,
        Resource::RLIMIT_RSS,
        Resource::RLIMIT_NPROC,
        Resource::RLIMIT_NOFILE,
        Resource::RLIMIT_MEMLOCK,
        Resource::RLIMIT_AS,
        Resource::RLIMIT_LOCKS,
        Resource::RLIMIT_SIGPENDING,
        Resource::RLIMIT_MSGQUEUE,
        Resource::RLIMIT_NICE,
        Resource::RLIMIT_RTPRIO,
        Resource::RLIMIT_RTTIME,
    ]
    .into_iter()
    .find(|resource| *resource as u32 == number)
}

/// Writes the out-of-memory score through the directory of a procfs. A score below the present one needs
/// CAP_SYS_RESOURCE.
pub fn set_oom_score(proc: BorrowedFd<'_>, score: i32) -> Result<(), CallError> {
    let call = || format!("write(\"/proc/self/oom_score_adj\", {score})");
    let file = rustix::fs::openat(
        proc,
        "self/oom_score_adj",
        OFlags::WRONLY | OFlags::CLOEXEC,
        Mode::empty(),
    )
    .or_call(call)?;
    std::fs::File::from(file)
        .write_all(score.to_string().as_bytes())
        .or_call(call)
}

/// Sets the host name and, if not empty, the domain name of the present UTS namespace.
pub fn set_names(hostname: &str, domainname: &str) -> Result<(), CallError> {
    if !hostname.is_empty() {
        rustix::system::sethostname(hostname.as_bytes())
            .or_call(|| format!("sethostname({hostname:?})"))?;
    }
    if !domainname.is_empty() {
        rustix::system::setdomainname(domainname.as_bytes())
            .or_call(|| format!("setdomainname({domainname:?})"))?;
    }
    Ok(())
}
