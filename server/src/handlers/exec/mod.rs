//! Processes inside running containers.

use pierhead_api::operations::exec::{
    ContainerExecParams, ExecInspectParams, ExecResizeParams, ExecStartParams,
};
use pierhead_api::types;
use pierhead_runtime::engine::{Engine, EngineError, ExecConfig, ExecDetail, ExecStart};
use pierhead_support::{Channel, Duplex, Upgrade};
use tokio::io::AsyncWriteExt as _;
use tracing::debug;

use crate::app::App;
use crate::convert::narrow;
use crate::error::{Fault, whole_message};
use crate::handlers::streams::{DetachKeys, Session};

/// `ContainerExec`.
pub(crate) async fn create(
    app: &App,
    params: ContainerExecParams,
) -> Result<types::IdResponse, Fault> {
    let wire = params.body;
    let detach_keys = wire.detach_keys.unwrap_or_default();
    DetachKeys::parse(&detach_keys)?;
    let config = ExecConfig {
        cmd: wire.cmd.unwrap_or_default(),
        env: wire.env.unwrap_or_default(),
        user: wire.user.unwrap_or_default(),
        working_dir: wire.working_dir.unwrap_or_default(),
        tty: wire.tty.unwrap_or_default(),
        privileged: wire.privileged.unwrap_or_default(),
        attach_stdin: wire.attach_stdin.unwrap_or_default(),
        attach_stdout: wire.attach_stdout.unwrap_or_default(),
        attach_stderr: wire.attach_stderr.unwrap_or_default(),
        detach_keys,
    };
    let id = app.engine.create_exec(&params.id, config).await?;
    Ok(types::IdResponse { id })
}

/// `ExecStart`. Started with a client, the process begins only once the connection is the client's: some clients lose
/// output that arrives together with the answer's head (docker-py reads the head through a buffer that it then drops).
/// What fails from there on is told in the stream, as engines do, and the exit code says the rest.
pub(crate) async fn start(app: &App, params: ExecStartParams) -> Result<Upgrade, Fault> {
    let wire = params.body.unwrap_or_default();
    let detail = app.engine.inspect_exec(&params.id)?;
    refuse_second_start(&detail)?;
    let keys = DetachKeys::parse(&detail.config.detach_keys)?;
    let engine = app.engine.clone();
    if wire.detach.unwrap_or_default() {
        engine
            .start_exec(
                &params.id,
                ExecStart {
                    detach: true,
                    console_size: None,
                },
            )
            .await?;
        return Ok(Upgrade::declined());
    }
    Ok(Upgrade::new(move |duplex| async move {
        let options = ExecStart {
            detach: false,
            console_size: None,
        };
        match engine.start_exec(&params.id, options).await {
            Ok(started) => {
                let session = Session {
                    replay: None,
                    stream: started.stream,
                    keys: started.tty.then_some(keys),
                    with_input: detail.config.attach_stdin,
                    without_frames: false,
                    settled: Box::pin(exit_known(engine.clone(), params.id.clone())),
                };
                session.run(duplex).await;
            }
            Err(failure) => tell(duplex, &failure, detail.config.tty).await,
        }
    }))
}

/// Clients ask for the exit code as soon as the stream ends, and take an absent one for 0. A command that closed its
/// output and runs on holds the stream for two seconds at most.
async fn exit_known(engine: Engine, id: String) {
    for _ in 0..1000 {
        match engine.inspect_exec(&id) {
            Ok(detail) if detail.exit_code.is_none() => {
                tokio::time::sleep(std::time::Duration::from_millis(2)).await;
            }
            _ => return,
        }
    }
}

/// An exec is started once. Checked here as well as in the engine, so that the answer can still be a status.
fn refuse_second_start(detail: &ExecDetail) -> Result<(), Fault> {
    let state = match (detail.running, detail.exit_code) {
        (true, _) => "running",
        (false, Some(_)) => "has run",
        (false, None) => return Ok(()),
    };
    Err(EngineError::ExecUsed {
        id: detail.id.clone(),
        state,
    }
    .into())
}

/// Tells a client that holds the stream already why nothing runs.
async fn tell(duplex: Duplex, failure: &EngineError, is_terminal: bool) {
    let text = format!("{}\r\n", whole_message(failure));
    debug!(failure = text.trim_end(), "an exec was not started");
    let (_, mut writer) = duplex.into_split();
    // A client that is gone by now is not told.
    let _ = if is_terminal {
        writer.write_all(text.as_bytes()).await
    } else {
        writer.write_frame(Channel::Stdout, text.into()).await
    };
    let _ = writer.shutdown().await;
}

/// `ExecResize`.
pub(crate) async fn resize(app: &App, params: ExecResizeParams) -> Result<(), Fault> {
    let rows = narrow("h", params.h, 0, i64::from(u16::MAX))?;
    let columns = narrow("w", params.w, 0, i64::from(u16::MAX))?;
    Ok(app.engine.resize_exec(&params.id, rows, columns).await?)
}

/// `ExecInspect`.
pub(crate) async fn inspect(
    app: &App,
    params: ExecInspectParams,
) -> Result<types::ExecInspectResponse, Fault> {
    let detail = app.engine.inspect_exec(&params.id)?;
    Ok(detail_to_wire(detail))
}

fn detail_to_wire(detail: ExecDetail) -> types::ExecInspectResponse {
    let config = detail.config;
    let mut words = config.cmd.into_iter();
    types::ExecInspectResponse {
        id: Some(detail.id),
        running: Some(detail.running),
        exit_code: detail.exit_code.map(i64::from),
        process_config: Some(types::ProcessConfig {
            privileged: Some(config.privileged),
            user: (!config.user.is_empty()).then_some(config.user),
            tty: Some(config.tty),
            entrypoint: Some(words.next().unwrap_or_default()),
            arguments: Some(words.collect()),
        }),
        open_stdin: Some(config.attach_stdin),
        open_stderr: Some(config.attach_stderr),
        open_stdout: Some(config.attach_stdout),
        container_id: Some(detail.container_id),
        pid: Some(i64::from(detail.pid)),
        can_remove: Some(false),
        detach_keys: Some(config.detach_keys),
    }
}
