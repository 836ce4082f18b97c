//! The property that IPC modes are about: who sees whose memory.

use pierhead_tests::daemon::Daemon;
use pierhead_tests::image;

use crate::support::{daemon_for_cli, docker, docker_code, run};

/// Starts a container that sleeps.
fn sleeper(daemon: &Daemon, name: &str, options: &str) {
    let image = image::NAME;
    docker(
        daemon,
        &format!("run -d --name {name} --network none {options} {image} sleep 1000"),
    );
}

/// What `owner` leaves in its memory is seen by `observer`: a file in /dev/shm, a System V segment, a POSIX queue.
fn sees(daemon: &Daemon, owner: &str, observer: &str) -> (bool, bool, bool) {
    let probe = |container: &str, command: &str| {
        docker_code(daemon, &format!("exec {container} pier-probe {command}")).0 == 0
    };
    let has_shm = probe(owner, "write /dev/shm/mark here");
    assert!(
        probe(owner, "sysv-create 4711 here"),
        "{owner} makes a segment"
    );
    assert!(probe(owner, "queue-create /mark"), "{owner} makes a queue");
    let seen = (
        has_shm && probe(observer, "cat /dev/shm/mark"),
        probe(observer, "sysv-read 4711"),
        probe(observer, "queue-open /mark"),
    );
    if has_shm {
        assert!(probe(owner, "remove /dev/shm/mark"));
    }
    assert!(probe(owner, "sysv-remove 4711"));
    assert!(probe(owner, "queue-remove /mark"));
    seen
}

const NOTHING: (bool, bool, bool) = (false, false, false);
const EVERYTHING: (bool, bool, bool) = (true, true, true);

#[test]
fn a_joiner_shares_everything_and_a_stranger_nothing() {
    let Some(daemon) = daemon_for_cli(&[]) else {
        return;
    };
    sleeper(&daemon, "donor", "--ipc shareable --shm-size 8m");
    sleeper(&daemon, "joiner", "--ipc container:donor");
    sleeper(&daemon, "chained", "--ipc container:joiner");
    sleeper(&daemon, "stranger", "--ipc private");
    sleeper(&daemon, "other", "--ipc shareable");
    sleeper(&daemon, "bare", "--ipc none");
    for (owner, observer, expected) in [
        ("donor", "joiner", EVERYTHING),
        ("joiner", "donor", EVERYTHING),
        ("donor", "chained", EVERYTHING),
        ("donor", "stranger", NOTHING),
        ("stranger", "donor", NOTHING),
        ("donor", "other", NOTHING),
        ("donor", "bare", NOTHING),
        ("bare", "donor", NOTHING),
        ("bare", "bare", (false, true, true)),
        ("stranger", "stranger", EVERYTHING),
    ] {
        assert_eq!(
            sees(&daemon, owner, observer),
            expected,
            "{observer} looks for what {owner} left"
        );
    }
}

#[test]
fn host_is_the_host_s_namespace_and_memory() {
    let Some(daemon) = daemon_for_cli(&[]) else {
        return;
    };
    let host_namespace = std::fs::read_link("/proc/self/ns/ipc").expect("a link");
    let seen = run(&daemon, "--ipc host", "pier-probe namespace ipc");
    assert_eq!(seen, host_namespace.display().to_string());
    use std::os::unix::fs::MetadataExt as _;
    let device = std::fs::metadata("/dev/shm")
        .expect("the host has /dev/shm")
        .dev();
    assert_eq!(
        run(&daemon, "--ipc host", "pier-probe device /dev/shm"),
        device.to_string()
    );
}

#[test]
fn private_memory_is_in_no_table_of_the_host() {
    let Some(daemon) = daemon_for_cli(&[]) else {
        return;
    };
    let table = || std::fs::read_to_string("/proc/self/mountinfo").expect("a table");
    let on = |mounts: &str, point: &str| {
        mounts
            .lines()
            .find(|line| line.split(' ').nth(4) == Some(point))
            .map(str::to_owned)
    };
    sleeper(&daemon, "secret", "--ipc private --shm-size 8m");
    let below = daemon.path("").display().to_string();
    assert!(
        !table()
            .lines()
            .any(|line| line.contains("/shm ") && line.contains(&below))
    );
    let inside = docker(&daemon, "exec secret pier-probe mounts");
    let shm = on(&inside, "/dev/shm").expect("private has /dev/shm");
    for expected in ["nosuid", "nodev", "noexec", " - tmpfs ", "size=8192k"] {
        assert!(shm.contains(expected), "{expected} in {shm}");
    }
    assert!(on(&inside, "/dev/mqueue").is_some());

    sleeper(&daemon, "bare", "--ipc none");
    let inside = docker(&daemon, "exec bare pier-probe mounts");
    assert!(on(&inside, "/dev/shm").is_none(), "{inside}");
    assert!(on(&inside, "/dev/mqueue").is_some());
}

