//! The standard streams of one process and the clients attached to them.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::time::{Duration, Instant};

use rustix::buffer::spare_capacity;
use rustix::pty::OpenptFlags;

use super::backlog::Backlog;
use super::log::{Log, Stream};
use super::poll::{Interest, PollSet};
use super::protocol::AttachRequest;

/// Bytes read from an output at once.
const READ_BYTES: usize = 64 * 1024;
/// Bytes waiting for standard input beyond which no client is read.
const STDIN_BYTES: usize = 64 * 1024;
/// How long a client may hold back the process once its backlog is full, without taking a byte.
const STALL: Duration = Duration::from_secs(10);

/// The monitor's ends of a process's streams.
#[derive(Debug)]
pub(super) struct Streams {
    /// Outputs that have not ended. A terminal is one output.
    outputs: Vec<(OwnedFd, Stream)>,
    /// Where standard input goes; `None` when there is none or it has ended.
    stdin: Option<OwnedFd>,
    /// Input that the process has not taken yet.
    pending_input: Vec<u8>,
    /// Whether the pending input is the last.
    input_ended: bool,
    is_terminal: bool,
    /// The user's side of the terminal. While somebody has it open the monitor's side never hangs up, also when the
    /// process has closed all of its own.
    held_terminal: Option<OwnedFd>,
    stdin_once: bool,
    clients: Vec<Client>,
    pub(super) log: Option<Log>,
}

#[derive(Debug)]
struct Client {
    socket: OwnedFd,
    wants: AttachRequest,
    backlog: Backlog,
    /// Whether its input is still read.
    input_open: bool,
    /// Since when its backlog has been full without progress.
    stalled_since: Option<Instant>,
    dead: bool,
}

impl Streams {
    /// Streams through pipes. The descriptors must not block.
    pub(super) fn pipes(
        stdin: Option<OwnedFd>,
        stdout: OwnedFd,
        stderr: OwnedFd,
        stdin_once: bool,
    ) -> Self {
        let outputs = vec![(stdout, Stream::Stdout), (stderr, Stream::Stderr)];
        Self {
            outputs,
            stdin,
            pending_input: Vec::new(),
            input_ended: false,
            is_terminal: false,
            held_terminal: None,
            stdin_once,
            clients: Vec::new(),
            log: None,
        }
    }

    /// Streams through a terminal, before it is known.
    pub(super) fn terminal() -> Self {
        Self {
            outputs: Vec::new(),
            stdin: None,
            pending_input: Vec::new(),
            input_ended: false,
            is_terminal: true,
            held_terminal: None,
            stdin_once: false,
            clients: Vec::new(),
            log: None,
        }
    }

    /// Connects the terminal's monitor side.
    pub(super) fn connect_terminal(&mut self, controller: OwnedFd, input: bool) -> io::Result<()> {
        let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
        self.held_terminal = Some(rustix::pty::ioctl_tiocgptpeer(&controller, flags)?);
        if input {
            self.stdin = Some(controller.try_clone()?);
            // Clients of before the start.
            for client in &mut self.clients {
                client.input_open = client.wants.stdin;
            }
        }
        self.outputs.push((controller, Stream::Stdout));
        Ok(())
    }

