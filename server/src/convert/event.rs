//! Events.

use pierhead_api::types;
use pierhead_runtime::events::{Event, EventKind};

/// Writes an event. The flat fields are those of API 1.21 and before; clients of containers and images still read them.
pub(crate) fn event_to_wire(event: &Event) -> types::EventMessage {
    let had_flat_fields = matches!(event.kind, EventKind::Container | EventKind::Image);
    types::EventMessage {
        type_: Some(event.kind.as_str().to_owned()),
        action: Some(event.action.clone()),
        actor: Some(types::EventActor {
            id: Some(event.actor.clone()),
            attributes: Some(event.attributes.clone()),
        }),
        time: Some(event.time.as_second()),
        time_nano: Some(i64::try_from(event.time.as_nanosecond()).unwrap_or(i64::MAX)),
        status: had_flat_fields.then(|| event.action.clone()),
        id: had_flat_fields.then(|| event.actor.clone()),
        from: (event.kind == EventKind::Container)
            .then(|| event.attributes.get("image").cloned())
            .flatten(),
        scope: Some("local".into()),
    }
}
