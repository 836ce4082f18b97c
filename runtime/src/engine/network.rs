//! What a container asks of the networks, from its configuration.

use std::collections::BTreeMap;

use super::{CreateError, Engine, EngineError, ShownEndpoint};
use crate::containers::{ContainerRecord, Snapshot};
use crate::model::{ContainerConfig, EndpointRequest, HostConfig, NetworkMode, NetworkingConfig};
use crate::network::{
    self, HostPort, NetworkError, NetworkRequest, PortRequest, PortSpec, PublishedPort,
};

/// Where a container's network namespace comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NetworkPlace {
    /// One of its own.
    Own(network::NetworkMode),
    /// The host's.
    Host,
    /// Another container's, by name or id.
    Container(String),
}

impl NetworkPlace {
    /// The network's name; `None` for a container that is on another one's.
    pub(super) fn network_name(&self) -> Option<&'static str> {
        match self {
            Self::Own(network::NetworkMode::Bridge) => Some("bridge"),
            Self::Own(network::NetworkMode::None) => Some("none"),
            Self::Host => Some("host"),
            Self::Container(_) => None,
        }
    }
}

impl Engine {
    /// Finds out where a container belongs; a name that a user gave must exist.
    pub(super) fn network_place(
        &self,
        config: &ContainerConfig,
        host: &HostConfig,
    ) -> Result<NetworkPlace, EngineError> {
        if config.network_disabled {
            return Ok(NetworkPlace::Own(network::NetworkMode::None));
        }
        Ok(match &host.network_mode {
            NetworkMode::Unset | NetworkMode::Default | NetworkMode::Bridge => {
                NetworkPlace::Own(network::NetworkMode::Bridge)
            }
            NetworkMode::None => NetworkPlace::Own(network::NetworkMode::None),
            NetworkMode::Host => NetworkPlace::Host,
            NetworkMode::Container(name) => NetworkPlace::Container(name.clone()),
            NetworkMode::Named(name) => match self.inner.networks.inspect(name)?.name.as_str() {
                "host" => NetworkPlace::Host,
                "none" => NetworkPlace::Own(network::NetworkMode::None),
                "bridge" => NetworkPlace::Own(network::NetworkMode::Bridge),
                _ => return Err(NetworkError::NotFound { name: name.clone() }.into()),
            },
        })
    }

    /// What a container asks for in a place of its own.
    pub(super) fn network_request(
        &self,
        mode: network::NetworkMode,
        name: &str,
        config: &ContainerConfig,
        host: &HostConfig,
        networking: &NetworkingConfig,
    ) -> Result<NetworkRequest, EngineError> {
        let endpoint = self.wished_endpoint(host, networking)?;
        let mac = [config.mac_address.as_str(), endpoint.mac_address.as_str()]
            .into_iter()
            .find(|mac| !mac.is_empty())
            .map(str::parse)
            .transpose()?;
        let ipv4 = match endpoint.ipv4_address.as_str() {
            "" => None,
            text => Some(text.parse().map_err(|_| CreateError::Invalid {
                field: "IPAMConfig.IPv4Address",
                reason: format!("invalid IPv4 address: {text}"),
            })?),
        };
        Ok(NetworkRequest {
            mode,
            container_name: name.to_owned(),
            aliases: endpoint.aliases,
            mac,
            ipv4,
            ports: port_requests(config, host)?,
        })
    }

