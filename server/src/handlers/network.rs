//! Networks.

use pierhead_api::operations::network::{NetworkInspectParams, NetworkListParams};
use pierhead_api::types;
use pierhead_runtime::network::NetworkInfo;

use crate::app::App;
use crate::convert::ConvertError;
use crate::convert::filters::{Values, boolean, values};
use crate::convert::network::network_to_wire;
use crate::error::Fault;

/// `NetworkList`.
pub(crate) async fn list(
    app: &App,
    params: NetworkListParams,
) -> Result<Vec<types::Network>, Fault> {
    let filters = values(params.filters);
    check(&filters)?;
    let networks = app.engine.networks().list();
    Ok(networks
        .iter()
        .filter(|network| passes(network, &filters))
        .map(|network| network_to_wire(network, false))
        .collect())
}

/// `NetworkInspect`.
pub(crate) async fn inspect(
    app: &App,
    params: NetworkInspectParams,
) -> Result<types::Network, Fault> {
    let network = app.engine.networks().inspect(&params.id)?;
    Ok(network_to_wire(&network, true))
}

fn check(filters: &Values) -> Result<(), ConvertError> {
    for (name, values) in filters {
        match name.as_str() {
            "driver" | "id" | "label" | "name" | "scope" => {}
            "type" => {
                for value in values {
                    if !["builtin", "custom"].contains(&value.as_str()) {
                        return Err(ConvertError::FilterValue {
                            name: "type",
                            value: value.clone(),
                        });
                    }
                }
            }
            "dangling" => {
                boolean("dangling", values)?;
            }
            _ => return Err(ConvertError::UnknownFilter(name.clone())),
        }
    }
    Ok(())
}

/// Keys are joined by "and", the values of one by "or", except labels: all of them.
fn passes(network: &NetworkInfo, filters: &Values) -> bool {
    filters.iter().all(|(name, values)| {
        let any = |test: &dyn Fn(&str) -> bool| {
            values.is_empty() || values.iter().any(|value| test(value))
        };
        match name.as_str() {
            "driver" => any(&|value| value == network.driver),
            "id" => any(&|value| network.id.starts_with(value)),
            "name" => any(&|value| network.name.contains(value)),
            "scope" => any(&|value| value == network.scope),
            // The predefined networks are all there are.
            "type" => any(&|value| value == "builtin"),
            "dangling" => !boolean("dangling", values).unwrap_or(false),
            "label" => values.iter().all(|label| match label.split_once('=') {
                Some((key, value)) => network.labels.get(key).is_some_and(|found| found == value),
                None => network.labels.contains_key(label),
            }),
            _ => true,
        }
    })
}
