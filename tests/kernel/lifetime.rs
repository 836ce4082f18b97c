//! Who outlives whom.

use pierhead_runtime::monitor::client::{MonitorError, MonitorHandle, Spawner};
use pierhead_runtime::monitor::record;

use crate::support::{log_of, machine, monitor_program};

#[tokio::test]
async fn monitors_outlive_the_spawner_and_are_found_again() {
    let Some(machine) = machine() else { return };
    let mut plan = machine.plan(&[
        "sh",
        "-c",
        "while [ ! -e /go ]; do sleep 0.05; done; echo late; exit 42",
    ]);
    // Longer than a socket's address can be.
    plan.run_dir = plan.run_dir.join("long".repeat(30)).join("run");
    let spawner = Spawner::start_process(monitor_program()).expect("spawner");
    machine.keep(&plan);
    let first = spawner
        .start(&plan, Vec::new(), Vec::new())
        .await
        .expect("started");
    let (pid, started_at) = (first.pid(), first.started_at_unix_nanos());
    drop(first);
    drop(spawner);
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    let found = MonitorHandle::connect(&plan.run_dir)
        .await
        .expect("found again");
    assert_eq!(
        (found.pid(), found.started_at_unix_nanos()),
        (pid, started_at)
    );
    assert_eq!(record::read(&plan.run_dir).expect("readable"), None);
    std::fs::write(format!("/proc/{pid}/root/go"), "").expect("go");
    let exit = found.wait().await.expect("exit");
    assert_eq!(exit.exit_code, 42);
    found.gone().await;
    assert_eq!(record::read(&plan.run_dir).expect("readable"), Some(exit));
    assert_eq!(log_of(&plan).0, "late\n");
    let gone = MonitorHandle::connect(&plan.run_dir)
        .await
        .expect_err("gone");
    assert!(matches!(gone, MonitorError::Gone { .. }), "{gone:?}");
}

#[tokio::test]
async fn an_exit_nobody_hears_of_is_recorded() {
    let Some(machine) = machine() else { return };
    let plan = machine.plan(&["sh", "-c", "sleep 0.3; exit 9"]);
    drop(machine.start(&plan).await);
    for _ in 0..200 {
        if let Some(exit) = record::read(&plan.run_dir).expect("readable") {
            assert_eq!(exit.exit_code, 9);
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("no record");
}

#[tokio::test]
async fn a_container_dies_with_its_monitor() {
    let Some(machine) = machine() else { return };
    let plan = machine.plan(&["sleep", "100"]);
    let handle = machine.start(&plan).await;
    let status = std::fs::read_to_string(format!("/proc/{}/status", handle.pid())).expect("status");
    let parent = status
        .lines()
        .find_map(|line| line.strip_prefix("PPid:"))
        .expect("a parent");
    let parent = nix::unistd::Pid::from_raw(parent.trim().parse().expect("a number"));
    nix::sys::signal::kill(parent, nix::sys::signal::Signal::SIGKILL).expect("kill");
    let lost = handle.wait().await.expect_err("lost");
    assert!(matches!(lost, MonitorError::Lost), "{lost:?}");
    let process = std::path::PathBuf::from(format!("/proc/{}/root", handle.pid()));
    for _ in 0..100 {
        if !process.exists() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("the container lives on");
}

#[tokio::test]
async fn a_killed_spawner_is_started_again() {
    let Some(machine) = machine() else { return };
    let before = machine.spawner.pid();
    assert_eq!(machine.run(&machine.plan(&["true"])).await.0, 0);
    let pid = nix::unistd::Pid::from_raw(before as i32);
    nix::sys::signal::kill(pid, nix::sys::signal::Signal::SIGKILL).expect("kill");
    while std::path::Path::new(&format!("/proc/{before}")).exists() {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    assert_eq!(machine.run(&machine.plan(&["true"])).await.0, 0);
    assert_ne!(machine.spawner.pid(), before);
}
