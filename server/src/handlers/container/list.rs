//! Looking at containers.

use pierhead_api::operations::container::{ContainerInspectParams, ContainerListParams};
use pierhead_api::types;
use pierhead_runtime::containers::ListQuery;

use crate::app::App;
use crate::convert::ConvertError;
use crate::convert::container::{detail_to_wire, summary_to_wire};
use crate::convert::filters::{container_filters, values};
use crate::error::Fault;

/// `ContainerList`.
pub(crate) async fn list(
    app: &App,
    params: ContainerListParams,
) -> Result<Vec<types::ContainerSummary>, Fault> {
    let query = read(params)?;
    let listed = app.engine.list_containers(&query).await?;
    Ok(listed.iter().map(summary_to_wire).collect())
}

fn read(params: ContainerListParams) -> Result<ListQuery, ConvertError> {
    let mut filters = container_filters(values(params.filters))?;
    // The parameters are older than the filters of the same names and mean the same.
    filters.before = params
        .before
        .filter(|name| !name.is_empty())
        .or(filters.before);
    filters.since = params
        .since
        .filter(|name| !name.is_empty())
        .or(filters.since);
    // A status in the filters asks for containers that do not run as well, as in moby's daemon/list.go.
    let all =
        params.all.unwrap_or_default() || !filters.status.is_empty() || !filters.exited.is_empty();
    Ok(ListQuery {
        all,
        limit: params
            .limit
            .and_then(|limit| usize::try_from(limit).ok())
            .filter(|limit| *limit > 0),
        size: params.size.unwrap_or_default(),
        filters,
    })
}

/// `ContainerInspect`.
pub(crate) async fn inspect(
    app: &App,
    params: ContainerInspectParams,
) -> Result<types::ContainerInspectResponse, Fault> {
    let size = params.size.unwrap_or_default();
    let detail = app.engine.inspect_container(&params.id, size).await?;
    Ok(detail_to_wire(&detail))
}
