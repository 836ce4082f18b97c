// Written by `cargo xtask codegen`; do not edit.

//! A config is a small piece of data, such as a configuration file, that a swarm gives to the containers of
//! chosen services as a file. Unlike a secret it can be read back.

mod config_list;
mod config_create;
mod config_inspect;
mod config_delete;
mod config_update;

pub use config_list::*;
pub use config_create::*;
pub use config_inspect::*;
pub use config_delete::*;
pub use config_update::*;
