//! Named directories that outlive containers.
//!
//! A volume `v` is the directory `<data-root>/volumes/v/_data` and a document of the store. A new volume's
//! directory comes before its document, a removed one's goes before it, so a crash leaves at most an empty directory or a
//! document without one, and the next start takes both away. A directory with data is never deleted unasked: without its document it
//! is taken over under its name.

mod collection;
mod copy_up;
mod error;
mod filters;
mod name;
mod record;
mod volume;

pub use collection::Volumes;
pub use copy_up::copy_up;
pub use error::VolumeError;
pub use name::check_name;
pub use volume::{PrunedVolumes, Volume, VolumeFilters, VolumeRequest, VolumeUse};

#[cfg(test)]
mod tests;
