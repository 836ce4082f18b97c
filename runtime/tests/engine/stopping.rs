//! Stop, kill and pause.

use std::time::{Duration, Instant};

use pierhead_runtime::engine::{Change, RemoveOptions, StartOptions, StopOptions};
use pierhead_runtime::error::ErrorKind;
use pierhead_runtime::model::Signal;

use crate::harness::Scratch;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stop_kill_and_remove_do_what_they_say() {
    let Some(scratch) = Scratch::open().await else {
        return;
    };
    let engine = &scratch.engine;
    // As pid 1 a shell without a handler does not hear SIGTERM.
    scratch.create("deaf", &["sleep", "100"], |_| ()).await;
    scratch.start("deaf").await;
    assert_eq!(
        engine
            .start_container("deaf", StartOptions::default())
            .await
            .expect("fine"),
        Change::AlreadySo
    );
    let running = engine
        .remove_container("deaf", RemoveOptions::default())
        .await
        .expect_err("refused");
    assert_eq!(running.kind(), ErrorKind::Conflict);
    let begun = Instant::now();
    let options = StopOptions {
        timeout_secs: Some(1),
        signal: None,
    };
    assert_eq!(
        engine
            .stop_container("deaf", options)
            .await
            .expect("stopped"),
        Change::Done
    );
    assert!(begun.elapsed() >= Duration::from_secs(1) && begun.elapsed() < Duration::from_secs(5));
    assert_eq!(
        engine.stop_container("deaf", options).await.expect("fine"),
        Change::AlreadySo
    );
    let state = engine
        .inspect_container("deaf", false)
        .await
        .expect("there")
        .snapshot
        .state;
    assert_eq!(state.exit_code, 137);
    let dead = engine
        .kill_container("deaf", Signal::KILL)
        .await
        .expect_err("refused");
    assert_eq!(dead.kind(), ErrorKind::Conflict);

    scratch
        .create(
            "hears",
            &[
                "sh",
                "-c",
                "trap 'exit 3' TERM; echo ready; while :; do sleep 0.1; done",
            ],
            |_| (),
        )
        .await;
    scratch.start("hears").await;
    while !scratch.output("hears").await.contains("ready") {
        tokio::task::yield_now().await;
    }
    let begun = Instant::now();
    engine
        .stop_container("hears", StopOptions::default())
        .await
        .expect("stopped");
    assert!(
        begun.elapsed() < Duration::from_secs(5),
        "{:?}",
        begun.elapsed()
    );
    assert_eq!(scratch.wait("hears").await, 3);

    scratch.start("deaf").await;
    engine
        .remove_container(
            "deaf",
            RemoveOptions {
                force: true,
                volumes: true,
            },
        )
        .await
        .expect("removed");
    scratch.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_paused_container_stands_still() {
    let Some(scratch) = Scratch::open().await else {
        return;
    };
    let engine = &scratch.engine;
    scratch
        .create(
            "still",
            &["sh", "-c", "while :; do echo tick; sleep 0.02; done"],
            |_| (),
        )
        .await;
    scratch.start("still").await;
    while scratch.output("still").await.is_empty() {
        tokio::task::yield_now().await;
    }
    engine.pause_container("still").await.expect("paused");
    let before = scratch.output("still").await.len();
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(scratch.output("still").await.len(), before);
    assert_eq!(
        engine
            .pause_container("still")
            .await
            .expect_err("refused")
            .kind(),
        ErrorKind::Conflict
    );
    let refused = engine
        .remove_container("still", RemoveOptions::default())
        .await
        .expect_err("refused");
    assert_eq!(refused.kind(), ErrorKind::Conflict);
    engine.unpause_container("still").await.expect("unpaused");
    while scratch.output("still").await.len() == before {
        tokio::task::yield_now().await;
    }
    engine.pause_container("still").await.expect("paused");
    let options = StopOptions {
        timeout_secs: Some(1),
        signal: None,
    };
    engine
        .stop_container("still", options)
        .await
        .expect("stopped");
    assert_eq!(scratch.wait("still").await, 137);
    scratch.close().await;
}
