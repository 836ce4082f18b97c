//! A request's body, for code that blocks.

use std::future::Future;
use std::io::{self, Read};
use std::pin::pin;

use bytes::{Buf, Bytes};
use futures_util::future::{Either, select};
use futures_util::{Stream, StreamExt};
use tokio::runtime::Handle;
use tokio::sync::oneshot;

/// Reads a stream of bytes on a blocking thread, until it ends or whoever wants the result goes away.
pub(super) struct Body<B, C> {
    stream: B,
    cancelled: C,
    chunk: Bytes,
    runtime: Handle,
}

/// As long as this lives the work goes on.
pub(super) struct KeepGoing {
    _sender: oneshot::Sender<()>,
}

/// A pair: what the asking side holds, and what the working side waits for.
pub(super) fn cancellation() -> (KeepGoing, impl Future<Output = ()> + Send + Unpin) {
    let (sender, receiver) = oneshot::channel::<()>();
    let gone = futures_util::FutureExt::map(receiver, drop);
    (KeepGoing { _sender: sender }, gone)
}

impl<B, C> Body<B, C>
where
    B: Stream<Item = io::Result<Bytes>> + Unpin,
    C: Future<Output = ()> + Unpin,
{
    /// `cancelled` ends when nobody wants the result. Must be made within a tokio runtime and read outside of async code.
    pub(super) fn new(stream: B, cancelled: C, runtime: Handle) -> Self {
        Self {
            stream,
            cancelled,
            chunk: Bytes::new(),
            runtime,
        }
    }
}

impl<B, C> Read for Body<B, C>
where
    B: Stream<Item = io::Result<Bytes>> + Unpin,
    C: Future<Output = ()> + Unpin,
{
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.chunk.is_empty() {
            let next = pin!(self.stream.next());
            let next = match self.runtime.block_on(select(&mut self.cancelled, next)) {
                Either::Left(_) => {
                    return Err(io::Error::new(
                        io::ErrorKind::ConnectionAborted,
                        "the client went away",
                    ));
                }
                Either::Right((next, _)) => next,
            };
            match next {
                None => return Ok(0),
                Some(chunk) => self.chunk = chunk?,
            }
        }
        let take = self.chunk.len().min(buffer.len());
        self.chunk.copy_to_slice(&mut buffer[..take]);
        Ok(take)
    }
}
