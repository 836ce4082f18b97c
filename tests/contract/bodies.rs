//! Bodies and parameters that are not what they should be.

use crate::backend::{Backend, Play};
use crate::harness::Served;
use pierhead_api::operations::container::ContainerCreateParams;

async fn refused(target: &str, headers: &[(&str, &str)], body: &str) -> String {
    let backend = Backend::new();
    let served = Served::new(backend.clone());
    let reply = served.ask("POST", target, headers, body).await;
    assert_eq!(reply.status, 400, "{reply:?}");
    assert!(backend.asked().is_none(), "the backend is not troubled");
    reply.message()
}

#[tokio::test]
async fn the_path_of_a_wrong_member_is_named() {
    let cases = [
        (r#"{"HostConfig":{"Memory":"lots"}}"#, "HostConfig.Memory"),
        (
            r#"{"HostConfig":{"Ulimits":[{"Name":"a"},{"Soft":true}]}}"#,
            "HostConfig.Ulimits[1].Soft",
        ),
        (
            r#"{"HostConfig":{"PortBindings":{"80/tcp":[{"HostPort":80}]}}}"#,
            "HostConfig.PortBindings.80/tcp[0].HostPort",
        ),
        (r#"{"Env":{}}"#, "Env"),
    ];
    for (body, path) in cases {
        let message = refused("/containers/create", &[], body).await;
        assert!(message.contains(path), "{path}: {message}");
    }
}

#[tokio::test]
async fn a_body_must_be_there_and_be_json_and_nothing_else() {
    let create = "/v1.30/containers/create";
    assert!(refused(create, &[], "").await.contains("no body"));
    assert!(
        refused(create, &[], "{\"Image\":")
            .await
            .contains("not JSON")
    );
    assert!(refused(create, &[], "{} {}").await.contains("goes on"));
    assert_eq!(
        refused(create, &[("Content-Type", "text/plain")], "{}").await,
        "Content-Type specified (text/plain) must be 'application/json'"
    );
    let parameter = refused("/containers/x/resize?h=tall&w=1", &[], "").await;
    assert!(
        parameter.contains("\"h\"") && parameter.contains("tall"),
        "{parameter}"
    );
    let missing = refused("/containers/x/resize?h=1", &[], "").await;
    assert!(missing.contains("\"w\" is missing"), "{missing}");
    let filters = refused("/containers/prune?filters=nonsense", &[], "").await;
    assert!(filters.contains("filters"), "{filters}");
}

#[tokio::test]
async fn null_absent_and_empty_are_one() {
    let backend = Backend::new();
    let served = Served::new(backend.clone());
    backend.play(Play::Refuse(500));
    let body = r#"{"Image":"busybox","Cmd":"sh","Env":null,"HostConfig":{"Memory":null,"PortBindings":{"80/tcp":null},"Binds":null},
        "ExposedPorts":{"80/tcp":{}},"Volumes":{"/v":null},"Labels":null,"NoSuchMember":{"deep":[1]}}"#;
    let headers = [("Content-Type", "application/json; charset=utf-8")];
    let reply = served
        .ask("POST", "/containers/create", &headers, body)
        .await;
    assert_eq!(reply.status, 500, "{reply:?}");
    let asked = backend.asked().expect("the backend was asked");
    let params = asked
        .params
        .downcast::<ContainerCreateParams>()
        .expect("its parameters");
    let again = serde_json::to_value(&params.body).expect("JSON");
    assert_eq!(again["Cmd"], serde_json::json!(["sh"]));
    assert_eq!(again["ExposedPorts"], serde_json::json!({"80/tcp": {}}));
    assert_eq!(again["Volumes"], serde_json::json!({"/v": {}}));
    assert_eq!(again.get("NoSuchMember"), None);
}

#[tokio::test]
async fn booleans_in_a_query_are_read_as_engines_read_them() {
    let backend = Backend::new();
    let served = Served::new(backend.clone());
    backend.play(Play::Refuse(500));
    for (text, value) in [
        ("all=1", "Some(\n        true,"),
        ("all=", "Some(\n        false,"),
        ("all=no", "false"),
        ("all=yes", "true"),
        ("x=1", "all: None"),
    ] {
        served
            .ask("GET", &format!("/containers/json?{text}"), &[], "")
            .await;
        let asked = backend.asked().expect("the backend was asked");
        assert!(asked.text.contains(value), "{text}: {}", asked.text);
    }
}

#[tokio::test]
async fn an_optional_body_may_be_left_out() {
    let backend = Backend::new();
    let served = Served::new(backend.clone());
    backend.play(Play::Refuse(500));
    for body in ["", "{\"User\":\"1\"}"] {
        let reply = served.ask("POST", "/commit?container=x", &[], body).await;
        assert_eq!(reply.status, 500, "{reply:?}");
        let asked = backend.asked().expect("the backend was asked");
        assert_eq!(
            asked.text.contains("body: None"),
            body.is_empty(),
            "{}",
            asked.text
        );
    }
}

#[tokio::test]
async fn a_body_without_end_is_not_read_to_it() {
    let served = Served::new(Backend::new());
    let body = format!("{{\"Image\":\"{}\"}}", "x".repeat(16 * 1024 * 1024));
    let reply = served.ask("POST", "/containers/create", &[], &body).await;
    assert_eq!(reply.status, 413, "{reply:?}");
}
