// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::{Map, Value};

/// The host of a container, as added by the stand-alone cluster manager that preceded swarm mode. An engine
/// never sends it; the keys are that manager's.
pub type ClassicSwarmNode = Map<String, Value>;
