//! Parameters: one struct per operation, how it is sent and how it is read.

use super::docs::Comment;
use super::file::{File, ident};
use crate::ir::{
    Api, BodyShape, Encoding, FormEncoding, FormValue, Operation, Param, Place, RequestBody,
    TypeKind, TypeRef,
};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// Whether an operation has a struct of parameters.
pub(super) fn has_params(operation: &Operation) -> bool {
    !operation.params.is_empty() || field_of_body(operation).is_some()
}

/// Whether the body is a stream, which is handed over beside the parameters.
pub(super) fn has_stream(operation: &Operation) -> bool {
    matches!(
        &operation.body,
        Some(RequestBody {
            shape: BodyShape::Bytes { .. },
            ..
        })
    )
}

/// The body where it is part of the parameters.
fn field_of_body(operation: &Operation) -> Option<&RequestBody> {
    operation
        .body
        .as_ref()
        .filter(|body| !matches!(body.shape, BodyShape::Bytes { .. }))
}

/// Whether the body must be read before the parameters are there.
pub(super) fn reads_body(operation: &Operation) -> bool {
    field_of_body(operation).is_some()
}

pub(super) fn type_name(operation: &Operation) -> proc_macro2::Ident {
    format_ident!("{}Params", operation.stem)
}

/// An encoding as generated code names it, for values of a type. Where the document leaves it plain and the type has no plain
/// text, a list is repeated and anything else is JSON.
pub(super) fn encoding(api: &Api, encoding: Encoding, ty: &TypeRef) -> TokenStream {
    let fits = match (encoding, ty) {
        (Encoding::Plain, ty) => is_plain(api, ty),
        (Encoding::Repeated | Encoding::Joined(_), TypeRef::Array(item)) => is_plain(api, item),
        (Encoding::Repeated | Encoding::Joined(_), _) => false,
        (Encoding::LenientBool | Encoding::Json | Encoding::Base64Json, _) => true,
    };
    match (encoding, ty) {
        _ if !fits => match ty {
            TypeRef::OneOrMany(item) if is_plain(api, item) => quote!(text::Repeated),
            _ => quote!(text::Json),
        },
        (Encoding::Plain, _) => quote!(text::Plain),
        (Encoding::LenientBool, _) => quote!(text::LenientBool),
        (Encoding::Repeated, _) => quote!(text::Repeated),
        (Encoding::Joined(separator), _) => {
            let separator = separator.as_char();
            quote!(text::Joined(#separator))
        }
        (Encoding::Json, _) => quote!(text::Json),
        (Encoding::Base64Json, _) => quote!(text::Base64Json),
    }
}

/// Whether a type has one plain text.
fn is_plain(api: &Api, ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Scalar(_) => true,
        TypeRef::Named(named) => match api.resolve(&named.name).map(|ty| &ty.kind) {
            Some(TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_)) => !named.boxed,
            Some(TypeKind::Alias(target)) => is_plain(api, target),
            _ => false,
        },
        _ => false,
    }
}

pub(super) fn emit(file: &mut File<'_>, operation: &Operation) -> TokenStream {
    if !has_params(operation) {
        return TokenStream::new();
    }
    let name = type_name(operation);
    let comment = Comment::new(format!("What `{}` is asked with.", operation.id)).outer();
    let fields: Vec<_> = operation
        .params
        .iter()
        .map(|param| declare(file, param))
        .collect();
    let body: Vec<_> = field_of_body(operation)
        .map(|body| declare_body(file, body))
        .unwrap_or_default();
    if !operation.params.is_empty()
        || matches!(
            field_of_body(operation),
            Some(RequestBody {
                shape: BodyShape::Form { .. },
                ..
            })
        )
    {
        file.import("pierhead_support", "text");
    }
    let write = write(file.api(), operation);
    let read = read(file.api(), operation);
    quote! {
        #comment
        #[derive(Clone, Debug, Default)]
        pub struct #name { #(#fields)* #(#body)* }

        impl #name {
            #write
            #read
        }
    }
}

