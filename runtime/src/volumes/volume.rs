//! What callers see of a volume.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::Timestamp;

/// The directory with a volume's files, inside the volume's own.
pub(super) const DATA: &str = "_data";

/// A volume.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Volume {
    /// Its name.
    pub name: String,
    /// The directory with its files.
    pub mountpoint: PathBuf,
    /// When it was made.
    pub created: Timestamp,
    /// The labels; `None` when the request had none.
    pub labels: Option<BTreeMap<String, String>>,
    /// The driver's options; `None` when the request had none.
    pub options: Option<BTreeMap<String, String>>,
    /// Whether it was made for one container and has no name that a person gave.
    pub anonymous: bool,
}

/// What a new volume shall be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VolumeRequest {
    /// Its name; a random one (and an anonymous volume) when empty.
    pub name: String,
    /// `local`, or empty for it.
    pub driver: String,
    /// Options of the driver.
    pub options: Option<BTreeMap<String, String>>,
    /// Labels.
    pub labels: Option<BTreeMap<String, String>>,
}

/// A container that uses a volume. The caller knows the containers; this module only judges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VolumeUse {
    /// The volume's name.
    pub volume: String,
    /// The container's full id.
    pub container_id: String,
}

/// Conditions on volumes: all keys must match, of several values one (labels: all).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VolumeFilters {
    /// Only unused ones (true) or only used ones (false).
    pub dangling: Option<bool>,
    /// Parts of the name.
    pub names: Vec<String>,
    /// Drivers.
    pub drivers: Vec<String>,
    /// `name` or `name=value`.
    pub labels: Vec<String>,
    /// `name` or `name=value` that must not be there.
    pub without_labels: Vec<String>,
}

/// What a prune removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrunedVolumes {
    /// The names.
    pub removed: Vec<String>,
    /// The bytes their files had.
    pub reclaimed_bytes: u64,
}
