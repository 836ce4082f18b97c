//! `cargo xtask codegen`: Rust from a document. Ours goes to generated/src, anybody's into a crate of its own.

mod readme;
mod standalone;

use crate::workspace::{self, FileError};
use pierhead_codegen::{
    Diagnostics, EmitError, GenerateError, Options, Output, Parts, Source, generate,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Writes generated/src from swagger.yaml, and README.md's table of operations. With --spec writes a crate from any
/// document of Swagger 2.0 or OpenAPI 3.0.
#[derive(clap::Args)]
#[command(group = clap::ArgGroup::new("parts").multiple(true))]
pub(crate) struct Args {
    /// Write nothing; list what is not as it would be written, and fail if there is anything.
    #[arg(long)]
    check: bool,
    /// The document, YAML or JSON.
    #[arg(long, value_name = "FILE", requires = "out", requires = "name")]
    spec: Option<PathBuf>,
    /// Corrections to the document (OpenAPI Overlay 1.0).
    #[arg(long, value_name = "FILE", requires = "spec")]
    overlay: Option<PathBuf>,
    /// The folder of the crate.
    #[arg(long, value_name = "DIR", requires = "spec")]
    out: Option<PathBuf>,
    /// The crate's name.
    #[arg(long, value_name = "CRATE", requires = "spec")]
    name: Option<String>,
    /// Types alone.
    #[arg(long, requires = "spec", conflicts_with_all = ["client", "server"])]
    types_only: bool,
    /// Types and the client; with --server both, which is what comes without any of the three.
    #[arg(long, requires = "spec")]
    client: bool,
    /// Types and the server's traits and router.
    #[arg(long, requires = "spec")]
    server: bool,
}

impl Args {
    fn parts(&self) -> Parts {
        match (self.types_only, self.client, self.server) {
            (true, ..) => Parts::TYPES,
            (_, false, false) => Parts::ALL,
            (_, client, server) => Parts { client, server },
        }
    }
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CodegenError {
    #[error(transparent)]
    File(#[from] FileError),
    #[error("the generator has a fault; please report it with the document")]
    Emit(#[from] EmitError),
    #[error("`{0}` is no name of a crate: small letters, digits, - and _, a letter first")]
    Name(String),
    #[error("{} holds files and no crate that this command wrote; choose an empty folder", .0.display())]
    Occupied(PathBuf),
    #[error(transparent)]
    Standalone(#[from] standalone::StandaloneError),
    #[error(transparent)]
    Readme(#[from] readme::ReadmeError),
}

/// The files that are to be, by path.
type Files = BTreeMap<PathBuf, String>;

pub(crate) fn run(args: &Args) -> Result<ExitCode, CodegenError> {
    match (&args.spec, &args.out, &args.name) {
        (Some(spec), Some(out), Some(name)) => foreign(args, spec, out, name),
        _ => ours(args.check),
    }
}

/// Generates, and prints what there is to say of the document. `None` when it has errors.
fn generated(
    spec: &Path,
    shown: &str,
    overlay: Option<&Path>,
    options: &Options,
) -> Result<Option<Output>, CodegenError> {
    let text = workspace::read(spec)?;
    let overlay = match overlay {
        Some(path) => Some((path.display().to_string(), workspace::read(path)?)),
        None => None,
    };
    let overlay = overlay.as_ref().map(|(name, text)| Source { name, text });
    match generate(
        Source {
            name: shown,
            text: &text,
        },
        overlay,
        options,
    ) {
        Ok(output) => {
            say(&output.diagnostics, shown);
            Ok(Some(output))
        }
        Err(GenerateError::Document(diagnostics)) => {
            say(&diagnostics, shown);
            Ok(None)
        }
        Err(GenerateError::Emit(error)) => Err(error.into()),
    }
}

fn say(diagnostics: &Diagnostics, shown: &str) {
    if !diagnostics.is_empty() {
        eprint!("{diagnostics}");
        let errors = diagnostics.errors();
        eprintln!(
            "{shown}: {errors} errors, {} warnings",
            diagnostics.len() - errors
        );
    }
}

/// Whether the generated code is what the document says; the differences are printed.
pub(crate) fn is_current() -> Result<ExitCode, CodegenError> {
    ours(true)
}

fn ours(check: bool) -> Result<ExitCode, CodegenError> {
    let root = workspace::root();
    let options = Options {
        name: String::from("pierhead-api"),
        parts: Parts::ALL,
        command: String::from("cargo xtask codegen"),
    };
    let Some(output) = generated(&root.join("swagger.yaml"), "swagger.yaml", None, &options)?
    else {
        return Ok(ExitCode::FAILURE);
    };
    let folder = root.join("generated");
    let mut files: Files = output
        .files
        .iter()
        .map(|(path, text)| (folder.join(path), text.clone()))
        .collect();
    let readme = root.join("README.md");
    if let Some(text) = workspace::read_if_there(&readme)? {
        let works = readme::implemented(&root.join("server/src/api"))?;
        files.insert(readme, readme::with_table(&text, &output.api, &works)?);
    }
    // Everything under generated/src is output; generated/support and Cargo.toml are not.
    let stale = stale(&folder.join("src"), &files)?;
    if check {
        return checked(&root, &files, &stale);
    }
    write(&files, &stale)?;
    Ok(ExitCode::SUCCESS)
}

/// What lies in the output's folder and would not be written.
fn stale(folder: &Path, files: &Files) -> Result<Vec<PathBuf>, FileError> {
    let mut there = workspace::files(folder, &|_| true)?;
    there.retain(|path| !files.contains_key(path));
    Ok(there)
}

fn write(files: &Files, stale: &[PathBuf]) -> Result<(), FileError> {
    for (path, text) in files {
        workspace::write(path, text)?;
    }
    for path in stale {
        workspace::remove(path)?;
    }
    Ok(())
}

fn checked(root: &Path, files: &Files, stale: &[PathBuf]) -> Result<ExitCode, CodegenError> {
    let mut differ = Vec::new();
    for (path, text) in files {
        match workspace::read_if_there(path)? {
            Some(known) if known == *text => {}
            Some(_) => differ.push((path, "differs")),
            None => differ.push((path, "is missing")),
        }
    }
    differ.extend(stale.iter().map(|path| (path, "is not written any more")));
    differ.sort();
    if differ.is_empty() {
        println!(
            "generated/ is what swagger.yaml says ({} files)",
            files.len()
        );
        return Ok(ExitCode::SUCCESS);
    }
    for (path, what) in &differ {
        eprintln!(
            "{} {what}",
            path.strip_prefix(root).unwrap_or(path).display()
        );
    }
    eprintln!(
        "{} files are not what swagger.yaml says: run `cargo xtask codegen` and commit them",
        differ.len()
    );
    Ok(ExitCode::FAILURE)
}

fn foreign(args: &Args, spec: &Path, out: &Path, name: &str) -> Result<ExitCode, CodegenError> {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.chars().all(letters) {
        return Err(CodegenError::Name(name.to_owned()));
    }
    standalone::vacant(out)?
        .then_some(())
        .ok_or_else(|| CodegenError::Occupied(out.to_owned()))?;
    let shown = spec.display().to_string();
    let options = Options {
        name: name.to_owned(),
        parts: args.parts(),
        command: command(args, spec, name),
    };
    let Some(output) = generated(spec, &shown, args.overlay.as_deref(), &options)? else {
        return Ok(ExitCode::FAILURE);
    };
    let mut files: Files = output
        .files
        .iter()
        .map(|(path, text)| (out.join(path), text.clone()))
        .collect();
    files.extend(standalone::files(&workspace::root(), out, &options)?);
    let mut gone = stale(&out.join("src"), &files)?;
    gone.extend(stale(&out.join("support/src"), &files)?);
    if args.check {
        return checked(out, &files, &gone);
    }
    write(&files, &gone)?;
    println!(
        "{}: {} operations, {} types",
        out.display(),
        output.api.operations.len(),
        output.api.types.len()
    );
    Ok(ExitCode::SUCCESS)
}

/// The command that the banner names: the files by their names, not by where they lie on somebody's machine.
fn command(args: &Args, spec: &Path, name: &str) -> String {
    let file = |path: &Path| {
        path.file_name()
            .map(|file| file.to_string_lossy().into_owned())
            .unwrap_or_default()
    };
    let mut command = format!("cargo xtask codegen --spec {}", file(spec));
    if let Some(overlay) = &args.overlay {
        command.push_str(&format!(" --overlay {}", file(overlay)));
    }
    command.push_str(&format!(" --name {name}"));
    for (on, flag) in [
        (args.types_only, "--types-only"),
        (args.client, "--client"),
        (args.server, "--server"),
    ] {
        if on {
            command.push(' ');
            command.push_str(flag);
        }
    }
    command
}
