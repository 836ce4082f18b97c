//! Making a container.

use pierhead_api::operations::container::ContainerCreateParams;
use pierhead_api::types;
use pierhead_runtime::engine::CreateRequest;

use crate::app::{App, Facts};
use crate::convert::ConvertError;
use crate::convert::config::{config_to_model, split_create};
use crate::convert::host_config::host_config_to_model;
use crate::convert::networking::networking_to_model;
use crate::error::Fault;

/// `ContainerCreate`.
pub(crate) async fn create(
    app: &App,
    params: ContainerCreateParams,
) -> Result<types::ContainerCreateResponse, Fault> {
    let request = read(params)?;
    let created = app.engine.create_container(request).await?;
    Ok(types::ContainerCreateResponse {
        id: created.id,
        warnings: created.warnings,
    })
}

fn read(params: ContainerCreateParams) -> Result<CreateRequest, ConvertError> {
    check_platform(params.platform.as_deref().unwrap_or_default())?;
    let parts = split_create(params.body);
    Ok(CreateRequest {
        name: params
            .name
            .map(|name| name.trim_start_matches('/').to_owned()),
        config: config_to_model(parts.config)?,
        host_config: host_config_to_model(parts.host_config)?,
        networking: networking_to_model(parts.networking),
        // Up to API 1.39 an unset mode is the daemon's default; nothing later is served.
        default_ipc_mode: None,
    })
}

/// `os[/architecture[/variant]]` must be this host's.
fn check_platform(platform: &str) -> Result<(), ConvertError> {
    let mut parts = platform.split('/');
    let is = |part: Option<&str>, here: &str| {
        part.is_none_or(|part| part.is_empty() || part.eq_ignore_ascii_case(here))
    };
    let os = parts.next();
    let architecture = parts.next();
    if is(os, "linux")
        && (is(architecture, Facts::architecture()) || is(architecture, std::env::consts::ARCH))
    {
        Ok(())
    } else {
        Err(ConvertError::Form {
            field: "platform",
            value: platform.to_owned(),
            expected: "only this host's own platform can be run",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_platform_is_taken() {
        let native = format!("linux/{}", Facts::architecture());
        for platform in ["", "linux", native.as_str()] {
            assert!(check_platform(platform).is_ok(), "{platform}");
        }
        for platform in ["windows", "linux/mips", "plan9/amd64"] {
            assert!(check_platform(platform).is_err(), "{platform}");
        }
    }
}
