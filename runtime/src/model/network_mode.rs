//! Which network a container is born into.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::ModelError;

/// A container's network mode. Every text is one; whether a network of that name exists is asked at create.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum NetworkMode {
    /// Not said; creating a container makes it `Default`.
    #[default]
    Unset,
    /// The daemon's default network.
    Default,
    /// The network called `bridge`.
    Bridge,
    /// The host's own interfaces.
    Host,
    /// Nothing but a loopback interface.
    None,
    /// Another container's interfaces, by name or id.
    Container(String),
    /// A network that a user made.
    Named(String),
}

impl NetworkMode {
    /// Whether the container has a network namespace of its own.
    pub fn is_private(&self) -> bool {
        !matches!(self, Self::Host | Self::Container(_))
    }

    /// Whether it says `bridge`.
    pub fn is_bridge(&self) -> bool {
        matches!(self, Self::Bridge)
    }

    /// Whether it is the host's.
    pub fn is_host(&self) -> bool {
        matches!(self, Self::Host)
    }

    /// Whether it is another container's.
    pub fn is_container(&self) -> bool {
        matches!(self, Self::Container(_))
    }

    /// Whether it says `none`.
    pub fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// Whether it says `default`.
    pub fn is_default(&self) -> bool {
        matches!(self, Self::Default)
    }

    /// The donor's name or id; `None` unless it is another container's.
    pub fn container(&self) -> Option<&str> {
        match self {
            Self::Container(name) => Some(name),
            _ => None,
        }
    }

    /// The name of the network, or of the way of doing without one.
    pub fn network_name(&self) -> &str {
        match self {
            Self::Unset => "",
            Self::Default => "default",
            Self::Bridge => "bridge",
            Self::Host => "host",
            Self::None => "none",
            Self::Container(_) => "container",
            Self::Named(name) => name,
        }
    }
}

impl FromStr for NetworkMode {
    type Err = ModelError;

    /// Never fails.
    fn from_str(text: &str) -> Result<Self, ModelError> {
        Ok(match text {
            "" => Self::Unset,
            "default" => Self::Default,
            "bridge" => Self::Bridge,
            "host" => Self::Host,
            "none" => Self::None,
            _ => match text.strip_prefix("container:") {
                Some(name) => Self::Container(name.to_owned()),
                None => Self::Named(text.to_owned()),
            },
        })
    }
}

impl fmt::Display for NetworkMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Container(name) => write!(f, "container:{name}"),
            other => f.write_str(other.network_name()),
        }
    }
}

super::namespace_modes::text_conversions!(NetworkMode);

#[cfg(test)]
mod tests {
    use super::*;

    /// Mode; private, bridge, host, container, none, default; the network's name.
    const TABLE: [(&str, [bool; 6], &str); 7] = [
        ("", [true, false, false, false, false, false], ""),
        (
            "something:weird",
            [true, false, false, false, false, false],
            "something:weird",
        ),
        ("bridge", [true, true, false, false, false, false], "bridge"),
        ("host", [false, false, true, false, false, false], "host"),
        (
            "container:name",
            [false, false, false, true, false, false],
            "container",
        ),
        ("none", [true, false, false, false, true, false], "none"),
        (
            "default",
            [true, false, false, false, false, true],
            "default",
        ),
    ];

    #[test]
    fn predicates_are_the_truth_table() {
        for (text, expected, name) in TABLE {
            let mode: NetworkMode = text.parse().expect("every text is a mode");
            let found = [
                mode.is_private(),
                mode.is_bridge(),
                mode.is_host(),
                mode.is_container(),
                mode.is_none(),
                mode.is_default(),
            ];
            assert_eq!(found, expected, "{text:?}");
            assert_eq!(mode.network_name(), name, "{text:?}");
            assert_eq!(mode.to_string(), text);
        }
    }
}
