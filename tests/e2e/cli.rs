//! The unmodified docker command line, as a person types it.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

use pierhead_tests::{image, programs, skip};

use crate::support::{daemon_for_cli, docker, docker_code, run};

#[test]
fn run_prints_what_the_command_prints() {
    let Some(daemon) = daemon_for_cli(&[]) else {
        return;
    };
    assert_eq!(run(&daemon, "", "echo hi there"), "hi there");
    assert_eq!(docker(&daemon, "ps -aq"), "", "--rm removes the container");
}

#[test]
fn exit_codes_tell_the_command_s_from_the_engine_s() {
    let Some(daemon) = daemon_for_cli(&[]) else {
        return;
    };
    let code = |options: &str, command: &str| {
        let name = image::NAME;
        docker_code(
            &daemon,
            &format!("run --rm --network none {options} {name} {command}"),
        )
    };
    assert_eq!(code("", "true").0, 0);
    assert_eq!(code("", "exit 7").0, 7);
    let (not_found, said) = code("", "no-such-command");
    assert_eq!(not_found, 127, "{said}");
    let (not_executable, said) = code("", "/etc/passwd");
    assert_eq!(not_executable, 126, "{said}");
    let (refused, said) = code("--ipc=nonsense", "true");
    assert_eq!(refused, 125, "{said}");
    let (no_image, said) = docker_code(&daemon, "run --rm --pull never no-such-image true");
    assert_eq!(no_image, 125, "{said}");
}

