//! Reload and shutdown.

use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::kill::DEFAULT_TIMEOUT_SECS;
use super::{Engine, EngineError, Reload, StopOptions};
use crate::containers::{RunPhase, Status};
use crate::events::EventKind;

impl Engine {
    /// Takes new settings over and publishes the daemon's `reload` event, which carries them (`default-ipc-mode` among
    /// them) and `attributes`.
    ///
    /// # Errors
    /// `InvalidParameter` for a value out of range; nothing is changed then.
    pub fn reload(&self, reload: Reload) -> Result<(), EngineError> {
        if reload.default_shm_bytes.is_some_and(|bytes| bytes <= 0) {
            return Err(EngineError::Invalid {
                field: "default-shm-size",
                reason: "it must be greater than 0".to_owned(),
            });
        }
        let settings = {
            let mut settings = self
                .inner
                .settings
                .write()
                .unwrap_or_else(PoisonError::into_inner);
            if let Some(mode) = reload.default_ipc_mode {
                settings.default_ipc_mode = mode;
            }
            if let Some(bytes) = reload.default_shm_bytes {
                settings.default_shm_bytes = bytes;
            }
            if let Some(live_restore) = reload.live_restore {
                settings.live_restore = live_restore;
            }
            if let Some(labels) = reload.labels {
                settings.labels = labels;
            }
            settings.clone()
        };
        let mut attributes = reload.attributes;
        for (key, value) in [
            ("name", self.inner.host.hostname.clone()),
            (
                "default-ipc-mode",
                settings.default_ipc_mode.as_str().to_owned(),
            ),
            ("default-shm-size", settings.default_shm_bytes.to_string()),
            ("live-restore", settings.live_restore.to_string()),
            (
                "labels",
                serde_json::Value::from(settings.labels).to_string(),
            ),
        ] {
            attributes.insert(key.to_owned(), value);
        }
        self.inner.events.publish(
            EventKind::Daemon,
            "reload",
            &self.inner.identity,
            attributes,
        );
        Ok(())
    }

    /// Ends the engine in order. Unless live restore is on, running containers are stopped (all at once, each with its own
    /// stop timeout; those that take longer than `timeout` are killed). Afterwards nothing can be started.
    ///
    /// # Errors
    /// `System` when something could not be put away; everything else is put away nevertheless.
    pub async fn shutdown(&self, timeout: Duration) -> Result<(), EngineError> {
        self.inner.shutting_down.store(true, Ordering::SeqCst);
        if !self.settings().live_restore {
            self.stop_all(timeout).await;
        }
        self.inner.networks.close().await?;
        Ok(())
    }

    async fn stop_all(&self, timeout: Duration) {
        let alive =
            self.inner
                .containers
                .in_states(&[Status::Running, Status::Paused, Status::Restarting]);
        let stops: Vec<_> = alive
            .into_iter()
            .map(|container| {
                let engine = self.clone();
                tokio::spawn(async move {
                    let own_secs = container
                        .snapshot()
                        .record
                        .config
                        .stop_timeout_secs
                        .unwrap_or(DEFAULT_TIMEOUT_SECS);
                    let timeout_secs = bounded(own_secs, timeout);
                    let stopped_by_user = container.snapshot().state.stopped_by_user;
                    let options = StopOptions {
                        signal: None,
                        timeout_secs: Some(timeout_secs),
                    };
                    if let Err(error) = engine.stop(&container, options).await {
                        tracing::warn!(
                            container = container.id(),
                            error = error.message(),
                            "a container could not be stopped"
                        );
                    }
                    container.phase_reached(RunPhase::Settled).await;
                    // The daemon's own stop is not the user's: a policy that restarts at the next start still holds.
                    let state = container.amend(|state| state.stopped_by_user = stopped_by_user);
                    if !container.snapshot().removed {
                        engine.keep_state(container.id(), &state).await;
                    }
                })
            })
            .collect();
        for stop in stops {
            // A panic in one of them is no reason not to wait for the others.
            let _ = stop.await;
        }
    }

    pub(super) fn is_shutting_down(&self) -> bool {
        self.inner.shutting_down.load(Ordering::SeqCst)
    }

    pub(super) fn check_open(&self) -> Result<(), EngineError> {
        if self.is_shutting_down() {
            Err(EngineError::ShuttingDown)
        } else {
            Ok(())
        }
    }
}

/// A container's own stop timeout, at most as long as the daemon waits; a negative one would be without end.
fn bounded(own_secs: i64, timeout: Duration) -> i64 {
    let longest = i64::try_from(timeout.as_secs()).unwrap_or(i64::MAX);
    if own_secs < 0 {
        longest
    } else {
        own_secs.min(longest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_waits_longer_than_the_daemon() {
        let timeout = Duration::from_secs(15);
        assert_eq!(
            [10, 60, -1, 0].map(|own| bounded(own, timeout)),
            [10, 15, 15, 0]
        );
    }
}
