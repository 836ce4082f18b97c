//! What the IPC modes need to know about other containers.

pub use crate::spec::IpcError;
