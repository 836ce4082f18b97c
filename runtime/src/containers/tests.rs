//! Tests of the collection, and a record for other tests.

use jiff::Timestamp;

use super::*;
use crate::model::{ContainerConfig, HostConfig, NetworkingConfig};

/// A record with nothing special.
pub(crate) fn record(id: &str) -> ContainerRecord {
    ContainerRecord {
        id: id.to_owned(),
        name: format!("name-{id}"),
        created: Timestamp::UNIX_EPOCH,
        image: format!("sha256:{}", "0".repeat(64))
            .parse()
            .expect("a digest"),
        layers: Vec::new(),
        path: "true".to_owned(),
        args: Vec::new(),
        config: ContainerConfig::default(),
        host_config: HostConfig::default(),
        networking: NetworkingConfig::default(),
        mounts: Vec::new(),
        masked_paths: Vec::new(),
        readonly_paths: Vec::new(),
        anonymous_volumes: Vec::new(),
    }
}

fn collection(ids: &[&str]) -> Containers {
    let containers = Containers::default();
    for id in ids {
        containers.insert(Container::new(record(id), ContainerState::default()));
    }
    containers
}

#[test]
fn containers_are_found_by_id_name_and_prefix() {
    let containers = collection(&["abc1", "abd2", "beef"]);
    let found = |name: &str| containers.find(name).map(|c| c.id().to_owned());
    assert_eq!(found("abc1").as_deref(), Ok("abc1"));
    assert_eq!(found("b").as_deref(), Ok("beef"));
    assert_eq!(found("/name-beef").as_deref(), Ok("beef"));
    assert_eq!(
        found("ab"),
        Err(LookupError::Ambiguous {
            prefix: "ab".to_owned()
        })
    );
    assert_eq!(
        found("c"),
        Err(LookupError::Missing {
            name: "c".to_owned()
        })
    );
    assert_eq!(
        found(""),
        Err(LookupError::Missing {
            name: String::new()
        })
    );
}

#[test]
fn one_of_many_gets_a_name() {
    let containers = collection(&["abc1"]);
    assert!(containers.reserve("web", "x").is_ok());
    let taken = containers
        .reserve("web", "y")
        .expect_err("taken")
        .to_string();
    assert!(taken.starts_with(
        "Conflict. The container name \"/web\" is already in use by container \"x\"."
    ));
    containers.give_back("web", "y");
    assert!(containers.reserve("web", "y").is_err());
    containers.give_back("web", "x");
    assert!(containers.reserve("web", "y").is_ok());
}

#[test]
fn the_index_follows_the_states() {
    let containers = collection(&["abc1", "abd2"]);
    let container = containers.find("abc1").expect("there");
    container
        .apply(Transition::Started {
            pid: 5,
            at: Timestamp::UNIX_EPOCH,
        })
        .expect("possible");
    containers.note_status(&container);
    let running: Vec<_> = containers
        .in_states(&[Status::Running])
        .iter()
        .map(|c| c.id().to_owned())
        .collect();
    assert_eq!(running, ["abc1"]);
    containers.remove("abc1");
    assert!(containers.in_states(&[Status::Running]).is_empty());
    assert!(containers.find("name-abc1").is_err());
}

#[test]
fn a_record_survives_its_json() {
    let mut with_ports = record("abc1");
    with_ports
        .config
        .exposed_ports
        .insert("80/tcp".parse().expect("a port"));
    with_ports
        .host_config
        .port_bindings
        .insert("80/tcp".parse().expect("a port"), None);
    let json = serde_json::to_string(&with_ports).expect("encodes");
    assert_eq!(
        serde_json::from_str::<ContainerRecord>(&json).expect("decodes"),
        with_ports
    );
}
