//! What came back.

use crate::data::{Decode, from_slice};
use crate::text::Encoding;
use crate::{
    AnswerError, ByteStream, Bytes, Error, ErrorBody, Frames, HeaderMap, JsonLines, LateJson,
    Operation, OperationError, StatusCode, StreamError,
};
use futures_util::TryStreamExt as _;
use http::header::CONTENT_TYPE;
use std::future::Future;

/// An answer: its headers are there, its body is still to come.
#[derive(Debug)]
pub struct Answer {
    operation: &'static Operation,
    response: reqwest::Response,
}

/// An outcome that takes more than a body to make: one of several statuses, or headers.
pub trait FromAnswer: Sized {
    /// Makes the outcome, or the error that the answer is.
    fn from_answer<E: OperationError>(
        answer: Answer,
    ) -> impl Future<Output = Result<Self, Error<E>>> + Send;
}

impl Answer {
    pub(super) fn new(operation: &'static Operation, response: reqwest::Response) -> Self {
        Self {
            operation,
            response,
        }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.response.status()
    }

    /// Whether the status is this one; below 10, whether it is of this hundred.
    pub fn has_status(&self, status: u16) -> bool {
        let own = self.status().as_u16();
        own == status || own / 100 == status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    /// Reads a header; `None` when it was not sent.
    ///
    /// # Errors
    /// When it is not what the document says.
    pub fn header<T>(
        &self,
        name: &'static str,
        encoding: impl Encoding<T>,
    ) -> Result<Option<T>, AnswerError> {
        let texts: Vec<&str> = self
            .headers()
            .get_all(name)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .collect();
        if texts.is_empty() {
            return Ok(None);
        }
        encoding.read(&texts).map_err(|source| AnswerError::Header {
            operation: self.operation.id,
            name,
            source,
        })
    }

    /// The whole body.
    ///
    /// # Errors
    /// When the connection breaks.
    pub async fn into_body(self) -> Result<Bytes, AnswerError> {
        let operation = self.operation.id;
        self.response
            .bytes()
            .await
            .map_err(|error| AnswerError::Cut {
                operation,
                source: Box::new(error.without_url()),
            })
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// When it is not, or the connection breaks.
    pub async fn into_json<T: for<'a> Decode<'a>>(self) -> Result<T, AnswerError> {
        let (operation, status) = (self.operation.id, self.status());
        let body = self.into_body().await?;
        // An engine with nothing to say may answer an empty body where JSON is promised; that is null.
        let json: &[u8] = if body.is_empty() { b"null" } else { &body };
        from_slice(json).map_err(|source| AnswerError::Json {
            operation,
            status,
            source,
        })
    }

    /// The body as text: a JSON string where the content type says JSON, else as it is.
    ///
    /// # Errors
    /// When the connection breaks.
    pub async fn into_text(self) -> Result<String, AnswerError> {
        let is_json = self
            .media_type()
            .is_some_and(|media| media.contains("json"));
        let body = self.into_body().await?;
        Ok(match from_slice::<String>(&body) {
            Ok(text) if is_json => text,
            _ => String::from_utf8_lossy(&body).into_owned(),
        })
    }

    /// The body as JSON that comes later.
    pub fn into_late_json<T: for<'a> Decode<'a> + 'static>(self) -> LateJson<T> {
        LateJson::new(async move {
            let body = self.into_bytes().collect_all().await?;
            from_slice(&body).map_err(StreamError::Json)
        })
    }

    /// The body as a stream of JSON values.
    pub fn into_json_lines<T: for<'a> Decode<'a> + Send + 'static>(self) -> JsonLines<T> {
        JsonLines::decode(self.into_bytes())
    }

    /// The body as a stream of bytes.
    pub fn into_bytes(self) -> ByteStream {
        let bytes = self.response.bytes_stream();
        ByteStream::new(bytes.map_err(|error| StreamError::cut(error.without_url())))
    }

    /// The body as a stream of frames.
    pub fn into_frames(self) -> Frames {
        let media_type = self.media_type();
        Frames::of(self.into_bytes(), media_type)
    }

    /// The error that the answer is.
    pub async fn into_error<E: OperationError>(self) -> Error<E> {
        let status = self.status();
        match self.into_body().await {
            Ok(body) => Error::Operation(E::from_body(status, ErrorBody::Bytes(&body))),
            Err(error) => Error::Answer(error),
        }
    }

    pub(super) fn media_type(&self) -> Option<String> {
        let media_type = self.headers().get(CONTENT_TYPE)?;
        media_type.to_str().ok().map(str::to_owned)
    }

    pub(super) fn operation(&self) -> &'static Operation {
        self.operation
    }

    pub(super) fn into_response(self) -> reqwest::Response {
        self.response
    }
}
