//! Plugins: there are none.

use pierhead_api::operations::plugin::PluginInspectParams;
use pierhead_api::types;

use crate::app::App;
use crate::convert::ConvertError;
use crate::error::Fault;

/// `PluginList`.
pub(crate) async fn list(_: &App) -> Result<Vec<types::Plugin>, Fault> {
    Ok(Vec::new())
}

/// `PluginInspect`. Clients that look a name up everywhere (`docker inspect`) go on after a 404 only.
pub(crate) async fn inspect(_: &App, params: PluginInspectParams) -> Result<types::Plugin, Fault> {
    Err(ConvertError::NoSuchPlugin(params.name).into())
}
