//! `pierd`: the Docker Engine API served by the Pierhead runtime.

mod api;
mod app;
mod args;
mod config;
mod convert;
mod daemon;
mod engine_config;
mod error;
mod handlers;
mod listen;
mod logging;
mod pidfile;
mod process;
mod reload;
mod roots;
mod serve;
mod signals;
mod version;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let args = args::Args::parse();
    if args.version {
        println!("Pierhead version {}", env!("CARGO_PKG_VERSION"));
        return ExitCode::SUCCESS;
    }
    if args.validate {
        daemon::validate(&args.source())
    } else {
        daemon::run(args.source())
    }
}
