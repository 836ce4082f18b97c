//! The back end: the IR becomes token streams, token streams become files.
//!
//! Emitters render what the IR has settled; what has logic in it is called in the support crate. A file is made in one go:
//! its items as tokens, then [`file::File`] puts in front what they use.

mod client;
mod crate_files;
mod docs;
mod enums;
mod errors;
mod file;
mod operations;
mod outcome;
mod params;
mod refs;
mod server;
mod status;
mod structs;
mod table;
mod types;
mod unions;

use crate::Options;
use crate::ir::{Api, Operation};
use proc_macro2::TokenStream;
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
pub(crate) fn emit(api: &Api, options: &Options) -> Result<BTreeMap<PathBuf, String>, EmitError> {
    let mut out = Emission {
        api,
        options,
        files: BTreeMap::new(),
    };
    types::emit(&mut out)?;
    if options.parts.client || options.parts.server {
        operations::emit(&mut out)?;
    }
    if options.parts.client {
        client::emit(&mut out)?;
    }
    if options.parts.server {
        server::emit(&mut out)?;
    }
    crate_files::emit(&mut out)?;
    Ok(out.files)
}

/// What is being written.
struct Emission<'a> {
    api: &'a Api,
    options: &'a Options,
    files: BTreeMap<PathBuf, String>,
}

impl<'a> Emission<'a> {
    fn write(
        &mut self,
        path: &str,
        file: &file::File<'_>,
        comment: Option<&docs::Comment>,
        items: &TokenStream,
    ) -> Result<(), EmitError> {
        let text = file.finish(path, &self.options.command, comment, items)?;
        self.files.insert(PathBuf::from(path), text);
        Ok(())
    }

    /// The module of an operation's tag.
    fn module_of(&self, operation: &Operation) -> &'a str {
        let tag = self.api.tags.iter().find(|tag| tag.name == operation.tag);
        // Lowering declares every tag that an operation names.
        tag.map_or("untagged", |tag| tag.module.as_str())
    }
}
