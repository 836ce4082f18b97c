// Written by `cargo xtask codegen`; do not edit.

//! A volume is a directory that outlives containers. It is made and removed by itself, mounted into any number
//! of containers, and keeps what they write. A volume driver decides where the content really is; `local` keeps
//! it in a directory of the host.
//!
//! Anonymous volumes have a name of 64 hexadecimal digits and belong to the container they were made for. Named
//! ones belong to nobody and are removed only by a request that names them, or by a prune.

mod volume_list;
mod volume_create;
mod volume_inspect;
mod volume_delete;
mod volume_prune;

pub use volume_list::*;
pub use volume_create::*;
pub use volume_inspect::*;
pub use volume_delete::*;
pub use volume_prune::*;
