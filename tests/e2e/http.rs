//! What holds for every request and every answer, whatever the client.

use pierhead_api::OPERATIONS;
use pierhead_support::Place;
use pierhead_tests::daemon::Daemon;
use serde_json::{Value, json};

use crate::support::daemon;

const JSON: [(&str, &str); 1] = [("Content-Type", "application/json")];

fn get(daemon: &Daemon, path: &str) -> pierhead_tests::exchange::Answer {
    daemon.ask("GET", path, &Value::Null)
}

#[test]
fn every_answer_tells_the_version_errors_included() {
    let Some(daemon) = daemon(&[]) else { return };
    for (path, status) in [
        ("/_ping", 200),
        ("/v1.24/version", 200),
        ("/containers/json", 200),
        ("/containers/missing/json", 404),
        ("/no/such/path", 404),
        ("/v1.23/_ping", 400),
        ("/v1.99/_ping", 400),
        ("/swarm", 503),
        ("/system/df", 501),
    ] {
        let answer = get(&daemon, path).expect(status);
        assert_eq!(answer.header("api-version"), Some("1.32"), "{path}");
        assert_eq!(answer.header("ostype"), Some("linux"), "{path}");
        assert_eq!(answer.header("docker-experimental"), Some("false"));
        let server = answer.header("server").unwrap_or_default();
        assert!(server.contains('/') && server.ends_with("(linux)"));
        if status >= 400 {
            let kind = answer.header("content-type").unwrap_or_default();
            assert!(kind.starts_with("application/json"), "{path}: {kind}");
            assert!(!answer.message().is_empty(), "{path}");
        }
    }
}

#[test]
fn an_experimental_daemon_says_so() {
    let Some(daemon) = daemon(&["--experimental"]) else {
        return;
    };
    let answer = get(&daemon, "/_ping").expect(200);
    assert_eq!(answer.header("docker-experimental"), Some("true"));
    assert_eq!(daemon.get("/info")["ExperimentalBuild"], true);
}

#[test]
fn versions_outside_the_window_are_refused_with_the_window_s_edge() {
    let Some(daemon) = daemon(&[]) else { return };
    for path in ["/v1.23/_ping", "/v1.23/containers/json", "/v1.0/no/such"] {
        let said = get(&daemon, path).expect(400).message();
        let version = &path[2..path[1..].find('/').expect("a slash") + 1];
        assert_eq!(
            said,
            format!(
                "client version {version} is too old. Minimum supported API version is 1.24, please upgrade your client \
                 to a newer version"
            )
        );
    }
    for version in ["1.33", "1.99", "2.0"] {
        let answer = get(&daemon, &format!("/v{version}/version"));
        assert_eq!(
            answer.expect(400).message(),
            format!("client version {version} is too new. Maximum supported API version is 1.32")
        );
    }
}

#[test]
fn versions_inside_the_window_and_none_are_served() {
    let Some(daemon) = daemon(&[]) else { return };
    for minor in 24..=32 {
        let version = daemon.get(&format!("/v1.{minor}/version"));
        assert_eq!(version["ApiVersion"], "1.32", "1.{minor}");
    }
    let version = daemon.get("/version");
    assert_eq!(version["ApiVersion"], "1.32");
    assert_eq!(version["MinAPIVersion"], "1.24");
    assert_eq!(version["Os"], "linux");
}

#[test]
fn what_is_not_in_the_document_is_not_found() {
    let Some(daemon) = daemon(&[]) else { return };
    for (method, path) in [
        ("GET", "/"),
        ("GET", "/v1.30"),
        ("GET", "/v1.30/"),
        ("GET", "/no/such/path"),
        ("GET", "/v1.30/containers"),
        ("PUT", "/containers/json"),
        ("GET", "/containers/create"),
        ("DELETE", "/version"),
    ] {
        let answer = daemon.ask(method, path, &Value::Null);
        assert_eq!(answer.status, 404, "{method} {path}: {}", answer.text());
        assert_eq!(answer.message(), "page not found", "{method} {path}");
    }
}

