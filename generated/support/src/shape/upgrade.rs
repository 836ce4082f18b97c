//! The outcome of an operation that takes over its connection, on the server's side.

use super::Duplex;
use std::fmt;
use std::future::Future;
use std::pin::Pin;

type Run = Box<dyn FnOnce(Duplex) -> Pin<Box<dyn Future<Output = ()> + Send>> + Send>;

/// What a handler returns that accepts to take over the connection: what to do with it, once the answer has gone out.
///
/// The connection is closed when the future ends. The future is dropped when the server ends, and, where the client did not
/// ask for an upgrade and reads the output as an ordinary body, when the client goes away.
pub struct Upgrade {
    run: Option<Run>,
    multiplexed: Option<bool>,
}

impl Upgrade {
    /// Takes over the connection and runs `run` with it.
    pub fn new<F>(run: impl FnOnce(Duplex) -> F + Send + 'static) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        Self {
            run: Some(Box::new(move |duplex| Box::pin(run(duplex)))),
            multiplexed: None,
        }
    }

    /// There is nothing to take over: the answer is an empty 200 (a command started detached).
    pub fn declined() -> Self {
        Self {
            run: None,
            multiplexed: None,
        }
    }

    /// Says in the answer's media type whether frames or raw bytes will come. Without it the media type is that of the
    /// document; engines say it since API 1.42.
    #[must_use]
    pub fn multiplexed(self, multiplexed: bool) -> Self {
        Self {
            multiplexed: Some(multiplexed),
            ..self
        }
    }

    pub(crate) fn into_parts(self) -> (Option<Run>, Option<bool>) {
        (self.run, self.multiplexed)
    }
}

impl fmt::Debug for Upgrade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Upgrade")
    }
}
