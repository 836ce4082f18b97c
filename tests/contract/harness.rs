//! A router on a unix socket, a client to it, and requests written by hand.

use pierhead_api::{Api, Client, router};
use pierhead_support::client::Connection;
use std::path::PathBuf;
use std::sync::Arc;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{UnixListener, UnixStream};
use tokio::task::JoinHandle;

/// A server of `api`, ended when dropped.
pub(crate) struct Served {
    directory: TempDir,
    task: JoinHandle<()>,
}

impl Served {
    pub(crate) fn new(api: Arc<impl Api>) -> Self {
        Self::router(router(api))
    }

    pub(crate) fn router(router: axum::Router) -> Self {
        let directory = TempDir::new().expect("a temporary directory");
        let listener = UnixListener::bind(directory.path().join("socket")).expect("a socket");
        let task = tokio::spawn(async move {
            axum::serve(listener, router)
                .await
                .expect("the server runs");
        });
        Self { directory, task }
    }

    pub(crate) fn socket(&self) -> PathBuf {
        self.directory.path().join("socket")
    }

    pub(crate) fn connection(&self) -> Connection {
        Connection::unix(self.socket()).expect("a connection")
    }

    pub(crate) fn client(&self) -> Client {
        Client::new(self.connection())
    }

    pub(crate) async fn connect(&self) -> UnixStream {
        UnixStream::connect(self.socket())
            .await
            .expect("the server listens")
    }

    /// Sends a request with a body of JSON, empty for none, and reads the answer to the end of the connection.
    pub(crate) async fn ask(
        &self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Reply {
        let mut request = format!("{method} {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
        if !body.is_empty() {
            request.push_str(&format!("Content-Length: {}\r\n", body.len()));
            if !headers
                .iter()
                .any(|(name, _)| name.eq_ignore_ascii_case("content-type"))
            {
                request.push_str("Content-Type: application/json\r\n");
            }
        }
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str("\r\n");
        request.push_str(body);
        let mut stream = self.connect().await;
        stream
            .write_all(request.as_bytes())
            .await
            .expect("the server reads");
        let mut answer = Vec::new();
        stream
            .read_to_end(&mut answer)
            .await
            .expect("the server answers");
        Reply::parse(&String::from_utf8_lossy(&answer))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// An answer as text.
#[derive(Debug)]
pub(crate) struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Reply {
    fn parse(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        Self {
            status: status.unwrap_or_else(|| panic!("no answer: {text:?}")),
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    /// The message of an error.
    pub(crate) fn message(&self) -> String {
        let value: serde_json::Value = serde_json::from_str(&self.body).unwrap_or_default();
        value["message"].as_str().unwrap_or_default().to_owned()
    }
}
