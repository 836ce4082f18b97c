//! A log on its way to a client.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use jiff::Timestamp;
use tokio::sync::mpsc;

use super::reader::{PIECE, Progress, Reader};
use super::watch::Watch;
use super::{LogError, LogQuery};
use crate::containers::Container;

/// Pieces that are read ahead of a slow client.
const AHEAD: usize = 2;

/// Whose log.
#[derive(Clone, Debug)]
pub struct LogSource {
    /// The current file.
    pub path: PathBuf,
    /// Whether the container has a terminal.
    pub raw: bool,
    /// The container: following ends with it.
    pub container: Arc<Container>,
}

/// A log on its way to a client. Dropping it ends the reading.
#[derive(Debug)]
pub struct LogStream {
    raw: bool,
    pieces: mpsc::Receiver<Result<Bytes, LogError>>,
}

impl LogStream {
    /// Opens a log. Must be called within a tokio runtime.
    ///
    /// # Errors
    /// `InvalidParameter` when neither stream was asked for.
    pub fn open(source: LogSource, query: LogQuery) -> Result<Self, LogError> {
        if !query.stdout && !query.stderr {
            return Err(LogError::NoStream);
        }
        let raw = source.raw;
        let (sender, pieces) = mpsc::channel(AHEAD);
        // Ends when everything is read or the receiver is dropped.
        tokio::spawn(async move {
            if let Err(error) = pump(source, query, &sender).await {
                let _ = sender.send(Err(error)).await;
            }
        });
        Ok(Self { raw, pieces })
    }

    /// Whether bytes come as the container wrote them; otherwise in frames of 8 bytes (stream number, three zero bytes, length in
    /// big endian) each followed by its data.
    pub fn is_raw(&self) -> bool {
        self.raw
    }

    /// The next piece, whole frames of about 256 KiB at most; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<Bytes, LogError>> {
        self.pieces.recv().await
    }
}

async fn pump(
    source: LogSource,
    query: LogQuery,
    sender: &mpsc::Sender<Result<Bytes, LogError>>,
) -> Result<(), LogError> {
    let LogSource {
        path,
        raw,
        container,
    } = source;
    let mut changes = container.changes();
    // A log that cannot be watched is read as far as it goes; following it by looking again and again is no way.
    let watch = match path.parent() {
        Some(directory) if query.follow && container.snapshot().state.status.is_alive() => {
            Some(Watch::begin(directory).map_err(|source| LogError::Read {
                path: directory.to_owned(),
                source,
            })?)
        }
        _ => None,
    };
    let deadline = query.until.map(|until| {
        let left = until.duration_since(Timestamp::now());
        tokio::time::Instant::now() + Duration::try_from(left).unwrap_or_default()
    });
    let mut reader = Reader::new(path, raw, query);
    loop {
        // Looked at before the read: when the container had ended by then, the read sees all there will ever be.
        let ended = !container.snapshot().state.status.is_alive();
        let (back, piece, progress) = read_piece(reader).await?;
        reader = back;
        if !piece.is_empty() && sender.send(Ok(piece.into())).await.is_err() {
            return Ok(());
        }
        match progress {
            Progress::Full => continue,
            Progress::Over => return Ok(()),
            Progress::AtEnd => {}
        }
        let Some(watch) = &watch else { return Ok(()) };
        if ended {
            return Ok(());
        }
        let over = async {
            match deadline {
                Some(deadline) => tokio::time::sleep_until(deadline).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            heard = watch.changed() => {
                if heard.is_err() {
                    return Ok(());
                }
            }
            _ = changes.wait_for(|snapshot| !snapshot.state.status.is_alive()) => {}
            () = sender.closed() => return Ok(()),
            () = over => return Ok(()),
        }
    }
}

/// Reads one piece on a thread that may block.
async fn read_piece(mut reader: Reader) -> Result<(Reader, Vec<u8>, Progress), LogError> {
    let read = tokio::task::spawn_blocking(move || {
        let mut piece = Vec::with_capacity(PIECE + (32 << 10));
        let progress = reader.fill(&mut piece)?;
        Ok((reader, piece, progress))
    });
    read.await.unwrap_or(Err(LogError::Interrupted))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::containers::{ContainerState, Status, Transition, tests::record};

    fn entry(n: u32) -> String {
        format!("{{\"log\":\"{n}\\n\",\"stream\":\"stdout\",\"time\":\"2024-01-02T03:04:05Z\"}}\n")
    }

    async fn text(stream: &mut LogStream) -> Option<String> {
        let piece = tokio::time::timeout(Duration::from_secs(10), stream.next())
            .await
            .expect("in time")?;
        Some(String::from_utf8(piece.expect("read").to_vec()).expect("text"))
    }

    #[tokio::test]
    async fn following_hears_new_lines_and_rotations_and_ends_with_the_container() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("log");
        let state = ContainerState {
            status: Status::Running,
            ..ContainerState::default()
        };
        let container = Container::new(record("id"), state);
        std::fs::write(&path, entry(1)).expect("written");
        let source = LogSource {
            path: path.clone(),
            raw: true,
            container: Arc::clone(&container),
        };
        let query = LogQuery {
            stdout: true,
            follow: true,
            ..LogQuery::default()
        };
        let mut stream = LogStream::open(source, query).expect("open");
        assert_eq!(text(&mut stream).await.as_deref(), Some("1\n"));
        let mut file = std::fs::OpenOptions::new()
            .append(true)
            .open(&path)
            .expect("open");
        file.write_all(entry(2).as_bytes()).expect("written");
        assert_eq!(text(&mut stream).await.as_deref(), Some("2\n"));
        std::fs::rename(&path, path.with_extension("1")).expect("renamed");
        std::fs::write(&path, entry(3)).expect("written");
        assert_eq!(text(&mut stream).await.as_deref(), Some("3\n"));
        let ended = Transition::Exited {
            exit_code: 0,
            at: Timestamp::UNIX_EPOCH,
            oom_killed: false,
            error: String::new(),
            restarts: false,
        };
        container.apply(ended).expect("possible");
        assert_eq!(text(&mut stream).await, None);
    }

    #[tokio::test]
    async fn a_container_that_does_not_run_is_not_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("log");
        let container = Container::new(record("id"), ContainerState::default());
        let source = LogSource {
            path,
            raw: true,
            container,
        };
        let query = LogQuery {
            stdout: true,
            follow: true,
            ..LogQuery::default()
        };
        let mut stream = LogStream::open(source, query).expect("open");
        assert_eq!(text(&mut stream).await, None);
    }
}
