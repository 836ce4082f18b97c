//! Reads a Swagger 2.0 or OpenAPI 3.0 document and writes Rust: types, a client and server stubs.
//!
//! Text in, a map of files out: nothing here reads a file or a clock. Three vocabularies, three passes: the readers speak
//! the document, [`ir`] speaks operations and shapes, the emitters speak Rust. Every complaint is a [`Diagnostic`] with a
//! stable code, a position and a remedy, and all of them come at once.

pub mod diagnostic;
mod emit;
pub mod ir;
mod lower;
pub mod names;
mod node;
mod overlay;
mod pipeline;
mod source;
mod structure;
mod swagger2;
mod validate;

use std::collections::BTreeMap;
use std::path::PathBuf;

pub use diagnostic::{Code, Diagnostic, Diagnostics, Position, Severity};
pub use emit::EmitError;

/// A document's text and the name to complain about it under.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// What diagnostics call it: the path as the caller knows it.
    pub name: &'a str,
    /// YAML or JSON.
    pub text: &'a str,
}

/// What is written and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// The crate's name (`pierhead-api`).
    pub name: String,
    /// Which parts are written.
    pub parts: Parts,
    /// The command that made the output, as every file's banner names it (`cargo xtask codegen`).
    pub command: String,
}

/// Which parts are written. Types are always.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The client.
    pub client: bool,
    /// The server's traits and router.
    pub server: bool,
}

impl Parts {
    /// Types, client and server.
    pub const ALL: Self = Self {
        client: true,
        server: true,
    };
    /// Types alone.
    pub const TYPES: Self = Self {
        client: false,
        server: false,
    };
}

/// What came out.
#[derive(Clone, Debug)]
pub struct Output {
    /// The files by path relative to the crate's root (`src/types/container_config.rs`), sorted.
    pub files: BTreeMap<PathBuf, String>,
    /// What they were written from.
    pub api: ir::Api,
    /// Warnings: the document was read all the same.
    pub diagnostics: Diagnostics,
}

/// Why nothing came out.
#[derive(Debug, thiserror::Error)]
pub enum GenerateError {
    /// The document, or the overlay, is at fault.
    #[error("the document has errors")]
    Document(Diagnostics),
    /// The emitters are at fault: they wrote something that is not Rust.
    #[error("the generator wrote something that is not Rust")]
    Emit(#[from] EmitError),
}

/// Reads `document`, changes it as `overlay` says, and writes Rust.
///
/// # Errors
/// All that is wrong with the document at once, or a fault of the generator's own.
pub fn generate(
    document: Source<'_>,
    overlay: Option<Source<'_>>,
    options: &Options,
) -> Result<Output, GenerateError> {
    let (api, diagnostics) = lower(document, overlay).map_err(GenerateError::Document)?;
    let files = emit::emit(&api, options)?;
    Ok(Output {
        files,
        api,
        diagnostics,
    })
}

/// Reads `document`, changes it as `overlay` says, and lowers it: what [`generate`] does before it writes.
///
/// # Errors
/// All that is wrong with the document at once.
pub fn lower(
    document: Source<'_>,
    overlay: Option<Source<'_>>,
) -> Result<(ir::Api, Diagnostics), Diagnostics> {
    pipeline::lowered(document, overlay)
}

/// Finds all that is wrong with a document: what [`generate`] refuses or warns of, and the house rules besides.
pub fn validate(document: Source<'_>, overlay: Option<Source<'_>>) -> Diagnostics {
    validate::validate(document, overlay)
}
