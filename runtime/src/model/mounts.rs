//! Mounts: as users write them, and as they are once every name is resolved.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::ModelError;
use crate::launch::Propagation;

/// Type of a mount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MountType {
    /// A host file or directory.
    Bind,
    /// A volume.
    #[default]
    Volume,
    /// A tmpfs.
    Tmpfs,
}

impl FromStr for MountType {
    type Err = ModelError;

    fn from_str(text: &str) -> Result<Self, ModelError> {
        Ok(match text {
            "bind" => Self::Bind,
            "volume" => Self::Volume,
            "tmpfs" => Self::Tmpfs,
            _ => {
                return Err(ModelError::MountType {
                    value: text.to_owned(),
                });
            }
        })
    }
}

impl fmt::Display for MountType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bind => "bind",
            Self::Volume => "volume",
            Self::Tmpfs => "tmpfs",
        })
    }
}

/// An element of `HostConfig.Mounts`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mount {
    /// Type.
    pub kind: MountType,
    /// Host path, volume name, or empty.
    pub source: String,
    /// Absolute path in the container.
    pub target: String,
    /// No writing.
    pub read_only: bool,
    /// `consistent`, `cached`, `delegated` or empty; without meaning on Linux.
    pub consistency: String,
    /// For binds.
    pub bind: Option<BindOptions>,
    /// For volumes.
    pub volume: Option<VolumeOptions>,
    /// For tmpfs.
    pub tmpfs: Option<TmpfsOptions>,
}

/// Options of a bind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BindOptions {
    /// `rprivate` unless said otherwise.
    pub propagation: Option<Propagation>,
}

/// Options of a volume.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct VolumeOptions {
    /// An empty volume stays empty: the image's files at the target are not copied.
    pub no_copy: bool,
    /// Labels of a volume that is made.
    pub labels: BTreeMap<String, String>,
    /// Driver of a volume that is made; empty is `local`.
    pub driver: String,
    /// The driver's options.
    pub driver_options: BTreeMap<String, String>,
}

/// Options of a tmpfs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TmpfsOptions {
    /// Size; 0 is without limit.
    pub size_bytes: i64,
    /// Permission bits; 0 is 1777.
    pub mode: u32,
}

/// What a resolved mount point is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MountPointKind {
    /// A host file or directory.
    Bind {
        /// Absolute path on the host.
        source: PathBuf,
    },
    /// A volume.
    Volume {
        /// Its name.
        name: String,
        /// Its driver.
        driver: String,
        /// Whether the image's files at the destination are copied into it while it is empty.
        copy_up: bool,
    },
    /// A tmpfs of the container's own.
    Tmpfs {
        /// Mount and file system options as a user writes them: `ro`, `size=1m`, `mode=700` …
        options: Vec<String>,
    },
}

/// A mount with every name resolved. Containers keep theirs from create on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MountPoint {
    /// Absolute, cleaned path in the container.
    pub destination: String,
    /// What is mounted there.
    pub kind: MountPointKind,
    /// Whether it can be written to.
    pub writable: bool,
    /// Mode as written by the user (`ro,Z`), for show.
    pub mode: String,
    /// Propagation; `None` is `rprivate`.
    pub propagation: Option<Propagation>,
    /// Whether the mount was made by `HostConfig.Mounts` (its bind source must exist) and not by `Binds` (where a
    /// missing source becomes a directory).
    pub source_must_exist: bool,
}

