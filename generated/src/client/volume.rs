// Written by `cargo xtask codegen`; do not edit.

//! The client's operations of Volume.

use crate::operations::volume::*;
use crate::types::{Volume, VolumeListResponse, VolumePruneResponse};
use pierhead_support::Error;
use pierhead_support::client::Request;
use super::Client;

impl Client {
    /// List volumes
    ///
    /// Answers every volume that the engine or one of its volume drivers knows. A driver that cannot be reached
    /// does not fail the request; it is named in `Warnings`.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn volume_list(
        &self,
        params: &VolumeListParams,
    ) -> Result<VolumeListResponse, Error<VolumeListError>> {
        let mut request = Request::new(&VOLUME_LIST);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Create a volume
    ///
    /// Makes a volume. If one of the same name and driver exists, it is answered as it is, and the request's
    /// options and labels have no effect. A name that another driver has taken is refused.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn volume_create(
        &self,
        params: &VolumeCreateParams,
    ) -> Result<Volume, Error<VolumeCreateError>> {
        let mut request = Request::new(&VOLUME_CREATE);
        params.write(&mut request);
        self.connection.json(request, 201).await
    }

    /// Inspect a volume
    ///
    /// Answers one volume: its driver, its place on the host, its labels and options.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn volume_inspect(
        &self,
        params: &VolumeInspectParams,
    ) -> Result<Volume, Error<VolumeInspectError>> {
        let mut request = Request::new(&VOLUME_INSPECT);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Remove a volume
    ///
    /// Removes a volume and everything in it. A volume that a container uses, running or not, is refused.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn volume_delete(
        &self,
        params: &VolumeDeleteParams,
    ) -> Result<(), Error<VolumeDeleteError>> {
        let mut request = Request::new(&VOLUME_DELETE);
        params.write(&mut request);
        self.connection.empty(request, 204).await
    }

    /// Remove unused volumes
    ///
    /// Removes every local volume that no container uses, running or not, named and anonymous ones alike, with
    /// everything in them. Only one prune of volumes may run at a time.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn volume_prune(
        &self,
        params: &VolumePruneParams,
    ) -> Result<VolumePruneResponse, Error<VolumePruneError>> {
        let mut request = Request::new(&VOLUME_PRUNE);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }
}
