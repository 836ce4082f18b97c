// Written by `cargo xtask codegen`; do not edit.

/// What to do when too many tasks fail while the change is taken back. Empty means `pause`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ServiceRollbackConfigFailureAction {
    /// `continue`.
    #[default]
    Continue,
    /// `pause`.
    Pause,
    /// A word that the document does not list.
    Unknown(String),
}

impl ServiceRollbackConfigFailureAction {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Continue => "continue",
            Self::Pause => "pause",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for ServiceRollbackConfigFailureAction {
    fn from(word: &str) -> Self {
        match word {
            "continue" => Self::Continue,
            "pause" => Self::Pause,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(ServiceRollbackConfigFailureAction);
