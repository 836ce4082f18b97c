//! The spec of a container.

use oci_spec::runtime::Spec;

use super::{ContainerInput, SpecContext, SpecError};

pub(super) fn build(_cx: &SpecContext, _input: &ContainerInput<'_>) -> Result<Spec, SpecError> {
    Err(SpecError::Unsupported {
        what: "building a spec".to_owned(),
    })
}
