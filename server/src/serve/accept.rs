//! Accepting connections and serving HTTP/1.1 on them, within limits.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, UnixListener};
use tokio::sync::{mpsc, watch};
use tracing::{debug, warn};

use super::gate::Gate;
use crate::listen::Listener;

/// A request's line and headers must be complete by then, or the connection is closed.
const HEADER_TIMEOUT: Duration = Duration::from_secs(30);

/// Bytes for a request's line and headers, and the most that is read of a body at once.
const READ_BUFFER_BYTES: usize = 64 << 10;

/// Headers of one request.
const MAX_HEADERS: usize = 128;

/// How long to wait when the process or the system has nothing left for a new connection.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// The running listeners and connections.
#[derive(Debug)]
pub(crate) struct Serving {
    stop: watch::Sender<bool>,
    ended: mpsc::Receiver<()>,
}

impl Serving {
    /// Stops accepting at once, and closes each connection after the request that is under way.
    pub(crate) fn stop_accepting(&self) {
        let _ = self.stop.send(true);
    }

    /// Waits until the last connection is closed, at most `patience` long. Those that are left then (streams without an
    /// end) end with the process.
    pub(crate) async fn finish(mut self, patience: Duration) {
        self.stop_accepting();
        // Every task holds a sender and never sends, so the channel ends with the last of them.
        if tokio::time::timeout(patience, self.ended.recv())
            .await
            .is_err()
        {
            debug!("leaving connections that are still open");
        }
    }
}

/// Serves every listener. Unix sockets stay owned by the caller, so that their files disappear when it says.
///
/// To be called inside the runtime; fails when a listener cannot be handed to it (no descriptor left).
pub(crate) fn serve(listeners: &[Listener], gate: Gate) -> io::Result<Serving> {
    let (stop, stopping) = watch::channel(false);
    let (alive, ended) = mpsc::channel(1);
    let shared = Shared {
        gate: Arc::new(gate),
        stopping,
        alive,
    };
    for listener in listeners {
        let acceptor = match listener {
            Listener::Unix(socket) => Acceptor::Unix(UnixListener::from_std(socket.try_clone()?)?),
            Listener::Tcp(listener) => Acceptor::Tcp(TcpListener::from_std(listener.try_clone()?)?),
        };
        tokio::spawn(accept_until_stopped(acceptor, shared.clone()));
    }
    Ok(Serving { stop, ended })
}

/// What all connections share.
#[derive(Clone)]
struct Shared {
    gate: Arc<Gate>,
    stopping: watch::Receiver<bool>,
    alive: mpsc::Sender<()>,
}

enum Acceptor {
    Unix(UnixListener),
    Tcp(TcpListener),
}

impl Acceptor {
    async fn accept_one(&self, shared: &Shared) -> io::Result<()> {
        match self {
            Self::Unix(listener) => {
                let (stream, _) = listener.accept().await?;
                tokio::spawn(serve_connection(stream, shared.clone()));
            }
            Self::Tcp(listener) => {
                let (stream, _) = listener.accept().await?;
                // Interactive streams send single keystrokes; waiting to fill a segment would be felt.
                let _ = stream.set_nodelay(true);
                tokio::spawn(serve_connection(stream, shared.clone()));
            }
        }
        Ok(())
    }
}

async fn accept_until_stopped(acceptor: Acceptor, shared: Shared) {
    let mut stopping = shared.stopping.clone();
    let mut starved = false;
    loop {
        let accepted = tokio::select! {
            () = told_to_stop(&mut stopping) => return,
            accepted = acceptor.accept_one(&shared) => accepted,
        };
        match accepted {
            Ok(()) => starved = false,
            // The peer gave up between knocking and being let in: accept(2) names these, and none concerns us.
            Err(error) if is_peers_fault(&error) => {}
            Err(error) => {
                if !starved {
                    warn!(%error, "cannot accept connections; trying again until it works");
                    starved = true;
                }
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

/// Ends when the daemon stops; the borrow of the channel's value ends with it.
async fn told_to_stop(stopping: &mut watch::Receiver<bool>) {
    let _ = stopping.wait_for(|stop| *stop).await;
}

fn is_peers_fault(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionRefused
            | io::ErrorKind::Interrupted
    )
}

async fn serve_connection<S>(stream: S, shared: Shared)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let Shared {
        gate,
        mut stopping,
        alive,
    } = shared;
    let service = service_fn(move |request| {
        let gate = Arc::clone(&gate);
        async move { Ok::<_, std::convert::Infallible>(gate.answer(request).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT)
        .max_buf_size(READ_BUFFER_BYTES)
        .max_headers(MAX_HEADERS)
        .title_case_headers(true)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    let mut connection = std::pin::pin!(connection);
    let served = tokio::select! {
        served = connection.as_mut() => served,
        () = told_to_stop(&mut stopping) => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = served {
        // A client that goes away in the middle is an everyday event.
        debug!(
            error = &error as &dyn std::error::Error,
            "connection ended early"
        );
    }
    drop(alive);
}
