//! The daemon's life: from the command line to the last line of the log.

use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use pierhead_api::router;
use pierhead_runtime::engine::Engine;
use pierhead_runtime::engine::EngineError;
use thiserror::Error;
use tracing::{error, info, warn};

use crate::app::{App, Facts};
use crate::config::{self, ConfigError, Loaded, Settings, Source};
use crate::engine_config::{self, EngineConfigError};
use crate::error::whole_message;
use crate::listen::{self, ListenError, Listener};
use crate::logging::{self, LogLevel, LoggingError};
use crate::pidfile::{Pidfile, PidfileError};
use crate::process;
use crate::reload::Reloader;
use crate::roots::{self, Roots, RootsError};
use crate::serve::{self, Gate};
use crate::signals::{Asked, Signals};

/// How long requests that are under way may take once the daemon stops.
const REQUEST_PATIENCE: Duration = Duration::from_secs(2);

/// What `--shutdown-timeout -1` comes to: longer than anybody waits, and safe to add to a clock.
const NO_LIMIT: Duration = Duration::from_secs(365 * 24 * 3600);

/// Threads that serve requests. What blocks runs elsewhere, so that more than a few would only cost memory.
const MAX_WORKERS: usize = 4;

/// Why the daemon did not start, or ended badly.
#[derive(Debug, Error)]
enum DaemonError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Logging(#[from] LoggingError),
    #[error("cannot use the daemon's directories")]
    Roots(#[from] RootsError),
    #[error(transparent)]
    Pidfile(#[from] PidfileError),
    #[error(transparent)]
    Listen(#[from] ListenError),
    #[error("cannot start the asynchronous runtime")]
    Runtime(#[source] io::Error),
    #[error("cannot catch signals")]
    Signals(#[source] io::Error),
    #[error("cannot serve")]
    Serve(#[source] io::Error),
    #[error("cannot open the engine")]
    Engine(#[source] EngineError),
    #[error("cannot use the settings")]
    EngineConfig(#[from] EngineConfigError),
}

/// Checks the configuration and says so.
pub(crate) fn validate(source: &Source) -> ExitCode {
    match config::load(source) {
        Ok(loaded) => {
            for warning in &loaded.warnings {
                eprintln!("warning: {warning}");
            }
            println!("configuration OK");
            ExitCode::SUCCESS
        }
        Err(error) => refuse(&error),
    }
}

/// Runs until a signal ends it.
pub(crate) fn run(source: Source) -> ExitCode {
    match start_and_serve(source) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refuse(&error),
    }
}

/// One clear line for whoever started the daemon, log or no log.
fn refuse(failure: &dyn std::error::Error) -> ExitCode {
    eprintln!("pierd: {}", whole_message(failure));
    ExitCode::FAILURE
}

/// What is held from the start to the end, dropped in this order: no socket without a daemon behind it, and no free
/// lock while there still is a process id.
struct Held {
    listeners: Vec<Listener>,
    _pidfile: Pidfile,
    _roots: Roots,
}

/// Everything that may block or refuse comes first and in one thread; then the asynchronous part begins.
fn start_and_serve(source: Source) -> Result<(), DaemonError> {
    let Loaded { settings, warnings } = config::load(&source)?;
    let level = logging::start(settings.reloadable.level())?;
    process::set_umask();
    process::raise_descriptor_limit();

    let roots = roots::prepare(&settings.data_root, &settings.exec_root)?;
    let pidfile = Pidfile::create(&settings.pidfile)?;
    let addresses: Vec<String> = settings.hosts.iter().map(ToString::to_string).collect();
    info!(
        version = env!("CARGO_PKG_VERSION"),
        data_root = %settings.data_root.display(),
        "pierd is starting and will listen on {}",
        addresses.join(", ")
    );
    let listeners = listen::bind_all(&settings.hosts, settings.group.as_deref())?;
    for warning in warnings {
        warn!("{warning}");
    }

    let held = Held {
        listeners,
        _pidfile: pidfile,
        _roots: roots,
    };
    let workers =
        std::thread::available_parallelism().map_or(1, |count| count.get().min(MAX_WORKERS));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(workers)
        .thread_name("pierd-worker")
        .enable_all()
        .build()
        .map_err(DaemonError::Runtime)?;
    let served = runtime.block_on(serve_until_told(source, settings, level, &held));
    // Work that was left running (streams to clients, a download) must not hold up the end.
    runtime.shutdown_timeout(Duration::from_millis(500));
    served
}

async fn serve_until_told(
    source: Source,
    settings: Settings,
    level: LogLevel,
    held: &Held,
) -> Result<(), DaemonError> {
    let mut signals = Signals::catch().map_err(DaemonError::Signals)?;
    let engine = Engine::open(engine_config::from_settings(&settings)?)
        .await
        .map_err(DaemonError::Engine)?;
    let debug = Arc::new(AtomicBool::new(settings.reloadable.debug));
    let facts = Facts {
        experimental: settings.experimental,
        debug: Arc::clone(&debug),
        kernel_release: process::kernel_release(),
    };
    let app = App {
        engine: engine.clone(),
        facts,
    };
    let gate = Gate::new(router(Arc::new(app)), settings.experimental);
    let serving = serve::serve(&held.listeners, gate).map_err(DaemonError::Serve)?;
    info!("pierd is ready");

    let mut reloader = Reloader {
        source,
        level,
        engine: engine.clone(),
        debug,
        current: settings,
    };
    while signals.next().await == Asked::Reload {
        reloader.reload().await;
    }

    info!("pierd is stopping");
    serving.stop_accepting();
    let timeout = reloader
        .current
        .reloadable
        .shutdown_timeout_secs
        .map_or(NO_LIMIT, Duration::from_secs);
    tokio::select! {
        ended = engine.shutdown(timeout) => {
            if let Err(failure) = ended {
                error!("the engine did not end in order: {}", whole_message(&failure));
            }
        }
        () = told_again(&mut signals) => warn!("told to stop again: not waiting for containers any longer"),
    }
    serving.finish(REQUEST_PATIENCE).await;
    info!("pierd has stopped");
    Ok(())
}

/// Ends when the daemon is told to stop once more.
async fn told_again(signals: &mut Signals) {
    while signals.next().await != Asked::Stop {}
}
