// Written by `cargo xtask codegen`; do not edit.

/// How far it reaches: `local` for this engine, `global` for every engine with that driver.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum VolumeScope {
    /// `local`.
    #[default]
    Local,
    /// `global`.
    Global,
    /// A word that the document does not list.
    Unknown(String),
}

impl VolumeScope {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Local => "local",
            Self::Global => "global",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for VolumeScope {
    fn from(word: &str) -> Self {
        match word {
            "local" => Self::Local,
            "global" => Self::Global,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(VolumeScope);
