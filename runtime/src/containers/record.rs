//! What the store keeps of a container: what it is, and how it stands.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::ContainerState;
use crate::images::ImageId;
use crate::layers::DiffId;
use crate::model::{ContainerConfig, HostConfig, MountPoint, NetworkingConfig};
use crate::store::Document;

/// What a container is. It changes only when it is renamed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContainerRecord {
    /// 64 hexadecimal digits.
    pub id: String,
    /// Its name, without a slash.
    pub name: String,
    /// When it was made.
    pub created: Timestamp,
    /// Its image.
    pub image: ImageId,
    /// The image's layers, the bottom first: they must stay as long as the container does.
    pub layers: Vec<DiffId>,
    /// The program.
    pub path: String,
    /// Its arguments.
    pub args: Vec<String>,
    /// Its configuration, merged with the image's.
    pub config: ContainerConfig,
    /// How it sits on its host, with every default written in.
    pub host_config: HostConfig,
    /// What it wished of its networks.
    pub networking: NetworkingConfig,
    /// Its mounts, names resolved.
    pub mounts: Vec<MountPoint>,
    /// Paths hidden from it.
    #[serde(default)]
    pub masked_paths: Vec<String>,
    /// Paths it cannot write.
    #[serde(default)]
    pub readonly_paths: Vec<String>,
    /// The volumes that were made for it and that nobody named; they may go with it.
    pub anonymous_volumes: Vec<String>,
}

impl Document for ContainerRecord {
    const TABLE: &'static str = "containers";
    const FORMAT: u32 = 1;
}

/// How a container stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct StateRecord {
    /// The state; of a container that is being started, the one it will have.
    pub state: ContainerState,
    /// The state before the start, to go back to when the start never came to be.
    pub before_start: Option<Box<ContainerState>>,
}

impl Document for StateRecord {
    const TABLE: &'static str = "container-states";
    const FORMAT: u32 = 1;
}
