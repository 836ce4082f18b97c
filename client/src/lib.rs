//! A client for Docker engines: addresses, negotiation, archives and streams on top of the generated client.

pub mod archive;
pub mod host;
