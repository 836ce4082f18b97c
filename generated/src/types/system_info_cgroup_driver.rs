// Written by `cargo xtask codegen`; do not edit.

/// Who makes the cgroups of containers: the engine itself (`cgroupfs`) or systemd.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SystemInfoCgroupDriver {
    /// `cgroupfs`.
    #[default]
    Cgroupfs,
    /// `systemd`.
    Systemd,
    /// A word that the document does not list.
    Unknown(String),
}

impl SystemInfoCgroupDriver {
    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Cgroupfs => "cgroupfs",
            Self::Systemd => "systemd",
            Self::Unknown(word) => word,
        }
    }
}

impl From<&str> for SystemInfoCgroupDriver {
    fn from(word: &str) -> Self {
        match word {
            "cgroupfs" => Self::Cgroupfs,
            "systemd" => Self::Systemd,
            word => Self::Unknown(word.to_owned()),
        }
    }
}

pierhead_support::words!(SystemInfoCgroupDriver);
