//! Request bodies.

use super::extensions::{deviation, lifetime, origin};
use super::view::{View, borrowed, unboxed};
use super::{Lowering, Wish, text};
use crate::diagnostic::Code;
use crate::ir::{
    BodyShape, Docs, Encoding, FormEncoding, FormField, FormValue, Param, Pointer, RequestBody,
    TypeKind, TypeRef,
};
use crate::names::{Unique, snake};
use crate::swagger2::COLLECTION_FORMAT;
use openapiv3::{MediaType, Schema};
use serde_json::Value;

/// Whether a media type is JSON, or anything.
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence == "application/json"
        || essence.ends_with("+json")
        || essence == "*/*"
        || essence == "text/json"
}

pub(super) fn is_text(media_type: &str) -> bool {
    media_type.starts_with("text/")
}

impl<'a> Lowering<'a> {
    pub(super) fn body(
        &mut self,
        operation: &'a openapiv3::Operation,
        at: &Pointer,
        wish: &Wish,
    ) -> Option<RequestBody> {
        let one = operation.request_body.as_ref()?;
        let (body, found) =
            self.component(one, "requestBodies", &at.child("requestBody"), |all| {
                &all.request_bodies
            })?;
        let at = origin(&body.extensions, found);
        let shape = self.body_shape(body, &at, wish)?;
        Some(RequestBody {
            required: body.required,
            shape,
            docs: Docs {
                summary: None,
                description: text(body.description.as_deref()),
                deviation: deviation(&body.extensions),
                link: None,
            },
            lifetime: lifetime(&body.extensions, false),
            source: at,
        })
    }

    /// What a body is follows from its schema; the media types only say what it is called.
    fn body_shape(
        &mut self,
        body: &openapiv3::RequestBody,
        at: &Pointer,
        wish: &Wish,
    ) -> Option<BodyShape> {
        let content = &body.content;
        let form = content
            .iter()
            .find(|(name, _)| name.starts_with("multipart/") || name.contains("form-urlencoded"));
        let json = content.iter().find(|(name, _)| is_json(name));
        let (media_type, media) = match (json, form) {
            (Some(json), _) => json,
            (None, Some((name, media))) => return self.form(name, media, at, wish),
            (None, None) => content.iter().next()?,
        };
        let schema_at = origin(
            &media.extensions,
            at.child("content").child(media_type).child("schema"),
        );
        let Some(schema) = media.schema.as_ref().map(borrowed) else {
            return Some(BodyShape::Bytes {
                media_types: content.keys().cloned().collect(),
            });
        };
        let behind = self.schema_behind(&schema);
        let view = behind.map(View::of);
        let string = view
            .as_ref()
            .is_some_and(|view| matches!(view.typ, Some("string")) && view.values.is_empty());
        let binary = string
            && view
                .as_ref()
                .is_some_and(|view| view.format == Some("binary"));
        let others: Vec<String> = content
            .keys()
            .filter(|name| !is_json(name) && !is_text(name))
            .cloned()
            .collect();
        if binary || (string && !others.is_empty()) {
            if others.is_empty() {
                let message = "the body is bytes, but `consumes` names no media type of bytes";
                let help =
                    "say which bytes: `consumes: [application/x-tar]`, or application/octet-stream";
                self.complaints
                    .warn(Code::WrongConsumes, &schema_at, message, help);
                return Some(BodyShape::Bytes {
                    media_types: vec![String::from("application/octet-stream")],
                });
            }
            return Some(BodyShape::Bytes {
                media_types: others,
            });
        }
        if string && json.is_none() {
            return Some(BodyShape::Text {
                media_type: media_type.clone(),
            });
        }
        let ty = self.typed(&schema, &schema_at, &wish.inside("Body")).ty;
        let media_type = match json {
            Some((name, _)) if name != "*/*" => name.clone(),
            Some(_) => String::from("application/json"),
            None => {
                let message = format!(
                    "the body is no text and no bytes, so it is sent as JSON and not as {media_type}"
                );
                self.complaints.warn(
                    Code::WrongConsumes,
                    at,
                    message,
                    "name application/json in `consumes`",
                );
                String::from("application/json")
            }
        };
        Some(BodyShape::Json { ty, media_type })
    }

