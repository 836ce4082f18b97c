//! docker-py's high-level calls, unmodified. The cases are functions of `docker_py.py`, each run by a Python of its own.

use std::process::Command;
use std::sync::OnceLock;

use pierhead_tests::{programs, skip};

use crate::support::daemon;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/e2e/docker_py.py");

/// Whether there is a Python that has docker-py.
fn has_docker_py() -> bool {
    static FOUND: OnceLock<bool> = OnceLock::new();
    *FOUND.get_or_init(|| {
        let tried = Command::new("python3")
            .args(["-c", "import docker"])
            .output();
        programs::find("python3").is_some() && tried.is_ok_and(|tried| tried.status.success())
    })
}

/// Runs a case against a daemon of its own.
#[track_caller]
fn case(name: &str) {
    if !has_docker_py() {
        skip("python3 or its module docker is not installed");
        return;
    }
    let Some(daemon) = daemon(&[]) else { return };
    let output = Command::new("python3")
        .args([SCRIPT, name])
        .env("DOCKER_HOST", daemon.host())
        .env("DOCKER_CONFIG", daemon.path("docker-config"))
        .env_remove("DOCKER_TLS_VERIFY")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .expect("python3 was found");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}:\n{said}");
}

#[test]
fn version_and_info_agree() {
    case("version_and_info");
}

#[test]
fn output_and_exit_codes_are_the_command_s() {
    case("output_and_exit_codes");
}

#[test]
fn options_of_the_process_are_honoured() {
    case("process_options");
}

#[test]
fn options_of_the_file_system_are_honoured() {
    case("file_system_options");
}

#[test]
fn limits_are_kept() {
    case("limits_are_kept");
}

#[test]
fn ipc_modes_share_and_refuse() {
    case("ipc_modes");
}

#[test]
fn logs_come_in_every_way() {
    case("logs_in_every_way");
}

#[test]
fn commands_are_run_in_every_way() {
    case("exec_in_every_way");
}

#[test]
fn an_attachment_carries_both_ways() {
    case("attach_carries_both_ways");
}

#[test]
fn a_container_lives_a_whole_life() {
    case("a_whole_life");
}

#[test]
fn images_have_names() {
    case("images_have_names");
}

#[test]
fn events_are_told_as_they_happen_and_afterwards() {
    case("events_are_told");
}
