//! The stored documents of images.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::store::Document;

use super::ImageId;

/// What is known of an image besides its configuration, under its id's hex digits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ImageRecord {
    pub(super) parent: Option<ImageId>,
    pub(super) last_tagged: Option<Timestamp>,
}

impl Document for ImageRecord {
    const TABLE: &'static str = "images";
    const FORMAT: u32 = 1;
}

/// Where a name points, under the full name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct NameRecord {
    pub(super) image: ImageId,
}

impl Document for NameRecord {
    const TABLE: &'static str = "image-names";
    const FORMAT: u32 = 1;
}
