// Written by `cargo xtask codegen`; do not edit.

/// How containers are isolated that do not say so (Windows only). Empty elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SystemInfoIsolation {
    /// `default`.
    #[default]
    Default,
    /// `hyperv`.
    Hyperv,
    /// `process`.
    Process,
    /// The empty word.
    Empty,
    /// A word that the document does not list.
    Unknown(String),
}

impl SystemInfoIsolation {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Default => "default",
            Self::Hyperv => "hyperv",
            Self::Process => "process",
            Self::Empty => "",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for SystemInfoIsolation {
    fn from(word: &str) -> Self {
        match word {
            "default" => Self::Default,
            "hyperv" => Self::Hyperv,
            "process" => Self::Process,
            "" => Self::Empty,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(SystemInfoIsolation);
