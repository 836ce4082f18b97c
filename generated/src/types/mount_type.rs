// Written by `cargo xtask codegen`; do not edit.

/// What a mount is made of: a path of the host (`bind`), a volume of the engine (`volume`), memory (`tmpfs`),
/// or a named pipe of a Windows host (`npipe`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum MountType {
    /// `bind`.
    #[default]
    Bind,
    /// `npipe`.
    Npipe,
    /// `tmpfs`.
    Tmpfs,
    /// `volume`.
    Volume,
    /// A word that the document does not list.
    Unknown(String),
}

impl MountType {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Bind => "bind",
            Self::Npipe => "npipe",
            Self::Tmpfs => "tmpfs",
            Self::Volume => "volume",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for MountType {
    fn from(word: &str) -> Self {
        match word {
            "bind" => Self::Bind,
            "npipe" => Self::Npipe,
            "tmpfs" => Self::Tmpfs,
            "volume" => Self::Volume,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(MountType);
