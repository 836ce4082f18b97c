// Written by `cargo xtask codegen`; do not edit.

/// Whether it happened on this engine (`local`) or in the swarm (`swarm`).
///
/// Not as published: Sent since 1.30, left out by the published document.
///
/// Since version 1.30.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum EventMessageScope {
    /// `local`.
    #[default]
    Local,
    /// `swarm`.
    Swarm,
    /// A word that the document does not list.
    Unknown(String),
}

impl EventMessageScope {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Local => "local",
            Self::Swarm => "swarm",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for EventMessageScope {
    fn from(word: &str) -> Self {
        match word {
            "local" => Self::Local,
            "swarm" => Self::Swarm,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(EventMessageScope);
