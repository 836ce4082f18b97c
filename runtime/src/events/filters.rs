//! Which events a client hears.

use super::{Event, EventKind};

/// Conditions on events. Keys are joined by "and", the values of one key by "or", except labels: all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventFilters {
    /// What it happened to: `container`, `image` … An unknown word matches nothing.
    pub kinds: Vec<String>,
    /// What happened; `exec_create` matches `exec_create: sh`.
    pub actions: Vec<String>,
    /// A container, by the beginning of its id or name.
    pub containers: Vec<String>,
    /// An image, by id, by name, or by name without its tag; of a container, the image it was made from.
    pub images: Vec<String>,
    /// A volume, by the beginning of its name.
    pub volumes: Vec<String>,
    /// A network, by the beginning of its id or name.
    pub networks: Vec<String>,
    /// A daemon, by the beginning of its id or name.
    pub daemons: Vec<String>,
    /// A plugin, by the beginning of its id or name.
    pub plugins: Vec<String>,
    /// `key` or `key=value` among the attributes; all must be there.
    pub labels: Vec<String>,
}

impl EventFilters {
    /// Whether an event passes.
    pub fn matches(&self, event: &Event) -> bool {
        let any = |wanted: &[String], test: &dyn Fn(&str) -> bool| {
            wanted.is_empty() || wanted.iter().any(|value| test(value))
        };
        any(&self.kinds, &|kind| kind == event.kind.as_str())
            && any(&self.actions, &|action| {
                action == event.action || action == event.verb()
            })
            && actor_matches(&self.containers, EventKind::Container, event)
            && actor_matches(&self.volumes, EventKind::Volume, event)
            && actor_matches(&self.networks, EventKind::Network, event)
            && actor_matches(&self.daemons, EventKind::Daemon, event)
            && actor_matches(&self.plugins, EventKind::Plugin, event)
            && any(&self.images, &|image| image_matches(image, event))
            && self.labels.iter().all(|label| label_matches(label, event))
    }
}

/// A condition on one kind of actor lets nothing of another kind through.
fn actor_matches(wanted: &[String], kind: EventKind, event: &Event) -> bool {
    if wanted.is_empty() {
        return true;
    }
    let name = event.attributes.get("name").map_or("", String::as_str);
    event.kind == kind
        && wanted
            .iter()
            .any(|value| event.actor.starts_with(value) || name.starts_with(value.as_str()))
}

fn image_matches(wanted: &str, event: &Event) -> bool {
    let name = match event.kind {
        EventKind::Image => event.attributes.get("name"),
        EventKind::Container => event.attributes.get("image"),
        _ => return false,
    }
    .map_or("", String::as_str);
    (event.kind == EventKind::Image && event.actor == wanted)
        || name == wanted
        || without_tag(name) == without_tag(wanted)
}

/// `registry:5000/a/b:tag` without `:tag`.
fn without_tag(name: &str) -> &str {
    match name.rsplit_once(':') {
        Some((repo, tag)) if !tag.contains('/') => repo,
        _ => name,
    }
}

fn label_matches(label: &str, event: &Event) -> bool {
    match label.split_once('=') {
        Some((key, value)) => event
            .attributes
            .get(key)
            .is_some_and(|found| found == value),
        None => event.attributes.contains_key(label),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::Timestamp;

    use super::*;

    fn event(kind: EventKind, action: &str, actor: &str, attributes: &[(&str, &str)]) -> Event {
        Event {
            sequence: 0,
            kind,
            action: action.to_owned(),
            actor: actor.to_owned(),
            attributes: attributes
                .iter()
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
                .collect::<BTreeMap<_, _>>(),
            time: Timestamp::UNIX_EPOCH,
        }
    }

    fn only(value: &str) -> Vec<String> {
        vec![value.to_owned()]
    }

    #[test]
    fn filters_choose() {
        let start = event(
            EventKind::Container,
            "exec_start: sh",
            "0123",
            &[("name", "web"), ("image", "a:5/b:t"), ("x", "y")],
        );
        let tag = event(
            EventKind::Image,
            "tag",
            "sha256:9",
            &[("name", "busybox:latest")],
        );
        let none = EventFilters::default();
        assert!(none.matches(&start) && none.matches(&tag));
        let by = |change: fn(&mut EventFilters)| {
            let mut filters = EventFilters::default();
            change(&mut filters);
            (filters.matches(&start), filters.matches(&tag))
        };
        assert_eq!(by(|f| f.kinds = only("image")), (false, true));
        assert_eq!(by(|f| f.actions = only("exec_start")), (true, false));
        assert_eq!(by(|f| f.containers = only("01")), (true, false));
        assert_eq!(by(|f| f.containers = only("web")), (true, false));
        assert_eq!(by(|f| f.images = only("busybox")), (false, true));
        assert_eq!(by(|f| f.images = only("a:5/b")), (true, false));
        assert_eq!(by(|f| f.labels = only("x=y")), (true, false));
        assert_eq!(by(|f| f.labels = only("x=z")), (false, false));
        assert_eq!(
            by(|f| f.labels = vec!["x".to_owned(), "name=web".to_owned()]),
            (true, false)
        );
    }
}
