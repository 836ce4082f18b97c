//! The project's own tool. One module per command; what a library could hold is in a library.

mod bench;
mod cargo;
mod codegen;
mod daemon;
mod demo;
mod members;
mod tidy;
mod validate;
mod workspace;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// What is done around Pierhead's sources: generate, check, tidy.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write generated/src from swagger.yaml, or a crate from any document.
    Codegen(codegen::Args),
    /// Check a document: the specification's rules and the house's.
    Validate(validate::Args),
    /// Show the whole way once: generated code, the daemon, containers in every IPC mode.
    Demo(demo::Args),
    /// Measure this engine beside another one.
    Bench(bench::Args),
    /// Check the house rules: crate edges, file sizes, banners, the home of unsafe.
    Tidy(tidy::Args),
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Codegen(args) => codegen::run(&args).map_err(print),
        Command::Validate(args) => validate::run(&args).map_err(print),
        Command::Demo(args) => demo::run(&args).map_err(print),
        Command::Bench(args) => bench::run(&args).map_err(print),
        Command::Tidy(args) => tidy::run(&args).map_err(print),
    };
    match result {
        Ok(code) | Err(code) => code,
    }
}

/// Prints an error with its causes, and gives the exit code for it.
fn print(error: impl std::error::Error) -> ExitCode {
    eprintln!("error: {error}");
    let mut cause = error.source();
    while let Some(one) = cause {
        eprintln!("  because: {one}");
        cause = one.source();
    }
    ExitCode::from(2)
}
