//! `HostConfig`: how a container sits on its host.

use pierhead_api::types;
use pierhead_runtime::model::{HostConfig, LogConfig, PortBinding, PortBindings, RestartPolicy};

use super::mounts::{mount_to_model, mount_to_wire};
use super::resources::{limits_of, limits_to_wire, resources_to_model};
use super::{ConvertError, narrow};

/// Reads a host configuration.
pub(crate) fn host_config_to_model(wire: types::HostConfig) -> Result<HostConfig, ConvertError> {
    let security_opt = security_options(&wire)?;
    let log_config = log_config_to_model(wire.log_config.clone().unwrap_or_default())?;
    let port_bindings = ports_to_model(wire.port_bindings.clone().unwrap_or_default())?;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    Ok(HostConfig {
        resources: resources_to_model(limits_of(&wire))?,
        container_id_file: text(&wire.container_id_file),
        log_config,
        network_mode: text(&wire.network_mode).parse()?,
        port_bindings,
        restart_policy: restart_policy_to_model(wire.restart_policy.unwrap_or_default())?,
        auto_remove: wire.auto_remove.unwrap_or_default(),
        volume_driver: wire.volume_driver.unwrap_or_default(),
        volumes_from: wire.volumes_from,
        mounts: wire
            .mounts
            .unwrap_or_default()
            .into_iter()
            .map(mount_to_model)
            .collect::<Result<_, _>>()?,
        cap_add: wire.cap_add,
        cap_drop: wire.cap_drop,
        dns: wire.dns,
        dns_options: wire.dns_options,
        dns_search: wire.dns_search,
        extra_hosts: wire.extra_hosts,
        group_add: wire.group_add,
        ipc_mode: wire.ipc_mode.unwrap_or_default().parse()?,
        cgroup: wire.cgroup.unwrap_or_default(),
        links: wire.links,
        oom_score_adj: wire.oom_score_adj.unwrap_or_default(),
        pid_mode: wire.pid_mode.unwrap_or_default().parse()?,
        privileged: wire.privileged.unwrap_or_default(),
        publish_all_ports: wire.publish_all_ports.unwrap_or_default(),
        readonly_rootfs: wire.readonly_rootfs.unwrap_or_default(),
        security_opt,
        storage_opt: wire.storage_opt.unwrap_or_default(),
        tmpfs: wire.tmpfs.unwrap_or_default(),
        uts_mode: wire.uts_mode.unwrap_or_default().parse()?,
        userns_mode: wire.userns_mode.unwrap_or_default().parse()?,
        shm_bytes: wire.shm_size.unwrap_or_default(),
        sysctls: wire.sysctls.unwrap_or_default(),
        runtime: wire.runtime.unwrap_or_default(),
        init: wire.init,
        console_size: console_size_to_model(wire.console_size.unwrap_or_default())?,
        isolation: wire
            .isolation
            .as_ref()
            .map_or("", |isolation| isolation.as_str())
            .parse()?,
        binds: wire.binds,
    })
}

/// Clients turn `--security-opt systempaths=unconfined` into two empty lists of paths; it becomes the option again.
/// Lists of one's own are not kept, so they are refused rather than forgotten.
fn security_options(wire: &types::HostConfig) -> Result<Option<Vec<String>>, ConvertError> {
    let is_empty = |paths: &Option<Vec<String>>| paths.as_ref().map(Vec::is_empty);
    match (is_empty(&wire.masked_paths), is_empty(&wire.readonly_paths)) {
        (None, None) => Ok(wire.security_opt.clone()),
        (Some(true), Some(true)) => {
            let mut options = wire.security_opt.clone().unwrap_or_default();
            options.push("systempaths=unconfined".to_owned());
            Ok(Some(options))
        }
        _ => Err(ConvertError::NotImplemented(
            "a list of one's own in MaskedPaths or ReadonlyPaths",
        )),
    }
}

