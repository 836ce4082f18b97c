//! `cargo xtask tidy`: the house rules that a machine can check.

mod edges;
mod rust;
mod text;

use crate::members::{self, MembersError};
use crate::workspace::{self, FileError};
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Checks the house rules: who may know whom, dependencies pinned in one place, sizes of files, banners of generated
/// ones, the home of unsafe, nothing left to do later, nothing of one machine.
#[derive(clap::Args)]
pub(crate) struct Args {}

/// Why the rules could not be checked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TidyError {
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    Cargo(#[from] MembersError),
}

/// A rule that is not kept.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    /// Relative to the workspace.
    path: PathBuf,
    /// From 1; 0 for the whole file.
    line: usize,
    what: String,
}

impl Finding {
    fn new(path: &Path, line: usize, what: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            what: what.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path.display(), self.what),
            line => write!(f, "{}:{line}: {}", self.path.display(), self.what),
        }
    }
}

pub(crate) fn run(_: &Args) -> Result<ExitCode, TidyError> {
    let root = workspace::root();
    let mut findings = edges::check(&members::packages(&root)?);
    let skipped = |path: &Path| {
        let name = path.file_name().unwrap_or_default();
        name != ".git"
            && name != "node_modules"
            && !(name == "target" && path.parent() == Some(root.as_path()))
    };
    let mut count = 0;
    for path in workspace::files(&root, &skipped)? {
        let Ok(relative) = path.strip_prefix(&root) else {
            continue;
        };
        // What is not text has no lines to look at.
        let Ok(content) = workspace::read(&path) else {
            continue;
        };
        count += 1;
        findings.extend(text::check(relative, &content));
        match relative
            .extension()
            .and_then(|extension| extension.to_str())
        {
            Some("rs") => findings.extend(rust::check(relative, &content)),
            Some("toml") if relative.ends_with("Cargo.toml") => {
                findings.extend(edges::check_manifest(relative, &content))
            }
            _ => {}
        }
    }
    findings.sort();
    for finding in &findings {
        eprintln!("{finding}");
    }
    if findings.is_empty() {
        println!("tidy: {count} files keep the house rules");
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("tidy: {} findings", findings.len());
    Ok(ExitCode::FAILURE)
}
