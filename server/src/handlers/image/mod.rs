//! Images.

mod bring;
mod look;

pub(crate) use self::bring::{create, load};
pub(crate) use self::look::{history, inspect, list, prune, remove, save, save_all, tag};
