//! Images: a configuration, its layers, and the names it goes by.
//!
//! An image's id is the digest of its configuration's bytes, which lie in `<data-root>/images/<hex>.json`; its record and the names are
//! documents of the store. A configuration is written aside, synced and renamed before the record names it, so a crash
//! leaves at most a file that the next start takes away.

mod archive;
mod body;
mod change;
mod changes;
mod collection;
mod config;
mod error;
mod files;
mod filters;
mod glob;
mod image;
mod import;
mod list;
mod load;
mod manifest;
mod open;
mod record;
pub mod reference;
mod remove;
mod save;
mod state;

pub use changes::{ChangeError, apply_changes};
pub use collection::Images;
pub use config::{ConfigHistory, ConfigRootFs, Healthcheck, ImageConfig, RunConfig};
pub use error::ImageError;
pub use filters::{ImageFilters, ListQuery};
pub use image::{
    BrokenImage, HistoryEntry, Image, ImageDetail, ImageId, ImageSummary, ImportRequest, Imported,
    Tagged,
};
pub use load::{LoadEvent, LoadEvents};
pub use remove::{ImageUse, Removal, RemoveOptions, Removed};

#[cfg(test)]
mod tests;
