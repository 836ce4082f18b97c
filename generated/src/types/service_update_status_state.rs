// Written by `cargo xtask codegen`; do not edit.

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ServiceUpdateStatusState {
    /// `updating`.
    #[default]
    Updating,
    /// `paused`.
    Paused,
    /// `completed`.
    Completed,
    /// A word that the document does not list.
    Unknown(String),
}

impl ServiceUpdateStatusState {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Updating => "updating",
            Self::Paused => "paused",
            Self::Completed => "completed",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for ServiceUpdateStatusState {
    fn from(word: &str) -> Self {
        match word {
            "updating" => Self::Updating,
            "paused" => Self::Paused,
            "completed" => Self::Completed,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(ServiceUpdateStatusState);
