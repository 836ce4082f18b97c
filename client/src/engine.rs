//! A connection to an engine, with the version both sides speak.

use pierhead_api::Client;
use pierhead_api::operations::system::SystemPingHeadError;
use pierhead_support::client::{ConnectError, Connection};
use pierhead_support::{ApiVersion, Error};

use crate::host::Host;

/// The newest version of the API that this library knows.
pub const NEWEST: ApiVersion = ApiVersion::new(1, 32);

/// The version that an engine speaks if it does not say: the last one before engines said so.
const UNSAID: ApiVersion = ApiVersion::new(1, 24);

/// An engine, and the generated client that calls it with the version that both know.
#[derive(Clone, Debug)]
pub struct Engine {
    client: Client,
    version: ApiVersion,
}

/// Why an engine cannot be talked to.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// No connection could be set up.
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// The engine does not answer its ping.
    #[error("the engine at {host} does not answer: is it running, and may you use its socket?")]
    Ping {
        /// Where it should be.
        host: Host,
        /// What happened instead.
        #[source]
        source: Box<Error<SystemPingHeadError>>,
    },
    /// The engine says a version that is none.
    #[error("the engine at {host} says that it speaks version {version:?}, which is no version")]
    Version {
        /// Where it is.
        host: Host,
        /// What it says.
        version: String,
    },
}

impl Engine {
    /// Connects to the engine at `host` and agrees on a version: the newest that both know.
    ///
    /// # Errors
    /// The engine cannot be reached, or does not answer as an engine does.
    pub async fn connect(host: &Host) -> Result<Self, EngineError> {
        let connection = match host {
            Host::Unix(path) => Connection::unix(path)?,
            Host::Tcp { name, port } if name.contains(':') => {
                Connection::tcp(&format!("[{name}]:{port}"))?
            }
            Host::Tcp { name, port } => Connection::tcp(&format!("{name}:{port}"))?,
        };
        let bare = Client::new(connection.clone().with_prefix(""));
        let answer = bare
            .system_ping_head()
            .await
            .map_err(|source| EngineError::Ping {
                host: host.clone(),
                source: Box::new(source),
            })?;
        let theirs = match answer.headers.api_version {
            Some(text) => text.parse().map_err(|_| EngineError::Version {
                host: host.clone(),
                version: text,
            })?,
            None => UNSAID,
        };
        let version = NEWEST.min(theirs);
        Ok(Self {
            client: Client::new(connection.with_version(version)),
            version,
        })
    }

    /// The generated client: a method for every operation.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The version that is spoken.
    pub fn version(&self) -> ApiVersion {
        self.version
    }
}
