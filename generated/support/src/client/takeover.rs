//! Taking over the connection of a call.

use super::answer::Answer;
use super::request::Request;
use crate::{AnswerError, Duplex, Error, OperationError, websocket};
use http::header::{
    CONNECTION, HeaderValue, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_VERSION,
    UPGRADE,
};

/// What was asked for.
pub(super) struct Asked {
    /// The key of a websocket's handshake.
    websocket_key: Option<String>,
}

/// Adds the headers that ask for an upgrade to the first protocol that the operation names.
pub(super) fn ask(request: &mut Request) -> Asked {
    let protocol = request.operation().upgrade.first().copied();
    let protocol = protocol.unwrap_or("tcp");
    request.set_header(CONNECTION, HeaderValue::from_static("Upgrade"));
    request.set_header(UPGRADE, HeaderValue::from_static(protocol));
    let websocket_key = (protocol == websocket::PROTOCOL).then(websocket::new_key);
    if let Some(key) = &websocket_key
        && let Ok(key) = HeaderValue::from_str(key)
    {
        request.set_header(SEC_WEBSOCKET_KEY, key);
        request.set_header(SEC_WEBSOCKET_VERSION, HeaderValue::from_static("13"));
    }
    Asked { websocket_key }
}

/// Takes the connection of an answer with status 101.
pub(super) async fn take<E: OperationError>(
    answer: Answer,
    asked: Asked,
) -> Result<Duplex, Error<E>> {
    let operation = answer.operation().id;
    let refuse = |reason| Error::Answer(AnswerError::Upgrade { operation, reason });
    if let Some(key) = &asked.websocket_key {
        let accepted = answer.headers().get(SEC_WEBSOCKET_ACCEPT);
        if accepted.is_none_or(|accept| accept.as_bytes() != websocket::accept_of(key).as_bytes()) {
            return Err(refuse("the websocket's handshake has the wrong answer"));
        }
    }
    let media_type = answer.media_type();
    let connection = answer.into_response().upgrade().await;
    let connection = connection.map_err(|_| refuse("the connection broke"))?;
    let duplex = match asked.websocket_key {
        Some(_) => websocket::client(connection).await,
        None => Duplex::new(connection),
    };
    Ok(duplex.with_media_type(media_type))
}

/// What an ordinary answer gives: its body to read, and nowhere to write.
pub(super) fn read_only(answer: Answer) -> Duplex {
    let media_type = answer.media_type();
    let reader = answer.into_bytes().into_reader();
    Duplex::from_halves(reader, Closed).with_media_type(media_type)
}

/// A writing half that takes nothing.
struct Closed;

impl tokio::io::AsyncWrite for Closed {
    fn poll_write(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
        _: &[u8],
    ) -> std::task::Poll<std::io::Result<usize>> {
        std::task::Poll::Ready(Err(std::io::ErrorKind::BrokenPipe.into()))
    }

    fn poll_flush(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<std::io::Result<()>> {
        std::task::Poll::Ready(Ok(()))
    }

    fn poll_shutdown(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<std::io::Result<()>> {
        std::task::Poll::Ready(Ok(()))
    }
}
