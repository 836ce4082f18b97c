//! Content-addressed layers and the root file systems made of them.
//!
//! A layer is named by the digest of its uncompressed tar ([`DiffId`]) and lies unpacked in `<data-root>/layers/<driver>/<id>/`:
//! `diff/` is the tree in the form that overlayfs takes as a lower directory (a whiteout is a character device 0:0, an opaque
//! directory carries `trusted.overlay.opaque`; for the `vfs` driver the `.wh.` files are kept as they are), `layout` is
//! everything of the tar that the tree does not say, so that the tar can be given back with the same digest, and `layer.json` the
//! record. A layer is written aside in `<data-root>/tmp`, synced, and renamed: what is in its place is whole.
//!
//! Archives are other people's data. Their members are resolved inside the root by the kernel (openat2 with
//! RESOLVE_IN_ROOT), their sizes are bounded by [`Limits`], and what goes wrong leaves nothing behind.

pub(crate) mod archive;
mod attributes;
mod changes;
mod collection;
pub(crate) mod copy;
mod digest;
mod driver;
mod error;
mod export;
mod layout;
mod limits;
mod links;
pub(crate) mod merged;
mod outflow;
mod place;
mod record;
pub(crate) mod remove;
mod resolve;
mod root;
mod sync;
mod trash;
mod unpack;
pub(crate) mod usage;
mod whiteout;

pub use changes::{Change, ChangeKind};
pub use collection::{Layers, NewLayer};
pub use digest::{DiffId, Digest, DigestError, chain_ids};
pub use driver::Driver;
pub use error::LayerError;
pub use limits::Limits;
pub use outflow::ArchiveStream;
pub use root::RootPaths;
pub(crate) use sync::{sync_directory, sync_tree};
pub use trash::{Scratch, Trash};

#[cfg(test)]
pub(crate) mod tests;
