//! Which PID, UTS and user namespaces a container lives in.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::ModelError;

/// `TryFrom<String>` and `Into<String>` through `FromStr` and `Display`, as serde wants them.
macro_rules! text_conversions {
    ($name:ident) => {
        impl TryFrom<String> for $name {
            type Error = $crate::model::ModelError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }
    };
}
pub(super) use text_conversions;

/// A container's PID namespace.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum PidMode {
    /// One of its own.
    #[default]
    Private,
    /// The host's.
    Host,
    /// Another container's, by name or id; may be empty here (`container:`), which creating a container refuses.
    Container(String),
    /// `host:` and something: read as a valid mode that is private by engines of 2017; creating a container refuses it.
    HostSuffixed(String),
}

impl PidMode {
    /// Whether it is neither the host's nor another container's.
    pub fn is_private(&self) -> bool {
        matches!(self, Self::Private | Self::HostSuffixed(_))
    }

    /// Whether it is the host's.
    pub fn is_host(&self) -> bool {
        matches!(self, Self::Host)
    }

    /// Whether it is another container's.
    pub fn is_container(&self) -> bool {
        matches!(self, Self::Container(_))
    }

    /// The donor's name or id; `None` unless it is another container's.
    pub fn container(&self) -> Option<&str> {
        match self {
            Self::Container(name) => Some(name),
            _ => None,
        }
    }
}

impl FromStr for PidMode {
    type Err = ModelError;

    fn from_str(text: &str) -> Result<Self, ModelError> {
        Ok(match text {
            "" => Self::Private,
            "host" => Self::Host,
            _ => {
                if let Some(name) = text.strip_prefix("container:") {
                    Self::Container(name.to_owned())
                } else if let Some(rest) = text.strip_prefix("host:") {
                    Self::HostSuffixed(rest.to_owned())
                } else {
                    return Err(ModelError::PidMode {
                        value: text.to_owned(),
                    });
                }
            }
        })
    }
}

impl fmt::Display for PidMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Private => Ok(()),
            Self::Host => f.write_str("host"),
            Self::Container(name) => write!(f, "container:{name}"),
            Self::HostSuffixed(rest) => write!(f, "host:{rest}"),
        }
    }
}

text_conversions!(PidMode);

/// The two modes that know only `host`.
macro_rules! host_or_private {
    ($(#[$doc:meta])* $name:ident, $error:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub enum $name {
            /// The container's own.
            #[default]
            Private,
            /// The host's.
            Host,
            /// `host:` and something: read as a valid mode that is private by engines of 2017; creating a container
            /// refuses it.
            HostSuffixed(String),
        }

        impl $name {
            /// Whether it is not the host's.
            pub fn is_private(&self) -> bool {
                !self.is_host()
            }

            /// Whether it is the host's.
            pub fn is_host(&self) -> bool {
                matches!(self, Self::Host)
            }
        }

        impl FromStr for $name {
            type Err = ModelError;

            fn from_str(text: &str) -> Result<Self, ModelError> {
                match text {
                    "" => Ok(Self::Private),
                    "host" => Ok(Self::Host),
                    _ => match text.strip_prefix("host:") {
                        Some(rest) => Ok(Self::HostSuffixed(rest.to_owned())),
                        None => Err(ModelError::$error { value: text.to_owned() }),
                    },
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    Self::Private => Ok(()),
                    Self::Host => f.write_str("host"),
                    Self::HostSuffixed(rest) => write!(f, "host:{rest}"),
                }
            }
        }

        text_conversions!($name);
    };
}

host_or_private!(
    /// A container's UTS namespace: host and domain name.
    UtsMode,
    UtsMode
);
host_or_private!(
    /// A container's user namespace. `Private` is the daemon's own, as long as it remaps nobody.
    UsernsMode,
    UsernsMode
);

#[cfg(test)]
mod tests {
    use super::*;

    /// Mode, private, host, valid: the same for all three types.
    const TABLE: [(&str, bool, bool, bool); 4] = [
        ("", true, false, true),
        ("something:weird", true, false, false),
        ("host", false, true, true),
        ("host:name", true, false, true),
    ];

    #[test]
    fn predicates_are_the_truth_table() {
        for (text, private, host, valid) in TABLE {
            // What cannot be read is refused, so that "private" need not be asked of it.
            let expected = valid.then_some((private, host));
            let pid = text
                .parse::<PidMode>()
                .ok()
                .map(|m| (m.is_private(), m.is_host()));
            let uts = text
                .parse::<UtsMode>()
                .ok()
                .map(|m| (m.is_private(), m.is_host()));
            let userns = text
                .parse::<UsernsMode>()
                .ok()
                .map(|m| (m.is_private(), m.is_host()));
            assert_eq!(pid, expected, "PID {text:?}");
            assert_eq!(uts, expected, "UTS {text:?}");
            assert_eq!(userns, expected, "USER {text:?}");
        }
    }

    #[test]
    fn every_valid_mode_renders_to_its_text() {
        for text in ["", "host", "host:name", "container:a:b", "container:"] {
            assert_eq!(text.parse::<PidMode>().expect("valid").to_string(), text);
        }
    }
}
