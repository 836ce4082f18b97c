//! A container's configuration on top of its image's. Pure.

use crate::images::RunConfig;
use crate::model::{ContainerConfig, HealthConfig};
use crate::network::PortSpec;

/// Fills in from the image what the user left open. What the user said always wins; lists and maps are joined by key.
pub(super) fn merge_image_config(config: &mut ContainerConfig, image: &RunConfig) {
    fill(&mut config.user, &image.user);
    fill(&mut config.working_dir, &image.working_dir);
    fill(&mut config.stop_signal, &image.stop_signal);
    config.stop_timeout_secs = config.stop_timeout_secs.or(image.stop_timeout_secs);
    config.exposed_ports.extend(
        image
            .exposed_ports
            .iter()
            .flatten()
            .filter_map(|port| port.parse::<PortSpec>().ok()),
    );
    config
        .volumes
        .extend(image.volumes.iter().flatten().cloned());
    for variable in image.env.iter().flatten() {
        let name = variable_name(variable);
        if !config.env.iter().any(|own| variable_name(own) == name) {
            config.env.push(variable.clone());
        }
    }
    for (key, value) in image.labels.iter().flatten() {
        config
            .labels
            .entry(key.clone())
            .or_insert_with(|| value.clone());
    }
    // An entrypoint of one's own takes the image's command away: its arguments would make no sense.
    if config.entrypoint.as_ref().is_none_or(Vec::is_empty) {
        if config.cmd.as_ref().is_none_or(Vec::is_empty) {
            config.cmd.clone_from(&image.cmd);
            config.args_escaped = image.args_escaped;
        }
        if config.entrypoint.is_none() {
            config.entrypoint.clone_from(&image.entrypoint);
        }
    }
    // `[""]` is how a client says "no entrypoint, not even the image's".
    if config.entrypoint.as_deref() == Some(&[String::new()]) {
        config.entrypoint = None;
    }
    config.shell = config.shell.take().or_else(|| image.shell.clone());
    merge_healthcheck(&mut config.healthcheck, image);
}

/// The program and its arguments; `None` when there is nothing to run.
pub(super) fn command(config: &ContainerConfig) -> Option<(String, Vec<String>)> {
    let mut words = config
        .entrypoint
        .iter()
        .chain(&config.cmd)
        .flatten()
        .cloned();
    let program = words.next()?;
    Some((program, words.collect()))
}

fn fill(own: &mut String, image: &str) {
    if own.is_empty() {
        image.clone_into(own);
    }
}

fn variable_name(variable: &str) -> &str {
    variable.split_once('=').map_or(variable, |(name, _)| name)
}

fn merge_healthcheck(own: &mut Option<HealthConfig>, image: &RunConfig) {
    let Some(image) = &image.healthcheck else {
        return;
    };
    let own = own.get_or_insert_default();
    if own.test.is_empty() {
        own.test = image.test.clone().unwrap_or_default();
    }
    for (own, image) in [
        (&mut own.interval_nanos, image.interval_nanos),
        (&mut own.timeout_nanos, image.timeout_nanos),
        (&mut own.start_period_nanos, image.start_period_nanos),
        (&mut own.retries, image.retries),
    ] {
        if *own == 0 {
            *own = image;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(list: &[&str]) -> Option<Vec<String>> {
        Some(list.iter().map(|word| (*word).to_owned()).collect())
    }

    fn image() -> RunConfig {
        RunConfig {
            env: words(&["PATH=/bin", "A=image"]),
            cmd: words(&["serve"]),
            entrypoint: words(&["/entry"]),
            working_dir: "/srv".to_owned(),
            ..RunConfig::default()
        }
    }

    fn merged(
        entrypoint: Option<Vec<String>>,
        cmd: Option<Vec<String>>,
    ) -> Option<(String, Vec<String>)> {
        let mut config = ContainerConfig {
            entrypoint,
            cmd,
            ..ContainerConfig::default()
        };
        merge_image_config(&mut config, &image());
        command(&config)
    }

    fn expect(program: &str, args: &[&str]) -> Option<(String, Vec<String>)> {
        Some((
            program.to_owned(),
            args.iter().map(|arg| (*arg).to_owned()).collect(),
        ))
    }

    #[test]
    fn command_and_entrypoint_are_joined() {
        assert_eq!(merged(None, None), expect("/entry", &["serve"]));
        assert_eq!(merged(None, words(&["x"])), expect("/entry", &["x"]));
        assert_eq!(merged(words(&["e"]), None), expect("e", &[]));
        assert_eq!(merged(words(&["e"]), words(&["x"])), expect("e", &["x"]));
        assert_eq!(merged(words(&[""]), words(&["x"])), expect("x", &[]));
        assert_eq!(merged(words(&[]), words(&["x"])), expect("x", &[]));
        assert_eq!(merged(words(&[""]), None), None);
    }

    #[test]
    fn the_users_variables_win() {
        let mut config = ContainerConfig {
            env: vec!["A=user".to_owned()],
            ..ContainerConfig::default()
        };
        merge_image_config(&mut config, &image());
        assert_eq!(config.env, ["A=user", "PATH=/bin"]);
        assert_eq!(config.working_dir, "/srv");
    }
}
