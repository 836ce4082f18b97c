// Written by `cargo xtask codegen`; do not edit.

//! The client's operations of Config.

use crate::operations::config::*;
use crate::types::{Config, SwarmObjectId};
use pierhead_support::Error;
use pierhead_support::client::Request;
use super::Client;

impl Client {
    /// List configs
    ///
    /// Lists the configs of the swarm. The data comes along, as base64.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn config_list(
        &self,
        params: &ConfigListParams,
    ) -> Result<Vec<Config>, Error<ConfigListError>> {
        let mut request = Request::new(&CONFIG_LIST);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Create a config
    ///
    /// Stores a new config in the swarm. A config cannot be changed afterwards but for its labels.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn config_create(
        &self,
        params: &ConfigCreateParams,
    ) -> Result<SwarmObjectId, Error<ConfigCreateError>> {
        let mut request = Request::new(&CONFIG_CREATE);
        params.write(&mut request);
        self.connection.json(request, 201).await
    }

    /// Inspect a config
    ///
    /// Returns one config. The data comes along, as base64.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn config_inspect(
        &self,
        params: &ConfigInspectParams,
    ) -> Result<Config, Error<ConfigInspectError>> {
        let mut request = Request::new(&CONFIG_INSPECT);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Remove a config
    ///
    /// Removes a config. One that a service uses is refused.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn config_delete(
        &self,
        params: &ConfigDeleteParams,
    ) -> Result<(), Error<ConfigDeleteError>> {
        let mut request = Request::new(&CONFIG_DELETE);
        params.write(&mut request);
        self.connection.empty(request, 204).await
    }

    /// Update a config
    ///
    /// Changes the labels of a config. Everything else in the body must be what it was.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn config_update(
        &self,
        params: &ConfigUpdateParams,
    ) -> Result<(), Error<ConfigUpdateError>> {
        let mut request = Request::new(&CONFIG_UPDATE);
        params.write(&mut request);
        self.connection.empty(request, 200).await
    }
}
