// Written by `cargo xtask codegen`; do not edit.

//! A plugin extends an engine with drivers for volumes, networks, logs or authorization. It is pulled from a
//! registry like an image, asks for privileges, and runs as a process of its own.

mod plugin_list;
mod get_plugin_privileges;
mod plugin_pull;
mod plugin_inspect;
mod plugin_delete;
mod plugin_enable;
mod plugin_disable;
mod plugin_upgrade;
mod plugin_create;
mod plugin_push;
mod plugin_set;

pub use plugin_list::*;
pub use get_plugin_privileges::*;
pub use plugin_pull::*;
pub use plugin_inspect::*;
pub use plugin_delete::*;
pub use plugin_enable::*;
pub use plugin_disable::*;
pub use plugin_upgrade::*;
pub use plugin_create::*;
pub use plugin_push::*;
pub use plugin_set::*;
