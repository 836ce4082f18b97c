// Written by `cargo xtask codegen`; do not edit.

//! The server's side of Plugin.

use crate::operations::plugin::*;
use crate::types::{Plugin, PluginPrivilege, PushImageInfo};
use pierhead_support::{ByteStream, JsonLines, RequestContext};
use pierhead_support::server::{Answer, Call, Routes, left_out};
use std::sync::Arc;

/// A plugin extends an engine with drivers for volumes, networks, logs or authorization. It is pulled from a
/// registry like an image, asks for privileges, and runs as a process of its own.
///
/// What is left out of an implementation answers what the document says, most often 501.
pub trait PluginApi: Send + Sync + 'static {
    /// List plugins
    ///
    /// Lists the plugins that are installed, enabled or not. An engine without plugins answers an empty list.
    fn plugin_list(
        &self,
        cx: RequestContext,
        params: PluginListParams,
    ) -> impl Future<Output = Result<Vec<Plugin>, PluginListError>> + Send {
        left_out(&PLUGIN_LIST, (cx, params))
    }

    /// List the privileges a plugin asks for
    ///
    /// Fetches the configuration of a plugin from its registry, without installing it, and lists the privileges it
    /// would be given. Show them to a person before you pull the plugin.
    fn get_plugin_privileges(
        &self,
        cx: RequestContext,
        params: GetPluginPrivilegesParams,
    ) -> impl Future<
        Output = Result<Vec<PluginPrivilege>, GetPluginPrivilegesError>,
    > + Send {
        left_out(&GET_PLUGIN_PRIVILEGES, (cx, params))
    }

    /// Install a plugin
    ///
    /// Pulls a plugin from its registry and installs it, disabled. The privileges in the body must be exactly those
    /// that the plugin asks for. Progress comes as JSON lines; an error after the first line is a line with
    /// `errorDetail`.
    fn plugin_pull(
        &self,
        cx: RequestContext,
        params: PluginPullParams,
    ) -> impl Future<Output = Result<PluginPullSuccess, PluginPullError>> + Send {
        left_out(&PLUGIN_PULL, (cx, params))
    }

    /// Inspect a plugin
    ///
    /// Returns the settings, the state and the whole configuration of one installed plugin.
    fn plugin_inspect(
        &self,
        cx: RequestContext,
        params: PluginInspectParams,
    ) -> impl Future<Output = Result<Plugin, PluginInspectError>> + Send {
        left_out(&PLUGIN_INSPECT, (cx, params))
    }

    /// Remove a plugin
    ///
    /// Removes an installed plugin and its data. An enabled plugin is refused unless `force` is set.
    fn plugin_delete(
        &self,
        cx: RequestContext,
        params: PluginDeleteParams,
    ) -> impl Future<Output = Result<Plugin, PluginDeleteError>> + Send {
        left_out(&PLUGIN_DELETE, (cx, params))
    }

    /// Enable a plugin
    ///
    /// Starts the process of an installed plugin and waits until it answers.
    fn plugin_enable(
        &self,
        cx: RequestContext,
        params: PluginEnableParams,
    ) -> impl Future<Output = Result<(), PluginEnableError>> + Send {
        left_out(&PLUGIN_ENABLE, (cx, params))
    }

    /// Disable a plugin
    ///
    /// Stops the process of a plugin; it stays installed. A plugin in use by a volume or a network is refused
    /// unless `force` is set.
    fn plugin_disable(
        &self,
        cx: RequestContext,
        params: PluginDisableParams,
    ) -> impl Future<Output = Result<(), PluginDisableError>> + Send {
        left_out(&PLUGIN_DISABLE, (cx, params))
    }

    /// Upgrade a plugin
    ///
    /// Replaces the content of a disabled plugin by another version from a registry and keeps its settings.
    /// Progress comes as JSON lines.
    fn plugin_upgrade(
        &self,
        cx: RequestContext,
        params: PluginUpgradeParams,
    ) -> impl Future<Output = Result<PluginUpgradeSuccess, PluginUpgradeError>> + Send {
        left_out(&PLUGIN_UPGRADE, (cx, params))
    }

    /// Create a plugin from an archive
    ///
    /// Makes a plugin out of a tar archive that holds `config.json` and a folder `rootfs`. The new plugin is
    /// disabled; it can be enabled here or pushed to a registry.
    fn plugin_create(
        &self,
        cx: RequestContext,
        params: PluginCreateParams,
        body: ByteStream,
    ) -> impl Future<Output = Result<(), PluginCreateError>> + Send {
        left_out(&PLUGIN_CREATE, (cx, params, body))
    }

    /// Push a plugin to its registry
    ///
    /// Uploads an installed plugin to the registry that its name points at. Progress comes as JSON lines.
    fn plugin_push(
        &self,
        cx: RequestContext,
        params: PluginPushParams,
    ) -> impl Future<Output = Result<JsonLines<PushImageInfo>, PluginPushError>> + Send {
        left_out(&PLUGIN_PUSH, (cx, params))
    }

    /// Change settings of a plugin
    ///
    /// Sets values that the configuration of the plugin marks as settable: environment variables, arguments,
    /// sources of mounts, paths of devices. Only a disabled plugin can be changed.
    fn plugin_set(
        &self,
        cx: RequestContext,
        params: PluginSetParams,
    ) -> impl Future<Output = Result<(), PluginSetError>> + Send {
        left_out(&PLUGIN_SET, (cx, params))
    }
}

