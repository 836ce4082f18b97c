//! Nothing that was acknowledged is lost, whichever process is killed, and nothing that was removed stays behind.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use pierhead_tests::daemon::{Daemon, mounts_below};
use pierhead_tests::processes;
use serde_json::{Value, json};

use crate::api::{self, config, inspect, wait_until};
use crate::support::own_daemon_with_image;

fn kill_process(pid: u32) {
    kill(Pid::from_raw(pid.cast_signed()), Signal::SIGKILL).expect("it lives");
}

/// The numbers that a container which ticks has written, without a gap; how many.
#[track_caller]
fn ticks(daemon: &Daemon, name: &str) -> usize {
    let said = api::logs(daemon, name);
    for (number, line) in said.lines().enumerate() {
        assert_eq!(line, (number + 1).to_string(), "in {said:?}");
    }
    said.lines().count()
}

/// Lets a container that waits for `/tmp/go` go, from outside.
fn let_go(pid: u32) {
    std::fs::write(format!("/proc/{pid}/root/tmp/go"), "").expect("its root is there");
}

fn state(daemon: &Daemon, name: &str) -> Value {
    inspect(daemon, name)["State"].clone()
}

/// Seconds since 1970 of a time as the API writes it.
fn seconds(time: &Value) -> f64 {
    let text = time.as_str().expect("a time");
    let time: jiff::Timestamp = text
        .parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"));
    time.as_millisecond() as f64 / 1000.0
}

fn now() -> f64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.expect("the clock is right").as_secs_f64()
}

/// The directories below the control groups' mounts whose name has this in it.
fn groups_named(part: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut to_visit = vec![(PathBuf::from("/sys/fs/cgroup"), 0)];
    while let Some((directory, depth)) = to_visit.pop() {
        let entries = std::fs::read_dir(&directory)
            .into_iter()
            .flatten()
            .flatten();
        for entry in entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir())) {
            if entry.file_name().to_string_lossy().contains(part) {
                found.push(entry.path());
            } else if depth < 5 {
                to_visit.push((entry.path(), depth + 1));
            }
        }
    }
    found
}

#[test]
fn a_running_container_outlives_a_killed_daemon() {
    let Some(mut daemon) = own_daemon_with_image(&[]) else {
        return;
    };
    let id = api::run(&daemon, "ticker", &config(&["ticks", "100000", "5"]));
    let pid = api::pid(&daemon, "ticker");
    let started = state(&daemon, "ticker")["StartedAt"].clone();
    let log = PathBuf::from(inspect(&daemon, &id)["LogPath"].as_str().expect("a path"));
    let written = || std::fs::metadata(&log).map_or(0, |metadata| metadata.len());
    wait_until("something is logged", || written() > 0);
    daemon.crash();
    let before = written();
    wait_until("the log grows without a daemon", || {
        written() > before + 500
    });
    assert!(processes::is_running(pid));
    daemon.launch();

    assert_eq!(api::names(&daemon), ["ticker"]);
    assert_eq!(api::pid(&daemon, "ticker"), pid);
    assert_eq!(state(&daemon, "ticker")["Status"], "running");
    assert_eq!(state(&daemon, "ticker")["StartedAt"], started);
    let count = ticks(&daemon, "ticker");
    wait_until("the log goes on", || ticks(&daemon, "ticker") > count + 10);
}

#[test]
fn the_next_daemon_has_the_container_in_hand() {
    let Some(mut daemon) = own_daemon_with_image(&[]) else {
        return;
    };
    api::run(&daemon, "adopted", &config(&["ticks", "100000", "5"]));
    daemon.crash();
    daemon.launch();

    let (code, said) = api::exec(&daemon, "adopted", &["echo", "still", "here"]);
    assert_eq!((code, said.as_str()), (0, "still here\n"));
    assert_eq!(api::exec(&daemon, "adopted", &["exit", "9"]).0, 9);

    let attached = daemon.exchange_head(
        "POST",
        "/containers/adopted/attach?stream=1&stdout=1",
        &[],
        b"",
    );
    assert_eq!(attached.status, 200);

    // A log that is followed ends with the container, so the answer is complete when it comes.
    std::thread::scope(|scope| {
        let path = "/containers/adopted/logs?stdout=1&follow=1";
        let follower = scope.spawn(|| daemon.ask("GET", path, &Value::Null).expect(200).frames());
        let count = ticks(&daemon, "adopted");
        wait_until("it ticks on", || ticks(&daemon, "adopted") > count + 5);
        daemon
            .ask("POST", "/containers/adopted/stop?t=0", &Value::Null)
            .expect(204);
        let followed = follower.join().expect("it ends");
        assert_eq!(followed, api::logs(&daemon, "adopted"));
    });
    let state = state(&daemon, "adopted");
    assert_eq!(state["Status"], "exited");
    assert_eq!(state["ExitCode"], 137);
    api::start(&daemon, "adopted");
    assert_eq!(inspect(&daemon, "adopted")["State"]["Status"], "running");
}

