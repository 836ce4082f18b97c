// Written by `cargo xtask codegen`; do not edit.

/// Whether tasks may be put on the node: `active` yes, `pause` no new ones, `drain` none at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum NodeSpecAvailability {
    /// `active`.
    #[default]
    Active,
    /// `pause`.
    Pause,
    /// `drain`.
    Drain,
    /// A word that the document does not list.
    Unknown(String),
}

impl NodeSpecAvailability {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Active => "active",
            Self::Pause => "pause",
            Self::Drain => "drain",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for NodeSpecAvailability {
    fn from(word: &str) -> Self {
        match word {
            "active" => Self::Active,
            "pause" => Self::Pause,
            "drain" => Self::Drain,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(NodeSpecAvailability);
