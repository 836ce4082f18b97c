//! Stays with containers: the spawner that pierd starts, and, forked from it, one monitor per container.
//!
//! Not for use by hand: it takes its orders from the socket that is its standard input.

use std::process::ExitCode;

fn main() -> ExitCode {
    match pierhead_runtime::monitor::spawner::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pier-monitor: {error}");
            ExitCode::FAILURE
        }
    }
}
