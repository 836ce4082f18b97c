// Written by `cargo xtask codegen`; do not edit.

//! A connection in the other direction: a client that builds stays reachable for the engine, so that files and
//! credentials are sent only when a step needs them. It was an experiment at this version, and is of use only
//! to the builder that came with it.

mod session_operation;

pub use session_operation::*;
