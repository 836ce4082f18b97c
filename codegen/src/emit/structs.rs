//! Structs: the fields, and which member of the object each is read from and written to.

use super::docs::Comment;
use super::file::{File, ident};
use crate::ir::{ErrorModel, Field, NamedType, Struct};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn emit(file: &mut File<'_>, ty: &NamedType, shape: &Struct) -> TokenStream {
    let name = ident(ty.name.as_str());
    let comment = Comment::of(&ty.docs, &ty.lifetime, || format!("The object `{name}`.")).outer();
    let fields: Vec<_> = shape
        .fields
        .iter()
        .map(|field| declare(file, field))
        .collect();
    let extra = shape.extra.as_ref().map(|extra| {
        let field = ident(&extra.name);
        let map = file.foreign("std::collections", "BTreeMap");
        let ty = file.ty(&extra.ty);
        quote! {
            /// The members that have no field of their own.
            pub #field: #map<String, #ty>,
        }
    });
    let codec = codec(file, ty, shape);
    quote! {
        #comment
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct #name {
            #(#fields)*
            #extra
        }

        #codec
    }
}

fn declare(file: &mut File<'_>, field: &Field) -> TokenStream {
    let name = ident(&field.name);
    let comment = Comment::of(&field.docs, &field.lifetime, || match &field.default {
        Some(default) => format!("The member `{}`; left out, it is `{default}`.", field.wire),
        None => format!("The member `{}`.", field.wire),
    });
    let comment = comment.outer();
    let ty = file.ty(&field.ty);
    let ty = if field.is_option() {
        quote!(Option<#ty>)
    } else {
        ty
    };
    quote!(#comment pub #name: #ty,)
}

fn codec(file: &mut File<'_>, ty: &NamedType, shape: &Struct) -> TokenStream {
    let name = ident(ty.name.as_str());
    file.import("pierhead_support", "data");
    let reads = shape.fields.iter().map(|field| {
        let (wire, name) = (&field.wire, ident(&field.name));
        quote!(#wire => slot.into(&mut self.#name),)
    });
    let writes = shape.fields.iter().map(|field| {
        let (wire, name) = (&field.wire, ident(&field.name));
        if field.required {
            quote!(members.always(#wire, &self.#name);)
        } else {
            quote!(members.given(#wire, &self.#name);)
        }
    });
    let (others_read, others_write) = match &shape.extra {
        Some(extra) => {
            let name = ident(&extra.name);
            (
                quote!(slot.among(key, &mut self.#name)),
                Some(quote!(members.others(&self.#name);)),
            )
        }
        None => (quote!(slot.skip()), None),
    };
    let (key, members, body) = match (shape.fields.is_empty(), &shape.extra) {
        (false, _) => (
            quote!(key),
            quote!(members),
            quote!(match key { #(#reads)* _ => #others_read, }),
        ),
        (true, Some(_)) => (quote!(key), quote!(members), others_read),
        (true, None) => (quote!(_key), quote!(_members), others_read),
    };
    quote! {
        impl data::Object for #name {
            fn read<'de, A: data::MapAccess<'de>>(&mut self, #key: &str, slot: data::Slot<'_, A>) -> Result<(), A::Error> {
                #body
            }

            fn write<M: data::SerializeMap>(&self, #members: &mut data::Members<M>) {
                #(#writes)*
                #others_write
            }
        }

        pierhead_support::object!(#name);
    }
}

/// What makes a struct the body of errors.
pub(super) fn error_model(file: &mut File<'_>, model: &ErrorModel, shape: &Struct) -> TokenStream {
    let name = ident(model.name.as_str());
    let support = file.support("", "ErrorModel");
    let (argument, value, message) = match &model.message {
        Some(field) => {
            let place = ident(&field.name);
            let given = match (field.optional, field.name.as_str()) {
                (true, _) => quote!(#place: Some(message)),
                (false, "message") => quote!(message),
                (false, _) => quote!(#place: message),
            };
            let only = shape.fields.len() == 1 && shape.extra.is_none();
            let rest = (!only).then(|| quote!(, ..Self::default()));
            let said = if field.optional {
                quote!(self.#place.as_deref().unwrap_or_default())
            } else {
                quote!(&self.#place)
            };
            (quote!(message), quote!(Self { #given #rest }), said)
        }
        None => (quote!(_message), quote!(Self::default()), quote!("")),
    };
    quote! {
        impl #support for #name {
            fn from_message(#argument: String) -> Self {
                #value
            }

            fn message(&self) -> &str {
                #message
            }
        }
    }
}
