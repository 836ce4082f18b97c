//! Between a container's streams and ours.

use std::convert::Infallible;

use futures_util::StreamExt as _;
use pierhead_client::api::operations::container::{ContainerKillParams, ContainerResizeParams};
use pierhead_client::api::operations::exec::ExecResizeParams;
use pierhead_client::engine::Engine;
use pierhead_client::support::shape::DuplexWriter;
use pierhead_client::support::{ByteStream, Channel, Duplex, Frames};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, stderr, stdin, stdout};
use tokio::signal::unix::{SignalKind, signal};

use super::detach::{DetachKeys, Keys};
use super::error::PierError;
use super::terminal::{self, Size};

/// How much input is read at once.
const PIECE: usize = 16 * 1024;

/// What is at the other end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wiring {
    /// Our input goes there.
    pub(crate) input: bool,
    /// It has a terminal: one stream without headers.
    pub(crate) tty: bool,
}

/// How it came to an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    /// Its output ended.
    Output,
    /// The keys to leave were pressed.
    Detached,
}

/// Moves input and output until the output ends or somebody leaves.
pub(crate) async fn connect(duplex: Duplex, wiring: Wiring) -> Result<Ended, PierError> {
    let (reader, writer) = duplex.into_split();
    let output = async {
        if wiring.tty {
            show_raw(ByteStream::from_reader(reader)).await
        } else {
            show_frames(reader.into_frames()).await
        }
    };
    let input = async {
        if wiring.input {
            feed(writer, wiring.tty).await
        } else {
            // Held until the end: closing it would close the input of somebody else who is attached.
            let _held = writer;
            std::future::pending().await
        }
    };
    tokio::select! {
        shown = output => shown.map(|()| Ended::Output),
        fed = input => fed.map(|()| Ended::Detached),
    }
}

/// Writes frames to standard output and error, each where it belongs.
pub(crate) async fn show_frames(mut frames: Frames) -> Result<(), PierError> {
    let (mut out, mut err) = (stdout(), stderr());
    while let Some(frame) = frames.next().await.transpose()? {
        let written = match frame.channel {
            Channel::Stdout | Channel::Stdin => {
                out.write_all(&frame.data).await.and(out.flush().await)
            }
            Channel::Stderr | Channel::System => {
                err.write_all(&frame.data).await.and(err.flush().await)
            }
        };
        written.map_err(PierError::Standard)?;
    }
    Ok(())
}

/// Writes a stream to standard output as it is.
pub(crate) async fn show_raw(mut bytes: ByteStream) -> Result<(), PierError> {
    let mut out = stdout();
    while let Some(piece) = bytes.next().await.transpose()? {
        let written = out.write_all(&piece).await.and(out.flush().await);
        written.map_err(PierError::Standard)?;
    }
    Ok(())
}

/// Hands on our input. Returns only when the keys to leave were pressed: the end of the input, or of who reads it, is
/// not the end of the output.
async fn feed(mut writer: DuplexWriter, tty: bool) -> Result<(), PierError> {
    let mut input = stdin();
    let mut keys = tty.then(DetachKeys::default);
    let mut buffer = vec![0; PIECE];
    loop {
        let count = input.read(&mut buffer).await.map_err(PierError::Standard)?;
        if count == 0 {
            break;
        }
        let (typed, leaves) = match keys.as_mut().map(|keys| keys.filter(&buffer[..count])) {
            Some(Keys::Typed(typed)) => (typed, false),
            Some(Keys::Detach(typed)) => (typed, true),
            None => (buffer[..count].to_vec(), false),
        };
        let written = writer.write_all(&typed).await.and(writer.flush().await);
        if leaves {
            return Ok(());
        }
        if written.is_err() {
            break;
        }
    }
    // A reader that is gone already needs no end.
    let _ = writer.shutdown().await;
    std::future::pending().await
}

/// Whose terminal is meant.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Whose<'a> {
    Container(&'a str),
    Exec(&'a str),
}

/// Gives a container's terminal the size of ours, now and whenever ours changes.
pub(crate) async fn follow_size(
    engine: &Engine,
    whose: Whose<'_>,
) -> Result<Infallible, PierError> {
    let mut changes = signal(SignalKind::window_change()).map_err(PierError::Signals)?;
    loop {
        if let Some(size) = terminal::size() {
            resize(engine, whose, size).await;
        }
        changes.recv().await;
    }
}

/// A size that cannot be set is no reason to stop: the command may have ended.
async fn resize(engine: &Engine, whose: Whose<'_>, Size { rows, columns }: Size) {
    let (h, w) = (rows, columns);
    let client = engine.client();
    match whose {
        Whose::Container(id) => {
            let id = id.to_owned();
            let _ = client
                .container_resize(&ContainerResizeParams { id, h, w })
                .await;
        }
        Whose::Exec(id) => {
            let id = id.to_owned();
            let _ = client.exec_resize(&ExecResizeParams { id, h, w }).await;
        }
    }
}

/// Hands on the signals that this program gets to the container's first process.
pub(crate) async fn forward_signals(engine: &Engine, id: &str) -> Result<Infallible, PierError> {
    let watch = |kind| signal(kind).map_err(PierError::Signals);
    let mut hangup = watch(SignalKind::hangup())?;
    let mut interrupt = watch(SignalKind::interrupt())?;
    let mut quit = watch(SignalKind::quit())?;
    let mut terminate = watch(SignalKind::terminate())?;
    let mut user1 = watch(SignalKind::user_defined1())?;
    let mut user2 = watch(SignalKind::user_defined2())?;
    loop {
        let name = tokio::select! {
            Some(()) = hangup.recv() => "SIGHUP",
            Some(()) = interrupt.recv() => "SIGINT",
            Some(()) = quit.recv() => "SIGQUIT",
            Some(()) = terminate.recv() => "SIGTERM",
            Some(()) = user1.recv() => "SIGUSR1",
            Some(()) = user2.recv() => "SIGUSR2",
        };
        // It may have ended meanwhile.
        let _ = engine
            .client()
            .container_kill(&ContainerKillParams {
                id: id.to_owned(),
                signal: Some(name.to_owned()),
            })
            .await;
    }
}
