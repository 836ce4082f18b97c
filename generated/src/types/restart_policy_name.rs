// Written by `cargo xtask codegen`; do not edit.

/// When to start it again. Empty means `no`.
///
/// - `no`: never.
/// - `on-failure`: when its exit code was not 0, at most `MaximumRetryCount` times.
/// - `always`: whenever it ends, and when the engine starts.
/// - `unless-stopped`: the same, unless it had been stopped by a request.
///
/// Not as published: moby 42621: engines answer "no" where nothing was asked for; the published list lacks it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum RestartPolicyName {
    /// The empty word.
    #[default]
    Empty,
    /// `no`.
    No,
    /// `always`.
    Always,
    /// `unless-stopped`.
    UnlessStopped,
    /// `on-failure`.
    OnFailure,
    /// A word that the document does not list.
    Unknown(String),
}

impl RestartPolicyName {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Empty => "",
            Self::No => "no",
            Self::Always => "always",
            Self::UnlessStopped => "unless-stopped",
            Self::OnFailure => "on-failure",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for RestartPolicyName {
    fn from(word: &str) -> Self {
        match word {
            "" => Self::Empty,
            "no" => Self::No,
            "always" => Self::Always,
            "unless-stopped" => Self::UnlessStopped,
            "on-failure" => Self::OnFailure,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(RestartPolicyName);
