// Written by `cargo xtask codegen`; do not edit.

/// How far a task has come, in the order in which the states follow each other; the last four are ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum TaskState {
    /// `new`.
    #[default]
    New,
    /// `allocated`.
    Allocated,
    /// `pending`.
    Pending,
    /// `assigned`.
    Assigned,
    /// `accepted`.
    Accepted,
    /// `preparing`.
    Preparing,
    /// `ready`.
    Ready,
    /// `starting`.
    Starting,
    /// `running`.
    Running,
    /// `complete`.
    Complete,
    /// `shutdown`.
    Shutdown,
    /// `failed`.
    Failed,
    /// `rejected`.
    Rejected,
    /// A word that the document does not list.
    Unknown(String),
}

impl TaskState {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::New => "new",
            Self::Allocated => "allocated",
            Self::Pending => "pending",
            Self::Assigned => "assigned",
            Self::Accepted => "accepted",
            Self::Preparing => "preparing",
            Self::Ready => "ready",
            Self::Starting => "starting",
            Self::Running => "running",
            Self::Complete => "complete",
            Self::Shutdown => "shutdown",
            Self::Failed => "failed",
            Self::Rejected => "rejected",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for TaskState {
    fn from(word: &str) -> Self {
        match word {
            "new" => Self::New,
            "allocated" => Self::Allocated,
            "pending" => Self::Pending,
            "assigned" => Self::Assigned,
            "accepted" => Self::Accepted,
            "preparing" => Self::Preparing,
            "ready" => Self::Ready,
            "starting" => Self::Starting,
            "running" => Self::Running,
            "complete" => Self::Complete,
            "shutdown" => Self::Shutdown,
            "failed" => Self::Failed,
            "rejected" => Self::Rejected,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(TaskState);
