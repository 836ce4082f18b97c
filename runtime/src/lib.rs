//! The container runtime behind pierd.

pub mod error;
pub mod network;
