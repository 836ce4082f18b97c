//! `pierd`: the Docker Engine API served by the Pierhead runtime.

mod args;
mod config;
mod error;
mod listen;
mod logging;
mod pidfile;
mod roots;
mod serve;
mod version;

fn main() {
    let args = <args::Args as clap::Parser>::parse();
    match config::load(&args.source()) {
        Ok(loaded) => println!("{loaded:?}"),
        Err(error) => println!("{error}"),
    }
}
