//! Archives that mean harm: each is refused or harmless, and none leaves anything behind.

use std::fs;
use std::io::Read;

use tar::EntryType;

use super::archives::{Tar, gzip};
use super::{Bench, Driver};
use crate::error::ErrorKind;
use crate::layers::{LayerError, Limits};

fn refuse(bench: &Bench, archive: impl Read, what: &str) -> LayerError {
    refuse_with(bench, archive, &Limits::default(), what)
}

fn refuse_with(bench: &Bench, archive: impl Read, limits: &Limits, what: &str) -> LayerError {
    let error = bench
        .layers
        .unpack(archive, limits)
        .map(|layer| layer.id)
        .expect_err(what);
    assert_eq!(error.kind(), ErrorKind::InvalidParameter, "{what}: {error}");
    assert_eq!(bench.leftovers(), [""; 0], "{what}");
    error
}

#[test]
fn names_that_climb_out_are_refused() {
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    for name in [
        "../evil",
        "a/../../evil",
        "/../evil",
        ".wh...",
        "a/.wh..",
        ".wh.",
    ] {
        refuse(
            &bench,
            Tar::new().file(name, b"x").finish().as_slice(),
            name,
        );
    }
    refuse(
        &bench,
        Tar::new().file("", b"x").finish().as_slice(),
        "a file for the root",
    );
    refuse(
        &bench,
        Tar::new().symlink(".", "/etc").finish().as_slice(),
        "a link for the root",
    );
    for target in ["../../etc/passwd", "..", ".", "/"] {
        let archive = Tar::new().hard_link("a", target).finish();
        refuse(&bench, archive.as_slice(), target);
    }
}

#[test]
fn links_are_followed_inside_the_root_only() {
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    let outside = bench.path().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("secret"), "secret").unwrap();
    let out = outside.to_str().unwrap();
    let up = "../".repeat(30) + out.trim_start_matches('/');
    // The directories that a link names exist inside the root, so the members below it land there.
    let archive = Tar::new()
        .directory(out.trim_start_matches('/'), 0o755)
        .symlink("absolute", out)
        .symlink("relative", &up)
        .file("absolute/one", b"x")
        .file("relative/two", b"x")
        .file("proc", b"not a file system")
        .finish();
    let layer = bench
        .layers
        .unpack(archive.as_slice(), &Limits::default())
        .unwrap();
    let inside = bench
        .layers
        .image_paths(&[layer.id])
        .upper
        .join(out.trim_start_matches('/'));
    assert!(inside.join("one").exists() && inside.join("two").exists());
    assert_eq!(fs::read_dir(&outside).unwrap().count(), 1);
    drop(layer);

    // Without them there is nothing to follow to.
    for name in ["link/evil", "link/.wh.secret", "link/.wh..wh..opq"] {
        let archive = Tar::new().symlink("link", out).file(name, b"x").finish();
        refuse(&bench, archive.as_slice(), name);
    }
    let archive = Tar::new()
        .symlink("link", out)
        .hard_link("stolen", "link/secret")
        .finish();
    refuse(&bench, archive.as_slice(), "a hard link through a link");
    let archive = Tar::new()
        .hard_link("stolen", &format!("{out}/secret"))
        .finish();
    refuse(&bench, archive.as_slice(), "a hard link outside");
    assert_eq!(
        fs::read_to_string(outside.join("secret")).unwrap(),
        "secret"
    );
}

#[test]
fn a_member_never_writes_through_a_link_of_its_own_name() {
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    let victim = bench.path().join("victim");
    fs::write(&victim, "whole").unwrap();
    let archive = Tar::new()
        .symlink("a", victim.to_str().unwrap())
        .file("a", b"evil")
        .finish();
    let layer = bench
        .layers
        .unpack(archive.as_slice(), &Limits::default())
        .unwrap();
    assert_eq!(fs::read_to_string(&victim).unwrap(), "whole");
    let placed = bench.layers.image_paths(&[layer.id]).upper.join("a");
    assert_eq!(fs::read_to_string(placed).unwrap(), "evil");

    // A directory member does not change the mode of what a link points to either.
    let before = fs::metadata(bench.path()).unwrap().permissions();
    let archive = Tar::new()
        .symlink("b", bench.path().to_str().unwrap())
        .directory("b", 0o777)
        .finish();
    bench
        .layers
        .unpack(archive.as_slice(), &Limits::default())
        .unwrap();
    assert_eq!(fs::metadata(bench.path()).unwrap().permissions(), before);
}

