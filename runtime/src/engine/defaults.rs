//! What a create request left open. Pure.

use super::{EngineConfig, Settings};
use crate::model::{ContainerConfig, DefaultIpcMode, HostConfig, IpcMode, LogDriver, NetworkMode};

/// Digits of an id that become a host name.
pub(super) const SHORT_ID: usize = 12;

/// Writes every default into a container's configuration, so that inspection shows what holds.
pub(super) fn fill_defaults(
    config: &mut ContainerConfig,
    host: &mut HostConfig,
    engine: &EngineConfig,
    settings: &Settings,
    default_ipc_mode: Option<DefaultIpcMode>,
) {
    if host.ipc_mode.is_unset() {
        host.ipc_mode = IpcMode::from(default_ipc_mode.unwrap_or(settings.default_ipc_mode));
    }
    if host.shm_bytes == 0 {
        host.shm_bytes = settings.default_shm_bytes;
    }
    if host.network_mode == NetworkMode::Unset {
        host.network_mode = NetworkMode::Default;
    }
    if host.log_config.driver == LogDriver::Unset {
        host.log_config.driver = engine.default_log.driver;
        if host.log_config.options.is_empty() {
            host.log_config
                .options
                .clone_from(&engine.default_log.options);
        }
    }
    if host.runtime.is_empty() {
        host.runtime.clone_from(&engine.default_runtime);
    }
    if host.init.is_none() && engine.init {
        host.init = Some(true);
    }
    let resources = &mut host.resources;
    if resources.memory_bytes > 0 && resources.memory_swap_bytes == 0 {
        resources.memory_swap_bytes = resources.memory_bytes.saturating_mul(2);
    }
    if resources.memory_swappiness == Some(-1) {
        resources.memory_swappiness = None;
    }
    resources.oom_kill_disable.get_or_insert(false);
    if resources.pids_limit < 0 {
        resources.pids_limit = 0;
    }
    // A program whose working directory is not said starts in the root; what is said is cleaned once, here.
    if let Ok(clean) = crate::model::clean_destination(&config.working_dir) {
        config.working_dir = clean;
    }
}

/// The host name of a container that was given none.
pub(super) fn default_hostname(id: &str, host: &HostConfig, host_name: &str) -> String {
    if host.network_mode.is_host() || host.uts_mode.is_host() {
        host_name.to_owned()
    } else {
        id.chars().take(SHORT_ID).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(change: impl FnOnce(&mut HostConfig), request: Option<DefaultIpcMode>) -> HostConfig {
        let mut host = HostConfig::default();
        change(&mut host);
        let engine = EngineConfig::new("/d".into(), "/e".into(), "/m".into());
        let settings = Settings {
            default_ipc_mode: DefaultIpcMode::Shareable,
            default_shm_bytes: 1 << 20,
            live_restore: false,
            labels: Vec::new(),
        };
        fill_defaults(
            &mut ContainerConfig::default(),
            &mut host,
            &engine,
            &settings,
            request,
        );
        host
    }

    #[test]
    fn an_unset_ipc_mode_becomes_the_default_that_applies() {
        assert_eq!(filled(|_| (), None).ipc_mode, IpcMode::Shareable);
        assert_eq!(
            filled(|_| (), Some(DefaultIpcMode::Private)).ipc_mode,
            IpcMode::Private
        );
        let asked = filled(
            |h| h.ipc_mode = IpcMode::Host,
            Some(DefaultIpcMode::Private),
        );
        assert_eq!(asked.ipc_mode, IpcMode::Host);
    }

    #[test]
    fn sizes_and_swap_are_filled_in() {
        let host = filled(|h| h.resources.memory_bytes = 10, None);
        assert_eq!(
            (host.shm_bytes, host.resources.memory_swap_bytes),
            (1 << 20, 20)
        );
        assert_eq!(filled(|h| h.shm_bytes = 5, None).shm_bytes, 5);
        assert_eq!(filled(|_| (), None).network_mode, NetworkMode::Default);
    }
}
