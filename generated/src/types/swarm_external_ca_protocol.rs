// Written by `cargo xtask codegen`; do not edit.

/// How it is asked. `cfssl` is the only one there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SwarmExternalCaProtocol {
    /// `cfssl`.
    #[default]
    Cfssl,
    /// A word that the document does not list.
    Unknown(String),
}

impl SwarmExternalCaProtocol {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Cfssl => "cfssl",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for SwarmExternalCaProtocol {
    fn from(word: &str) -> Self {
        match word {
            "cfssl" => Self::Cfssl,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(SwarmExternalCaProtocol);
