//! What is broken or killed.

use pierhead_runtime::containers::Status;
use pierhead_runtime::engine::{RemoveOptions, StopOptions};
use pierhead_runtime::events::EventQuery;

use crate::harness::{PATIENCE, Scratch, all};

/// The process that is the parent of a container's first one.
fn monitor_of(pid: u32) -> i32 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).expect("a process");
    let parent = status
        .lines()
        .find_map(|line| line.strip_prefix("PPid:"))
        .expect("a parent");
    parent.trim().parse().expect("a number")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_container_dies_with_its_monitor_and_says_so() {
    let Some(scratch) = Scratch::open().await else {
        return;
    };
    scratch.create("orphan", &["sleep", "100"], |_| ()).await;
    scratch.start("orphan").await;
    let pid = scratch
        .engine
        .inspect_container("orphan", false)
        .await
        .expect("there")
        .snapshot
        .state
        .pid;
    let monitor = nix::unistd::Pid::from_raw(monitor_of(pid));
    nix::sys::signal::kill(monitor, nix::sys::signal::Signal::SIGKILL).expect("killed");
    assert_eq!(scratch.wait("orphan").await, 137);
    let state = scratch
        .engine
        .inspect_container("orphan", false)
        .await
        .expect("there")
        .snapshot
        .state;
    assert_eq!(state.status, Status::Exited);
    assert!(
        state.error.contains("monitor was killed"),
        "{}",
        state.error
    );
    // It can be started again, and removed.
    scratch.start("orphan").await;
    let stop = StopOptions {
        timeout_secs: Some(0),
        signal: None,
    };
    scratch
        .engine
        .stop_container("orphan", stop)
        .await
        .expect("stopped");
    scratch.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_at_once_leave_nothing() {
    let Some(scratch) = Scratch::open().await else {
        return;
    };
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..12 {
        let engine = scratch.engine.clone();
        tasks.spawn(async move {
            let name = format!("many-{n}");
            let mut request = crate::harness::request(&name, &["sleep", "100"]);
            request.host_config.auto_remove = n % 3 == 0;
            engine.create_container(request).await.expect("created");
            let starts = [
                engine.start_container(&name, Default::default()),
                engine.start_container(&name, Default::default()),
            ];
            let [first, second] = starts;
            let (_, _, removed) = tokio::join!(
                first,
                second,
                engine.remove_container(
                    &name,
                    RemoveOptions {
                        force: true,
                        volumes: true
                    }
                ),
            );
            // One that removes itself may have been faster; nothing else may go wrong.
            if let Err(error) = removed {
                assert!(n % 3 == 0, "{name}: {error}");
            }
        });
    }
    while let Some(done) = tokio::time::timeout(PATIENCE, tasks.join_next())
        .await
        .expect("in time")
    {
        done.expect("no panic");
    }
    for container in scratch
        .engine
        .list_containers(&all())
        .await
        .expect("a list")
    {
        // A start that came after the removal's look is fine; it can be removed.
        let options = RemoveOptions {
            force: true,
            volumes: true,
        };
        let _ = scratch
            .engine
            .remove_container(&container.snapshot.record.id, options)
            .await;
    }
    assert!(
        scratch
            .engine
            .list_containers(&all())
            .await
            .expect("a list")
            .is_empty()
    );
    scratch.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_of_many_gets_a_name() {
    let Some(scratch) = Scratch::open().await else {
        return;
    };
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..32 {
        let engine = scratch.engine.clone();
        tasks.spawn(async move {
            engine
                .create_container(crate::harness::request("wanted", &["true"]))
                .await
                .is_ok()
        });
    }
    let made = tasks
        .join_all()
        .await
        .into_iter()
        .filter(|made| *made)
        .count();
    assert_eq!(made, 1);
    scratch.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn memory_that_runs_out_is_told() {
    let Some(scratch) = Scratch::open().await else {
        return;
    };
    if !scratch.engine.info().await.memory_limit {
        eprintln!("skipped: this kernel cannot limit memory");
        return scratch.close().await;
    }
    let mut events = scratch.engine.events().subscribe(EventQuery::default());
    let (code, _) = scratch
        .run(
            "eater",
            &["sh", "-c", "dd if=/dev/zero of=/dev/null bs=200M count=1"],
            |request| {
                request.host_config.resources.memory_bytes = 16 << 20;
                request.host_config.resources.memory_swap_bytes = 16 << 20;
            },
        )
        .await;
    assert_eq!(code, 137);
    let state = scratch
        .engine
        .inspect_container("eater", false)
        .await
        .expect("there")
        .snapshot
        .state;
    assert!(state.oom_killed);
    let mut actions = Vec::new();
    while actions.last().map(String::as_str) != Some("die") {
        let event = tokio::time::timeout(PATIENCE, events.next())
            .await
            .expect("in time")
            .expect("an event");
        actions.push(event.action.clone());
    }
    assert!(actions.iter().any(|action| action == "oom"), "{actions:?}");
    scratch.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tmpfs_and_volumes_are_there() {
    let Some(scratch) = Scratch::open().await else {
        return;
    };
    let (code, output) = scratch
        .run(
            "mounts",
            &[
                "sh",
                "-c",
                "df -k /scratch | tail -1; mount | cat; echo x > /data/x; cat /data/x",
            ],
            |request| {
                request
                    .host_config
                    .tmpfs
                    .insert("/scratch".to_owned(), "size=1m".to_owned());
                request.host_config.binds = Some(vec!["kept:/data".to_owned()]);
                request.config.volumes.insert("/anon".to_owned());
            },
        )
        .await;
    assert_eq!(code, 0, "{output}");
    assert!(
        output.contains(" /scratch type tmpfs") && output.ends_with("x\n"),
        "{output}"
    );
    let detail = scratch
        .engine
        .inspect_container("mounts", false)
        .await
        .expect("there");
    let destinations: Vec<_> = detail
        .mounts
        .iter()
        .map(|mount| mount.point.destination.as_str())
        .collect();
    assert_eq!(destinations, ["/data", "/anon"]);
    let used = scratch
        .engine
        .remove_volume("kept", false)
        .await
        .expect_err("used");
    assert_eq!(used.kind(), pierhead_runtime::error::ErrorKind::Conflict);
    let options = RemoveOptions {
        force: false,
        volumes: true,
    };
    scratch
        .engine
        .remove_container("mounts", options)
        .await
        .expect("removed");
    let left = scratch.engine.list_volumes(&Default::default());
    assert_eq!(
        left.iter()
            .map(|volume| volume.name.as_str())
            .collect::<Vec<_>>(),
        ["kept"]
    );
    scratch.close().await;
}
