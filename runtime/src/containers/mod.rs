//! Containers: what is stored of them, the states they pass through, and the collection that finds them.

mod collection;
mod container;
mod filters;
mod generated_name;
mod name;
mod record;
mod state;

pub use collection::{Containers, LookupError, NameTaken};
pub(crate) use container::RunPhase;
pub use container::{Container, Snapshot};
pub use filters::{ListFilters, ListQuery};
pub use generated_name::generate_name;
pub use name::{InvalidName, check_name};
pub use record::{ContainerRecord, StateRecord};
pub use state::{ContainerState, Status, Transition, TransitionError};

#[cfg(test)]
pub(crate) mod tests;