#[test]
fn standard_input_reaches_the_command_and_ends() {
    let Some(daemon) = daemon_for_cli(&[]) else {
        return;
    };
    let mut child = daemon
        .docker_command(&["run", "--rm", "-i", "--network", "none", image::NAME, "cat"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the docker command line runs");
    let mut input = child.stdin.take().expect("a pipe");
    input
        .write_all(b"first\nsecond\n")
        .expect("the command reads");
    drop(input);
    let output = child.wait_with_output().expect("it ends with its input");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "first\nsecond\n");
    assert!(output.status.success());
}

#[test]
fn a_terminal_is_a_terminal_in_the_container() {
    let Some(daemon) = daemon_for_cli(&[]) else {
        return;
    };
    if programs::find("script").is_none() {
        skip("the program script, which makes a terminal, is not installed");
        return;
    }
    let command = format!(
        "docker run --rm -it --network none {} echo through a terminal",
        image::NAME
    );
    let output = std::process::Command::new("script")
        .args(["--quiet", "--return", "--command", &command, "/dev/null"])
        .env("DOCKER_HOST", daemon.host())
        .env("DOCKER_CONFIG", daemon.path("docker-config"))
        .stdin(Stdio::null())
        .output()
        .expect("script runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
    // A terminal turns a line end into a carriage return and a line end.
    assert!(said.contains("through a terminal\r\n"), "{said:?}");
}

#[test]
fn a_detached_container_lives_a_whole_life() {
    let Some(daemon) = daemon_for_cli(&[]) else {
        return;
    };
    let name = image::NAME;
    let id = docker(
        &daemon,
        &format!("run -d --name life --network none {name} ticks 1000 20"),
    );
    assert_eq!(id.len(), 64, "{id}");
    assert_eq!(docker(&daemon, "ps -q --no-trunc --filter name=life"), id);

    let mut follow = daemon
        .docker_command(&["logs", "-f", "life"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the docker command line runs");
    let lines = BufReader::new(follow.stdout.take().expect("a pipe")).lines();
    let seen: Vec<String> = lines.take(10).map(|line| line.expect("text")).collect();
    assert_eq!(
        seen,
        (1..=10).map(|tick| tick.to_string()).collect::<Vec<_>>()
    );

    assert_eq!(docker(&daemon, "exec life hostname"), id[..12]);
    assert_eq!(docker_code(&daemon, "exec life exit 3").0, 3);
    assert_eq!(
        docker(&daemon, "exec -e GREETING=hi -u 1000:50 life id"),
        "uid=1000 gid=50"
    );

    docker(&daemon, "stop -t 1 life");
    follow.wait().expect("following ends with the container");
    assert_eq!(docker(&daemon, "ps -q"), "");
    let state = docker(
        &daemon,
        "inspect -f {{.State.Status}}/{{.State.ExitCode}} life",
    );
    assert!(state == "exited/137" || state == "exited/143", "{state}");
    let tail = docker(&daemon, "logs --tail 2 life");
    assert_eq!(tail.lines().count(), 2, "{tail}");
    docker(&daemon, "rm life");
    assert_eq!(docker(&daemon, "ps -aq"), "");
}

#[test]
fn lists_are_filtered() {
    let Some(daemon) = daemon_for_cli(&[]) else {
        return;
    };
    let name = image::NAME;
    docker(
        &daemon,
        &format!("run --name ended --label kind=a --network none {name} true"),
    );
    let (code, said) = docker_code(
        &daemon,
        &format!("run --name failed --network none {name} exit 5"),
    );
    assert_eq!(code, 5, "{said}");
    docker(
        &daemon,
        &format!("create --name made --label kind=b --network none {name} true"),
    );
    docker(
        &daemon,
        &format!("run -d --name up --label kind=a --network none {name} sleep 100"),
    );
    let names = |filters: &str| {
        let mut names: Vec<String> =
            docker(&daemon, &format!("ps -a --format {{{{.Names}}}} {filters}"))
                .lines()
                .map(str::to_owned)
                .collect();
        names.sort();
        names.join(" ")
    };
    assert_eq!(names(""), "ended failed made up");
    assert_eq!(names("--filter status=running"), "up");
    assert_eq!(
        names("--filter status=exited --filter status=created"),
        "ended failed made"
    );
    assert_eq!(names("--filter exited=5"), "failed");
    assert_eq!(names("--filter label=kind"), "ended made up");
    assert_eq!(names("--filter label=kind=a"), "ended up");
    assert_eq!(names("--filter before=failed"), "ended");
    assert_eq!(names("--filter since=failed"), "made up");
    assert_eq!(
        names(&format!("--filter ancestor={name}")),
        "ended failed made up"
    );
    assert_eq!(names("--filter name=^/u"), "up");
    assert_eq!(names("-n 1"), "up");
}

#[test]
fn options_of_the_process_are_honoured() {
    let Some(daemon) = daemon_for_cli(&[]) else {
        return;
    };
    assert_eq!(run(&daemon, "--user 1000:50", "id"), "uid=1000 gid=50");
    assert_eq!(run(&daemon, "--user guest", "id"), "uid=1000 gid=1000");
    assert_eq!(run(&daemon, "--workdir /tmp", "pwd"), "/tmp");
    assert_eq!(run(&daemon, "--workdir /made/up", "pwd"), "/made/up");
    assert!(
        run(&daemon, "--env GREETING=hi", "env")
            .lines()
            .any(|line| line == "GREETING=hi")
    );
    assert_eq!(
        run(&daemon, "--entrypoint /bin/echo", "as arguments"),
        "as arguments"
    );
    assert_eq!(run(&daemon, "--hostname box", "hostname"), "box");
    let (code, said) = docker_code(
        &daemon,
        &format!(
            "run --rm --network none --read-only {} write /file x",
            image::NAME
        ),
    );
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("Read-only file system"), "{said}");
    assert_eq!(
        run(&daemon, "--read-only --tmpfs /tmp", "write /tmp/file x"),
        ""
    );
}

#[test]
fn limits_are_the_kernel_s() {
    let Some(daemon) = daemon_for_cli(&[]) else {
        return;
    };
    let id = docker(
        &daemon,
        &format!(
            "run -d --network none -m 32m --cpus 0.5 --pids-limit 20 {} sleep 100",
            image::NAME
        ),
    );
    let pid = docker(&daemon, &format!("inspect -f {{{{.State.Pid}}}} {id}"));
    let limit =
        |controller: &str, v1: &str, v2: &str| pierhead_cgroup_value(&pid, controller, v1, v2);
    assert_eq!(
        limit("memory", "memory.limit_in_bytes", "memory.max"),
        "33554432"
    );
    assert_eq!(limit("pids", "pids.max", "pids.max"), "20");
    let quota = limit("cpu", "cpu.cfs_quota_us", "cpu.max");
    assert!(quota == "50000" || quota == "50000 100000", "{quota}");
}

/// The value of a limit of the group that a process is in, by either version of control groups.
fn pierhead_cgroup_value(pid: &str, controller: &str, v1: &str, v2: &str) -> String {
    let table = std::fs::read_to_string(format!("/proc/{pid}/cgroup")).expect("the container runs");
    let path_of = |wanted: &str| {
        table.lines().find_map(|line| {
            let mut fields = line.splitn(3, ':').skip(1);
            let controllers = fields.next()?;
            controllers
                .split(',')
                .any(|one| one == wanted)
                .then(|| fields.next().unwrap_or_default().to_owned())
        })
    };
    let file = match path_of(controller) {
        Some(path) => format!("/sys/fs/cgroup/{controller}{path}/{v1}"),
        None => format!("/sys/fs/cgroup{}/{v2}", path_of("").unwrap_or_default()),
    };
    let value = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
    value.trim().to_owned()
}

#[test]
fn logs_begin_at_a_moment() {
    let Some(daemon) = daemon_for_cli(&[]) else {
        return;
    };
    let name = image::NAME;
    docker(
        &daemon,
        &format!("run --name said --network none {name} echo once"),
    );
    assert_eq!(docker(&daemon, "logs --since 10m said"), "once");
    let later = docker(&daemon, "logs --since 2999-01-01T00:00:00.5Z said");
    assert_eq!(later, "");
}
