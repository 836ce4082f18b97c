//! The generated client against the generated router, over a unix socket.

mod backend;
mod bodies;
mod harness;
mod kinds;
mod operations;
mod probe;
mod recordings;
mod routing;
mod streams;
mod takeover;
