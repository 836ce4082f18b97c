//! Helpers shared by the test suites: the built programs, a daemon on scratch roots, an image, counted skips.

pub mod daemon;
pub mod image;
pub mod programs;
mod skip;

pub use skip::{is_root, skip};
