//! Attach, logs and exec.

use pierhead_runtime::engine::{AttachOptions, ExecConfig, ExecStart};
use pierhead_runtime::logs::{LogQuery, Tail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::harness::{PATIENCE, Scratch, strip_frames, unframed};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_attached_before_the_start_misses_nothing() {
    let Some(scratch) = Scratch::open().await else {
        return;
    };
    scratch
        .create("cat", &["cat"], |request| {
            request.config.open_stdin = true;
            request.config.stdin_once = true;
        })
        .await;
    let options = AttachOptions {
        stdin: true,
        stdout: true,
        stderr: true,
        stream: true,
        logs: false,
    };
    let attachment = scratch
        .engine
        .attach_container("cat", options)
        .await
        .expect("attached");
    let mut stream = attachment.stream.expect("a stream");
    scratch.start("cat").await;
    stream.write_all(b"hello\n").await.expect("written");
    stream.shutdown().await.expect("shut down");
    let mut seen = Vec::new();
    tokio::time::timeout(PATIENCE, stream.read_to_end(&mut seen))
        .await
        .expect("in time")
        .expect("read");
    assert_eq!(strip_frames(&seen), b"hello\n");
    assert_eq!(scratch.wait("cat").await, 0);
    scratch.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn logs_are_followed_to_the_end() {
    let Some(scratch) = Scratch::open().await else {
        return;
    };
    scratch
        .create(
            "ticks",
            &[
                "sh",
                "-c",
                "for n in 1 2 3 4 5; do echo $n; sleep 0.05; done",
            ],
            |_| (),
        )
        .await;
    scratch.start("ticks").await;
    let query = LogQuery {
        stdout: true,
        stderr: true,
        follow: true,
        ..LogQuery::default()
    };
    let stream = scratch
        .engine
        .container_logs("ticks", query.clone())
        .await
        .expect("a log");
    let text = tokio::time::timeout(PATIENCE, unframed(stream))
        .await
        .expect("it ends");
    assert_eq!(text, "1\n2\n3\n4\n5\n");
    let query = LogQuery {
        tail: Tail::Lines(2),
        ..query
    };
    let stream = scratch
        .engine
        .container_logs("ticks", query)
        .await
        .expect("a log");
    assert_eq!(unframed(stream).await, "4\n5\n");
    scratch.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn execs_run_and_are_remembered() {
    let Some(scratch) = Scratch::open().await else {
        return;
    };
    scratch.create("host", &["sleep", "100"], |_| ()).await;
    scratch.start("host").await;
    let config = ExecConfig {
        cmd: ["sh", "-c", "echo from $0; exit 3"]
            .map(str::to_owned)
            .to_vec(),
        attach_stdout: true,
        attach_stderr: true,
        ..ExecConfig::default()
    };
    let id = scratch
        .engine
        .create_exec("host", config.clone())
        .await
        .expect("created");
    let started = scratch
        .engine
        .start_exec(&id, ExecStart::default())
        .await
        .expect("started");
    let mut seen = Vec::new();
    let mut stream = started.stream.expect("a stream");
    tokio::time::timeout(PATIENCE, stream.read_to_end(&mut seen))
        .await
        .expect("in time")
        .expect("read");
    assert_eq!(strip_frames(&seen), b"from sh\n");
    let ended = async {
        while scratch.engine.inspect_exec(&id).expect("there").running {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, ended)
        .await
        .expect("in time");
    assert_eq!(
        scratch.engine.inspect_exec(&id).expect("there").exit_code,
        Some(3)
    );
    assert!(
        scratch
            .engine
            .start_exec(&id, ExecStart::default())
            .await
            .is_err()
    );

    let missing = ExecConfig {
        cmd: vec!["nosuch".to_owned()],
        ..config
    };
    let id = scratch
        .engine
        .create_exec("host", missing)
        .await
        .expect("created");
    let error = scratch
        .engine
        .start_exec(&id, ExecStart::default())
        .await
        .expect_err("refused");
    assert!(
        error
            .to_string()
            .contains("executable file not found in $PATH"),
        "{error}"
    );
    assert_eq!(
        scratch.engine.inspect_exec(&id).expect("there").exit_code,
        Some(127)
    );
    scratch.close().await;
}
