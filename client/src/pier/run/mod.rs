//! run.

mod options;

use pierhead_client::api::operations::container::{
    ContainerAttachParams, ContainerCreateParams, ContainerDeleteParams, ContainerStartParams,
    ContainerWaitParams,
};
use pierhead_client::api::types::{ContainerCreateRequest, ContainerWaitCondition};
use pierhead_client::engine::Engine;
use pierhead_client::support::{Error, OperationError as _};

use super::FAILED;
use super::error::{PierError, Task as _};
use super::show;
use super::streams::{self, Ended, Whose, Wiring};
use super::terminal::Raw;
pub(crate) use options::Args;

/// What a shell ends with when a command is there and cannot be executed.
const NOT_EXECUTABLE: u8 = 126;

/// What a shell ends with when there is no such command.
const NOT_FOUND: u8 = 127;

/// Runs a command in a new container. The exit code is the command's, or 125, 126, 127 where it never ran.
pub(crate) async fn run(engine: &Engine, args: &Args) -> Result<u8, PierError> {
    let raw = args.tty && args.interactive && !args.detach;
    if raw && !std::io::IsTerminal::is_terminal(&std::io::stdin()) {
        return Err(PierError::NoTerminal.with_code(FAILED));
    }
    let before = async {
        let id = create(engine, args, args.request()?).await?;
        if args.detach {
            start(engine, &id).await?;
            show::line(&id)?;
            return Ok(None);
        }
        Ok(Some(id))
    };
    let Some(id) = before
        .await
        .map_err(|error: PierError| error.with_code(FAILED))?
    else {
        return Ok(0);
    };
    let ran = attached(engine, args, &id, raw).await;
    ran.map_err(|error| match error {
        error @ PierError::Standard(_) => error,
        error => error.with_code(FAILED),
    })
}

async fn create(
    engine: &Engine,
    args: &Args,
    body: ContainerCreateRequest,
) -> Result<String, PierError> {
    let image = body.image.clone().unwrap_or_default();
    let created = engine
        .client()
        .container_create(&ContainerCreateParams {
            name: args.name.clone(),
            platform: None,
            body,
        })
        .await
        .task(|| format!("create a container of {image}"))?;
    for warning in &created.warnings {
        eprintln!("pier: {warning}");
    }
    Ok(created.id)
}

/// Starts the container with everything that must not be missed asked for before: its output and its exit.
async fn attached(engine: &Engine, args: &Args, id: &str, raw: bool) -> Result<u8, PierError> {
    let client = engine.client();
    let duplex = client
        .container_attach(&ContainerAttachParams {
            id: id.to_owned(),
            stream: Some(true),
            stdin: Some(args.interactive),
            stdout: Some(true),
            stderr: Some(true),
            ..ContainerAttachParams::default()
        })
        .await
        .task(|| "attach to the container".to_owned())?;
    let condition = if args.rm {
        ContainerWaitCondition::Removed
    } else {
        ContainerWaitCondition::NextExit
    };
    let exit = client
        .container_wait(&ContainerWaitParams {
            id: id.to_owned(),
            condition: Some(condition),
        })
        .await
        .task(|| "wait for the container".to_owned())?;
    if let Err(error) = start(engine, id).await {
        if args.rm {
            // The engine may have removed it, as it promised; otherwise nobody else will.
            let params = ContainerDeleteParams {
                id: id.to_owned(),
                force: Some(true),
                v: Some(true),
                ..ContainerDeleteParams::default()
            };
            let _ = client.container_delete(&params).await;
        }
        return Err(error);
    }

    let terminal = if raw { Some(Raw::enter()?) } else { None };
    let wiring = Wiring {
        input: args.interactive,
        tty: args.tty,
    };
    let sizes = async {
        if args.tty {
            streams::follow_size(engine, Whose::Container(id)).await
        } else {
            std::future::pending().await
        }
    };
    let ended = tokio::select! {
        ended = streams::connect(duplex, wiring) => ended?,
        never = sizes => match never? {},
        never = streams::forward_signals(engine, id) => match never? {},
    };
    drop(terminal);
    if ended == Ended::Detached {
        show::line(id)?;
        return Ok(0);
    }
    let exit = exit.await?;
    if let Some(message) = exit.error.and_then(|error| error.message) {
        return Err(PierError::Said {
            task: "wait for the container".to_owned(),
            message,
        });
    }
    Ok(exit_code(exit.status_code))
}

/// The code of a command as a process can end with it.
pub(super) fn exit_code(code: i64) -> u8 {
    u8::try_from(code & 0xff).unwrap_or(FAILED)
}

async fn start(engine: &Engine, id: &str) -> Result<(), PierError> {
    let params = ContainerStartParams {
        id: id.to_owned(),
        ..ContainerStartParams::default()
    };
    let started = engine.client().container_start(&params).await;
    let code = match &started {
        Ok(_) => return Ok(()),
        Err(Error::Operation(error)) => code_of(error.message()),
        Err(_) => FAILED,
    };
    started
        .map(drop)
        .task(|| "start the container".to_owned())
        .map_err(|error| error.with_code(code))
}

/// Engines tell a missing command from one that cannot be executed in words only.
pub(super) fn code_of(message: &str) -> u8 {
    let says = |texts: &[&str]| texts.iter().any(|text| message.contains(text));
    if says(&["executable file not found", "no such file or directory"]) {
        NOT_FOUND
    } else if says(&["permission denied", "is a directory", "exec format error"]) {
        NOT_EXECUTABLE
    } else {
        FAILED
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_never_ran_gets_the_shells_codes() {
        assert_eq!(
            code_of("exec: \"x\": executable file not found in $PATH"),
            127
        );
        assert_eq!(code_of("exec: \"/etc/passwd\": permission denied"), 126);
        assert_eq!(code_of("no such image"), 125);
    }

    #[test]
    fn an_exit_code_has_eight_bits() {
        assert_eq!(exit_code(137), 137);
        assert_eq!(exit_code(-1), 255);
    }
}
