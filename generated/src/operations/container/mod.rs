// Written by `cargo xtask codegen`; do not edit.

//! A container is a process, with all its children, that sees its own root file system, its own process ids,
//! its own network and its own limits. It is *created* from an image with a configuration, then *started*, and
//! when its first process ends it is *exited*, with everything it wrote still there until it is *removed*.
//!
//! Wherever a path holds `{id}`, the full id of 64 digits, any beginning of it that belongs to only one
//! container, and the container's name are all accepted. The usual way through is create, attach or wait,
//! start, and, in the end, remove.

mod container_list;
mod container_create;
mod container_inspect;
mod container_top;
mod container_logs;
mod container_changes;
mod container_export;
mod container_stats;
mod container_resize;
mod container_start;
mod container_stop;
mod container_restart;
mod container_kill;
mod container_update;
mod container_rename;
mod container_pause;
mod container_unpause;
mod container_attach;
mod container_attach_websocket;
mod container_wait;
mod container_delete;
mod container_archive;
mod container_archive_info;
mod put_container_archive;
mod container_prune;

pub use container_list::*;
pub use container_create::*;
pub use container_inspect::*;
pub use container_top::*;
pub use container_logs::*;
pub use container_changes::*;
pub use container_export::*;
pub use container_stats::*;
pub use container_resize::*;
pub use container_start::*;
pub use container_stop::*;
pub use container_restart::*;
pub use container_kill::*;
pub use container_update::*;
pub use container_rename::*;
pub use container_pause::*;
pub use container_unpause::*;
pub use container_attach::*;
pub use container_attach_websocket::*;
pub use container_wait::*;
pub use container_delete::*;
pub use container_archive::*;
pub use container_archive_info::*;
pub use put_container_archive::*;
pub use container_prune::*;
