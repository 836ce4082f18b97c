//! What a container wishes of its networks, and what it got.

use std::collections::BTreeMap;

use pierhead_api::types;
use pierhead_runtime::engine::ShownEndpoint;
use pierhead_runtime::model::{EndpointRequest, NetworkingConfig};

/// Reads the wishes.
pub(crate) fn networking_to_model(wire: types::NetworkingConfig) -> NetworkingConfig {
    let endpoints = wire.endpoints_config.unwrap_or_default();
    NetworkingConfig {
        endpoints: endpoints
            .into_iter()
            .map(|(name, endpoint)| (name, endpoint_to_model(endpoint)))
            .collect(),
    }
}

fn endpoint_to_model(wire: types::EndpointSettings) -> EndpointRequest {
    let ipam = wire.ipam_config.unwrap_or_default();
    EndpointRequest {
        ipv4_address: ipam.ipv4_address.unwrap_or_default(),
        ipv6_address: ipam.ipv6_address.unwrap_or_default(),
        link_local_ips: ipam.link_local_ips.unwrap_or_default(),
        links: wire.links.unwrap_or_default(),
        aliases: wire.aliases.unwrap_or_default(),
        mac_address: wire.mac_address.unwrap_or_default(),
        driver_opts: wire.driver_opts.unwrap_or_default(),
    }
}

/// Writes the networks of a container.
pub(crate) fn endpoints_to_wire(
    endpoints: &BTreeMap<String, ShownEndpoint>,
) -> BTreeMap<String, types::EndpointSettings> {
    endpoints
        .iter()
        .map(|(name, endpoint)| (name.clone(), endpoint_to_wire(endpoint)))
        .collect()
}

/// Writes one end on a network: the addresses are empty while there is none.
pub(crate) fn endpoint_to_wire(shown: &ShownEndpoint) -> types::EndpointSettings {
    let request = &shown.request;
    let end = shown.endpoint.as_ref();
    let ipv4 = end.and_then(|end| end.ipv4.as_ref());
    let list = |items: &Vec<String>| (!items.is_empty()).then(|| items.clone());
    let given = |text: &String| (!text.is_empty()).then(|| text.clone());
    let has_ipam = !(request.ipv4_address.is_empty()
        && request.ipv6_address.is_empty()
        && request.link_local_ips.is_empty());
    types::EndpointSettings {
        ipam_config: has_ipam.then(|| types::EndpointIpamConfig {
            ipv4_address: given(&request.ipv4_address),
            ipv6_address: given(&request.ipv6_address),
            link_local_ips: list(&request.link_local_ips),
        }),
        links: list(&request.links),
        aliases: list(&request.aliases),
        network_id: Some(shown.network_id.clone()),
        endpoint_id: Some(end.map(|end| end.endpoint_id.clone()).unwrap_or_default()),
        gateway: Some(
            ipv4.map(|ipv4| ipv4.gateway.to_string())
                .unwrap_or_default(),
        ),
        ip_address: Some(
            ipv4.map(|ipv4| ipv4.address.to_string())
                .unwrap_or_default(),
        ),
        ip_prefix_len: Some(
            ipv4.map(|ipv4| i64::from(ipv4.prefix_len))
                .unwrap_or_default(),
        ),
        ipv6_gateway: Some(String::new()),
        global_ipv6_address: Some(String::new()),
        global_ipv6_prefix_len: Some(0),
        mac_address: Some(ipv4.map(|ipv4| ipv4.mac.to_string()).unwrap_or_default()),
        driver_opts: (!request.driver_opts.is_empty()).then(|| request.driver_opts.clone()),
    }
}
