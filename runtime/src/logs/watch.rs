//! Hearing that a log grew, from inotify(7).

use std::fs::File;
use std::io;
use std::path::Path;

use rustix::fs::inotify::{CreateFlags, WatchFlags, add_watch, init};
use tokio::net::unix::pipe;

/// Hears of changes in a log's directory: the file that grows, and the new one after a rotation.
#[derive(Debug)]
pub(super) struct Watch {
    /// An inotify descriptor is read like a pipe: it becomes readable, and a read takes what happened.
    inotify: pipe::Receiver,
}

impl Watch {
    /// Begins to listen; what happens from now on is heard by the next [`Watch::changed`].
    pub(super) fn begin(directory: &Path) -> io::Result<Self> {
        let inotify = init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK)?;
        add_watch(
            &inotify,
            directory,
            WatchFlags::MODIFY | WatchFlags::CREATE | WatchFlags::MOVED_TO,
        )?;
        Ok(Self {
            inotify: pipe::Receiver::from_file_unchecked(File::from(inotify))?,
        })
    }

    /// Waits until something has changed since the last call.
    pub(super) async fn changed(&self) -> io::Result<()> {
        let mut heard = [0_u8; 4096];
        let mut any = false;
        loop {
            self.inotify.readable().await?;
            loop {
                match self.inotify.try_read(&mut heard) {
                    Ok(0) => break,
                    Ok(_) => any = true,
                    Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                    Err(error) => return Err(error),
                }
            }
            if any {
                return Ok(());
            }
        }
    }
}