    fn form(
        &mut self,
        media_type: &str,
        media: &MediaType,
        at: &Pointer,
        wish: &Wish,
    ) -> Option<BodyShape> {
        let multipart = media_type.starts_with("multipart/");
        let encoding = if multipart {
            FormEncoding::Multipart
        } else {
            FormEncoding::UrlEncoded
        };
        let schema_at = origin(
            &media.extensions,
            at.child("content").child(media_type).child("schema"),
        );
        let Some(schema) = media
            .schema
            .as_ref()
            .and_then(|schema| self.schema_behind(&borrowed(schema)))
        else {
            return Some(BodyShape::Bytes {
                media_types: vec![media_type.to_owned()],
            });
        };
        let view = View::of(schema);
        if !view.has_properties() {
            // Parts that are not named (`multipart/related`) are written by whoever knows them.
            return Some(BodyShape::Bytes {
                media_types: vec![media_type.to_owned()],
            });
        }
        let mut unique = Unique::default();
        let mut fields = Vec::new();
        for (wire, property) in view.properties() {
            let property = unboxed(property);
            let fallback = schema_at.child("properties").child(wire);
            let Some(inner) = self.schema_behind(&property) else {
                continue;
            };
            let extensions = &inner.schema_data.extensions;
            let field_at = origin(extensions, fallback);
            let inner_view = View::of(inner);
            let file = inner_view.typ == Some("string") && inner_view.format == Some("binary");
            let value = if file {
                self.file_needs_multipart(multipart, &field_at);
                FormValue::File
            } else {
                self.form_value(&property, inner, &field_at, &wish.inside(wire))
            };
            let said = self.rust_name(extensions, &field_at, snake).unwrap_or(wire);
            fields.push(FormField {
                wire: wire.clone(),
                name: unique.give(snake(said, "field")),
                value,
                required: view.required.contains(wire),
                docs: super::schema::docs(&inner_view),
                source: field_at,
            });
        }
        Some(BodyShape::Form { encoding, fields })
    }

    fn form_value(
        &mut self,
        property: &openapiv3::ReferenceOr<&Schema>,
        inner: &Schema,
        at: &Pointer,
        wish: &Wish,
    ) -> FormValue {
        let ty = self.typed(property, at, wish).ty;
        if View::of(inner).is_object() {
            // OpenAPI 3.0, "Encoding Object": an object in a form is sent as JSON.
            return FormValue::Value {
                ty,
                encoding: Encoding::Json,
            };
        }
        let format = inner
            .schema_data
            .extensions
            .get(COLLECTION_FORMAT)
            .and_then(Value::as_str);
        let format = if self.swagger2 { format } else { Some("multi") };
        let encoding = self.plain_encoding(property, &ty, format, at);
        FormValue::Value { ty, encoding }
    }

    fn file_needs_multipart(&mut self, multipart: bool, at: &Pointer) {
        if !multipart {
            let message = "a file cannot be a field of a form that is not multipart";
            self.complaints.error(
                Code::ParamShape,
                at,
                message,
                "add `consumes: [multipart/form-data]`",
            );
        }
    }

    /// A header parameter `Content-Type` is the body's media type; HTTP sets the header itself.
    pub(super) fn fold_content_type(
        &mut self,
        body: Option<RequestBody>,
        folded: &[Param],
    ) -> Option<RequestBody> {
        let mut body = body;
        for param in folded {
            let only = self.only_word(param);
            match (only, body.as_mut().map(|body| &mut body.shape)) {
                (Some(only), Some(BodyShape::Bytes { media_types })) => *media_types = vec![only],
                (
                    Some(only),
                    Some(BodyShape::Json { media_type, .. } | BodyShape::Text { media_type }),
                ) => {
                    *media_type = only;
                }
                _ => {
                    let message =
                        "the header Content-Type is set from the body: it is no parameter";
                    let help = "remove it, and name its values in `consumes`";
                    self.complaints
                        .warn(Code::ContentTypeHeader, &param.source, message, help);
                }
            }
        }
        body
    }

    /// The one value that a parameter can have.
    fn only_word(&self, param: &Param) -> Option<String> {
        let TypeRef::Named(named) = &param.ty else {
            return param
                .default
                .as_ref()
                .and_then(Value::as_str)
                .map(str::to_owned);
        };
        match &self.types.get(&named.name)?.kind {
            TypeKind::StringEnum(words) if words.values.len() == 1 => {
                Some(words.values[0].wire.clone())
            }
            _ => None,
        }
    }
}
