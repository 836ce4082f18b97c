//! `cargo xtask validate`: all that is wrong with a document, at once.

use crate::workspace::{self, FileError};
use clap::ValueEnum;
use pierhead_codegen::{Code, Source, validate};
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
    /// Count warnings as errors. Always so for our own document.
    #[arg(long)]
    strict: bool,
    /// Say what a code means, or all of them, and check nothing.
    #[arg(long, value_name = "CODE", num_args = 0..=1, default_missing_value = "all")]
    explain: Option<String>,
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
    if let Some(code) = &args.explain {
        return Ok(explain(code));
    }
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
    let strict = args.strict || args.file.is_none();
    let failed = findings.has_errors() || (strict && !findings.is_empty());
    Ok(if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// Prints what codes mean.
fn explain(wanted: &str) -> ExitCode {
    let mut known = false;
    for code in Code::ALL {
        if wanted == "all" || code.as_str().eq_ignore_ascii_case(wanted) {
            println!("{code}  {}", code.about());
            known = true;
        }
    }
    if known {
        return ExitCode::SUCCESS;
    }
    eprintln!("there is no code `{wanted}`; `cargo xtask validate --explain` lists them");
    ExitCode::FAILURE
}
