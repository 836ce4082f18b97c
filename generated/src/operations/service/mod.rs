// Written by `cargo xtask codegen`; do not edit.

//! A service is what a swarm is asked to keep running: an image, how many tasks of it, how they are reached and
//! how they are replaced when something changes.

mod service_list;
mod service_create;
mod service_inspect;
mod service_delete;
mod service_update;
mod service_logs;

pub use service_list::*;
pub use service_create::*;
pub use service_inspect::*;
pub use service_delete::*;
pub use service_update::*;
pub use service_logs::*;
