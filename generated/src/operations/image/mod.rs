// Written by `cargo xtask codegen`; do not edit.

//! An image is what a container starts from: layers of files, one over the other, and a configuration that says
//! what to run in them. It never changes, and its id is a digest of its content; names like `busybox:latest`
//! only point to it, and can be moved.
//!
//! A name is `[registry/]path[:tag]`, and holds slashes: `registry.example.com:5000/team/app:1.0`. Without a
//! registry Docker Hub is meant, without a tag `latest`. Wherever a path holds `{name}`, the name is written as
//! it is, slashes included; an id, or an unambiguous beginning of one, is accepted too.
//!
//! Images come to an engine by pull, build, load, import and commit, and leave it by push and save.

mod image_list;
mod image_build;
mod build_prune;
mod image_create;
mod image_inspect;
mod image_history;
mod image_push;
mod image_tag;
mod image_delete;
mod image_search;
mod image_prune;
mod image_commit;
mod image_get;
mod image_get_all;
mod image_load;

pub use image_list::*;
pub use image_build::*;
pub use build_prune::*;
pub use image_create::*;
pub use image_inspect::*;
pub use image_history::*;
pub use image_push::*;
pub use image_tag::*;
pub use image_delete::*;
pub use image_search::*;
pub use image_prune::*;
pub use image_commit::*;
pub use image_get::*;
pub use image_get_all::*;
pub use image_load::*;
