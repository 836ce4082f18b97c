//! From a path to a handler.

use super::answer::Answer;
use super::call::Call;
use super::context::RequestContext;
use super::matching::{Captures, Template};
use super::takeover::{Connection, Takeovers};
use crate::{ApiVersion, Method, Operation, OperationError, StatusCode};
use axum::Router;
use axum::body::Body;
use http::{Request, Response};
use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tower_service::Service;

type Answering = Pin<Box<dyn Future<Output = Response<Body>> + Send>>;
type Handler<A> = Box<dyn Fn(Arc<A>, Call) -> Answering + Send + Sync>;

/// The routes of an API: operations and their handlers over a backend `A`.
///
/// A path is matched with and without the base path in front; where the base path is a version (`/v1.32`), with any version.
pub struct Routes<A> {
    backend: Arc<A>,
    base_path: &'static str,
    routes: Vec<Route<A>>,
    takeovers: Takeovers,
}

struct Route<A> {
    operation: &'static Operation,
    template: Template,
    handler: Handler<A>,
}

impl<A: Send + Sync + 'static> Routes<A> {
    /// No routes yet.
    pub fn new(base_path: &'static str, backend: Arc<A>) -> Self {
        Self {
            backend,
            base_path,
            routes: Vec::new(),
            takeovers: Takeovers::default(),
        }
    }

    /// Adds an operation.
    pub fn add<E, F>(
        &mut self,
        operation: &'static Operation,
        handler: impl Fn(Arc<A>, Call) -> F + Send + Sync + 'static,
    ) where
        E: OperationError,
        F: Future<Output = Result<Answer, E>> + Send + 'static,
    {
        self.routes.push(Route {
            operation,
            template: Template::parse(operation.path),
            handler: Box::new(move |backend, call| {
                let answer = handler(backend, call);
                Box::pin(
                    async move { answer.await.unwrap_or_else(|error| Answer::error(&error)).0 },
                )
            }),
        });
    }

    /// All routes as an axum router, to be served, layered or nested like any other. What belongs to no route, be it for its
    /// path or for its method, is answered with 404 and `{"message":"page not found"}`, as engines answer.
    pub fn into_router(mut self) -> Router {
        self.routes
            .sort_by(|one, other| one.template.precedence(&other.template));
        Router::new().fallback_service(Dispatch(Arc::new(self)))
    }

    fn dispatch(&self, request: Request<Body>) -> Answering {
        let (mut parts, body) = request.into_parts();
        let found = self.strip(parts.uri.path()).and_then(|(version, path)| {
            let (route, captures) = self.find(&parts.method, path)?;
            Some((version, route, captures))
        });
        let Some((version, route, captures)) = found else {
            return ready(Answer::message(StatusCode::NOT_FOUND, "page not found"));
        };
        let context = RequestContext {
            operation: route.operation,
            version,
            headers: parts.headers,
            peer: parts.extensions.get().copied(),
        };
        let connection = Connection::new(&mut parts.extensions, &self.takeovers);
        let query = parts.uri.query().unwrap_or_default();
        match Call::new(context, captures, query, body, connection) {
            Ok(call) => (route.handler)(Arc::clone(&self.backend), call),
            Err(refusal) => ready(Answer::message(refusal.status, &refusal.message)),
        }
    }

    fn find<'a>(&self, method: &Method, path: &'a str) -> Option<(&Route<A>, Captures<'a>)> {
        self.routes
            .iter()
            .filter(|route| route.operation.method == *method)
            .find_map(|route| Some((route, route.template.capture(path)?)))
    }

    /// Takes the base path off.
    fn strip<'a>(&self, path: &'a str) -> Option<(Option<ApiVersion>, &'a str)> {
        let versioned = ApiVersion::split_prefix(&format!("{}/", self.base_path)).is_some();
        if versioned {
            return match ApiVersion::split_prefix(path) {
                Some((version, rest)) => Some((Some(version.parse().ok()?), rest)),
                None => Some((None, path)),
            };
        }
        let rest = path.strip_prefix(self.base_path);
        let rest = rest.filter(|rest| rest.starts_with('/'));
        Some((None, rest.unwrap_or(path)))
    }
}

fn ready(answer: Answer) -> Answering {
    Box::pin(std::future::ready(answer.0))
}

impl<A> fmt::Debug for Routes<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let routes = self.routes.iter().map(|route| route.operation.id);
        f.debug_set().entries(routes).finish()
    }
}

struct Dispatch<A>(Arc<Routes<A>>);

impl<A> Clone for Dispatch<A> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<A: Send + Sync + 'static> Service<Request<Body>> for Dispatch<A> {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Body>, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let answering = self.0.dispatch(request);
        Box::pin(async move { Ok(answering.await) })
    }
}