#[test]
fn impossible_headers_are_refused() {
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    let sparse = Tar::new()
        .header(|h| h.set_entry_type(EntryType::GNUSparse))
        .finish();
    refuse(&bench, sparse.as_slice(), "sparse");
    let sparse = Tar::new()
        .pax(&[("GNU.sparse.realsize", b"9223372036854775807")])
        .file("a", b"x")
        .finish();
    refuse(&bench, sparse.as_slice(), "pax sparse");
    let unknown = Tar::new()
        .header(|h| h.set_entry_type(EntryType::new(b'Z')))
        .finish();
    refuse(&bench, unknown.as_slice(), "type Z");
    for id in [u64::from(u32::MAX), 1 << 32] {
        refuse(
            &bench,
            Tar::new().header(|h| h.set_uid(id)).finish().as_slice(),
            "user id",
        );
        refuse(
            &bench,
            Tar::new().header(|h| h.set_gid(id)).finish().as_slice(),
            "group id",
        );
    }
    let huge = Tar::new().header(|h| h.set_size(1 << 62)).finish();
    refuse(&bench, huge.as_slice(), "4 EiB");
    let overlay = Tar::new()
        .pax(&[("SCHILY.xattr.trusted.overlay.redirect", b"/etc")])
        .file("a", b"x")
        .finish();
    refuse(&bench, overlay.as_slice(), "redirect");
    let mut damaged = Tar::new().file("a", b"x").finish();
    damaged[0] ^= 1;
    refuse(&bench, damaged.as_slice(), "checksum");
}

#[test]
fn a_cut_archive_is_refused_wherever_it_is_cut() {
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    let whole = Tar::new().file("a", &[1; 600]).symlink("b", "a").finish();
    let end = whole.len() - 1024;
    for length in [
        0,
        1,
        511,
        512,
        513,
        1000,
        1535,
        1536,
        end - 1,
        end,
        end + 100,
    ] {
        refuse(&bench, &whole[..length], &format!("{length} bytes"));
        let packed = gzip(&whole);
        let part = packed.len() * length / whole.len();
        refuse(&bench, &packed[..part], &format!("{part} packed bytes"));
    }
    assert!(
        bench
            .layers
            .unpack(&whole[..end + 512], &Limits::default())
            .is_ok()
    );
}

#[test]
fn single_bit_errors_never_crash_or_leave_anything() {
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    let whole = Tar::new()
        .directory("d", 0o755)
        .pax(&[("mtime", b"1.5")])
        .file("d/a", b"content")
        .symlink("s", "d/a")
        .hard_link("h", "d/a")
        .finish();
    // Some bits of each field; all of them take too long for every run.
    for bit in (0..whole.len() * 8).step_by(37) {
        let mut damaged = whole.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        drop(bench.layers.unpack(damaged.as_slice(), &Limits::default()));
    }
    assert_eq!(bench.leftovers(), [""; 0]);
}

#[test]
fn bombs_are_stopped_at_their_bounds() {
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    let limits = Limits {
        ratio_free_bytes: 1 << 20,
        archive_bytes: 64 << 20,
        ..Limits::default()
    };
    let bomb = gzip(&Tar::new().file("zeros", &vec![0; 8 << 20]).finish());
    let error = refuse_with(&bench, bomb.as_slice(), &limits, "ratio");
    assert!(
        matches!(error, LayerError::Limit { limit: 200, .. }),
        "{error}"
    );

    let limits = Limits {
        archive_bytes: 1 << 20,
        ..Limits::default()
    };
    refuse_with(
        &bench,
        Tar::new()
            .file("big", &vec![1; 2 << 20])
            .finish()
            .as_slice(),
        &limits,
        "bytes",
    );

    let limits = Limits {
        entries: 10,
        ..Limits::default()
    };
    let many = (0..11).fold(Tar::new(), |tar, n| tar.file(&n.to_string(), b""));
    refuse_with(&bench, many.finish().as_slice(), &limits, "members");

    let limits = Limits {
        directories: 10,
        ..Limits::default()
    };
    let many = (0..11).fold(Tar::new(), |tar, n| tar.directory(&n.to_string(), 0o755));
    refuse_with(&bench, many.finish().as_slice(), &limits, "directories");

    let long = Tar::new().file(&"n/".repeat(1 << 20), b"");
    refuse(&bench, long.finish().as_slice(), "a name of 2 MiB");
    refuse(
        &bench,
        Tar::new()
            .file(&"n".repeat(64 << 10), b"")
            .finish()
            .as_slice(),
        "a component of 64 KiB",
    );
    refuse(
        &bench,
        Tar::new()
            .directory(&"d/".repeat(4096), 0o755)
            .finish()
            .as_slice(),
        "4096 directories deep",
    );
    let chain = (0..200).fold(Tar::new(), |tar, n| {
        tar.symlink(&n.to_string(), &(n + 1).to_string())
    });
    refuse(
        &bench,
        chain.file("0/x", b"x").finish().as_slice(),
        "a chain of 200 links",
    );
}

#[test]
fn other_compressions_are_named() {
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    for (start, name) in [(&b"\xfd7zXZ\0"[..], "xz"), (b"BZh91AY&SY", "bzip2")] {
        let error = refuse(&bench, start, name);
        assert!(error.to_string().contains(name), "{error}");
    }
}

#[test]
fn a_deep_tree_is_removed() {
    let Some(bench) = Bench::new(Driver::Overlay) else {
        return;
    };
    let deep = (0..12).fold(Tar::new(), |tar, n| {
        tar.file(&format!("{}f{n}", "d/".repeat(900)), b"x")
    });
    bench
        .layers
        .unpack(deep.finish().as_slice(), &Limits::default())
        .map(drop)
        .unwrap();
    assert_eq!(bench.leftovers(), [""; 0]);
}
