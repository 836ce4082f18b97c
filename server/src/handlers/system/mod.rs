//! The daemon itself.

mod events;
mod info;
mod ping;
mod version;

pub(crate) use self::events::events;
pub(crate) use self::info::info;
pub(crate) use self::ping::{ping, ping_head};
pub(crate) use self::version::version;