    /// The wishes for the one network that a container is on.
    fn wished_endpoint(
        &self,
        host: &HostConfig,
        networking: &NetworkingConfig,
    ) -> Result<EndpointRequest, EngineError> {
        let mode = host.network_mode.network_name();
        let mut wished = EndpointRequest::default();
        for (name, endpoint) in &networking.endpoints {
            let same = name == mode
                || (matches!(mode, "" | "default" | "bridge")
                    && matches!(name.as_str(), "default" | "bridge"));
            if !same {
                let found = self.inner.networks.inspect(name)?;
                if found.name != mode && found.id != mode {
                    return Err(CreateError::NotHonoured {
                        option: "NetworkingConfig.EndpointsConfig",
                        reason: "a container is on the one network that HostConfig.NetworkMode names",
                    }
                    .into());
                }
            }
            for (is_given, option) in [
                (!endpoint.ipv6_address.is_empty(), "IPAMConfig.IPv6Address"),
                (
                    !endpoint.link_local_ips.is_empty(),
                    "IPAMConfig.LinkLocalIPs",
                ),
                (!endpoint.links.is_empty(), "EndpointsConfig.Links"),
                (
                    !endpoint.driver_opts.is_empty(),
                    "EndpointsConfig.DriverOpts",
                ),
            ] {
                if is_given {
                    let reason = "the predefined networks have nothing of the kind";
                    return Err(CreateError::NotHonoured { option, reason }.into());
                }
            }
            wished = endpoint.clone();
        }
        Ok(wished)
    }

    /// A container's networks as lists and inspection show them.
    pub(super) fn shown_networks(&self, snapshot: &Snapshot) -> BTreeMap<String, ShownEndpoint> {
        let record = &snapshot.record;
        let request = record
            .networking
            .endpoints
            .values()
            .next()
            .cloned()
            .unwrap_or_default();
        if !snapshot.state.endpoints.is_empty() {
            return snapshot
                .state
                .endpoints
                .iter()
                .map(|endpoint| {
                    let shown = ShownEndpoint {
                        request: request.clone(),
                        network_id: endpoint.network_id.clone(),
                        endpoint: Some(endpoint.clone()),
                    };
                    (endpoint.network.clone(), shown)
                })
                .collect();
        }
        let place = self.network_place(&record.config, &record.host_config).ok();
        let Some(name) = place.and_then(|place| place.network_name()) else {
            return BTreeMap::new();
        };
        // One that was never started has not been there.
        let known = snapshot
            .state
            .has_host_files
            .then(|| self.inner.network_ids.get(name).cloned());
        let network_id = known.flatten().unwrap_or_default();
        BTreeMap::from([(
            name.to_owned(),
            ShownEndpoint {
                request,
                network_id,
                endpoint: None,
            },
        )])
    }
}

/// The ports to publish: those bound by hand, and with "publish all" every exposed one that is not.
fn port_requests(
    config: &ContainerConfig,
    host: &HostConfig,
) -> Result<Vec<PortRequest>, EngineError> {
    let mut requests = Vec::new();
    for (port, bindings) in &host.port_bindings {
        match bindings.as_deref() {
            None | Some([]) => requests.push(anywhere(*port)),
            Some(bindings) => {
                for binding in bindings {
                    requests.push(PortRequest::parse(
                        &port.to_string(),
                        &binding.host_ip,
                        &binding.host_port,
                    )?);
                }
            }
        }
    }
    if host.publish_all_ports {
        let unbound = config
            .exposed_ports
            .iter()
            .filter(|port| !host.port_bindings.contains_key(port));
        requests.extend(unbound.copied().map(anywhere));
    }
    Ok(requests)
}

fn anywhere(port: PortSpec) -> PortRequest {
    PortRequest {
        port,
        host_ip: None,
        host_port: HostPort::Any,
    }
}

/// A container's ports: those exposed or bound, with where they are published now.
pub(super) fn shown_ports(
    record: &ContainerRecord,
    published: &[PublishedPort],
) -> BTreeMap<PortSpec, Vec<PublishedPort>> {
    let known = record
        .config
        .exposed_ports
        .iter()
        .chain(record.host_config.port_bindings.keys());
    let mut ports: BTreeMap<PortSpec, Vec<PublishedPort>> =
        known.map(|port| (*port, Vec::new())).collect();
    for port in published {
        ports.entry(port.port).or_default().push(*port);
    }
    ports
}
