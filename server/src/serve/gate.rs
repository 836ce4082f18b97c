//! What holds for every request and every answer, whatever the operation: the version window and the version headers.

use std::time::Instant;

use axum::body::Body;
use axum::response::Response;
use http::header::{HeaderName, HeaderValue, SERVER};
use http::{Request, StatusCode};
use hyper::body::Incoming;
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
    pub(crate) async fn answer(&self, request: Request<Incoming>) -> Response {
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
                match router.call(request.map(Body::new)).await {
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
