//! exec.

use pierhead_client::api::operations::exec::{
    ContainerExecParams, ExecInspectParams, ExecStartParams,
};
use pierhead_client::api::types::{ExecConfig, ExecStartConfig};
use pierhead_client::engine::Engine;
use pierhead_client::support::{Error, OperationError as _};

use super::FAILED;
use super::error::{PierError, Task as _};
use super::parse::parse_env;
use super::run::{code_of, exit_code};
use super::streams::{self, Ended, Whose, Wiring};
use super::terminal::Raw;

/// What to run, and where.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Leave it running
    #[arg(short, long)]
    detach: bool,
    /// Hand on the input
    #[arg(short, long)]
    interactive: bool,
    /// Give the command a terminal
    #[arg(short, long)]
    tty: bool,
    /// An environment variable; without a value it has that of here
    #[arg(short, long, value_name = "NAME[=VALUE]")]
    env: Vec<String>,
    /// User, and group, that the command runs as
    #[arg(short, long, value_name = "USER[:GROUP]")]
    user: Option<String>,
    /// Grant everything that the engine may do
    #[arg(long)]
    privileged: bool,
    /// The container's name or id
    container: String,
    /// The command and its arguments
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
    command: Vec<String>,
}

/// Runs a command in a running container. The exit code is the command's, 126 or 127 where it never ran.
pub(crate) async fn exec(engine: &Engine, args: &Args) -> Result<u8, PierError> {
    let raw = args.tty && args.interactive && !args.detach;
    if raw && !std::io::IsTerminal::is_terminal(&std::io::stdin()) {
        return Err(PierError::NoTerminal);
    }
    let client = engine.client();
    let attached = !args.detach;
    let env = parse_env(&args.env, |name| std::env::var(name).ok())?;
    let prepared = client
        .container_exec(&ContainerExecParams {
            id: args.container.clone(),
            body: ExecConfig {
                attach_stdin: Some(args.interactive && attached),
                attach_stdout: Some(attached),
                attach_stderr: Some(attached),
                tty: Some(args.tty),
                env: (!env.is_empty()).then_some(env),
                cmd: Some(args.command.clone()),
                privileged: Some(args.privileged),
                user: args.user.clone(),
                ..ExecConfig::default()
            },
        })
        .await
        .task(|| format!("prepare a command in {}", args.container))?;
    let started = client
        .exec_start(&ExecStartParams {
            id: prepared.id.clone(),
            body: Some(ExecStartConfig {
                detach: Some(args.detach),
                tty: Some(args.tty),
            }),
        })
        .await;
    let code = match &started {
        Err(Error::Operation(error)) => match code_of(error.message()) {
            FAILED => 1,
            code => code,
        },
        _ => 1,
    };
    let duplex = started
        .task(|| format!("start the command in {}", args.container))
        .map_err(|error| error.with_code(code))?;
    if args.detach {
        return Ok(0);
    }

    let terminal = if raw { Some(Raw::enter()?) } else { None };
    let wiring = Wiring {
        input: args.interactive,
        tty: args.tty,
    };
    let sizes = async {
        if args.tty {
            streams::follow_size(engine, Whose::Exec(&prepared.id)).await
        } else {
            std::future::pending().await
        }
    };
    let ended = tokio::select! {
        ended = streams::connect(duplex, wiring) => ended?,
        never = sizes => match never? {},
    };
    drop(terminal);
    if ended == Ended::Detached {
        return Ok(0);
    }
    let ended = client
        .exec_inspect(&ExecInspectParams { id: prepared.id })
        .await
        .task(|| "ask for the command's exit code".to_owned())?;
    Ok(exit_code(ended.exit_code.unwrap_or_default()))
}
