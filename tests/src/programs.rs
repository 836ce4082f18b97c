//! The project's own programs, built once per test run, and those of others, looked up.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// Where `pierd`, `pier-monitor` and `pier` lie; builds them first.
///
/// `cargo test` builds the programs of a package only for that package's own tests, so this suite asks for them.
///
/// # Panics
/// They cannot be built.
pub fn directory() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let directory = profile_directory();
        let packages = ["pierhead-server", "pierhead-runtime", "pierhead-client"];
        let mut build = cargo("build", &directory);
        for package in packages {
            build.args(["--package", package]);
        }
        run(build.arg("--bins"));
        directory
    })
}

/// The static probe program that test images are made of; builds it first.
///
/// # Panics
/// It cannot be built: a static C library is part of what a test machine needs.
pub fn probe() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let directory = profile_directory();
        run(cargo("rustc", &directory)
            .args(["--package", "pierhead-runtime", "--example", "pier-probe"])
            .args(["--", "-C", "target-feature=+crt-static"]));
        directory.join("examples/pier-probe")
    })
}

/// The path of a program of the machine's, if it has it.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|directory| directory.join(name))
        .find(|candidate| candidate.is_file())
}

/// `target/debug` or `target/release`: test programs lie in its `deps`.
fn profile_directory() -> PathBuf {
    let exe = std::env::current_exe().expect("a test knows its own path");
    let deps = exe.parent().expect("a program lies in a directory");
    deps.parent()
        .expect("test programs lie in <profile>/deps")
        .to_owned()
}

fn cargo(command: &str, profile_directory: &Path) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    let target = profile_directory
        .parent()
        .expect("a profile directory lies in the target directory");
    cargo.args([command, "--quiet", "--target-dir"]).arg(target);
    cargo.current_dir(env!("CARGO_MANIFEST_DIR"));
    if profile_directory.ends_with("release") {
        cargo.arg("--release");
    }
    cargo
}

fn run(command: &mut Command) {
    let output = command
        .output()
        .expect("cargo runs the tests, so it can be run");
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} failed:\n{text}");
}
