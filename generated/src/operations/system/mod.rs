// Written by `cargo xtask codegen`; do not edit.

//! The engine itself: whether it is there, what it is and can do, what happens on it, and how much disk space
//! it takes.
//!
//! A client begins with `HEAD /_ping` and reads the version of the API from the headers. `GET /events` is how
//! tools follow what other tools do: it is better than asking for lists again and again.

mod system_auth;
mod system_info;
mod system_version;
mod system_ping;
mod system_ping_head;
mod system_events;
mod system_data_usage;

pub use system_auth::*;
pub use system_info::*;
pub use system_version::*;
pub use system_ping::*;
pub use system_ping_head::*;
pub use system_events::*;
pub use system_data_usage::*;
