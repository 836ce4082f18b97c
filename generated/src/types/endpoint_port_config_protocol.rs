// Written by `cargo xtask codegen`; do not edit.

/// The protocol. Empty means `tcp`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum EndpointPortConfigProtocol {
    /// `tcp`.
    #[default]
    Tcp,
    /// `udp`.
    Udp,
    /// A word that the document does not list.
    Unknown(String),
}

impl EndpointPortConfigProtocol {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Tcp => "tcp",
            Self::Udp => "udp",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for EndpointPortConfigProtocol {
    fn from(word: &str) -> Self {
        match word {
            "tcp" => Self::Tcp,
            "udp" => Self::Udp,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(EndpointPortConfigProtocol);
