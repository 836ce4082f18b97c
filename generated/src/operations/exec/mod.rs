// Written by `cargo xtask codegen`; do not edit.

//! A further command inside a container that already runs: in its namespaces, with its root file system and
//! under its limits, beside the first process and not instead of it. It takes two requests, one that prepares
//! the command and answers an id, and one that starts it and carries its streams. The container does not end
//! with the command, nor does the command's exit code become the container's.

mod container_exec;
mod exec_start;
mod exec_resize;
mod exec_inspect;

pub use container_exec::*;
pub use exec_start::*;
pub use exec_resize::*;
pub use exec_inspect::*;
