use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{VolumeError, VolumeFilters, VolumeRequest, VolumeUse, Volumes, copy_up};
use crate::error::ErrorKind;
use crate::launch::RootFs;
use crate::layers::tests::{Bench as LayerBench, Tar};
use crate::layers::{Driver, Limits, Trash};
use crate::store::Store;

struct Bench {
    directory: TempDir,
    trash: Trash,
    volumes: Volumes,
}

impl Bench {
    fn new() -> Self {
        Self::open(tempfile::tempdir().unwrap())
    }

    fn open(directory: TempDir) -> Self {
        let path = directory.path();
        let store = Store::open(&path.join("pierhead.redb")).unwrap();
        let trash = Trash::open(&path.join("tmp")).unwrap();
        let volumes = Volumes::open(path, store, trash.clone()).unwrap();
        Self {
            directory,
            trash,
            volumes,
        }
    }

    fn reopen(self) -> Self {
        let Self {
            directory,
            trash,
            volumes,
        } = self;
        drop((trash, volumes));
        Self::open(directory)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join("volumes").join(name)
    }

    async fn create(&self, name: &str) -> PathBuf {
        let request = VolumeRequest {
            name: name.to_owned(),
            ..VolumeRequest::default()
        };
        self.volumes
            .create(request)
            .await
            .unwrap()
            .0
            .mountpoint
            .clone()
    }
}

fn used(volume: &str) -> Vec<VolumeUse> {
    vec![VolumeUse {
        volume: volume.to_owned(),
        container_id: "abc".to_owned(),
    }]
}

#[tokio::test]
async fn a_volume_survives_with_its_labels() {
    let bench = Bench::new();
    let labels = Some(BTreeMap::from([("kind".to_owned(), "test".to_owned())]));
    let request = VolumeRequest {
        name: "data".to_owned(),
        labels: labels.clone(),
        ..VolumeRequest::default()
    };
    let (volume, new) = bench.volumes.create(request.clone()).await.unwrap();
    assert!(new && volume.mountpoint.is_dir());
    fs::write(volume.mountpoint.join("file"), "kept").unwrap();
    assert!(!bench.volumes.create(request).await.unwrap().1);
    assert_eq!(bench.volumes.used_bytes("data").await.unwrap(), 4);
    let bench = bench.reopen();
    assert_eq!(bench.volumes.get("data").unwrap(), volume);
    let (anonymous, new) = bench
        .volumes
        .create(VolumeRequest::default())
        .await
        .unwrap();
    assert!(new && anonymous.anonymous && anonymous.name.len() == 64);
}

#[tokio::test]
async fn a_used_volume_stays() {
    let bench = Bench::new();
    let path = bench.create("data").await;
    let error = bench
        .volumes
        .remove("data", true, &used("data"))
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.to_string().as_str()),
        (ErrorKind::Conflict, "remove data: volume is in use - [abc]")
    );
    bench
        .volumes
        .remove("data", false, &used("other"))
        .await
        .unwrap();
    assert!(!path.exists());
    let error = bench.volumes.remove("data", false, &[]).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.to_string().as_str()),
        (ErrorKind::NotFound, "get data: no such volume")
    );
    bench.volumes.remove("data", true, &[]).await.unwrap();
}

