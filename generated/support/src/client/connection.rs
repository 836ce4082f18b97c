//! Where calls go to.

use super::answer::{Answer, FromAnswer};
use super::request::Request;
use super::takeover;
use crate::data::Decode;
use crate::{
    ApiVersion, ByteStream, Duplex, Error, Frames, HeaderMap, JsonLines, LateJson, OperationError,
    StatusCode, TransportError,
};
use http::header::{HeaderName, HeaderValue};
use std::path::Path;
use std::sync::Arc;

/// A server that calls go to: over a unix socket or TCP, with a prefix in front of every path and headers on every request.
///
/// Clones share the pool of connections. Dropping the future of a call, or the stream it gave, ends the call.
#[derive(Clone, Debug)]
pub struct Connection {
    http: reqwest::Client,
    /// Scheme and authority, without a trailing slash.
    base: Arc<str>,
    /// What is in front of every path; `None` leaves it to the generated client.
    prefix: Option<Arc<str>>,
    headers: HeaderMap,
}

/// Why a [`Connection`] cannot be made.
#[derive(Debug, thiserror::Error)]
#[error("a connection to {to} cannot be set up")]
pub struct ConnectError {
    /// Which server.
    pub to: String,
    /// Why.
    #[source]
    pub source: reqwest::Error,
}

impl Connection {
    /// Calls over the unix socket at `path`. Nothing is connected yet.
    ///
    /// # Errors
    /// When the HTTP library cannot start.
    pub fn unix(path: impl AsRef<Path>) -> Result<Self, ConnectError> {
        let path = path.as_ref().to_path_buf();
        let to = path.display().to_string();
        match plain().unix_socket(path).build() {
            Ok(http) => Ok(Self::with_client(http, "http://localhost")),
            Err(source) => Err(ConnectError { to, source }),
        }
    }

    /// Calls over plain TCP to `authority`, a host and a port.
    ///
    /// # Errors
    /// When the HTTP library cannot start.
    pub fn tcp(authority: &str) -> Result<Self, ConnectError> {
        match plain().build() {
            Ok(http) => Ok(Self::with_client(http, &format!("http://{authority}"))),
            Err(source) => Err(ConnectError {
                to: authority.to_owned(),
                source,
            }),
        }
    }

    /// Calls through an HTTP client set up elsewhere, with TLS for example. `base` is scheme and authority. The client must
    /// speak HTTP/1.1, which upgrades need, and should follow no redirects.
    pub fn with_client(http: reqwest::Client, base: &str) -> Self {
        Self {
            http,
            base: base.trim_end_matches('/').into(),
            prefix: None,
            headers: HeaderMap::new(),
        }
    }

    /// Puts `prefix` in front of every path; an empty one leaves paths as they are.
    #[must_use]
    pub fn with_prefix(self, prefix: &str) -> Self {
        let prefix = Some(prefix.trim_end_matches('/').into());
        Self { prefix, ..self }
    }

    /// Puts `/v<version>` in front of every path.
    #[must_use]
    pub fn with_version(self, version: ApiVersion) -> Self {
        self.with_prefix(&format!("/v{version}"))
    }

    /// Puts `prefix` in front of every path unless something else was asked for.
    #[must_use]
    pub fn or_prefix(self, prefix: &str) -> Self {
        match self.prefix {
            Some(_) => self,
            None => self.with_prefix(prefix),
        }
    }

    /// What is in front of every path.
    pub fn prefix(&self) -> &str {
        self.prefix.as_deref().unwrap_or_default()
    }

    /// Sends a header with every request, unless the request has it already.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// Sends a request and waits for the answer's headers. Of the statuses nothing is said yet.
    ///
    /// # Errors
    /// When the request cannot be sent or no answer comes.
    pub async fn send(&self, request: Request) -> Result<Answer, TransportError> {
        let operation = request.operation();
        let (method, path, mut headers, body) = request.into_parts()?;
        for (name, value) in &self.headers {
            headers.entry(name).or_insert_with(|| value.clone());
        }
        let url = format!("{}{}{path}", self.base, self.prefix());
        let sent = self.http.request(method, url).headers(headers).body(body);
        match sent.send().await {
            Ok(response) => Ok(Answer::new(operation, response)),
            Err(error) if error.is_connect() => Err(TransportError::Connect {
                to: self.base.to_string(),
                source: Box::new(error.without_url()),
            }),
            Err(error) => Err(TransportError::Broken {
                from: self.base.to_string(),
                source: Box::new(error.without_url()),
            }),
        }
    }

