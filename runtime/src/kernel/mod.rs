//! The room where plans meet the kernel: every system call that is not plain file or socket work, and all `unsafe`.
//!
//! Functions here carry out what they are told and decide nothing. Most go through safe wrappers; the few calls
//! that have none are in [`raw`], each with the reason why it is sound. Errors name the call with its arguments.

pub mod cgroup;
pub mod creds;
mod device_program;
mod devices;
mod error;
mod facts;
pub mod inroot;
pub mod mounts;
pub mod namespaces;
pub mod packet;
pub mod process;
pub mod raw;
mod shm;
pub mod sysv;
pub mod terminal;

pub use devices::{HostDevice, devices_at};
pub use error::{AtStep, CallError, OrCall, errno_text};
pub use facts::{CgroupMounts, HostFacts, UnifiedHierarchy, V1Hierarchy, read_host_facts};
pub use shm::{mount_shared_memory, unmount_shared_memory};
