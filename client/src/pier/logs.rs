//! logs.

use jiff::Timestamp;
use pierhead_client::api::operations::container::{ContainerInspectParams, ContainerLogsParams};
use pierhead_client::engine::Engine;

use super::error::{PierError, Task as _};
use super::parse::parse_time;
use super::streams::{show_frames, show_raw};

/// Whose output to show, and how much of it.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Go on with what is printed from now on, until the container ends
    #[arg(short, long)]
    follow: bool,
    /// Begin with the last so many lines
    #[arg(short = 'n', long, value_name = "LINES", default_value = "all")]
    tail: String,
    /// Begin with what was printed then or later: 10m (ago), 2006-01-02T15:04:05Z, or seconds since 1970
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// Put the time in front of each line
    #[arg(short, long)]
    timestamps: bool,
    /// The container's name or id
    #[arg(value_name = "CONTAINER")]
    name: String,
}

pub(crate) async fn logs(engine: &Engine, args: &Args) -> Result<u8, PierError> {
    let task = || format!("show what {} has printed", args.name);
    let since = args.since.as_deref();
    let since = since.map(|text| parse_time(text, Timestamp::now()));
    let container = engine
        .client()
        .container_inspect(&ContainerInspectParams {
            id: args.name.clone(),
            size: None,
        })
        .await
        .task(task)?;
    let frames = engine
        .client()
        .container_logs(&ContainerLogsParams {
            id: args.name.clone(),
            follow: Some(args.follow),
            stdout: Some(true),
            stderr: Some(true),
            since: since.transpose()?.map(|time| time.to_string()),
            timestamps: Some(args.timestamps),
            tail: Some(args.tail.clone()),
            ..ContainerLogsParams::default()
        })
        .await
        .task(task)?;
    if container.config.and_then(|config| config.tty) == Some(true) {
        show_raw(frames.into_bytes()).await?;
    } else {
        show_frames(frames).await?;
    }
    Ok(0)
}
