//! Listening to what happens.

use futures_util::stream;
use jiff::Timestamp;
use pierhead_api::operations::system::SystemEventsParams;
use pierhead_api::types;
use pierhead_runtime::events::{EventQuery, StreamEnd};
use pierhead_support::{JsonLines, StreamError};

use crate::app::App;
use crate::convert::ConvertError;
use crate::convert::event::event_to_wire;
use crate::convert::filters::{event_filters, values};
use crate::convert::time::moment_to_model;
use crate::error::Fault;

/// The client fell so far behind that events are lost.
#[derive(Debug, thiserror::Error)]
#[error("the client was too slow and missed {0} events")]
struct Missed(u64);

/// `SystemEvents`.
pub(crate) async fn events(
    app: &App,
    params: SystemEventsParams,
) -> Result<JsonLines<types::EventMessage>, Fault> {
    let query = read(params)?;
    let events = app.engine.events().subscribe(query);
    Ok(JsonLines::new(stream::unfold(
        Some(events),
        |events| async move {
            let mut events = events?;
            match events.next().await {
                Ok(event) => Some((Ok(event_to_wire(&event)), Some(events))),
                Err(StreamEnd::Until | StreamEnd::Closed) => None,
                Err(StreamEnd::Lagged(missed)) => {
                    Some((Err(StreamError::cut(Missed(missed))), None))
                }
            }
        },
    )))
}

fn read(params: SystemEventsParams) -> Result<EventQuery, ConvertError> {
    let now = Timestamp::now();
    let filters = event_filters(values(params.filters))?;
    let since = moment_to_model("since", params.since.as_deref().unwrap_or_default(), now)?;
    let until = moment_to_model("until", params.until.as_deref().unwrap_or_default(), now)?;
    if let (Some(since), Some(until)) = (since, until)
        && since > until
    {
        return Err(ConvertError::Form {
            field: "until",
            value: until.to_string(),
            expected: "a time after that of since",
        });
    }
    Ok(EventQuery {
        since,
        until,
        filters,
    })
}
