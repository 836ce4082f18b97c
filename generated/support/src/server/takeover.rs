//! Handing over the connection of a call.

use super::answer::Answer;
use super::body;
use super::call::Call;
use crate::shape::{MULTIPLEXED, RAW};
use crate::{ByteStream, Bytes, Duplex, HeaderMap, Refusal, StreamError, Upgrade, websocket};
use futures_core::Stream;
use futures_util::StreamExt as _;
use http::header::{
    CONNECTION, CONTENT_TYPE, HeaderValue, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, UPGRADE,
};
use http::{Extensions, Version};
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use tokio::io::{AsyncWriteExt as _, copy};
use tokio::task::JoinSet;

/// How far a handler may write ahead of a client that reads its output as an ordinary body.
const AHEAD: usize = 64 * 1024;

/// Owns the tasks that run with handed-over connections; they end with the router at the latest.
#[derive(Clone, Debug, Default)]
pub(super) struct Takeovers(Arc<Mutex<JoinSet<()>>>);

impl Takeovers {
    fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        let mut tasks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while tasks.try_join_next().is_some() {}
        tasks.spawn(task);
    }
}

/// What is needed to take over a connection.
pub(super) struct Connection {
    on_upgrade: Option<OnUpgrade>,
    takeovers: Takeovers,
}

impl Connection {
    pub(super) fn new(extensions: &mut Extensions, takeovers: &Takeovers) -> Self {
        Self {
            on_upgrade: extensions.remove(),
            takeovers: takeovers.clone(),
        }
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Connection")
    }
}

impl Call {
    /// Hands over the connection: with 101 to a client that asked for it, else, where the protocol is plain bytes, as a body
    /// that ends when the connection does, with the request's body as input.
    ///
    /// # Errors
    /// A refusal with status 400 when the protocol needs a handshake that the client did not begin.
    pub fn upgrade(self, upgrade: Upgrade, media_type: &str) -> Result<Answer, Refusal> {
        let operation = self.operation();
        let (run, multiplexed) = upgrade.into_parts();
        let Some(run) = run else {
            return Ok(Answer::empty(200));
        };
        let media_type = match multiplexed {
            Some(true) => MULTIPLEXED,
            Some(false) => RAW,
            None => media_type,
        };
        let headers = &self.context.headers;
        let asked = asked_for(headers, operation.upgrade);
        match (asked, self.connection.on_upgrade) {
            (Some(protocol), Some(on_upgrade)) => {
                let mut answer = Answer::empty(101);
                let given = answer.0.headers_mut();
                given.insert(CONNECTION, HeaderValue::from_static("Upgrade"));
                given.insert(UPGRADE, HeaderValue::from_static(protocol));
                let is_websocket = protocol == websocket::PROTOCOL;
                if is_websocket {
                    given.insert(SEC_WEBSOCKET_ACCEPT, accept(headers)?);
                } else if let Ok(media_type) = HeaderValue::from_str(media_type) {
                    given.insert(CONTENT_TYPE, media_type);
                }
                self.connection.takeovers.spawn(async move {
                    // It fails when the client goes away first; then there is nobody to tell.
                    let Ok(connection) = on_upgrade.await else {
                        return;
                    };
                    let io = TokioIo::new(connection);
                    run(if is_websocket {
                        websocket::server(io).await
                    } else {
                        Duplex::new(io)
                    })
                    .await;
                });
                Ok(answer)
            }
            _ if operation.upgrade.contains(&"tcp") => {
                let input = self.body.map_or_else(ByteStream::empty, body::stream);
                let (inner, outer) = Duplex::pair(AHEAD);
                let output = Output::new(run(inner), input, outer);
                let mut answer = Answer::bytes(200, media_type, ByteStream::new(output));
                // As HTTP/1.0 has it, the body ends where the connection does and has no chunks, which clients of raw streams
                // cannot read.
                *answer.0.version_mut() = Version::HTTP_10;
                Ok(answer)
            }
            _ => Err(Refusal::bad_request(format!(
                "{} needs a connection that is upgraded to {}",
                operation.id,
                operation.upgrade.join(" or ")
            ))),
        }
    }
}

/// The protocol of the operation's that the client wants to upgrade to.
fn asked_for(headers: &HeaderMap, protocols: &[&'static str]) -> Option<&'static str> {
    let words = |name| {
        headers
            .get_all(name)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .map(str::trim)
    };
    words(CONNECTION).find(|word| word.eq_ignore_ascii_case("upgrade"))?;
    words(UPGRADE).find_map(|word| {
        let known = protocols
            .iter()
            .find(|known| known.eq_ignore_ascii_case(word));
        known.copied()
    })
}

fn accept(headers: &HeaderMap) -> Result<HeaderValue, Refusal> {
    let key = headers
        .get(SEC_WEBSOCKET_KEY)
        .and_then(|key| key.to_str().ok());
    key.and_then(|key| HeaderValue::from_str(&websocket::accept_of(key)).ok())
        .ok_or_else(|| Refusal::bad_request("the websocket's handshake has no key"))
}

type Task = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The output of a handler as a body: whoever reads it drives the handler, and dropping it ends the handler.
struct Output {
    handler: Option<Task>,
    input: Option<Task>,
    output: ByteStream,
}

impl Output {
    fn new(handler: Task, input: ByteStream, outer: Duplex) -> Self {
        let (reader, mut writer) = outer.into_split();
        let input = async move {
            // Either side may end early; the handler then sees the end of its input.
            let _ = copy(&mut input.into_reader(), &mut writer).await;
            let _ = writer.shutdown().await;
        };
        Self {
            handler: Some(handler),
            input: Some(Box::pin(input)),
            output: ByteStream::from_reader(reader),
        }
    }
}

impl Stream for Output {
    type Item = Result<Bytes, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        for task in [&mut this.handler, &mut this.input] {
            if let Some(running) = task
                && running.as_mut().poll(cx).is_ready()
            {
                *task = None;
            }
        }
        this.output.poll_next_unpin(cx)
    }
}
