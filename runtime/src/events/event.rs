//! One thing that happened.

use std::collections::BTreeMap;

use jiff::Timestamp;

/// What it happened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EventKind {
    /// A container.
    Container,
    /// An image.
    Image,
    /// A volume.
    Volume,
    /// A network.
    Network,
    /// The daemon.
    Daemon,
    /// A plugin.
    Plugin,
}

impl EventKind {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Container => "container",
            Self::Image => "image",
            Self::Volume => "volume",
            Self::Network => "network",
            Self::Daemon => "daemon",
            Self::Plugin => "plugin",
        }
    }
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its place in the order of all events of this daemon; clocks may step, this does not.
    pub sequence: u64,
    /// What it happened to.
    pub kind: EventKind,
    /// What happened: `start`, `die`, `exec_create: sh -c true` …
    pub action: String,
    /// Id of what it happened to.
    pub actor: String,
    /// More about it: for a container its image, name and labels.
    pub attributes: BTreeMap<String, String>,
    /// When.
    pub time: Timestamp,
}

impl Event {
    /// The action without what follows a colon.
    pub fn verb(&self) -> &str {
        self.action
            .split_once(':')
            .map_or(self.action.as_str(), |(verb, _)| verb)
    }
}
