//! What lies on the disk after unpacking.

use std::fs;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::PathBuf;

use tar::EntryType;

use super::archives::{Tar, gzip};
use super::{Bench, Driver};
use crate::launch::RootFs;
use crate::layers::{Digest, Limits, NewLayer};

fn unpack(bench: &Bench, archive: &[u8]) -> (NewLayer, PathBuf) {
    let layer = bench.layers.unpack(archive, &Limits::default()).unwrap();
    let files = bench.layers.image_paths(&[layer.id]).upper;
    (layer, files)
}

fn xattr(path: &std::path::Path, name: &str) -> Option<Vec<u8>> {
    let mut value = [0; 64];
    let length = rustix::fs::lgetxattr(path, name, &mut value).ok()?;
    Some(value[..length].to_vec())
}

#[test]
fn members_come_with_all_their_attributes() {
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    let archive = Tar::new()
        .directory("./", 0o755)
        .directory("tmp/", 0o1777)
        .member("bin/su", EntryType::Regular, 0o4755, "", b"content")
        .hard_link("bin/sudo", "bin/su")
        .symlink("bin/sh", "/bin/su")
        .member("pipe", EntryType::Fifo, 0o600, "", b"")
        .pax(&[
            ("SCHILY.xattr.user.note", b"a\nb"),
            ("mtime", b"1600000000.5"),
            ("path", "größe".as_bytes()),
        ])
        .file("short", b"x")
        .finish();
    let (layer, files) = unpack(&bench, &archive);
    assert_eq!(layer.id, Digest::of(&archive));
    assert_eq!(layer.size_bytes, 7 + 7 + 1);

    let su = fs::metadata(files.join("bin/su")).unwrap();
    assert_eq!(
        (su.mode() & 0o7777, su.uid(), su.gid(), su.mtime()),
        (0o4755, 1, 2, 1_700_000_000)
    );
    assert_eq!(
        su.ino(),
        fs::metadata(files.join("bin/sudo")).unwrap().ino()
    );
    assert_eq!(
        fs::read_link(files.join("bin/sh")).unwrap(),
        PathBuf::from("/bin/su")
    );
    let link = fs::symlink_metadata(files.join("bin/sh")).unwrap();
    assert_eq!((link.uid(), link.mtime()), (1, 1_700_000_000));
    let tmp = fs::metadata(files.join("tmp")).unwrap();
    assert_eq!((tmp.mode() & 0o7777, tmp.mtime()), (0o1777, 1_700_000_000));
    assert!(
        fs::symlink_metadata(files.join("pipe"))
            .unwrap()
            .file_type()
            .is_fifo()
    );
    let big = files.join("größe");
    assert_eq!(fs::metadata(&big).unwrap().mtime_nsec(), 500_000_000);
    assert_eq!(xattr(&big, "user.note").unwrap(), b"a\nb");
    assert_eq!(fs::metadata(&files).unwrap().uid(), 1);
}

#[test]
fn devices_are_made() {
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    let archive = Tar::new()
        .header(|h| {
            h.set_entry_type(EntryType::Char);
            h.set_device_major(1).unwrap();
            h.set_device_minor(3).unwrap();
        })
        .finish();
    let (_layer, files) = unpack(&bench, &archive);
    let null = fs::symlink_metadata(files.join("member")).unwrap();
    assert!(null.file_type().is_char_device());
    assert_eq!(null.rdev(), nix::sys::stat::makedev(1, 3));
}

#[test]
fn compressed_archives_are_the_same_layer() {
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    let archive = Tar::new().file("a", &[7; 100_000]).finish();
    let (plain, _) = unpack(&bench, &archive);
    let packed = gzip(&archive);
    let (gzipped, _) = unpack(&bench, &packed);
    let (zstd, _) = unpack(&bench, &zstd::encode_all(archive.as_slice(), 3).unwrap());
    assert_eq!((plain.id, plain.id), (gzipped.id, zstd.id));
    assert_eq!(gzipped.archive, Digest::of(&packed));
    assert_eq!(plain.archive, plain.id);
}

