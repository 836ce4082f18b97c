//! Hearing that a log grew, from inotify(7).

use std::io;
use std::os::fd::OwnedFd;
use std::path::Path;

use rustix::fs::inotify::{CreateFlags, WatchFlags, add_watch, init};
use tokio::io::unix::AsyncFd;

/// Hears of changes in a log's directory: the file that grows, and the new one after a rotation.
#[derive(Debug)]
pub(super) struct Watch {
    inotify: AsyncFd<OwnedFd>,
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
            inotify: AsyncFd::new(inotify)?,
        })
    }

    /// Waits until something has changed since the last call.
    pub(super) async fn changed(&self) -> io::Result<()> {
        let mut heard = [0_u8; 4096];
        let mut any = false;
        loop {
            let mut ready = self.inotify.readable().await?;
            loop {
                match rustix::io::read(self.inotify.get_ref(), &mut heard) {
                    Ok(0) | Err(rustix::io::Errno::AGAIN) => break,
                    Ok(_) => any = true,
                    Err(rustix::io::Errno::INTR) => {}
                    Err(errno) => return Err(errno.into()),
                }
            }
            ready.clear_ready();
            if any {
                return Ok(());
            }
        }
    }
}
