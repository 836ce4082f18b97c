//! Temporary directories and removal off the request path.
//!
//! Everything below `<data-root>/tmp` is either being written (and not yet true) or being deleted (and no longer true). A
//! removal is one rename into it; a thread deletes behind. What a killed daemon left there goes at the next start.

use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;

use super::remove::remove_tree;

/// The `tmp` directory of a data root. Clones share it; the last one to go stops the deleting thread after the tree it is
/// at.
#[derive(Clone, Debug)]
pub struct Trash {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    directory: PathBuf,
    next: AtomicU64,
    /// Distinguishes this process's names from those of the one before, whose leftovers are still being deleted.
    prefix: String,
    queue: Mutex<Option<mpsc::Sender<Job>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Debug)]
enum Job {
    Delete(PathBuf),
    Flush(mpsc::Sender<()>),
}

impl Trash {
    /// Opens (or makes) the directory and begins to delete what is in it. Blocking, briefly.
    ///
    /// # Errors
    /// When the directory cannot be made or listed.
    pub fn open(directory: &Path) -> io::Result<Self> {
        fs::create_dir_all(directory)?;
        fs::set_permissions(directory, Permissions::from_mode(0o700))?;
        let left = fs::read_dir(directory)?
            .map(|entry| Ok(entry?.path()))
            .collect::<io::Result<Vec<_>>>()?;
        if !left.is_empty() {
            tracing::info!(count = left.len(), directory = %directory.display(), "deleting what an earlier run left");
        }
        let (sender, receiver) = mpsc::channel();
        for path in left {
            // The receiver lives in this function until the thread has it.
            let _ = sender.send(Job::Delete(path));
        }
        let root = directory.to_owned();
        let thread = std::thread::Builder::new()
            .name("trash".to_owned())
            .spawn(move || run(&root, &receiver))?;
        let started = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap_or_default();
        Ok(Self {
            inner: Arc::new(Inner {
                directory: directory.to_owned(),
                next: AtomicU64::new(0),
                prefix: format!("{:x}-{:x}", std::process::id(), started.as_nanos()),
                queue: Mutex::new(Some(sender)),
                thread: Mutex::new(Some(thread)),
            }),
        })
    }

    /// A path in the directory that nothing has yet; nothing is made.
    pub fn fresh_path(&self, what: &str) -> PathBuf {
        let number = self.inner.next.fetch_add(1, Ordering::Relaxed);
        self.inner
            .directory
            .join(format!("{what}-{}-{number}", self.inner.prefix))
    }

    /// Makes a new directory of mode 0700 that deletes itself (in the background) when dropped.
    ///
    /// # Errors
    /// As mkdir(2).
    pub fn scratch(&self, what: &str) -> io::Result<Scratch> {
        let path = self.fresh_path(what);
        fs::create_dir(&path)?;
        fs::set_permissions(&path, Permissions::from_mode(0o700))?;
        Ok(Scratch {
            path,
            trash: self.clone(),
        })
    }

    /// Removes a file or tree: gone from its place when this returns, deleted later. A path that does not exist is no
    /// error. The path must be on the data root's file system.
    ///
    /// # Errors
    /// As rename(2).
    pub fn dispose(&self, path: &Path) -> io::Result<()> {
        let parked = self.fresh_path("removed");
        match fs::rename(path, &parked) {
            Ok(()) => {
                self.enqueue(Job::Delete(parked));
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Waits until everything disposed of so far is deleted. Blocking; for tests and an orderly shutdown.
    pub fn flush(&self) {
        let (done, wait) = mpsc::channel();
        self.enqueue(Job::Flush(done));
        // An error means that the thread is gone, and with it all that could be waited for.
        let _ = wait.recv();
    }

    fn enqueue(&self, job: Job) {
        if let Some(queue) = &*self
            .inner
            .queue
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
        {
            // A thread that is gone leaves the path for the next start.
            let _ = queue.send(job);
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        *self.queue.get_mut().unwrap_or_else(PoisonError::into_inner) = None;
        if let Some(thread) = self
            .thread
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
        {
            // The last clone may have been the thread's own caller; a panic there was reported by the hook.
            let _ = thread.join();
        }
    }
}

fn run(root: &Path, jobs: &mpsc::Receiver<Job>) {
    while let Ok(job) = jobs.recv() {
        match job {
            Job::Delete(path) => {
                if let Err(error) = remove_tree(root, &path) {
                    tracing::warn!(path = %path.display(), %error, "cannot delete; the next start tries again");
                }
            }
            Job::Flush(done) => drop(done),
        }
    }
}

/// A temporary directory. See [`Trash::scratch`].
#[derive(Debug)]
pub struct Scratch {
    path: PathBuf,
    trash: Trash,
}

impl Scratch {
    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        self.trash.enqueue(Job::Delete(self.path.clone()));
    }
}
