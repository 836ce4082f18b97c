//! What holds for every request and every answer, whatever the operation: the version window and the version headers.

use std::time::Instant;

use axum::response::Response;
use http::header::{HeaderName, HeaderValue, SERVER};
use http::{Request, StatusCode};
use hyper::body::{Body, Bytes};
use tower_service::Service as _;
use tracing::{Level, debug};

use crate::error::error_response;
use crate::version::{MAX_VERSION, judge_prefix};

const API_VERSION: HeaderName = HeaderName::from_static("api-version");
const OSTYPE: HeaderName = HeaderName::from_static("ostype");
const EXPERIMENTAL: HeaderName = HeaderName::from_static("docker-experimental");

/// The router with the gate before it.
#[derive(Clone, Debug)]
pub(crate) struct Gate {
    router: axum::Router,
    api_version: HeaderValue,
    server: HeaderValue,
    experimental: HeaderValue,
}

impl Gate {
    /// Puts the gate before a router. `experimental` is what `Docker-Experimental` says.
    pub(crate) fn new(router: axum::Router, experimental: bool) -> Self {
        // Digits, dots and the package's version are always a valid header value.
        let header = |text: String| {
            HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static("unknown"))
        };
        Self {
            router,
            api_version: header(MAX_VERSION.to_string()),
            server: header(format!("Pierhead/{} (linux)", env!("CARGO_PKG_VERSION"))),
            experimental: HeaderValue::from_static(if experimental { "true" } else { "false" }),
        }
    }

    /// Answers one request.
    pub(crate) async fn answer<B>(&self, request: Request<B>) -> Response
    where
        B: Body<Data = Bytes, Error: Into<axum::BoxError>> + Send + 'static,
    {
        let seen = tracing::enabled!(Level::DEBUG).then(|| {
            (
                Instant::now(),
                request.method().clone(),
                request.uri().path().to_owned(),
            )
        });
        let mut response = match judge_prefix(request.uri().path()) {
            Ok(_) => {
                let mut router = self.router.clone();
                match router.call(request.map(axum::body::Body::new)).await {
                    Ok(response) => response,
                    Err(never) => match never {},
                }
            }
            Err(refused) => error_response(StatusCode::BAD_REQUEST, &refused.to_string()),
        };
        self.mark(&mut response);
        if let Some((started, method, path)) = seen {
            debug!(%method, path, status = response.status().as_u16(), took = ?started.elapsed(), "answered");
        }
        response
    }

    fn mark(&self, response: &mut Response) {
        let headers = response.headers_mut();
        headers.insert(API_VERSION, self.api_version.clone());
        headers.insert(SERVER, self.server.clone());
        headers.insert(OSTYPE, HeaderValue::from_static("linux"));
        headers.insert(EXPERIMENTAL, self.experimental.clone());
    }
}

#[cfg(test)]
mod tests {
    use axum::routing::get;

    use super::*;

    fn gate(experimental: bool) -> Gate {
        let router = axum::Router::new()
            .route("/info", get(async || "fine"))
            .route("/v1.30/info", get(async || "fine"))
            .route("/broken", get(async || StatusCode::INTERNAL_SERVER_ERROR));
        Gate::new(router, experimental)
    }

    async fn ask(gate: &Gate, path: &str) -> Response {
        let request = Request::get(path)
            .body(axum::body::Body::empty())
            .expect("a request");
        gate.answer(request).await
    }

    #[tokio::test]
    async fn every_answer_says_which_versions_and_which_engine() {
        let gate = gate(true);
        for (path, status) in [
            ("/info", 200),
            ("/v1.30/info", 200),
            ("/nowhere", 404),
            ("/broken", 500),
            ("/v1.12/info", 400),
            ("/v1.99/info", 400),
        ] {
            let answer = ask(&gate, path).await;
            assert_eq!(answer.status().as_u16(), status, "{path}");
            let header = |name: &str| {
                answer
                    .headers()
                    .get(name)
                    .and_then(|value| value.to_str().ok())
                    .unwrap_or_default()
            };
            assert_eq!(header("api-version"), MAX_VERSION.to_string(), "{path}");
            assert_eq!(header("ostype"), "linux", "{path}");
            assert_eq!(header("docker-experimental"), "true", "{path}");
            assert!(
                header("server").starts_with("Pierhead/") && header("server").ends_with(" (linux)"),
                "{path}"
            );
        }
    }

    #[tokio::test]
    async fn a_refused_version_is_an_error_as_json() {
        let answer = ask(&gate(false), "/v1.99/info").await;
        let body = axum::body::to_bytes(answer.into_body(), 4096)
            .await
            .expect("a body");
        let body: serde_json::Value = serde_json::from_slice(&body).expect("JSON");
        assert_eq!(
            body["message"],
            "client version 1.99 is too new. Maximum supported API version is 1.32"
        );
    }
}
