//! Looking at images, naming and removing them.

use futures_util::TryStreamExt as _;
use pierhead_api::operations::image::{
    ImageDeleteParams, ImageGetAllParams, ImageGetParams, ImageHistoryParams, ImageInspectParams,
    ImageListParams, ImagePruneParams, ImageTagParams,
};
use pierhead_api::types;
use pierhead_runtime::images::{ImageFilters, ListQuery, RemoveOptions};
use pierhead_support::{ByteStream, StreamError};

use crate::app::App;
use crate::convert::container::bytes_to_wire;
use crate::convert::filters::values;
use crate::convert::image::{detail_to_wire, history_to_wire, removed_to_wire, summary_to_wire};
use crate::error::Fault;

/// `ImageList`.
pub(crate) async fn list(
    app: &App,
    params: ImageListParams,
) -> Result<Vec<types::ImageSummary>, Fault> {
    let mut filters = ImageFilters::parse(&values(params.filters))?;
    // The parameter is older than the filter `reference` and means the same.
    filters
        .references
        .extend(params.filter.filter(|pattern| !pattern.is_empty()));
    let query = ListQuery {
        all: params.all.unwrap_or_default(),
        filters,
    };
    let listed = app.engine.images().list(&query)?;
    Ok(listed.iter().map(summary_to_wire).collect())
}

/// `ImageInspect`.
pub(crate) async fn inspect(app: &App, params: ImageInspectParams) -> Result<types::Image, Fault> {
    let detail = app.engine.images().inspect(&params.name)?;
    Ok(detail_to_wire(&detail))
}

/// `ImageHistory`.
pub(crate) async fn history(
    app: &App,
    params: ImageHistoryParams,
) -> Result<Vec<types::ImageHistoryResponseItem>, Fault> {
    let steps = app.engine.images().history(&params.name)?;
    Ok(steps.iter().map(history_to_wire).collect())
}

/// `ImageTag`.
pub(crate) async fn tag(app: &App, params: ImageTagParams) -> Result<(), Fault> {
    let repo = params.repo.unwrap_or_default();
    let tag = params.tag.unwrap_or_default();
    app.engine.tag_image(&params.name, &repo, &tag).await?;
    Ok(())
}

/// `ImageDelete`.
pub(crate) async fn remove(
    app: &App,
    params: ImageDeleteParams,
) -> Result<Vec<types::ImageDeleteResponseItem>, Fault> {
    let options = RemoveOptions {
        force: params.force.unwrap_or_default(),
        no_prune: params.noprune.unwrap_or_default(),
    };
    let removal = app.engine.remove_image(&params.name, options).await?;
    Ok(removal.removed.iter().map(removed_to_wire).collect())
}

/// `ImagePrune`.
pub(crate) async fn prune(
    app: &App,
    params: ImagePruneParams,
) -> Result<types::ImagePruneResponse, Fault> {
    let filters = ImageFilters::parse(&values(params.filters))?;
    let removal = app
        .engine
        .prune_images(&ListQuery {
            all: false,
            filters,
        })
        .await?;
    let deleted: Vec<_> = removal.removed.iter().map(removed_to_wire).collect();
    Ok(types::ImagePruneResponse {
        images_deleted: (!deleted.is_empty()).then_some(deleted),
        space_reclaimed: Some(bytes_to_wire(removal.reclaimed_bytes)),
    })
}

/// `ImageGet`.
pub(crate) async fn save(app: &App, params: ImageGetParams) -> Result<ByteStream, Fault> {
    archive(app, &[params.name])
}

/// `ImageGetAll`.
pub(crate) async fn save_all(app: &App, params: ImageGetAllParams) -> Result<ByteStream, Fault> {
    archive(app, &params.names.unwrap_or_default())
}

fn archive(app: &App, names: &[String]) -> Result<ByteStream, Fault> {
    let archive = app.engine.images().save(names)?;
    Ok(ByteStream::new(archive.map_err(StreamError::from)))
}
