//! The built programs with real containers, driven by clients that know nothing of this project.

mod cli;
mod ipc;
mod support;
