// Written by `cargo xtask codegen`; do not edit.

//! A swarm is a cluster of engines that run services together. These operations start one, join it, leave it
//! and change its settings.
//!
//! An engine that is not part of a swarm answers 503. Pierhead's own engine is never part of one; the
//! operations are here for clients, and for backends that have an orchestrator.

mod swarm_inspect;
mod swarm_init;
mod swarm_join;
mod swarm_leave;
mod swarm_update;
mod swarm_unlockkey;
mod swarm_unlock;

pub use swarm_inspect::*;
pub use swarm_init::*;
pub use swarm_join::*;
pub use swarm_leave::*;
pub use swarm_update::*;
pub use swarm_unlockkey::*;
pub use swarm_unlock::*;
