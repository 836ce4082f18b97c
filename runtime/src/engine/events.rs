//! Events as other engines word them.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::Engine;
use crate::containers::{Container, ContainerRecord};
use crate::events::EventKind;
use crate::model::MountPointKind;
use crate::network::Endpoint;

impl Engine {
    /// Publishes an event of a container, with its labels, image and name.
    pub(super) fn container_event(
        &self,
        container: &Container,
        action: impl Into<String>,
        more: &[(&str, &str)],
    ) {
        self.container_event_at(Timestamp::now(), container, action, more);
    }

    /// As [`Engine::container_event`], of something that happened then.
    pub(super) fn container_event_at(
        &self,
        time: Timestamp,
        container: &Container,
        action: impl Into<String>,
        more: &[(&str, &str)],
    ) {
        let snapshot = container.snapshot();
        let record = &snapshot.record;
        let mut attributes = record.config.labels.clone();
        attributes.insert("image".to_owned(), record.config.image.clone());
        attributes.insert("name".to_owned(), record.name.clone());
        attributes.extend(pairs(more));
        self.inner.events.publish_at(
            time,
            EventKind::Container,
            action,
            container.id(),
            attributes,
        );
    }

    /// Publishes that a container joined or left its networks.
    pub(super) fn network_events(&self, container_id: &str, endpoints: &[Endpoint], action: &str) {
        for endpoint in endpoints {
            let driver = if endpoint.network == "none" {
                "null"
            } else {
                endpoint.network.as_str()
            };
            let attributes = pairs(&[
                ("container", container_id),
                ("name", &endpoint.network),
                ("type", driver),
            ])
            .collect();
            self.inner
                .events
                .publish(EventKind::Network, action, &endpoint.network_id, attributes);
        }
    }

    /// Publishes that a container took its volumes, or let them go.
    pub(super) fn mount_events(&self, record: &ContainerRecord, taken: bool) {
        for point in &record.mounts {
            let MountPointKind::Volume { name, .. } = &point.kind else {
                continue;
            };
            let mut more = vec![("container", record.id.as_str())];
            if taken {
                let writable = if point.writable { "true" } else { "false" };
                more.extend([
                    ("destination", point.destination.as_str()),
                    ("propagation", ""),
                    ("read/write", writable),
                ]);
            }
            self.volume_event(name, if taken { "mount" } else { "unmount" }, &more);
        }
    }

    pub(super) fn volume_event(&self, name: &str, action: &str, more: &[(&str, &str)]) {
        let mut attributes: BTreeMap<String, String> = pairs(more).collect();
        attributes.insert("driver".to_owned(), "local".to_owned());
        self.inner
            .events
            .publish(EventKind::Volume, action, name, attributes);
    }

    pub(super) fn image_event(&self, id: &str, action: &str, name: &str) {
        self.inner.events.publish(
            EventKind::Image,
            action,
            id,
            pairs(&[("name", name)]).collect(),
        );
    }
}

fn pairs<'a>(list: &'a [(&'a str, &'a str)]) -> impl Iterator<Item = (String, String)> + 'a {
    list.iter()
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
}
