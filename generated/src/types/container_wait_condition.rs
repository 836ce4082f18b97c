// Written by `cargo xtask codegen`; do not edit.

/// A word: `ContainerWaitCondition`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ContainerWaitCondition {
    /// `not-running`.
    #[default]
    NotRunning,
    /// `next-exit`.
    NextExit,
    /// `removed`.
    Removed,
    /// A word that the document does not list.
    Unknown(String),
}

impl ContainerWaitCondition {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::NotRunning => "not-running",
            Self::NextExit => "next-exit",
            Self::Removed => "removed",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for ContainerWaitCondition {
    fn from(word: &str) -> Self {
        match word {
            "not-running" => Self::NotRunning,
            "next-exit" => Self::NextExit,
            "removed" => Self::Removed,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(ContainerWaitCondition);
