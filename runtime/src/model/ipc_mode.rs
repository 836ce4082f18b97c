//! Which IPC namespace a container lives in, and whose /dev/shm it sees.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::ModelError;

/// A container's IPC mode.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum IpcMode {
    /// Not said. At create the daemon's default takes its place; in a record of an older engine it means shareable.
    #[default]
    Unset,
    /// A namespace of its own, no /dev/shm.
    None,
    /// A namespace of its own, with a /dev/shm that nobody else can reach.
    Private,
    /// A namespace and /dev/shm of its own that other containers may join.
    Shareable,
    /// The host's namespace and /dev/shm.
    Host,
    /// The namespace and /dev/shm of another container, by name or id. The name may be empty here (`container:`),
    /// which creating a container refuses.
    Container(String),
}

impl IpcMode {
    /// Whether others are kept out of a namespace of its own.
    pub fn is_private(&self) -> bool {
        matches!(self, Self::Private)
    }

    /// Whether it is the host's.
    pub fn is_host(&self) -> bool {
        matches!(self, Self::Host)
    }

    /// Whether it is another container's.
    pub fn is_container(&self) -> bool {
        matches!(self, Self::Container(_))
    }

    /// Whether it says `shareable`.
    pub fn is_shareable(&self) -> bool {
        matches!(self, Self::Shareable)
    }

    /// Whether it says `none`.
    pub fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// Whether it says nothing.
    pub fn is_unset(&self) -> bool {
        matches!(self, Self::Unset)
    }

    /// The donor's name or id; `None` unless it is another container's.
    pub fn container(&self) -> Option<&str> {
        match self {
            Self::Container(name) => Some(name),
            _ => None,
        }
    }

    /// Whether others may ever join a container that has this mode itself. A joiner passes its donor's on, and a
    /// container on the host's shares the host's.
    pub fn can_be_joined(&self) -> bool {
        !matches!(self, Self::None | Self::Private)
    }

    /// Whether the engine mounts a /dev/shm for it on the host: `shareable`, and `Unset` of older records.
    pub fn owns_host_shm(&self) -> bool {
        matches!(self, Self::Shareable | Self::Unset)
    }
}

impl FromStr for IpcMode {
    type Err = ModelError;

    fn from_str(text: &str) -> Result<Self, ModelError> {
        Ok(match text {
            "" => Self::Unset,
            "none" => Self::None,
            "private" => Self::Private,
            "shareable" => Self::Shareable,
            "host" => Self::Host,
            _ => match text.strip_prefix("container:") {
                Some(name) => Self::Container(name.to_owned()),
                None => {
                    return Err(ModelError::IpcMode {
                        value: text.to_owned(),
                    });
                }
            },
        })
    }
}

impl fmt::Display for IpcMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unset => "",
            Self::None => "none",
            Self::Private => "private",
            Self::Shareable => "shareable",
            Self::Host => "host",
            Self::Container(name) => return write!(f, "container:{name}"),
        })
    }
}

super::namespace_modes::text_conversions!(IpcMode);

/// What an unset IPC mode becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DefaultIpcMode {
    /// Others may join: what engines did before the modes existed.
    #[default]
    Shareable,
    /// Nobody may join.
    Private,
}

impl DefaultIpcMode {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Shareable => "shareable",
            Self::Private => "private",
        }
    }
}

impl From<DefaultIpcMode> for IpcMode {
    fn from(mode: DefaultIpcMode) -> Self {
        match mode {
            DefaultIpcMode::Shareable => Self::Shareable,
            DefaultIpcMode::Private => Self::Private,
        }
    }
}

impl FromStr for DefaultIpcMode {
    type Err = ModelError;

