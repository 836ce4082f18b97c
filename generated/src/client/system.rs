// Written by `cargo xtask codegen`; do not edit.

//! The client's operations of System.

use crate::operations::system::*;
use crate::types::{EventMessage, SystemDataUsageResponse, SystemInfo, SystemVersion};
use pierhead_support::{Error, JsonLines};
use pierhead_support::client::Request;
use super::Client;

impl Client {
    /// Check registry credentials
    ///
    /// Logs in at a registry with the given credentials, to see whether it accepts them. The engine does not keep
    /// them: each request that needs them brings them in `X-Registry-Auth`. Some registries hand out an identity
    /// token, which the client then stores and sends in place of the password. Refused credentials are a 401 or,
    /// from some engines, a 500 with the registry's words.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn system_auth(
        &self,
        params: &SystemAuthParams,
    ) -> Result<SystemAuthSuccess, Error<SystemAuthError>> {
        let mut request = Request::new(&SYSTEM_AUTH);
        params.write(&mut request);
        self.connection.call(request).await
    }

    /// Get the engine's state and abilities
    ///
    /// Answers what the engine is, what it runs on, how it is configured, what it can do and how much it holds.
    /// Tools read it to show it to people, and to find out what they may ask for.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn system_info(&self) -> Result<SystemInfo, Error<SystemInfoError>> {
        let request = Request::new(&SYSTEM_INFO);
        self.connection.json(request, 200).await
    }

    /// Get the engine's version
    ///
    /// Answers the versions of the engine and of the API, and of the host's kernel. A client that wants to agree on
    /// a version of the API asks without a version in the path.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn system_version(
        &self,
    ) -> Result<SystemVersion, Error<SystemVersionError>> {
        let request = Request::new(&SYSTEM_VERSION);
        self.connection.json(request, 200).await
    }

    /// Ask whether the engine is there
    ///
    /// Answers the two letters `OK`, and in its headers the newest version of the API. It touches nothing and is
    /// cheap enough to be asked often.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn system_ping(
        &self,
    ) -> Result<SystemPingSuccess, Error<SystemPingError>> {
        let request = Request::new(&SYSTEM_PING);
        self.connection.call(request).await
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
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn system_ping_head(
        &self,
    ) -> Result<SystemPingHeadSuccess, Error<SystemPingHeadError>> {
        let request = Request::new(&SYSTEM_PING_HEAD);
        self.connection.call(request).await
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
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn system_events(
        &self,
        params: &SystemEventsParams,
    ) -> Result<JsonLines<EventMessage>, Error<SystemEventsError>> {
        let mut request = Request::new(&SYSTEM_EVENTS);
        params.write(&mut request);
        self.connection.json_lines(request, 200).await
    }

    /// Get disk usage
    ///
    /// Measures how much disk space images, containers, volumes and the build cache take, and lists them with their
    /// sizes. It walks many files and may take long; only one such request may run at a time.
    ///
    /// # Errors
    /// The error that the server answers, or why there was no answer.
    pub async fn system_data_usage(
        &self,
    ) -> Result<SystemDataUsageResponse, Error<SystemDataUsageError>> {
        let request = Request::new(&SYSTEM_DATA_USAGE);
        self.connection.json(request, 200).await
    }
}
