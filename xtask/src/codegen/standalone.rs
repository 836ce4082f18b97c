//! A crate that compiles by itself: its Cargo.toml, and the support crate's sources beside it.
//!
//! What cargo says about the support crate is taken from cargo, which resolves what the crate inherits from this
//! workspace; so a foreign crate is built against the very versions that ours is.

use crate::members::{self, MembersError, Package};
use crate::workspace::{self, FileError};
use pierhead_codegen::Options;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

const SUPPORT: &str = "pierhead-support";

/// The first line of a Cargo.toml that is ours to write again.
const MARK: &str = "# Written by `cargo xtask codegen";

/// Why there is no crate around the sources.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StandaloneError {
    #[error(transparent)]
    Cargo(#[from] MembersError),
    #[error("this workspace has no package {SUPPORT}")]
    NoSupport,
    #[error(transparent)]
    File(#[from] FileError),
}

/// Whether a crate may be written to a folder: it holds none yet, or one that was written before.
pub(crate) fn vacant(out: &Path) -> Result<bool, FileError> {
    let ours = workspace::read_if_there(&out.join("Cargo.toml"))?
        .is_some_and(|text| text.starts_with(MARK));
    Ok(ours || workspace::files(out, &|_| true)?.is_empty())
}

/// The files of the crate beside its generated sources.
pub(crate) fn files(
    root: &Path,
    out: &Path,
    options: &Options,
) -> Result<BTreeMap<PathBuf, String>, StandaloneError> {
    let support = support(root)?;
    let mut files = BTreeMap::from([
        (out.join("Cargo.toml"), manifest(options, &support)),
        (out.join("support/Cargo.toml"), support_manifest(&support)),
    ]);
    let sources = root.join("generated/support/src");
    for path in workspace::files(&sources, &|_| true)? {
        if let Ok(inner) = path.strip_prefix(&sources) {
            files.insert(out.join("support/src").join(inner), workspace::read(&path)?);
        }
    }
    Ok(files)
}

fn support(root: &Path) -> Result<Package, StandaloneError> {
    let mut packages = members::packages(root)?.into_iter();
    packages
        .find(|package| package.name == SUPPORT)
        .ok_or(StandaloneError::NoSupport)
}

/// The crate's own Cargo.toml. It is the root of a workspace, so that it can lie inside another one's folder.
fn manifest(options: &Options, support: &Package) -> String {
    let parts: Vec<&str> = [
        (options.parts.client, "client"),
        (options.parts.server, "server"),
    ]
    .into_iter()
    .filter_map(|(on, part)| on.then_some(part))
    .collect();
    let mut text = format!("{MARK}`; do not edit.\n\n[package]\n");
    let _ = writeln!(
        text,
        "name = {:?}\nversion = \"0.1.0\"\nedition = {:?}\npublish = false\n",
        options.name, support.edition
    );
    let _ = writeln!(text, "[features]\ndefault = {parts:?}");
    for part in &parts {
        let _ = writeln!(text, "{part} = [\"{SUPPORT}/{part}\"]");
    }
    let _ = writeln!(
        text,
        "\n[dependencies]\n{SUPPORT} = {{ path = \"support\" }}\n\n[workspace]\nmembers = [\"support\"]"
    );
    text
}

fn support_manifest(support: &Package) -> String {
    let mut text =
        format!("{MARK}`; do not edit. The sources are those of {SUPPORT}.\n\n[package]\n");
    let _ = writeln!(
        text,
        "name = {:?}\nversion = {:?}\nedition = {:?}\npublish = false",
        support.name, support.version, support.edition
    );
    for (key, value) in [
        ("license", &support.license),
        ("description", &support.description),
    ] {
        if let Some(value) = value {
            let _ = writeln!(text, "{key} = {value:?}");
        }
    }
    text.push_str("\n[features]\n");
    for (feature, brings) in &support.features {
        let _ = writeln!(text, "{feature} = {brings:?}");
    }
    text.push_str("\n[dependencies]\n");
    for dependency in support
        .dependencies
        .iter()
        .filter(|dependency| dependency.kind.is_none())
    {
        // A feature that is not generated for brings nothing to compile: optional dependencies stay optional.
        let key = dependency.rename.as_ref().unwrap_or(&dependency.name);
        let _ = write!(text, "{key} = {{ version = {:?}", dependency.req);
        if dependency.rename.is_some() {
            let _ = write!(text, ", package = {:?}", dependency.name);
        }
        if !dependency.uses_default_features {
            text.push_str(", default-features = false");
        }
        if !dependency.features.is_empty() {
            let _ = write!(text, ", features = {:?}", dependency.features);
        }
        if dependency.optional {
            text.push_str(", optional = true");
        }
        text.push_str(" }\n");
    }
    text
}
