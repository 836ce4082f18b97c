//! What the end-to-end tests share.

use std::process::Output;

use pierhead_tests::daemon::Daemon;
use pierhead_tests::{image, is_root, programs, skip};

/// A daemon with the test image, or `None`, said and counted, where the machine cannot run it.
pub(crate) fn daemon(flags: &[&str]) -> Option<Daemon> {
    if !is_root() {
        skip("containers need root");
        return None;
    }
    Some(Daemon::with_image(flags))
}

/// A daemon without an image, for tests of the program itself, which another engine cannot stand in for.
pub(crate) fn own_daemon(flags: &[&str]) -> Option<Daemon> {
    configured_daemon("{}", flags)
}

/// As [`own_daemon`], with the test image.
pub(crate) fn own_daemon_with_image(flags: &[&str]) -> Option<Daemon> {
    let daemon = own_daemon(flags)?;
    daemon.import_image();
    Some(daemon)
}

/// As [`own_daemon`], with this text as its daemon.json.
pub(crate) fn configured_daemon(config: &str, flags: &[&str]) -> Option<Daemon> {
    if !is_root() {
        skip("the daemon needs root");
        return None;
    }
    let daemon = Daemon::configured(config, flags);
    if daemon.is_other() {
        skip("another engine stands in for the daemon");
        return None;
    }
    Some(daemon)
}

/// As [`daemon`], for tests that drive the docker command line.
pub(crate) fn daemon_for_cli(flags: &[&str]) -> Option<Daemon> {
    if programs::find("docker").is_none() {
        skip("the docker command line is not installed");
        return None;
    }
    daemon(flags)
}

/// Runs `docker ARGS`, the arguments split at blanks, and expects success; standard output without its last line end.
pub(crate) fn docker(daemon: &Daemon, args: &str) -> String {
    let words: Vec<&str> = args.split_whitespace().collect();
    let output = daemon.docker(&words);
    assert!(output.status.success(), "docker {args}: {}", text(&output));
    String::from_utf8_lossy(&output.stdout)
        .trim_end_matches('\n')
        .to_owned()
}

/// Runs `docker ARGS` and gives its exit code and everything it wrote.
pub(crate) fn docker_code(daemon: &Daemon, args: &str) -> (i32, String) {
    let words: Vec<&str> = args.split_whitespace().collect();
    let output = daemon.docker(&words);
    (output.status.code().unwrap_or(-1), text(&output))
}

/// `docker run` of the test image without a network.
pub(crate) fn run(daemon: &Daemon, options: &str, command: &str) -> String {
    docker(
        daemon,
        &format!(
            "run --rm --network none {options} {} {command}",
            image::NAME
        ),
    )
}

fn text(output: &Output) -> String {
    let out = String::from_utf8_lossy(&output.stdout);
    format!("{out}{}", String::from_utf8_lossy(&output.stderr))
}
