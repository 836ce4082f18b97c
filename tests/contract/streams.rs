//! Streams: when their pieces go out, who holds up whom, and what a broken one looks like.

use crate::harness::Served;
use futures_util::{StreamExt as _, stream};
use pierhead_api::operations::{container::*, image::*, system::*};
use pierhead_api::types::{ContainerWaitResponse, EventMessage};
use pierhead_api::*;
use pierhead_support::{ByteStream, Bytes, JsonLines, LateJson, RequestContext, StreamError};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::sync::Notify;
use tokio::time::{sleep, timeout};

/// Streams without end, and counts how much of them is made and taken.
#[derive(Default)]
struct Endless {
    made: Arc<AtomicUsize>,
    dropped: Arc<AtomicBool>,
    go_on: Arc<Notify>,
}

/// Says when what it is part of is dropped.
struct Witness(Arc<AtomicBool>);

impl Drop for Witness {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

macro_rules! nothing {
    ($($api:ident),*) => {$(impl $api for Endless {})*};
}

nothing!(
    ConfigApi,
    DistributionApi,
    ExecApi,
    NetworkApi,
    NodeApi,
    PluginApi,
    SecretApi,
    ServiceApi,
    SessionApi,
    SwarmApi,
    TaskApi,
    VolumeApi
);

impl ContainerApi for Endless {
    async fn container_wait(
        &self,
        _cx: RequestContext,
        _params: ContainerWaitParams,
    ) -> Result<LateJson<ContainerWaitResponse>, ContainerWaitError> {
        let go_on = Arc::clone(&self.go_on);
        Ok(LateJson::new(async move {
            go_on.notified().await;
            Ok(ContainerWaitResponse {
                status_code: 7,
                ..Default::default()
            })
        }))
    }

