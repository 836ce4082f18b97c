//! Dockerfile instructions that change a configuration.

use super::RunConfig;

/// An instruction that cannot be applied.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ChangeError {
    message: String,
}

/// Applies the `changes` of an import or commit to a configuration, in order.
///
/// # Errors
/// `InvalidParameter` for an instruction that is unknown, not allowed here, or wrong.
pub fn apply_changes(config: &mut RunConfig, changes: &[String]) -> Result<(), ChangeError> {
    let _ = config;
    match changes.first() {
        None => Ok(()),
        Some(first) => Err(ChangeError {
            message: first.clone(),
        }),
    }
}
