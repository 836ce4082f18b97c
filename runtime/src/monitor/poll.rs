//! Waiting for whichever of many descriptors is ready first.

use std::os::fd::BorrowedFd;
use std::time::Instant;

use nix::poll::{PollFd, PollFlags, PollTimeout};

use super::streams::Part;

/// What to wait for on one descriptor. Its hanging up is always waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Interest {
    pub(super) read: bool,
    pub(super) write: bool,
}

impl Interest {
    pub(super) const READ: Self = Self {
        read: true,
        write: false,
    };
    pub(super) const WRITE: Self = Self {
        read: false,
        write: true,
    };
}

/// What happened on one descriptor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ready {
    pub(super) read: bool,
    pub(super) write: bool,
    pub(super) hang_up: bool,
}

/// Whose descriptor it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// The listening socket.
    Listener,
    /// The container's first process.
    Init,
    /// The memory watch.
    Memory,
    /// A connection without a purpose yet.
    Connection(usize),
    /// A subscriber's connection.
    Subscriber(usize),
    /// The process of an exec.
    ExecProcess(usize),
    /// Reports from an exec on its way to the program.
    ExecStatus(usize),
    /// The connection that an exec was asked for on.
    ExecConnection(usize),
    /// Streams: of the container ([`CONTAINER`]) or of the exec with this index.
    Streams(u32, Part),
}

/// Tag of the container's own streams.
pub(super) const CONTAINER: u32 = u32::MAX;

/// Descriptors to wait for.
#[derive(Default)]
pub(super) struct PollSet<'a> {
    descriptors: Vec<PollFd<'a>>,
    tokens: Vec<Token>,
}

impl<'a> PollSet<'a> {
    pub(super) fn add(&mut self, descriptor: BorrowedFd<'a>, interest: Interest, token: Token) {
        let mut flags = PollFlags::empty();
        flags.set(PollFlags::POLLIN, interest.read);
        flags.set(PollFlags::POLLOUT, interest.write);
        self.descriptors.push(PollFd::new(descriptor, flags));
        self.tokens.push(token);
    }

    pub(super) fn add_part(
        &mut self,
        descriptor: BorrowedFd<'a>,
        interest: Interest,
        tag: u32,
        part: Part,
    ) {
        self.add(descriptor, interest, Token::Streams(tag, part));
    }

    /// Waits until something is ready or the deadline has passed.
    pub(super) fn wait(mut self, deadline: Option<Instant>) -> Vec<(Token, Ready)> {
        let timeout = match deadline {
            None => PollTimeout::NONE,
            Some(deadline) => {
                let left = deadline
                    .saturating_duration_since(Instant::now())
                    .as_millis()
                    + 1;
                PollTimeout::try_from(left.min(i32::MAX as u128) as i32).unwrap_or(PollTimeout::MAX)
            }
        };
        // EINTR is the only error that can come here; the caller asks again then.
        if nix::poll::poll(&mut self.descriptors, timeout).is_err() {
            return Vec::new();
        }
        let ready = |descriptor: &PollFd<'_>| {
            let flags = descriptor.revents().unwrap_or(PollFlags::empty());
            let hang_up =
                flags.intersects(PollFlags::POLLHUP | PollFlags::POLLERR | PollFlags::POLLNVAL);
            Ready {
                // The end of a pipe says POLLHUP alone.
                read: flags.contains(PollFlags::POLLIN)
                    || (hang_up && descriptor.events().contains(PollFlags::POLLIN)),
                write: flags.contains(PollFlags::POLLOUT),
                hang_up,
            }
        };
        self.descriptors
            .iter()
            .zip(self.tokens)
            .map(|(descriptor, token)| (token, ready(descriptor)))
            .filter(|(_, ready)| ready.read || ready.write || ready.hang_up)
            .collect()
    }
}
