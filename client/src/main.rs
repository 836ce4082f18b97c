//! `pier`: a command line for Docker engines, on top of the generated client.

mod pier;

use std::process::ExitCode;

fn main() -> ExitCode {
    pier::main()
}
