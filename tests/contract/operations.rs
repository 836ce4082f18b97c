//! Every operation, driven by `OPERATIONS`: parameters, outcomes, errors, and what is left out.

use crate::backend::{Backend, Ended, Play, REFUSED, call_of, expected, method_of};
use crate::harness::Served;
use crate::probe::Probe;
use pierhead_api::OPERATIONS;
use pierhead_api::{
    ConfigApi, ContainerApi, DistributionApi, ExecApi, ImageApi, NetworkApi, NodeApi, PluginApi,
    SecretApi, ServiceApi, SessionApi, SwarmApi, SystemApi, TaskApi, VolumeApi,
};
use pierhead_support::BodyKind;
use std::sync::Arc;

#[test]
fn every_operation_has_a_row() {
    for operation in OPERATIONS {
        assert!(
            call_of(&method_of(operation.id)).is_some(),
            "{}",
            operation.id
        );
    }
}

/// What the backend reads from a request written by hand, it reads again when the generated client sends it.
#[tokio::test]
async fn parameters_reach_the_backend_by_hand_and_by_client_alike() {
    let backend = Backend::new();
    let served = Served::new(backend.clone());
    // Refused all the same: what is tested is what was asked.
    backend.play(Play::Refuse(500));
    for operation in OPERATIONS {
        for mut probe in [Probe::full(operation), Probe::least(operation)] {
            let reply = probe.ask(&served, "/v1.29").await;
            assert_eq!(reply.status, 500, "{}: {reply:?}", operation.id);
            let by_hand = backend
                .asked()
                .unwrap_or_else(|| panic!("{} was not asked", operation.id));
            assert_eq!(by_hand.id, operation.id);
            let version = by_hand.context.version.map(|version| version.to_string());
            assert_eq!(version.as_deref(), Some("1.29"));
            let call = call_of(&method_of(operation.id)).expect("every operation has a row");
            call(served.client(), by_hand.params).await;
            let by_client = backend
                .asked()
                .unwrap_or_else(|| panic!("{} was not asked", operation.id));
            assert_eq!(by_client.text, by_hand.text, "{}", operation.id);
            assert_eq!(by_client.id, operation.id);
            if operation.body == BodyKind::Bytes {
                assert_eq!(
                    by_client.body,
                    Some(expected("image_get", 200).await),
                    "{}",
                    operation.id
                );
            }
        }
    }
}

#[tokio::test]
async fn every_documented_error_comes_as_its_variant_and_others_as_undocumented() {
    let backend = Backend::new();
    let served = Served::new(backend.clone());
    for operation in OPERATIONS {
        for status in operation.errors.iter().copied().chain([418]) {
            let (reply, ended) = play(&backend, &served, operation, Play::Refuse(status)).await;
            assert_eq!(reply, status, "{}", operation.id);
            let Ended::Refused {
                status: came,
                message,
                variant,
            } = ended
            else {
                panic!("{} {status}: {ended:?}", operation.id);
            };
            assert_eq!(came, status, "{}", operation.id);
            // The answer to a HEAD has no body to carry a message.
            if operation.method.as_str() != "HEAD" {
                assert_eq!(message, REFUSED, "{} {status}", operation.id);
            }
            let undocumented = variant.starts_with("Undocumented");
            assert_eq!(
                undocumented,
                status == 418,
                "{} {status}: {variant}",
                operation.id
            );
        }
    }
}

#[tokio::test]
async fn every_outcome_comes_as_the_backend_gave_it() {
    let backend = Backend::new();
    let served = Served::new(backend.clone());
    for operation in OPERATIONS {
        for success in operation.successes {
            let (_, ended) =
                play(&backend, &served, operation, Play::Succeed(success.status)).await;
            let Ended::Outcome(came) = ended else {
                panic!("{} {}: {ended:?}", operation.id, success.status);
            };
            let expected = expected(&method_of(operation.id), success.status).await;
            assert_eq!(came, expected, "{} {}", operation.id, success.status);
        }
    }
}

/// Finds parameters that are accepted, then has the backend play and the client call. The status of the request by hand,
/// and how the call ended.
async fn play(
    backend: &Backend,
    served: &Served,
    operation: &'static pierhead_support::Operation,
    play: Play,
) -> (u16, Ended) {
    backend.play(Play::Refuse(500));
    let mut probe = Probe::least(operation);
    probe.ask(served, "").await;
    let asked = backend
        .asked()
        .unwrap_or_else(|| panic!("{} was not asked", operation.id));
    backend.play(play);
    let by_hand = match play {
        Play::Refuse(_) => probe.ask(served, "").await.status,
        Play::Succeed(status) => status,
    };
    let call = call_of(&method_of(operation.id)).expect("every operation has a row");
    (by_hand, call(served.client(), asked.params).await)
}

/// A backend that implements nothing.
struct Nothing;

macro_rules! nothing {
    ($($api:ident),*) => {$(impl $api for Nothing {})*};
}

nothing!(
    ConfigApi,
    ContainerApi,
    DistributionApi,
    ExecApi,
    ImageApi,
    NetworkApi,
    NodeApi,
    PluginApi,
    SecretApi,
    ServiceApi,
    SessionApi,
    SwarmApi,
    SystemApi,
    TaskApi,
    VolumeApi
);

#[tokio::test]
async fn what_a_backend_leaves_out_answers_what_the_document_says() {
    let served = Served::new(Arc::new(Nothing));
    for operation in OPERATIONS {
        let reply = Probe::least(operation).ask(&served, "").await;
        let (status, message) = operation.left_out;
        assert_eq!(reply.status, status, "{}: {reply:?}", operation.id);
        if operation.method.as_str() == "HEAD" {
            continue;
        }
        match message {
            Some(message) => assert_eq!(reply.message(), message, "{}", operation.id),
            None => assert!(reply.message().contains(operation.id), "{reply:?}"),
        }
    }
}
