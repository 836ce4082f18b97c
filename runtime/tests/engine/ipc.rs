//! Who joins whom.

use pierhead_runtime::engine::{StartOptions, StopOptions};
use pierhead_runtime::error::ErrorKind;
use pierhead_runtime::model::IpcMode;

use crate::harness::{Scratch, request};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn donors_and_joiners() {
    let Some(scratch) = Scratch::open().await else {
        return;
    };
    for (mode, joinable) in [
        ("shareable", true),
        ("private", false),
        ("none", false),
        ("host", true),
    ] {
        let donor = format!("donor-{mode}");
        let joiner = format!("joiner-{mode}");
        scratch
            .create(&donor, &["sleep", "100"], |r| {
                r.host_config.ipc_mode = mode.parse().expect("a mode")
            })
            .await;
        let mut wish = request(&joiner, &["readlink", "/proc/self/ns/ipc"]);
        wish.host_config.ipc_mode = IpcMode::Container(donor.clone());
        let created = scratch
            .engine
            .create_container(wish)
            .await
            .expect("created");
        assert_eq!(
            created.warnings.len(),
            usize::from(!joinable),
            "{mode}: {:?}",
            created.warnings
        );
        let refused = scratch
            .engine
            .start_container(&joiner, StartOptions::default())
            .await
            .expect_err("no donor yet");
        assert!(
            refused.to_string().ends_with("is not running"),
            "{mode}: {refused}"
        );
        scratch.start(&donor).await;
        let started = scratch
            .engine
            .start_container(&joiner, StartOptions::default())
            .await;
        assert_eq!(started.is_ok(), joinable, "{mode}: {started:?}");
        match started {
            Ok(_) => {
                assert_eq!(scratch.wait(&joiner).await, 0);
                let donor_pid = scratch
                    .engine
                    .inspect_container(&donor, false)
                    .await
                    .expect("there")
                    .snapshot
                    .state
                    .pid;
                let namespace =
                    std::fs::read_link(format!("/proc/{donor_pid}/ns/ipc")).expect("a namespace");
                assert_eq!(
                    scratch.output(&joiner).await.trim(),
                    namespace.to_string_lossy()
                );
            }
            Err(error) => assert!(
                error
                    .to_string()
                    .contains("non-shareable IPC (hint: use IpcMode:shareable"),
                "{error}"
            ),
        }
        let stop = StopOptions {
            timeout_secs: Some(0),
            signal: None,
        };
        scratch
            .engine
            .stop_container(&donor, stop)
            .await
            .expect("stopped");
    }
    scratch.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shareable_shm_is_on_the_host_while_its_container_runs() {
    let Some(scratch) = Scratch::open().await else {
        return;
    };
    let id = scratch
        .create(
            "share",
            &["sh", "-c", "echo hello > /dev/shm/x; sleep 100"],
            |r| r.host_config.shm_bytes = 1 << 20,
        )
        .await;
    scratch.start("share").await;
    let shm = scratch
        .roots
        .path()
        .join("data/containers")
        .join(&id)
        .join("shm");
    let mounted = || {
        std::fs::read_to_string("/proc/self/mounts")
            .expect("mounts")
            .contains(&*shm.to_string_lossy())
    };
    assert!(mounted());
    let (code, seen) = scratch
        .run(
            "reader",
            &[
                "sh",
                "-c",
                "until cat /dev/shm/x 2>/dev/null; do sleep 0.05; done; df -k /dev/shm",
            ],
            |r| {
                r.host_config.ipc_mode = IpcMode::Container("share".to_owned());
            },
        )
        .await;
    assert!(
        code == 0 && seen.starts_with("hello\n") && seen.contains(" 1024 "),
        "{seen}"
    );
    let stop = StopOptions {
        timeout_secs: Some(0),
        signal: None,
    };
    scratch
        .engine
        .stop_container("share", stop)
        .await
        .expect("stopped");
    // The mount goes behind the answer; a new start is after it.
    scratch.start("share").await;
    assert!(mounted());
    scratch.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wrong_modes_are_refused_at_create() {
    let Some(scratch) = Scratch::open().await else {
        return;
    };
    for (mode, kind) in [
        ("container:", ErrorKind::InvalidParameter),
        ("container:nosuch", ErrorKind::NotFound),
    ] {
        let mut wish = request("wrong", &["true"]);
        wish.host_config.ipc_mode = mode.parse().expect("read");
        let refused = scratch
            .engine
            .create_container(wish)
            .await
            .expect_err("refused");
        assert_eq!(refused.kind(), kind, "{mode}: {refused}");
    }
    scratch.close().await;
}
