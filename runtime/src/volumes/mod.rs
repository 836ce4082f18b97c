//! Named directories that outlive containers.
//!
//! A volume `v` is the directory `<data-root>/volumes/v/_data` and a document of the store. The directory comes first and goes
//! last, so a crash leaves at most an empty directory without a document, which the next start takes away; a directory
//! with data is never deleted unasked: without its document it is taken over under its name.

mod collection;
mod copy_up;
mod error;
mod name;
mod volume;

pub use collection::Volumes;
pub use copy_up::copy_up;
pub use error::VolumeError;
pub use name::check_name;
pub use volume::{PrunedVolumes, Volume, VolumeFilters, VolumeRequest, VolumeUse};