pub(super) fn add_routes<A: PluginApi>(routes: &mut Routes<A>) {
    routes.add(&PLUGIN_LIST, plugin_list);
    routes.add(&GET_PLUGIN_PRIVILEGES, get_plugin_privileges);
    routes.add(&PLUGIN_PULL, plugin_pull);
    routes.add(&PLUGIN_INSPECT, plugin_inspect);
    routes.add(&PLUGIN_DELETE, plugin_delete);
    routes.add(&PLUGIN_ENABLE, plugin_enable);
    routes.add(&PLUGIN_DISABLE, plugin_disable);
    routes.add(&PLUGIN_UPGRADE, plugin_upgrade);
    routes.add(&PLUGIN_CREATE, plugin_create);
    routes.add(&PLUGIN_PUSH, plugin_push);
    routes.add(&PLUGIN_SET, plugin_set);
}

async fn plugin_list<A: PluginApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, PluginListError> {
    let params = PluginListParams::read(&call)?;
    let body = api.plugin_list(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn get_plugin_privileges<A: PluginApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, GetPluginPrivilegesError> {
    let params = GetPluginPrivilegesParams::read(&call)?;
    let body = api.get_plugin_privileges(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn plugin_pull<A: PluginApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, PluginPullError> {
    let params = PluginPullParams::read(&mut call).await?;
    let outcome = api.plugin_pull(call.context(), params).await?;
    Ok(outcome.into_answer())
}

async fn plugin_inspect<A: PluginApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, PluginInspectError> {
    let params = PluginInspectParams::read(&call)?;
    let body = api.plugin_inspect(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn plugin_delete<A: PluginApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, PluginDeleteError> {
    let params = PluginDeleteParams::read(&call)?;
    let body = api.plugin_delete(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn plugin_enable<A: PluginApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, PluginEnableError> {
    let params = PluginEnableParams::read(&call)?;
    api.plugin_enable(call.context(), params).await?;
    Ok(Answer::empty(200))
}

async fn plugin_disable<A: PluginApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, PluginDisableError> {
    let params = PluginDisableParams::read(&call)?;
    api.plugin_disable(call.context(), params).await?;
    Ok(Answer::empty(200))
}

async fn plugin_upgrade<A: PluginApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, PluginUpgradeError> {
    let params = PluginUpgradeParams::read(&mut call).await?;
    let outcome = api.plugin_upgrade(call.context(), params).await?;
    Ok(outcome.into_answer())
}

async fn plugin_create<A: PluginApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, PluginCreateError> {
    let params = PluginCreateParams::read(&call)?;
    let body = call.bytes();
    api.plugin_create(call.context(), params, body).await?;
    Ok(Answer::empty(204))
}

async fn plugin_push<A: PluginApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, PluginPushError> {
    let params = PluginPushParams::read(&call)?;
    let body = api.plugin_push(call.context(), params).await?;
    Ok(Answer::json_lines(200, body))
}

async fn plugin_set<A: PluginApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, PluginSetError> {
    let params = PluginSetParams::read(&mut call).await?;
    api.plugin_set(call.context(), params).await?;
    Ok(Answer::empty(204))
}
