// Written by `cargo xtask codegen`; do not edit.

/// The verdict: `none` without a test, `starting` before the first one that counts, then `healthy` or
/// `unhealthy`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum HealthStatus {
    /// `none`.
    #[default]
    None,
    /// `starting`.
    Starting,
    /// `healthy`.
    Healthy,
    /// `unhealthy`.
    Unhealthy,
    /// A word that the document does not list.
    Unknown(String),
}

impl HealthStatus {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::None => "none",
            Self::Starting => "starting",
            Self::Healthy => "healthy",
            Self::Unhealthy => "unhealthy",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for HealthStatus {
    fn from(word: &str) -> Self {
        match word {
            "none" => Self::None,
            "starting" => Self::Starting,
            "healthy" => Self::Healthy,
            "unhealthy" => Self::Unhealthy,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(HealthStatus);
