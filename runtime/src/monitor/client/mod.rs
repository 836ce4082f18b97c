//! The daemon's side: start containers through the spawner, talk to their monitors.

mod error;
mod exec;
mod handle;
mod spawner;
mod streams;
mod wire;

pub use error::{MonitorError, SpawnerError, StartFailure};
pub use exec::ExecHandle;
pub use handle::MonitorHandle;
pub use spawner::Spawner;
pub use streams::{PreparedAttach, StdioStream};
