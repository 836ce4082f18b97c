//! Processes inside running containers.

use pierhead_api::operations::exec::{
    ContainerExecParams, ExecInspectParams, ExecResizeParams, ExecStartParams,
};
use pierhead_api::types;
use pierhead_runtime::engine::{ExecConfig, ExecDetail, ExecStart};
use pierhead_support::Upgrade;

use crate::app::App;
use crate::convert::narrow;
use crate::error::Fault;
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

/// `ExecStart`.
pub(crate) async fn start(app: &App, params: ExecStartParams) -> Result<Upgrade, Fault> {
    let wire = params.body.unwrap_or_default();
    let config = app.engine.inspect_exec(&params.id)?.config;
    let keys = DetachKeys::parse(&config.detach_keys)?;
    let options = ExecStart {
        detach: wire.detach.unwrap_or_default(),
        console_size: None,
    };
    let started = app.engine.start_exec(&params.id, options).await?;
    let Some(stream) = started.stream else {
        return Ok(Upgrade::declined());
    };
    let session = Session {
        replay: None,
        stream: Some(stream),
        keys: started.tty.then_some(keys),
        with_input: config.attach_stdin,
        without_frames: false,
    };
    Ok(Upgrade::new(move |duplex| async move {
        session.run(duplex).await;
    }))
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
