//! What cannot be turned into a spec.

use crate::error::ErrorKind;
use crate::model::ModelError;

/// A container or process whose wishes cannot be met.
#[derive(Debug, thiserror::Error)]
pub enum SpecError {
    /// A value cannot be read.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// There is nothing to run.
    #[error("No command specified")]
    NoCommand,
    /// A capability that nobody has heard of.
    #[error("Unknown capability: \"{name}\"")]
    Capability {
        /// As given.
        name: String,
    },
    /// A resource limit that the kernel does not know.
    #[error("invalid ulimit type: {name}")]
    Ulimit {
        /// As given.
        name: String,
    },
    /// A device rule that cannot be read.
    #[error("invalid device cgroup rule format: '{rule}'")]
    DeviceRule {
        /// As given.
        rule: String,
    },
    /// A host device that is not there or none.
    #[error("error gathering device information while adding custom device \"{path}\": {reason}")]
    Device {
        /// Host path.
        path: String,
        /// Why.
        reason: String,
    },
    /// A system call profile that cannot be used.
    #[error("cannot use the seccomp profile: {reason}")]
    Seccomp {
        /// Why.
        reason: String,
    },
    /// A limit without a controller for it on this host.
    #[error("{what} is not supported on this host: the {controller} cgroup controller is missing")]
    Controller {
        /// The wish.
        what: &'static str,
        /// The controller.
        controller: &'static str,
    },
    /// A kernel setting that would reach beyond the container.
    #[error("sysctl {key:?} is not allowed: {reason}")]
    Sysctl {
        /// As given.
        key: String,
        /// Why.
        reason: &'static str,
    },
    /// Two things on one mount point.
    #[error("Duplicate mount point: {destination}")]
    DuplicateMount {
        /// The path in the container.
        destination: String,
    },
    /// A wish that this engine cannot meet.
    #[error("{what} is not supported")]
    Unsupported {
        /// The wish.
        what: String,
    },
}

impl SpecError {
    /// The class of failure.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Unsupported { .. } => ErrorKind::NotImplemented,
            Self::Device { .. } => ErrorKind::System,
            Self::Model(error) => error.kind(),
            _ => ErrorKind::InvalidParameter,
        }
    }
}
