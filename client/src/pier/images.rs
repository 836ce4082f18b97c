//! import and load.

use std::path::{Path, PathBuf};

use futures_util::StreamExt as _;
use pierhead_client::api::operations::image::{ImageCreateParams, ImageLoadParams};
use pierhead_client::api::types::CreateImageInfo;
use pierhead_client::engine::Engine;
use pierhead_client::support::{ByteStream, JsonLines};

use super::error::{PierError, Task as _};
use super::show;

/// What to make an image of.
#[derive(Debug, clap::Args)]
pub(crate) struct ImportArgs {
    /// The image's name, NAME or NAME:TAG
    name: String,
    /// The archive; - is standard input
    #[arg(default_value = "-")]
    file: PathBuf,
}

/// What to load.
#[derive(Debug, clap::Args)]
pub(crate) struct LoadArgs {
    /// The archive that `docker save` wrote; - is standard input
    #[arg(default_value = "-")]
    file: PathBuf,
}

pub(crate) async fn import(engine: &Engine, args: &ImportArgs) -> Result<u8, PierError> {
    let params = ImageCreateParams {
        from_src: Some("-".to_owned()),
        // The engine takes a name with its tag apart itself.
        repo: Some(args.name.clone()),
        ..ImageCreateParams::default()
    };
    let archive = open(&args.file).await?;
    let task = || format!("import {}", args.name);
    let lines = engine.client().image_create(&params, archive).await;
    follow(lines.task(task)?, task).await
}

pub(crate) async fn load(engine: &Engine, args: &LoadArgs) -> Result<u8, PierError> {
    let params = ImageLoadParams { quiet: Some(true) };
    let archive = open(&args.file).await?;
    let task = || format!("load {}", args.file.display());
    let lines = engine.client().image_load(&params, archive).await;
    follow(lines.task(task)?, task).await
}

/// The archive's bytes as they are asked for.
async fn open(path: &Path) -> Result<ByteStream, PierError> {
    if path == Path::new("-") {
        return Ok(ByteStream::from_reader(tokio::io::stdin()));
    }
    match tokio::fs::File::open(path).await {
        Ok(file) => Ok(ByteStream::from_reader(file)),
        Err(source) => Err(PierError::Open {
            path: path.to_owned(),
            source,
        }),
    }
}

/// Prints what the engine says until it is done.
async fn follow(
    mut lines: JsonLines<CreateImageInfo>,
    task: impl FnOnce() -> String,
) -> Result<u8, PierError> {
    while let Some(said) = lines.next().await.transpose()? {
        if let Some(message) = said.error {
            return Err(PierError::Said {
                task: task(),
                message,
            });
        }
        if let Some(text) = said.stream.or(said.status) {
            show::line(text.trim_end())?;
        }
    }
    Ok(0)
}
