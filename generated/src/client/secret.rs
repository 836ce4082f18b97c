// Written by `cargo xtask codegen`; do not edit.

//! The client's operations of Secret.

use crate::operations::secret::*;
use crate::types::{Secret, SwarmObjectId};
use pierhead_support::Error;
use pierhead_support::client::Request;
use super::Client;

impl Client {
    /// List secrets
    ///
    /// Lists the secrets of the swarm. The data of a secret is never sent back.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn secret_list(
        &self,
        params: &SecretListParams,
    ) -> Result<Vec<Secret>, Error<SecretListError>> {
        let mut request = Request::new(&SECRET_LIST);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Create a secret
    ///
    /// Stores a new secret in the swarm. A secret cannot be changed afterwards but for its labels.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn secret_create(
        &self,
        params: &SecretCreateParams,
    ) -> Result<SwarmObjectId, Error<SecretCreateError>> {
        let mut request = Request::new(&SECRET_CREATE);
        params.write(&mut request);
        self.connection.json(request, 201).await
    }

    /// Inspect a secret
    ///
    /// Returns one secret. The data of a secret is never sent back.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn secret_inspect(
        &self,
        params: &SecretInspectParams,
    ) -> Result<Secret, Error<SecretInspectError>> {
        let mut request = Request::new(&SECRET_INSPECT);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Remove a secret
    ///
    /// Removes a secret. One that a service uses is refused.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn secret_delete(
        &self,
        params: &SecretDeleteParams,
    ) -> Result<(), Error<SecretDeleteError>> {
        let mut request = Request::new(&SECRET_DELETE);
        params.write(&mut request);
        self.connection.empty(request, 204).await
    }

    /// Update a secret
    ///
    /// Changes the labels of a secret. Everything else in the body must be what it was.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn secret_update(
        &self,
        params: &SecretUpdateParams,
    ) -> Result<(), Error<SecretUpdateError>> {
        let mut request = Request::new(&SECRET_UPDATE);
        params.write(&mut request);
        self.connection.empty(request, 200).await
    }
}
