//! Answers.

use super::bodies::{is_json, is_text};
use super::extensions::{deviation, lifetime, origin};
use super::view::{View, borrowed};
use super::{Lowering, Wish, text};
use crate::diagnostic::Code;
use crate::ir::{
    Docs, Encoding, Method, Pointer, Response, ResponseHeader, Shape, Status, TypeRef, Upgrade,
};
use crate::names::{Unique, camel, snake};
use crate::swagger2::COLLECTION_FORMAT;
use openapiv3::{Header, ParameterSchemaOrContent, ReferenceOr, StatusCode};
use serde_json::Value;

impl<'a> Lowering<'a> {
    /// The answers of an operation, by status.
    pub(super) fn responses(
        &mut self,
        method: Method,
        operation: &'a openapiv3::Operation,
        at: &Pointer,
        wish: &Wish,
        upgrade: Option<&Upgrade>,
    ) -> Vec<Response> {
        let at = at.child("responses");
        let mut responses = Vec::new();
        let statuses = operation.responses.responses.iter().map(|(code, one)| {
            let status = match code {
                StatusCode::Code(code) => Status::Code(*code),
                // A digit: openapiv3 reads ranges as one.
                StatusCode::Range(range) => Status::Range(u8::try_from(*range).unwrap_or(5)),
            };
            (status, code.to_string(), one)
        });
        let default = operation
            .responses
            .default
            .iter()
            .map(|one| (Status::Default, String::from("default"), one));
        let all: Vec<_> = statuses.chain(default).collect();
        let successes = all
            .iter()
            .filter(|(status, ..)| status.is_success())
            .count();
        for (status, key, one) in all {
            let Some((response, found)) =
                self.component(one, "responses", &at.child(&key), |all| &all.responses)
            else {
                continue;
            };
            let here = origin(&response.extensions, found);
            let shared = matches!(one, ReferenceOr::Reference { .. });
            let wish = self.answer_wish(status, one, successes, wish);
            let (shape, headers) =
                self.answer(method, status, response, &here, &wish, shared, upgrade);
            responses.push(Response {
                status,
                shape,
                headers,
                docs: Docs {
                    summary: None,
                    description: text(Some(&response.description)),
                    deviation: deviation(&response.extensions),
                    link: None,
                },
                lifetime: lifetime(&response.extensions, false),
                source: here,
            });
        }
        responses.sort_by_key(|response| response.status);
        self.settle_successes(&mut responses, operation, method, &at, wish, upgrade);
        responses
    }

    /// What an inline type in an answer is called: after the operation, with the status where there are several.
    fn answer_wish(
        &self,
        status: Status,
        one: &ReferenceOr<openapiv3::Response>,
        successes: usize,
        wish: &Wish,
    ) -> Wish {
        if let ReferenceOr::Reference { reference } = one {
            // A shared answer is lowered once for each use; its inline types are alike and named after it.
            return Wish::new(format!(
                "{}Response",
                camel(reference.rsplit('/').next().unwrap_or_default(), "Shared")
            ));
        }
        match status {
            status if status.is_success() && successes == 1 => wish.inside("Response"),
            Status::Code(code) => wish.inside(&format!("{} Response", status_word(code))),
            Status::Range(hundred) => wish.inside(&format!("Status{hundred}xx Response")),
            Status::Default => wish.inside("Default Response"),
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "an answer depends on all that stands around it"
    )]
    fn answer(
        &mut self,
        method: Method,
        status: Status,
        response: &'a openapiv3::Response,
        at: &Pointer,
        wish: &Wish,
        shared: bool,
        upgrade: Option<&Upgrade>,
    ) -> (Shape, Vec<ResponseHeader>) {
        if shared
            && let Some(known) = self
                .shared_answers
                .get(&(at.clone(), status.is_success(), method))
        {
            return known.clone();
        }
        let headers = self.headers(&response.headers, at, wish);
        let empty = if headers.is_empty() {
            Shape::Empty
        } else {
            Shape::HeadersOnly
        };
        let no_body = matches!(status, Status::Code(100..=199 | 204 | 205 | 304));
        let shape = match status {
            Status::Code(101) if upgrade.is_some() => Shape::Upgrade,
            _ if response.extensions.contains_key("x-stream") => {
                let json = self.json(response, at, wish);
                self.stream(&response.extensions, at, wish, json)
                    .unwrap_or(empty)
            }
            _ if no_body => empty,
            status if !status.is_success() => {
                self.json(response, at, wish).map_or(empty, Shape::Json)
            }
            _ if method == Method::Head => empty,
            _ => self.body_of_success(response, at, wish).unwrap_or(empty),
        };
        if shared {
            let key = (at.clone(), status.is_success(), method);
            self.shared_answers
                .insert(key, (shape.clone(), headers.clone()));
        }
        (shape, headers)
    }

