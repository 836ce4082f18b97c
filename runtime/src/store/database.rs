//! Opening the database, reading it, and handing changes to the writing thread.

use std::collections::BTreeMap;
use std::fs::{File, Permissions};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use redb::{
    Database, DatabaseError, ReadableDatabase, ReadableTable, StorageError, TableDefinition,
    TableError,
};

use super::document::decode;
use super::writer::Writer;
use super::{Batch, Broken, Document, Loaded, StoreError};

/// Documents are few and small; the default of the crate (1 GiB) would only be memory kept for nothing.
const CACHE_BYTES: usize = 2 << 20;

pub(super) fn table(name: &str) -> TableDefinition<'_, &'static str, &'static [u8]> {
    TableDefinition::new(name)
}

/// The metadata database of one data root. Clones share it; the last one to go waits for the changes under way and
/// closes the file.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    // Before `database`: its thread ends before the file is closed.
    writer: Writer,
    database: Arc<Database>,
    replaced: Option<PathBuf>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store")
            .field("replaced", &self.inner.replaced)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the database, making it when it is missing. Blocking; takes the file's lock for as long as the store lives.
    ///
    /// A file that is damaged beyond what the database repairs is moved aside (`<name>.broken-<n>`), the loss is logged, and
    /// an empty one takes its place: see [`Store::replaced`].
    ///
    /// # Errors
    /// `System`: the file is locked by another process, of an unknown version, or cannot be made.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let (database, replaced) = match open_database(path) {
            Ok(database) => (database, None),
            Err(Opening::Refused(error)) => return Err(error),
            Err(Opening::Damaged(reason)) => {
                let aside = move_aside(path)?;
                tracing::error!(
                    database = %path.display(), moved_to = %aside.display(), reason,
                    "the metadata database is damaged and was replaced by an empty one",
                );
                match open_database(path) {
                    Ok(database) => (database, Some(aside)),
                    Err(Opening::Refused(error)) => return Err(error),
                    Err(Opening::Damaged(reason)) => {
                        return Err(StoreError::Open {
                            path: path.to_owned(),
                            source: Arc::from(Box::from(reason)),
                        });
                    }
                }
            }
        };
        let database = Arc::new(database);
        let writer = Writer::start(Arc::clone(&database)).map_err(|source| StoreError::Open {
            path: path.to_owned(),
            source: Arc::new(source),
        })?;
        Ok(Self {
            inner: Arc::new(Inner {
                writer,
                database,
                replaced,
            }),
        })
    }

    /// Where the damaged database was moved to, when this one started empty in its place. Whoever keeps content on
    /// disk (images, volumes) then takes its documents from there.
    pub fn replaced(&self) -> Option<&Path> {
        self.inner.replaced.as_deref()
    }

    /// Reads a whole table. Blocking, for start-up; afterwards the state is in memory.
    ///
    /// # Errors
    /// `System` when the database itself cannot be read; a document that cannot be read is in [`Loaded::broken`].
    pub fn load<D: Document>(&self) -> Result<Loaded<D>, StoreError> {
        let mut loaded = Loaded {
            documents: BTreeMap::new(),
            broken: Vec::new(),
        };
        let read = self
            .inner
            .database
            .begin_read()
            .map_err(|e| StoreError::access("read", e))?;
        let rows = match read.open_table(table(D::TABLE)) {
            Ok(rows) => rows,
            Err(TableError::TableDoesNotExist(_)) => return Ok(loaded),
            Err(error) => return Err(StoreError::access("read", error)),
        };
        for row in rows.iter().map_err(|e| StoreError::access("read", e))? {
            let (key, bytes) = row.map_err(|e| StoreError::access("read", e))?;
            let key = key.value().to_owned();
            match decode(bytes.value()) {
                Ok(document) => {
                    loaded.documents.insert(key, document);
                }
                Err(reason) => {
                    tracing::error!(table = D::TABLE, key, reason, "a stored document is broken");
                    loaded.broken.push(Broken { key, reason });
                }
            }
        }
        Ok(loaded)
    }

    /// Reads one document. Blocking (a few microseconds when its page is cached).
    ///
    /// # Errors
    /// `System` when it is broken or the database cannot be read.
    pub fn get<D: Document>(&self, key: &str) -> Result<Option<D>, StoreError> {
        let read = self
            .inner
            .database
            .begin_read()
            .map_err(|e| StoreError::access("read", e))?;
        let rows = match read.open_table(table(D::TABLE)) {
            Ok(rows) => rows,
            Err(TableError::TableDoesNotExist(_)) => return Ok(None),
            Err(error) => return Err(StoreError::access("read", error)),
        };
        let Some(bytes) = rows.get(key).map_err(|e| StoreError::access("read", e))? else {
            return Ok(None);
        };
        decode(bytes.value())
            .map(Some)
            .map_err(|reason| StoreError::Broken {
                table: D::TABLE,
                key: key.to_owned(),
                reason,
            })
    }

    /// Writes one document; durable when this returns. See [`Store::commit`].
    ///
    /// # Errors
    /// As [`Store::commit`].
    pub async fn put<D: Document>(&self, key: &str, document: &D) -> Result<(), StoreError> {
        let mut batch = Batch::new();
        batch.put(key, document)?;
        self.commit(batch).await
    }

    /// Removes one document, readable or broken; durable when this returns.
    ///
    /// # Errors
    /// As [`Store::commit`].
    pub async fn remove<D: Document>(&self, key: &str) -> Result<(), StoreError> {
        let mut batch = Batch::new();
        batch.remove::<D>(key);
        self.commit(batch).await
    }

    /// Applies a batch as one change, durable when this returns. Batches are applied in the order of the calls. Once the
    /// call has begun, dropping the future does not stop the change.
    ///
    /// # Errors
    /// `System` when the disk refuses (nothing of the batch is visible then), `Unavailable` when the store is closing.
    pub async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        if batch.is_empty() {
            return Ok(());
        }
        self.inner
            .writer
            .submit(batch)?
            .await
            .map_err(|_| StoreError::Closed)?
    }

    /// As [`Store::commit`], blocking the thread: for start-up and for code on blocking threads.
    ///
    /// # Errors
    /// As [`Store::commit`].
    pub fn commit_blocking(&self, batch: Batch) -> Result<(), StoreError> {
        if batch.is_empty() {
            return Ok(());
        }
        self.inner.writer.submit_and_wait(batch)
    }
}

