//! Which containers a list shows.

use crate::containers::Status;
use crate::network::PortSpec;

/// Conditions on containers. Keys are joined by "and", the values of one key by "or", except labels: all of them. Empty lists
/// ask nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListFilters {
    /// Made from this image or one made from it: name, id or the beginning of an id.
    pub ancestor: Vec<String>,
    /// Made before this container.
    pub before: Option<String>,
    /// Made after this container.
    pub since: Option<String>,
    /// Ended with one of these codes.
    pub exited: Vec<i32>,
    /// Has one of these ports exposed.
    pub expose: Vec<(PortSpec, u16)>,
    /// Has one of these ports published: the container's port, and the last one of a range.
    pub publish: Vec<(PortSpec, u16)>,
    /// Health: `none`, `starting`, `healthy`, `unhealthy`.
    pub health: Vec<String>,
    /// Its id begins so, or contains this.
    pub id: Vec<String>,
    /// `key` or `key=value`; all must be there.
    pub label: Vec<String>,
    /// Its name contains or matches this.
    pub name: Vec<String>,
    /// It is on this network, by name or id.
    pub network: Vec<String>,
    /// It is in one of these states.
    pub status: Vec<Status>,
    /// It has this volume, or something at this destination.
    pub volume: Vec<String>,
    /// It belongs to a swarm's task; none does.
    pub is_task: Option<bool>,
}

/// A list's question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListQuery {
    /// Those that do not run as well.
    pub all: bool,
    /// Only the newest so many, whatever their state.
    pub limit: Option<usize>,
    /// With the sizes of their files, which costs a walk each.
    pub size: bool,
    /// Conditions.
    pub filters: ListFilters,
}
