// Written by `cargo xtask codegen`; do not edit.

//! The server's side of Config.

use crate::operations::config::*;
use crate::types::{Config, SwarmObjectId};
use pierhead_support::RequestContext;
use pierhead_support::server::{Answer, Call, Routes, left_out};
use std::sync::Arc;

/// A config is a small piece of data, such as a configuration file, that a swarm gives to the containers of
/// chosen services as a file. Unlike a secret it can be read back.
///
/// What is left out of an implementation answers what the document says, most often 501.
pub trait ConfigApi: Send + Sync + 'static {
    /// List configs
    ///
    /// Lists the configs of the swarm. The data comes along, as base64.
    fn config_list(
        &self,
        cx: RequestContext,
        params: ConfigListParams,
    ) -> impl Future<Output = Result<Vec<Config>, ConfigListError>> + Send {
        left_out(&CONFIG_LIST, (cx, params))
    }

    /// Create a config
    ///
    /// Stores a new config in the swarm. A config cannot be changed afterwards but for its labels.
    fn config_create(
        &self,
        cx: RequestContext,
        params: ConfigCreateParams,
    ) -> impl Future<Output = Result<SwarmObjectId, ConfigCreateError>> + Send {
        left_out(&CONFIG_CREATE, (cx, params))
    }

    /// Inspect a config
    ///
    /// Returns one config. The data comes along, as base64.
    fn config_inspect(
        &self,
        cx: RequestContext,
        params: ConfigInspectParams,
    ) -> impl Future<Output = Result<Config, ConfigInspectError>> + Send {
        left_out(&CONFIG_INSPECT, (cx, params))
    }

    /// Remove a config
    ///
    /// Removes a config. One that a service uses is refused.
    fn config_delete(
        &self,
        cx: RequestContext,
        params: ConfigDeleteParams,
    ) -> impl Future<Output = Result<(), ConfigDeleteError>> + Send {
        left_out(&CONFIG_DELETE, (cx, params))
    }

    /// Update a config
    ///
    /// Changes the labels of a config. Everything else in the body must be what it was.
    fn config_update(
        &self,
        cx: RequestContext,
        params: ConfigUpdateParams,
    ) -> impl Future<Output = Result<(), ConfigUpdateError>> + Send {
        left_out(&CONFIG_UPDATE, (cx, params))
    }
}

pub(super) fn add_routes<A: ConfigApi>(routes: &mut Routes<A>) {
    routes.add(&CONFIG_LIST, config_list);
    routes.add(&CONFIG_CREATE, config_create);
    routes.add(&CONFIG_INSPECT, config_inspect);
    routes.add(&CONFIG_DELETE, config_delete);
    routes.add(&CONFIG_UPDATE, config_update);
}

async fn config_list<A: ConfigApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ConfigListError> {
    let params = ConfigListParams::read(&call)?;
    let body = api.config_list(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn config_create<A: ConfigApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, ConfigCreateError> {
    let params = ConfigCreateParams::read(&mut call).await?;
    let body = api.config_create(call.context(), params).await?;
    Ok(Answer::json(201, &body))
}

async fn config_inspect<A: ConfigApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ConfigInspectError> {
    let params = ConfigInspectParams::read(&call)?;
    let body = api.config_inspect(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn config_delete<A: ConfigApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ConfigDeleteError> {
    let params = ConfigDeleteParams::read(&call)?;
    api.config_delete(call.context(), params).await?;
    Ok(Answer::empty(204))
}

async fn config_update<A: ConfigApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, ConfigUpdateError> {
    let params = ConfigUpdateParams::read(&mut call).await?;
    api.config_update(call.context(), params).await?;
    Ok(Answer::empty(200))
}
