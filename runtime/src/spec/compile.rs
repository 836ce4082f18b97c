//! The launch plan of a spec.

use oci_spec::runtime::Spec;

use super::{ContainerInput, ExecInput, SpecContext, SpecError};
use crate::launch::{ExecPlan, LaunchPlan};

pub(super) fn launch_plan(
    _cx: &SpecContext,
    _input: &ContainerInput<'_>,
    _spec: &Spec,
) -> Result<LaunchPlan, SpecError> {
    Err(SpecError::Unsupported {
        what: "compiling a spec".to_owned(),
    })
}

pub(super) fn exec_plan(_cx: &SpecContext, _input: &ExecInput<'_>) -> Result<ExecPlan, SpecError> {
    Err(SpecError::Unsupported {
        what: "compiling a process".to_owned(),
    })
}
