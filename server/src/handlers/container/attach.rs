//! Taking hold of a container's streams.

use std::collections::BTreeMap;

use pierhead_api::operations::container::{
    ContainerAttachParams, ContainerAttachWebsocketParams, ContainerResizeParams,
};
use pierhead_runtime::engine::{AttachOptions, Attachment};
use pierhead_runtime::events::EventKind;
use pierhead_support::Upgrade;

use crate::app::App;
use crate::convert::narrow;
use crate::error::Fault;
use crate::handlers::streams::{DetachKeys, Ended, Session};

/// `ContainerAttach`.
pub(crate) async fn attach(app: &App, params: ContainerAttachParams) -> Result<Upgrade, Fault> {
    let keys = DetachKeys::parse(params.detach_keys.as_deref().unwrap_or_default())?;
    let options = AttachOptions {
        stdin: params.stdin.unwrap_or_default(),
        stdout: params.stdout.unwrap_or_default(),
        stderr: params.stderr.unwrap_or_default(),
        logs: params.logs.unwrap_or_default(),
        stream: params.stream.unwrap_or_default(),
    };
    let with_input = options.stdin;
    let attachment = app.engine.attach_container(&params.id, options).await?;
    Ok(run(app, params.id, attachment, keys, with_input, false))
}

/// `ContainerAttachWebsocket`. Up to API 1.41 it holds all three streams, whatever the parameters say, and has no frames.
pub(crate) async fn attach_websocket(
    app: &App,
    params: ContainerAttachWebsocketParams,
) -> Result<Upgrade, Fault> {
    let keys = DetachKeys::parse(params.detach_keys.as_deref().unwrap_or_default())?;
    let options = AttachOptions {
        stdin: true,
        stdout: true,
        stderr: true,
        logs: params.logs.unwrap_or_default(),
        stream: params.stream.unwrap_or_default(),
    };
    let attachment = app.engine.attach_container(&params.id, options).await?;
    Ok(run(app, params.id, attachment, keys, true, true))
}

fn run(
    app: &App,
    name: String,
    attachment: Attachment,
    keys: DetachKeys,
    with_input: bool,
    without_frames: bool,
) -> Upgrade {
    let engine = app.engine.clone();
    let session = Session {
        replay: attachment.replay,
        stream: attachment.stream,
        // Without a terminal nobody types keys.
        keys: attachment.tty.then_some(keys),
        with_input,
        without_frames: without_frames && !attachment.tty,
        settled: Box::pin(std::future::ready(())),
    };
    Upgrade::new(move |duplex| async move {
        if session.run(duplex).await == Ended::Detached
            && let Ok(detail) = engine.inspect_container(&name, false).await
        {
            let record = &detail.snapshot.record;
            let mut attributes: BTreeMap<String, String> = record.config.labels.clone();
            attributes.insert("image".to_owned(), record.config.image.clone());
            attributes.insert("name".to_owned(), record.name.clone());
            engine
                .events()
                .publish(EventKind::Container, "detach", &record.id, attributes);
        }
    })
}

/// `ContainerResize`.
pub(crate) async fn resize(app: &App, params: ContainerResizeParams) -> Result<(), Fault> {
    let rows = narrow("h", params.h, 0, i64::from(u16::MAX))?;
    let columns = narrow("w", params.w, 0, i64::from(u16::MAX))?;
    Ok(app
        .engine
        .resize_container(&params.id, rows, columns)
        .await?)
}
