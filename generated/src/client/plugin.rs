// Written by `cargo xtask codegen`; do not edit.

//! The client's operations of Plugin.

use crate::operations::plugin::*;
use crate::types::{Plugin, PluginPrivilege, PushImageInfo};
use pierhead_support::{ByteStream, Error, JsonLines};
use pierhead_support::client::Request;
use super::Client;

impl Client {
    /// List plugins
    ///
    /// Lists the plugins that are installed, enabled or not. An engine without plugins answers an empty list.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn plugin_list(
        &self,
        params: &PluginListParams,
    ) -> Result<Vec<Plugin>, Error<PluginListError>> {
        let mut request = Request::new(&PLUGIN_LIST);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// List the privileges a plugin asks for
    ///
    /// Fetches the configuration of a plugin from its registry, without installing it, and lists the privileges it
    /// would be given. Show them to a person before you pull the plugin.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn get_plugin_privileges(
        &self,
        params: &GetPluginPrivilegesParams,
    ) -> Result<Vec<PluginPrivilege>, Error<GetPluginPrivilegesError>> {
        let mut request = Request::new(&GET_PLUGIN_PRIVILEGES);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Install a plugin
    ///
    /// Pulls a plugin from its registry and installs it, disabled. The privileges in the body must be exactly those
    /// that the plugin asks for. Progress comes as JSON lines; an error after the first line is a line with
    /// `errorDetail`.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn plugin_pull(
        &self,
        params: &PluginPullParams,
    ) -> Result<PluginPullSuccess, Error<PluginPullError>> {
        let mut request = Request::new(&PLUGIN_PULL);
        params.write(&mut request);
        self.connection.call(request).await
    }

    /// Inspect a plugin
    ///
    /// Returns the settings, the state and the whole configuration of one installed plugin.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn plugin_inspect(
        &self,
        params: &PluginInspectParams,
    ) -> Result<Plugin, Error<PluginInspectError>> {
        let mut request = Request::new(&PLUGIN_INSPECT);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Remove a plugin
    ///
    /// Removes an installed plugin and its data. An enabled plugin is refused unless `force` is set.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn plugin_delete(
        &self,
        params: &PluginDeleteParams,
    ) -> Result<Plugin, Error<PluginDeleteError>> {
        let mut request = Request::new(&PLUGIN_DELETE);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Enable a plugin
    ///
    /// Starts the process of an installed plugin and waits until it answers.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn plugin_enable(
        &self,
        params: &PluginEnableParams,
    ) -> Result<(), Error<PluginEnableError>> {
        let mut request = Request::new(&PLUGIN_ENABLE);
        params.write(&mut request);
        self.connection.empty(request, 200).await
    }

    /// Disable a plugin
    ///
    /// Stops the process of a plugin; it stays installed. A plugin in use by a volume or a network is refused
    /// unless `force` is set.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn plugin_disable(
        &self,
        params: &PluginDisableParams,
    ) -> Result<(), Error<PluginDisableError>> {
        let mut request = Request::new(&PLUGIN_DISABLE);
        params.write(&mut request);
        self.connection.empty(request, 200).await
    }

    /// Upgrade a plugin
    ///
    /// Replaces the content of a disabled plugin by another version from a registry and keeps its settings.
    /// Progress comes as JSON lines.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn plugin_upgrade(
        &self,
        params: &PluginUpgradeParams,
    ) -> Result<PluginUpgradeSuccess, Error<PluginUpgradeError>> {
        let mut request = Request::new(&PLUGIN_UPGRADE);
        params.write(&mut request);
        self.connection.call(request).await
    }

    /// Create a plugin from an archive
    ///
    /// Makes a plugin out of a tar archive that holds `config.json` and a folder `rootfs`. The new plugin is
    /// disabled; it can be enabled here or pushed to a registry.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn plugin_create(
        &self,
        params: &PluginCreateParams,
        body: ByteStream,
    ) -> Result<(), Error<PluginCreateError>> {
        let mut request = Request::new(&PLUGIN_CREATE);
        params.write(&mut request);
        request.bytes("application/x-tar", body);
        self.connection.empty(request, 204).await
    }

    /// Push a plugin to its registry
    ///
    /// Uploads an installed plugin to the registry that its name points at. Progress comes as JSON lines.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn plugin_push(
        &self,
        params: &PluginPushParams,
    ) -> Result<JsonLines<PushImageInfo>, Error<PluginPushError>> {
        let mut request = Request::new(&PLUGIN_PUSH);
        params.write(&mut request);
        self.connection.json_lines(request, 200).await
    }

    /// Change settings of a plugin
    ///
    /// Sets values that the configuration of the plugin marks as settable: environment variables, arguments,
    /// sources of mounts, paths of devices. Only a disabled plugin can be changed.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn plugin_set(
        &self,
        params: &PluginSetParams,
    ) -> Result<(), Error<PluginSetError>> {
        let mut request = Request::new(&PLUGIN_SET);
        params.write(&mut request);
        self.connection.empty(request, 204).await
    }
}