#[test]
fn whiteouts_become_the_marks_of_overlayfs() {
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    let archive = Tar::new()
        .directory("etc/", 0o755)
        .file("etc/.wh.gone", b"")
        .directory("opt/", 0o755)
        .file("opt/.wh..wh..opq", b"")
        .file("opt/new", b"x")
        .file("var/.wh..wh.plnk", b"")
        // In one layer both ways round: the new directory hides what is below.
        .file(".wh.both", b"")
        .directory("both", 0o755)
        .file("both/inside", b"x")
        .file("late/inside", b"x")
        .file(".wh.late", b"")
        .finish();
    let (_layer, files) = unpack(&bench, &archive);
    let gone = fs::symlink_metadata(files.join("etc/gone")).unwrap();
    assert!(gone.file_type().is_char_device() && gone.rdev() == 0);
    assert!(!files.join("etc/.wh.gone").exists());
    assert_eq!(
        xattr(&files.join("opt"), "trusted.overlay.opaque").unwrap(),
        b"y"
    );
    assert!(files.join("opt/new").exists() && !files.join("opt/.wh..wh..opq").exists());
    assert!(!files.join("var").exists());
    assert_eq!(
        xattr(&files.join("late"), "trusted.overlay.opaque").unwrap(),
        b"y"
    );
    assert_eq!(
        xattr(&files.join("both"), "trusted.overlay.opaque").unwrap(),
        b"y"
    );
    assert!(files.join("late/inside").exists());
}

#[test]
fn a_layer_gives_its_archive_back() {
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    let mut archive = Tar::new()
        .directory("d/", 0o755)
        .file("d/first", &[1; 70_000])
        .file("twice", b"the first")
        .file("twice", b"the second, longer")
        .hard_link("d/link", "twice")
        .file("replaced/by/a/file", b"below")
        .file("replaced", b"now a file")
        .file(".wh.away", b"a whiteout with content")
        .symlink("long", &"x/".repeat(80))
        .file(&"n".repeat(180), b"long name")
        .finish();
    archive.extend_from_slice(&[0; 8192]);
    let (layer, files) = unpack(&bench, &archive);
    assert_eq!(
        fs::read(files.join("twice")).unwrap(),
        b"the second, longer"
    );
    assert!(files.join("replaced").is_file());
    let mut again = Vec::new();
    bench.layers.write_archive(&layer.id, &mut again).unwrap();
    assert_eq!(Digest::of(&again), layer.id);
    assert_eq!(again, archive);
}

#[tokio::test]
async fn a_copy_applies_the_marks_itself() {
    let Some(bench) = Bench::new(Driver::Vfs) else {
        return;
    };
    let below = Tar::new()
        .file("etc/keep", b"1")
        .file("etc/gone", b"1")
        .file("opt/old", b"1")
        .symlink("lib", "usr/lib")
        .file("name", b"old")
        .hard_link("name2", "name")
        .finish();
    let above = Tar::new()
        .file("etc/.wh.gone", b"")
        .file("opt/.wh..wh..opq", b"")
        .file("opt/new", b"2")
        .file("lib/real", b"2")
        .file("name", b"new")
        .finish();
    let (below, _) = unpack(&bench, &below);
    let (above, _) = unpack(&bench, &above);
    let RootFs::Directory(tree) = bench
        .layers
        .prepare("c1", &[below.id, above.id])
        .await
        .unwrap()
    else {
        panic!()
    };
    assert!(tree.join("etc/keep").exists() && !tree.join("etc/gone").exists());
    assert!(tree.join("opt/new").exists() && !tree.join("opt/old").exists());
    assert!(
        tree.join("lib").is_dir() && !fs::symlink_metadata(tree.join("lib")).unwrap().is_symlink()
    );
    assert_eq!(fs::read(tree.join("name")).unwrap(), b"new");
    assert_eq!(fs::read(tree.join("name2")).unwrap(), b"old");
    assert_eq!(fs::metadata(tree.join("etc/keep")).unwrap().uid(), 1);
}

