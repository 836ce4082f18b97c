//! Joining and leaving namespaces.

use std::os::fd::BorrowedFd;

use rustix::thread::{LinkNameSpaceType, ThreadNameSpaceType};

use super::{CallError, OrCall};

/// A kind of namespace that can be joined by its own descriptor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamespaceKind {
    /// Process ids: for children born from now on.
    Pid,
    /// Host and domain name.
    Uts,
    /// System V IPC and message queues.
    Ipc,
    /// Network.
    Net,
}

/// Joins a namespace. The kernel checks that the descriptor is of this kind.
pub fn join(kind: NamespaceKind, namespace: BorrowedFd<'_>) -> Result<(), CallError> {
    let link = match kind {
        NamespaceKind::Pid => LinkNameSpaceType::ProcessID,
        NamespaceKind::Uts => LinkNameSpaceType::HostNameAndNISDomainName,
        NamespaceKind::Ipc => LinkNameSpaceType::InterProcessCommunication,
        NamespaceKind::Net => LinkNameSpaceType::Network,
    };
    rustix::thread::move_into_link_name_space(namespace, Some(link))
        .or_call(|| format!("setns({kind:?})"))
}

/// Lets children of this process be born into the pid namespace of another process.
pub fn join_pid_namespace_of(process: BorrowedFd<'_>) -> Result<(), CallError> {
    rustix::thread::move_into_thread_name_spaces(process, ThreadNameSpaceType::PROCESS_ID)
        .or_call(|| "setns(pidfd, pid)".to_owned())
}

/// Joins all namespaces of another process that a process can join for itself.
pub fn join_all_of(process: BorrowedFd<'_>) -> Result<(), CallError> {
    let kinds = ThreadNameSpaceType::MOUNT
        | ThreadNameSpaceType::HOST_NAME_AND_NIS_DOMAIN_NAME
        | ThreadNameSpaceType::INTER_PROCESS_COMMUNICATION
        | ThreadNameSpaceType::NETWORK
        | ThreadNameSpaceType::CONTROL_GROUP;
    rustix::thread::move_into_thread_name_spaces(process, kinds)
        .or_call(|| "setns(pidfd, mnt|uts|ipc|net|cgroup)".to_owned())
}

/// Makes the control groups that this process is in now the root of what it sees.
pub fn new_cgroup_namespace() -> Result<(), CallError> {
    nix::sched::unshare(nix::sched::CloneFlags::CLONE_NEWCGROUP)
        .or_call(|| "unshare(cgroup)".to_owned())
}