    /// The type of an answer's schema, whatever its media type.
    fn json(
        &mut self,
        response: &'a openapiv3::Response,
        at: &Pointer,
        wish: &Wish,
    ) -> Option<TypeRef> {
        let content = &response.content;
        let (media_type, media) = content
            .iter()
            .find(|(name, _)| is_json(name))
            .or_else(|| content.iter().next())?;
        let schema = media.schema.as_ref()?;
        let schema_at = origin(
            &media.extensions,
            at.child("content").child(media_type).child("schema"),
        );
        Some(self.typed(&borrowed(schema), &schema_at, wish).ty)
    }

    fn body_of_success(
        &mut self,
        response: &'a openapiv3::Response,
        at: &Pointer,
        wish: &Wish,
    ) -> Option<Shape> {
        let content = &response.content;
        let (first, media) = content.iter().next()?;
        let json = content.keys().any(|name| is_json(name));
        let plain = content.keys().find(|name| is_text(name));
        let bytes = content.keys().find(|name| !is_json(name) && !is_text(name));
        let octets = || {
            bytes
                .cloned()
                .unwrap_or_else(|| String::from("application/octet-stream"))
        };
        let schema = media
            .schema
            .as_ref()
            .or_else(|| content.values().find_map(|media| media.schema.as_ref()));
        let Some(schema) = schema else {
            return match (json, plain, bytes) {
                (true, ..) => Some(Shape::Json(TypeRef::Json)),
                (_, Some(plain), _) => Some(Shape::Text {
                    media_type: plain.clone(),
                }),
                (.., Some(_)) => Some(Shape::Bytes {
                    media_type: octets(),
                }),
                _ => None,
            };
        };
        let behind = self.schema_behind(&borrowed(schema));
        let view = behind.map(View::of);
        let typ = view.as_ref().and_then(|view| view.typ);
        let binary = typ == Some("file")
            || view.as_ref().is_some_and(|view| {
                view.format == Some("binary") && matches!(typ, None | Some("string"))
            });
        if binary {
            return Some(Shape::Bytes {
                media_type: octets(),
            });
        }
        if typ == Some("string") && view.as_ref().is_some_and(|view| view.values.is_empty()) {
            return Some(match (json, plain) {
                (true, Some(_)) => Shape::JsonOrText,
                (true, None) => self
                    .json(response, at, wish)
                    .map_or(Shape::Empty, Shape::Json),
                (false, Some(plain)) => Shape::Text {
                    media_type: plain.clone(),
                },
                (false, None) => Shape::Bytes {
                    media_type: octets(),
                },
            });
        }
        // Bytes whose schema is anything (`*/*` without a type): the media type decides.
        if !json
            && plain.is_none()
            && view
                .as_ref()
                .is_some_and(|view| view.is_bare() && typ.is_none())
        {
            return Some(Shape::Bytes {
                media_type: first.clone(),
            });
        }
        self.json(response, at, wish).map(Shape::Json)
    }

