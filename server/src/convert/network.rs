//! Networks.

use std::collections::BTreeMap;

use pierhead_api::types;
use pierhead_runtime::network::{ConnectedContainer, NetworkInfo};

/// Writes a network; lists leave the containers out, as engines have since API 1.28.
pub(crate) fn network_to_wire(network: &NetworkInfo, with_containers: bool) -> types::Network {
    let containers = network.containers.iter().filter(|_| with_containers);
    types::Network {
        name: Some(network.name.clone()),
        id: Some(network.id.clone()),
        created: Some(network.created.to_string().into()),
        scope: Some(network.scope.to_owned()),
        driver: Some(network.driver.to_owned()),
        enable_ipv6: Some(false),
        ipam: Some(types::Ipam {
            driver: Some("default".to_owned()),
            config: Some(
                network
                    .ipam
                    .iter()
                    .map(|ipam| {
                        let mut config =
                            BTreeMap::from([("Subnet".to_owned(), ipam.subnet.to_string())]);
                        if let Some(gateway) = ipam.gateway {
                            config.insert("Gateway".to_owned(), gateway.to_string());
                        }
                        config
                    })
                    .collect(),
            ),
            options: None,
        }),
        internal: Some(network.internal),
        attachable: Some(false),
        ingress: Some(false),
        containers: Some(
            containers
                .map(|(id, container)| (id.clone(), container_to_wire(container)))
                .collect(),
        ),
        options: Some(network.options.clone()),
        labels: Some(network.labels.clone()),
        config_only: Some(false),
        config_from: Some(types::ConfigReference {
            network: Some(String::new()),
        }),
    }
}

fn container_to_wire(container: &ConnectedContainer) -> types::NetworkContainer {
    types::NetworkContainer {
        name: Some(container.name.clone()),
        endpoint_id: Some(container.endpoint_id.clone()),
        mac_address: Some(container.mac.map(|mac| mac.to_string()).unwrap_or_default()),
        ipv4_address: Some(
            container
                .ipv4
                .map(|address| address.to_string())
                .unwrap_or_default(),
        ),
        ipv6_address: Some(String::new()),
    }
}
