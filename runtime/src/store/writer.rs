//! The thread that writes, one fsync for all that waits.

use std::sync::{Arc, mpsc as std_mpsc};
use std::thread::JoinHandle;

use redb::Database;
use tokio::sync::{mpsc, oneshot};

use super::database::table;
use super::{Batch, StoreError};

/// Who waits for a batch: a task or a thread. A thread has its own channel because tokio's refuses to block in a runtime's
/// thread, where start-up code may well run.
enum Answer {
    Task(oneshot::Sender<Result<(), StoreError>>),
    Thread(std_mpsc::SyncSender<Result<(), StoreError>>),
}

impl Answer {
    fn send(self, result: Result<(), StoreError>) {
        // Whoever asked may have gone; the change stands all the same.
        match self {
            Self::Task(sender) => drop(sender.send(result)),
            Self::Thread(sender) => drop(sender.send(result)),
        }
    }
}

/// How many batches one transaction takes. Bounds the work that is lost together when the disk refuses.
const GROUP: usize = 256;

/// Owns the writing thread: dropping it lets the thread finish what was submitted and joins it.
pub(super) struct Writer {
    sender: Option<mpsc::UnboundedSender<(Batch, Answer)>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    pub(super) fn start(database: Arc<Database>) -> std::io::Result<Self> {
        // Unbounded in form only: every sender waits for its answer.
        let (sender, receiver) = mpsc::unbounded_channel();
        let thread = std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || run(&database, receiver))?;
        Ok(Self {
            sender: Some(sender),
            thread: Some(thread),
        })
    }

    /// Hands a batch over; it is applied whether or not the answer is waited for.
    pub(super) fn submit(
        &self,
        batch: Batch,
    ) -> Result<oneshot::Receiver<Result<(), StoreError>>, StoreError> {
        let (sender, receiver) = oneshot::channel();
        self.send(batch, Answer::Task(sender))?;
        Ok(receiver)
    }

    /// Hands a batch over and waits for it.
    pub(super) fn submit_and_wait(&self, batch: Batch) -> Result<(), StoreError> {
        let (sender, receiver) = std_mpsc::sync_channel(1);
        self.send(batch, Answer::Thread(sender))?;
        receiver.recv().map_err(|_| StoreError::Closed)?
    }

    fn send(&self, batch: Batch, answer: Answer) -> Result<(), StoreError> {
        let sender = self.sender.as_ref().ok_or(StoreError::Closed)?;
        sender.send((batch, answer)).map_err(|_| StoreError::Closed)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            // A panic there was reported by the panic hook; there is nobody left to tell.
            let _ = thread.join();
        }
    }
}

fn run(database: &Database, mut receiver: mpsc::UnboundedReceiver<(Batch, Answer)>) {
    let mut group = Vec::with_capacity(GROUP);
    while receiver.blocking_recv_many(&mut group, GROUP) > 0 {
        let result = write(database, group.iter().map(|(batch, _)| batch));
        // One refused batch (a full disk) must not fail its neighbours: alone, the small ones may still fit.
        if result.is_err() && group.len() > 1 {
            for (batch, answer) in group.drain(..) {
                answer.send(write(database, std::iter::once(&batch)));
            }
        } else {
            for (_, answer) in group.drain(..) {
                answer.send(result.clone());
            }
        }
    }
}

fn write<'a>(
    database: &Database,
    batches: impl Iterator<Item = &'a Batch>,
) -> Result<(), StoreError> {
    // redb's default durability is `Immediate`: the commit returns after its fsync, and one phase with checksums needs
    // a single one.
    let transaction = database
        .begin_write()
        .map_err(|e| StoreError::access("write", e))?;
    for change in batches.flat_map(|batch| &batch.changes) {
        let mut rows = transaction
            .open_table(table(change.table))
            .map_err(|e| StoreError::access("write", e))?;
        match &change.bytes {
            Some(bytes) => rows.insert(change.key.as_str(), bytes.as_slice()).map(drop),
            None => rows.remove(change.key.as_str()).map(drop),
        }
        .map_err(|e| StoreError::access("write", e))?;
    }
    transaction
        .commit()
        .map_err(|e| StoreError::access("write", e))
}
