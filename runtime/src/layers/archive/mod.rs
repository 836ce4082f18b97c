//! Reading archives that strangers wrote: compression, tar, and the bounds on both.

mod compression;
mod member;
mod pax;
mod reader;
mod source;

pub(crate) use member::{Device, Kind, Member};
pub(crate) use reader::{Observer, TarReader};
pub(crate) use source::Source;
