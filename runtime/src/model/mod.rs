//! What was asked of the engine, typed: configurations, modes, policies. Pure data, no system calls.
//!
//! Text becomes one of these types where it enters (the server's conversion, a stored document); from there on
//! nothing in the runtime compares strings. Every type that a client can read back renders to the text it came from.

mod binds;
mod config;
mod error;
mod host_config;
mod ipc_mode;
mod log_config;
mod mounts;
mod namespace_modes;
mod network_mode;
mod ports;
mod resources;
mod restart_policy;
mod security;
mod signal;

pub use binds::{BindSpec, VolumesFromSpec};
pub use config::{ContainerConfig, EndpointRequest, HealthConfig, HealthTest, NetworkingConfig};
pub use error::ModelError;
pub use host_config::{DEFAULT_SHM_BYTES, HostConfig, Isolation};
pub use ipc_mode::{DefaultIpcMode, IpcMode};
pub use log_config::{JsonFileOptions, LogConfig, LogDriver};
pub(crate) use mounts::clean_destination;
pub use mounts::{
    BindOptions, Mount, MountPoint, MountPointKind, MountType, TmpfsOptions, VolumeOptions,
    parse_propagation, render_propagation,
};
pub use namespace_modes::{PidMode, UsernsMode, UtsMode};
pub use network_mode::NetworkMode;
pub use ports::{PortBinding, PortBindings};
pub use resources::{DeviceMapping, Resources, ThrottleDevice, Ulimit, WeightDevice};
pub use restart_policy::{RestartPolicy, RestartPolicyName};
pub use security::{SeccompChoice, SecurityOptions};
pub use signal::Signal;
