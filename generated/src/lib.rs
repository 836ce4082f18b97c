// Written by `cargo xtask codegen`; do not edit.

//! Docker Engine API, version 1.32.
//!
//! Types of the document in [`types`]. Reading is tolerant (null, absent and empty are one, unknown words and
//! members are no error), writing is exact.
//!
//! The feature `client` brings `Client`, with a method for every operation.
//!
//! The feature `server` brings a trait for every group of operations, and `router` over whatever implements
//! them.

#[rustfmt::skip]
pub mod types;

#[rustfmt::skip]
pub mod operations;

#[cfg(feature = "client")]
#[rustfmt::skip]
mod client;

#[cfg(feature = "server")]
#[rustfmt::skip]
mod server;

pub use pierhead_support as support;

#[cfg(feature = "client")]
pub use client::Client;
pub use operations::OPERATIONS;

#[cfg(feature = "server")]
pub use server::*;

/// The version that the document gives itself.
pub const VERSION: &str = "1.32";

/// What stands in front of every path of the document.
pub const BASE_PATH: &str = "/v1.32";
