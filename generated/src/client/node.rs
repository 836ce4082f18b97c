// Written by `cargo xtask codegen`; do not edit.

//! The client's operations of Node.

use crate::operations::node::*;
use crate::types::Node;
use pierhead_support::Error;
use pierhead_support::client::Request;
use super::Client;

impl Client {
    /// List nodes
    ///
    /// Lists the nodes of the swarm. Only a manager can answer.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn node_list(
        &self,
        params: &NodeListParams,
    ) -> Result<Vec<Node>, Error<NodeListError>> {
        let mut request = Request::new(&NODE_LIST);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Inspect a node
    ///
    /// Returns one node of the swarm: what was asked of it, what it reported of itself, and its state.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn node_inspect(
        &self,
        params: &NodeInspectParams,
    ) -> Result<Node, Error<NodeInspectError>> {
        let mut request = Request::new(&NODE_INSPECT);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Remove a node
    ///
    /// Takes a node off the list of the swarm. A node that is not down is refused unless `force` is set; the node
    /// itself is not told.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn node_delete(
        &self,
        params: &NodeDeleteParams,
    ) -> Result<(), Error<NodeDeleteError>> {
        let mut request = Request::new(&NODE_DELETE);
        params.write(&mut request);
        self.connection.empty(request, 200).await
    }

    /// Update a node
    ///
    /// Replaces what is asked of a node: name, labels, role and availability. Whatever the body leaves out is
    /// cleared, so send the whole object.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn node_update(
        &self,
        params: &NodeUpdateParams,
    ) -> Result<(), Error<NodeUpdateError>> {
        let mut request = Request::new(&NODE_UPDATE);
        params.write(&mut request);
        self.connection.empty(request, 200).await
    }
}
