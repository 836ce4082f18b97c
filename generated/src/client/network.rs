// Written by `cargo xtask codegen`; do not edit.

//! The client's operations of Network.

use crate::operations::network::*;
use crate::types::{Network, NetworkCreateResponse, NetworkPruneResponse};
use pierhead_support::Error;
use pierhead_support::client::Request;
use super::Client;

impl Client {
    /// List networks
    ///
    /// Answers every network that the engine knows, its own three (`bridge`, `host`, `none`) included. The
    /// containers on them are not listed here; ask `GET /networks/{id}` for those.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn network_list(
        &self,
        params: &NetworkListParams,
    ) -> Result<Vec<Network>, Error<NetworkListError>> {
        let mut request = Request::new(&NETWORK_LIST);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Inspect a network
    ///
    /// Answers one network with its addresses, its options and the containers that are connected to it now.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn network_inspect(
        &self,
        params: &NetworkInspectParams,
    ) -> Result<Network, Error<NetworkInspectError>> {
        let mut request = Request::new(&NETWORK_INSPECT);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Remove a network
    ///
    /// Removes a network that nothing is connected to. The engine's own three cannot be removed. Containers that
    /// are stopped and were connected to it cannot start until they are connected to another.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn network_delete(
        &self,
        params: &NetworkDeleteParams,
    ) -> Result<(), Error<NetworkDeleteError>> {
        let mut request = Request::new(&NETWORK_DELETE);
        params.write(&mut request);
        self.connection.empty(request, 204).await
    }

    /// Create a network
    ///
    /// Makes a network. Where the request leaves the addresses out, the engine picks a subnet that is not in use on
    /// the host. Names are not unique by themselves: with `CheckDuplicate` a name that is taken is refused, without
    /// it a second network of the same name may come to be.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn network_create(
        &self,
        params: &NetworkCreateParams,
    ) -> Result<NetworkCreateResponse, Error<NetworkCreateError>> {
        let mut request = Request::new(&NETWORK_CREATE);
        params.write(&mut request);
        self.connection.json(request, 201).await
    }

    /// Connect a container to a network
    ///
    /// Gives a container an interface on a further network. A running one gets it at once, another at its next
    /// start. A container in the network mode `host` or `container:NAME` cannot be connected, and nothing can be
    /// connected to `host`.
    ///
    /// Not as published: moby 35542: published as octet-stream; the body is JSON.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn network_connect(
        &self,
        params: &NetworkConnectParams,
    ) -> Result<(), Error<NetworkConnectError>> {
        let mut request = Request::new(&NETWORK_CONNECT);
        params.write(&mut request);
        self.connection.empty(request, 200).await
    }

    /// Disconnect a container from a network
    ///
    /// Takes a container's interface on a network away, at once if it runs. Its connections over that network
    /// break.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn network_disconnect(
        &self,
        params: &NetworkDisconnectParams,
    ) -> Result<(), Error<NetworkDisconnectError>> {
        let mut request = Request::new(&NETWORK_DISCONNECT);
        params.write(&mut request);
        self.connection.empty(request, 200).await
    }

    /// Remove unused networks
    ///
    /// Removes every network made by a user that no container is connected to. Only one prune of networks may run
    /// at a time.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn network_prune(
        &self,
        params: &NetworkPruneParams,
    ) -> Result<NetworkPruneResponse, Error<NetworkPruneError>> {
        let mut request = Request::new(&NETWORK_PRUNE);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }
}
