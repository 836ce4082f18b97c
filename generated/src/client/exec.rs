// Written by `cargo xtask codegen`; do not edit.

//! The client's operations of Exec.

use crate::operations::exec::*;
use crate::types::{ExecInspectResponse, IdResponse};
use pierhead_support::{Duplex, Error};
use pierhead_support::client::Request;
use super::Client;

impl Client {
    /// Prepare a command in a container
    ///
    /// Registers a further command for a running container and answers its id; the command runs when `POST
    /// /exec/{id}/start` is called with that id. The container must run and must not be paused. A command that was
    /// prepared and never started disappears with the container.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_exec(
        &self,
        params: &ContainerExecParams,
    ) -> Result<IdResponse, Error<ContainerExecError>> {
        let mut request = Request::new(&CONTAINER_EXEC);
        params.write(&mut request);
        self.connection.json(request, 201).await
    }

    /// Start a prepared command
    ///
    /// Runs a command that was prepared with `POST /containers/{id}/exec`; each can be run once. With `Detach` the
    /// answer is 200 as soon as the command runs. Otherwise the connection is taken over as the attach operation
    /// does it: 101 for a client that asked for an upgrade, 200 for any other, and then the command's streams, in
    /// frames, or raw when it has a terminal. The connection closes when the command ends; its exit code is to be
    /// read with `GET /exec/{id}/json`.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn exec_start(
        &self,
        params: &ExecStartParams,
    ) -> Result<Duplex, Error<ExecStartError>> {
        let mut request = Request::new(&EXEC_START);
        params.write(&mut request);
        self.connection.upgrade(request).await
    }

    /// Resize a command's terminal
    ///
    /// Tells the terminal of a running command its new size. The command must have been prepared with `Tty` and
    /// started.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn exec_resize(
        &self,
        params: &ExecResizeParams,
    ) -> Result<(), Error<ExecResizeError>> {
        let mut request = Request::new(&EXEC_RESIZE);
        params.write(&mut request);
        self.connection.empty(request, 200).await
    }

    /// Inspect a command
    ///
    /// Answers what is known about a command prepared in a container: whether it runs, its exit code, and how it
    /// was set up. Commands that have ended can be asked about for as long as their container runs, or at least for
    /// some minutes.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn exec_inspect(
        &self,
        params: &ExecInspectParams,
    ) -> Result<ExecInspectResponse, Error<ExecInspectError>> {
        let mut request = Request::new(&EXEC_INSPECT);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }
}
