//! A document of Swagger 2.0 as one of OpenAPI 3.0.

use super::model::{Document, Info, PathEntry, PathItem, SecurityScheme};
use super::operation::Context;
use super::{ORIGIN, parameter, schema};
use crate::diagnostic::Complaints;
use crate::ir::Pointer;
use indexmap::IndexMap;
use openapiv3::{Components, OpenAPI, Paths, ReferenceOr, Server};
use serde_json::Value;

/// Converts a whole document. Extensions carry what OpenAPI 3.0 cannot say; [`ORIGIN`] says where converted parts stand.
pub(crate) fn to_openapi3(mut from: Document, complaints: &mut Complaints) -> OpenAPI {
    let mut context = Context::of(&mut from, complaints);
    let root = Pointer::root();
    let mut components = Components {
        schemas: from
            .definitions
            .into_iter()
            .map(|(name, one)| (name, schema::schema(one)))
            .collect(),
        security_schemes: from
            .security_definitions
            .into_iter()
            .filter_map(|(name, one)| Some((name, ReferenceOr::Item(security(one)?))))
            .collect(),
        ..Components::default()
    };
    for (name, one) in from.parameters {
        let at = root.child("parameters").child(&name);
        let converted = match &one.reference {
            Some(target) => ReferenceOr::Reference {
                reference: schema::reference(target),
            },
            None => ReferenceOr::Item(parameter::parameter(one, &at)),
        };
        components.parameters.insert(name, converted);
    }
    let produces = context.produces.clone();
    for (name, one) in from.responses {
        let at = root.child("responses").child(&name);
        let converted = match &one.reference {
            Some(target) => ReferenceOr::Reference {
                reference: schema::reference(target),
            },
            None => ReferenceOr::Item(context.response(one, &produces, &at)),
        };
        components.responses.insert(name, converted);
    }
    let mut paths = Paths::default();
    for (template, entry) in from.paths {
        if let PathEntry::Item(item) = entry {
            let at = root.child("paths").child(&template);
            paths.paths.insert(template, path(&mut context, *item, &at));
        }
    }
    let base = from.base_path.unwrap_or_default();
    let url = match (&from.host, from.schemes.first()) {
        (Some(host), scheme) => format!("{}://{host}{base}", scheme.map_or("http", String::as_str)),
        (None, _) => base,
    };
    let mut extensions = schema::extensions(&mut from.extensions);
    extensions.insert(ORIGIN.to_owned(), Value::from("swagger2"));
    OpenAPI {
        openapi: String::from("3.0.3"),
        info: info(from.info),
        servers: vec![Server {
            url,
            ..Server::default()
        }],
        paths,
        components: Some(components),
        security: from.security,
        tags: from
            .tags
            .into_iter()
            .map(|mut tag| openapiv3::Tag {
                name: tag.name,
                description: tag.description,
                external_docs: tag.external_docs.map(schema::external_docs),
                extensions: schema::extensions(&mut tag.extensions),
            })
            .collect(),
        external_docs: from.external_docs.map(schema::external_docs),
        extensions,
    }
}

fn info(mut from: Info) -> openapiv3::Info {
    openapiv3::Info {
        title: from.title,
        description: from.description,
        terms_of_service: from.terms_of_service,
        contact: from.contact.map(|one| openapiv3::Contact {
            name: one.name,
            url: one.url,
            email: one.email,
            ..Default::default()
        }),
        license: from.license.map(|one| openapiv3::License {
            name: one.name,
            url: one.url,
            ..Default::default()
        }),
        version: from.version,
        extensions: schema::extensions(&mut from.extensions),
    }
}

fn path(
    context: &mut Context<'_>,
    mut from: PathItem,
    at: &Pointer,
) -> ReferenceOr<openapiv3::PathItem> {
    if let Some(reference) = from.reference {
        return ReferenceOr::Reference { reference };
    }
    // A body that all operations of a path share is given to each of them.
    let consumes = context.consumes.clone();
    let (parameters, body) =
        context.parameters(from.parameters, &at.child("parameters"), &consumes);
    let mut operation = |one: Option<super::model::Operation>, method: &str| {
        let mut converted = context.operation(one?, &at.child(method));
        if converted.request_body.is_none() {
            converted.request_body = body.clone().map(ReferenceOr::Item);
        }
        Some(converted)
    };
    ReferenceOr::Item(openapiv3::PathItem {
        summary: None,
        description: None,
        get: operation(from.get, "get"),
        put: operation(from.put, "put"),
        post: operation(from.post, "post"),
        delete: operation(from.delete, "delete"),
        options: operation(from.options, "options"),
        head: operation(from.head, "head"),
        patch: operation(from.patch, "patch"),
        trace: None,
        servers: Vec::new(),
        parameters,
        extensions: schema::extensions(&mut from.extensions),
    })
}

fn security(mut from: SecurityScheme) -> Option<openapiv3::SecurityScheme> {
    use openapiv3::{APIKeyLocation, OAuth2Flows, SecurityScheme as To};
    let extensions = schema::extensions(&mut from.extensions);
    let description = from.description;
    Some(match from.kind.as_str() {
        "basic" => To::HTTP {
            scheme: String::from("basic"),
            bearer_format: None,
            description,
            extensions,
        },
        "apiKey" => To::APIKey {
            location: if from.place.as_deref() == Some("query") {
                APIKeyLocation::Query
            } else {
                APIKeyLocation::Header
            },
            name: from.name?,
            description,
            extensions,
        },
        _ => {
            let scopes = from.scopes;
            let authorization_url = from.authorization_url.unwrap_or_default();
            let token_url = from.token_url.unwrap_or_default();
            let mut flows = OAuth2Flows::default();
            let none = IndexMap::new;
            match from.flow.as_deref() {
                Some("implicit") => {
                    flows.implicit = Some(openapiv3::ImplicitOAuth2Flow {
                        authorization_url,
                        refresh_url: None,
                        scopes,
                        extensions: none(),
                    });
                }
                Some("password") => {
                    flows.password = Some(openapiv3::PasswordOAuth2Flow {
                        refresh_url: None,
                        token_url,
                        scopes,
                        extensions: none(),
                    });
                }
                Some("application") => {
                    flows.client_credentials = Some(openapiv3::ClientCredentialsOAuth2Flow {
                        refresh_url: None,
                        token_url,
                        scopes,
                        extensions: none(),
                    });
                }
                _ => {
                    flows.authorization_code = Some(openapiv3::AuthorizationCodeOAuth2Flow {
                        authorization_url,
                        token_url,
                        refresh_url: None,
                        scopes,
                        extensions: none(),
                    });
                }
            }
            To::OAuth2 {
                flows,
                description,
                extensions,
            }
        }
    })
}
