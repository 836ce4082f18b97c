// Written by `cargo xtask codegen`; do not edit.

/// Whether the old task stops before the new one starts, or after. Empty means `stop-first`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ServiceRollbackConfigOrder {
    /// `stop-first`.
    #[default]
    StopFirst,
    /// `start-first`.
    StartFirst,
    /// A word that the document does not list.
    Unknown(String),
}

impl ServiceRollbackConfigOrder {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::StopFirst => "stop-first",
            Self::StartFirst => "start-first",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for ServiceRollbackConfigOrder {
    fn from(word: &str) -> Self {
        match word {
            "stop-first" => Self::StopFirst,
            "start-first" => Self::StartFirst,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(ServiceRollbackConfigOrder);
