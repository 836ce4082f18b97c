// Written by `cargo xtask codegen`; do not edit.

/// Whether a manager is reached by the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reachability {
    /// `unknown`.
    #[default]
    Unknown2,
    /// `unreachable`.
    Unreachable,
    /// `reachable`.
    Reachable,
    /// A word that the document does not list.
    Unknown(String),
}

impl Reachability {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Unknown2 => "unknown",
            Self::Unreachable => "unreachable",
            Self::Reachable => "reachable",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for Reachability {
    fn from(word: &str) -> Self {
        match word {
            "unknown" => Self::Unknown2,
            "unreachable" => Self::Unreachable,
            "reachable" => Self::Reachable,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(Reachability);
