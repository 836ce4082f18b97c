// Written by `cargo xtask codegen`; do not edit.

//! The server's side of Node.

use crate::operations::node::*;
use crate::types::Node;
use pierhead_support::RequestContext;
use pierhead_support::server::{Answer, Call, Routes, left_out};
use std::sync::Arc;

/// A node is an engine that is part of a swarm. Only a manager can answer for the others.
///
/// What is left out of an implementation answers what the document says, most often 501.
pub trait NodeApi: Send + Sync + 'static {
    /// List nodes
    ///
    /// Lists the nodes of the swarm. Only a manager can answer.
    fn node_list(
        &self,
        cx: RequestContext,
        params: NodeListParams,
    ) -> impl Future<Output = Result<Vec<Node>, NodeListError>> + Send {
        left_out(&NODE_LIST, (cx, params))
    }

    /// Inspect a node
    ///
    /// Returns one node of the swarm: what was asked of it, what it reported of itself, and its state.
    fn node_inspect(
        &self,
        cx: RequestContext,
        params: NodeInspectParams,
    ) -> impl Future<Output = Result<Node, NodeInspectError>> + Send {
        left_out(&NODE_INSPECT, (cx, params))
    }

    /// Remove a node
    ///
    /// Takes a node off the list of the swarm. A node that is not down is refused unless `force` is set; the node
    /// itself is not told.
    fn node_delete(
        &self,
        cx: RequestContext,
        params: NodeDeleteParams,
    ) -> impl Future<Output = Result<(), NodeDeleteError>> + Send {
        left_out(&NODE_DELETE, (cx, params))
    }

    /// Update a node
    ///
    /// Replaces what is asked of a node: name, labels, role and availability. Whatever the body leaves out is
    /// cleared, so send the whole object.
    fn node_update(
        &self,
        cx: RequestContext,
        params: NodeUpdateParams,
    ) -> impl Future<Output = Result<(), NodeUpdateError>> + Send {
        left_out(&NODE_UPDATE, (cx, params))
    }
}

pub(super) fn add_routes<A: NodeApi>(routes: &mut Routes<A>) {
    routes.add(&NODE_LIST, node_list);
    routes.add(&NODE_INSPECT, node_inspect);
    routes.add(&NODE_DELETE, node_delete);
    routes.add(&NODE_UPDATE, node_update);
}

async fn node_list<A: NodeApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, NodeListError> {
    let params = NodeListParams::read(&call)?;
    let body = api.node_list(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn node_inspect<A: NodeApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, NodeInspectError> {
    let params = NodeInspectParams::read(&call)?;
    let body = api.node_inspect(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn node_delete<A: NodeApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, NodeDeleteError> {
    let params = NodeDeleteParams::read(&call)?;
    api.node_delete(call.context(), params).await?;
    Ok(Answer::empty(200))
}

async fn node_update<A: NodeApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, NodeUpdateError> {
    let params = NodeUpdateParams::read(&mut call).await?;
    api.node_update(call.context(), params).await?;
    Ok(Answer::empty(200))
}