impl Mount {
    /// Checks what can be checked without looking at the host, and gives the cleaned target.
    ///
    /// # Errors
    /// `InvalidParameter`.
    pub fn check(&self) -> Result<String, ModelError> {
        let invalid = |reason: String| ModelError::Mount {
            kind: self.kind.to_string(),
            reason,
        };
        if self.target.is_empty() {
            return Err(invalid("field Target must not be empty".to_owned()));
        }
        let target =
            clean_destination(&self.target).map_err(|reason| invalid(reason.to_owned()))?;
        let extra = |given: bool, field: &str, kind: MountType| {
            if given && self.kind != kind {
                return Err(invalid(format!("field {field} must not be specified")));
            }
            Ok(())
        };
        extra(self.bind.is_some(), "BindOptions", MountType::Bind)?;
        extra(self.volume.is_some(), "VolumeOptions", MountType::Volume)?;
        extra(self.tmpfs.is_some(), "TmpfsOptions", MountType::Tmpfs)?;
        match self.kind {
            MountType::Bind if self.source.is_empty() => {
                return Err(invalid("field Source must not be empty".to_owned()));
            }
            MountType::Bind if !self.source.starts_with('/') => {
                return Err(invalid(format!(
                    "invalid mount path: '{}' mount path must be absolute",
                    self.source
                )));
            }
            MountType::Volume if self.source.is_empty() && self.read_only => {
                return Err(invalid(
                    "must not set ReadOnly mode when using anonymous volumes".to_owned(),
                ));
            }
            MountType::Volume if !self.source.is_empty() => {
                check_volume_name(&self.source).map_err(invalid)?
            }
            MountType::Tmpfs if !self.source.is_empty() => {
                return Err(invalid("field Source must not be specified".to_owned()));
            }
            _ => {}
        }
        if let Some(tmpfs) = &self.tmpfs
            && (tmpfs.size_bytes < 0 || tmpfs.mode > 0o7777)
        {
            return Err(invalid(
                "size and mode must be positive and the mode a permission".to_owned(),
            ));
        }
        Ok(target)
    }
}

/// Cleans a destination: absolute, without `.`, `..` and doubled slashes, and not the root itself.
pub(crate) fn clean_destination(text: &str) -> Result<String, &'static str> {
    if text.contains('\0') {
        return Err("a path cannot hold a NUL");
    }
    if !text.starts_with('/') {
        return Err("mount path must be absolute");
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in text.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    if parts.is_empty() {
        return Err("destination can't be '/'");
    }
    Ok(format!("/{}", parts.join("/")))
}

pub(super) fn check_volume_name(name: &str) -> Result<(), String> {
    let bytes = name.as_bytes();
    let plain = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-');
    if bytes.len() >= 2 && bytes[0].is_ascii_alphanumeric() && bytes.iter().all(plain) {
        return Ok(());
    }
    Err(format!(
        "\"{name}\" includes invalid characters for a local volume name, only \"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are allowed. \
         If you intended to pass a host directory, use absolute path"
    ))
}

/// Reads `rprivate`, `shared` …
///
/// # Errors
/// `InvalidParameter`.
pub fn parse_propagation(text: &str) -> Result<Propagation, ModelError> {
    Ok(match text {
        "private" => Propagation::Private,
        "rprivate" => Propagation::RecursivePrivate,
        "slave" => Propagation::Slave,
        "rslave" => Propagation::RecursiveSlave,
        "shared" => Propagation::Shared,
        "rshared" => Propagation::RecursiveShared,
        _ => {
            return Err(ModelError::Propagation {
                value: text.to_owned(),
            });
        }
    })
}

/// The word for a propagation.
pub fn render_propagation(propagation: Propagation) -> &'static str {
    match propagation {
        Propagation::Private => "private",
        Propagation::RecursivePrivate => "rprivate",
        Propagation::Slave => "slave",
        Propagation::RecursiveSlave => "rslave",
        Propagation::Shared => "shared",
        Propagation::RecursiveShared => "rshared",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mounts_are_checked() {
        let mount = |kind, source: &str, target: &str| Mount {
            kind,
            source: source.to_owned(),
            target: target.to_owned(),
            ..Mount::default()
        };
        assert_eq!(
            mount(MountType::Bind, "/a", "/b/").check().expect("valid"),
            "/b"
        );
        assert!(mount(MountType::Bind, "", "/b").check().is_err());
        assert!(mount(MountType::Bind, "a", "/b").check().is_err());
        assert!(mount(MountType::Tmpfs, "a", "/b").check().is_err());
        assert!(mount(MountType::Volume, "", "").check().is_err());
        assert!(mount(MountType::Volume, "", "/").check().is_err());
        let options = Some(TmpfsOptions::default());
        assert!(
            Mount {
                tmpfs: options,
                ..mount(MountType::Bind, "/a", "/b")
            }
            .check()
            .is_err()
        );
    }
}
