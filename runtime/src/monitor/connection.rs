//! A client's connection, from the monitor's side: requests in, replies and reports out, never waiting.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

use serde::Serialize;

use super::protocol::{MAX_MESSAGE_BYTES, Request};
use crate::kernel::packet;

const READ_BYTES: usize = 16 * 1024;
/// Descriptors that may wait for their request.
const MAX_WAITING_DESCRIPTORS: usize = 4;

/// A connection.
#[derive(Debug)]
pub(super) struct Connection {
    socket: OwnedFd,
    inbox: Vec<u8>,
    pub(super) descriptors: Vec<OwnedFd>,
    /// Ended by the other side or given up by this one.
    pub(super) closed: bool,
}

impl Connection {
    /// Takes over a socket.
    pub(super) fn new(socket: OwnedFd) -> io::Result<Self> {
        rustix::io::ioctl_fionbio(&socket, true)?;
        Ok(Self {
            socket,
            inbox: Vec::new(),
            descriptors: Vec::new(),
            closed: false,
        })
    }

    /// Reads what has come. To be called when the socket is ready.
    pub(super) fn fill(&mut self) {
        let mut buffer = [0u8; READ_BYTES];
        match packet::receive(self.socket.as_fd(), &mut buffer) {
            Ok((0, _)) => self.closed = true,
            Ok((length, descriptors)) => {
                self.inbox.extend_from_slice(&buffer[..length]);
                self.descriptors.extend(descriptors);
                self.closed |= self.descriptors.len() > MAX_WAITING_DESCRIPTORS;
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            Err(_) => self.closed = true,
        }
    }

    /// Takes the next complete request out. Nonsense closes the connection.
    pub(super) fn next_request(&mut self) -> Option<Request> {
        let length = u32::from_le_bytes(self.inbox.first_chunk::<4>().copied()?) as usize;
        if length > MAX_MESSAGE_BYTES {
            self.closed = true;
            return None;
        }
        let body = self.inbox.get(4..4 + length)?;
        let request = postcard::from_bytes(body);
        self.inbox.drain(..4 + length);
        match request {
            Ok(request) => Some(request),
            Err(_) => {
                self.closed = true;
                None
            }
        }
    }

    /// Sends a message. Messages are small and sockets take them at once; a client that lets them pile up is let go.
    pub(super) fn send<T: Serialize>(&mut self, message: &T) {
        let Ok(body) = postcard::to_stdvec(message) else {
            self.closed = true;
            return;
        };
        let length = (body.len() as u32).to_le_bytes();
        let sent = packet::send_parts(self.socket.as_fd(), &[&length, &body]);
        self.closed |= !matches!(sent, Ok(sent) if sent == body.len() + length.len());
    }
}

impl AsFd for Connection {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.socket.as_fd()
    }
}
