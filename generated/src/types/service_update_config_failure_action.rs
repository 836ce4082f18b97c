// Written by `cargo xtask codegen`; do not edit.

/// What to do when too many new tasks fail. Empty means `pause`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ServiceUpdateConfigFailureAction {
    /// `continue`.
    #[default]
    Continue,
    /// `pause`.
    Pause,
    /// `rollback`.
    Rollback,
    /// A word that the document does not list.
    Unknown(String),
}

impl ServiceUpdateConfigFailureAction {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Continue => "continue",
            Self::Pause => "pause",
            Self::Rollback => "rollback",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for ServiceUpdateConfigFailureAction {
    fn from(word: &str) -> Self {
        match word {
            "continue" => Self::Continue,
            "pause" => Self::Pause,
            "rollback" => Self::Rollback,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(ServiceUpdateConfigFailureAction);
