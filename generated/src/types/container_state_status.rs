// Written by `cargo xtask codegen`; do not edit.

/// The state in one word. `created` is a container that was never started, or whose first start failed; `dead`
/// one that could not be removed completely.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ContainerStateStatus {
    /// `created`.
    #[default]
    Created,
    /// `running`.
    Running,
    /// `paused`.
    Paused,
    /// `restarting`.
    Restarting,
    /// `removing`.
    Removing,
    /// `exited`.
    Exited,
    /// `dead`.
    Dead,
    /// A word that the document does not list.
    Unknown(String),
}

impl ContainerStateStatus {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Created => "created",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Restarting => "restarting",
            Self::Removing => "removing",
            Self::Exited => "exited",
            Self::Dead => "dead",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for ContainerStateStatus {
    fn from(word: &str) -> Self {
        match word {
            "created" => Self::Created,
            "running" => Self::Running,
            "paused" => Self::Paused,
            "restarting" => Self::Restarting,
            "removing" => Self::Removing,
            "exited" => Self::Exited,
            "dead" => Self::Dead,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(ContainerStateStatus);
