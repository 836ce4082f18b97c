// Written by `cargo xtask codegen`; do not edit.

//! The server's side of Network.

use crate::operations::network::*;
use crate::types::{Network, NetworkCreateResponse, NetworkPruneResponse};
use pierhead_support::RequestContext;
use pierhead_support::server::{Answer, Call, Routes, left_out};
use std::sync::Arc;

/// A network lets containers reach each other by name and, unless it is internal, the world outside through the
/// host. An engine has three of its own: `bridge`, to which a container is connected when nothing else is said,
/// `host` and `none`. On networks made by users containers find each other by name and alias; on `bridge` they
/// do not.
///
/// Wherever a path holds `{id}`, the id, an unambiguous beginning of it, and the name are accepted. A container
/// may be on several networks, with an interface on each.
///
/// What is left out of an implementation answers what the document says, most often 501.
pub trait NetworkApi: Send + Sync + 'static {
    /// List networks
    ///
    /// Answers every network that the engine knows, its own three (`bridge`, `host`, `none`) included. The
    /// containers on them are not listed here; ask `GET /networks/{id}` for those.
    fn network_list(
        &self,
        cx: RequestContext,
        params: NetworkListParams,
    ) -> impl Future<Output = Result<Vec<Network>, NetworkListError>> + Send {
        left_out(&NETWORK_LIST, (cx, params))
    }

    /// Inspect a network
    ///
    /// Answers one network with its addresses, its options and the containers that are connected to it now.
    fn network_inspect(
        &self,
        cx: RequestContext,
        params: NetworkInspectParams,
    ) -> impl Future<Output = Result<Network, NetworkInspectError>> + Send {
        left_out(&NETWORK_INSPECT, (cx, params))
    }

    /// Remove a network
    ///
    /// Removes a network that nothing is connected to. The engine's own three cannot be removed. Containers that
    /// are stopped and were connected to it cannot start until they are connected to another.
    fn network_delete(
        &self,
        cx: RequestContext,
        params: NetworkDeleteParams,
    ) -> impl Future<Output = Result<(), NetworkDeleteError>> + Send {
        left_out(&NETWORK_DELETE, (cx, params))
    }

    /// Create a network
    ///
    /// Makes a network. Where the request leaves the addresses out, the engine picks a subnet that is not in use on
    /// the host. Names are not unique by themselves: with `CheckDuplicate` a name that is taken is refused, without
    /// it a second network of the same name may come to be.
    fn network_create(
        &self,
        cx: RequestContext,
        params: NetworkCreateParams,
    ) -> impl Future<Output = Result<NetworkCreateResponse, NetworkCreateError>> + Send {
        left_out(&NETWORK_CREATE, (cx, params))
    }

    /// Connect a container to a network
    ///
    /// Gives a container an interface on a further network. A running one gets it at once, another at its next
    /// start. A container in the network mode `host` or `container:NAME` cannot be connected, and nothing can be
    /// connected to `host`.
    ///
    /// Not as published: moby 35542: published as octet-stream; the body is JSON.
    fn network_connect(
        &self,
        cx: RequestContext,
        params: NetworkConnectParams,
    ) -> impl Future<Output = Result<(), NetworkConnectError>> + Send {
        left_out(&NETWORK_CONNECT, (cx, params))
    }

    /// Disconnect a container from a network
    ///
    /// Takes a container's interface on a network away, at once if it runs. Its connections over that network
    /// break.
    fn network_disconnect(
        &self,
        cx: RequestContext,
        params: NetworkDisconnectParams,
    ) -> impl Future<Output = Result<(), NetworkDisconnectError>> + Send {
        left_out(&NETWORK_DISCONNECT, (cx, params))
    }

    /// Remove unused networks
    ///
    /// Removes every network made by a user that no container is connected to. Only one prune of networks may run
    /// at a time.
    fn network_prune(
        &self,
        cx: RequestContext,
        params: NetworkPruneParams,
    ) -> impl Future<Output = Result<NetworkPruneResponse, NetworkPruneError>> + Send {
        left_out(&NETWORK_PRUNE, (cx, params))
    }
}

pub(super) fn add_routes<A: NetworkApi>(routes: &mut Routes<A>) {
    routes.add(&NETWORK_LIST, network_list);
    routes.add(&NETWORK_INSPECT, network_inspect);
    routes.add(&NETWORK_DELETE, network_delete);
    routes.add(&NETWORK_CREATE, network_create);
    routes.add(&NETWORK_CONNECT, network_connect);
    routes.add(&NETWORK_DISCONNECT, network_disconnect);
    routes.add(&NETWORK_PRUNE, network_prune);
}

async fn network_list<A: NetworkApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, NetworkListError> {
    let params = NetworkListParams::read(&call)?;
    let body = api.network_list(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn network_inspect<A: NetworkApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, NetworkInspectError> {
    let params = NetworkInspectParams::read(&call)?;
    let body = api.network_inspect(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn network_delete<A: NetworkApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, NetworkDeleteError> {
    let params = NetworkDeleteParams::read(&call)?;
    api.network_delete(call.context(), params).await?;
    Ok(Answer::empty(204))
}

async fn network_create<A: NetworkApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, NetworkCreateError> {
    let params = NetworkCreateParams::read(&mut call).await?;
    let body = api.network_create(call.context(), params).await?;
    Ok(Answer::json(201, &body))
}

async fn network_connect<A: NetworkApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, NetworkConnectError> {
    let params = NetworkConnectParams::read(&mut call).await?;
    api.network_connect(call.context(), params).await?;
    Ok(Answer::empty(200))
}

async fn network_disconnect<A: NetworkApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, NetworkDisconnectError> {
    let params = NetworkDisconnectParams::read(&mut call).await?;
    api.network_disconnect(call.context(), params).await?;
    Ok(Answer::empty(200))
}

async fn network_prune<A: NetworkApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, NetworkPruneError> {
    let params = NetworkPruneParams::read(&call)?;
    let body = api.network_prune(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}
