//! The short forms of mounts: `HostConfig.Binds` and `HostConfig.VolumesFrom`.

use super::ModelError;
use super::mounts::{check_volume_name, clean_destination, parse_propagation};
use crate::launch::Propagation;

/// An element of `HostConfig.Binds`: `[source:]destination[:options]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BindSpec {
    /// An absolute host path, a volume's name, or `None` for an anonymous volume.
    pub source: Option<String>,
    /// Absolute, cleaned path in the container.
    pub destination: String,
    /// The options as written.
    pub mode: String,
    /// No writing.
    pub read_only: bool,
    /// Nothing is copied into an empty volume.
    pub no_copy: bool,
    /// Propagation, where one was given.
    pub propagation: Option<Propagation>,
    /// `z` or `Z`: the files are relabelled for SELinux.
    pub relabel: bool,
}

impl BindSpec {
    /// Whether the source is a host path.
    pub fn is_bind(&self) -> bool {
        self.source
            .as_deref()
            .is_some_and(|source| source.starts_with('/'))
    }

    /// Reads the text.
    ///
    /// # Errors
    /// `InvalidParameter`.
    pub fn parse(text: &str) -> Result<Self, ModelError> {
        let invalid = |reason: String| ModelError::Bind {
            value: text.to_owned(),
            reason,
        };
        let parts: Vec<&str> = text.split(':').collect();
        let (source, destination, mode) = match parts[..] {
            [destination] => (None, destination, ""),
            [_, mode] if Modes::parse(mode).is_some() => {
                return Err(invalid(
                    "a mode needs a source and a destination before it".to_owned(),
                ));
            }
            [source, destination] => (Some(source), destination, ""),
            [source, destination, mode] => (Some(source), destination, mode),
            _ => return Err(invalid("too many colons".to_owned())),
        };
        if source == Some("") {
            return Err(invalid("the source is empty".to_owned()));
        }
        let Some(modes) = Modes::parse(mode) else {
            return Err(invalid(format!("invalid mode: {mode}")));
        };
        let destination =
            clean_destination(destination).map_err(|reason| invalid(reason.to_owned()))?;
        if let Some(source) = source {
            if source.starts_with('/') {
                if modes.no_copy {
                    return Err(invalid("invalid mode: nocopy is for volumes".to_owned()));
                }
            } else {
                check_volume_name(source).map_err(invalid)?;
                if modes.propagation.is_some() {
                    return Err(invalid(
                        "invalid mode: propagation is for host paths".to_owned(),
                    ));
                }
            }
        }
        Ok(Self {
            source: source.map(str::to_owned),
            destination,
            mode: mode.to_owned(),
            read_only: modes.read_only,
            no_copy: modes.no_copy,
            propagation: modes.propagation,
            relabel: modes.relabel,
        })
    }
}

#[derive(Default)]
struct Modes {
    read_only: bool,
    no_copy: bool,
    relabel: bool,
    propagation: Option<Propagation>,
}

impl Modes {
    /// Each kind of option at most once, as dockerd has it.
    fn parse(text: &str) -> Option<Self> {
        let mut modes = Self::default();
        let (mut rw, mut relabel, mut copy, mut consistency) = (0, 0, 0, 0);
        for word in text.split(',').filter(|_| !text.is_empty()) {
            match word {
                "rw" => rw += 1,
                "ro" => {
                    rw += 1;
                    modes.read_only = true;
                }
                "z" | "Z" => {
                    relabel += 1;
                    modes.relabel = true;
                }
                "nocopy" => {
                    copy += 1;
                    modes.no_copy = true;
                }
                "consistent" | "cached" | "delegated" => consistency += 1,
                _ => {
                    let propagation = parse_propagation(word).ok()?;
                    if modes.propagation.replace(propagation).is_some() {
                        return None;
                    }
                }
            }
        }
        (rw <= 1 && relabel <= 1 && copy <= 1 && consistency <= 1).then_some(modes)
    }
}

/// An element of `HostConfig.VolumesFrom`: `container[:ro|rw]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VolumesFromSpec {
    /// Name or id.
    pub container: String,
    /// Everything is mounted without writing.
    pub read_only: bool,
}

impl VolumesFromSpec {
    /// Reads the text.
    ///
    /// # Errors
    /// `InvalidParameter`.
    pub fn parse(text: &str) -> Result<Self, ModelError> {
        let invalid = || ModelError::VolumesFrom {
            value: text.to_owned(),
        };
        let (container, mode) = text.split_once(':').unwrap_or((text, "rw"));
        let modes = Modes::parse(mode).ok_or_else(invalid)?;
        if container.is_empty() || modes.propagation.is_some() || modes.no_copy {
            return Err(invalid());
        }
        Ok(Self {
            container: container.to_owned(),
            read_only: modes.read_only,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binds_are_read() {
        let read = BindSpec::parse("/src:/dst/../d//x/:ro,Z,rslave").expect("valid");
        assert!(read.is_bind() && read.read_only && read.relabel);
        assert_eq!(read.destination, "/d/x");
        assert_eq!(read.propagation, Some(Propagation::RecursiveSlave));
        let read = BindSpec::parse("data:/data:nocopy").expect("valid");
        assert!(!read.is_bind() && read.no_copy && !read.read_only);
        assert_eq!(BindSpec::parse("/anonymous").expect("valid").source, None);
    }

    #[test]
    fn wrong_binds_are_refused() {
        for text in [
            "",
            ":",
            "relative",
            "/a:/",
            "/a:b",
            "a/b:/c",
            ":/x",
            "/a:/b:rw,ro",
            "/a:/b:nosuch",
            "/a:ro",
            "/a:/b:ro:x",
            "/a:/b:nocopy",
            "data:/d:rslave",
            "../x:/y",
            "/a:/..",
        ] {
            assert!(BindSpec::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn volumes_from_is_read() {
        let read = VolumesFromSpec::parse("donor:ro").expect("valid");
        assert!(read.read_only && read.container == "donor");
        for text in ["", ":ro", "a:nosuch", "a:nocopy", "a:rshared"] {
            assert!(VolumesFromSpec::parse(text).is_err(), "{text:?}");
        }
    }
}
