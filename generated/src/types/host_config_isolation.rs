// Written by `cargo xtask codegen`; do not edit.

/// How the container is isolated: `process` and `hyperv` on Windows only. Empty and `default` mean the engine's
/// default, the only choice on Linux.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum HostConfigIsolation {
    /// `default`.
    Default,
    /// `process`.
    Process,
    /// `hyperv`.
    Hyperv,
    /// The empty word.
    #[default]
    Empty,
    /// A word that the document does not list.
    Unknown(String),
}

impl HostConfigIsolation {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Default => "default",
            Self::Process => "process",
            Self::Hyperv => "hyperv",
            Self::Empty => "",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for HostConfigIsolation {
    fn from(word: &str) -> Self {
        match word {
            "default" => Self::Default,
            "process" => Self::Process,
            "hyperv" => Self::Hyperv,
            "" => Self::Empty,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(HostConfigIsolation);