fn declare(file: &mut File<'_>, param: &Param) -> TokenStream {
    let name = ident(&param.name);
    let comment = Comment::of(&param.docs, &param.lifetime, || match &param.default {
        Some(default) => format!(
            "The parameter `{}`; left out, it is `{default}`.",
            param.wire
        ),
        None => format!("The parameter `{}`.", param.wire),
    });
    let comment = comment.outer();
    let ty = optional(file.ty(&param.ty), !is_required(param));
    quote!(#comment pub #name: #ty,)
}

fn is_required(param: &Param) -> bool {
    param.required || param.place == Place::Path
}

fn optional(ty: TokenStream, optional: bool) -> TokenStream {
    if optional { quote!(Option<#ty>) } else { ty }
}

fn declare_body(file: &mut File<'_>, body: &RequestBody) -> Vec<TokenStream> {
    let comment = Comment::of(&body.docs, &body.lifetime, || "The body.".to_owned()).outer();
    match &body.shape {
        BodyShape::Json { ty, .. } => {
            let ty = optional(file.ty(ty), !body.required);
            vec![quote!(#comment pub body: #ty,)]
        }
        BodyShape::Text { .. } => vec![quote!(#comment pub body: String,)],
        BodyShape::Bytes { .. } => Vec::new(),
        BodyShape::Form { fields, .. } => fields
            .iter()
            .map(|field| {
                let name = ident(&field.name);
                let comment = Comment::of(&field.docs, &body.lifetime, || {
                    format!("The field `{}` of the form.", field.wire)
                });
                let comment = comment.outer();
                let ty = match &field.value {
                    FormValue::Value { ty, .. } => file.ty(ty),
                    FormValue::File => file.support("", "FormFile"),
                };
                let ty = optional(ty, !field.required);
                quote!(#comment pub #name: #ty,)
            })
            .collect(),
    }
}

/// A value as the `Option` that is sent.
fn given(name: &proc_macro2::Ident, required: bool) -> TokenStream {
    if required {
        quote!(Some(&self.#name))
    } else {
        quote!(self.#name.as_ref())
    }
}

fn write(api: &Api, operation: &Operation) -> TokenStream {
    let params = operation.params.iter().map(|param| {
        let (name, wire, encoding) = (
            ident(&param.name),
            &param.wire,
            encoding(api, param.encoding, &param.ty),
        );
        let given = given(&name, is_required(param));
        match param.place {
            Place::Path => quote!(request.path(#wire, #encoding, &self.#name);),
            Place::Query => quote!(request.query(#wire, #encoding, #given);),
            Place::Header => quote!(request.header(#wire, #encoding, #given);),
            Place::Cookie => quote!(request.cookie(#wire, #encoding, #given);),
        }
    });
    let body = field_of_body(operation).map(|body| match &body.shape {
        BodyShape::Json { media_type, .. } if body.required => {
            quote!(request.json(#media_type, &self.body);)
        }
        BodyShape::Json { media_type, .. } => quote! {
            if let Some(body) = &self.body {
                request.json(#media_type, body);
            }
        },
        BodyShape::Text { media_type } => quote!(request.text(#media_type, &self.body);),
        BodyShape::Bytes { .. } => TokenStream::new(),
        BodyShape::Form {
            encoding: form,
            fields,
        } => {
            let fields = fields.iter().map(|field| {
                let (name, wire) = (ident(&field.name), &field.wire);
                let given = given(&name, field.required);
                match &field.value {
                    FormValue::Value { ty, encoding: how } => {
                        let encoding = encoding(api, *how, ty);
                        quote!(request.form(#wire, #encoding, #given);)
                    }
                    FormValue::File => quote!(request.form_file(#wire, #given);),
                }
            });
            let begin = match form {
                FormEncoding::UrlEncoded => quote!(request.begin_form();),
                FormEncoding::Multipart => quote!(request.begin_multipart();),
            };
            quote!(#begin #(#fields)*)
        }
    });
    quote! {
        #[cfg(feature = "client")]
        pub(crate) fn write(&self, request: &mut pierhead_support::client::Request) {
            #(#params)*
            #body
        }
    }
}

fn read(api: &Api, operation: &Operation) -> TokenStream {
    let params = operation.params.iter().map(|param| {
        let (name, wire, encoding) = (
            ident(&param.name),
            &param.wire,
            encoding(api, param.encoding, &param.ty),
        );
        let method = place(param.place, is_required(param));
        quote!(#name: call.#method(#wire, #encoding)?,)
    });
    let (prepare, body) = match field_of_body(operation) {
        None => (None, None),
        Some(body) => read_body(api, body),
    };
    let (asyncness, call) = if reads_body(operation) {
        (quote!(async), quote!(&mut pierhead_support::server::Call))
    } else {
        (quote!(), quote!(&pierhead_support::server::Call))
    };
    quote! {
        #[cfg(feature = "server")]
        pub(crate) #asyncness fn read(call: #call) -> Result<Self, pierhead_support::Refusal> {
            #prepare
            Ok(Self { #(#params)* #body })
        }
    }
}

fn place(place: Place, required: bool) -> proc_macro2::Ident {
    ident(match (place, required) {
        (Place::Path, _) => "path",
        (Place::Query, false) => "query",
        (Place::Query, true) => "required_query",
        (Place::Header, false) => "header",
        (Place::Header, true) => "required_header",
        (Place::Cookie, false) => "cookie",
        (Place::Cookie, true) => "required_cookie",
    })
}

fn read_body(api: &Api, body: &RequestBody) -> (Option<TokenStream>, Option<TokenStream>) {
    match &body.shape {
        BodyShape::Json { .. } if body.required => (None, Some(quote!(body: call.json().await?,))),
        BodyShape::Json { .. } => (None, Some(quote!(body: call.optional_json().await?,))),
        BodyShape::Text { .. } => (None, Some(quote!(body: call.text().await?,))),
        BodyShape::Bytes { .. } => (None, None),
        BodyShape::Form {
            encoding: form,
            fields,
        } => {
            let fields = fields.iter().map(|field| {
                let (name, wire) = (ident(&field.name), &field.wire);
                match (&field.value, field.required) {
                    (FormValue::Value { ty, encoding: how }, required) => {
                        let method = ident(if required { "required_form" } else { "form" });
                        let encoding = encoding(api, *how, ty);
                        quote!(#name: call.#method(#wire, #encoding)?,)
                    }
                    (FormValue::File, true) => quote!(#name: call.required_form_file(#wire)?,),
                    (FormValue::File, false) => quote!(#name: call.form_file(#wire),),
                }
            });
            let prepare = match form {
                FormEncoding::UrlEncoded => quote!(call.read_form().await?;),
                FormEncoding::Multipart => quote!(call.read_multipart().await?;),
            };
            (Some(prepare), Some(quote!(#(#fields)*)))
        }
    }
}
