//! Bodies of requests.

use crate::data::{Decode, Tolerant};
use crate::{ByteStream, Bytes, HeaderMap, Refusal, StatusCode, StreamError};
use axum::body::Body;
use futures_util::TryStreamExt;
use http::header::CONTENT_TYPE;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};

/// The longest body that is read whole. Streams have no limit.
const LIMIT: usize = 16 * 1024 * 1024;

/// The whole body.
pub(super) async fn whole(body: Body) -> Result<Bytes, Refusal> {
    match Limited::new(body, LIMIT).collect().await {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(Refusal {
            status: StatusCode::PAYLOAD_TOO_LARGE,
            message: format!("the request's body is longer than {LIMIT} bytes"),
        }),
        Err(error) => Err(Refusal::bad_request(format!(
            "the request's body ended early: {error}"
        ))),
    }
}

/// The body as it comes.
pub(super) fn stream(body: Body) -> ByteStream {
    ByteStream::new(TryStreamExt::map_err(
        body.into_data_stream(),
        StreamError::cut,
    ))
}

/// Refuses a body whose content type is not JSON.
pub(super) fn check_is_json(headers: &HeaderMap) -> Result<(), Refusal> {
    let given = headers
        .get(CONTENT_TYPE)
        .map_or("", |value| value.to_str().unwrap_or_default());
    let essence = given.split(';').next().unwrap_or_default().trim();
    let is_json = essence.eq_ignore_ascii_case("application/json")
        || essence.to_ascii_lowercase().ends_with("+json");
    if is_json {
        Ok(())
    } else {
        // The wording of moby's httputils.CheckForJSON, which clients' tests compare with.
        Err(Refusal::bad_request(format!(
            "Content-Type specified ({given}) must be 'application/json'"
        )))
    }
}

/// Reads JSON; the refusal names the path of the member that is wrong.
pub(super) fn parse<T: for<'a> Decode<'a>>(json: &[u8]) -> Result<T, Refusal> {
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    let read = serde_path_to_error::deserialize::<_, Tolerant<T>>(&mut deserializer);
    let value = read.map_err(|error| {
        let path = error.path().to_string();
        let cause = error.into_inner();
        Refusal::bad_request(if cause.is_data() && path != "." {
            format!("the request's body is wrong at {path}: {cause}")
        } else if cause.is_data() {
            format!("the request's body is wrong: {cause}")
        } else {
            format!("the request's body is not JSON: {cause}")
        })
    })?;
    deserializer.end().map_err(|cause| {
        Refusal::bad_request(format!(
            "the request's body goes on after its JSON: {cause}"
        ))
    })?;
    Ok(value.0)
}
