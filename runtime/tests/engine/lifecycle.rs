//! From create to removal.

use pierhead_runtime::containers::{ListFilters, ListQuery, Status};
use pierhead_runtime::engine::{RemoveOptions, StartOptions, WaitCondition};
use pierhead_runtime::error::ErrorKind;
use pierhead_runtime::events::EventQuery;

use crate::harness::{PATIENCE, Scratch, all, request};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_container_runs_and_goes() {
    let Some(scratch) = Scratch::open().await else {
        return;
    };
    let (code, output) = scratch
        .run(
            "one",
            &["sh", "-c", "echo out; echo err >&2; exit 7"],
            |_| (),
        )
        .await;
    assert_eq!(code, 7);
    assert!(
        output.contains("out\n") && output.contains("err\n"),
        "{output:?}"
    );
    let detail = scratch
        .engine
        .inspect_container("one", true)
        .await
        .expect("there");
    let state = &detail.snapshot.state;
    assert_eq!(
        (state.status, state.exit_code, state.pid),
        (Status::Exited, 7, 0)
    );
    assert!(state.started_at.is_some() && state.finished_at >= state.started_at);
    assert!(detail.sizes.is_some());
    scratch
        .engine
        .remove_container("one", RemoveOptions::default())
        .await
        .expect("removed");
    let gone = scratch
        .engine
        .inspect_container("one", false)
        .await
        .expect_err("gone");
    assert_eq!(
        (gone.kind(), gone.to_string().as_str()),
        (ErrorKind::NotFound, "No such container: one")
    );
    scratch.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn failed_starts_are_told_apart() {
    let Some(scratch) = Scratch::open().await else {
        return;
    };
    for (name, cmd, code, words) in [
        (
            "missing",
            "nosuch",
            127,
            "executable file not found in $PATH",
        ),
        ("absolute", "/nosuch", 127, "no such file or directory"),
        ("folder", "/tmp", 126, "permission denied"),
    ] {
        scratch.create(name, &[cmd], |_| ()).await;
        let error = scratch
            .engine
            .start_container(name, StartOptions::default())
            .await
            .expect_err("refused");
        assert_eq!(error.kind(), ErrorKind::InvalidParameter, "{error}");
        let state = scratch
            .engine
            .inspect_container(name, false)
            .await
            .expect("there")
            .snapshot
            .state;
        assert_eq!(
            (state.status, state.exit_code),
            (Status::Created, code),
            "{name}: {}",
            state.error
        );
        assert!(state.error.contains(words), "{name}: {}", state.error);
    }
    scratch.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn names_conflict_and_options_are_refused() {
    let Some(scratch) = Scratch::open().await else {
        return;
    };
    let id = scratch.create("web", &["true"], |_| ()).await;
    let taken = scratch
        .engine
        .create_container(request("web", &["true"]))
        .await
        .expect_err("taken");
    assert_eq!(taken.kind(), ErrorKind::Conflict);
    assert!(
        taken
            .to_string()
            .contains(&format!("already in use by container \"{id}\"")),
        "{taken}"
    );
    let mut links = request("links", &["true"]);
    links.host_config.links = Some(vec!["web:web".to_owned()]);
    let refused = scratch
        .engine
        .create_container(links)
        .await
        .expect_err("refused");
    assert_eq!(refused.kind(), ErrorKind::NotImplemented);
    let mut image = request("image", &["true"]);
    image.config.image = "nosuch".to_owned();
    let missing = scratch
        .engine
        .create_container(image)
        .await
        .expect_err("missing");
    assert_eq!(
        (missing.kind(), missing.to_string().as_str()),
        (ErrorKind::NotFound, "No such image: nosuch:latest")
    );
    assert_eq!(
        scratch
            .engine
            .list_containers(&all())
            .await
            .expect("a list")
            .len(),
        1
    );
    scratch.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn waits_and_events_tell_the_story() {
    let Some(scratch) = Scratch::open().await else {
        return;
    };
    let mut events = scratch.engine.events().subscribe(EventQuery::default());
    scratch
        .create("gone", &["sh", "-c", "exit 5"], |request| {
            request.host_config.auto_remove = true
        })
        .await;
    let next = scratch
        .engine
        .wait_container("gone", WaitCondition::NextExit)
        .expect("there");
    let removed = scratch
        .engine
        .wait_container("gone", WaitCondition::Removed)
        .expect("there");
    scratch.start("gone").await;
    let outcome = tokio::time::timeout(PATIENCE, removed.outcome())
        .await
        .expect("in time");
    assert_eq!(outcome.exit_code, 5);
    assert_eq!(next.outcome().await.exit_code, 5);
    assert!(
        scratch
            .engine
            .list_containers(&all())
            .await
            .expect("a list")
            .is_empty()
    );
    let mut seen = Vec::new();
    while seen.last().map(String::as_str) != Some("destroy") {
        let event = tokio::time::timeout(PATIENCE, events.next())
            .await
            .expect("in time")
            .expect("an event");
        if event
            .attributes
            .get("name")
            .is_some_and(|name| name == "gone")
        {
            seen.push(event.action.clone());
        }
    }
    assert_eq!(seen, ["create", "start", "die", "destroy"]);
    scratch.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lists_choose() {
    let Some(scratch) = Scratch::open().await else {
        return;
    };
    scratch
        .create("a-created", &["true"], |r| {
            drop(r.config.labels.insert("x".to_owned(), "1".to_owned()))
        })
        .await;
    scratch
        .run("b-exited", &["sh", "-c", "exit 4"], |_| ())
        .await;
    scratch.create("c-running", &["sleep", "100"], |_| ()).await;
    scratch.start("c-running").await;
    let names = async |query: ListQuery| -> Vec<String> {
        let list = scratch
            .engine
            .list_containers(&query)
            .await
            .expect("a list");
        list.iter()
            .map(|line| line.snapshot.record.name.clone())
            .collect()
    };
    let by = |filters: ListFilters| ListQuery {
        all: true,
        filters,
        ..ListQuery::default()
    };
    assert_eq!(names(ListQuery::default()).await, ["c-running"]);
    assert_eq!(names(all()).await, ["c-running", "b-exited", "a-created"]);
    assert_eq!(
        names(ListQuery {
            limit: Some(2),
            ..ListQuery::default()
        })
        .await,
        ["c-running", "b-exited"]
    );
    assert_eq!(
        names(by(ListFilters {
            exited: vec![4],
            ..Default::default()
        }))
        .await,
        ["b-exited"]
    );
    assert_eq!(
        names(by(ListFilters {
            status: vec![Status::Created],
            ..Default::default()
        }))
        .await,
        ["a-created"]
    );
    assert_eq!(
        names(by(ListFilters {
            label: vec!["x=1".to_owned()],
            ..Default::default()
        }))
        .await,
        ["a-created"]
    );
    assert_eq!(
        names(by(ListFilters {
            before: Some("b-exited".to_owned()),
            ..Default::default()
        }))
        .await,
        ["a-created"]
    );
    assert_eq!(
        names(by(ListFilters {
            ancestor: vec!["busybox".to_owned()],
            ..Default::default()
        }))
        .await
        .len(),
        3
    );
    assert_eq!(
        names(by(ListFilters {
            network: vec!["none".to_owned()],
            ..Default::default()
        }))
        .await
        .len(),
        3
    );
    let info = scratch.engine.info().await;
    assert_eq!(
        (
            info.containers.total,
            info.containers.running,
            info.containers.stopped
        ),
        (3, 1, 2)
    );
    scratch.close().await;
}
