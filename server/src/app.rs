//! The backend behind the generated traits: the engine, and what the daemon knows about itself.

use pierhead_runtime::engine::Engine;

/// What every handler works on.
#[derive(Debug)]
pub(crate) struct App {
    /// The engine.
    pub(crate) engine: Engine,
    /// What does not change while the daemon runs.
    pub(crate) facts: Facts,
}

/// What the daemon knows about itself and its host from the start on.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    /// Whether experimental features are reported as switched on.
    pub(crate) experimental: bool,
    /// Whether the daemon logs in detail; shared with the reloader.
    pub(crate) debug: std::sync::Arc<std::sync::atomic::AtomicBool>,
    /// The kernel's release, `uname -r`.
    pub(crate) kernel_release: String,
}

impl Facts {
    /// The processor's architecture in the words of image indexes (GOARCH).
    pub(crate) fn architecture() -> &'static str {
        match std::env::consts::ARCH {
            "x86_64" => "amd64",
            "x86" => "386",
            "aarch64" => "arm64",
            "powerpc64" => "ppc64le",
            other => other,
        }
    }
}
