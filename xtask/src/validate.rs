//! `cargo xtask validate`: all that is wrong with a document, at once.

use crate::workspace::{self, FileError};
use clap::ValueEnum;
use pierhead_codegen::{Source, validate};
use std::path::PathBuf;
use std::process::ExitCode;

/// Checks a document against the specification (Swagger 2.0 or OpenAPI 3.0) and the house rules.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The document; ours without it.
    file: Option<PathBuf>,
    /// An overlay that is applied first.
    #[arg(long, value_name = "FILE")]
    overlay: Option<PathBuf>,
    /// How findings are printed.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people: the line, a mark under the place, a hint.
    Text,
    /// For programs: an array of objects.
    Json,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, FileError> {
    let (path, name) = match &args.file {
        Some(file) => (file.clone(), file.display().to_string()),
        None => (
            workspace::root().join("swagger.yaml"),
            String::from("swagger.yaml"),
        ),
    };
    let text = workspace::read(&path)?;
    let overlay = match &args.overlay {
        Some(file) => Some((file.display().to_string(), workspace::read(file)?)),
        None => None,
    };
    let overlay = overlay.as_ref().map(|(name, text)| Source { name, text });
    let findings = validate(
        Source {
            name: &name,
            text: &text,
        },
        overlay,
    );
    match args.format {
        Format::Json => println!("{:#}", findings.to_json()),
        Format::Text => {
            print!("{findings}");
            let errors = findings.errors();
            match findings.len() {
                0 => println!("{name}: nothing to complain about"),
                all => println!("{name}: {errors} errors, {} warnings", all - errors),
            }
        }
    }
    Ok(if findings.has_errors() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}
