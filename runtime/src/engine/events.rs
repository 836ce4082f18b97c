//! Events as other engines word them.

use std::collections::BTreeMap;

use super::Engine;
use crate::containers::Container;
use crate::events::EventKind;
use crate::network::Endpoint;

impl Engine {
    /// Publishes an event of a container, with its labels, image and name.
    pub(super) fn container_event(
        &self,
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
        self.inner
            .events
            .publish(EventKind::Container, action, container.id(), attributes);
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
