// Written by `cargo xtask codegen`; do not edit.

/// What the node shall be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum NodeSpecRole {
    /// `worker`.
    #[default]
    Worker,
    /// `manager`.
    Manager,
    /// A word that the document does not list.
    Unknown(String),
}

impl NodeSpecRole {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Worker => "worker",
            Self::Manager => "manager",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for NodeSpecRole {
    fn from(word: &str) -> Self {
        match word {
            "worker" => Self::Worker,
            "manager" => Self::Manager,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(NodeSpecRole);
