//! Where things lie below the two roots.

use std::path::{Path, PathBuf};

/// The two roots.
#[derive(Clone, Debug)]
pub(super) struct Paths {
    pub(super) data_root: PathBuf,
    pub(super) exec_root: PathBuf,
}

impl Paths {
    pub(super) fn database(&self) -> PathBuf {
        self.data_root.join("pierhead.redb")
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.data_root.join("lock")
    }

    pub(super) fn identity(&self) -> PathBuf {
        self.data_root.join("engine-id")
    }

    /// Directories of all containers.
    pub(super) fn containers(&self) -> PathBuf {
        self.data_root.join("containers")
    }

    /// What is kept of one container beside its root file system.
    pub(super) fn container(&self, id: &str) -> PathBuf {
        self.containers().join(id)
    }

    pub(super) fn log(&self, id: &str) -> PathBuf {
        self.container(id).join(format!("{id}-json.log"))
    }

    /// Run directories of all containers.
    pub(super) fn runs(&self) -> PathBuf {
        self.exec_root.join("containers")
    }

    /// Where a container's monitor has its socket and its exit record.
    pub(super) fn run(&self, id: &str) -> PathBuf {
        self.runs().join(id)
    }
}

/// Files of one container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HostFiles {
    pub(super) hostname: PathBuf,
    pub(super) hosts: PathBuf,
    pub(super) resolv_conf: PathBuf,
}

impl HostFiles {
    pub(super) fn of(container_dir: &Path) -> Self {
        Self {
            hostname: container_dir.join("hostname"),
            hosts: container_dir.join("hosts"),
            resolv_conf: container_dir.join("resolv.conf"),
        }
    }
}