/// Reads where a container's output goes.
fn log_config_to_model(wire: types::LogConfig) -> Result<LogConfig, ConvertError> {
    Ok(LogConfig {
        driver: wire
            .type_
            .as_ref()
            .map_or("", |driver| driver.as_str())
            .parse()?,
        options: wire.config.unwrap_or_default(),
    })
}

/// Reads a restart policy.
pub(crate) fn restart_policy_to_model(
    wire: types::RestartPolicy,
) -> Result<RestartPolicy, ConvertError> {
    Ok(RestartPolicy {
        name: wire
            .name
            .as_ref()
            .map_or("", |name| name.as_str())
            .parse()?,
        maximum_retry_count: wire.maximum_retry_count.unwrap_or_default(),
    })
}

fn ports_to_model(wire: types::PortMap) -> Result<PortBindings, ConvertError> {
    wire.into_iter()
        .map(|(port, bindings)| {
            let bindings = bindings.map(|bindings| {
                bindings
                    .into_iter()
                    .map(|binding| PortBinding {
                        host_ip: binding.host_ip.unwrap_or_default(),
                        host_port: binding.host_port.unwrap_or_default(),
                    })
                    .collect()
            });
            Ok((port.parse()?, bindings))
        })
        .collect()
}

fn console_size_to_model(wire: Vec<i64>) -> Result<[u32; 2], ConvertError> {
    let side = |given: Option<&i64>| {
        narrow(
            "ConsoleSize",
            given.copied().unwrap_or_default(),
            0,
            i64::from(u32::MAX),
        )
    };
    Ok([side(wire.first())?, side(wire.get(1))?])
}

/// Writes a container's host configuration with the paths that are hidden from it.
pub(crate) fn host_config_to_wire(
    model: &HostConfig,
    masked_paths: &[String],
    readonly_paths: &[String],
) -> types::HostConfig {
    let mut wire = types::HostConfig {
        binds: model.binds.clone(),
        container_id_file: Some(model.container_id_file.clone()),
        log_config: Some(types::LogConfig {
            type_: Some(model.log_config.driver.to_string().as_str().into()),
            config: Some(model.log_config.options.clone()),
        }),
        network_mode: Some(model.network_mode.to_string()),
        port_bindings: (!model.port_bindings.is_empty())
            .then(|| ports_to_wire(&model.port_bindings)),
        restart_policy: Some(types::RestartPolicy {
            name: Some(model.restart_policy.name.to_string().as_str().into()),
            maximum_retry_count: Some(model.restart_policy.maximum_retry_count),
        }),
        auto_remove: Some(model.auto_remove),
        volume_driver: Some(model.volume_driver.clone()),
        volumes_from: model.volumes_from.clone(),
        mounts: (!model.mounts.is_empty())
            .then(|| model.mounts.iter().map(mount_to_wire).collect()),
        cap_add: model.cap_add.clone(),
        cap_drop: model.cap_drop.clone(),
        dns: model.dns.clone(),
        dns_options: model.dns_options.clone(),
        dns_search: model.dns_search.clone(),
        extra_hosts: model.extra_hosts.clone(),
        group_add: model.group_add.clone(),
        ipc_mode: Some(model.ipc_mode.to_string()),
        cgroup: Some(model.cgroup.clone()),
        links: model.links.clone(),
        oom_score_adj: Some(model.oom_score_adj),
        pid_mode: Some(model.pid_mode.to_string()),
        privileged: Some(model.privileged),
        publish_all_ports: Some(model.publish_all_ports),
        readonly_rootfs: Some(model.readonly_rootfs),
        security_opt: model.security_opt.clone(),
        storage_opt: (!model.storage_opt.is_empty()).then(|| model.storage_opt.clone()),
        tmpfs: (!model.tmpfs.is_empty()).then(|| model.tmpfs.clone()),
        uts_mode: Some(model.uts_mode.to_string()),
        userns_mode: Some(model.userns_mode.to_string()),
        shm_size: Some(model.shm_bytes),
        sysctls: (!model.sysctls.is_empty()).then(|| model.sysctls.clone()),
        runtime: Some(model.runtime.clone()),
        console_size: Some(
            model
                .console_size
                .iter()
                .map(|side| i64::from(*side))
                .collect(),
        ),
        isolation: Some(model.isolation.to_string().as_str().into()),
        masked_paths: (!masked_paths.is_empty()).then(|| masked_paths.to_vec()),
        readonly_paths: (!readonly_paths.is_empty()).then(|| readonly_paths.to_vec()),
        init: model.init,
        ..types::HostConfig::default()
    };
    limits_to_wire(&model.resources, &mut wire);
    wire
}

