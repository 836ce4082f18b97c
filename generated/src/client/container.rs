// Written by `cargo xtask codegen`; do not edit.

//! The client's operations of Container.

use crate::operations::container::*;
use crate::types::{
    ContainerCreateResponse, ContainerInspectResponse, ContainerPruneResponse,
    ContainerStatsResponse, ContainerSummary, ContainerTopResponse,
    ContainerUpdateResponse, ContainerWaitResponse, FilesystemChange,
};
use pierhead_support::{ByteStream, Duplex, Error, Frames, JsonLines, LateJson};
use pierhead_support::client::Request;
use super::Client;

impl Client {
    /// List containers
    ///
    /// Answers one short entry per container, the newest first. Without `all` only containers that run (paused ones
    /// included) are listed; `limit` and a `status` filter look at every container whatever its state. Entries are
    /// summaries with their own layout: ask `GET /containers/{id}/json` for the whole of one container.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_list(
        &self,
        params: &ContainerListParams,
    ) -> Result<Vec<ContainerSummary>, Error<ContainerListError>> {
        let mut request = Request::new(&CONTAINER_LIST);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Create a container
    ///
    /// Makes a container from an image that the engine already has, and stores its configuration; nothing runs
    /// until `POST /containers/{id}/start`. What the request leaves out is taken from the image (command,
    /// environment, ports, volumes, labels, user, working directory) and then from the engine's defaults. An image
    /// that is missing is not fetched: the answer is 404, and the client pulls it with `POST /images/create` and
    /// asks again. Configuration that is unusual but possible is accepted and commented on in `Warnings`. An
    /// invalid `IpcMode`, or one that names a container that does not exist, is refused here with 400 or 404, not
    /// only at the start.
    ///
    /// Not as published: Published with octet-stream beside JSON; engines refuse anything but JSON.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_create(
        &self,
        params: &ContainerCreateParams,
    ) -> Result<ContainerCreateResponse, Error<ContainerCreateError>> {
        let mut request = Request::new(&CONTAINER_CREATE);
        params.write(&mut request);
        self.connection.json(request, 201).await
    }

    /// Inspect a container
    ///
    /// Answers everything the engine knows about one container: its configuration as stored, its state, its paths
    /// on the host, its mounts and its network addresses. Addresses are there only while the container runs.
    /// `IpcMode` always has a value, because the engine's default is written into the configuration at creation.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_inspect(
        &self,
        params: &ContainerInspectParams,
    ) -> Result<ContainerInspectResponse, Error<ContainerInspectError>> {
        let mut request = Request::new(&CONTAINER_INSPECT);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// List a container's processes
    ///
    /// Runs the host's `ps` and answers the lines that belong to the container, as a table of text. Process ids are
    /// those of the host, not those seen inside. Works only for a container that runs, and only where the engine
    /// can run `ps`; on Windows the columns are fixed.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_top(
        &self,
        params: &ContainerTopParams,
    ) -> Result<ContainerTopResponse, Error<ContainerTopError>> {
        let mut request = Request::new(&CONTAINER_TOP);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Read a container's output
    ///
    /// Answers what the container has written to its standard output and error, and with `follow` whatever it
    /// writes from now on until it ends or the client goes away. At least one of `stdout` and `stderr` must be
    /// true, otherwise the answer is 400. The body has the framing of an attached stream: 8-byte headers in front
    /// of every piece, or raw bytes when the container has a terminal. Only containers whose log driver can be read
    /// back (`json-file`, `local`, `journald`) have anything to answer.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_logs(
        &self,
        params: &ContainerLogsParams,
    ) -> Result<Frames, Error<ContainerLogsError>> {
        let mut request = Request::new(&CONTAINER_LOGS);
        params.write(&mut request);
        self.connection.frames(request, 200).await
    }

    /// List changed files
    ///
    /// Compares the container's file system with its image and lists the paths that were changed, added or deleted.
    /// A directory is listed as changed when anything below it was. What lives in volumes and other mounts is not
    /// looked at.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_changes(
        &self,
        params: &ContainerChangesParams,
    ) -> Result<Vec<FilesystemChange>, Error<ContainerChangesError>> {
        let mut request = Request::new(&CONTAINER_CHANGES);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Export a container's file system
    ///
    /// Answers the container's whole root file system as one tar archive, not compressed. The contents of volumes
    /// and other mounts are left out, and so are configuration and history: the archive can be brought back as an
    /// image of one layer with `POST /images/create?fromSrc=-`. The container may be in any state; a running one is
    /// read while it changes.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_export(
        &self,
        params: &ContainerExportParams,
    ) -> Result<ByteStream, Error<ContainerExportError>> {
        let mut request = Request::new(&CONTAINER_EXPORT);
        params.write(&mut request);
        self.connection.bytes(request, 200).await
    }

    /// Read a container's resource usage
    ///
    /// Answers what the container uses of the processor, memory, disks and network: one object per second, each on
    /// a line of its own, until the client closes or the container is removed. A share of the processor needs two
    /// samples, so each object carries the previous one in `precpu_stats`; in the first line of a stream that part
    /// is zero. For a container that does not run the counters are empty.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_stats(
        &self,
        params: &ContainerStatsParams,
    ) -> Result<JsonLines<ContainerStatsResponse>, Error<ContainerStatsError>> {
        let mut request = Request::new(&CONTAINER_STATS);
        params.write(&mut request);
        self.connection.json_lines(request, 200).await
    }

    /// Resize a container's terminal
    ///
    /// Tells the container's terminal its new size; programs inside learn it by the signal SIGWINCH. The container
    /// must have been created with `Tty` and must run. Clients send this right after the start, and again whenever
    /// the user's window changes.
    ///
    /// Not as published: Published as taking octet-stream; the request has no body.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_resize(
        &self,
        params: &ContainerResizeParams,
    ) -> Result<(), Error<ContainerResizeError>> {
        let mut request = Request::new(&CONTAINER_RESIZE);
        params.write(&mut request);
        self.connection.empty(request, 200).await
    }

    /// Start a container
    ///
    /// Starts the container's command and answers as soon as the command runs, or could not be run; it does not
    /// wait for the command to do anything. A container that already runs is left alone (304). When the command
    /// cannot be run the container stays stopped, `State.Error` keeps the reason, and the exit code is 127 for a
    /// command that was not found, 126 for one that cannot be executed, 128 for a failure before that. A mode that
    /// borrows the namespace of another container (`container:NAME`) is resolved now: that container must run, and
    /// for IPC it must be shareable.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_start(
        &self,
        params: &ContainerStartParams,
    ) -> Result<ContainerStartSuccess, Error<ContainerStartError>> {
        let mut request = Request::new(&CONTAINER_START);
        params.write(&mut request);
        self.connection.call(request).await
    }

    /// Stop a container
    ///
    /// Sends the container's stop signal (`StopSignal`, SIGTERM unless set), waits, and kills with SIGKILL what has
    /// not ended by then. The answer comes when the container has ended. A restart policy does not bring it back.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_stop(
        &self,
        params: &ContainerStopParams,
    ) -> Result<ContainerStopSuccess, Error<ContainerStopError>> {
        let mut request = Request::new(&CONTAINER_STOP);
        params.write(&mut request);
        self.connection.call(request).await
    }

    /// Restart a container
    ///
    /// Stops the container as the stop operation does, if it runs, and starts it again. It gets new namespaces:
    /// containers that share its IPC or network namespace stay in the old one until they are restarted as well.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_restart(
        &self,
        params: &ContainerRestartParams,
    ) -> Result<(), Error<ContainerRestartError>> {
        let mut request = Request::new(&CONTAINER_RESTART);
        params.write(&mut request);
        self.connection.empty(request, 204).await
    }

    /// Send a signal to a container
    ///
    /// Sends a signal to the container's first process and answers at once, without waiting for an effect. SIGKILL,
    /// the default, ends the container and keeps its restart policy from bringing it back; so does its stop signal.
    /// A signal for which the process has no handler is ignored by the kernel, because the process is number 1 of
    /// its namespace.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_kill(
        &self,
        params: &ContainerKillParams,
    ) -> Result<(), Error<ContainerKillError>> {
        let mut request = Request::new(&CONTAINER_KILL);
        params.write(&mut request);
        self.connection.empty(request, 204).await
    }

    /// Change a container's limits
    ///
    /// Changes resource limits and the restart policy of a container without recreating it. A running container
    /// feels the new limits at once; otherwise they hold from the next start. What the request leaves out, or sets
    /// to zero, stays as it is, so a limit cannot be taken away by this operation except by the values that mean
    /// "no limit" (-1 for `MemorySwap`).
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_update(
        &self,
        params: &ContainerUpdateParams,
    ) -> Result<ContainerUpdateResponse, Error<ContainerUpdateError>> {
        let mut request = Request::new(&CONTAINER_UPDATE);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }

    /// Rename a container
    ///
    /// Gives the container another name; it may be in any state, and its id stays. The old name is free at once,
    /// and other containers on its networks reach it by the new one.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_rename(
        &self,
        params: &ContainerRenameParams,
    ) -> Result<(), Error<ContainerRenameError>> {
        let mut request = Request::new(&CONTAINER_RENAME);
        params.write(&mut request);
        self.connection.empty(request, 204).await
    }

    /// Pause a container
    ///
    /// Freezes every process of the container with the cgroup freezer. The processes keep their memory and cannot
    /// notice; nothing is signalled. A paused container counts as running, and others may still join its
    /// namespaces.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_pause(
        &self,
        params: &ContainerPauseParams,
    ) -> Result<(), Error<ContainerPauseError>> {
        let mut request = Request::new(&CONTAINER_PAUSE);
        params.write(&mut request);
        self.connection.empty(request, 204).await
    }

    /// Resume a paused container
    ///
    /// Lets the frozen processes of a paused container run on from where they were.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_unpause(
        &self,
        params: &ContainerUnpauseParams,
    ) -> Result<(), Error<ContainerUnpauseError>> {
        let mut request = Request::new(&CONTAINER_UNPAUSE);
        params.write(&mut request);
        self.connection.empty(request, 204).await
    }

    /// Attach to a container's streams
    ///
    /// Connects the client with the standard streams of a container's first process, for reading, writing or both.
    /// Several clients may be attached at once: output goes to all of them.
    ///
    /// - The request is answered by taking over its connection. A client that sends `Connection: Upgrade` and
    ///   `Upgrade: tcp` is answered with 101; any other with 200, headers and no length. From there on both send
    ///   the same bytes, and the connection carries no more HTTP.
    /// - From the client to the engine the bytes are the container's standard input, as they are. Closing the
    ///   writing half of the connection ends the input (when the container was created with `StdinOnce`) and leaves
    ///   the output open.
    /// - From the engine to the client the bytes come in frames with an 8-byte header that names the stream, or raw
    ///   when the container has a terminal.
    /// - The keys of `detachKeys`, typed one after the other into a terminal, detach the client and leave the
    ///   container running.
    ///
    /// With `logs` and without `stream` the stored output is answered and the connection closes. Attaching to a
    /// container that is created but not started is allowed, so that none of its output is missed.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_attach(
        &self,
        params: &ContainerAttachParams,
    ) -> Result<Duplex, Error<ContainerAttachError>> {
        let mut request = Request::new(&CONTAINER_ATTACH);
        params.write(&mut request);
        self.connection.upgrade(request).await
    }

    /// Attach to a container by WebSocket
    ///
    /// Does what the attach operation does, inside a WebSocket, so that a browser can be the terminal. Each message
    /// from the engine is a piece of output without frame headers, and each message from the client is input,
    /// whether marked as text or as binary. A request without the WebSocket handshake is answered with 400.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_attach_websocket(
        &self,
        params: &ContainerAttachWebsocketParams,
    ) -> Result<Duplex, Error<ContainerAttachWebsocketError>> {
        let mut request = Request::new(&CONTAINER_ATTACH_WEBSOCKET);
        params.write(&mut request);
        self.connection.upgrade(request).await
    }

    /// Wait for a container to end
    ///
    /// Answers when the container reaches the condition asked for, with the exit code of its first process. The
    /// status and headers are sent at once, as soon as the engine is watching, and the JSON body follows when the
    /// condition is met: a client that has read the headers can start the container without missing its end. With
    /// `not-running` a container that has already ended, or was never started, is answered immediately.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_wait(
        &self,
        params: &ContainerWaitParams,
    ) -> Result<LateJson<ContainerWaitResponse>, Error<ContainerWaitError>> {
        let mut request = Request::new(&CONTAINER_WAIT);
        params.write(&mut request);
        self.connection.late_json(request, 200).await
    }

    /// Remove a container
    ///
    /// Removes a container with its file system, its log and its configuration. A running container is refused with
    /// 409 unless `force` is set. Named volumes are never removed; the anonymous ones only when `v` is set.
    /// Containers that share its IPC or network namespace keep running, but cannot be started again.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_delete(
        &self,
        params: &ContainerDeleteParams,
    ) -> Result<(), Error<ContainerDeleteError>> {
        let mut request = Request::new(&CONTAINER_DELETE);
        params.write(&mut request);
        self.connection.empty(request, 204).await
    }

    /// Copy files out of a container
    ///
    /// Answers a file or a directory tree of the container as a tar archive, not compressed. Its entries begin with
    /// the last part of the path. A path that ends in `/.` means what is inside the directory. The container need
    /// not run, and files in its volumes are included.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_archive(
        &self,
        params: &ContainerArchiveParams,
    ) -> Result<ContainerArchiveSuccess, Error<ContainerArchiveError>> {
        let mut request = Request::new(&CONTAINER_ARCHIVE);
        params.write(&mut request);
        self.connection.call(request).await
    }

    /// Describe a path in a container
    ///
    /// Tells what lies at a path inside the container without sending it: the header `X-Docker-Container-Path-Stat`
    /// carries the description, as JSON in base64. The container need not run. The last part of the path is not
    /// followed if it is a symbolic link.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_archive_info(
        &self,
        params: &ContainerArchiveInfoParams,
    ) -> Result<ContainerArchiveInfoSuccess, Error<ContainerArchiveInfoError>> {
        let mut request = Request::new(&CONTAINER_ARCHIVE_INFO);
        params.write(&mut request);
        self.connection.call(request).await
    }

    /// Copy files into a container
    ///
    /// Unpacks a tar archive into a directory of the container. The archive may be plain or compressed with gzip,
    /// bzip2 or xz. The directory must exist, and the container need not run. Entries cannot leave the container's
    /// file system: links are resolved inside it.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn put_container_archive(
        &self,
        params: &PutContainerArchiveParams,
        body: ByteStream,
    ) -> Result<(), Error<PutContainerArchiveError>> {
        let mut request = Request::new(&PUT_CONTAINER_ARCHIVE);
        params.write(&mut request);
        request.bytes("application/x-tar", body);
        self.connection.empty(request, 200).await
    }

    /// Remove stopped containers
    ///
    /// Removes every container that does not run: created, exited and dead ones. Their anonymous volumes stay; the
    /// prune operation of volumes removes those. Only one prune of containers may run at a time.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn container_prune(
        &self,
        params: &ContainerPruneParams,
    ) -> Result<ContainerPruneResponse, Error<ContainerPruneError>> {
        let mut request = Request::new(&CONTAINER_PRUNE);
        params.write(&mut request);
        self.connection.json(request, 200).await
    }
}
