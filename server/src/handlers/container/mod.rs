//! Containers.

mod attach;
mod create;
mod life;
mod list;
mod logs;

pub(crate) use self::attach::{attach, attach_websocket, resize};
pub(crate) use self::create::create;
pub(crate) use self::life::{kill, remove, rename, restart, start, stop, wait};
pub(crate) use self::list::{inspect, list};
pub(crate) use self::logs::logs;