/// Why a database did not open.
enum Opening {
    Refused(StoreError),
    Damaged(String),
}

/// Sees to it that the file is there and that its owner alone can read it: environments of containers hold passwords, and the data
/// root lets others pass through.
fn owner_only(path: &Path) -> std::io::Result<()> {
    let file = File::options()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(path)?;
    file.set_permissions(Permissions::from_mode(0o600))
}

fn open_database(path: &Path) -> Result<Database, Opening> {
    // redb reports damage as `Corrupted` where it looks for it; pages that it trusts can make it panic, which must not end
    // the daemon before its first word.
    let opened = catch_unwind(AssertUnwindSafe(|| {
        owner_only(path).map_err(StorageError::Io)?;
        let database = Database::builder()
            .set_cache_size(CACHE_BYTES)
            .create(path)?;
        read_everything(&database)?;
        Ok::<_, DatabaseError>(database)
    }));
    let error = match opened {
        Ok(Ok(database)) => return Ok(database),
        Ok(Err(error)) => error,
        Err(_) => return Err(Opening::Damaged("reading it ends in a panic".to_owned())),
    };
    let path = path.to_owned();
    Err(match error {
        DatabaseError::DatabaseAlreadyOpen | DatabaseError::LockProtocolMismatch => {
            Opening::Refused(StoreError::Locked { path })
        }
        DatabaseError::UpgradeRequired(version) => {
            Opening::Refused(StoreError::FormatUnknown { path, version })
        }
        DatabaseError::Storage(StorageError::Corrupted(reason)) => Opening::Damaged(reason),
        DatabaseError::Storage(StorageError::Io(error))
            if error.kind() == std::io::ErrorKind::InvalidData =>
        {
            Opening::Damaged(error.to_string())
        }
        DatabaseError::Storage(StorageError::Io(error))
            if error.kind() == std::io::ErrorKind::UnexpectedEof =>
        {
            Opening::Damaged("it is truncated".to_owned())
        }
        other => Opening::Refused(StoreError::Open {
            path,
            source: Arc::new(other),
        }),
    })
}

/// Touches every page, so that damage is found now and not by a later request.
fn read_everything(database: &Database) -> Result<(), DatabaseError> {
    let storage = |error: redb::Error| match error {
        redb::Error::Io(error) => DatabaseError::Storage(StorageError::Io(error)),
        other => DatabaseError::Storage(StorageError::Corrupted(other.to_string())),
    };
    let read = database.begin_read().map_err(|e| storage(e.into()))?;
    let names: Vec<String> = {
        use redb::TableHandle;
        read.list_tables()
            .map_err(|e| storage(e.into()))?
            .map(|t| t.name().to_owned())
            .collect()
    };
    for name in names {
        let rows = read
            .open_table(table(&name))
            .map_err(|e| storage(e.into()))?;
        for row in rows.iter().map_err(|e| storage(e.into()))? {
            row.map_err(|e| storage(e.into()))?;
        }
    }
    Ok(())
}

fn move_aside(path: &Path) -> Result<PathBuf, StoreError> {
    let mut number = 1;
    let aside = loop {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".broken-{number}"));
        let candidate = PathBuf::from(name);
        if !candidate.exists() {
            break candidate;
        }
        number += 1;
    };
    std::fs::rename(path, &aside).map_err(|source| StoreError::Open {
        path: path.to_owned(),
        source: Arc::new(source),
    })?;
    Ok(aside)
}
