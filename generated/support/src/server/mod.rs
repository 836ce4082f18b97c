//! How a call is answered.

mod answer;
mod body;
mod call;
mod context;
mod left_out;
mod matching;
mod routes;
mod takeover;

pub use answer::Answer;
pub use call::Call;
pub use context::{Peer, RequestContext};
pub use left_out::left_out;
pub use routes::Routes;

pub use axum::Router;
