//! Reading a container's log.

use jiff::Timestamp;
use pierhead_api::operations::container::ContainerLogsParams;
use pierhead_runtime::logs::{LogQuery, Tail};
use pierhead_support::Frames;

use crate::app::App;
use crate::convert::ConvertError;
use crate::convert::time::moment_to_model;
use crate::error::Fault;
use crate::handlers::streams::log_bytes;

/// `ContainerLogs`.
pub(crate) async fn logs(app: &App, params: ContainerLogsParams) -> Result<Frames, Fault> {
    let id = params.id.clone();
    let query = read(params)?;
    let log = app.engine.container_logs(&id, query).await?;
    // The engine's bytes have their frames already.
    Ok(Frames::raw(log_bytes(log)))
}

fn read(params: ContainerLogsParams) -> Result<LogQuery, ConvertError> {
    let now = Timestamp::now();
    Ok(LogQuery {
        stdout: params.stdout.unwrap_or_default(),
        stderr: params.stderr.unwrap_or_default(),
        follow: params.follow.unwrap_or_default(),
        timestamps: params.timestamps.unwrap_or_default(),
        details: params.details.unwrap_or_default(),
        since: bound("since", params.since, now)?,
        until: bound("until", params.until, now)?,
        tail: read_tail(params.tail.as_deref().unwrap_or_default()),
    })
}

/// A bound in time; 0 is none, as in moby's daemon/logs.go.
fn bound(
    field: &'static str,
    given: Option<String>,
    now: Timestamp,
) -> Result<Option<Timestamp>, ConvertError> {
    match given.as_deref() {
        None | Some("0") => Ok(None),
        Some(text) => moment_to_model(field, text, now),
    }
}

/// What is no number of lines means all of them, as in moby's daemon/logs.go.
fn read_tail(text: &str) -> Tail {
    text.parse().map_or(Tail::All, Tail::Lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tail_is_a_number_or_everything() {
        assert_eq!(read_tail("all"), Tail::All);
        assert_eq!(read_tail(""), Tail::All);
        assert_eq!(read_tail("-1"), Tail::All);
        assert_eq!(read_tail("0"), Tail::Lines(0));
        assert_eq!(read_tail("10"), Tail::Lines(10));
    }
}
