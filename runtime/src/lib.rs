//! The container runtime behind pierd.

pub mod error;
pub mod kernel;
pub mod launch;
pub mod monitor;
pub mod network;
pub mod store;
