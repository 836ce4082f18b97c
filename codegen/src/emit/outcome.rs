//! Outcomes: what an operation gives when it gives no error.

use super::docs::Comment;
use super::file::{File, ident};
use super::params::encoding;
use super::status;
use crate::ir::{Api, Operation, Response, ResponseHeader, Shape, Status};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

/// How an operation's outcome is typed.
pub(super) enum Outcome<'a> {
    /// The connection is taken over.
    Upgrade {
        /// The content type of the 200 and, for protocols of bytes, of the 101.
        media_type: &'a str,
    },
    /// The document names no outcome: any status 2xx is one, and its body is nobody's business.
    Unsaid,
    /// One status, and the body is all there is to it.
    Plain(&'a Response),
    /// One status with headers: a struct.
    WithHeaders(&'a Response),
    /// One of several statuses: an enum.
    Several(Vec<&'a Response>),
}

/// The content type of a taken-over connection where the document names none.
const RAW: &str = "application/octet-stream";

impl<'a> Outcome<'a> {
    pub(super) fn of(operation: &'a Operation) -> Self {
        if operation.upgrade.is_some() {
            let media_type = operation
                .successes()
                .find_map(|response| match &response.shape {
                    Shape::Frames { media_type } | Shape::Bytes { media_type } => {
                        Some(media_type.as_str())
                    }
                    _ => None,
                });
            return Self::Upgrade {
                media_type: media_type.unwrap_or(RAW),
            };
        }
        // A status 1xx cannot be the answer to a request that asks for no upgrade.
        let informational = |status| matches!(status, Status::Code(100..=199) | Status::Range(1));
        let responses: Vec<_> = operation
            .successes()
            .filter(|response| !informational(response.status))
            .collect();
        match responses.as_slice() {
            [] => Self::Unsaid,
            [only] if only.headers.is_empty() => Self::Plain(only),
            [only] => Self::WithHeaders(only),
            _ => Self::Several(responses),
        }
    }
}

/// What the body of an answer is, where HTTP allows one.
pub(super) fn shape(response: &Response) -> &Shape {
    match response.status {
        Status::Code(204 | 205 | 304) => &Shape::Empty,
        _ => &response.shape,
    }
}

/// The Rust type of a body.
pub(super) fn body_type(file: &mut File<'_>, response: &Response) -> TokenStream {
    match shape(response) {
        Shape::Empty | Shape::HeadersOnly | Shape::Upgrade => quote!(()),
        Shape::Json(ty) => file.ty(ty),
        Shape::JsonOrText | Shape::Text { .. } => quote!(String),
        Shape::LateJson(ty) => {
            let (late, ty) = (file.support("", "LateJson"), file.ty(ty));
            quote!(#late<#ty>)
        }
        Shape::JsonLines(ty) => {
            let (lines, ty) = (file.support("", "JsonLines"), file.ty(ty));
            quote!(#lines<#ty>)
        }
        Shape::Bytes { .. } => file.support("", "ByteStream"),
        Shape::Frames { .. } => file.support("", "Frames"),
    }
}

pub(super) fn has_body(response: &Response) -> bool {
    !matches!(
        shape(response),
        Shape::Empty | Shape::HeadersOnly | Shape::Upgrade
    )
}

/// The name of the type that an outcome has for itself.
pub(super) fn type_name(operation: &Operation) -> proc_macro2::Ident {
    format_ident!("{}Success", operation.stem)
}

/// The Rust type of an operation's outcome; `upgrade` is the one of a taken-over connection.
pub(super) fn success_type(
    file: &mut File<'_>,
    operation: &Operation,
    module: &str,
    upgrade: &str,
) -> TokenStream {
    match Outcome::of(operation) {
        Outcome::Upgrade { .. } => file.support("", upgrade),
        Outcome::Unsaid => quote!(()),
        Outcome::Plain(response) => body_type(file, response),
        Outcome::WithHeaders(_) | Outcome::Several(_) => {
            let name = type_name(operation);
            file.import(&format!("crate::operations::{module}"), "*");
            quote!(#name)
        }
    }
}

/// The types that an outcome has for itself, with how they are read and written.
pub(super) fn emit(file: &mut File<'_>, operation: &Operation) -> TokenStream {
    match Outcome::of(operation) {
        Outcome::Upgrade { .. } | Outcome::Unsaid | Outcome::Plain(_) => TokenStream::new(),
        Outcome::WithHeaders(response) => {
            file.import("pierhead_support", "text");
            let name = type_name(operation);
            let parts = with_headers(
                file,
                response,
                &name,
                &format_ident!("{}Headers", operation.stem),
            );
            let (headers, outcome) = read_struct(file.api(), response, &name);
            let status = Literal::u16_unsuffixed(status::number(response.status));
            let from_answer = from_answer(
                &name,
                quote! {
                    if !answer.has_status(#status) {
                        return Err(answer.into_error().await);
                    }
                    #headers
                    Ok(#outcome)
                },
            );
            let write = write_struct(file.api(), response, &quote!(self));
            let into_answer = into_answer(&name, write);
            quote!(#parts #from_answer #into_answer)
        }
        Outcome::Several(responses) => several(file, operation, &responses),
    }
}

fn several(file: &mut File<'_>, operation: &Operation, responses: &[&Response]) -> TokenStream {
    let name = type_name(operation);
    let comment = Comment::new(format!("The outcomes of `{}`.", operation.id)).outer();
    let mut structs = Vec::new();
    let mut variants = Vec::new();
    let mut reads = Vec::new();
    let mut writes = Vec::new();
    for response in responses {
        let label = status::variant(response.status);
        let variant = ident(&label);
        let comment = Comment::of(&response.docs, &response.lifetime, || {
            format!("Status {}.", status::words(response.status))
        });
        let comment = comment.outer();
        let test = Literal::u16_unsuffixed(status::number(response.status));
        if response.headers.is_empty() {
            if has_body(response) {
                let ty = body_type(file, response);
                let (read, write) = (read_body(response), write_body(response, &quote!(body)));
                variants.push(quote!(#comment #variant(#ty),));
                reads.push(
                    quote!(if answer.has_status(#test) { return Ok(Self::#variant(#read)); }),
                );
                writes.push(quote!(Self::#variant(body) => #write,));
            } else {
                let write = write_body(response, &quote!(()));
                variants.push(quote!(#comment #variant,));
                reads.push(quote!(if answer.has_status(#test) { return Ok(Self::#variant); }));
                writes.push(quote!(Self::#variant => #write,));
            }
        } else {
            file.import("pierhead_support", "text");
            let name = format_ident!("{}{}", operation.stem, variant);
            let headers = format_ident!("{}{}Headers", operation.stem, variant);
            structs.push(with_headers(file, response, &name, &headers));
            let read = read_struct(file.api(), response, &name);
            let write = write_struct(file.api(), response, &quote!(outcome));
            variants.push(quote!(#comment #variant(#name),));
            let (headers, outcome) = read;
            reads.push(quote! {
                if answer.has_status(#test) {
                    #headers
                    return Ok(Self::#variant(#outcome));
                }
            });
            writes.push(quote!(Self::#variant(outcome) => #write,));
        }
    }
    let from_answer = from_answer(&name, quote!(#(#reads)* Err(answer.into_error().await)));
    let into_answer = into_answer(&name, quote!(match self { #(#writes)* }));
    quote! {
        #comment
        #[derive(Debug)]
        pub enum #name { #(#variants)* }
        #(#structs)*
        #from_answer
        #into_answer
    }
}

fn from_answer(name: &proc_macro2::Ident, body: TokenStream) -> TokenStream {
    quote! {
        #[cfg(feature = "client")]
        impl pierhead_support::client::FromAnswer for #name {
            async fn from_answer<E: pierhead_support::OperationError>(answer: pierhead_support::client::Answer) -> Result<Self, pierhead_support::Error<E>> {
                #body
            }
        }
    }
}

fn into_answer(name: &proc_macro2::Ident, body: TokenStream) -> TokenStream {
    quote! {
        #[cfg(feature = "server")]
        impl #name {
            pub(crate) fn into_answer(self) -> pierhead_support::server::Answer {
                #body
            }
        }
    }
}

/// A struct of headers and body, and the struct of the headers.
fn with_headers(
    file: &mut File<'_>,
    response: &Response,
    name: &proc_macro2::Ident,
    headers: &proc_macro2::Ident,
) -> TokenStream {
    let status = status::words(response.status);
    let comment = Comment::of(&response.docs, &response.lifetime, || {
        format!("The outcome with status {status}.")
    });
    let comment = comment.outer();
    let fields: Vec<_> = response
        .headers
        .iter()
        .map(|header| header_field(file, header))
        .collect();
    let body = has_body(response).then(|| {
        let ty = body_type(file, response);
        quote! {
            /// The body.
            pub body: #ty,
        }
    });
    let headers_comment = Comment::new(format!("The headers of [`{name}`].")).outer();
    quote! {
        #comment
        #[derive(Debug)]
        pub struct #name {
            /// The headers.
            pub headers: #headers,
            #body
        }

        #headers_comment
        #[derive(Clone, Debug, Default)]
        pub struct #headers { #(#fields)* }
    }
}

fn header_field(file: &mut File<'_>, header: &ResponseHeader) -> TokenStream {
    let name = ident(&header.name);
    let comment = Comment::of(&header.docs, &Default::default(), || {
        format!("The header `{}`.", header.wire)
    });
    let comment = comment.outer();
    let ty = file.ty(&header.ty);
    let ty = if header.required {
        ty
    } else {
        quote!(Option<#ty>)
    };
    quote!(#comment pub #name: #ty,)
}

/// Reads the headers of `answer`, and then, with its body, the struct.
fn read_struct(
    api: &Api,
    response: &Response,
    name: &proc_macro2::Ident,
) -> (TokenStream, TokenStream) {
    let headers = response.headers.iter().map(|header| {
        let (field, wire, encoding) = (
            ident(&header.name),
            &header.wire,
            encoding(api, header.encoding, &header.ty),
        );
        let default = header.required.then(|| quote!(.unwrap_or_default()));
        quote!(#field: answer.header(#wire, #encoding)? #default,)
    });
    let headers: Vec<_> = headers.collect();
    let type_name = header_struct(name);
    let body = has_body(response).then(|| {
        let read = read_body(response);
        quote!(body: #read,)
    });
    (
        quote!(let headers = #type_name { #(#headers)* };),
        quote!(#name { headers, #body }),
    )
}

/// The struct of an outcome's headers is named after the outcome.
fn header_struct(name: &proc_macro2::Ident) -> proc_macro2::Ident {
    let name = name.to_string();
    let stem = name.strip_suffix("Success").unwrap_or(&name);
    format_ident!("{stem}Headers")
}

fn write_struct(api: &Api, response: &Response, outcome: &TokenStream) -> TokenStream {
    let body = write_body(response, &quote!(#outcome.body));
    let headers = response.headers.iter().map(|header| {
        let (field, wire) = (ident(&header.name), &header.wire);
        let encoding = encoding(api, header.encoding, &header.ty);
        let value = if header.required {
            quote!(Some(&#outcome.headers.#field))
        } else {
            quote!(#outcome.headers.#field.as_ref())
        };
        quote!(.with_header(#wire, #encoding, #value))
    });
    quote!(#body #(#headers)*)
}

/// Reads the body of `answer`.
fn read_body(response: &Response) -> TokenStream {
    match shape(response) {
        Shape::Empty | Shape::HeadersOnly | Shape::Upgrade => quote!(()),
        Shape::Json(_) => quote!(answer.into_json().await?),
        Shape::JsonOrText | Shape::Text { .. } => quote!(answer.into_text().await?),
        Shape::LateJson(_) => quote!(answer.into_late_json()),
        Shape::JsonLines(_) => quote!(answer.into_json_lines()),
        Shape::Bytes { .. } => quote!(answer.into_bytes()),
        Shape::Frames { .. } => quote!(answer.into_frames()),
    }
}

/// Writes the answer that `body` is the body of.
fn write_body(response: &Response, body: &TokenStream) -> TokenStream {
    write_body_as(&quote!(pierhead_support::server::Answer), response, body)
}

/// Writes the answer that `body` is the body of; `answer` is what the answer's type is called there.
pub(super) fn write_body_as(
    answer: &TokenStream,
    response: &Response,
    body: &TokenStream,
) -> TokenStream {
    let code = match response.status {
        Status::Code(code) => code,
        Status::Range(hundred) => u16::from(hundred) * 100,
        Status::Default => 200,
    };
    let code = Literal::u16_unsuffixed(code);
    match shape(response) {
        Shape::Empty | Shape::HeadersOnly | Shape::Upgrade => quote!(#answer::empty(#code)),
        Shape::Json(_) | Shape::JsonOrText => quote!(#answer::json(#code, &#body)),
        Shape::Text { media_type } => quote!(#answer::text(#code, #media_type, #body)),
        Shape::LateJson(_) => quote!(#answer::late_json(#code, #body)),
        Shape::JsonLines(_) => quote!(#answer::json_lines(#code, #body)),
        Shape::Bytes { media_type } => quote!(#answer::bytes(#code, #media_type, #body)),
        Shape::Frames { media_type } => quote!(#answer::frames(#code, #media_type, #body)),
    }
}
