//! The container runtime behind pierd: no HTTP, no wire types, no API versions.
//!
//! Three rings. The inner one is pure: [`model`] (what was asked, typed), [`spec`] (the OCI runtime spec of a
//! container) and [`launch`] (what a monitor's child does, step by step). The second, [`kernel`], is the only place with
//! system calls that need `unsafe`. The outer one is async: [`engine`] orchestrates [`containers`], [`images`],
//! [`volumes`] and [`network`], keeps what was acknowledged in [`store`], and tells the world through [`events`].

pub mod containers;
pub mod engine;
pub mod error;
pub mod events;
pub mod images;
pub mod kernel;
pub mod launch;
pub mod layers;
pub mod logs;
pub mod model;
pub mod monitor;
pub mod network;
pub mod spec;
pub mod store;
pub mod volumes;
