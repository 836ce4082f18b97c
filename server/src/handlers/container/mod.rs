//! Containers.

mod attach;
mod create;
mod life;
mod list;
mod logs;
mod prune;

pub(crate) use self::attach::{attach, attach_websocket, resize};
pub(crate) use self::create::create;
pub(crate) use self::life::{kill, pause, remove, rename, restart, start, stop, unpause, wait};
pub(crate) use self::list::{inspect, list};
pub(crate) use self::logs::logs;
pub(crate) use self::prune::prune;