    fn headers(
        &mut self,
        headers: &'a indexmap::IndexMap<String, ReferenceOr<Header>>,
        at: &Pointer,
        wish: &Wish,
    ) -> Vec<ResponseHeader> {
        let mut unique = Unique::default();
        let mut lowered = Vec::new();
        for (name, one) in headers {
            let found = at.child("headers").child(name);
            let Some((header, found)) = self.component(one, "headers", &found, |all| &all.headers)
            else {
                continue;
            };
            let at = origin(&header.extensions, found);
            let (ty, encoding) = self.header_type(header, &at, &wish.inside(name));
            let said = self
                .rust_name(&header.extensions, &at, snake)
                .unwrap_or(name);
            lowered.push(ResponseHeader {
                wire: name.clone(),
                name: unique.give(snake(said, "header")),
                ty,
                encoding,
                required: header.required,
                docs: Docs {
                    summary: None,
                    description: text(header.description.as_deref()),
                    deviation: deviation(&header.extensions),
                    link: None,
                },
                source: at,
            });
        }
        lowered
    }

    fn header_type(
        &mut self,
        header: &'a Header,
        at: &Pointer,
        wish: &Wish,
    ) -> (TypeRef, Encoding) {
        if let Some((encoding, schema, inner_at)) = self.content(&header.extensions, at) {
            return (self.typed(&borrowed(&schema), &inner_at, wish).ty, encoding);
        }
        match &header.format {
            ParameterSchemaOrContent::Schema(schema) => {
                let schema = borrowed(schema);
                let schema_at = if self.swagger2 {
                    at.clone()
                } else {
                    at.child("schema")
                };
                let ty = self.typed(&schema, &schema_at, wish).ty;
                let format = header
                    .extensions
                    .get(COLLECTION_FORMAT)
                    .and_then(Value::as_str);
                let encoding = self.plain_encoding(&schema, &ty, format, at);
                (ty, encoding)
            }
            ParameterSchemaOrContent::Content(content) => {
                let ty = content.iter().next().and_then(|(media_type, media)| {
                    let inner_at = at.child("content").child(media_type).child("schema");
                    Some(
                        self.typed(&borrowed(media.schema.as_ref()?), &inner_at, wish)
                            .ty,
                    )
                });
                (ty.unwrap_or(TypeRef::Json), Encoding::Json)
            }
        }
    }

    /// An operation whose only answer is `default` succeeds with it.
    fn settle_successes(
        &mut self,
        responses: &mut Vec<Response>,
        operation: &'a openapiv3::Operation,
        method: Method,
        at: &Pointer,
        wish: &Wish,
        upgrade: Option<&Upgrade>,
    ) {
        let success =
            |code: &StatusCode| matches!(code, StatusCode::Code(..400) | StatusCode::Range(..4));
        if operation.responses.responses.keys().any(success) {
            return;
        }
        let message = "no answer of this operation is a success";
        let help = "document what it answers when all goes well, with its status";
        self.complaints.warn(Code::NoSuccess, at, message, help);
        let Some(one) = operation
            .responses
            .default
            .as_ref()
            .filter(|_| responses.len() == 1)
        else {
            return;
        };
        let Some((response, found)) =
            self.component(one, "responses", &at.child("default"), |all| &all.responses)
        else {
            return;
        };
        let here = origin(&response.extensions, found);
        let ok = Status::Code(200);
        let wish = self.answer_wish(ok, one, 1, wish);
        let (shape, headers) = self.answer(method, ok, response, &here, &wish, false, upgrade);
        if let Some(default) = responses.first() {
            let success = Response {
                status: ok,
                shape,
                headers,
                ..default.clone()
            };
            responses.insert(0, success);
        }
    }
}

/// A status as a word of a name.
fn status_word(code: u16) -> String {
    let word = match code {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        204 => "NoContent",
        304 => "NotModified",
        400 => "BadRequest",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "NotFound",
        409 => "Conflict",
        500 => "InternalServerError",
        503 => "ServiceUnavailable",
        code => return format!("Status{code}"),
    };
    word.to_owned()
}
