// Written by `cargo xtask codegen`; do not edit.

/// Name of the log driver; `none` keeps nothing. Empty or absent means the engine's default, `json-file` unless
/// configured otherwise.
///
/// Not as published: "local" and "gcplogs", "logentries" are known to engines but not listed; a word outside
/// the list is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LogConfigType {
    /// `json-file`.
    #[default]
    JsonFile,
    /// `local`.
    Local,
    /// `syslog`.
    Syslog,
    /// `journald`.
    Journald,
    /// `gelf`.
    Gelf,
    /// `fluentd`.
    Fluentd,
    /// `awslogs`.
    Awslogs,
    /// `splunk`.
    Splunk,
    /// `etwlogs`.
    Etwlogs,
    /// `none`.
    None,
    /// A word that the document does not list.
    Unknown(String),
}

impl LogConfigType {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::JsonFile => "json-file",
            Self::Local => "local",
            Self::Syslog => "syslog",
            Self::Journald => "journald",
            Self::Gelf => "gelf",
            Self::Fluentd => "fluentd",
            Self::Awslogs => "awslogs",
            Self::Splunk => "splunk",
            Self::Etwlogs => "etwlogs",
            Self::None => "none",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for LogConfigType {
    fn from(word: &str) -> Self {
        match word {
            "json-file" => Self::JsonFile,
            "local" => Self::Local,
            "syslog" => Self::Syslog,
            "journald" => Self::Journald,
            "gelf" => Self::Gelf,
            "fluentd" => Self::Fluentd,
            "awslogs" => Self::Awslogs,
            "splunk" => Self::Splunk,
            "etwlogs" => Self::Etwlogs,
            "none" => Self::None,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(LogConfigType);
