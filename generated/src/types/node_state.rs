// Written by `cargo xtask codegen`; do not edit.

/// The state of a node.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum NodeState {
    /// `unknown`.
    #[default]
    Unknown2,
    /// `down`.
    Down,
    /// `ready`.
    Ready,
    /// `disconnected`.
    Disconnected,
    /// A word that the document does not list.
    Unknown(String),
}

impl NodeState {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Unknown2 => "unknown",
            Self::Down => "down",
            Self::Ready => "ready",
            Self::Disconnected => "disconnected",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for NodeState {
    fn from(word: &str) -> Self {
        match word {
            "unknown" => Self::Unknown2,
            "down" => Self::Down,
            "ready" => Self::Ready,
            "disconnected" => Self::Disconnected,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(NodeState);
