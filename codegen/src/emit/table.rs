//! Rows of `OPERATIONS`.

use super::file::{File, ident};
use super::outcome::shape;
use super::status;
use crate::ir::{BodyShape, Operation, PathPart, Place, Protocol, RequestBody, Shape};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

/// The name of an operation's row.
pub(super) fn row_name(operation: &Operation) -> Ident {
    ident(&operation.name.trim_start_matches("r#").to_uppercase())
}

pub(super) fn row(file: &mut File<'_>, operation: &Operation) -> TokenStream {
    let name = row_name(operation);
    let (row, method) = (file.support("", "Operation"), file.support("", "Method"));
    let verb = ident(operation.method.as_str());
    let (id, tag, path) = (&operation.id, &operation.tag, template(operation));
    let comment = format!(
        " `{} {}`",
        operation.method.as_str(),
        operation.path.template
    );
    let params: Vec<_> = operation
        .params
        .iter()
        .map(|param| {
            let parameter = file.support("", "Parameter");
            let place = ident(match param.place {
                Place::Path => "path",
                Place::Query => "query",
                Place::Header => "header",
                Place::Cookie => "cookie",
            });
            let required =
                (param.required && param.place != Place::Path).then(|| quote!(.required()));
            let wire = &param.wire;
            quote!(#parameter::#place(#wire) #required)
        })
        .collect();
    let body = body(file, operation);
    let successes: Vec<_> = operation
        .successes()
        .map(|response| {
            let success = file.support("", "Success");
            let status = Literal::u16_unsuffixed(status::number(response.status));
            let shape = ident(match (operation.upgrade.is_some(), shape(response)) {
                (true, _) => "upgrade",
                (_, Shape::Empty | Shape::HeadersOnly | Shape::Upgrade) => "empty",
                (_, Shape::Json(_)) => "json",
                (_, Shape::JsonOrText | Shape::Text { .. }) => "text",
                (_, Shape::LateJson(_)) => "late_json",
                (_, Shape::JsonLines(_)) => "json_lines",
                (_, Shape::Bytes { .. }) => "bytes",
                (_, Shape::Frames { .. }) => "frames",
            });
            quote!(#success::#shape(#status))
        })
        .collect();
    let errors = operation
        .errors()
        .map(|response| Literal::u16_unsuffixed(status::number(response.status)));
    let upgrade = operation
        .upgrade
        .iter()
        .flat_map(|upgrade| &upgrade.protocols)
        .map(|protocol| match protocol {
            Protocol::Tcp => "tcp",
            Protocol::WebSocket => "websocket",
            Protocol::H2c => "h2c",
        });
    let left_out = {
        let status = Literal::u16_unsuffixed(operation.default_answer.status);
        let message = option(operation.default_answer.message.as_deref());
        quote!((#status, #message))
    };
    let since = option(operation.lifetime.since.as_deref());
    let until = option(operation.lifetime.until.as_deref());
    quote! {
        #[doc = #comment]
        pub static #name: #row = #row {
            id: #id,
            method: #method::#verb,
            path: #path,
            tag: #tag,
            params: &[#(#params),*],
            body: #body,
            successes: &[#(#successes),*],
            errors: &[#(#errors),*],
            upgrade: &[#(#upgrade),*],
            left_out: #left_out,
            since: #since,
            until: #until,
        };
    }
}

fn option(text: Option<&str>) -> TokenStream {
    match text {
        Some(text) => quote!(Some(#text)),
        None => quote!(None),
    }
}

fn body(file: &mut File<'_>, operation: &Operation) -> TokenStream {
    let kind = file.support("", "BodyKind");
    let variant = ident(match &operation.body {
        None => "Empty",
        Some(RequestBody {
            shape, required, ..
        }) => match (shape, required) {
            (BodyShape::Json { .. }, true) => "Json",
            (BodyShape::Json { .. }, false) => "OptionalJson",
            (BodyShape::Text { .. }, _) => "Text",
            (BodyShape::Bytes { .. }, _) => "Bytes",
            (BodyShape::Form { .. }, _) => "Form",
        },
    });
    quote!(#kind::#variant)
}

/// The path, with a star at parameters that may have slashes in them.
fn template(operation: &Operation) -> String {
    let mut template = String::new();
    for segment in &operation.path.segments {
        template.push('/');
        for part in &segment.parts {
            match part {
                PathPart::Literal(text) => template.push_str(text),
                PathPart::Param { wire, greedy } => {
                    let star = if *greedy { "*" } else { "" };
                    template.push_str(&format!("{{{wire}{star}}}"));
                }
            }
        }
    }
    template
}
