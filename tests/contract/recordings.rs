//! What real engines answered decodes through the generated client's types, with nothing lost.
//!
//! Each recorded answer is played back by a server of its own to the generated client, whose outcome is written again and
//! compared with what was recorded. Members that the document does not know are printed, not refused.

use crate::backend::{Ended, call_of, method_of};
use crate::harness::Served;
use axum::body::Body;
use axum::response::Response;
use pierhead_api::OPERATIONS;
use pierhead_support::{Operation, Shape};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

struct Recording {
    name: String,
    request: String,
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
    values: Vec<Value>,
}

fn recordings() -> Option<Vec<Recording>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/recordings");
    let engines = std::fs::read_dir(&root).ok()?;
    let mut recordings = Vec::new();
    for engine in engines
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
    {
        let files = std::fs::read_dir(engine.path()).ok()?;
        let files: BTreeSet<PathBuf> = files
            .filter_map(Result::ok)
            .map(|file| file.path())
            .collect();
        for path in files
            .iter()
            .filter(|path| path.extension().is_some_and(|ext| ext == "json"))
        {
            let text = std::fs::read_to_string(path).expect("a recording");
            let value: Value = serde_json::from_str(&text).expect("a recording is JSON");
            recordings.push(parse(path, &value));
        }
    }
    Some(recordings)
}

fn parse(path: &Path, recorded: &Value) -> Recording {
    let name = path
        .iter()
        .rev()
        .take(2)
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>();
    let values = match (recorded.get("json"), recorded.get("lines")) {
        (Some(value), _) => vec![value.clone()],
        (None, Some(lines)) => lines.as_array().cloned().unwrap_or_default(),
        (None, None) => Vec::new(),
    };
    let text = recorded["text"].as_str().unwrap_or_default();
    let body = if values.is_empty() {
        text.to_owned()
    } else {
        values.iter().map(|value| format!("{value}\n")).collect()
    };
    let headers = recorded["headers"].as_object().expect("headers");
    Recording {
        name: format!("{}/{}", name[1], name[0]),
        request: recorded["request"].as_str().expect("a request").to_owned(),
        status: recorded["status"].as_u64().expect("a status") as u16,
        headers: headers
            .iter()
            .filter(|(name, _)| {
                !["content-length", "transfer-encoding"]
                    .contains(&name.to_ascii_lowercase().as_str())
            })
            .map(|(name, value)| (name.clone(), value.as_str().unwrap_or_default().to_owned()))
            .collect(),
        body: body.into_bytes(),
        values,
    }
}

/// Finds the operation of a request by having the generated router find it.
async fn operation_of(
    request: &str,
) -> Option<(&'static Operation, Box<dyn std::any::Any + Send>)> {
    let backend = crate::backend::Backend::new();
    let served = Served::new(backend.clone());
    backend.play(crate::backend::Play::Refuse(500));
    let (method, target) = request.split_once(' ')?;
    let bodies = ["", "{}", "[]"];
    for body in bodies {
        served.ask(method, target, &[], body).await;
        if let Some(asked) = backend.asked() {
            let operation = OPERATIONS
                .iter()
                .find(|operation| operation.id == asked.id)?;
            return Some((operation, asked.params));
        }
    }
    None
}

#[tokio::test]
async fn every_recorded_answer_decodes_with_nothing_lost() {
    let Some(recordings) = recordings() else {
        pierhead_tests::skip("there is no folder ../shared/recordings beside the project");
        return;
    };
    let (mut unknown, mut lost) = (BTreeSet::new(), BTreeSet::new());
    let mut played = 0;
    for recording in &recordings {
        let Some((operation, params)) = operation_of(&recording.request).await else {
            // Requests that were made to be wrong.
            let is_wrong = recording.status >= 400;
            assert!(
                is_wrong,
                "{}: {} reaches no operation",
                recording.name, recording.request
            );
            continue;
        };
        if !operation.upgrade.is_empty() {
            // What flows over a connection that is taken over is nothing that decodes.
            continue;
        }
        let call = call_of(&method_of(operation.id)).expect("every operation has a row");
        let served = Served::router(player(recording));
        let ended = call(served.client(), params).await;
        played += 1;
        match ended {
            Ended::Refused {
                status, message, ..
            } => {
                assert_eq!(status, recording.status, "{}", recording.name);
                if let Some(said) = recording
                    .values
                    .first()
                    .and_then(|value| value["message"].as_str())
                {
                    assert_eq!(message, said, "{}", recording.name);
                }
            }
            Ended::Outcome(text) => {
                assert!(recording.status < 400, "{}: {text}", recording.name);
                compare(operation, recording, &text, &mut unknown, &mut lost);
            }
        }
    }
    println!("{played} answers of {} played back", recordings.len());
    println!("what the document does not know ({}):", unknown.len());
    unknown.iter().for_each(|member| println!("  {member}"));
    assert!(played > 500, "only {played} answers were played back");
    assert!(lost.is_empty(), "lost on the way: {lost:#?}");
}

/// A server that answers everything with the recorded answer.
fn player(recording: &Recording) -> axum::Router {
    let (status, headers, body) = (
        recording.status,
        recording.headers.clone(),
        recording.body.clone(),
    );
    axum::Router::new().fallback(move || async move {
        let mut response = Response::builder().status(status);
        for (name, value) in headers {
            response = response.header(name, value);
        }
        response.body(Body::from(body)).expect("a recorded answer")
    })
}

fn compare(
    operation: &Operation,
    recording: &Recording,
    text: &str,
    unknown: &mut BTreeSet<String>,
    lost: &mut BTreeSet<String>,
) {
    let shape = operation
        .successes
        .iter()
        .find(|success| success.status == recording.status);
    let Some(shape) = shape else {
        panic!(
            "{}: status {} is not documented for {}",
            recording.name, recording.status, operation.id
        );
    };
    let (before, after) = match shape.shape {
        Shape::Json | Shape::LateJson => {
            let Some(before) = recording.values.first() else {
                return;
            };
            (before.clone(), parsed(text, recording))
        }
        Shape::JsonLines => (
            Value::Array(recording.values.clone()),
            parsed(text, recording),
        ),
        _ => return,
    };
    difference(
        operation.id,
        &before,
        &after,
        &recording.name,
        unknown,
        lost,
    );
}

fn parsed(text: &str, recording: &Recording) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{}: {error}: {text}", recording.name))
}

/// What `before` says and `after` does not. Null may become absent, and what means nothing may be added.
fn difference(
    path: &str,
    before: &Value,
    after: &Value,
    name: &str,
    unknown: &mut BTreeSet<String>,
    lost: &mut BTreeSet<String>,
) {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            for (key, value) in before {
                let path = format!("{path}.{key}");
                match after.get(key) {
                    Some(again) => difference(&path, value, again, name, unknown, lost),
                    None if value.is_null() => {}
                    None => {
                        unknown.insert(path);
                    }
                }
            }
        }
        (Value::Array(before), Value::Array(after)) if before.len() == after.len() => {
            for (before, after) in before.iter().zip(after) {
                difference(&format!("{path}[]"), before, after, name, unknown, lost);
            }
        }
        // What must be sent is sent empty where the engine sent null.
        (Value::Null, Value::Array(after)) if after.is_empty() => {}
        (Value::Null, Value::Object(after)) if after.is_empty() => {}
        (Value::Null, Value::String(after)) if after.is_empty() => {}
        (Value::Number(before), Value::Number(after)) if before.as_f64() == after.as_f64() => {}
        (before, after) if before == after => {}
        (before, after) => {
            lost.insert(format!("{path}: {before} became {after} ({name})"));
        }
    }
}
