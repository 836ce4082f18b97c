//! A client for Docker engines: addresses, negotiation, archives and output on top of the generated client.
//!
//! [`engine::Engine`] connects and agrees on a version; its [`client`](engine::Engine::client) has a method for every
//! operation of the API.

pub mod archive;
pub mod engine;
pub mod host;
pub mod import;
pub mod output;

pub use pierhead_api as api;
pub use pierhead_support as support;
