// Written by `cargo xtask codegen`; do not edit.

//! A network lets containers reach each other by name and, unless it is internal, the world outside through the
//! host. An engine has three of its own: `bridge`, to which a container is connected when nothing else is said,
//! `host` and `none`. On networks made by users containers find each other by name and alias; on `bridge` they
//! do not.
//!
//! Wherever a path holds `{id}`, the id, an unambiguous beginning of it, and the name are accepted. A container
//! may be on several networks, with an interface on each.

mod network_list;
mod network_inspect;
mod network_delete;
mod network_create;
mod network_connect;
mod network_disconnect;
mod network_prune;

pub use network_list::*;
pub use network_inspect::*;
pub use network_delete::*;
pub use network_create::*;
pub use network_connect::*;
pub use network_disconnect::*;
pub use network_prune::*;
