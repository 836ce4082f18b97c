//! inspect.

use pierhead_client::api::operations::container::ContainerInspectParams;
use pierhead_client::api::operations::image::ImageInspectParams;
use pierhead_client::engine::Engine;
use pierhead_client::support::StatusCode;
use serde::Serialize;

use super::error::{PierError, Task as _};
use super::names::each;
use super::show;

/// What to look at.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Names or ids of containers or images; a container is meant where both are called so
    #[arg(required = true, value_name = "NAME")]
    names: Vec<String>,
}

pub(crate) async fn inspect(engine: &Engine, args: &Args) -> Result<u8, PierError> {
    let mut found = Vec::new();
    let result = each(&args.names, async |name| {
        found.push(one(engine, name).await?);
        Ok(())
    })
    .await;
    show::json(&found)?;
    result
}

/// Either of the two.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Inspected {
    Container(Box<pierhead_client::api::types::ContainerInspectResponse>),
    Image(Box<pierhead_client::api::types::Image>),
}

async fn one(engine: &Engine, name: &str) -> Result<Inspected, PierError> {
    let task = || format!("inspect {name}");
    let container = engine
        .client()
        .container_inspect(&ContainerInspectParams {
            id: name.to_owned(),
            size: None,
        })
        .await;
    match container {
        Ok(container) => return Ok(Inspected::Container(Box::new(container))),
        Err(error) if error.status() == Some(StatusCode::NOT_FOUND) => {}
        error => drop(error.task(task)?),
    }
    let image = engine
        .client()
        .image_inspect(&ImageInspectParams {
            name: name.to_owned(),
        })
        .await;
    match image {
        Err(error) if error.status() == Some(StatusCode::NOT_FOUND) => Err(PierError::Said {
            task: task(),
            message: "there is neither a container nor an image of this name".to_owned(),
        }),
        image => Ok(Inspected::Image(Box::new(image.task(task)?))),
    }
}