#[test]
fn a_donor_s_memory_outlives_neither_its_stop_nor_its_kill() {
    let Some(daemon) = daemon_for_cli(&[]) else {
        return;
    };
    let mounted = || {
        let table = std::fs::read_to_string("/proc/self/mountinfo").expect("a table");
        let below = daemon.path("data").display().to_string();
        table
            .lines()
            .filter(|line| line.contains(&below) && line.contains("shm"))
            .count()
    };
    assert_eq!(mounted(), 0);
    sleeper(&daemon, "donor", "--ipc shareable");
    assert_eq!(
        mounted(),
        1,
        "the engine keeps a shareable container's memory on the host"
    );
    docker(&daemon, "kill donor");
    docker(&daemon, "wait donor");
    assert_eq!(mounted(), 0);
    docker(&daemon, "start donor");
    assert_eq!(mounted(), 1);
    docker(&daemon, "rm -f donor");
    assert_eq!(mounted(), 0);
}

#[test]
fn joiners_keep_the_memory_of_a_donor_that_stopped() {
    let Some(daemon) = daemon_for_cli(&[]) else {
        return;
    };
    sleeper(&daemon, "donor", "--ipc shareable");
    sleeper(&daemon, "joiner", "--ipc container:donor");
    docker(&daemon, "exec donor pier-probe write /dev/shm/mark kept");
    docker(&daemon, "kill donor");
    docker(&daemon, "wait donor");
    assert_eq!(docker(&daemon, "exec joiner cat /dev/shm/mark"), "kept");
    let (code, said) = docker_code(&daemon, "restart -t 0 joiner");
    assert_ne!(code, 0, "{said}");
    assert!(said.contains("can't join IPC of container"), "{said}");
    assert!(said.contains("is not running"), "{said}");
}

#[test]
fn refusals_say_why_and_leave_nothing() {
    let Some(daemon) = daemon_for_cli(&[]) else {
        return;
    };
    sleeper(&daemon, "closed", "--ipc private");
    docker(
        &daemon,
        &format!(
            "create --name stopped --ipc shareable --network none {} true",
            image::NAME
        ),
    );
    let before = docker(&daemon, "ps -aq");
    for (mode, why) in [("nonsense", "IPC mode"), ("container:", "container:")] {
        let (code, said) = docker_code(
            &daemon,
            &format!("create --ipc {mode} --network none {} true", image::NAME),
        );
        assert_ne!(code, 0, "{mode}: {said}");
        assert!(said.contains(why), "{mode}: {said}");
    }
    // The command line takes a 404 for a missing image, and pulls it.
    let mut wanted = crate::api::config(&["true"]);
    wanted["HostConfig"]["IpcMode"] = "container:missing".into();
    let refused = daemon
        .ask("POST", "/containers/create", &wanted)
        .expect(404);
    assert!(refused.message().contains("No such container: missing"));
    assert_eq!(
        docker(&daemon, "ps -aq"),
        before,
        "a refused create leaves nothing"
    );
    for (mode, why) in [
        (
            "container:closed",
            "non-shareable IPC (hint: use IpcMode:shareable for the donor container)",
        ),
        ("container:stopped", "is not running"),
    ] {
        let image = image::NAME;
        let (code, said) = docker_code(
            &daemon,
            &format!("run --name refused --ipc {mode} --network none {image} true"),
        );
        assert_eq!(code, 125, "{mode}: {said}");
        assert!(said.contains(why), "{mode}: {said}");
        docker(&daemon, "rm refused");
    }
}

#[test]
fn a_mount_of_the_user_s_own_wins() {
    let Some(daemon) = daemon_for_cli(&[]) else {
        return;
    };
    let mounts = run(
        &daemon,
        "--ipc private --tmpfs /dev/shm:size=4m,exec",
        "pier-probe mounts",
    );
    let shm = mounts
        .lines()
        .find(|line| line.split(' ').nth(4) == Some("/dev/shm"))
        .expect("a mount");
    assert!(shm.contains("size=4096k"), "{shm}");
    let read_only = run(
        &daemon,
        "--ipc private --read-only",
        "write /dev/shm/file x",
    );
    assert_eq!(read_only, "", "a read-only root leaves /dev/shm writable");
}
