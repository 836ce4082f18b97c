// Written by `cargo xtask codegen`; do not edit.

/// Whether an engine is part of a swarm: not at all (`inactive`, or empty), about to be (`pending`), yes
/// (`active`), yes but something is wrong (`error`), or waiting for the key that unlocks its data (`locked`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LocalNodeState {
    /// The empty word.
    #[default]
    Empty,
    /// `inactive`.
    Inactive,
    /// `pending`.
    Pending,
    /// `active`.
    Active,
    /// `error`.
    Error,
    /// `locked`.
    Locked,
    /// A word that the document does not list.
    Unknown(String),
}

impl LocalNodeState {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Empty => "",
            Self::Inactive => "inactive",
            Self::Pending => "pending",
            Self::Active => "active",
            Self::Error => "error",
            Self::Locked => "locked",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for LocalNodeState {
    fn from(word: &str) -> Self {
        match word {
            "" => Self::Empty,
            "inactive" => Self::Inactive,
            "pending" => Self::Pending,
            "active" => Self::Active,
            "error" => Self::Error,
            "locked" => Self::Locked,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(LocalNodeState);
