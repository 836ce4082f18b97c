//! From the model to an OCI runtime spec, and from there to a launch plan. Pure: what the host is like comes in.

mod build;
mod capabilities;
mod cgroups;
mod compile;
mod defaults;
mod devices;
mod error;
mod input;
mod ipc;
mod mounts;
mod options;
mod process;
mod resources;
pub mod seccomp;
mod sysctls;

use oci_spec::runtime::Spec;

pub use capabilities::DEFAULT_CAPABILITIES;
pub use error::SpecError;
pub use input::{
    ContainerInput, ExecInput, JoinedNamespace, NamespaceSource, ResolvedMount, SpecContext,
};
pub use ipc::{
    Donor, IpcError, IpcNamespace, IpcPlan, IpcRequest, SHM_DIRECTORY, ShmPlan, ShmTmpfs, UserShm,
    plan_ipc,
};

use crate::launch::{ExecPlan, LaunchPlan};

/// Builds the OCI runtime spec of a container.
///
/// # Errors
/// `InvalidParameter` for wishes that make no sense, `NotImplemented` for those that this engine cannot meet.
pub fn build(cx: &SpecContext, input: &ContainerInput<'_>) -> Result<Spec, SpecError> {
    build::build(cx, input)
}

/// Compiles a spec, with what no spec can say, into a launch plan.
///
/// # Errors
/// As [`build`].
pub fn launch_plan(
    cx: &SpecContext,
    input: &ContainerInput<'_>,
    spec: &Spec,
) -> Result<LaunchPlan, SpecError> {
    compile::launch_plan(cx, input, spec)
}

/// Plans a further process in a running container.
///
/// # Errors
/// As [`build`].
pub fn exec_plan(cx: &SpecContext, input: &ExecInput<'_>) -> Result<ExecPlan, SpecError> {
    compile::exec_plan(cx, input)
}
