//! HTTP written by hand and taken apart again, for what a typed client cannot be made to send or does not show.

use std::io::{Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use serde_json::Value;

use crate::daemon::Daemon;

/// How long an engine may leave a connection silent.
const PATIENCE: Duration = Duration::from_secs(30);

/// The answer to one request.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers in their order, the names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body, without its transfer encoding.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(header, _)| header == name)
            .map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// It is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The body as JSON documents one after the other.
    ///
    /// # Panics
    /// It is something else.
    pub fn json_lines(&self) -> Vec<Value> {
        serde_json::Deserializer::from_slice(&self.body)
            .into_iter()
            .collect::<Result<_, _>>()
            .unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The message of an error's body.
    ///
    /// # Panics
    /// It has none.
    pub fn message(&self) -> String {
        let body = self.json();
        let message = body["message"].as_str();
        message
            .unwrap_or_else(|| panic!("no message: {body}"))
            .to_owned()
    }

    /// The same answer, if it has the status.
    ///
    /// # Panics
    /// It has another; the body is in the message.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }

    /// What the body's frames say on standard output and standard error, one after the other.
    ///
    /// # Panics
    /// The body is not made of whole frames.
    pub fn frames(&self) -> String {
        let mut rest = self.body.as_slice();
        let mut text = Vec::new();
        while let Some((head, after)) = rest.split_first_chunk::<8>() {
            assert!(head[0] <= 2 && head[1..4] == [0; 3], "no frame: {head:?}");
            let length = u32::from_be_bytes([head[4], head[5], head[6], head[7]]) as usize;
            let (payload, next) = after.split_at(length);
            text.extend_from_slice(payload);
            rest = next;
        }
        assert!(rest.is_empty(), "half a frame: {rest:?}");
        String::from_utf8_lossy(&text).into_owned()
    }

    fn parse(bytes: &[u8], with_body: bool) -> Self {
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap_or_else(|| panic!("no head: {:?}", String::from_utf8_lossy(bytes)));
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1));
        let headers = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
            .collect();
        let mut answer = Self {
            status: status
                .and_then(|code| code.parse().ok())
                .expect("a status line"),
            headers,
            body: Vec::new(),
        };
        let body = &bytes[end + 4..];
        if with_body && answer.header("transfer-encoding") == Some("chunked") {
            answer.body = without_chunks(body);
        } else if with_body {
            answer.body = body.to_vec();
        }
        answer
    }
}

/// The content of a chunked body. One that breaks off gives what came.
fn without_chunks(mut body: &[u8]) -> Vec<u8> {
    let mut content = Vec::new();
    while let Some(end) = body.windows(2).position(|two| two == b"\r\n") {
        let size = String::from_utf8_lossy(&body[..end]).into_owned();
        let size = size.split(';').next().unwrap_or_default().trim();
        let size = usize::from_str_radix(size, 16).expect("a chunk's size");
        let from = end + 2;
        let to = (from + size).min(body.len());
        content.extend_from_slice(&body[from..to]);
        if size == 0 || to + 2 > body.len() {
            break;
        }
        body = &body[to + 2..];
    }
    content
}

impl Daemon {
    /// One request with these headers, and the whole answer. A body is sent only if it is not empty.
    ///
    /// # Panics
    /// The connection breaks before the answer ends.
    pub fn exchange(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Answer {
        let mut stream = self.send(method, path, headers, body);
        let mut answer = Vec::new();
        stream
            .read_to_end(&mut answer)
            .unwrap_or_else(|error| panic!("{method} {path}: {error}"));
        Answer::parse(&answer, true)
    }

    /// As [`Daemon::exchange`], but hangs up after the head of the answer; its body is empty.
    ///
    /// # Panics
    /// The connection breaks before the head ends.
    pub fn exchange_head(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Answer {
        let mut stream = self.send(method, path, headers, body);
        let mut answer = Vec::new();
        let mut buffer = [0; 4096];
        while !answer.windows(4).any(|four| four == b"\r\n\r\n") {
            match stream.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => answer.extend_from_slice(&buffer[..count]),
                Err(error) => panic!("{method} {path}: {error}"),
            }
        }
        Answer::parse(&answer, false)
    }

    /// A request with a JSON body, or none for null.
    ///
    /// # Panics
    /// As [`Daemon::exchange`].
    pub fn ask(&self, method: &str, path: &str, body: &Value) -> Answer {
        if body.is_null() {
            self.exchange(method, path, &[], b"")
        } else {
            let json = [("Content-Type", "application/json")];
            self.exchange(method, path, &json, body.to_string().as_bytes())
        }
    }

    /// What GET answers, which must be a success.
    ///
    /// # Panics
    /// It is none, or no JSON.
    #[track_caller]
    pub fn get(&self, path: &str) -> Value {
        self.ask("GET", path, &Value::Null).expect(200).json()
    }

    fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> UnixStream {
        let mut stream = UnixStream::connect(self.socket()).expect("the daemon listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: engine\r\nConnection: close\r\n");
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if !body.is_empty() || method == "POST" {
            head.push_str(&format!("Content-Length: {}\r\n", body.len()));
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes()).expect("the daemon reads");
        // An engine that refuses early stops reading; its answer is still there to be read.
        let _ = stream.write_all(body);
        stream
    }
}
