//! `pierd`: the Docker Engine API served by the Pierhead runtime.

mod args;
mod config;

fn main() {
    let args = <args::Args as clap::Parser>::parse();
    match config::load(&args.source()) {
        Ok(loaded) => println!("{loaded:?}"),
        Err(error) => println!("{error}"),
    }
}
