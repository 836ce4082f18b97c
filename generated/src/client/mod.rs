// Written by `cargo xtask codegen`; do not edit.

//! The client.

use pierhead_support::client::Connection;

mod container;
mod image;
mod network;
mod volume;
mod exec;
mod swarm;
mod node;
mod service;
mod task;
mod secret;
mod config;
mod plugin;
mod system;
mod distribution;
mod session;

/// Calls operations, one method each. Clones share their connections.
///
/// Dropping the future of a call, or the stream that it gave, ends the call.
#[derive(Clone, Debug)]
pub struct Client {
    connection: Connection,
}

impl Client {
    /// A client that calls over `connection`. Paths start with [`BASE_PATH`](crate::BASE_PATH) unless the
    /// connection has a prefix of its own.
    pub fn new(connection: Connection) -> Self {
        Self {
            connection: connection.or_prefix(crate::BASE_PATH),
        }
    }

    /// What is called over.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }
}
