// Written by `cargo xtask codegen`; do not edit.

/// `vip`, the default, gives the service one address; `dnsrr` answers name look-ups with those of its tasks in
/// turn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum EndpointSpecMode {
    /// `vip`.
    #[default]
    Vip,
    /// `dnsrr`.
    Dnsrr,
    /// A word that the document does not list.
    Unknown(String),
}

impl EndpointSpecMode {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Vip => "vip",
            Self::Dnsrr => "dnsrr",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for EndpointSpecMode {
    fn from(word: &str) -> Self {
        match word {
            "vip" => Self::Vip,
            "dnsrr" => Self::Dnsrr,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(EndpointSpecMode);