    /// Sends a request and waits until the answer is what `T` says.
    ///
    /// # Errors
    /// As [`Error`] says.
    pub async fn call<T: FromAnswer, E: OperationError>(
        &self,
        request: Request,
    ) -> Result<T, Error<E>> {
        let answer = self.send(request).await?;
        T::from_answer(answer).await
    }

    async fn answered<E: OperationError>(
        &self,
        request: Request,
        status: u16,
    ) -> Result<Answer, Error<E>> {
        let answer = self.send(request).await?;
        if answer.has_status(status) {
            Ok(answer)
        } else {
            Err(answer.into_error().await)
        }
    }

    /// Calls an operation whose outcome has no body.
    ///
    /// # Errors
    /// As [`Error`] says.
    pub async fn empty<E: OperationError>(
        &self,
        request: Request,
        status: u16,
    ) -> Result<(), Error<E>> {
        // The body is read, though nothing should be in it, so that the connection can be used again.
        let answer = self.answered(request, status).await?;
        answer.into_body().await?;
        Ok(())
    }

    /// Calls an operation whose outcome is JSON.
    ///
    /// # Errors
    /// As [`Error`] says.
    pub async fn json<T: for<'a> Decode<'a>, E: OperationError>(
        &self,
        request: Request,
        status: u16,
    ) -> Result<T, Error<E>> {
        Ok(self.answered(request, status).await?.into_json().await?)
    }

    /// Calls an operation whose outcome is text.
    ///
    /// # Errors
    /// As [`Error`] says.
    pub async fn text<E: OperationError>(
        &self,
        request: Request,
        status: u16,
    ) -> Result<String, Error<E>> {
        Ok(self.answered(request, status).await?.into_text().await?)
    }

    /// Calls an operation whose outcome is JSON that comes later than its headers.
    ///
    /// # Errors
    /// As [`Error`] says.
    pub async fn late_json<T: for<'a> Decode<'a> + 'static, E: OperationError>(
        &self,
        request: Request,
        status: u16,
    ) -> Result<LateJson<T>, Error<E>> {
        let answer = self.answered(request, status).await?;
        Ok(answer.into_late_json())
    }

    /// Calls an operation whose outcome is a stream of JSON values.
    ///
    /// # Errors
    /// As [`Error`] says.
    pub async fn json_lines<T: for<'a> Decode<'a> + Send + 'static, E: OperationError>(
        &self,
        request: Request,
        status: u16,
    ) -> Result<JsonLines<T>, Error<E>> {
        let answer = self.answered(request, status).await?;
        Ok(JsonLines::decode(answer.into_bytes()))
    }

    /// Calls an operation whose outcome is a stream of bytes.
    ///
    /// # Errors
    /// As [`Error`] says.
    pub async fn bytes<E: OperationError>(
        &self,
        request: Request,
        status: u16,
    ) -> Result<ByteStream, Error<E>> {
        Ok(self.answered(request, status).await?.into_bytes())
    }

    /// Calls an operation whose outcome is a stream of frames.
    ///
    /// # Errors
    /// As [`Error`] says.
    pub async fn frames<E: OperationError>(
        &self,
        request: Request,
        status: u16,
    ) -> Result<Frames, Error<E>> {
        Ok(self.answered(request, status).await?.into_frames())
    }

    /// Calls an operation that takes over the connection, by the protocol that it names first.
    ///
    /// A server that answers 200 instead of 101 does not hand over the connection: then only reading is possible.
    ///
    /// # Errors
    /// As [`Error`] says.
    pub async fn upgrade<E: OperationError>(
        &self,
        mut request: Request,
    ) -> Result<Duplex, Error<E>> {
        let asked = takeover::ask(&mut request);
        let answer = self.send(request).await?;
        match answer.status() {
            StatusCode::SWITCHING_PROTOCOLS => takeover::take(answer, asked).await,
            StatusCode::OK => Ok(takeover::read_only(answer)),
            _ => Err(answer.into_error().await),
        }
    }
}

fn plain() -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .http1_only()
        .no_proxy()
}
