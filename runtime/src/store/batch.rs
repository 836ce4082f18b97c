//! Changes that become visible and durable together.

use super::document::encode;
use super::{Document, StoreError};

/// One change of one document.
#[derive(Debug)]
pub(super) struct Change {
    pub(super) table: &'static str,
    pub(super) key: String,
    /// The stored bytes; `None` removes the document.
    pub(super) bytes: Option<Vec<u8>>,
}

/// Changes of any tables that are applied as one: after a crash either all of them are there or none.
#[derive(Debug, Default)]
pub struct Batch {
    pub(super) changes: Vec<Change>,
}

impl Batch {
    /// An empty batch.
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes `document` under `key`, replacing what is there.
    ///
    /// # Errors
    /// `System` when the document does not become JSON.
    pub fn put<D: Document>(&mut self, key: &str, document: &D) -> Result<&mut Self, StoreError> {
        let bytes = encode(key, document)?;
        self.changes.push(Change {
            table: D::TABLE,
            key: key.to_owned(),
            bytes: Some(bytes),
        });
        Ok(self)
    }

    /// Removes the document under `key`, readable or broken; nothing happens when there is none.
    pub fn remove<D: Document>(&mut self, key: &str) -> &mut Self {
        self.changes.push(Change {
            table: D::TABLE,
            key: key.to_owned(),
            bytes: None,
        });
        self
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    #[cfg(test)]
    pub(super) fn put_raw<D: Document>(&mut self, key: &str, bytes: &[u8]) {
        self.changes.push(Change {
            table: D::TABLE,
            key: key.to_owned(),
            bytes: Some(bytes.to_vec()),
        });
    }
}
