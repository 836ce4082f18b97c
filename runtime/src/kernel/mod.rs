//! The room where plans meet the kernel: every system call that is not plain file or socket work, and all `unsafe`.

mod error;
pub mod sysv;

pub use error::{CallError, errno_text};
