//! One client's hold on a process's streams, from the first byte to the last.

use std::io;

use futures_util::StreamExt as _;
use pierhead_runtime::logs::LogStream;
use pierhead_runtime::monitor::client::StdioStream;
use pierhead_support::shape::{DuplexReader, DuplexWriter};
use pierhead_support::{ByteStream, Duplex, Frames};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, ReadHalf, WriteHalf};
use tracing::debug;

use super::detach::DetachKeys;
use super::log_bytes;
use super::presence::{self, Presence};

/// How much is taken from either side at once.
const PIECE_BYTES: usize = 64 << 10;

/// What a client holds.
pub(crate) struct Session {
    /// What was written before, sent first.
    pub(crate) replay: Option<LogStream>,
    /// What is written from now on; what the client sends goes to it.
    pub(crate) stream: Option<StdioStream>,
    /// The keys that detach, where they mean something.
    pub(crate) keys: Option<DetachKeys>,
    /// Whether the client's input goes anywhere.
    pub(crate) with_input: bool,
    /// Whether frames are taken apart, because the client's protocol has none.
    pub(crate) without_frames: bool,
    /// Awaited after the last output and before the client sees the end.
    pub(crate) settled: futures_util::future::BoxFuture<'static, ()>,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    /// All output is delivered, or the client is gone.
    Finished,
    /// The client typed the keys that detach.
    Detached,
}

impl Session {
    /// Carries bytes both ways until the output ends, the client goes away or detaches. The connection is closed then.
    pub(crate) async fn run(self, client: Duplex) -> Ended {
        let (from_client, mut to_client) = client.into_split();
        if let Some(replay) = self.replay
            && let Err(error) =
                deliver(log_bytes(replay), &mut to_client, self.without_frames).await
        {
            debug!(%error, "a client left while its log was replayed");
            return Ended::Finished;
        }
        let Some(stream) = self.stream else {
            let _ = to_client.shutdown().await;
            return Ended::Finished;
        };
        let (from_process, to_process) = tokio::io::split(stream);
        let (input_ended, presence) = Presence::new();
        let output = async {
            let delivered = if self.without_frames {
                carry_data(from_process, &mut to_client, presence).await
            } else {
                carry(from_process, &mut to_client, presence).await
            };
            if let Err(error) = delivered {
                debug!(%error, "a client or its process left");
            }
        };
        let input = async {
            let to_process = self.with_input.then_some(to_process);
            if feed(from_client, to_process, self.keys).await {
                return;
            }
            // The end of the input is not the end of the session: output still comes, if the client is there.
            let _ = input_ended.send(());
            std::future::pending().await
        };
        let ended = tokio::select! {
            () = output => Ended::Finished,
            () = input => Ended::Detached,
        };
        if ended == Ended::Finished {
            self.settled.await;
        }
        let _ = to_client.shutdown().await;
        ended
    }
}

/// Output as it is on the wire.
async fn carry(
    mut from: ReadHalf<StdioStream>,
    to: &mut DuplexWriter,
    mut presence: Presence,
) -> io::Result<()> {
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        let length = tokio::select! {
            length = from.read(&mut piece) => length?,
            () = presence.due() => {
                presence::check(to).await?;
                continue;
            }
        };
        if length == 0 {
            return Ok(());
        }
        to.write_all(&piece[..length]).await?;
        to.flush().await?;
    }
}

/// The data of the output's frames, without their heads.
async fn carry_data(
    from: ReadHalf<StdioStream>,
    to: &mut DuplexWriter,
    mut presence: Presence,
) -> io::Result<()> {
    let mut frames = Frames::raw(ByteStream::from_reader(from));
    loop {
        let frame = tokio::select! {
            frame = frames.next() => frame.transpose()?,
            () = presence.due() => {
                presence::check(to).await?;
                continue;
            }
        };
        let Some(frame) = frame else { return Ok(()) };
        to.write_all(&frame.data).await?;
        to.flush().await?;
    }
}

/// Output as it is on the wire, or the data of its frames alone.
async fn deliver(
    mut bytes: ByteStream,
    to: &mut DuplexWriter,
    without_frames: bool,
) -> io::Result<()> {
    if without_frames {
        let mut frames = Frames::raw(bytes);
        while let Some(frame) = frames.next().await {
            to.write_all(&frame?.data).await?;
            to.flush().await?;
        }
    } else {
        while let Some(piece) = bytes.next().await {
            to.write_all(&piece?).await?;
            to.flush().await?;
        }
    }
    Ok(())
}

/// The client's input to the process, until it ends or the keys are typed; tells whether they were. Input that goes
/// nowhere is read all the same, for its end.
async fn feed(
    mut from: DuplexReader,
    mut to: Option<WriteHalf<StdioStream>>,
    mut keys: Option<DetachKeys>,
) -> bool {
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        let length = match from.read(&mut piece).await {
            Ok(0) | Err(_) => {
                if let Some(to) = &mut to {
                    let _ = to.shutdown().await;
                }
                return false;
            }
            Ok(length) => length,
        };
        let Some(process) = &mut to else { continue };
        let written = match &mut keys {
            None => process.write_all(&piece[..length]).await,
            Some(keys) => {
                let scanned = keys.scan(&piece[..length]);
                let written = process.write_all(&scanned.forward).await;
                if scanned.detached {
                    return true;
                }
                written
            }
        };
        // A process that closed its input may still write, and the end of the client's input is still to be seen.
        if written.is_err() {
            to = None;
        }
    }
}