    async fn container_export(
        &self,
        _cx: RequestContext,
        _params: ContainerExportParams,
    ) -> Result<ByteStream, ContainerExportError> {
        let made = Arc::clone(&self.made);
        let witness = Witness(Arc::clone(&self.dropped));
        Ok(ByteStream::new(stream::repeat_with(move || {
            let _ = &witness;
            made.fetch_add(1, Ordering::SeqCst);
            Ok(Bytes::from_static(&[0; 16 * 1024]))
        })))
    }
}

impl ImageApi for Endless {
    /// Takes one piece and then waits.
    async fn image_load(
        &self,
        _cx: RequestContext,
        _params: ImageLoadParams,
        mut body: ByteStream,
    ) -> Result<JsonLines<pierhead_api::types::CreateImageInfo>, ImageLoadError> {
        body.next().await;
        self.go_on.notified().await;
        let all = body.collect_all().await.map(|rest| rest.len());
        self.made.store(all.unwrap_or_default(), Ordering::SeqCst);
        Ok(JsonLines::from_items([]))
    }
}

impl SystemApi for Endless {
    async fn system_events(
        &self,
        _cx: RequestContext,
        params: SystemEventsParams,
    ) -> Result<JsonLines<EventMessage>, SystemEventsError> {
        if params.until.is_some() {
            let items = [
                Ok(EventMessage::default()),
                Err(StreamError::cut("the disk is full")),
            ];
            return Ok(JsonLines::new(stream::iter(items)));
        }
        let made = Arc::clone(&self.made);
        let witness = Witness(Arc::clone(&self.dropped));
        Ok(JsonLines::new(stream::repeat_with(move || {
            let _ = &witness;
            made.fetch_add(1, Ordering::SeqCst);
            let status = "x".repeat(16 * 1024);
            Ok(EventMessage {
                status: Some(status),
                ..Default::default()
            })
        })))
    }
}

/// Waits until a counter no longer moves, and gives it.
async fn at_rest(counter: &AtomicUsize) -> usize {
    let mut before = usize::MAX;
    for _ in 0..100 {
        let now = counter.load(Ordering::SeqCst);
        if now == before {
            return now;
        }
        before = now;
        sleep(Duration::from_millis(50)).await;
    }
    panic!("it goes on and on: {before}");
}

async fn dropped(flag: &AtomicBool) {
    for _ in 0..100 {
        if flag.load(Ordering::SeqCst) {
            return;
        }
        sleep(Duration::from_millis(20)).await;
    }
    panic!("the server's stream goes on after the client has gone");
}

#[tokio::test]
async fn the_headers_of_late_json_come_before_it_does() {
    let api = Arc::new(Endless::default());
    let served = Served::new(api.clone());
    let params = ContainerWaitParams {
        id: "x".to_owned(),
        ..Default::default()
    };
    let client = served.client();
    let mut waiting = timeout(Duration::from_secs(5), client.container_wait(&params))
        .await
        .expect("the headers come at once")
        .expect("the container is there");
    assert!(
        timeout(Duration::from_millis(100), &mut waiting)
            .await
            .is_err(),
        "nothing to tell yet"
    );
    api.go_on.notify_one();
    let answer = timeout(Duration::from_secs(5), waiting)
        .await
        .expect("the end has come");
    assert_eq!(answer.expect("JSON").status_code, 7);
}

#[tokio::test]
async fn a_client_that_does_not_read_holds_up_json_lines() {
    let api = Arc::new(Endless::default());
    let served = Served::new(api.clone());
    let client = served.client();
    let mut events = client
        .system_events(&Default::default())
        .await
        .expect("events");
    let made = at_rest(&api.made).await;
    assert!(made < 1000, "{made} items were made for nobody");
    for _ in 0..2000 {
        events
            .next()
            .await
            .expect("there are more")
            .expect("an event");
    }
    assert!(api.made.load(Ordering::SeqCst) >= 2000);
    drop(events);
    dropped(&api.dropped).await;
}

#[tokio::test]
async fn a_client_that_does_not_read_holds_up_bytes() {
    let api = Arc::new(Endless::default());
    let served = Served::new(api.clone());
    let client = served.client();
    let params = ContainerExportParams { id: "x".to_owned() };
    let bytes = client.container_export(&params).await.expect("bytes");
    let made = at_rest(&api.made).await;
    assert!(made < 1000, "{made} pieces were made for nobody");
    drop(bytes);
    dropped(&api.dropped).await;
}

#[tokio::test]
async fn a_server_that_does_not_read_holds_up_an_upload() {
    let api = Arc::new(Endless::default());
    let served = Served::new(api.clone());
    let client = served.client();
    let sent = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&sent);
    let pieces = stream::iter(0..2000).map(move |_| {
        counter.fetch_add(1, Ordering::SeqCst);
        Ok(Bytes::from_static(&[0; 16 * 1024]))
    });
    let upload = tokio::spawn(async move {
        client
            .image_load(&Default::default(), ByteStream::new(pieces))
            .await
            .map(drop)
    });
    sleep(Duration::from_millis(100)).await;
    let held = at_rest(&sent).await;
    assert!(held < 1000, "{held} pieces were sent to nobody");
    api.go_on.notify_one();
    upload
        .await
        .expect("no panic")
        .expect("it is taken in the end");
    assert!(api.made.load(Ordering::SeqCst) > 1900 * 16 * 1024);
}

#[tokio::test]
async fn a_stream_that_fails_is_cut_and_not_ended() {
    let served = Served::new(Arc::new(Endless::default()));
    let params = SystemEventsParams {
        until: Some("1".to_owned()),
        ..Default::default()
    };
    let mut events = served
        .client()
        .system_events(&params)
        .await
        .expect("events");
    events.next().await.expect("one item").expect("an event");
    assert!(matches!(
        events.next().await,
        Some(Err(StreamError::Cut(_)))
    ));
}

#[tokio::test]
async fn dropping_a_call_that_waits_ends_it() {
    let api = Arc::new(Endless::default());
    let served = Served::new(api.clone());
    let client = served.client();
    let params = Default::default();
    let call = client.system_events(&params);
    drop(timeout(Duration::from_millis(200), call).await);
    dropped(&api.dropped).await;
}

#[tokio::test]
async fn an_upload_that_breaks_off_is_an_error_for_the_backend() {
    let api = Arc::new(Endless::default());
    let served = Served::new(api.clone());
    let mut stream = served.connect().await;
    let head = "POST /images/load HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n";
    stream
        .write_all(head.as_bytes())
        .await
        .expect("the server reads");
    stream
        .write_all(&[0; 5000])
        .await
        .expect("the server reads");
    stream.shutdown().await.expect("an end");
    api.go_on.notify_one();
    let mut rest = Vec::new();
    // Whether the connection just ends or an error is said is the server's choice.
    let _ = timeout(Duration::from_secs(5), stream.read_to_end(&mut rest))
        .await
        .expect("an end");
    assert_eq!(
        api.made.load(Ordering::SeqCst),
        0,
        "the backend saw no whole body"
    );
}
