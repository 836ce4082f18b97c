//! The stored document of a volume.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::store::Document;

use super::Volume;

/// What is known of a volume, under its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct VolumeRecord {
    created: Timestamp,
    labels: Option<BTreeMap<String, String>>,
    options: Option<BTreeMap<String, String>>,
    #[serde(default)]
    anonymous: bool,
}

impl Document for VolumeRecord {
    const TABLE: &'static str = "volumes";
    const FORMAT: u32 = 1;
}

impl VolumeRecord {
    pub(super) fn of(volume: &Volume) -> Self {
        Self {
            created: volume.created,
            labels: volume.labels.clone(),
            options: volume.options.clone(),
            anonymous: volume.anonymous,
        }
    }

    pub(super) fn into_volume(self, name: String, directory: &Path) -> Volume {
        Volume {
            mountpoint: directory.join(super::volume::DATA),
            name,
            created: self.created,
            labels: self.labels,
            options: self.options,
            anonymous: self.anonymous,
        }
    }
}