#[tokio::test]
async fn lists_and_prunes_are_filtered() {
    let bench = Bench::new();
    for name in ["one", "two", "three"] {
        fs::write(bench.create(name).await.join("f"), "12").unwrap();
    }
    let names = |filters: VolumeFilters| {
        bench
            .volumes
            .list(&filters, &used("two"))
            .iter()
            .map(|volume| volume.name.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(VolumeFilters::default()), ["one", "three", "two"]);
    assert_eq!(
        names(VolumeFilters {
            dangling: Some(true),
            ..Default::default()
        }),
        ["one", "three"]
    );
    assert_eq!(
        names(VolumeFilters {
            dangling: Some(false),
            ..Default::default()
        }),
        ["two"]
    );
    assert_eq!(
        names(VolumeFilters {
            names: vec!["t".to_owned()],
            ..Default::default()
        }),
        ["three", "two"]
    );
    assert_eq!(
        names(VolumeFilters {
            drivers: vec!["nfs".to_owned()],
            ..Default::default()
        }),
        [""; 0]
    );
    assert_eq!(
        names(VolumeFilters {
            labels: vec!["a".to_owned()],
            ..Default::default()
        }),
        [""; 0]
    );
    let pruned = bench
        .volumes
        .prune(&VolumeFilters::default(), &used("two"))
        .await
        .unwrap();
    assert_eq!(
        (pruned.removed, pruned.reclaimed_bytes),
        (vec!["one".to_owned(), "three".to_owned()], 4)
    );
    assert_eq!(names(VolumeFilters::default()), ["two"]);
}

#[tokio::test]
async fn what_is_not_there_is_refused_and_not_ignored() {
    let bench = Bench::new();
    let options = |key: &str| Some(BTreeMap::from([(key.to_owned(), "x".to_owned())]));
    let request = VolumeRequest {
        name: "data".to_owned(),
        ..VolumeRequest::default()
    };
    for (request, kind) in [
        (
            VolumeRequest {
                driver: "nfs".to_owned(),
                ..request.clone()
            },
            ErrorKind::NotFound,
        ),
        (
            VolumeRequest {
                options: options("device"),
                ..request.clone()
            },
            ErrorKind::NotImplemented,
        ),
        (
            VolumeRequest {
                options: options("colour"),
                ..request.clone()
            },
            ErrorKind::InvalidParameter,
        ),
        (
            VolumeRequest {
                name: "../data".to_owned(),
                ..request.clone()
            },
            ErrorKind::InvalidParameter,
        ),
    ] {
        assert_eq!(
            bench.volumes.create(request).await.unwrap_err().kind(),
            kind
        );
    }
    assert!(matches!(
        bench.volumes.get("data"),
        Err(VolumeError::NotFound { .. })
    ));
}

#[tokio::test]
async fn the_next_start_keeps_data_and_takes_the_rest_away() {
    let bench = Bench::new();
    let gone = bench.create("gone").await;
    fs::remove_dir_all(gone.parent().unwrap()).unwrap();
    fs::create_dir_all(bench.path("empty/_data")).unwrap();
    fs::create_dir_all(bench.path("stray/_data")).unwrap();
    fs::write(bench.path("stray/_data/file"), "precious").unwrap();
    let bench = bench.reopen();
    let names: Vec<_> = bench
        .volumes
        .list(&VolumeFilters::default(), &[])
        .iter()
        .map(|v| v.name.clone())
        .collect();
    assert_eq!(names, ["stray"]);
    assert!(bench.path("stray/_data/file").exists() && !bench.path("empty").exists());
    let bench = bench.reopen();
    assert!(bench.volumes.get("stray").is_ok());
}

#[tokio::test]
async fn the_files_of_the_image_come_into_an_empty_volume() {
    let Some(layers) = LayerBench::new(Driver::Overlay) else {
        return;
    };
    let low = Tar::new()
        .directory("var/", 0o755)
        .symlink("var/link", "/srv/../srv/data")
        .directory("srv/data/", 0o750)
        .file("srv/data/low", b"low")
        .file("srv/data/gone", b"gone")
        .file("srv/data/hidden/old", b"old")
        .finish();
    let high = Tar::new()
        .file("srv/data/high", b"high")
        .hard_link("srv/data/high2", "srv/data/high")
        .file("srv/data/.wh.gone", b"")
        .directory("srv/data/hidden/", 0o700)
        .file("srv/data/hidden/.wh..wh..opq", b"")
        .directory("srv/data/", 0o750)
        .finish();
    let unpack = |archive: &[u8]| layers.layers.unpack(archive, &Limits::default()).unwrap();
    let (low, high) = (unpack(&low), unpack(&high));
    let root = layers
        .layers
        .prepare("c1", &[low.id, high.id])
        .await
        .unwrap();
    let bench = Bench::new();
    let volume = bench.create("data").await;
    let inode = fs::metadata(&volume).unwrap().ino();
    assert!(copy_up(&root, Path::new("/var/link"), &volume).unwrap());
    let mut names: Vec<_> = fs::read_dir(&volume)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["hidden", "high", "high2", "low"]);
    assert_eq!(fs::read_dir(volume.join("hidden")).unwrap().count(), 0);
    let metadata = |name: &str| fs::metadata(volume.join(name)).unwrap();
    assert_eq!(metadata("high").ino(), metadata("high2").ino());
    assert_eq!(
        (metadata("low").uid(), metadata("low").mtime()),
        (1, 1_700_000_000)
    );
    let itself = metadata("");
    assert_eq!(
        (itself.mode() & 0o7777, itself.uid(), itself.ino()),
        (0o750, 1, inode)
    );
    // Once it has something, nothing more comes.
    assert!(!copy_up(&root, Path::new("/srv/data"), &volume).unwrap());

    let other = bench.create("other").await;
    for path in [
        "/none",
        "/srv/data/low",
        "/srv/data/gone",
        "/srv/data/low/x",
    ] {
        assert!(!copy_up(&root, Path::new(path), &other).unwrap(), "{path}");
    }
    assert_eq!(fs::read_dir(bench.path("other")).unwrap().count(), 1);
}

#[tokio::test]
async fn a_cut_off_copy_is_undone_or_finished() {
    let bench = Bench::new();
    for (name, copy) in [("half", "_copy"), ("whole", "_copied")] {
        bench.create(name).await;
        fs::create_dir(bench.path(name).join(copy)).unwrap();
        fs::write(bench.path(name).join(copy).join("file"), "x").unwrap();
    }
    let bench = bench.reopen();
    for name in ["half", "whole"] {
        let left: Vec<_> = fs::read_dir(bench.path(name))
            .unwrap()
            .map(|e| e.unwrap().file_name())
            .collect();
        assert_eq!(left, ["_data"]);
    }
    assert!(!bench.path("half/_data/file").exists());
    assert!(bench.path("whole/_data/file").exists());
}

#[test]
fn links_in_the_image_do_not_lead_outside() {
    let directory = tempfile::tempdir().unwrap();
    let (root, outside) = (
        directory.path().join("root"),
        directory.path().join("outside"),
    );
    fs::create_dir_all(&root).unwrap();
    fs::create_dir_all(&outside).unwrap();
    fs::write(outside.join("secret"), "x").unwrap();
    std::os::unix::fs::symlink(&outside, root.join("absolute")).unwrap();
    std::os::unix::fs::symlink("../../../../../../../..", root.join("up")).unwrap();
    std::os::unix::fs::symlink("loop", root.join("loop")).unwrap();
    let volume = directory.path().join("v/_data");
    fs::create_dir_all(&volume).unwrap();
    let root = RootFs::Directory(root);
    assert!(!copy_up(&root, Path::new("/absolute"), &volume).unwrap());
    assert!(!copy_up(&root, Path::new("/../outside"), &volume).unwrap());
    assert!(copy_up(&root, Path::new("/loop"), &volume).is_err());
    let up = format!("/up/{}", outside.strip_prefix("/").unwrap().display());
    assert!(!copy_up(&root, Path::new(&up), &volume).unwrap());
}
