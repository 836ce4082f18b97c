//! JSON that comes later than the answer's headers.

use super::StreamError;
use futures_util::FutureExt as _;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A value that is there later. The headers of its answer go out at once, so that a client knows that the wait has begun.
///
/// It is a future; dropping it gives up the wait.
pub struct LateJson<T>(Pin<Box<dyn Future<Output = Result<T, StreamError>> + Send>>);

impl<T> LateJson<T> {
    /// The value that `value` gives. An error cuts the answer short, which the other side sees.
    pub fn new(value: impl Future<Output = Result<T, StreamError>> + Send + 'static) -> Self {
        Self(Box::pin(value))
    }

    /// A value that is there already.
    pub fn ready(value: T) -> Self
    where
        T: Send + 'static,
    {
        Self::new(std::future::ready(Ok(value)))
    }
}

impl<T> Future for LateJson<T> {
    type Output = Result<T, StreamError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.poll_unpin(cx)
    }
}

impl<T> fmt::Debug for LateJson<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LateJson")
    }
}
