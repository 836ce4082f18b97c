//! What layers promise, shown on archives made for it. Unpacking needs root (owners, devices, trusted attributes); without
//! it these tests say that they were skipped.

mod archives;
mod hostile;
mod store;
mod tree;

use std::path::Path;

use super::{Driver, Layers, Trash};

pub(crate) use archives::Tar;

/// A data root with layers in it.
pub(crate) struct Bench {
    pub(crate) directory: tempfile::TempDir,
    pub(crate) layers: Layers,
}

impl Bench {
    pub(crate) fn new(driver: Driver) -> Option<Self> {
        if !nix::unistd::geteuid().is_root() {
            eprintln!("skipped: unpacking layers needs root");
            return None;
        }
        let directory = tempfile::tempdir().unwrap();
        let layers = open(directory.path(), driver);
        Some(Self { directory, layers })
    }

    pub(crate) fn path(&self) -> &Path {
        self.directory.path()
    }

    /// Opens the same data root again, as the next daemon does.
    pub(crate) fn reopen(self) -> Self {
        let Self { directory, layers } = self;
        let driver = layers.driver();
        drop(layers);
        let layers = open(directory.path(), driver);
        Self { directory, layers }
    }

    /// The files of everything in the data root that should not be there when nothing is under way.
    pub(crate) fn leftovers(&self) -> Vec<String> {
        self.layers.trash().flush();
        let list = |path: &str| {
            std::fs::read_dir(self.path().join(path))
                .unwrap()
                .map(|e| e.unwrap().path().display().to_string())
        };
        let layers = format!("layers/{}", self.layers.driver());
        list("tmp")
            .chain(list("l"))
            .chain(list(&layers).filter(|p| !p.ends_with("/roots")))
            .collect()
    }
}

fn open(path: &Path, driver: Driver) -> Layers {
    let trash = Trash::open(&path.join("tmp")).unwrap();
    Layers::open(path, Some(driver), trash).unwrap()
}
