// Written by `cargo xtask codegen`; do not edit.

//! What registries know about images, asked through the engine so that its configuration and network are used.
//! It lets a client turn a tag into a digest, or find out whether an image exists for a platform, before
//! anything is pulled.

mod distribution_inspect;

pub use distribution_inspect::*;