    /// The terminal, for its size.
    pub(super) fn terminal_descriptor(&self) -> Option<BorrowedFd<'_>> {
        if self.is_terminal {
            self.outputs.first().map(|(output, _)| output.as_fd())
        } else {
            None
        }
    }

    /// Attaches a client.
    pub(super) fn attach(&mut self, socket: OwnedFd, wants: AttachRequest) -> io::Result<()> {
        rustix::io::ioctl_fionbio(&socket, true)?;
        let input_open = wants.stdin && self.stdin.is_some();
        self.clients.push(Client {
            socket,
            wants,
            backlog: Backlog::default(),
            input_open,
            stalled_since: None,
            dead: false,
        });
        Ok(())
    }

    /// Whether clients have yet to take something.
    pub(super) fn has_clients(&self) -> bool {
        !self.clients.is_empty()
    }

    /// Names what to wait for; `tag` tells these streams from others. Gives the time by which it must be looked at
    /// again, if there is one.
    pub(super) fn register<'a>(&'a self, set: &mut PollSet<'a>, tag: u32) -> Option<Instant> {
        let held_back = self.clients.iter().any(|client| client.backlog.is_full());
        if !held_back {
            for (index, (output, _)) in self.outputs.iter().enumerate() {
                set.add_part(output.as_fd(), Interest::READ, tag, Part::Output(index));
            }
        }
        if let Some(stdin) = &self.stdin
            && !self.pending_input.is_empty()
        {
            set.add_part(stdin.as_fd(), Interest::WRITE, tag, Part::Stdin);
        }
        for (index, client) in self.clients.iter().enumerate() {
            let read = client.input_open && self.pending_input.len() < STDIN_BYTES;
            let interest = Interest {
                read,
                write: !client.backlog.is_empty(),
            };
            // A client that only listens is watched for its going away.
            set.add_part(client.socket.as_fd(), interest, tag, Part::Client(index));
        }
        self.clients
            .iter()
            .filter_map(|client| client.stalled_since)
            .min()
            .map(|since| since + STALL)
    }

    /// Deals with one part that is ready. Gives trouble with the log, if there is new trouble.
    pub(super) fn handle(
        &mut self,
        part: Part,
        ready: Ready,
        buffer: &mut Vec<u8>,
        directory: BorrowedFd<'_>,
    ) -> Option<String> {
        match part {
            Part::Output(index) => return self.read_output(index, buffer, directory).1,
            Part::Stdin => self.write_input(),
            Part::Client(index) => self.handle_client(index, ready, buffer),
        }
        None
    }

    /// Reads everything that the process left behind. To be called when it has ended; its outputs end with it.
    pub(super) fn drain(
        &mut self,
        buffer: &mut Vec<u8>,
        directory: BorrowedFd<'_>,
    ) -> Option<String> {
        let mut trouble = None;
        while !self.outputs.is_empty() {
            let left = self.outputs.len();
            let (more, told) = self.read_output(0, buffer, directory);
            trouble = told.or(trouble);
            if !more && self.outputs.len() == left {
                self.outputs.remove(0);
            }
        }
        if let Some(log) = &mut self.log {
            trouble = log.finish().or(trouble);
        }
        self.held_terminal = None;
        self.stdin = None;
        self.pending_input = Vec::new();
        for client in &mut self.clients {
            client.input_open = false;
        }
        trouble
    }

    /// Lets clients go that have taken everything after the end, that went away, or that stalled for too long.
    pub(super) fn sweep(&mut self, ended: bool) {
        let now = Instant::now();
        let mut input_lost = false;
        self.clients.retain_mut(|client| {
            if client.backlog.is_full() {
                let since = *client.stalled_since.get_or_insert(now);
                client.dead |= now.duration_since(since) >= STALL;
            }
            let finished = ended && client.backlog.is_empty();
            if client.dead && client.wants.stdin {
                input_lost = true;
            }
            !client.dead && !finished
        });
        if input_lost && self.stdin_once {
            self.end_input();
        }
    }

    /// Reads one output once. Gives whether there may be more.
    fn read_output(
        &mut self,
        index: usize,
        buffer: &mut Vec<u8>,
        directory: BorrowedFd<'_>,
    ) -> (bool, Option<String>) {
        let Some((output, stream)) = self.outputs.get(index) else {
            return (false, None);
        };
        let stream = *stream;
        buffer.clear();
        buffer.reserve(READ_BYTES);
        // Into spare capacity: a container that says little touches little of the buffer.
        let length = match rustix::io::read(output, spare_capacity(buffer)) {
            Ok(length) if length > 0 => length,
            Err(rustix::io::Errno::AGAIN | rustix::io::Errno::INTR) => return (false, None),
            // The end; a terminal says EIO then.
            _ => {
                if !self.is_terminal {
                    self.outputs.remove(index);
                }
                return (false, None);
            }
        };
        let bytes = &buffer[..length];
        let header = frame_header(stream, length);
        for client in &mut self.clients {
            let wanted = match stream {
                Stream::Stdout => client.wants.stdout || (self.is_terminal && client.wants.stderr),
                Stream::Stderr => client.wants.stderr,
            };
            if !wanted || client.dead {
                continue;
            }
            let both: [&[u8]; 2] = [&header, bytes];
            let parts = if self.is_terminal {
                &both[1..]
            } else {
                &both[..]
            };
            client.dead |= client
                .backlog
                .send(client.socket.as_fd(), parts, directory)
                .is_err();
        }
        let trouble = self.log.as_mut().and_then(|log| log.append(stream, bytes));
        (true, trouble)
    }

    fn handle_client(&mut self, index: usize, ready: Ready, buffer: &mut Vec<u8>) {
        let Some(client) = self.clients.get_mut(index) else {
            return;
        };
        if ready.write {
            match client.backlog.flush(client.socket.as_fd()) {
                Ok(true) => client.stalled_since = None,
                Ok(false) => {}
                Err(_) => client.dead = true,
            }
        }
        // Whoever hung up while its input waits for the process is let go, too: what it sent last is lost.
        if ready.hang_up && !(ready.read && client.input_open) {
            client.dead = true;
        }
        if !ready.read || !client.input_open {
            return;
        }
        buffer.clear();
        buffer.reserve(READ_BYTES);
        match rustix::io::read(&client.socket, spare_capacity(buffer)) {
            Ok(0) => {
                client.input_open = false;
                client.dead |= ready.hang_up;
                if self.stdin_once && !self.is_terminal {
                    self.end_input();
                }
            }
            Ok(length) => {
                self.pending_input.extend_from_slice(&buffer[..length]);
                self.write_input();
            }
            Err(rustix::io::Errno::AGAIN | rustix::io::Errno::INTR) => {}
            Err(_) => client.dead = true,
        }
    }

    fn write_input(&mut self) {
        let Some(stdin) = &self.stdin else {
            self.pending_input.clear();
            return;
        };
        match rustix::io::write(stdin, &self.pending_input) {
            Ok(written) => {
                self.pending_input.drain(..written);
            }
            Err(rustix::io::Errno::AGAIN | rustix::io::Errno::INTR) => {}
            // The process closed its end.
            Err(_) => {
                self.stdin = None;
                self.pending_input.clear();
            }
        }
        if self.input_ended && self.pending_input.is_empty() {
            self.stdin = None;
        }
    }

    fn end_input(&mut self) {
        self.input_ended = true;
        if self.pending_input.is_empty() {
            self.stdin = None;
        }
    }
}

/// Which part of some streams is ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// An output.
    Output(usize),
    /// Standard input.
    Stdin,
    /// A client's socket.
    Client(usize),
}

pub(super) use super::poll::Ready;

/// Header of a frame: the stream's number, three zeros, the length in big endian.
fn frame_header(stream: Stream, length: usize) -> [u8; 8] {
    let number = match stream {
        Stream::Stdout => 1,
        Stream::Stderr => 2,
    };
    let [a, b, c, d] = (length as u32).to_be_bytes();
    [number, 0, 0, 0, a, b, c, d]
}
