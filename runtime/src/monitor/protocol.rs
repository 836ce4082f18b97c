//! What daemon, spawner and monitors say to each other.
//!
//! Every message is one postcard-encoded value behind its length (u32, little endian) on a stream socket; start
//! requests travel as single packets with the plan in a memory file, so that the spawner need not read them.
//! Descriptors ride along. Standard streams never share a connection with messages: whoever wants them makes a
//! socket pair and passes one end along. On that socket the monitor sends raw bytes for a terminal and otherwise
//! frames of 8 bytes (stream number 1 or 2, three zero bytes, length in big endian) followed by the data; in the
//! other direction raw bytes are standard input, and shutting down writing ends it.

use serde::{Deserialize, Serialize};

use crate::launch::{ExecPlan, LaunchFailure, WindowSize};
use crate::monitor::record::ExitRecord;

/// Largest message accepted; the limit exists so that a broken peer cannot make a monitor grow.
pub const MAX_MESSAGE_BYTES: usize = 8 << 20;

/// Which streams an attached client wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachRequest {
    /// Send the client's bytes to standard input (when the container keeps one open).
    pub stdin: bool,
    /// Standard output; everything, with a terminal.
    pub stdout: bool,
    /// Standard error; nothing, with a terminal.
    pub stderr: bool,
}

/// First packet to the spawner. Descriptors, in this order: the plan's memory file, the reply socket, those that
/// the plan's namespaces refer to, one stream socket for each element of `attached`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StartRequest {
    /// How many descriptors belong to the namespaces.
    pub(crate) namespaces: u8,
    /// Clients that are attached before the container runs, so that they miss nothing.
    pub(crate) attached: Vec<AttachRequest>,
}

/// What a client asks of a running monitor; one request begins each connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Request {
    /// Keep the connection and hear every [`Report`], the present state first.
    Subscribe,
    /// Attach the stream socket that comes along. Answered by [`Reply::Done`].
    Attach(AttachRequest),
    /// Run a process; a stream socket comes along if `streams` asks for one. The connection stays: it answers
    /// [`Reply::ExecStarted`] or [`Reply::ExecFailed`], takes [`Request::Resize`] and [`Request::Signal`] for this
    /// process, and ends with [`Reply::ExecExited`].
    Exec {
        /// The process.
        plan: Box<ExecPlan>,
        /// Which streams are connected; all false is a process without a client.
        streams: AttachRequest,
    },
    /// Change the size of the terminal.
    Resize(WindowSize),
    /// Send a signal to the first process.
    Signal(i32),
    /// Name every process of the container, by host pid.
    Processes,
}

/// An answer to a [`Request`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Reply {
    /// It is done.
    Done,
    /// It cannot be done; a system error number and a sentence.
    Refused { errno: i32, reason: String },
    /// The process runs.
    ExecStarted { pid: u32 },
    /// The process could not be run.
    ExecFailed(LaunchFailure),
    /// The process has ended and its output is delivered.
    ExecExited { exit_code: i32 },
    /// Answer to [`Request::Processes`].
    Processes(Vec<u32>),
}

/// What a monitor tells its subscribers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Report {
    /// The user's program has been reached.
    Running {
        pid: u32,
        started_at_unix_nanos: i64,
    },
    /// It could not be reached; the monitor ends.
    Failed(LaunchFailure),
    /// The kernel killed a process of the container for want of memory.
    OutOfMemory,
    /// The log could not be written (said once until it works again).
    LogTrouble(String),
    /// The container has ended. The connection closes when everything of the run is cleaned up.
    Exited(ExitRecord),
}
