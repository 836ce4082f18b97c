//! Filters: what the JSON of a query asks for, checked against what each list knows.

use std::collections::BTreeMap;

use pierhead_api::types;
use pierhead_runtime::containers::{ListFilters, Status};
use pierhead_runtime::events::EventFilters;
use pierhead_runtime::network::PortSpec;
use pierhead_runtime::volumes::VolumeFilters;

use super::ConvertError;

/// Filters by name, each with its values.
pub(crate) type Values = BTreeMap<String, Vec<String>>;

/// Takes the filters out of their wire types.
pub(crate) fn values(wire: Option<types::Filters>) -> Values {
    wire.unwrap_or_default()
        .into_iter()
        .map(|(name, values)| (name, values.into_iter().collect()))
        .collect()
}

/// What a list of containers shall be filtered by.
pub(crate) fn container_filters(filters: Values) -> Result<ListFilters, ConvertError> {
    let mut read = ListFilters::default();
    for (name, values) in filters {
        match name.as_str() {
            "ancestor" => read.ancestor = values,
            "before" => read.before = values.into_iter().next_back(),
            "since" => read.since = values.into_iter().next_back(),
            "exited" => {
                read.exited = each(values, |value| {
                    value.parse().map_err(|_| wrong("exited", value))
                })?;
            }
            "expose" => read.expose = each(values, |value| port_range("expose", value))?,
            "publish" => read.publish = each(values, |value| port_range("publish", value))?,
            "health" => {
                for value in &values {
                    if !["none", "starting", "healthy", "unhealthy"].contains(&value.as_str()) {
                        return Err(wrong("health", value));
                    }
                }
                read.health = values;
            }
            "id" => read.id = values,
            "is-task" => read.is_task = Some(boolean("is-task", &values)?),
            "label" => read.label = values,
            "name" => read.name = values,
            "network" => read.network = values,
            "status" => read.status = each(values, status)?,
            "volume" => read.volume = values,
            // Containers of Linux have one isolation only, so that this filter lets all or none through.
            "isolation" => {
                for value in &values {
                    if !["", "default"].contains(&value.as_str()) {
                        return Err(wrong("isolation", value));
                    }
                }
            }
            _ => return Err(ConvertError::UnknownFilter(name)),
        }
    }
    Ok(read)
}

/// What events a client wants to hear.
pub(crate) fn event_filters(filters: Values) -> Result<EventFilters, ConvertError> {
    let mut read = EventFilters::default();
    for (name, values) in filters {
        match name.as_str() {
            "type" => read.kinds = values,
            "event" => read.actions = values,
            "container" => read.containers = values,
            "image" => read.images = values,
            "volume" => read.volumes = values,
            "network" => read.networks = values,
            "daemon" => read.daemons = values,
            "plugin" => read.plugins = values,
            "label" => read.labels = values,
            // Everything here is local to this engine.
            "scope" => {
                for value in &values {
                    if !["local", "swarm"].contains(&value.as_str()) {
                        return Err(wrong("scope", value));
                    }
                }
                if !values.is_empty() && values.iter().all(|value| value == "swarm") {
                    read.kinds = vec!["swarm".to_owned()];
                }
            }
            _ => return Err(ConvertError::UnknownFilter(name)),
        }
    }
    Ok(read)
}

/// Which volumes a list shows.
pub(crate) fn volume_filters(filters: Values) -> Result<VolumeFilters, ConvertError> {
    let mut read = VolumeFilters::default();
    for (name, values) in filters {
        match name.as_str() {
            "dangling" => read.dangling = Some(boolean("dangling", &values)?),
            "name" => read.names = values,
            "driver" => read.drivers = values,
            "label" => read.labels = values,
            "label!" => read.without_labels = values,
            _ => return Err(ConvertError::UnknownFilter(name)),
        }
    }
    Ok(read)
}

fn wrong(name: &'static str, value: &str) -> ConvertError {
    ConvertError::FilterValue {
        name,
        value: value.to_owned(),
    }
}

fn each<T>(
    values: Vec<String>,
    read: impl Fn(&str) -> Result<T, ConvertError>,
) -> Result<Vec<T>, ConvertError> {
    values.iter().map(|value| read(value)).collect()
}

/// moby reads the first value only, and takes `1` and `0` as well as the words.
pub(crate) fn boolean(name: &'static str, values: &[String]) -> Result<bool, ConvertError> {
    match values.first().map(String::as_str) {
        Some("true" | "1") => Ok(true),
        Some("false" | "0") => Ok(false),
        Some(other) => Err(wrong(name, other)),
        None => Err(wrong(name, "")),
    }
}

fn status(value: &str) -> Result<Status, ConvertError> {
    Status::ALL
        .into_iter()
        .find(|status| status.as_str() == value)
        .ok_or_else(|| wrong("status", value))
}

/// `80`, `80/tcp`, `8000-8080/tcp`: the first port with its protocol, and the last.
fn port_range(name: &'static str, value: &str) -> Result<(PortSpec, u16), ConvertError> {
    let (ports, protocol) = value.split_once('/').unwrap_or((value, "tcp"));
    let (first, last) = ports.split_once('-').unwrap_or((ports, ports));
    let first: PortSpec = format!("{first}/{protocol}")
        .parse()
        .map_err(|_| wrong(name, value))?;
    let last: u16 = last.parse().map_err(|_| wrong(name, value))?;
    if last < first.port {
        Err(wrong(name, value))
    } else {
        Ok((first, last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(name: &str, values: &[&str]) -> Values {
        Values::from([(
            name.to_owned(),
            values.iter().map(|value| (*value).to_owned()).collect(),
        )])
    }

    #[test]
    fn what_a_list_does_not_know_is_refused() {
        let error = container_filters(one("colour", &["blue"]))
            .expect_err("unknown")
            .to_string();
        assert_eq!(error, "Invalid filter 'colour'");
        let error = container_filters(one("status", &["asleep"]))
            .expect_err("unknown")
            .to_string();
        assert_eq!(error, "Invalid filter 'status=asleep'");
        assert!(container_filters(one("exited", &["x"])).is_err());
        assert!(event_filters(one("ancestor", &["x"])).is_err());
        assert!(volume_filters(one("dangling", &["maybe"])).is_err());
    }

    #[test]
    fn ports_may_be_ranges() {
        let tcp = |port: &str| port.parse::<PortSpec>().expect("a port");
        let read = container_filters(one("publish", &["80", "8000-8010/udp"])).expect("valid");
        assert_eq!(read.publish, [(tcp("80/tcp"), 80), (tcp("8000/udp"), 8010)]);
        assert!(container_filters(one("publish", &["90-80"])).is_err());
    }

    #[test]
    fn every_state_is_a_filter() {
        let all: Vec<&str> = Status::ALL.iter().map(|status| status.as_str()).collect();
        assert_eq!(
            container_filters(one("status", &all))
                .expect("valid")
                .status,
            Status::ALL
        );
    }
}
