//! What each operation does: parameters to the model, the engine's method, the outcome to the wire.

pub(crate) mod container;
pub(crate) mod exec;
pub(crate) mod image;
pub(crate) mod network;
pub(crate) mod plugin;
pub(crate) mod streams;
pub(crate) mod system;
pub(crate) mod volume;
