//! `pierd` as a process: its flags, its file, its signals, its files on disk.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use nix::sys::signal::Signal;
use pierhead_tests::daemon::Daemon;
use pierhead_tests::programs;
use serde_json::{Value, json};

use crate::api::{config, create, inspect, wait_until};
use crate::support::{configured_daemon, own_daemon};

/// Starts the program with these flags, and with a directory's socket, roots, pidfile and daemon.json where they name no
/// other; its exit code and what it said. It must end by itself.
fn pierd(directory: &Path, flags: &[&str]) -> (i32, String) {
    let mut command = Command::new(programs::directory().join("pierd"));
    let socket = format!("unix://{}", directory.join("pierd.sock").display());
    for (flag, value) in [
        ("--host", socket),
        ("--data-root", directory.join("data").display().to_string()),
        ("--exec-root", directory.join("exec").display().to_string()),
        (
            "--pidfile",
            directory.join("pierd.pid").display().to_string(),
        ),
        (
            "--config-file",
            directory.join("daemon.json").display().to_string(),
        ),
    ] {
        if !flags.contains(&flag) {
            command.args([flag, &value]);
        }
    }
    let streams = command.args(flags).stdin(Stdio::null());
    let child = streams
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = child.expect("pierd was just built");
    let since = Instant::now();
    while child.try_wait().expect("our child").is_none() {
        if since.elapsed() > Duration::from_secs(10) {
            child.kill().expect("our child");
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    let output = child.wait_with_output().expect("our child");
    let out = String::from_utf8_lossy(&output.stdout);
    let said = format!("{out}{}", String::from_utf8_lossy(&output.stderr));
    (output.status.code().unwrap_or(-1), said)
}

/// As [`pierd`], in a directory of its own with this daemon.json, only to have the configuration checked.
fn validate(file: &str, flags: &[&str]) -> (i32, String) {
    let directory = tempfile::tempdir().expect("a scratch directory");
    std::fs::write(directory.path().join("daemon.json"), file).expect("ours");
    let mut all = vec!["--validate"];
    all.extend(flags);
    let outcome = pierd(directory.path(), &all);
    assert!(
        !directory.path().join("data").exists(),
        "a check makes nothing"
    );
    outcome
}

/// The IPC mode that a container gets which asks for none.
fn default_mode(daemon: &Daemon, name: &str) -> Value {
    create(daemon, name, &config(&["true"]));
    inspect(daemon, name)["HostConfig"]["IpcMode"].clone()
}

/// The daemon's own events so far.
fn daemon_events(daemon: &Daemon) -> Vec<Value> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.expect("the clock is right").as_secs() + 1;
    let path = format!("/events?since=1&until={now}");
    let answer = daemon.ask("GET", &path, &Value::Null).expect(200);
    let mut events = answer.json_lines();
    events.retain(|event| event["Type"] == "daemon");
    events
}

fn mode_of(path: &Path) -> u32 {
    let metadata = std::fs::metadata(path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    metadata.permissions().mode() & 0o7777
}

#[test]
fn the_first_log_line_says_where_it_listens() {
    let Some(daemon) = own_daemon(&[]) else {
        return;
    };
    let log = daemon.log();
    let first = log.lines().next().unwrap_or_default();
    assert!(first.contains(&daemon.host()), "{log}");
}

#[test]
fn nobody_else_gets_in() {
    let Some(daemon) = own_daemon(&[]) else {
        return;
    };
    assert_eq!(mode_of(&daemon.socket()), 0o660);
    for root in ["data", "exec"] {
        assert_eq!(mode_of(&daemon.path(root)) & !0o711, 0, "{root}");
    }
    for entry in std::fs::read_dir(daemon.path("data")).expect("a directory") {
        let entry = entry.expect("an entry");
        // The engine's id is no secret: /info tells it.
        if entry.file_name() == "engine-id" {
            continue;
        }
        let mode = mode_of(&entry.path());
        assert_eq!(mode & 0o066, 0, "{:?} {mode:o}", entry.path());
    }
}

#[test]
fn the_version_is_one_line() {
    for flag in ["--version", "-v"] {
        let (code, said) = validate("{}", &[flag]);
        assert_eq!(code, 0, "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(said.contains(env!("CARGO_PKG_VERSION")), "{said}");
    }
}

#[test]
fn help_teaches() {
    let (code, said) = validate("{}", &["--help"]);
    assert_eq!(code, 0, "{said}");
    for expected in ["--default-ipc-mode", "--data-root", "-H", "DOCKER_HOST"] {
        assert!(said.contains(expected), "{expected} in {said}");
    }
}

#[test]
fn a_valid_configuration_is_said_to_be_ok() {
    for file in [
        "",
        "{}",
        "{\"default-ipc-mode\": \"private\", \"debug\": true}",
    ] {
        let (code, said) = validate(file, &[]);
        assert_eq!(code, 0, "{said}");
        assert!(said.contains("configuration OK"), "{said}");
    }
}

#[test]
fn the_default_mode_is_shareable_unless_flag_or_file_say_otherwise() {
    for (file, flags, expected) in [
        ("{}", &[][..], "shareable"),
        ("{}", &["--default-ipc-mode", "private"], "private"),
        ("{}", &["--default-shm-mode=private"], "private"),
        ("{}", &["--default-ipc-mode", "shareable"], "shareable"),
        ("{\"default-ipc-mode\": \"private\"}", &[], "private"),
        ("{\"default-shm-mode\": \"private\"}", &[], "private"),
    ] {
        let Some(daemon) = configured_daemon(file, flags) else {
            return;
        };
        daemon.import_image();
        assert_eq!(default_mode(&daemon, "made"), expected, "{file} {flags:?}");
    }
}

#[test]
fn other_modes_are_refused_as_default() {
    let unsupported = |mode: &str| format!("IPC mode \"{mode}\" is not supported as default value");
    let invalid = "Default IPC mode setting (nosuchmode) is invalid".to_owned();
    for (word, text) in [
        ("none", unsupported("none")),
        ("host", unsupported("host")),
        ("container:123", unsupported("container:123")),
        ("nosuchmode", invalid),
    ] {
        let text = format!("{text}. Use \"shareable\" or \"private\".");
        for spelling in ["default-ipc-mode", "default-shm-mode"] {
            let flag = format!("--{spelling}={word}");
            for (code, said) in [
                validate("{}", &[&flag]),
                validate(&json!({ spelling: word }).to_string(), &[]),
            ] {
                assert_eq!(code, 1, "{spelling} {word}: {said}");
                assert!(said.contains(&text), "{spelling} {word}: {said}");
            }
        }
    }
}

#[test]
fn a_start_refuses_what_a_check_refuses() {
    let directory = tempfile::tempdir().expect("a scratch directory");
    std::fs::write(directory.path().join("daemon.json"), "{}").expect("ours");
    let (code, said) = pierd(directory.path(), &["--default-ipc-mode=host"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("is not supported as default value"), "{said}");
    assert!(!directory.path().join("data").exists());
}

#[test]
fn a_key_in_the_file_and_as_a_flag_is_an_error() {
    let (code, said) = validate("{\"debug\": true}", &["--debug"]);
    assert_eq!(code, 1, "{said}");
    let text = "the following directives are specified both as a flag and in the configuration file: \
                debug: (from flag: true, from file: true)";
    assert!(said.contains(text), "{said}");
}

#[test]
fn an_unknown_key_is_an_error() {
    let (code, said) = validate("{\"nonsense\": 1}", &[]);
    assert_eq!(code, 1, "{said}");
    let text = "the following directives don't match any configuration option: nonsense";
    assert!(said.contains(text), "{said}");
}

#[test]
fn a_broken_file_is_refused_at_its_position() {
    let (code, said) = validate("{\n  \"debug\": 1\n}", &[]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("daemon.json:2:"), "{said}");
    assert!(said.contains("debug"), "{said}");
}

#[test]
fn a_reload_takes_the_default_mode_over_and_tells_it() {
    let Some(daemon) = own_daemon(&[]) else {
        return;
    };
    daemon.import_image();
    assert_eq!(default_mode(&daemon, "before"), "shareable");
    let reloads = || {
        let mut events = daemon_events(&daemon);
        events.retain(|event| event["Action"] == "reload");
        events
    };
    assert_eq!(reloads().len(), 0);
    let file = daemon.path("daemon.json");
    std::fs::write(&file, "{\"default-ipc-mode\": \"private\"}").expect("ours");
    daemon.signal(Signal::SIGHUP);
    wait_until("the daemon tells of its reload", || !reloads().is_empty());
    let event = &reloads()[0];
    assert_eq!(event["Type"], "daemon");
    let attributes = &event["Actor"]["Attributes"];
    assert_eq!(attributes["default-ipc-mode"], "private", "{event}");
    assert_eq!(default_mode(&daemon, "after"), "private");
    assert_eq!(
        inspect(&daemon, "before")["HostConfig"]["IpcMode"],
        "shareable",
        "what is made stays as it was made"
    );
}

#[test]
fn a_bad_reload_changes_nothing_and_says_so() {
    let Some(daemon) = own_daemon(&[]) else {
        return;
    };
    daemon.import_image();
    for (number, (text, complaint)) in [
        (
            "{\"default-ipc-mode\": \"host\"}",
            "is not supported as default value",
        ),
        ("{\"default-ipc-mode\": ", "daemon.json"),
        ("{\"unheard-of\": true}", "unheard-of"),
    ]
    .into_iter()
    .enumerate()
    {
        assert!(!daemon.log().contains(complaint) || complaint == "daemon.json");
        let lines = daemon.log().lines().count();
        std::fs::write(daemon.path("daemon.json"), text).expect("ours");
        daemon.signal(Signal::SIGHUP);
        wait_until("the daemon complains", || {
            let log = daemon.log();
            log.lines().skip(lines).any(|line| line.contains(complaint))
        });
        assert_eq!(default_mode(&daemon, &format!("made{number}")), "shareable");
    }
    assert!(
        !daemon_events(&daemon)
            .iter()
            .any(|event| event["Action"] == "reload"),
        "a refused reload is none"
    );
}

#[test]
fn one_root_has_one_daemon() {
    let Some(daemon) = own_daemon(&[]) else {
        return;
    };
    let other = tempfile::tempdir().expect("a scratch directory");
    std::fs::write(other.path().join("daemon.json"), "{}").expect("ours");
    for root in ["data", "exec"] {
        let (flag, path) = (format!("--{root}-root"), daemon.path(root));
        let (code, said) = pierd(other.path(), &[&flag, &path.display().to_string()]);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains("another daemon"), "{said}");
        assert!(said.contains(&path.display().to_string()), "{said}");
        for left in ["pierd.sock", "pierd.pid"] {
            assert!(!other.path().join(left).exists(), "{left}");
        }
    }
    daemon.get("/version");
}

#[test]
fn a_socket_or_pidfile_in_use_is_respected() {
    let Some(daemon) = own_daemon(&[]) else {
        return;
    };
    let other = tempfile::tempdir().expect("a scratch directory");
    std::fs::write(other.path().join("daemon.json"), "{}").expect("ours");
    let (code, said) = pierd(other.path(), &["--host", &daemon.host()]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("another process is listening on"), "{said}");
    let pidfile = daemon.path("pierd.pid").display().to_string();
    let (code, said) = pierd(other.path(), &["--pidfile", &pidfile]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("is still running"), "{said}");
    assert_eq!(
        std::fs::read_to_string(&pidfile)
            .expect("still there")
            .trim(),
        daemon.pid().to_string()
    );
    daemon.get("/version");
}

#[test]
fn what_a_killed_daemon_left_is_taken_over() {
    let Some(mut daemon) = own_daemon(&[]) else {
        return;
    };
    let pidfile = daemon.path("pierd.pid");
    let written = || std::fs::read_to_string(&pidfile).unwrap_or_default();
    assert_eq!(written().trim(), daemon.pid().to_string());
    daemon.crash();
    assert!(pidfile.exists() && daemon.socket().exists());
    daemon.launch();
    wait_until("the file names the new daemon", || {
        written().trim() == daemon.pid().to_string()
    });
    daemon.get("/version");
    daemon.stop();
    assert!(!pidfile.exists(), "an orderly end removes the file");
    assert!(!daemon.socket().exists(), "and the socket");
}

#[test]
fn a_flag_without_effect_is_said_in_one_line() {
    let Some(daemon) = own_daemon(&["--containerd", "/run/none.sock"]) else {
        return;
    };
    daemon.get("/version");
    let log = daemon.log();
    let lines: Vec<_> = log
        .lines()
        .filter(|line| line.contains("containerd has no effect"))
        .collect();
    assert_eq!(lines.len(), 1, "{log}");
    assert!(lines[0].contains("WARN"), "{log}");
}

#[test]
fn a_tcp_port_without_protection_is_warned_of() {
    let Some(daemon) = own_daemon(&["-H", "tcp://0.0.0.0:2375"]) else {
        return;
    };
    wait_until("it warns", || {
        let log = daemon.log();
        log.lines().any(|line| {
            let expected = ["WARN", "tcp://0.0.0.0:2375", "TCP without TLS"];
            expected.iter().all(|part| line.contains(part))
        })
    });
    wait_until("the port is open", || {
        let table = std::fs::read_to_string(format!("/proc/{}/net/tcp", daemon.pid()));
        let table = table.expect("a running process");
        table.contains("00000000:0947 00000000:0000 0A")
    });
}
