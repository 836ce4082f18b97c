// Written by `cargo xtask codegen`; do not edit.

/// A word: `ImageBuildContentType`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ImageBuildContentType {
    /// `application/x-tar`.
    #[default]
    ApplicationXTar,
    /// A word that the document does not list.
    Unknown(String),
}

impl ImageBuildContentType {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::ApplicationXTar => "application/x-tar",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for ImageBuildContentType {
    fn from(word: &str) -> Self {
        match word {
            "application/x-tar" => Self::ApplicationXTar,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(ImageBuildContentType);
