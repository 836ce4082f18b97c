//! Which containers a list shows.

use super::{CreateError, Engine, EngineError};
use crate::containers::{ListFilters, Snapshot};
use crate::images::ImageId;
use crate::layers::DiffId;
use crate::model::MountPointKind;
use crate::network::PortSpec;

/// A list's conditions with every name looked up.
#[derive(Debug)]
pub(super) struct Filter<'a> {
    filters: &'a ListFilters,
    before: Option<(jiff::Timestamp, String)>,
    since: Option<(jiff::Timestamp, String)>,
    /// Ids and layers of the images that `ancestor` names.
    ancestors: Vec<(ImageId, Vec<DiffId>)>,
}

impl<'a> Filter<'a> {
    pub(super) fn new(engine: &Engine, filters: &'a ListFilters) -> Result<Self, EngineError> {
        let place = |name: &Option<String>| -> Result<_, EngineError> {
            let Some(name) = name else { return Ok(None) };
            let record = engine.find(name)?.snapshot().record;
            Ok(Some((record.created, record.id.clone())))
        };
        for health in &filters.health {
            if !matches!(
                health.as_str(),
                "none" | "starting" | "healthy" | "unhealthy"
            ) {
                return Err(CreateError::Limit {
                    message: format!("Invalid filter 'health={health}'"),
                }
                .into());
            }
        }
        Ok(Self {
            before: place(&filters.before)?,
            since: place(&filters.since)?,
            // An image that does not exist has no descendants; the list is empty then, not an error.
            ancestors: filters
                .ancestor
                .iter()
                .filter_map(|name| engine.images().get(name).ok())
                .map(|image| (image.id, image.layers().to_vec()))
                .collect(),
            filters,
        })
    }

    pub(super) fn matches(&self, engine: &Engine, snapshot: &Snapshot) -> bool {
        let filters = self.filters;
        let (record, state) = (&snapshot.record, &snapshot.state);
        let place = (record.created, record.id.clone());
        let any = |wanted: &[String], test: &dyn Fn(&str) -> bool| {
            wanted.is_empty() || wanted.iter().any(|value| test(value))
        };
        let ports = |wanted: &[(PortSpec, u16)], found: &[PortSpec]| {
            wanted.is_empty()
                || found
                    .iter()
                    .any(|port| wanted.iter().any(|range| in_range(*port, *range)))
        };
        let exposed: Vec<PortSpec> = record.config.exposed_ports.iter().copied().collect();
        let published: Vec<PortSpec> = state.ports.iter().map(|port| port.port).collect();
        (filters.status.is_empty() || filters.status.contains(&state.status))
            && (filters.exited.is_empty()
                || (state.finished_at.is_some() && !state.status.is_alive() && filters.exited.contains(&state.exit_code)))
            && self.before.as_ref().is_none_or(|before| place < *before)
            && self.since.as_ref().is_none_or(|since| place > *since)
            && any(&filters.id, &|id| record.id.contains(id))
            && any(&filters.name, &|name| name_matches(name, &record.name))
            && filters.label.iter().all(|label| label_matches(label, &record.config.labels))
            && (filters.ancestor.is_empty() || self.descends(snapshot))
            && any(&filters.volume, &|volume| has_volume(volume, snapshot))
            && any(&filters.network, &|network| {
                engine.shown_networks(snapshot).iter().any(|(name, shown)| name == network || shown.network_id == network)
            })
            && ports(&filters.expose, &exposed)
            && ports(&filters.publish, &published)
            // No health checks are run, and there are no swarm's tasks.
            && any(&filters.health, &|health| health == "none")
            && filters.is_task != Some(true)
    }

    fn descends(&self, snapshot: &Snapshot) -> bool {
        self.ancestors.iter().any(|(id, layers)| {
            *id == snapshot.record.image || is_base(layers, &snapshot.record.layers)
        })
    }
}

fn in_range(port: PortSpec, (first, last): (PortSpec, u16)) -> bool {
    port.protocol == first.protocol && (first.port..=last).contains(&port.port)
}

/// Whether `layers` begin with those of a base. An image without layers is nobody's base.
fn is_base(base: &[DiffId], layers: &[DiffId]) -> bool {
    !base.is_empty() && base.len() < layers.len() && layers.starts_with(base)
}

/// A part of the name; `^` and `$` bind it to the ends. The name has its slash in front, as clients see it.
fn name_matches(wanted: &str, name: &str) -> bool {
    let full = format!("/{name}");
    let (start, wanted) = wanted
        .strip_prefix('^')
        .map_or((false, wanted), |rest| (true, rest));
    let (end, wanted) = wanted
        .strip_suffix('$')
        .map_or((false, wanted), |rest| (true, rest));
    [full.as_str(), name].iter().any(|name| match (start, end) {
        (true, true) => *name == wanted,
        (true, false) => name.starts_with(wanted),
        (false, true) => name.ends_with(wanted),
        (false, false) => name.contains(wanted),
    })
}

fn label_matches(wanted: &str, labels: &std::collections::BTreeMap<String, String>) -> bool {
    match wanted.split_once('=') {
        Some((key, value)) => labels.get(key).is_some_and(|found| found == value),
        None => labels.contains_key(wanted),
    }
}

fn has_volume(wanted: &str, snapshot: &Snapshot) -> bool {
    snapshot.record.mounts.iter().any(|point| {
        point.destination == wanted
            || match &point.kind {
                MountPointKind::Volume { name, .. } => name == wanted,
                MountPointKind::Bind { source } => source.as_os_str() == wanted,
                MountPointKind::Tmpfs { .. } => false,
            }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_match_in_part_or_bound() {
        assert!(name_matches("eb", "web"));
        assert!(name_matches("^web$", "web"));
        assert!(name_matches("^/web$", "web"));
        assert!(name_matches("/we", "web"));
        assert!(!name_matches("^eb", "web"));
        assert!(!name_matches("^web$", "web2"));
    }
}
