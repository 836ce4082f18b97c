//! Bringing images in: import and load.

use std::io;

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use pierhead_api::operations::image::{ImageCreateParams, ImageLoadParams};
use pierhead_api::types;
use pierhead_runtime::images::{ImportRequest, LoadEvent};
use pierhead_support::{ByteStream, JsonLines};

use crate::app::App;
use crate::convert::ConvertError;
use crate::convert::image::{load_event_to_wire, stream_error_to_wire};
use crate::error::{Fault, whole_message};

/// `ImageCreate`: an import of a root file system. Pulling is not there yet, and says so.
pub(crate) async fn create(
    app: &App,
    params: ImageCreateParams,
    body: ByteStream,
) -> Result<JsonLines<types::CreateImageInfo>, Fault> {
    if params.from_image.is_some_and(|image| !image.is_empty()) {
        return Err(ConvertError::NotImplemented(
            "pulling images from a registry (bring them in with docker load or docker import)",
        )
        .into());
    }
    match params.from_src.as_deref() {
        Some("-") => {}
        None | Some("") => {
            return Err(ConvertError::Form {
                field: "fromSrc",
                value: String::new(),
                expected: "- takes the image's root file system from the request's body",
            }
            .into());
        }
        Some(_) => return Err(ConvertError::NotImplemented("importing from a URL").into()),
    }
    let request = ImportRequest {
        repo: params.repo.unwrap_or_default(),
        tag: params.tag.unwrap_or_default(),
        message: params.message.unwrap_or_default(),
        changes: params.changes.unwrap_or_default(),
        engine_version: env!("CARGO_PKG_VERSION").to_owned(),
    };
    let imported = app.engine.import_image(request, pieces(body)).await?;
    Ok(JsonLines::from_items([types::CreateImageInfo {
        status: Some(imported.id.to_string()),
        ..types::CreateImageInfo::default()
    }]))
}

/// `ImageLoad`: a body that is no archive is an error with a status; what goes wrong later is the stream's last line.
pub(crate) async fn load(
    app: &App,
    params: ImageLoadParams,
    body: ByteStream,
) -> Result<JsonLines<types::CreateImageInfo>, Fault> {
    let quiet = params.quiet.unwrap_or_default();
    let mut events = app.engine.load_images(pieces(body));
    let first = match events.next().await {
        Some(Err(failure)) => return Err(failure.into()),
        Some(Ok(event)) => Some(Ok(event)),
        None => None,
    };
    let lines = stream::iter(first).chain(stream::unfold(events, |mut events| async move {
        Some((events.next().await?, events))
    }));
    Ok(JsonLines::new(lines.filter_map(move |event| {
        let line = match event {
            Ok(LoadEvent::Layer { .. }) if quiet => None,
            Ok(event) => Some(load_event_to_wire(&event)),
            Err(failure) => Some(stream_error_to_wire(
                failure.kind(),
                whole_message(&failure),
            )),
        };
        std::future::ready(line.map(Ok))
    })))
}

fn pieces(
    body: ByteStream,
) -> impl futures_util::Stream<Item = io::Result<bytes::Bytes>> + Send + Unpin + 'static {
    body.map_err(io::Error::from)
}
