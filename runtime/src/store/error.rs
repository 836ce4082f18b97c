//! What can go wrong between a document and the disk.

use std::path::PathBuf;
use std::sync::Arc;

use crate::error::ErrorKind;

/// A failure of the metadata database. Cloneable, because one failed transaction answers every change it carried.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// Another process holds the database.
    #[error("{} is in use by another process: is a daemon already running on this data root?", path.display())]
    Locked {
        /// The database file.
        path: PathBuf,
    },
    /// The database was written by a version of this program that this one cannot read.
    #[error("{} has the database format {version}, which this program does not read", path.display())]
    FormatUnknown {
        /// The database file.
        path: PathBuf,
        /// The file format found.
        version: u8,
    },
    /// The file cannot be opened, made or moved.
    #[error("cannot open the database {}", path.display())]
    Open {
        /// The database file.
        path: PathBuf,
        /// The cause.
        #[source]
        source: Arc<dyn std::error::Error + Send + Sync>,
    },
    /// A read or a transaction failed; nothing of the change is visible.
    #[error("cannot {action} the database: {source}")]
    Access {
        /// "read" or "write".
        action: &'static str,
        /// The cause.
        source: Arc<redb::Error>,
    },
    /// A document does not become JSON.
    #[error("cannot encode the document {table}/{key}")]
    Encode {
        /// Its table.
        table: &'static str,
        /// Its key.
        key: String,
        /// The cause.
        #[source]
        source: Arc<serde_json::Error>,
    },
    /// A document is there but cannot be read.
    #[error("the document {table}/{key} is broken: {reason}")]
    Broken {
        /// Its table.
        table: &'static str,
        /// Its key.
        key: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The writing thread is gone: the store is closing.
    #[error("the database is closed")]
    Closed,
}

impl StoreError {
    /// The class of the failure: always `System`, except `Closed` (`Unavailable`).
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Closed => ErrorKind::Unavailable,
            _ => ErrorKind::System,
        }
    }

    pub(super) fn access(action: &'static str, source: impl Into<redb::Error>) -> Self {
        Self::Access {
            action,
            source: Arc::new(source.into()),
        }
    }
}
