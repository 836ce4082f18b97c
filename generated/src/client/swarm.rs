// Written by `cargo xtask codegen`; do not edit.

//! The client's operations of Swarm.

use crate::operations::swarm::*;
use crate::types::{Swarm, UnlockKeyResponse};
use pierhead_support::Error;
use pierhead_support::client::Request;
use super::Client;

impl Client {
    /// Inspect the swarm
    ///
    /// Returns the identity and the settings of the swarm this node manages, with the tokens that let other nodes
    /// join. Only a manager can answer.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn swarm_inspect(&self) -> Result<Swarm, Error<SwarmInspectError>> {
        let request = Request::new(&SWARM_INSPECT);
        self.connection.json(request, 200).await
    }

    /// Start a swarm
    ///
    /// Makes this engine the first manager of a new swarm.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn swarm_init(
        &self,
        params: &SwarmInitParams,
    ) -> Result<String, Error<SwarmInitError>> {
        let mut request = Request::new(&SWARM_INIT);
        params.write(&mut request);
        self.connection.text(request, 200).await
    }

    /// Join a swarm
    ///
    /// Makes this engine a node of an existing swarm, as a manager or a worker: the token decides.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn swarm_join(
        &self,
        params: &SwarmJoinParams,
    ) -> Result<(), Error<SwarmJoinError>> {
        let mut request = Request::new(&SWARM_JOIN);
        params.write(&mut request);
        self.connection.empty(request, 200).await
    }

    /// Leave the swarm
    ///
    /// Takes this engine out of its swarm. A manager is refused unless `force` is set, because the swarm may lose
    /// its quorum.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn swarm_leave(
        &self,
        params: &SwarmLeaveParams,
    ) -> Result<(), Error<SwarmLeaveError>> {
        let mut request = Request::new(&SWARM_LEAVE);
        params.write(&mut request);
        self.connection.empty(request, 200).await
    }

    /// Update the swarm
    ///
    /// Replaces the settings of the swarm, and rotates tokens or the unlock key when asked. Whatever the body
    /// leaves out is cleared, so send the whole object.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn swarm_update(
        &self,
        params: &SwarmUpdateParams,
    ) -> Result<(), Error<SwarmUpdateError>> {
        let mut request = Request::new(&SWARM_UPDATE);
        params.write(&mut request);
        self.connection.empty(request, 200).await
    }

    /// Get the unlock key
    ///
    /// Returns the key that a locked manager asks for after a restart. It is empty when managers are not locked.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn swarm_unlockkey(
        &self,
    ) -> Result<UnlockKeyResponse, Error<SwarmUnlockkeyError>> {
        let request = Request::new(&SWARM_UNLOCKKEY);
        self.connection.json(request, 200).await
    }

    /// Unlock a locked manager
    ///
    /// Gives a manager that was restarted the key to its own data. Needed only where the swarm has
    /// `AutoLockManagers` set.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn swarm_unlock(
        &self,
        params: &SwarmUnlockParams,
    ) -> Result<(), Error<SwarmUnlockError>> {
        let mut request = Request::new(&SWARM_UNLOCK);
        params.write(&mut request);
        self.connection.empty(request, 200).await
    }
}
