//! The back end: the IR becomes token streams, token streams become files.

use crate::Options;
use crate::ir::Api;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The emitters wrote something that is not Rust.
#[derive(Debug, thiserror::Error)]
#[error("{file} is not Rust")]
pub struct EmitError {
    /// Which file.
    pub file: String,
    /// What the parser says.
    #[source]
    pub source: syn::Error,
}

/// Writes the crate's files, by path relative to its root.
///
/// # Errors
/// When what was written does not parse as Rust.
pub(crate) fn emit(_api: &Api, _options: &Options) -> Result<BTreeMap<PathBuf, String>, EmitError> {
    Ok(BTreeMap::new())
}
