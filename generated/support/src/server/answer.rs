//! What is answered.

use crate::text::Encoding;
use crate::{
    ByteStream, ErrorView, Frames, JsonLines, LateJson, OperationError, StatusCode, StreamError,
};
use axum::body::Body;
use futures_util::{StreamExt as _, stream};
use http::Response;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use serde::Serialize;
use std::task::{Poll, ready};

const JSON: &str = "application/json";

/// An answer: status, headers and body.
#[derive(Debug)]
pub struct Answer(pub(super) Response<Body>);

impl Answer {
    /// An answer without a body.
    pub fn empty(status: u16) -> Self {
        Self::new(status, None, Body::empty())
    }

    /// JSON.
    pub fn json<T: Serialize>(status: u16, value: &T) -> Self {
        match serde_json::to_vec(value) {
            Ok(json) => Self::new(status, Some(JSON), json),
            Err(error) => Self::fault(&error.to_string()),
        }
    }

    /// Text.
    pub fn text(status: u16, media_type: &str, text: String) -> Self {
        Self::new(status, Some(media_type), text)
    }

    /// JSON that comes later than the headers.
    pub fn late_json<T: Serialize + Send + 'static>(status: u16, value: LateJson<T>) -> Self {
        let body = stream::once(async move {
            let json = serde_json::to_vec(&value.await?);
            json.map_err(StreamError::Json)
        });
        Self::new(status, Some(JSON), Body::from_stream(body))
    }

    /// A stream of JSON values.
    pub fn json_lines<T: Serialize + Send + 'static>(status: u16, items: JsonLines<T>) -> Self {
        Self::new(status, Some(JSON), streaming(items.encode()))
    }

    /// A stream of bytes.
    pub fn bytes(status: u16, media_type: &str, bytes: ByteStream) -> Self {
        Self::new(status, Some(media_type), streaming(bytes))
    }

    /// A stream of frames. What the frames say their media type is goes before the document's.
    pub fn frames(status: u16, media_type: &str, frames: Frames) -> Self {
        let own = frames.media_type().map(str::to_owned);
        let media_type = own.as_deref().unwrap_or(media_type);
        Self::new(status, Some(media_type), streaming(frames.into_bytes()))
    }

    /// With a header, unless its value is `None`.
    #[must_use]
    pub fn with_header<T>(
        mut self,
        name: &'static str,
        encoding: impl Encoding<T>,
        value: Option<&T>,
    ) -> Self {
        let mut texts = Vec::new();
        let Some(value) = value else { return self };
        if let Err(error) = encoding.write(value, &mut |text| texts.push(text)) {
            return Self::fault(&format!("the header {name} cannot be written: {error}"));
        }
        for text in texts {
            match (HeaderName::try_from(name), HeaderValue::try_from(text)) {
                (Ok(name), Ok(value)) => {
                    self.0.headers_mut().append(name, value);
                }
                _ => return Self::fault(&format!("the header {name} cannot be written")),
            }
        }
        self
    }

    /// An operation's error.
    pub(super) fn error(error: &impl OperationError) -> Self {
        Self::view(&error.view())
    }

    /// An error of no operation: `{"message": …}`.
    pub(super) fn message(status: StatusCode, message: &str) -> Self {
        Self::view(&ErrorView::undocumented(status, message))
    }

    fn view(view: &ErrorView<'_>) -> Self {
        match view.to_json() {
            Ok(json) => Self::new(view.status.as_u16(), Some(JSON), json),
            Err(error) => Self::new(500, Some("text/plain"), error.to_string()),
        }
    }

    /// What a handler gave cannot be sent.
    fn fault(message: &str) -> Self {
        Self::message(StatusCode::INTERNAL_SERVER_ERROR, message)
    }

    fn new(status: u16, media_type: Option<&str>, body: impl Into<Body>) -> Self {
        let mut response = Response::new(body.into());
        // Statuses stand in documents, which are checked to hold none below 100 or above 999.
        *response.status_mut() =
            StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        if let Some(media_type) = media_type
            && let Ok(media_type) = HeaderValue::from_str(media_type)
        {
            response.headers_mut().insert(CONTENT_TYPE, media_type);
        }
        Self(response)
    }
}

/// A body that streams. hyper drops what it has not written yet when a body fails, so a failure waits until the pieces before
/// it are on their way: one turn of pending makes hyper flush.
fn streaming(mut bytes: ByteStream) -> Body {
    let mut failure = None;
    Body::from_stream(stream::poll_fn(move |cx| {
        if let Some(error) = failure.take() {
            return Poll::Ready(Some(Err(error)));
        }
        match ready!(bytes.poll_next_unpin(cx)) {
            Some(Err(error)) => {
                failure = Some(error);
                cx.waker().wake_by_ref();
                Poll::Pending
            }
            piece => Poll::Ready(piece),
        }
    }))
}
