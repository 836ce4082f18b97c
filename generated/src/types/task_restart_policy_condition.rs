// Written by `cargo xtask codegen`; do not edit.

/// `none` never, `on-failure` after an exit code other than 0, `any` always. Empty means `any`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum TaskRestartPolicyCondition {
    /// `none`.
    #[default]
    None,
    /// `on-failure`.
    OnFailure,
    /// `any`.
    Any,
    /// A word that the document does not list.
    Unknown(String),
}

impl TaskRestartPolicyCondition {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::None => "none",
            Self::OnFailure => "on-failure",
            Self::Any => "any",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for TaskRestartPolicyCondition {
    fn from(word: &str) -> Self {
        match word {
            "none" => Self::None,
            "on-failure" => Self::OnFailure,
            "any" => Self::Any,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(TaskRestartPolicyCondition);
