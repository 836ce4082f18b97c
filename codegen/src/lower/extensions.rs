//! The extensions that say what documents cannot. Their form was checked with the document's.

use super::Lowering;
use crate::diagnostic::Code;
use crate::ir::{
    DefaultAnswer, Encoding, Lifetime, Pointer, Protocol, Shape, TypeRef, Upgrade, UpgradeStream,
};
use crate::node::Node;
use crate::swagger2::{self, ORIGIN};
use indexmap::IndexMap;
use openapiv3::{OpenAPI, ReferenceOr, Schema};
use serde::Deserialize;
use serde_json::Value;

pub(super) type Extensions = IndexMap<String, Value>;

/// `x-since`, `x-until` and the marks of what is going away.
pub(super) fn lifetime(extensions: &Extensions, deprecated: bool) -> Lifetime {
    let version = |key: &str| {
        extensions
            .get(key)
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    let marked = extensions
        .get("x-deprecated")
        .and_then(Value::as_bool)
        .unwrap_or(false);
    Lifetime {
        since: version("x-since"),
        until: version("x-until"),
        deprecated: deprecated || marked,
    }
}

/// `x-deviation`.
pub(super) fn deviation(extensions: &Extensions) -> Option<String> {
    super::text(extensions.get("x-deviation").and_then(Value::as_str))
}

/// Where a part stands in the source: converted parts say so, all others stand where they are found.
pub(super) fn origin(extensions: &Extensions, found: Pointer) -> Pointer {
    extensions
        .get(ORIGIN)
        .and_then(Value::as_str)
        .map_or(found, Pointer::parse)
}

/// `x-default-answer`.
pub(super) fn default_answer(extensions: &Extensions) -> Option<DefaultAnswer> {
    let said = extensions.get("x-default-answer")?;
    let status = said
        .get("status")
        .and_then(Value::as_u64)
        .and_then(|status| u16::try_from(status).ok());
    Some(DefaultAnswer {
        status: status.unwrap_or(501),
        message: super::text(said.get("message").and_then(Value::as_str)),
    })
}

/// `x-upgrade`.
pub(super) fn upgrade(extensions: &Extensions) -> Option<Upgrade> {
    let said = extensions.get("x-upgrade")?;
    let protocols = said
        .get("protocols")?
        .as_array()?
        .iter()
        .filter_map(|word| match word.as_str()? {
            "tcp" => Some(Protocol::Tcp),
            "websocket" => Some(Protocol::WebSocket),
            "h2c" => Some(Protocol::H2c),
            _ => None,
        });
    let stream = match said.get("stream").and_then(Value::as_str) {
        Some("frames") => UpgradeStream::Frames,
        _ => UpgradeStream::Bytes,
    };
    let protocols: Vec<_> = protocols.collect();
    (!protocols.is_empty()).then_some(Upgrade { protocols, stream })
}

impl Lowering<'_> {
    /// `x-rust-name`, which must have the form of what it names: `form` is what makes names of its kind.
    pub(super) fn rust_name<'e>(
        &mut self,
        extensions: &'e Extensions,
        at: &Pointer,
        form: fn(&str, &str) -> String,
    ) -> Option<&'e str> {
        let said = extensions.get("x-rust-name")?.as_str()?;
        let formed = form(said, "name");
        if formed != said {
            let message = format!("`{said}` is not a name of this kind in Rust");
            let help = format!("write `{formed}`");
            self.complaints
                .error(Code::BadExtension, &at.child("x-rust-name"), message, help);
        }
        Some(said)
    }

    pub(super) fn read_root_extensions(&mut self, document: &OpenAPI) {
        self.lenient_booleans = document
            .extensions
            .get("x-query-booleans")
            .and_then(Value::as_str)
            == Some("lenient");
    }

    /// A schema that stands inside an extension, read from the source so that its members keep their order.
    pub(super) fn schema_in_extension(&self, at: &Pointer) -> Option<ReferenceOr<Schema>> {
        let node: &Node = self.tree.at(at)?;
        if self.swagger2 {
            swagger2::Schema::deserialize(node)
                .ok()
                .map(swagger2::to_schema)
        } else {
            ReferenceOr::<Schema>::deserialize(node).ok()
        }
    }

    /// `x-content`: how the text is written, and the schema of what is inside.
    pub(super) fn content(
        &mut self,
        extensions: &Extensions,
        at: &Pointer,
    ) -> Option<(Encoding, ReferenceOr<Schema>, Pointer)> {
        let said = extensions.get("x-content")?;
        let encoding = match said.get("encoding").and_then(Value::as_str) {
            Some("base64-json") => Encoding::Base64Json,
            _ => Encoding::Json,
        };
        let at = at.child("x-content").child("schema");
        let schema = self.schema_in_extension(&at)?;
        Some((encoding, schema, at))
    }

    /// `x-stream`: the shape of an answer. `json` is the type of the answer's own schema, for late JSON.
    pub(super) fn stream(
        &mut self,
        extensions: &Extensions,
        at: &Pointer,
        wish: &super::Wish,
        json: Option<TypeRef>,
    ) -> Option<Shape> {
        let said = extensions.get("x-stream")?;
        let here = at.child("x-stream");
        let media_type = |usual: &str| {
            said.get("media-type")
                .and_then(Value::as_str)
                .unwrap_or(usual)
                .to_owned()
        };
        match said.get("shape").and_then(Value::as_str)? {
            "bytes" => Some(Shape::Bytes {
                media_type: media_type("application/octet-stream"),
            }),
            "frames" => Some(Shape::Frames {
                media_type: media_type("application/vnd.docker.raw-stream"),
            }),
            "late-json" => {
                if json.is_none() {
                    let message = "late JSON of which the response has no `schema`";
                    self.complaints.error(
                        Code::BadExtension,
                        &here,
                        message,
                        "add `schema` to the response",
                    );
                }
                Some(Shape::LateJson(json.unwrap_or(TypeRef::Json)))
            }
            "json-lines" => {
                let item_at = here.child("item");
                let Some(item) = self.schema_in_extension(&item_at) else {
                    let message = "JSON lines without `item`";
                    self.complaints.error(
                        Code::BadExtension,
                        &here,
                        message,
                        "add `item`, the schema of one line",
                    );
                    return Some(Shape::JsonLines(TypeRef::Json));
                };
                let typed = self.typed(
                    &super::view::borrowed(&item),
                    &item_at,
                    &wish.inside("Item"),
                );
                Some(Shape::JsonLines(typed.ty))
            }
            _ => None,
        }
    }
}
