//! Containers by plain requests, for tests that must not depend on another project's client.

use std::time::{Duration, Instant};

use pierhead_tests::daemon::Daemon;
use pierhead_tests::image;
use serde_json::{Value, json};

/// How long something that must happen may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Waits until the condition holds.
///
/// # Panics
/// It does not hold in time.
#[track_caller]
pub(crate) fn wait_until(what: &str, mut condition: impl FnMut() -> bool) {
    let since = Instant::now();
    while !condition() {
        assert!(since.elapsed() < PATIENCE, "in vain waited until {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// A configuration of the test image that runs these words, without a network.
pub(crate) fn config(command: &[&str]) -> Value {
    json!({"Image": image::NAME, "Cmd": command, "HostConfig": {"NetworkMode": "none"}})
}

/// Creates a container; its id.
#[track_caller]
pub(crate) fn create(daemon: &Daemon, name: &str, config: &Value) -> String {
    let answer = daemon.ask("POST", &format!("/containers/create?name={name}"), config);
    let created = answer.expect(201).json();
    created["Id"].as_str().expect("an id").to_owned()
}

/// Starts a container.
#[track_caller]
pub(crate) fn start(daemon: &Daemon, name: &str) {
    let path = format!("/containers/{name}/start");
    daemon.ask("POST", &path, &Value::Null).expect(204);
}

/// Creates and starts a container; its id.
#[track_caller]
pub(crate) fn run(daemon: &Daemon, name: &str, config: &Value) -> String {
    let id = create(daemon, name, config);
    start(daemon, &id);
    id
}

/// All that is known of a container.
#[track_caller]
pub(crate) fn inspect(daemon: &Daemon, name: &str) -> Value {
    daemon.get(&format!("/containers/{name}/json"))
}

/// The process id of a running container.
#[track_caller]
pub(crate) fn pid(daemon: &Daemon, name: &str) -> u32 {
    let pid = inspect(daemon, name)["State"]["Pid"].as_u64();
    let pid = u32::try_from(pid.expect("a number")).expect("process ids are small");
    assert_ne!(pid, 0, "{name} runs");
    pid
}

/// Waits for a container's end; its exit code.
#[track_caller]
pub(crate) fn wait(daemon: &Daemon, name: &str) -> i64 {
    let path = format!("/containers/{name}/wait");
    let ended = daemon.ask("POST", &path, &Value::Null).expect(200).json();
    ended["StatusCode"].as_i64().expect("a code")
}

/// Everything a container without a terminal wrote.
#[track_caller]
pub(crate) fn logs(daemon: &Daemon, name: &str) -> String {
    let path = format!("/containers/{name}/logs?stdout=1&stderr=1");
    daemon.ask("GET", &path, &Value::Null).expect(200).frames()
}

/// Removes a container, running or not.
#[track_caller]
pub(crate) fn remove(daemon: &Daemon, name: &str) {
    let path = format!("/containers/{name}?force=1&v=1");
    daemon.ask("DELETE", &path, &Value::Null).expect(204);
}

/// Runs a command in a running container; its exit code and what it wrote.
#[track_caller]
pub(crate) fn exec(daemon: &Daemon, name: &str, command: &[&str]) -> (i64, String) {
    let wanted = json!({"Cmd": command, "AttachStdout": true, "AttachStderr": true});
    let made = daemon.ask("POST", &format!("/containers/{name}/exec"), &wanted);
    let made = made.expect(201).json();
    let id = made["Id"].as_str().expect("an id");
    let wanted = json!({"Detach": false, "Tty": false});
    let started = daemon.ask("POST", &format!("/exec/{id}/start"), &wanted);
    let said = started.expect(200).frames();
    let state = daemon.get(&format!("/exec/{id}/json"));
    assert_eq!(state["Running"], false, "the answer ends with the command");
    (state["ExitCode"].as_i64().expect("a code"), said)
}

/// The names of all containers, sorted.
#[track_caller]
pub(crate) fn names(daemon: &Daemon) -> Vec<String> {
    let list = daemon.get("/containers/json?all=1");
    let list = list.as_array().expect("a list");
    let first = |one: &Value| Some(one["Names"][0].as_str()?.trim_start_matches('/').to_owned());
    let mut names: Vec<String> = list.iter().filter_map(first).collect();
    names.sort();
    names
}