    /// Reads the value of `--default-ipc-mode`. Empty is the built-in default; a mode that is no default and a word
    /// that is no mode are told apart.
    fn from_str(text: &str) -> Result<Self, ModelError> {
        match text.parse::<IpcMode>() {
            Ok(IpcMode::Unset | IpcMode::Shareable) => Ok(Self::Shareable),
            Ok(IpcMode::Private) => Ok(Self::Private),
            Ok(_) => Err(ModelError::DefaultIpcModeUnsupported {
                value: text.to_owned(),
            }),
            Err(_) => Err(ModelError::DefaultIpcModeInvalid {
                value: text.to_owned(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mode, private, host, container, shareable, valid, container's name.
    const TABLE: [(&str, bool, bool, bool, bool, bool, &str); 11] = [
        ("", false, false, false, false, true, ""),
        ("private", true, false, false, false, true, ""),
        ("something:weird", false, false, false, false, false, ""),
        (":weird", false, false, false, false, false, ""),
        ("host", false, true, false, false, true, ""),
        ("container", false, false, false, false, false, ""),
        ("container:", false, false, true, false, true, ""),
        ("container:name", false, false, true, false, true, "name"),
        (
            "container:name1:name2",
            false,
            false,
            true,
            false,
            true,
            "name1:name2",
        ),
        ("shareable", false, false, false, true, true, ""),
        ("none", false, false, false, false, true, ""),
    ];

    #[test]
    fn predicates_are_the_truth_table() {
        for (text, private, host, container, shareable, valid, name) in TABLE {
            let parsed = text.parse::<IpcMode>();
            assert_eq!(parsed.is_ok(), valid, "{text:?}");
            let is = |predicate: fn(&IpcMode) -> bool| parsed.as_ref().is_ok_and(predicate);
            assert_eq!(is(IpcMode::is_private), private, "{text:?} private");
            assert_eq!(is(IpcMode::is_host), host, "{text:?} host");
            assert_eq!(is(IpcMode::is_container), container, "{text:?} container");
            assert_eq!(is(IpcMode::is_shareable), shareable, "{text:?} shareable");
            assert_eq!(is(IpcMode::is_none), text == "none", "{text:?} none");
            assert_eq!(is(IpcMode::is_unset), text.is_empty(), "{text:?} unset");
            let found = parsed
                .as_ref()
                .ok()
                .and_then(IpcMode::container)
                .unwrap_or("");
            assert_eq!(found, name, "{text:?} name");
        }
    }

    #[test]
    fn every_valid_mode_renders_to_its_text() {
        for (text, .., valid, _) in TABLE {
            if valid {
                assert_eq!(text.parse::<IpcMode>().expect("valid").to_string(), text);
            }
        }
    }

    #[test]
    fn words_are_taken_exactly() {
        for text in [
            "Private",
            " private",
            "private ",
            "HOST",
            "shareable:",
            "none:",
        ] {
            assert!(text.parse::<IpcMode>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn only_two_modes_are_defaults() {
        assert_eq!("".parse(), Ok(DefaultIpcMode::Shareable));
        assert_eq!("shareable".parse(), Ok(DefaultIpcMode::Shareable));
        assert_eq!("private".parse(), Ok(DefaultIpcMode::Private));
        for unsupported in ["none", "host", "container:123"] {
            let error = unsupported
                .parse::<DefaultIpcMode>()
                .expect_err("refused")
                .to_string();
            assert_eq!(
                error,
                format!(
                    "IPC mode \"{unsupported}\" is not supported as default value. Use \"shareable\" or \"private\"."
                )
            );
        }
        let error = "nosuchmode"
            .parse::<DefaultIpcMode>()
            .expect_err("refused")
            .to_string();
        assert_eq!(
            error,
            "Default IPC mode setting (nosuchmode) is invalid. Use \"shareable\" or \"private\"."
        );
    }

    #[test]
    fn who_can_be_joined() {
        let joinable = |text: &str| text.parse::<IpcMode>().expect("valid").can_be_joined();
        assert!(
            joinable("") && joinable("shareable") && joinable("host") && joinable("container:x")
        );
        assert!(!joinable("none") && !joinable("private"));
    }
}
