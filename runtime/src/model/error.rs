//! What a request can get wrong about one value.

use crate::error::ErrorKind;

/// A value that cannot be read. The message names the value and says what is allowed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// `HostConfig.IpcMode`.
    #[error(
        "invalid IPC mode: {value} (allowed: none, private, shareable, host, container:<name or id>)"
    )]
    IpcMode {
        /// What was given.
        value: String,
    },
    /// `HostConfig.IpcMode` or `HostConfig.PidMode` or `HostConfig.NetworkMode` is `container:` without a name.
    #[error("invalid {field}: {value:?} names no container (write container:<name or id>)")]
    ContainerNameMissing {
        /// The field.
        field: &'static str,
        /// What was given.
        value: String,
    },
    /// The daemon's default IPC mode is a word that is no mode.
    #[error("Default IPC mode setting ({value}) is invalid. Use \"shareable\" or \"private\".")]
    DefaultIpcModeInvalid {
        /// What was given.
        value: String,
    },
    /// The daemon's default IPC mode is a mode that cannot be a default.
    #[error(
        "IPC mode \"{value}\" is not supported as default value. Use \"shareable\" or \"private\"."
    )]
    DefaultIpcModeUnsupported {
        /// What was given.
        value: String,
    },
    /// `HostConfig.PidMode`.
    #[error("invalid PID mode: {value} (allowed: host, container:<name or id>, or empty)")]
    PidMode {
        /// What was given.
        value: String,
    },
    /// `HostConfig.UTSMode`.
    #[error("invalid UTS mode: {value} (allowed: host, or empty)")]
    UtsMode {
        /// What was given.
        value: String,
    },
    /// `HostConfig.UsernsMode`.
    #[error("invalid USER mode: {value} (allowed: host, or empty)")]
    UsernsMode {
        /// What was given.
        value: String,
    },
    /// `HostConfig.RestartPolicy.Name`.
    #[error("invalid restart policy '{value}' (allowed: no, always, unless-stopped, on-failure)")]
    RestartPolicy {
        /// What was given.
        value: String,
    },
    /// A retry count with a policy that has none, or a negative one.
    #[error("{reason}")]
    RestartRetries {
        /// What is wrong with it.
        reason: &'static str,
    },
    /// `HostConfig.LogConfig.Type`.
    #[error("logger: no log driver named '{value}' is registered")]
    LogDriver {
        /// What was given.
        value: String,
    },
    /// An option of a log driver.
    #[error("invalid value for log option {option}: {value} ({expected})")]
    LogOption {
        /// Its name.
        option: String,
        /// What was given.
        value: String,
        /// What is taken.
        expected: &'static str,
    },
    /// A log option that the driver does not have.
    #[error("unknown log opt '{option}' for {driver} log driver")]
    LogOptionUnknown {
        /// Its name.
        option: String,
        /// The driver.
        driver: &'static str,
    },
    /// A signal that does not exist.
    #[error("Invalid signal: {value}")]
    Signal {
        /// What was given.
        value: String,
    },
    /// An element of `HostConfig.Binds`.
    #[error("invalid volume specification: '{value}'{}", detail(reason))]
    Bind {
        /// What was given.
        value: String,
        /// What is wrong with it; may be empty.
        reason: String,
    },
    /// An element of `HostConfig.Mounts`.
    #[error("invalid mount config for type \"{kind}\": {reason}")]
    Mount {
        /// Its type.
        kind: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A type of mount that does not exist.
    #[error("mount type unknown: \"{value}\" (allowed: bind, volume, tmpfs)")]
    MountType {
        /// What was given.
        value: String,
    },
    /// A propagation that does not exist.
    #[error(
        "invalid propagation mode: \"{value}\" (allowed: private, rprivate, slave, rslave, shared, rshared)"
    )]
    Propagation {
        /// What was given.
        value: String,
    },
    /// A mode in `HostConfig.VolumesFrom`.
    #[error("invalid mode for volumes-from: {value}")]
    VolumesFrom {
        /// What was given.
        value: String,
    },
    /// An element of `HostConfig.SecurityOpt`.
    #[error("invalid --security-opt 2: \"{value}\"")]
    SecurityOption {
        /// What was given.
        value: String,
    },
    /// `Isolation`.
    #[error("invalid isolation '{value}' on linux (allowed: default, or empty)")]
    Isolation {
        /// What was given.
        value: String,
    },
    /// A health check's test.
    #[error("Unknown type '{value}' in healthcheck (allowed: NONE, CMD, CMD-SHELL)")]
    HealthTest {
        /// What was given.
        value: String,
    },
}

impl ModelError {
    /// The class of the failure: always `InvalidParameter`.
    pub fn kind(&self) -> ErrorKind {
        ErrorKind::InvalidParameter
    }
}

fn detail(reason: &str) -> String {
    if reason.is_empty() {
        String::new()
    } else {
        format!(": {reason}")
    }
}
