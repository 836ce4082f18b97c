//! Pseudo terminals, made inside the container's own devpts.

use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

use rustix::fs::OFlags;
use rustix::pty::OpenptFlags;
use rustix::termios::Winsize;

use super::inroot::{InRoot, Links};
use super::{CallError, OrCall};
use crate::launch::WindowSize;

/// statfs(2) type of a devpts.
const DEVPTS_MAGIC: i64 = 0x1cd1;

/// A new terminal: the side for the monitor and the side for the container. Nothing is looked up by name between
/// the two, so no planted link or device can come between (TIOCGPTPEER, kernel 4.13).
#[derive(Debug)]
pub struct Terminal {
    /// For the monitor.
    pub controller: OwnedFd,
    /// For the process.
    pub user: OwnedFd,
}

impl Terminal {
    /// Makes a terminal in the devpts at /dev/pts of this root.
    pub fn open(root: &InRoot, size: WindowSize) -> Result<Self, CallError> {
        let controller = root.open(
            "/dev/pts/ptmx",
            OFlags::RDWR | OFlags::NOCTTY,
            Links::Refuse,
        )?;
        let kind =
            rustix::fs::fstatfs(&controller).or_call(|| "fstatfs(\"/dev/pts/ptmx\")".to_owned())?;
        if kind.f_type as i64 != DEVPTS_MAGIC {
            return Err(CallError::new("/dev/pts is not a devpts", 0));
        }
        rustix::pty::unlockpt(&controller).or_call(|| "ioctl(TIOCSPTLCK)".to_owned())?;
        let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
        let user = rustix::pty::ioctl_tiocgptpeer(&controller, flags)
            .or_call(|| "ioctl(TIOCGPTPEER)".to_owned())?;
        resize(controller.as_fd(), size)?;
        Ok(Self { controller, user })
    }
}

/// Sets a terminal's size; a zero size leaves it.
pub fn resize(terminal: BorrowedFd<'_>, size: WindowSize) -> Result<(), CallError> {
    if size == WindowSize::default() {
        return Ok(());
    }
    let window = Winsize {
        ws_row: size.rows,
        ws_col: size.columns,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    rustix::termios::tcsetwinsize(terminal, window)
        .or_call(|| format!("ioctl(TIOCSWINSZ, {size:?})"))
}

/// Starts a session with this terminal as its controlling terminal.
pub fn take_control(terminal: BorrowedFd<'_>) -> Result<(), CallError> {
    rustix::process::ioctl_tiocsctty(terminal).or_call(|| "ioctl(TIOCSCTTY)".to_owned())
}