#[test]
fn a_wrong_body_is_refused_at_the_field_that_is_wrong() {
    let Some(daemon) = daemon(&[]) else { return };
    let path = "/containers/create";
    for (body, field) in [
        (json!({"Image": 5}), "Image"),
        (
            json!({"Image": "x", "HostConfig": {"Memory": "lots"}}),
            "HostConfig.Memory",
        ),
        (
            json!({"HostConfig": {"Ulimits": [{"Name": "a"}, {"Hard": []}]}}),
            "HostConfig.Ulimits[1].Hard",
        ),
        (json!({"HostConfig": {"IpcMode": 7}}), "HostConfig.IpcMode"),
        (json!({"Labels": {"a": 1}}), "Labels.a"),
    ] {
        let said = daemon.ask("POST", path, &body).expect(400).message();
        assert!(said.contains(field), "{body}: {said}");
    }
    for body in ["{", "{\"Image\": \"x\"} trailing", "[]", "null", "\u{1}"] {
        let answer = daemon.exchange("POST", path, &JSON, body.as_bytes());
        assert_eq!(answer.status, 400, "{body:?}: {}", answer.text());
        assert!(!answer.message().is_empty());
    }
    assert_eq!(daemon.get("/containers/json?all=1"), json!([]));
}

#[test]
fn a_body_of_another_type_is_refused() {
    let Some(daemon) = daemon(&[]) else { return };
    for kind in ["text/plain", "application/x-tar"] {
        let headers = [("Content-Type", kind)];
        let answer = daemon.exchange("POST", "/containers/create", &headers, b"{}");
        let said = answer.expect(400).message();
        assert!(said.contains("must be 'application/json'"), "{said}");
        assert!(said.contains(kind), "{said}");
    }
}

#[test]
fn names_with_slashes_reach_their_operation() {
    let Some(daemon) = daemon(&[]) else { return };
    let name = "registry:5000/a/b/c";
    for (method, path) in [
        ("GET", format!("/images/{name}/json")),
        ("GET", format!("/v1.26/images/{name}:tag/json")),
        ("GET", "/images/registry%3A5000%2Fa%2Fb%2Fc/json".to_owned()),
        ("GET", format!("/images/{name}/history")),
        ("DELETE", format!("/images/{name}")),
        ("POST", format!("/v1.32/images/{name}/tag?repo=x")),
    ] {
        let said = daemon.ask(method, &path, &Value::Null).expect(404);
        let said = said.message();
        assert!(
            said.to_lowercase().contains("no such image"),
            "{path}: {said}"
        );
        assert!(said.contains(name), "{path}: {said}");
    }
}

#[test]
fn ping_is_for_every_prober() {
    let Some(daemon) = daemon(&[]) else { return };
    let answer = get(&daemon, "/_ping").expect(200);
    assert_eq!(answer.text(), "OK");
    for path in ["/_ping", "/v1.24/_ping"] {
        let answer = daemon.ask("HEAD", path, &Value::Null).expect(200);
        assert_eq!(answer.text(), "", "{path}");
        assert_eq!(answer.header("api-version"), Some("1.32"), "{path}");
    }
}

/// Every row of the table is asked for something that is not there.
#[test]
fn every_operation_of_the_document_answers_for_itself() {
    let Some(daemon) = daemon(&[]) else { return };
    let mut left_out = Vec::new();
    for operation in OPERATIONS {
        let mut path = String::new();
        for part in operation.path.split('{') {
            match part.split_once('}') {
                Some((_, rest)) => path.push_str(&format!("nothing{rest}")),
                None => path.push_str(part),
            }
        }
        for parameter in operation.params {
            if parameter.required && parameter.place == Place::Query {
                let separator = if path.contains('?') { '&' } else { '?' };
                path.push_str(&format!("{separator}{}=1", parameter.name));
            }
        }
        let body: &[u8] = if operation.method == "POST" {
            b"{}"
        } else {
            b""
        };
        let answer = daemon.exchange_head(operation.method.as_str(), &path, &JSON, body);
        assert_eq!(answer.header("api-version"), Some("1.32"), "{path}");
        if operation.method == "HEAD" {
            continue;
        }
        let status = answer.status;
        if status >= 400 && status != 503 && status != 501 {
            let answer = daemon.exchange(operation.method.as_str(), &path, &JSON, body);
            assert_ne!(answer.message(), "page not found", "{}", operation.id);
            assert!(status < 500, "{}: {}", operation.id, answer.message());
        }
        if status == 501 {
            let answer = daemon.exchange(operation.method.as_str(), &path, &JSON, body);
            let said = answer.message();
            assert!(said.contains(operation.id), "{}: {said}", operation.id);
            left_out.push(operation.id);
        }
        let of_a_swarm = ["Swarm", "Node", "Service", "Task", "Secret", "Config"];
        if of_a_swarm.contains(&operation.tag) {
            let answer = daemon.exchange(operation.method.as_str(), &path, &JSON, body);
            assert_eq!(answer.status, 503, "{}: {}", operation.id, answer.text());
            let said = answer.message();
            assert!(said.contains("not a swarm manager"), "{said}");
        }
    }
    assert!(left_out.contains(&"ImageBuild"), "{left_out:?}");
}
