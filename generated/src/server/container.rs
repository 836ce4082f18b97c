// Written by `cargo xtask codegen`; do not edit.

//! The server's side of Container.

use crate::operations::container::*;
use crate::types::{
    ContainerCreateResponse, ContainerInspectResponse, ContainerPruneResponse,
    ContainerStatsResponse, ContainerSummary, ContainerTopResponse,
    ContainerUpdateResponse, ContainerWaitResponse, FilesystemChange,
};
use pierhead_support::{ByteStream, Frames, JsonLines, LateJson, RequestContext, Upgrade};
use pierhead_support::server::{Answer, Call, Routes, left_out};
use std::sync::Arc;

/// A container is a process, with all its children, that sees its own root file system, its own process ids,
/// its own network and its own limits. It is *created* from an image with a configuration, then *started*, and
/// when its first process ends it is *exited*, with everything it wrote still there until it is *removed*.
///
/// Wherever a path holds `{id}`, the full id of 64 digits, any beginning of it that belongs to only one
/// container, and the container's name are all accepted. The usual way through is create, attach or wait,
/// start, and, in the end, remove.
///
/// What is left out of an implementation answers what the document says, most often 501.
pub trait ContainerApi: Send + Sync + 'static {
    /// List containers
    ///
    /// Answers one short entry per container, the newest first. Without `all` only containers that run (paused ones
    /// included) are listed; `limit` and a `status` filter look at every container whatever its state. Entries are
    /// summaries with their own layout: ask `GET /containers/{id}/json` for the whole of one container.
    fn container_list(
        &self,
        cx: RequestContext,
        params: ContainerListParams,
    ) -> impl Future<Output = Result<Vec<ContainerSummary>, ContainerListError>> + Send {
        left_out(&CONTAINER_LIST, (cx, params))
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
    fn container_create(
        &self,
        cx: RequestContext,
        params: ContainerCreateParams,
    ) -> impl Future<
        Output = Result<ContainerCreateResponse, ContainerCreateError>,
    > + Send {
        left_out(&CONTAINER_CREATE, (cx, params))
    }

    /// Inspect a container
    ///
    /// Answers everything the engine knows about one container: its configuration as stored, its state, its paths
    /// on the host, its mounts and its network addresses. Addresses are there only while the container runs.
    /// `IpcMode` always has a value, because the engine's default is written into the configuration at creation.
    fn container_inspect(
        &self,
        cx: RequestContext,
        params: ContainerInspectParams,
    ) -> impl Future<
        Output = Result<ContainerInspectResponse, ContainerInspectError>,
    > + Send {
        left_out(&CONTAINER_INSPECT, (cx, params))
    }

    /// List a container's processes
    ///
    /// Runs the host's `ps` and answers the lines that belong to the container, as a table of text. Process ids are
    /// those of the host, not those seen inside. Works only for a container that runs, and only where the engine
    /// can run `ps`; on Windows the columns are fixed.
    fn container_top(
        &self,
        cx: RequestContext,
        params: ContainerTopParams,
    ) -> impl Future<Output = Result<ContainerTopResponse, ContainerTopError>> + Send {
        left_out(&CONTAINER_TOP, (cx, params))
    }

    /// Read a container's output
    ///
    /// Answers what the container has written to its standard output and error, and with `follow` whatever it
    /// writes from now on until it ends or the client goes away. At least one of `stdout` and `stderr` must be
    /// true, otherwise the answer is 400. The body has the framing of an attached stream: 8-byte headers in front
    /// of every piece, or raw bytes when the container has a terminal. Only containers whose log driver can be read
    /// back (`json-file`, `local`, `journald`) have anything to answer.
    fn container_logs(
        &self,
        cx: RequestContext,
        params: ContainerLogsParams,
    ) -> impl Future<Output = Result<Frames, ContainerLogsError>> + Send {
        left_out(&CONTAINER_LOGS, (cx, params))
    }

    /// List changed files
    ///
    /// Compares the container's file system with its image and lists the paths that were changed, added or deleted.
    /// A directory is listed as changed when anything below it was. What lives in volumes and other mounts is not
    /// looked at.
    fn container_changes(
        &self,
        cx: RequestContext,
        params: ContainerChangesParams,
    ) -> impl Future<
        Output = Result<Vec<FilesystemChange>, ContainerChangesError>,
    > + Send {
        left_out(&CONTAINER_CHANGES, (cx, params))
    }

    /// Export a container's file system
    ///
    /// Answers the container's whole root file system as one tar archive, not compressed. The contents of volumes
    /// and other mounts are left out, and so are configuration and history: the archive can be brought back as an
    /// image of one layer with `POST /images/create?fromSrc=-`. The container may be in any state; a running one is
    /// read while it changes.
    fn container_export(
        &self,
        cx: RequestContext,
        params: ContainerExportParams,
    ) -> impl Future<Output = Result<ByteStream, ContainerExportError>> + Send {
        left_out(&CONTAINER_EXPORT, (cx, params))
    }

    /// Read a container's resource usage
    ///
    /// Answers what the container uses of the processor, memory, disks and network: one object per second, each on
    /// a line of its own, until the client closes or the container is removed. A share of the processor needs two
    /// samples, so each object carries the previous one in `precpu_stats`; in the first line of a stream that part
    /// is zero. For a container that does not run the counters are empty.
    fn container_stats(
        &self,
        cx: RequestContext,
        params: ContainerStatsParams,
    ) -> impl Future<
        Output = Result<JsonLines<ContainerStatsResponse>, ContainerStatsError>,
    > + Send {
        left_out(&CONTAINER_STATS, (cx, params))
    }

    /// Resize a container's terminal
    ///
    /// Tells the container's terminal its new size; programs inside learn it by the signal SIGWINCH. The container
    /// must have been created with `Tty` and must run. Clients send this right after the start, and again whenever
    /// the user's window changes.
    ///
    /// Not as published: Published as taking octet-stream; the request has no body.
    fn container_resize(
        &self,
        cx: RequestContext,
        params: ContainerResizeParams,
    ) -> impl Future<Output = Result<(), ContainerResizeError>> + Send {
        left_out(&CONTAINER_RESIZE, (cx, params))
    }

    /// Start a container
    ///
    /// Starts the container's command and answers as soon as the command runs, or could not be run; it does not
    /// wait for the command to do anything. A container that already runs is left alone (304). When the command
    /// cannot be run the container stays stopped, `State.Error` keeps the reason, and the exit code is 127 for a
    /// command that was not found, 126 for one that cannot be executed, 128 for a failure before that. A mode that
    /// borrows the namespace of another container (`container:NAME`) is resolved now: that container must run, and
    /// for IPC it must be shareable.
    fn container_start(
        &self,
        cx: RequestContext,
        params: ContainerStartParams,
    ) -> impl Future<
        Output = Result<ContainerStartSuccess, ContainerStartError>,
    > + Send {
        left_out(&CONTAINER_START, (cx, params))
    }

    /// Stop a container
    ///
    /// Sends the container's stop signal (`StopSignal`, SIGTERM unless set), waits, and kills with SIGKILL what has
    /// not ended by then. The answer comes when the container has ended. A restart policy does not bring it back.
    fn container_stop(
        &self,
        cx: RequestContext,
        params: ContainerStopParams,
    ) -> impl Future<Output = Result<ContainerStopSuccess, ContainerStopError>> + Send {
        left_out(&CONTAINER_STOP, (cx, params))
    }

    /// Restart a container
    ///
    /// Stops the container as the stop operation does, if it runs, and starts it again. It gets new namespaces:
    /// containers that share its IPC or network namespace stay in the old one until they are restarted as well.
    fn container_restart(
        &self,
        cx: RequestContext,
        params: ContainerRestartParams,
    ) -> impl Future<Output = Result<(), ContainerRestartError>> + Send {
        left_out(&CONTAINER_RESTART, (cx, params))
    }

    /// Send a signal to a container
    ///
    /// Sends a signal to the container's first process and answers at once, without waiting for an effect. SIGKILL,
    /// the default, ends the container and keeps its restart policy from bringing it back; so does its stop signal.
    /// A signal for which the process has no handler is ignored by the kernel, because the process is number 1 of
    /// its namespace.
    fn container_kill(
        &self,
        cx: RequestContext,
        params: ContainerKillParams,
    ) -> impl Future<Output = Result<(), ContainerKillError>> + Send {
        left_out(&CONTAINER_KILL, (cx, params))
    }

    /// Change a container's limits
    ///
    /// Changes resource limits and the restart policy of a container without recreating it. A running container
    /// feels the new limits at once; otherwise they hold from the next start. What the request leaves out, or sets
    /// to zero, stays as it is, so a limit cannot be taken away by this operation except by the values that mean
    /// "no limit" (-1 for `MemorySwap`).
    fn container_update(
        &self,
        cx: RequestContext,
        params: ContainerUpdateParams,
    ) -> impl Future<
        Output = Result<ContainerUpdateResponse, ContainerUpdateError>,
    > + Send {
        left_out(&CONTAINER_UPDATE, (cx, params))
    }

    /// Rename a container
    ///
    /// Gives the container another name; it may be in any state, and its id stays. The old name is free at once,
    /// and other containers on its networks reach it by the new one.
    fn container_rename(
        &self,
        cx: RequestContext,
        params: ContainerRenameParams,
    ) -> impl Future<Output = Result<(), ContainerRenameError>> + Send {
        left_out(&CONTAINER_RENAME, (cx, params))
    }

    /// Pause a container
    ///
    /// Freezes every process of the container with the cgroup freezer. The processes keep their memory and cannot
    /// notice; nothing is signalled. A paused container counts as running, and others may still join its
    /// namespaces.
    fn container_pause(
        &self,
        cx: RequestContext,
        params: ContainerPauseParams,
    ) -> impl Future<Output = Result<(), ContainerPauseError>> + Send {
        left_out(&CONTAINER_PAUSE, (cx, params))
    }

    /// Resume a paused container
    ///
    /// Lets the frozen processes of a paused container run on from where they were.
    fn container_unpause(
        &self,
        cx: RequestContext,
        params: ContainerUnpauseParams,
    ) -> impl Future<Output = Result<(), ContainerUnpauseError>> + Send {
        left_out(&CONTAINER_UNPAUSE, (cx, params))
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
    fn container_attach(
        &self,
        cx: RequestContext,
        params: ContainerAttachParams,
    ) -> impl Future<Output = Result<Upgrade, ContainerAttachError>> + Send {
        left_out(&CONTAINER_ATTACH, (cx, params))
    }

    /// Attach to a container by WebSocket
    ///
    /// Does what the attach operation does, inside a WebSocket, so that a browser can be the terminal. Each message
    /// from the engine is a piece of output without frame headers, and each message from the client is input,
    /// whether marked as text or as binary. A request without the WebSocket handshake is answered with 400.
    fn container_attach_websocket(
        &self,
        cx: RequestContext,
        params: ContainerAttachWebsocketParams,
    ) -> impl Future<Output = Result<Upgrade, ContainerAttachWebsocketError>> + Send {
        left_out(&CONTAINER_ATTACH_WEBSOCKET, (cx, params))
    }

    /// Wait for a container to end
    ///
    /// Answers when the container reaches the condition asked for, with the exit code of its first process. The
    /// status and headers are sent at once, as soon as the engine is watching, and the JSON body follows when the
    /// condition is met: a client that has read the headers can start the container without missing its end. With
    /// `not-running` a container that has already ended, or was never started, is answered immediately.
    fn container_wait(
        &self,
        cx: RequestContext,
        params: ContainerWaitParams,
    ) -> impl Future<
        Output = Result<LateJson<ContainerWaitResponse>, ContainerWaitError>,
    > + Send {
        left_out(&CONTAINER_WAIT, (cx, params))
    }

    /// Remove a container
    ///
    /// Removes a container with its file system, its log and its configuration. A running container is refused with
    /// 409 unless `force` is set. Named volumes are never removed; the anonymous ones only when `v` is set.
    /// Containers that share its IPC or network namespace keep running, but cannot be started again.
    fn container_delete(
        &self,
        cx: RequestContext,
        params: ContainerDeleteParams,
    ) -> impl Future<Output = Result<(), ContainerDeleteError>> + Send {
        left_out(&CONTAINER_DELETE, (cx, params))
    }

    /// Copy files out of a container
    ///
    /// Answers a file or a directory tree of the container as a tar archive, not compressed. Its entries begin with
    /// the last part of the path. A path that ends in `/.` means what is inside the directory. The container need
    /// not run, and files in its volumes are included.
    fn container_archive(
        &self,
        cx: RequestContext,
        params: ContainerArchiveParams,
    ) -> impl Future<
        Output = Result<ContainerArchiveSuccess, ContainerArchiveError>,
    > + Send {
        left_out(&CONTAINER_ARCHIVE, (cx, params))
    }

    /// Describe a path in a container
    ///
    /// Tells what lies at a path inside the container without sending it: the header `X-Docker-Container-Path-Stat`
    /// carries the description, as JSON in base64. The container need not run. The last part of the path is not
    /// followed if it is a symbolic link.
    fn container_archive_info(
        &self,
        cx: RequestContext,
        params: ContainerArchiveInfoParams,
    ) -> impl Future<
        Output = Result<ContainerArchiveInfoSuccess, ContainerArchiveInfoError>,
    > + Send {
        left_out(&CONTAINER_ARCHIVE_INFO, (cx, params))
    }

    /// Copy files into a container
    ///
    /// Unpacks a tar archive into a directory of the container. The archive may be plain or compressed with gzip,
    /// bzip2 or xz. The directory must exist, and the container need not run. Entries cannot leave the container's
    /// file system: links are resolved inside it.
    fn put_container_archive(
        &self,
        cx: RequestContext,
        params: PutContainerArchiveParams,
        body: ByteStream,
    ) -> impl Future<Output = Result<(), PutContainerArchiveError>> + Send {
        left_out(&PUT_CONTAINER_ARCHIVE, (cx, params, body))
    }

    /// Remove stopped containers
    ///
    /// Removes every container that does not run: created, exited and dead ones. Their anonymous volumes stay; the
    /// prune operation of volumes removes those. Only one prune of containers may run at a time.
    fn container_prune(
        &self,
        cx: RequestContext,
        params: ContainerPruneParams,
    ) -> impl Future<
        Output = Result<ContainerPruneResponse, ContainerPruneError>,
    > + Send {
        left_out(&CONTAINER_PRUNE, (cx, params))
    }
}

pub(super) fn add_routes<A: ContainerApi>(routes: &mut Routes<A>) {
    routes.add(&CONTAINER_LIST, container_list);
    routes.add(&CONTAINER_CREATE, container_create);
    routes.add(&CONTAINER_INSPECT, container_inspect);
    routes.add(&CONTAINER_TOP, container_top);
    routes.add(&CONTAINER_LOGS, container_logs);
    routes.add(&CONTAINER_CHANGES, container_changes);
    routes.add(&CONTAINER_EXPORT, container_export);
    routes.add(&CONTAINER_STATS, container_stats);
    routes.add(&CONTAINER_RESIZE, container_resize);
    routes.add(&CONTAINER_START, container_start);
    routes.add(&CONTAINER_STOP, container_stop);
    routes.add(&CONTAINER_RESTART, container_restart);
    routes.add(&CONTAINER_KILL, container_kill);
    routes.add(&CONTAINER_UPDATE, container_update);
    routes.add(&CONTAINER_RENAME, container_rename);
    routes.add(&CONTAINER_PAUSE, container_pause);
    routes.add(&CONTAINER_UNPAUSE, container_unpause);
    routes.add(&CONTAINER_ATTACH, container_attach);
    routes.add(&CONTAINER_ATTACH_WEBSOCKET, container_attach_websocket);
    routes.add(&CONTAINER_WAIT, container_wait);
    routes.add(&CONTAINER_DELETE, container_delete);
    routes.add(&CONTAINER_ARCHIVE, container_archive);
    routes.add(&CONTAINER_ARCHIVE_INFO, container_archive_info);
    routes.add(&PUT_CONTAINER_ARCHIVE, put_container_archive);
    routes.add(&CONTAINER_PRUNE, container_prune);
}

async fn container_list<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerListError> {
    let params = ContainerListParams::read(&call)?;
    let body = api.container_list(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn container_create<A: ContainerApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, ContainerCreateError> {
    let params = ContainerCreateParams::read(&mut call).await?;
    let body = api.container_create(call.context(), params).await?;
    Ok(Answer::json(201, &body))
}

async fn container_inspect<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerInspectError> {
    let params = ContainerInspectParams::read(&call)?;
    let body = api.container_inspect(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn container_top<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerTopError> {
    let params = ContainerTopParams::read(&call)?;
    let body = api.container_top(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn container_logs<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerLogsError> {
    let params = ContainerLogsParams::read(&call)?;
    let body = api.container_logs(call.context(), params).await?;
    Ok(Answer::frames(200, "application/vnd.docker.raw-stream", body))
}

async fn container_changes<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerChangesError> {
    let params = ContainerChangesParams::read(&call)?;
    let body = api.container_changes(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn container_export<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerExportError> {
    let params = ContainerExportParams::read(&call)?;
    let body = api.container_export(call.context(), params).await?;
    Ok(Answer::bytes(200, "application/octet-stream", body))
}

async fn container_stats<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerStatsError> {
    let params = ContainerStatsParams::read(&call)?;
    let body = api.container_stats(call.context(), params).await?;
    Ok(Answer::json_lines(200, body))
}

async fn container_resize<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerResizeError> {
    let params = ContainerResizeParams::read(&call)?;
    api.container_resize(call.context(), params).await?;
    Ok(Answer::empty(200))
}

async fn container_start<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerStartError> {
    let params = ContainerStartParams::read(&call)?;
    let outcome = api.container_start(call.context(), params).await?;
    Ok(outcome.into_answer())
}

async fn container_stop<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerStopError> {
    let params = ContainerStopParams::read(&call)?;
    let outcome = api.container_stop(call.context(), params).await?;
    Ok(outcome.into_answer())
}

async fn container_restart<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerRestartError> {
    let params = ContainerRestartParams::read(&call)?;
    api.container_restart(call.context(), params).await?;
    Ok(Answer::empty(204))
}

async fn container_kill<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerKillError> {
    let params = ContainerKillParams::read(&call)?;
    api.container_kill(call.context(), params).await?;
    Ok(Answer::empty(204))
}

async fn container_update<A: ContainerApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, ContainerUpdateError> {
    let params = ContainerUpdateParams::read(&mut call).await?;
    let body = api.container_update(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn container_rename<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerRenameError> {
    let params = ContainerRenameParams::read(&call)?;
    api.container_rename(call.context(), params).await?;
    Ok(Answer::empty(204))
}

async fn container_pause<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerPauseError> {
    let params = ContainerPauseParams::read(&call)?;
    api.container_pause(call.context(), params).await?;
    Ok(Answer::empty(204))
}

async fn container_unpause<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerUnpauseError> {
    let params = ContainerUnpauseParams::read(&call)?;
    api.container_unpause(call.context(), params).await?;
    Ok(Answer::empty(204))
}

async fn container_attach<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerAttachError> {
    let params = ContainerAttachParams::read(&call)?;
    let upgrade = api.container_attach(call.context(), params).await?;
    Ok(call.upgrade(upgrade, "application/vnd.docker.raw-stream")?)
}

async fn container_attach_websocket<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerAttachWebsocketError> {
    let params = ContainerAttachWebsocketParams::read(&call)?;
    let upgrade = api.container_attach_websocket(call.context(), params).await?;
    Ok(call.upgrade(upgrade, "application/octet-stream")?)
}

async fn container_wait<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerWaitError> {
    let params = ContainerWaitParams::read(&call)?;
    let body = api.container_wait(call.context(), params).await?;
    Ok(Answer::late_json(200, body))
}

async fn container_delete<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerDeleteError> {
    let params = ContainerDeleteParams::read(&call)?;
    api.container_delete(call.context(), params).await?;
    Ok(Answer::empty(204))
}

async fn container_archive<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerArchiveError> {
    let params = ContainerArchiveParams::read(&call)?;
    let outcome = api.container_archive(call.context(), params).await?;
    Ok(outcome.into_answer())
}

async fn container_archive_info<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerArchiveInfoError> {
    let params = ContainerArchiveInfoParams::read(&call)?;
    let outcome = api.container_archive_info(call.context(), params).await?;
    Ok(outcome.into_answer())
}

async fn put_container_archive<A: ContainerApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, PutContainerArchiveError> {
    let params = PutContainerArchiveParams::read(&call)?;
    let body = call.bytes();
    api.put_container_archive(call.context(), params, body).await?;
    Ok(Answer::empty(200))
}

async fn container_prune<A: ContainerApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, ContainerPruneError> {
    let params = ContainerPruneParams::read(&call)?;
    let body = api.container_prune(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}