#[test]
fn what_ended_without_a_daemon_has_its_own_code_and_time() {
    let Some(mut daemon) = own_daemon_with_image(&[]) else {
        return;
    };
    api::run(
        &daemon,
        "waiter",
        &config(&["pier-probe", "await", "/tmp/go", "42"]),
    );
    let pid = api::pid(&daemon, "waiter");
    daemon.crash();
    let_go(pid);
    wait_until("the container ends", || !processes::is_running(pid));
    let ended = now();
    daemon.launch();
    let state = state(&daemon, "waiter");
    assert_eq!(state["Status"], "exited", "{state}");
    assert_eq!(state["ExitCode"], 42, "{state}");
    assert_eq!(state["Pid"], 0, "{state}");
    let off = seconds(&state["FinishedAt"]) - ended;
    assert!(off.abs() < 1.0, "{off} seconds off: {state}");
    assert_eq!(api::wait(&daemon, "waiter"), 42);
}

#[test]
fn what_was_to_go_at_its_end_is_gone_though_nobody_looked() {
    let Some(mut daemon) = own_daemon_with_image(&[]) else {
        return;
    };
    let mut temporary = config(&["pier-probe", "await", "/tmp/go", "0"]);
    temporary["HostConfig"]["AutoRemove"] = json!(true);
    api::run(&daemon, "temporary", &temporary);
    let pid = api::pid(&daemon, "temporary");
    daemon.crash();
    let_go(pid);
    wait_until("the container ends", || !processes::is_running(pid));
    daemon.launch();
    wait_until("it is removed", || api::names(&daemon).is_empty());
}

#[test]
fn what_is_to_run_always_runs_again() {
    let Some(mut daemon) = own_daemon_with_image(&[]) else {
        return;
    };
    let mut always = config(&["pier-probe", "await", "/tmp/go", "1"]);
    always["HostConfig"]["RestartPolicy"] = json!({"Name": "always"});
    api::run(&daemon, "always", &always);
    let pid = api::pid(&daemon, "always");
    daemon.crash();
    kill_process(pid);
    wait_until("the container ends", || !processes::is_running(pid));
    daemon.launch();
    wait_until("it runs again", || {
        let state = state(&daemon, "always");
        state["Running"] == true && state["Pid"] != pid
    });
}

#[test]
fn what_was_acknowledged_is_kept() {
    let Some(mut daemon) = own_daemon_with_image(&[]) else {
        return;
    };
    let id = api::create(&daemon, "made", &config(&["true"]));
    api::run(&daemon, "done", &config(&["exit", "7"]));
    assert_eq!(api::wait(&daemon, "done"), 7);
    api::create(&daemon, "gone", &config(&["true"]));
    api::remove(&daemon, "gone");
    let before: Vec<Value> = ["made", "done"].map(|name| inspect(&daemon, name)).into();
    let images = daemon.get("/images/json");
    daemon.crash();
    daemon.launch();

    assert_eq!(api::names(&daemon), ["done", "made"]);
    for (name, before) in ["made", "done"].into_iter().zip(before) {
        assert_eq!(inspect(&daemon, name), before, "{name}");
    }
    assert_eq!(daemon.get("/images/json"), images);
    let again = daemon.ask("POST", "/containers/create?name=made", &config(&["true"]));
    let said = again.expect(409).message();
    assert!(said.contains(&id), "{said}");
    api::create(&daemon, "gone", &config(&["true"]));
    api::start(&daemon, "made");
    assert_eq!(api::wait(&daemon, "made"), 0);
}

