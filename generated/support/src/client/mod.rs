//! How a call is made.

mod answer;
mod connection;
mod request;
mod takeover;

pub use answer::{Answer, FromAnswer};
pub use connection::{ConnectError, Connection};
pub use request::Request;
