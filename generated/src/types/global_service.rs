// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::{Map, Value};

/// A service with one task on every node. The object is empty; that it is there decides.
pub type GlobalService = Map<String, Value>;
