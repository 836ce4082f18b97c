// Written by `cargo xtask codegen`; do not edit.

//! The server's side of System.

use crate::operations::system::*;
use crate::types::{EventMessage, SystemDataUsageResponse, SystemInfo, SystemVersion};
use pierhead_support::{JsonLines, RequestContext};
use pierhead_support::server::{Answer, Call, Routes, left_out};
use std::sync::Arc;

/// The engine itself: whether it is there, what it is and can do, what happens on it, and how much disk space
/// it takes.
///
/// A client begins with `HEAD /_ping` and reads the version of the API from the headers. `GET /events` is how
/// tools follow what other tools do: it is better than asking for lists again and again.
///
/// What is left out of an implementation answers what the document says, most often 501.
pub trait SystemApi: Send + Sync + 'static {
    /// Check registry credentials
    ///
    /// Logs in at a registry with the given credentials, to see whether it accepts them. The engine does not keep
    /// them: each request that needs them brings them in `X-Registry-Auth`. Some registries hand out an identity
    /// token, which the client then stores and sends in place of the password. Refused credentials are a 401 or,
    /// from some engines, a 500 with the registry's words.
    fn system_auth(
        &self,
        cx: RequestContext,
        params: SystemAuthParams,
    ) -> impl Future<Output = Result<SystemAuthSuccess, SystemAuthError>> + Send {
        left_out(&SYSTEM_AUTH, (cx, params))
    }

    /// Get the engine's state and abilities
    ///
    /// Answers what the engine is, what it runs on, how it is configured, what it can do and how much it holds.
    /// Tools read it to show it to people, and to find out what they may ask for.
    fn system_info(
        &self,
        cx: RequestContext,
    ) -> impl Future<Output = Result<SystemInfo, SystemInfoError>> + Send {
        left_out(&SYSTEM_INFO, cx)
    }

    /// Get the engine's version
    ///
    /// Answers the versions of the engine and of the API, and of the host's kernel. A client that wants to agree on
    /// a version of the API asks without a version in the path.
    fn system_version(
        &self,
        cx: RequestContext,
    ) -> impl Future<Output = Result<SystemVersion, SystemVersionError>> + Send {
        left_out(&SYSTEM_VERSION, cx)
    }

    /// Ask whether the engine is there
    ///
    /// Answers the two letters `OK`, and in its headers the newest version of the API. It touches nothing and is
    /// cheap enough to be asked often.
    fn system_ping(
        &self,
        cx: RequestContext,
    ) -> impl Future<Output = Result<SystemPingSuccess, SystemPingError>> + Send {
        left_out(&SYSTEM_PING, cx)
    }

    /// Ask for the engine's version headers
    ///
    /// Answers what `GET /_ping` answers, without the body. It is the first request of today's clients, which read
    /// the newest version of the API from its headers.
    ///
    /// Not as published: Documented from 1.40; today's clients ask with HEAD before they know the version, so it
    /// answers for all.
    ///
    /// Since version 1.40.
    fn system_ping_head(
        &self,
        cx: RequestContext,
    ) -> impl Future<
        Output = Result<SystemPingHeadSuccess, SystemPingHeadError>,
    > + Send {
        left_out(&SYSTEM_PING_HEAD, cx)
    }

    /// Watch events
    ///
    /// Sends a JSON object, on a line of its own, for each thing that happens on the engine, until the client
    /// closes the connection. With `since` it begins with events of the past, as far as the engine still remembers
    /// them (the last 256 or so), and with `until` it ends at that moment.
    ///
    /// | type | actions |
    /// |---|---|
    /// | `container` | `attach`, `commit`, `copy`, `create`, `destroy`, `detach`, `die`, `exec_create: …`, `exec_detach`, `exec_start: …`, `export`, `health_status: …`, `kill`, `oom`, `pause`, `rename`, `resize`, `restart`, `start`, `stop`, `top`, `unpause`, `update` |
    /// | `image` | `delete`, `import`, `load`, `pull`, `push`, `save`, `tag`, `untag` |
    /// | `volume` | `create`, `mount`, `unmount`, `destroy` |
    /// | `network` | `create`, `connect`, `disconnect`, `destroy`, `remove`, `update` |
    /// | `plugin` | `install`, `enable`, `disable`, `remove`, `pull`, `push` |
    /// | `node`, `service`, `secret`, `config` | `create`, `update`, `remove` |
    /// | `daemon` | `reload` |
    fn system_events(
        &self,
        cx: RequestContext,
        params: SystemEventsParams,
    ) -> impl Future<
        Output = Result<JsonLines<EventMessage>, SystemEventsError>,
    > + Send {
        left_out(&SYSTEM_EVENTS, (cx, params))
    }

    /// Get disk usage
    ///
    /// Measures how much disk space images, containers, volumes and the build cache take, and lists them with their
    /// sizes. It walks many files and may take long; only one such request may run at a time.
    fn system_data_usage(
        &self,
        cx: RequestContext,
    ) -> impl Future<
        Output = Result<SystemDataUsageResponse, SystemDataUsageError>,
    > + Send {
        left_out(&SYSTEM_DATA_USAGE, cx)
    }
}

pub(super) fn add_routes<A: SystemApi>(routes: &mut Routes<A>) {
    routes.add(&SYSTEM_AUTH, system_auth);
    routes.add(&SYSTEM_INFO, system_info);
    routes.add(&SYSTEM_VERSION, system_version);
    routes.add(&SYSTEM_PING, system_ping);
    routes.add(&SYSTEM_PING_HEAD, system_ping_head);
    routes.add(&SYSTEM_EVENTS, system_events);
    routes.add(&SYSTEM_DATA_USAGE, system_data_usage);
}

async fn system_auth<A: SystemApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, SystemAuthError> {
    let params = SystemAuthParams::read(&mut call).await?;
    let outcome = api.system_auth(call.context(), params).await?;
    Ok(outcome.into_answer())
}

async fn system_info<A: SystemApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, SystemInfoError> {
    let body = api.system_info(call.context()).await?;
    Ok(Answer::json(200, &body))
}

async fn system_version<A: SystemApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, SystemVersionError> {
    let body = api.system_version(call.context()).await?;
    Ok(Answer::json(200, &body))
}

async fn system_ping<A: SystemApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, SystemPingError> {
    let outcome = api.system_ping(call.context()).await?;
    Ok(outcome.into_answer())
}

async fn system_ping_head<A: SystemApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, SystemPingHeadError> {
    let outcome = api.system_ping_head(call.context()).await?;
    Ok(outcome.into_answer())
}

async fn system_events<A: SystemApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, SystemEventsError> {
    let params = SystemEventsParams::read(&call)?;
    let body = api.system_events(call.context(), params).await?;
    Ok(Answer::json_lines(200, body))
}

async fn system_data_usage<A: SystemApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, SystemDataUsageError> {
    let body = api.system_data_usage(call.context()).await?;
    Ok(Answer::json(200, &body))
}
