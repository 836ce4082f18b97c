//! The processes that stay with containers, and the daemon's side of talking to them.
//!
//! `pier-monitor` runs in two roles. The *spawner* is started once by the daemon and takes start requests over a
//! socket pair. For each request it forks, without exec, a *monitor*: the parent of one container, owner of its
//! standard streams and log, listener on `monitor.sock`, writer of `exit.json`. Monitors outlive spawner and daemon.
//! Both roles are single-threaded and know no async runtime; [`client`] is the async side, used by the daemon.

mod backlog;
pub mod client;
mod connection;
mod exec;
mod log;
mod poll;
pub mod protocol;
pub mod record;
mod run;
pub mod spawner;
mod start;
mod streams;
