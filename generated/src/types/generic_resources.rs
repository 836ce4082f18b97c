// Written by `cargo xtask codegen`; do not edit.

use super::GenericResource;

/// What a node has, or a task asks for, beside processor and memory: graphics cards, for instance. null or
/// empty means nothing.
pub type GenericResources = Vec<GenericResource>;
