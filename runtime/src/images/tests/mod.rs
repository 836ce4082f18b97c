//! What images promise, against a data root on the disk. Unpacking needs root; without it these tests say that they were
//! skipped.

mod archives;
mod faults;
mod names;
mod removal;

use std::io;
use std::path::Path;

use bytes::Bytes;
use futures_util::stream;
use tempfile::TempDir;

use super::{ImageId, Images, ImportRequest, LoadEvent};
use crate::layers::tests::Tar;
use crate::layers::{Layers, Trash};
use crate::store::Store;

pub(super) struct Bench {
    pub(super) directory: TempDir,
    pub(super) layers: Layers,
    pub(super) images: Images,
}

impl Bench {
    pub(super) fn new() -> Option<Self> {
        if !nix::unistd::geteuid().is_root() {
            eprintln!("skipped: unpacking layers needs root");
            return None;
        }
        Some(Self::open(tempfile::tempdir().unwrap()))
    }

    fn open(directory: TempDir) -> Self {
        let path = directory.path();
        let store = Store::open(&path.join("pierhead.redb")).unwrap();
        let trash = Trash::open(&path.join("tmp")).unwrap();
        let layers = Layers::open(path, None, trash).unwrap();
        let images = Images::open(path, store, layers.clone()).unwrap();
        layers.collect();
        Self {
            directory,
            layers,
            images,
        }
    }

    /// Ends this daemon and starts the next on the same data root.
    pub(super) fn reopen(self) -> Self {
        let Self {
            directory,
            layers,
            images,
        } = self;
        drop((layers, images));
        Self::open(directory)
    }

    pub(super) fn path(&self) -> &Path {
        self.directory.path()
    }

    pub(super) async fn import(&self, repo: &str, content: &str) -> ImageId {
        let request = ImportRequest {
            repo: repo.to_owned(),
            ..ImportRequest::default()
        };
        self.images
            .import(request, body(&root(content)))
            .await
            .unwrap()
            .id
    }

    /// Loads an archive and returns the lines a client sees, or the error's text.
    pub(super) async fn load(&self, archive: &[u8]) -> Result<Vec<String>, String> {
        let mut events = self.images.load(body(archive));
        let mut lines = Vec::new();
        while let Some(event) = events.next().await {
            lines.extend(event.map_err(|error| error.to_string())?.text());
        }
        Ok(lines)
    }

    /// Layers and temporary files that are there.
    pub(super) fn files(&self) -> (usize, usize, usize) {
        self.layers.trash().flush();
        let count = |path: &str| std::fs::read_dir(self.path().join(path)).unwrap().count();
        (count("layers/overlay2") - 1, count("images"), count("tmp"))
    }
}

/// The tar of a small root file system.
pub(super) fn root(content: &str) -> Vec<u8> {
    Tar::new()
        .directory("bin", 0o755)
        .file("bin/sh", content.as_bytes())
        .finish()
}

/// A body that comes in small pieces.
pub(super) fn body(
    bytes: &[u8],
) -> impl futures_util::Stream<Item = io::Result<Bytes>> + Send + Unpin + 'static {
    let chunks: Vec<io::Result<Bytes>> = bytes
        .chunks(700)
        .map(|chunk| Ok(Bytes::copy_from_slice(chunk)))
        .collect();
    stream::iter(chunks)
}

#[test]
fn progress_is_not_a_line() {
    let event = LoadEvent::Layer {
        id: "a".to_owned(),
        current_bytes: 1,
        total_bytes: 2,
    };
    assert_eq!(event.text(), None);
}
