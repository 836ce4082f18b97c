// Written by `cargo xtask codegen`; do not edit.

//! A task is one container of a service on one node. The swarm makes tasks; they can be looked at, not changed.

mod task_list;
mod task_inspect;
mod task_logs;

pub use task_list::*;
pub use task_inspect::*;
pub use task_logs::*;
