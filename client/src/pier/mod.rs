//! The `pier` command: what is asked, whom, and how the answer is shown.

mod cli;
mod control;
mod detach;
mod error;
mod exec;
mod images;
mod inspect;
mod list;
mod logs;
mod names;
mod parse;
mod run;
mod show;
mod streams;
mod system;
mod terminal;

use std::io::ErrorKind;
use std::process::ExitCode;

use clap::Parser as _;
use pierhead_client::engine::Engine;
use pierhead_client::host::Host;

use cli::{Cli, Command};
use error::PierError;

/// What the docker command line ends with when it, and not the container's command, failed.
const FAILED: u8 = 125;

/// What a program ends with that writes into a pipe nobody reads: 128 and the number of SIGPIPE.
const NOBODY_READS: u8 = 141;

/// Does what the command line says.
pub(crate) fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // There is nobody to tell if this fails.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { FAILED } else { 0 });
        }
    };
    let runtime = match tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("pier: cannot start: {error}");
            return ExitCode::from(FAILED);
        }
    };
    let result = runtime.block_on(run(cli));
    // A read of standard input may still hang in its thread; nobody waits for it.
    runtime.shutdown_background();
    match result {
        Ok(code) => ExitCode::from(code),
        Err(PierError::Standard(error)) if error.kind() == ErrorKind::BrokenPipe => {
            ExitCode::from(NOBODY_READS)
        }
        Err(error) => {
            eprintln!("pier: {}", error.line());
            ExitCode::from(error.code())
        }
    }
}

async fn run(cli: Cli) -> Result<u8, PierError> {
    let engine = async {
        let host: Host = match &cli.host {
            Some(text) => text.parse()?,
            None => Host::from_environment()?,
        };
        Ok::<_, PierError>(Engine::connect(&host).await?)
    };
    let is_run = matches!(cli.command, Command::Run(_));
    let engine = match engine.await {
        Ok(engine) => engine,
        Err(error) if is_run => return Err(error.with_code(FAILED)),
        Err(error) => return Err(error),
    };
    let engine = &engine;
    match &cli.command {
        Command::Version(args) => system::version(engine, args).await,
        Command::Info(args) => system::info(engine, args).await,
        Command::Ping => system::ping(engine).await,
        Command::Events(args) => system::events(engine, args).await,
        Command::Ps(args) => list::containers(engine, args).await,
        Command::Images(args) => list::images(engine, args).await,
        Command::Import(args) => images::import(engine, args).await,
        Command::Load(args) => images::load(engine, args).await,
        Command::Run(args) => run::run(engine, args).await,
        Command::Exec(args) => exec::exec(engine, args).await,
        Command::Logs(args) => logs::logs(engine, args).await,
        Command::Start(args) => control::start(engine, args).await,
        Command::Stop(args) => control::stop(engine, args).await,
        Command::Kill(args) => control::kill(engine, args).await,
        Command::Wait(args) => control::wait(engine, args).await,
        Command::Rm(args) => control::remove(engine, args).await,
        Command::Inspect(args) => inspect::inspect(engine, args).await,
    }
}
