//! Connections that are taken over, by hand: the words of the protocol.

use crate::backend::{Backend, Play};
use crate::harness::Served;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::UnixStream;
use tokio::time::timeout;

async fn read_head(stream: &mut UnixStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let byte = timeout(Duration::from_secs(5), stream.read_u8()).await;
        head.push(
            byte.expect("the answer comes at once")
                .expect("the connection lasts"),
        );
    }
    String::from_utf8(head).expect("a head is text")
}

/// Exchanges what the backend's sample of a takeover expects.
async fn converse(mut stream: UnixStream) {
    let mut hello = [0; 6];
    stream
        .read_exact(&mut hello)
        .await
        .expect("the handler says hello");
    assert_eq!(&hello, b"hello;");
    stream.write_all(b"12345").await.expect("the handler reads");
    stream
        .shutdown()
        .await
        .expect("half of the connection is closed");
    let mut answer = String::new();
    stream
        .read_to_string(&mut answer)
        .await
        .expect("the other half is open");
    assert_eq!(answer, "read 5 bytes");
}

#[tokio::test]
async fn a_client_that_asks_is_answered_101_and_may_close_its_half() {
    let served = Served::new(Backend::new());
    let mut stream = served.connect().await;
    let request = "POST /v1.32/containers/x/attach?stream=1&stdin=1 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n";
    stream
        .write_all(request.as_bytes())
        .await
        .expect("the server reads");
    let head = read_head(&mut stream).await.to_ascii_lowercase();
    assert!(head.starts_with("http/1.1 101 "), "{head}");
    for line in [
        "connection: upgrade\r\n",
        "upgrade: tcp\r\n",
        "content-type: application/vnd.docker.raw-stream\r\n",
    ] {
        assert!(head.contains(line), "{head}");
    }
    converse(stream).await;
}

#[tokio::test]
async fn the_json_body_is_read_before_the_101() {
    let backend = Backend::new();
    let served = Served::new(backend.clone());
    let mut stream = served.connect().await;
    let head = "POST /exec/x/start HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: tcp\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n";
    stream
        .write_all(head.as_bytes())
        .await
        .expect("the server reads");
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(backend.asked().is_none(), "the body is not there yet");
    stream
        .write_all(b"{\"Tty\":true}")
        .await
        .expect("the server reads");
    let head = read_head(&mut stream).await;
    assert!(head.starts_with("HTTP/1.1 101 "), "{head}");
    assert!(backend.asked().expect("now it is").text.contains("true"));
    converse(stream).await;
}

#[tokio::test]
async fn a_client_that_does_not_ask_reads_until_the_connection_ends() {
    let served = Served::new(Backend::new());
    let body = "12345";
    let request = format!(
        "POST /containers/x/attach HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut stream = served.connect().await;
    stream
        .write_all(request.as_bytes())
        .await
        .expect("the server reads");
    let head = read_head(&mut stream).await.to_ascii_lowercase();
    assert!(head.starts_with("http/1.0 200 "), "{head}");
    assert!(
        !head.contains("transfer-encoding") && !head.contains("content-length"),
        "{head}"
    );
    assert!(
        head.contains("content-type: application/vnd.docker.raw-stream"),
        "{head}"
    );
    let mut answer = String::new();
    timeout(Duration::from_secs(5), stream.read_to_string(&mut answer))
        .await
        .expect("the connection ends with the handler")
        .expect("text");
    assert_eq!(answer, "hello;read 5 bytes");
}

#[tokio::test]
async fn an_error_is_an_ordinary_answer_whatever_was_asked_for() {
    let backend = Backend::new();
    let served = Served::new(backend.clone());
    backend.play(Play::Refuse(404));
    let headers = [("Connection", "Upgrade"), ("Upgrade", "tcp"), ("X", "y")];
    let mut stream = served.connect().await;
    let mut request = "POST /containers/x/attach HTTP/1.1\r\nHost: x\r\n".to_owned();
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request.push_str("\r\n");
    stream
        .write_all(request.as_bytes())
        .await
        .expect("the server reads");
    let head = read_head(&mut stream).await.to_ascii_lowercase();
    assert!(
        head.starts_with("http/1.1 404 ") && head.contains("content-type: application/json"),
        "{head}"
    );
}

#[tokio::test]
async fn what_needs_a_handshake_is_refused_without_one() {
    let served = Served::new(Backend::new());
    for (method, target) in [("GET", "/containers/x/attach/ws"), ("POST", "/session")] {
        let reply = served.ask(method, target, &[], "").await;
        assert_eq!(reply.status, 400, "{target}: {reply:?}");
        assert!(reply.message().contains("upgraded"), "{target}: {reply:?}");
    }
}
