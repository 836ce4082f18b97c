// Written by `cargo xtask codegen`; do not edit.

//! A secret is a small piece of data, such as a password, that a swarm keeps encrypted and gives to the
//! containers of chosen services as a file.

mod secret_list;
mod secret_create;
mod secret_inspect;
mod secret_delete;
mod secret_update;

pub use secret_list::*;
pub use secret_create::*;
pub use secret_inspect::*;
pub use secret_delete::*;
pub use secret_update::*;
