//! The metadata database: typed documents in one file, durable when acknowledged.
//!
//! Images, containers, volumes and networks keep their state in memory and write every change through here. A document
//! is a serde type with a table name and a format number; each is stored as that number and its JSON, so that one
//! unreadable document costs only itself: it is listed as [`Broken`] and can be removed.
//!
//! One thread writes. It takes every change that is waiting, puts them into one transaction, syncs once and answers them
//! all, so that a change alone pays one fsync and many at once share it.

mod batch;
mod database;
mod document;
mod error;
mod writer;

pub use batch::Batch;
pub use database::Store;
pub use document::{Broken, Document, Loaded};
pub use error::StoreError;

#[cfg(test)]
mod tests;