#[test]
fn a_container_whose_monitor_was_killed_is_declared_dead_with_the_reason() {
    let Some(daemon) = own_daemon_with_image(&[]) else {
        return;
    };
    let id = api::run(&daemon, "orphan", &config(&["sleep", "100"]));
    let pid = api::pid(&daemon, "orphan");
    let monitor = processes::parent(pid).expect("a running process has a parent");
    assert_ne!(monitor, daemon.pid());
    kill_process(monitor);
    wait_until("the daemon notices", || {
        state(&daemon, "orphan")["Running"] == false
    });
    let state = state(&daemon, "orphan");
    assert!(
        state["Error"].as_str().expect("text").contains("monitor"),
        "{state}"
    );
    assert_ne!(state["ExitCode"], 0, "{state}");
    wait_until("nothing of it runs", || !processes::is_running(pid));
    wait_until("its groups are gone", || groups_named(&id).is_empty());
    api::start(&daemon, "orphan");
    assert_eq!(inspect(&daemon, "orphan")["State"]["Running"], true);
}

#[test]
fn a_killed_spawner_takes_nothing_with_it() {
    let Some(daemon) = own_daemon_with_image(&[]) else {
        return;
    };
    api::run(&daemon, "bystander", &config(&["sleep", "100"]));
    let pid = api::pid(&daemon, "bystander");
    let spawner = daemon
        .processes()
        .into_iter()
        .find(|one| processes::parent(*one) == Some(daemon.pid()))
        .expect("the daemon's child");
    kill_process(spawner);
    wait_until("a container starts again", || {
        let answer = daemon.ask("POST", "/containers/create", &config(&["true"]));
        let id = answer.expect(201).json()["Id"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let started = daemon.ask("POST", &format!("/containers/{id}/start"), &Value::Null);
        started.status == 204
    });
    assert!(processes::is_running(pid));
    assert_eq!(api::exec(&daemon, "bystander", &["true"]).0, 0);
}

#[test]
fn an_orderly_end_leaves_containers_running_unless_told_otherwise() {
    let Some(mut daemon) = own_daemon_with_image(&[]) else {
        return;
    };
    api::run(&daemon, "runner", &config(&["sleep", "100"]));
    let pid = api::pid(&daemon, "runner");
    daemon.stop();
    assert!(processes::is_running(pid));
    daemon.launch();
    assert_eq!(api::pid(&daemon, "runner"), pid);

    let Some(mut daemon) = own_daemon_with_image(&["--live-restore=false", "--shutdown-timeout=1"])
    else {
        return;
    };
    api::run(&daemon, "runner", &config(&["sleep", "100"]));
    let pid = api::pid(&daemon, "runner");
    daemon.stop();
    assert!(!processes::is_running(pid));
    daemon.launch();
    assert_eq!(state(&daemon, "runner")["Status"], "exited");
}

#[test]
fn after_everything_is_removed_nothing_stays() {
    let Some(mut daemon) = own_daemon_with_image(&[]) else {
        return;
    };
    let mut ids = Vec::new();
    let mut namespaces = Vec::new();
    for (name, network, ipc) in [
        ("plain", "none", "private"),
        ("bridged", "bridge", "shareable"),
        ("hosted", "host", "host"),
        ("joiner", "container:bridged", "container:bridged"),
    ] {
        let mut wanted = config(&["sleep", "100"]);
        wanted["HostConfig"] = json!({"NetworkMode": network, "IpcMode": ipc, "Memory": 64 << 20});
        ids.push(api::run(&daemon, name, &wanted));
        api::exec(&daemon, name, &["true"]);
        let pid = api::pid(&daemon, name);
        for kind in ["mnt", "pid", "uts"] {
            namespaces.push((kind, processes::namespace(pid, kind).expect("it runs")));
        }
    }
    for name in ["joiner", "plain", "bridged", "hosted"] {
        api::remove(&daemon, name);
    }
    for id in &ids {
        assert_eq!(groups_named(id), Vec::<PathBuf>::new());
    }
    for (kind, namespace) in &namespaces {
        let left = processes::in_namespace(kind, namespace);
        assert_eq!(left, Vec::<u32>::new(), "{kind}");
    }
    assert_eq!(mounts_below(&daemon.path("data")), Vec::<PathBuf>::new());
    for directory in ["data/containers", "exec/containers"] {
        let directory = daemon.path(directory);
        wait_until("the directories are gone", || {
            entries(&directory).is_empty()
        });
    }
    daemon.stop();
    wait_until("no process is left", || daemon.processes().is_empty());
    assert_eq!(mounts_below(&daemon.path("")), Vec::<PathBuf>::new());
}

fn entries(directory: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}
