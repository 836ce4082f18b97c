// Written by `cargo xtask codegen`; do not edit.

//! The client's operations of Service.

use crate::operations::service::*;
use crate::types::{Service, ServiceCreateResponse, ServiceUpdateResponse};
use pierhead_support::{Error, Frames};
use pierhead_support::client::Request;
use super::Client;

impl Client {
    /// List services
    ///
    /// Lists the services of the swarm. Only a manager can answer.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn service_list(
        &self,
        params: &ServiceListParams,
    ) -> Result<Vec<Service>, Error<ServiceListError>> {
        let mut request = Request::new(&SERVICE_LIST);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Create a service
    ///
    /// Stores a new service; the swarm then starts its tasks. The answer does not wait for them.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn service_create(
        &self,
        params: &ServiceCreateParams,
    ) -> Result<ServiceCreateResponse, Error<ServiceCreateError>> {
        let mut request = Request::new(&SERVICE_CREATE);
        params.write(&mut request);
        self.connection.json(request, 201).await
    }

    /// Inspect a service
    ///
    /// Returns one service: what was asked for, the ports it is reached at, and how its last update went.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn service_inspect(
        &self,
        params: &ServiceInspectParams,
    ) -> Result<Service, Error<ServiceInspectError>> {
        let mut request = Request::new(&SERVICE_INSPECT);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Remove a service
    ///
    /// Removes a service and stops its tasks.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn service_delete(
        &self,
        params: &ServiceDeleteParams,
    ) -> Result<(), Error<ServiceDeleteError>> {
        let mut request = Request::new(&SERVICE_DELETE);
        params.write(&mut request);
        self.connection.empty(request, 200).await
    }

    /// Update a service
    ///
    /// Replaces the specification of a service; the swarm then replaces its tasks as `UpdateConfig` says. Whatever
    /// the body leaves out is cleared, so send the whole object.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn service_update(
        &self,
        params: &ServiceUpdateParams,
    ) -> Result<ServiceUpdateResponse, Error<ServiceUpdateError>> {
        let mut request = Request::new(&SERVICE_UPDATE);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Get the logs of a service
    ///
    /// Sends the lines that the tasks of a service wrote, merged, for tasks whose log driver can be read
    /// (`json-file`, `local`, `journald`).
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn service_logs(
        &self,
        params: &ServiceLogsParams,
    ) -> Result<Frames, Error<ServiceLogsError>> {
        let mut request = Request::new(&SERVICE_LOGS);
        params.write(&mut request);
        self.connection.frames(request, 200).await
    }
}