fn ports_to_wire(model: &PortBindings) -> types::PortMap {
    model
        .iter()
        .map(|(port, bindings)| {
            let bindings = bindings.as_ref().map(|bindings| {
                bindings
                    .iter()
                    .map(|binding| types::PortBinding {
                        host_ip: Some(binding.host_ip.clone()),
                        host_port: Some(binding.host_port.clone()),
                    })
                    .collect()
            });
            (port.to_string(), bindings)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<HostConfig, ConvertError> {
        host_config_to_model(serde_json::from_str(json).expect("JSON of a host configuration"))
    }

    fn written(json: &str) -> serde_json::Value {
        let model = read(json).expect("valid");
        serde_json::to_value(host_config_to_wire(&model, &[], &[])).expect("JSON")
    }

    #[test]
    fn what_is_sent_is_shown() {
        let json = r#"{
            "Binds": ["data:/data:ro"], "NetworkMode": "none", "IpcMode": "container:donor", "PidMode": "host",
            "RestartPolicy": {"Name": "on-failure", "MaximumRetryCount": 2}, "LogConfig": {"Type": "json-file", "Config": {"max-size": "1m"}},
            "PortBindings": {"80/tcp": [{"HostIp": "127.0.0.1", "HostPort": "18080"}], "53/udp": null},
            "Memory": 67108864, "NanoCpus": 500000000, "PidsLimit": 50, "ShmSize": 8388608, "Tmpfs": {"/scratch": "size=1m"},
            "Ulimits": [{"Name": "nofile", "Soft": 512, "Hard": 512}], "CapAdd": ["NET_ADMIN"], "Init": true,
            "Mounts": [{"Type": "tmpfs", "Target": "/tm", "TmpfsOptions": {"SizeBytes": 4096}}]
        }"#;
        let sent: serde_json::Value = serde_json::from_str(json).expect("JSON");
        let shown = written(json);
        for (key, value) in sent.as_object().expect("an object") {
            assert_eq!(&shown[key], value, "{key}");
        }
    }

    #[test]
    fn keys_of_an_empty_configuration_are_those_an_engine_shows() {
        let shown = written("{}");
        for (key, value) in [
            ("Binds", serde_json::Value::Null),
            ("PortBindings", serde_json::Value::Null),
            ("CapAdd", serde_json::Value::Null),
            ("PidsLimit", serde_json::Value::Null),
            ("Memory", 0.into()),
            ("IpcMode", "".into()),
            ("Isolation", "".into()),
            ("ConsoleSize", serde_json::json!([0, 0])),
        ] {
            assert_eq!(shown.get(key), Some(&value), "{key}");
        }
        for absent in ["Mounts", "Tmpfs", "Sysctls", "StorageOpt", "Init"] {
            assert_eq!(shown.get(absent), None, "{absent}");
        }
    }

    #[test]
    fn a_wrong_ipc_mode_is_refused_with_what_is_allowed() {
        let error = read(r#"{"IpcMode": "bogus"}"#)
            .expect_err("refused")
            .to_string();
        assert!(
            error.contains("invalid IPC mode: bogus") && error.contains("shareable"),
            "{error}"
        );
    }

    #[test]
    fn empty_path_lists_mean_unconfined_system_paths_and_others_are_refused() {
        let model = read(r#"{"MaskedPaths": [], "ReadonlyPaths": []}"#).expect("valid");
        assert_eq!(
            model.security_opt,
            Some(vec!["systempaths=unconfined".to_owned()])
        );
        assert!(read(r#"{"MaskedPaths": ["/proc/x"]}"#).is_err());
    }
}
