//! Importing, naming, finding and listing.

use std::collections::BTreeMap;

use super::{Bench, body, root};
use crate::error::ErrorKind;
use crate::images::{ImageFilters, ImportRequest, ListQuery};
use crate::layers::Digest;

fn filters(key: &str, value: &str) -> ListQuery {
    let map = BTreeMap::from([(key.to_owned(), vec![value.to_owned()])]);
    ListQuery {
        all: false,
        filters: ImageFilters::parse(&map).unwrap(),
    }
}

#[tokio::test]
async fn an_import_is_an_image_that_survives() {
    let Some(bench) = Bench::new() else { return };
    let request = ImportRequest {
        repo: "busybox".to_owned(),
        changes: vec!["CMD [\"sh\"]".to_owned(), "LABEL kind=test".to_owned()],
        engine_version: "1.2.3".to_owned(),
        ..ImportRequest::default()
    };
    let archive = root("sh");
    let imported = bench.images.import(request, body(&archive)).await.unwrap();
    assert_eq!(imported.reference.unwrap().familiar(), "busybox:latest");

    let bench = bench.reopen();
    let detail = bench.images.inspect("busybox").unwrap();
    assert_eq!(detail.image.id, imported.id);
    assert_eq!(detail.repo_tags, ["busybox:latest"]);
    assert_eq!(detail.image.layers(), [Digest::of(&archive)]);
    assert_eq!(detail.image.size_bytes, 2);
    let config = &detail.image.config;
    assert_eq!(
        (config.os.as_str(), config.comment.as_str()),
        ("linux", "Imported from -")
    );
    assert_eq!(config.docker_version, "1.2.3");
    assert_eq!(
        config.config.as_ref().unwrap().cmd,
        Some(vec!["sh".to_owned()])
    );
    assert_eq!(
        Digest::of(&bench.images.config_bytes(&imported.id).unwrap()),
        imported.id
    );
    let history = bench.images.history("busybox").unwrap();
    assert_eq!(history.len(), 1);
    assert_eq!(
        (history[0].id, history[0].size_bytes),
        (Some(imported.id), 2)
    );
    assert_eq!(history[0].tags, ["busybox:latest"]);
    assert_eq!(bench.files(), (1, 1, 0));
}

#[tokio::test]
async fn a_wrong_request_is_refused_before_the_body_is_read() {
    let Some(bench) = Bench::new() else { return };
    for (repo, change) in [
        ("Upper", ""),
        ("a", "RUN ls"),
        ("sha256", ""),
        (&format!("a@{}", Digest::of(b"")), ""),
    ] {
        let request = ImportRequest {
            repo: repo.to_owned(),
            changes: if change.is_empty() {
                vec![]
            } else {
                vec![change.to_owned()]
            },
            ..ImportRequest::default()
        };
        let never = futures_util::stream::pending();
        let error = bench.images.import(request, never).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidParameter, "{repo} {change}");
    }
}

