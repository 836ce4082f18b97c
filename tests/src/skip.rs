//! Tests that a machine cannot run are skipped, counted and said.

use std::io::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};

static SKIPPED: AtomicUsize = AtomicUsize::new(0);

/// Says, past the test harness's capture, that the running test is skipped and why, and counts it.
///
/// A skip is for what a machine lacks (root, a program, a file), never for what the project lacks.
pub fn skip(reason: &str) {
    let count = SKIPPED.fetch_add(1, Ordering::Relaxed) + 1;
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("a test").to_owned();
    // Writing to standard error itself, not through `eprintln!`, is what gets past the capture. A failed write has no
    // reader to tell.
    let _ = writeln!(
        std::io::stderr(),
        "skipped, {count} so far in this suite: {test}: {reason}"
    );
}

/// Whether the tests run as root.
pub fn is_root() -> bool {
    nix::unistd::geteuid().is_root()
}
