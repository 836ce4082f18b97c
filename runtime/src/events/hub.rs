//! Keeping the last events and telling those who listen.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use tokio::sync::broadcast::{self, error::RecvError};

use super::{Event, EventFilters, EventKind};

/// How many past events a client can still ask for.
const REMEMBERED: usize = 1024;
/// How far a client may fall behind before it is dropped. Events are shared, so that this bounds the memory of all clients
/// together: about 2 MiB.
const LAG: usize = 4096;

/// What a client wants to hear.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventQuery {
    /// From then on, past events included as far as they are remembered; `None` is from now on.
    pub since: Option<Timestamp>,
    /// Until then; `None` is without end.
    pub until: Option<Timestamp>,
    /// Conditions.
    pub filters: EventFilters,
}

/// The events of one engine. Clones share them.
#[derive(Clone, Debug)]
pub struct Events {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    sender: broadcast::Sender<Arc<Event>>,
    past: Mutex<Past>,
}

#[derive(Debug, Default)]
struct Past {
    next: u64,
    events: VecDeque<Arc<Event>>,
}

impl Default for Events {
    fn default() -> Self {
        Self {
            inner: Arc::new(Inner {
                sender: broadcast::Sender::new(LAG),
                past: Mutex::default(),
            }),
        }
    }
}

impl Events {
    /// Tells everyone that something happened just now.
    pub fn publish(
        &self,
        kind: EventKind,
        action: impl Into<String>,
        actor: &str,
        attributes: BTreeMap<String, String>,
    ) {
        self.publish_at(Timestamp::now(), kind, action, actor, attributes);
    }

    /// Tells everyone that something happened then.
    pub fn publish_at(
        &self,
        time: Timestamp,
        kind: EventKind,
        action: impl Into<String>,
        actor: &str,
        attributes: BTreeMap<String, String>,
    ) {
        let action = action.into();
        let actor = actor.to_owned();
        // The lock is held while sending: whoever subscribes sees each event once, in the past or live.
        let mut past = self
            .inner
            .past
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let event = Arc::new(Event {
            sequence: past.next,
            kind,
            action,
            actor,
            attributes,
            time,
        });
        past.next += 1;
        if past.events.len() == REMEMBERED {
            past.events.pop_front();
        }
        past.events.push_back(Arc::clone(&event));
        // Nobody listening is fine.
        let _ = self.inner.sender.send(event);
    }

    /// Begins to listen.
    pub fn subscribe(&self, query: EventQuery) -> EventStream {
        let past = self
            .inner
            .past
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let receiver = self.inner.sender.subscribe();
        let replay = match query.since {
            None => VecDeque::new(),
            Some(since) => past
                .events
                .iter()
                .filter(|event| {
                    event.time >= since && query.until.is_none_or(|until| event.time <= until)
                })
                .filter(|event| query.filters.matches(event))
                .cloned()
                .collect(),
        };
        EventStream {
            replay,
            receiver,
            query,
        }
    }

    /// How many clients listen.
    pub fn listeners(&self) -> usize {
        self.inner.sender.receiver_count()
    }
}

/// Why a stream ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamEnd {
    /// The time that the client asked for has come.
    Until,
    /// The client was too slow: it missed this many events and is dropped.
    Lagged(u64),
    /// The engine is gone.
    Closed,
}

/// Events for one client. Dropping it ends the subscription.
#[derive(Debug)]
pub struct EventStream {
    replay: VecDeque<Arc<Event>>,
    receiver: broadcast::Receiver<Arc<Event>>,
    query: EventQuery,
}

impl EventStream {
    /// Waits for the next event that passes the filters. After an end every further call gives an end again.
    ///
    /// # Errors
    /// [`StreamEnd`]; a lag is logged.
    pub async fn next(&mut self) -> Result<Arc<Event>, StreamEnd> {
        if let Some(event) = self.replay.pop_front() {
            return Ok(event);
        }
        match self.query.until {
            None => self.live().await,
            Some(until) => {
                // The wall clock is asked once: from here on the monotonic one counts.
                let left = until.duration_since(Timestamp::now());
                let Ok(left) = std::time::Duration::try_from(left) else {
                    return Err(StreamEnd::Until);
                };
                tokio::time::timeout(left, self.live())
                    .await
                    .unwrap_or(Err(StreamEnd::Until))
            }
        }
    }

    async fn live(&mut self) -> Result<Arc<Event>, StreamEnd> {
        loop {
            match self.receiver.recv().await {
                Ok(event) if self.query.filters.matches(&event) => return Ok(event),
                Ok(_) => {}
                Err(RecvError::Closed) => return Err(StreamEnd::Closed),
                Err(RecvError::Lagged(missed)) => {
                    tracing::warn!(missed, "a client that does not read its events was dropped");
                    return Err(StreamEnd::Lagged(missed));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn publish(events: &Events, action: &str, at_secs: i64) {
        let time = Timestamp::from_second(at_secs).expect("in range");
        events.publish_at(time, EventKind::Container, action, "id", BTreeMap::new());
    }

    fn since(secs: i64, until_secs: Option<i64>) -> EventQuery {
        EventQuery {
            since: Some(Timestamp::from_second(secs).expect("in range")),
            until: until_secs.map(|secs| Timestamp::from_second(secs).expect("in range")),
            filters: EventFilters::default(),
        }
    }

    #[tokio::test]
    async fn the_past_comes_first_and_each_event_once() {
        let events = Events::default();
        publish(&events, "a", 1);
        publish(&events, "b", 2);
        let mut stream = events.subscribe(since(2, None));
        publish(&events, "c", 3);
        assert_eq!(stream.next().await.expect("an event").action, "b");
        assert_eq!(stream.next().await.expect("an event").action, "c");
    }

    #[tokio::test]
    async fn a_time_that_has_passed_ends_the_stream() {
        let events = Events::default();
        for secs in 1..=3 {
            publish(&events, "x", secs);
        }
        let mut stream = events.subscribe(since(0, Some(2)));
        assert!(stream.next().await.is_ok());
        assert!(stream.next().await.is_ok());
        assert_eq!(stream.next().await, Err(StreamEnd::Until));
    }

    #[tokio::test]
    async fn a_client_that_does_not_read_is_dropped() {
        let events = Events::default();
        let mut slow = events.subscribe(EventQuery::default());
        for secs in 0..(LAG as i64 * 2) {
            publish(&events, "x", secs);
        }
        assert!(matches!(slow.next().await, Err(StreamEnd::Lagged(_))));
    }

    #[tokio::test]
    async fn the_memory_is_bounded() {
        let events = Events::default();
        for secs in 0..(REMEMBERED as i64 + 10) {
            publish(&events, "x", secs);
        }
        let stream = events.subscribe(since(0, None));
        assert_eq!(stream.replay.len(), REMEMBERED);
    }
}
