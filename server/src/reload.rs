//! Reading the configuration again while the daemon runs.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use pierhead_runtime::engine::{Engine, EngineError, Reload};
use thiserror::Error;
use tracing::{error, info, warn};

use crate::config::{self, ConfigError, Reloadable, Settings, Source};
use crate::error::whole_message;
use crate::logging::{LogLevel, LoggingError};

/// Why a reload changed nothing.
#[derive(Debug, Error)]
enum ReloadError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Engine(#[from] EngineError),
    #[error(transparent)]
    Logging(#[from] LoggingError),
    #[error("the task that reads the configuration was lost")]
    Lost(#[from] tokio::task::JoinError),
}

/// Applies a changed configuration.
#[derive(Debug)]
pub(crate) struct Reloader {
    /// Where the configuration comes from.
    pub(crate) source: Source,
    /// The daemon's log.
    pub(crate) level: LogLevel,
    /// The engine.
    pub(crate) engine: Engine,
    /// What info says about the log.
    pub(crate) debug: Arc<AtomicBool>,
    /// What the daemon runs with now.
    pub(crate) current: Settings,
}

impl Reloader {
    /// Reads, validates and applies. What is invalid changes nothing and is one line in the log.
    pub(crate) async fn reload(&mut self) {
        match self.try_reload().await {
            Ok(()) => info!("the configuration was reloaded"),
            Err(failure) => error!(
                "the configuration was not reloaded: {}",
                whole_message(&failure)
            ),
        }
    }

    async fn try_reload(&mut self) -> Result<(), ReloadError> {
        let source = self.source.clone();
        let loaded = tokio::task::spawn_blocking(move || config::load(&source)).await??;
        for warning in loaded.warnings {
            warn!("{warning}");
        }
        for key in self.current.fixed_differences(&loaded.settings) {
            warn!("the new value of {key} takes effect at the next start of the daemon");
        }
        let new = loaded.settings.reloadable;
        // The engine validates what it takes over, and publishes the event; so it comes first.
        self.engine.reload(to_engine(&new))?;
        self.level.set(new.level())?;
        self.debug.store(new.debug, Ordering::Relaxed);
        self.current.reloadable = new;
        Ok(())
    }
}

fn to_engine(new: &Reloadable) -> Reload {
    let timeout = new
        .shutdown_timeout_secs
        .map_or_else(|| "-1".to_owned(), |secs| secs.to_string());
    let attributes = BTreeMap::from([
        ("debug".to_owned(), new.debug.to_string()),
        ("log-level".to_owned(), new.log_level.to_string()),
        ("shutdown-timeout".to_owned(), timeout),
    ]);
    Reload {
        default_ipc_mode: Some(new.default_ipc_mode),
        default_shm_bytes: Some(i64::try_from(new.default_shm_bytes).unwrap_or(i64::MAX)),
        live_restore: Some(new.live_restore),
        labels: Some(new.labels.clone()),
        attributes,
    }
}
