//! What an engine finds that comes after another one which ended without a word.

use std::future::Future;
use std::time::Duration;

use pierhead_runtime::containers::Status;
use pierhead_runtime::engine::{AttachOptions, Engine};
use pierhead_runtime::error::ErrorKind;
use pierhead_runtime::model::{RestartPolicy, RestartPolicyName};
use tempfile::TempDir;

use crate::harness::{PATIENCE, Scratch, all, config};

/// Runs the first life of an engine and cuts it off: its tasks are dropped wherever they are. Gives its roots.
fn first_life<F: Future<Output = ()>>(life: impl FnOnce(Engine) -> F) -> Option<TempDir> {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let roots = runtime.block_on(async {
        let Scratch { engine, roots } = Scratch::open().await?;
        life(engine).await;
        Some(roots)
    });
    runtime.shutdown_timeout(PATIENCE);
    roots
}

/// Opens the second engine on the roots of the first.
fn second_life<F: Future<Output = ()>>(roots: TempDir, life: impl FnOnce(Scratch) -> F) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let engine = Engine::open(config(roots.path()))
            .await
            .expect("the engine opens");
        life(Scratch { engine, roots }).await;
    });
}

async fn make(engine: &Engine, name: &str, script: &str, policy: RestartPolicyName) {
    let mut request = crate::harness::request(name, &["sh", "-c", script]);
    request.host_config.restart_policy = RestartPolicy {
        name: policy,
        maximum_retry_count: 0,
    };
    engine.create_container(request).await.expect("created");
    engine
        .start_container(name, Default::default())
        .await
        .expect("started");
}

#[test]
fn running_containers_are_taken_up_and_ends_are_found() {
    let roots = first_life(async |engine| {
        make(
            &engine,
            "runs-on",
            "echo before; while [ ! -e /tmp/go ]; do sleep 0.05; done; echo after; exit 9",
            RestartPolicyName::No,
        )
        .await;
        make(&engine, "ends", "sleep 0.3; exit 42", RestartPolicyName::No).await;
    });
    let Some(roots) = roots else { return };
    std::thread::sleep(Duration::from_millis(600));
    second_life(roots, async |scratch| {
        let state = async |name: &str| {
            scratch
                .engine
                .inspect_container(name, false)
                .await
                .expect("there")
                .snapshot
                .state
        };
        assert_eq!(
            (state("ends").await.status, state("ends").await.exit_code),
            (Status::Exited, 42)
        );
        assert_eq!(state("runs-on").await.status, Status::Running);
        assert!(state("runs-on").await.pid > 0);
        let attach = AttachOptions {
            stdout: true,
            stream: true,
            ..AttachOptions::default()
        };
        scratch
            .engine
            .attach_container("runs-on", attach)
            .await
            .expect("attached");
        let pid = state("runs-on").await.pid;
        std::fs::write(format!("/proc/{pid}/root/tmp/go"), "").expect("written");
        assert_eq!(scratch.wait("runs-on").await, 9);
        assert_eq!(scratch.output("runs-on").await, "before\nafter\n");
        scratch.close().await;
    });
}

#[test]
fn policies_hold_over_an_engines_death() {
    let roots = first_life(async |engine| {
        make(&engine, "always", "sleep 0.3", RestartPolicyName::Always).await;
        let mut request = crate::harness::request("removes", &["sleep", "0.3"]);
        request.host_config.auto_remove = true;
        engine.create_container(request).await.expect("created");
        engine
            .start_container("removes", Default::default())
            .await
            .expect("started");
    });
    let Some(roots) = roots else { return };
    std::thread::sleep(Duration::from_millis(600));
    second_life(roots, async |scratch| {
        let mut changes = scratch.engine.changes("always").expect("there");
        let restarted =
            changes.wait_for(|s| s.state.status == Status::Running && s.state.restart_count >= 1);
        tokio::time::timeout(PATIENCE, restarted)
            .await
            .expect("in time")
            .expect("there");
        let list = scratch
            .engine
            .list_containers(&all())
            .await
            .expect("a list");
        assert_eq!(list.len(), 1, "the one that removes itself is gone");
        scratch.close().await;
    });
}

#[test]
fn a_second_engine_on_the_same_root_is_refused() {
    let roots = first_life(async |engine| {
        let refused = Engine::open(engine.config().clone())
            .await
            .expect_err("refused");
        assert_eq!(refused.kind(), ErrorKind::System);
        assert!(
            refused
                .to_string()
                .contains("another daemon uses the data root"),
            "{refused}"
        );
    });
    if let Some(roots) = roots {
        second_life(roots, async |scratch| scratch.close().await);
    }
}
