// Written by `cargo xtask codegen`; do not edit.

/// The transport protocol.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PortType {
    /// `tcp`.
    #[default]
    Tcp,
    /// `udp`.
    Udp,
    /// A word that the document does not list.
    Unknown(String),
}

impl PortType {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Tcp => "tcp",
            Self::Udp => "udp",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for PortType {
    fn from(word: &str) -> Self {
        match word {
            "tcp" => Self::Tcp,
            "udp" => Self::Udp,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(PortType);