#[tokio::test]
async fn a_dropped_import_leaves_nothing() {
    let Some(bench) = Bench::new() else { return };
    let first = futures_util::StreamExt::take(body(&root("x")), 1);
    let hanging = futures_util::StreamExt::chain(first, futures_util::stream::pending());
    let import = bench.images.import(ImportRequest::default(), hanging);
    assert!(
        tokio::time::timeout(std::time::Duration::from_millis(100), import)
            .await
            .is_err()
    );
    for _ in 0..100 {
        if bench.files() == (0, 0, 0) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("{:?}", bench.files());
}

#[tokio::test]
async fn an_image_is_found_by_name_and_by_the_beginning_of_its_id() {
    let Some(bench) = Bench::new() else { return };
    let id = bench.import("busybox", "a").await;
    let other = bench.import("other:v1", "b").await;
    let hex = id.hex();
    let texts = [
        "busybox",
        "busybox:latest",
        "docker.io/library/busybox",
        &hex,
        &hex[..12],
        &id.to_string(),
        &id.to_string()[..19],
    ];
    for text in texts {
        assert_eq!(bench.images.get(text).unwrap().id, id, "{text}");
    }
    assert_eq!(bench.images.get("other:v1").unwrap().id, other);
    for (text, error) in [
        ("other", "No such image: other:latest"),
        ("busybox:1", "No such image: busybox:1"),
        ("", "invalid reference format"),
        (
            "Busybox",
            "invalid reference format: repository name must be lowercase",
        ),
        (
            &Digest::of(b"x").to_string(),
            &format!("No such image: {}", Digest::of(b"x")),
        ),
    ] {
        assert_eq!(bench.images.get(text).unwrap_err().to_string(), error);
    }
}

#[tokio::test]
async fn a_name_moves_to_the_image_it_is_given_to() {
    let Some(bench) = Bench::new() else { return };
    let (old, new) = (
        bench.import("app", "old").await,
        bench.import("", "new").await,
    );
    let tagged = bench.images.tag(&new.hex(), "app", "").await.unwrap();
    assert_eq!(
        (tagged.id, tagged.reference.familiar()),
        (new, "app:latest".to_owned())
    );
    bench
        .images
        .tag("app", "localhost:5000/team/app", "v1")
        .await
        .unwrap();
    let bench = bench.reopen();
    assert_eq!(bench.images.get("app").unwrap().id, new);
    assert_eq!(
        bench.images.inspect(&new.hex()).unwrap().repo_tags,
        ["app:latest", "localhost:5000/team/app:v1"]
    );
    assert_eq!(bench.images.inspect(&old.hex()).unwrap().repo_tags, [""; 0]);
    for (name, repo, tag, kind) in [
        ("none", "a", "", ErrorKind::NotFound),
        ("app", "A", "", ErrorKind::InvalidParameter),
        ("app", "a", "-", ErrorKind::InvalidParameter),
        ("app", "", "", ErrorKind::InvalidParameter),
    ] {
        assert_eq!(
            bench.images.tag(name, repo, tag).await.unwrap_err().kind(),
            kind,
            "{repo}:{tag}"
        );
    }
}

#[tokio::test]
async fn lists_are_filtered_and_the_newest_is_first() {
    let Some(bench) = Bench::new() else { return };
    let request = ImportRequest {
        repo: "first".to_owned(),
        changes: vec!["LABEL a=1".to_owned()],
        ..ImportRequest::default()
    };
    bench
        .images
        .import(request, body(&root("1")))
        .await
        .unwrap();
    bench.import("localhost/second:v2", "2").await;
    bench.import("", "3").await;
    let names = |query: &ListQuery| -> Vec<String> {
        bench
            .images
            .list(query)
            .unwrap()
            .into_iter()
            .flat_map(|summary| summary.repo_tags)
            .collect()
    };
    assert_eq!(
        names(&ListQuery::default()),
        ["<none>:<none>", "localhost/second:v2", "first:latest"]
    );
    for (key, value, expected) in [
        ("dangling", "true", &["<none>:<none>"][..]),
        (
            "dangling",
            "false",
            &["localhost/second:v2", "first:latest"],
        ),
        ("label", "a", &["first:latest"]),
        ("label", "a=1", &["first:latest"]),
        ("label", "a=2", &[]),
        ("reference", "first", &["first:latest"]),
        ("reference", "*/second", &["localhost/second:v2"]),
        ("reference", "*:v2", &[]),
        ("reference", "*/*:v2", &["localhost/second:v2"]),
        ("before", "localhost/second:v2", &["first:latest"]),
        ("since", "localhost/second:v2", &["<none>:<none>"]),
    ] {
        assert_eq!(names(&filters(key, value)), expected, "{key}={value}");
    }
    assert_eq!(
        bench
            .images
            .list(&filters("before", "none"))
            .unwrap_err()
            .kind(),
        ErrorKind::NotFound
    );
    assert_eq!(
        bench
            .images
            .list(&filters("reference", "["))
            .unwrap_err()
            .kind(),
        ErrorKind::InvalidParameter
    );
}
