//! What happened: a bounded memory and a broadcast.

mod event;
mod filters;
mod hub;

pub use event::{Event, EventKind};
pub use filters::EventFilters;
pub use hub::{EventQuery, EventStream, Events, StreamEnd};
