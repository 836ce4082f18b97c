// Written by `cargo xtask codegen`; do not edit.

//! A node is an engine that is part of a swarm. Only a manager can answer for the others.

mod node_list;
mod node_inspect;
mod node_delete;
mod node_update;

pub use node_list::*;
pub use node_inspect::*;
pub use node_delete::*;
pub use node_update::*;
