//! Operations and answers of Swagger 2.0 as those of OpenAPI 3.0.

use super::model::{Document, Operation, Parameter, Response};
use super::{ORIGIN, parameter, schema};
use crate::diagnostic::{Code, Complaints};
use crate::ir::Pointer;
use indexmap::IndexMap;
use openapiv3::{ReferenceOr, StatusCode};
use serde_json::Value;

/// Whether a media type is JSON or text.
fn is_words(media_type: &str) -> bool {
    media_type.contains("json") || media_type.starts_with("text/") || media_type.starts_with("*/")
}

/// What operations take from the document around them.
pub(super) struct Context<'a> {
    pub(super) consumes: Vec<String>,
    pub(super) produces: Vec<String>,
    /// The parameters under `parameters` that are bodies or form fields, which have no place under OpenAPI 3.0's
    /// `components/parameters`.
    pub(super) shared_bodies: IndexMap<String, Parameter>,
    pub(super) complaints: &'a mut Complaints,
}

impl Context<'_> {
    pub(super) fn of<'a>(document: &mut Document, complaints: &'a mut Complaints) -> Context<'a> {
        let (bodies, others) = std::mem::take(&mut document.parameters)
            .into_iter()
            .partition(|(_, parameter)| matches!(parameter.place.as_str(), "body" | "formData"));
        document.parameters = others;
        Context {
            consumes: std::mem::take(&mut document.consumes),
            produces: std::mem::take(&mut document.produces),
            shared_bodies: bodies,
            complaints,
        }
    }

    pub(super) fn operation(&mut self, mut from: Operation, at: &Pointer) -> openapiv3::Operation {
        let consumes = from
            .consumes
            .take()
            .unwrap_or_else(|| self.consumes.clone());
        // What an operation says itself it produces is what it answers even without a schema, when it is bytes.
        let bytes = from
            .produces
            .iter()
            .flatten()
            .find(|one| !is_words(one))
            .cloned();
        let bytes = bytes.filter(|_| !from.produces.iter().flatten().any(|one| is_words(one)));
        let produces = from
            .produces
            .take()
            .unwrap_or_else(|| self.produces.clone());
        let (parameters, request_body) = self.parameters(
            std::mem::take(&mut from.parameters),
            &at.child("parameters"),
            &consumes,
        );
        let mut responses = openapiv3::Responses::default();
        for (key, response) in std::mem::take(&mut from.responses) {
            let response_at = at.child("responses").child(&key);
            if key.starts_with("x-") {
                continue;
            }
            let converted = match response.reference {
                Some(target) => ReferenceOr::Reference {
                    reference: schema::reference(&target),
                },
                None => {
                    let mut converted = self.response(response, &produces, &response_at);
                    if matches!(key.as_str(), "200" | "201" | "203" | "206")
                        && converted.content.is_empty()
                        && let Some(bytes) = &bytes
                    {
                        converted
                            .content
                            .insert(bytes.clone(), openapiv3::MediaType::default());
                    }
                    ReferenceOr::Item(converted)
                }
            };
            if key == "default" {
                responses.default = Some(converted);
            } else if let Ok(code) = key.parse() {
                responses
                    .responses
                    .insert(StatusCode::Code(code), converted);
            }
        }
        openapiv3::Operation {
            tags: from.tags,
            summary: from.summary,
            description: from.description,
            external_docs: from.external_docs.map(schema::external_docs),
            operation_id: from.operation_id,
            parameters,
            request_body: request_body.map(ReferenceOr::Item),
            responses,
            callbacks: IndexMap::new(),
            deprecated: from.deprecated,
            security: from.security,
            servers: Vec::new(),
            extensions: schema::extensions(&mut from.extensions),
        }
    }

    /// Parts parameters into those outside the body and the body.
    pub(super) fn parameters(
        &mut self,
        from: Vec<Parameter>,
        at: &Pointer,
        consumes: &[String],
    ) -> (
        Vec<ReferenceOr<openapiv3::Parameter>>,
        Option<openapiv3::RequestBody>,
    ) {
        let mut outside = Vec::new();
        let mut bodies = Vec::new();
        let mut fields = Vec::new();
        for (index, one) in from.into_iter().enumerate() {
            let mut here = at.index(index);
            let mut one = one;
            if let Some(target) = &one.reference {
                let shared = target
                    .strip_prefix("#/parameters/")
                    .and_then(|name| self.shared_bodies.get(name));
                match shared {
                    Some(shared) => {
                        here = Pointer::root()
                            .child("parameters")
                            .child(&target["#/parameters/".len()..]);
                        one = shared.clone();
                    }
                    None => {
                        outside.push(ReferenceOr::Reference {
                            reference: schema::reference(target),
                        });
                        continue;
                    }
                }
            }
            match one.place.as_str() {
                "body" => bodies.push((one, here)),
                "formData" => fields.push((one, here)),
                _ => outside.push(ReferenceOr::Item(parameter::parameter(one, &here))),
            }
        }
        for (_, second) in bodies.iter().skip(1) {
            let message = "the operation has a body already";
            self.complaints.error(
                Code::BodyTwice,
                second,
                message,
                "a request has one body: join the two schemas",
            );
        }
        if let (Some((_, body)), Some(_)) = (bodies.first(), fields.first()) {
            let message = "the operation has a body and form fields";
            self.complaints.error(
                Code::BodyTwice,
                body,
                message,
                "a request has one body: keep one of the two kinds",
            );
        }
        let body = match bodies.into_iter().next() {
            Some((body, at)) => Some(parameter::body(body, consumes, &at)),
            None if fields.is_empty() => None,
            None => Some(parameter::form(fields, consumes)),
        };
        (outside, body)
    }

    pub(super) fn response(
        &mut self,
        mut from: Response,
        produces: &[String],
        at: &Pointer,
    ) -> openapiv3::Response {
        let mut extensions = schema::extensions(&mut from.extensions);
        extensions.insert(ORIGIN.to_owned(), Value::from(at.as_str()));
        let content = match from.schema {
            Some(inner) => {
                let inner = schema::schema(inner);
                let schema_at = at.child("schema");
                let produces: Vec<&str> = if produces.is_empty() {
                    vec!["application/json"]
                } else {
                    produces.iter().map(String::as_str).collect()
                };
                produces
                    .into_iter()
                    .map(|media_type| {
                        (
                            media_type.to_owned(),
                            parameter::media(Some(inner.clone()), &schema_at),
                        )
                    })
                    .collect()
            }
            None => IndexMap::new(),
        };
        let headers_at = at.child("headers");
        let headers = from
            .headers
            .into_iter()
            .map(|(name, header)| {
                let at = headers_at.child(&name);
                (name, ReferenceOr::Item(parameter::header(header, &at)))
            })
            .collect();
        openapiv3::Response {
            description: from.description,
            headers,
            content,
            links: IndexMap::new(),
            extensions,
        }
    }
}
