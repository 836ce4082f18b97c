//! What cargo says about this workspace.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// Cargo could not be asked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum MembersError {
    #[error("cannot run cargo")]
    Run(#[source] std::io::Error),
    #[error("cargo does not know this workspace: {0}")]
    Refused(String),
    #[error("cargo's answer about this workspace is not understood")]
    Answer(#[source] serde_json::Error),
}

/// A member of the workspace, with what it inherits filled in.
#[derive(Debug, Deserialize)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) edition: String,
    pub(crate) license: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) dependencies: Vec<Dependency>,
    pub(crate) features: BTreeMap<String, Vec<String>>,
}

/// A dependency of any kind.
#[derive(Debug, Deserialize)]
pub(crate) struct Dependency {
    pub(crate) name: String,
    pub(crate) req: String,
    /// `dev` or `build`; nothing for an ordinary one.
    pub(crate) kind: Option<String>,
    pub(crate) rename: Option<String>,
    pub(crate) optional: bool,
    pub(crate) uses_default_features: bool,
    pub(crate) features: Vec<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

/// The members of the workspace at `root`.
pub(crate) fn packages(root: &Path) -> Result<Vec<Package>, MembersError> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--no-deps",
            "--format-version",
            "1",
            "--offline",
        ])
        .current_dir(root)
        .output()
        .map_err(MembersError::Run)?;
    if !output.status.success() {
        return Err(MembersError::Refused(
            String::from_utf8_lossy(&output.stderr).trim().to_owned(),
        ));
    }
    let metadata: Metadata =
        serde_json::from_slice(&output.stdout).map_err(MembersError::Answer)?;
    Ok(metadata.packages)
}

#[cfg(test)]
impl Package {
    /// A package with dependencies, for tests.
    pub(crate) fn of(name: &str, dependencies: &[&str]) -> Self {
        let dependency = |name: &&str| Dependency {
            name: (*name).to_owned(),
            req: String::from("*"),
            kind: None,
            rename: None,
            optional: false,
            uses_default_features: true,
            features: Vec::new(),
        };
        Self {
            name: name.to_owned(),
            version: String::new(),
            edition: String::new(),
            license: None,
            description: None,
            dependencies: dependencies.iter().map(dependency).collect(),
            features: BTreeMap::new(),
        }
    }
}
