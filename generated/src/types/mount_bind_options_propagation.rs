// Written by `cargo xtask codegen`; do not edit.

/// How mounts made below the path travel between host and container: not at all (`private`), from the host only
/// (`slave`), or both ways (`shared`); with `r`, in the whole tree. Empty means `rprivate`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum MountBindOptionsPropagation {
    /// `private`.
    #[default]
    Private,
    /// `rprivate`.
    Rprivate,
    /// `shared`.
    Shared,
    /// `rshared`.
    Rshared,
    /// `slave`.
    Slave,
    /// `rslave`.
    Rslave,
    /// A word that the document does not list.
    Unknown(String),
}

impl MountBindOptionsPropagation {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Private => "private",
            Self::Rprivate => "rprivate",
            Self::Shared => "shared",
            Self::Rshared => "rshared",
            Self::Slave => "slave",
            Self::Rslave => "rslave",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for MountBindOptionsPropagation {
    fn from(word: &str) -> Self {
        match word {
            "private" => Self::Private,
            "rprivate" => Self::Rprivate,
            "shared" => Self::Shared,
            "rshared" => Self::Rshared,
            "slave" => Self::Slave,
            "rslave" => Self::Rslave,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(MountBindOptionsPropagation);