#[tokio::test]
async fn a_container_is_exported_as_it_sees_itself() {
    use futures_util::TryStreamExt;
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    let low = Tar::new()
        .directory("etc/", 0o750)
        .pax(&[("SCHILY.xattr.user.note", b"x")])
        .file("etc/low", b"low")
        .file("etc/gone", b"gone")
        .hard_link("etc/link", "etc/low")
        .symlink("sh", "bin/sh")
        .member("pipe", EntryType::Fifo, 0o600, "", b"")
        .finish();
    let (low, _) = unpack(&bench, &low);
    let RootFs::Overlay { upper, .. } = bench.layers.prepare("c1", &[low.id]).await.unwrap() else {
        panic!()
    };
    fs::create_dir(upper.join("etc")).unwrap();
    fs::write(upper.join("etc/new"), vec![7; 600_000]).unwrap();
    nix::sys::stat::mknod(
        &upper.join("etc/gone"),
        nix::sys::stat::SFlag::S_IFCHR,
        nix::sys::stat::Mode::empty(),
        0,
    )
    .unwrap();
    fs::write(upper.join("x".repeat(200)), "long").unwrap();

    let collect = async |stream: crate::layers::ArchiveStream| -> Vec<u8> {
        let chunks: Vec<_> = stream.try_collect().await.unwrap();
        chunks.concat()
    };
    let archive = collect(bench.layers.export("c1").unwrap()).await;
    let (again, files) = unpack(&bench, &archive);
    assert_eq!(fs::read(files.join("etc/new")).unwrap(), vec![7; 600_000]);
    assert!(!files.join("etc/gone").exists());
    assert_eq!(fs::read(files.join("x".repeat(200))).unwrap(), b"long");
    let low = fs::metadata(files.join("etc/low")).unwrap();
    assert_eq!(
        (low.uid(), low.mtime(), low.ino()),
        (
            1,
            1_700_000_000,
            fs::metadata(files.join("etc/link")).unwrap().ino()
        )
    );
    assert_eq!(xattr(&files.join("etc/low"), "user.note").unwrap(), b"x");
    assert_eq!(
        fs::read_link(files.join("sh")).unwrap(),
        PathBuf::from("bin/sh")
    );
    assert!(
        fs::symlink_metadata(files.join("pipe"))
            .unwrap()
            .file_type()
            .is_fifo()
    );
    drop(again);
    assert!(bench.layers.export("none").is_err());
}

#[tokio::test]
async fn changes_are_told_by_path() {
    use crate::layers::ChangeKind::{Added, Deleted, Modified};
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    let low = Tar::new()
        .directory("etc/", 0o755)
        .file("etc/kept", b"1")
        .file("etc/changed", b"1")
        .file("etc/gone", b"1")
        .file("opt/old", b"1")
        .directory("same/", 0o755)
        .finish();
    let (low, files) = unpack(&bench, &low);
    let RootFs::Overlay { upper, .. } = bench.layers.prepare("c1", &[low.id]).await.unwrap() else {
        panic!()
    };
    assert_eq!(bench.layers.changes("c1").await.unwrap(), []);
    fs::create_dir_all(upper.join("etc/deep/er")).unwrap();
    fs::write(upper.join("etc/changed"), "2").unwrap();
    for gone in ["etc/gone", "never"] {
        nix::sys::stat::mknod(
            &upper.join(gone),
            nix::sys::stat::SFlag::S_IFCHR,
            nix::sys::stat::Mode::empty(),
            0,
        )
        .unwrap();
    }
    fs::create_dir(upper.join("opt")).unwrap();
    rustix::fs::setxattr(
        upper.join("opt"),
        "trusted.overlay.opaque",
        b"y",
        rustix::fs::XattrFlags::empty(),
    )
    .unwrap();
    fs::create_dir(upper.join("same")).unwrap();
    let same = fs::metadata(files.join("same")).unwrap();
    crate::layers::copy::copy_attributes(&files.join("same"), &upper.join("same"), &same).unwrap();
    let changes = bench.layers.changes("c1").await.unwrap();
    let changes: Vec<_> = changes
        .iter()
        .map(|change| (change.path.to_str().unwrap(), change.kind))
        .collect();
    assert_eq!(
        changes,
        [
            ("/etc", Modified),
            ("/etc/changed", Modified),
            ("/etc/deep", Added),
            ("/etc/deep/er", Added),
            ("/etc/gone", Deleted),
            ("/opt", Modified),
            ("/opt/old", Deleted),
        ]
    );
}
