//! Helpers shared by the test suites: the built programs, a daemon on scratch roots, an image, counted skips.

pub mod daemon;
pub mod exchange;
pub mod image;
mod network;
pub mod processes;
pub mod programs;
mod skip;

pub use skip::{is_root, skip};
