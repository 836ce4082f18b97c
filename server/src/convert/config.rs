//! `ContainerConfig`: what a container runs.

use pierhead_api::types;
use pierhead_runtime::model::ContainerConfig;

use super::ConvertError;
use super::health::{health_to_model, health_to_wire};

/// A create request's three parts, which the wire has in one object.
pub(crate) struct CreateParts {
    /// What the container runs.
    pub(crate) config: types::ContainerConfig,
    /// How it sits on the host.
    pub(crate) host_config: types::HostConfig,
    /// Its networks.
    pub(crate) networking: types::NetworkingConfig,
}

/// Takes a create request apart.
pub(crate) fn split_create(request: types::ContainerCreateRequest) -> CreateParts {
    CreateParts {
        config: types::ContainerConfig {
            hostname: request.hostname,
            domainname: request.domainname,
            user: request.user,
            attach_stdin: request.attach_stdin,
            attach_stdout: request.attach_stdout,
            attach_stderr: request.attach_stderr,
            exposed_ports: request.exposed_ports,
            tty: request.tty,
            open_stdin: request.open_stdin,
            stdin_once: request.stdin_once,
            env: request.env,
            cmd: request.cmd,
            healthcheck: request.healthcheck,
            args_escaped: request.args_escaped,
            image: request.image,
            volumes: request.volumes,
            working_dir: request.working_dir,
            entrypoint: request.entrypoint,
            network_disabled: request.network_disabled,
            mac_address: request.mac_address,
            on_build: request.on_build,
            labels: request.labels,
            stop_signal: request.stop_signal,
            stop_timeout: request.stop_timeout,
            shell: request.shell,
        },
        host_config: request.host_config.unwrap_or_default(),
        networking: request.networking_config.unwrap_or_default(),
    }
}

/// Reads a configuration.
pub(crate) fn config_to_model(
    wire: types::ContainerConfig,
) -> Result<ContainerConfig, ConvertError> {
    let exposed_ports = wire
        .exposed_ports
        .unwrap_or_default()
        .into_inner()
        .iter()
        .map(|port| port.parse())
        .collect::<Result<_, _>>()?;
    Ok(ContainerConfig {
        hostname: wire.hostname.unwrap_or_default(),
        domainname: wire.domainname.unwrap_or_default(),
        user: wire.user.unwrap_or_default(),
        attach_stdin: wire.attach_stdin.unwrap_or_default(),
        attach_stdout: wire.attach_stdout.unwrap_or_default(),
        attach_stderr: wire.attach_stderr.unwrap_or_default(),
        exposed_ports,
        tty: wire.tty.unwrap_or_default(),
        open_stdin: wire.open_stdin.unwrap_or_default(),
        stdin_once: wire.stdin_once.unwrap_or_default(),
        env: wire.env.unwrap_or_default(),
        cmd: wire.cmd.map(|cmd| cmd.into_inner()),
        healthcheck: wire.healthcheck.map(health_to_model),
        args_escaped: wire.args_escaped.unwrap_or_default(),
        image: wire.image.unwrap_or_default(),
        volumes: wire.volumes.unwrap_or_default().into_inner(),
        working_dir: wire.working_dir.unwrap_or_default(),
        entrypoint: wire.entrypoint.map(|entrypoint| entrypoint.into_inner()),
        network_disabled: wire.network_disabled.unwrap_or_default(),
        mac_address: wire.mac_address.unwrap_or_default(),
        on_build: wire.on_build,
        labels: wire.labels.unwrap_or_default(),
        stop_signal: wire.stop_signal.unwrap_or_default(),
        stop_timeout_secs: wire.stop_timeout,
        shell: wire.shell,
    })
}

/// Writes a container's configuration: the keys that engines leave out when they are empty are left out.
pub(crate) fn config_to_wire(model: &ContainerConfig) -> types::ContainerConfig {
    types::ContainerConfig {
        hostname: Some(model.hostname.clone()),
        domainname: Some(model.domainname.clone()),
        user: Some(model.user.clone()),
        attach_stdin: Some(model.attach_stdin),
        attach_stdout: Some(model.attach_stdout),
        attach_stderr: Some(model.attach_stderr),
        exposed_ports: (!model.exposed_ports.is_empty()).then(|| {
            model
                .exposed_ports
                .iter()
                .map(ToString::to_string)
                .collect()
        }),
        tty: Some(model.tty),
        open_stdin: Some(model.open_stdin),
        stdin_once: Some(model.stdin_once),
        env: (!model.env.is_empty()).then(|| model.env.clone()),
        cmd: model.cmd.clone().map(Into::into),
        healthcheck: model.healthcheck.as_ref().map(health_to_wire),
        args_escaped: model.args_escaped.then_some(true),
        image: Some(model.image.clone()),
        volumes: (!model.volumes.is_empty()).then(|| model.volumes.iter().cloned().collect()),
        working_dir: Some(model.working_dir.clone()),
        entrypoint: model.entrypoint.clone().map(Into::into),
        network_disabled: model.network_disabled.then_some(true),
        mac_address: (!model.mac_address.is_empty()).then(|| model.mac_address.clone()),
        on_build: model.on_build.clone(),
        labels: Some(model.labels.clone()),
        stop_signal: (!model.stop_signal.is_empty()).then(|| model.stop_signal.clone()),
        stop_timeout: model.stop_timeout_secs,
        shell: model.shell.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_configuration_comes_back_as_it_was_sent() {
        let wire = types::ContainerConfig {
            image: Some("busybox".to_owned()),
            cmd: Some(vec!["sh".to_owned(), "-c".to_owned(), "true".to_owned()].into()),
            env: Some(vec!["A=1".to_owned(), "EMPTY=".to_owned()]),
            exposed_ports: Some(["80", "53/udp"].into_iter().collect()),
            volumes: Some(["/anon"].into_iter().collect()),
            stop_signal: Some("SIGINT".to_owned()),
            stop_timeout: Some(3),
            ..types::ContainerConfig::default()
        };
        let model = config_to_model(wire).expect("valid");
        let back = config_to_wire(&model);
        assert_eq!(
            back.cmd.map(|cmd| cmd.into_inner()),
            Some(vec!["sh".to_owned(), "-c".to_owned(), "true".to_owned()])
        );
        assert_eq!(back.env, Some(vec!["A=1".to_owned(), "EMPTY=".to_owned()]));
        assert_eq!(
            back.exposed_ports,
            Some(["53/udp", "80/tcp"].into_iter().collect())
        );
        assert_eq!(back.entrypoint, None);
        assert_eq!(back.labels, Some(Default::default()));
        assert_eq!(back.stop_timeout, Some(3));
    }

    #[test]
    fn a_port_that_is_none_is_refused() {
        let wire = types::ContainerConfig {
            exposed_ports: Some(["eighty"].into_iter().collect()),
            ..types::ContainerConfig::default()
        };
        assert!(config_to_model(wire).is_err());
    }
}
