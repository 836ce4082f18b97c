//! Values of one of several shapes.

use super::docs::Comment;
use super::file::{File, ident};
use crate::ir::{Lifetime, NamedType, Tagging, Union};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn emit(file: &mut File<'_>, ty: &NamedType, shape: &Union) -> TokenStream {
    let name = ident(ty.name.as_str());
    let comment = Comment::of(&ty.docs, &ty.lifetime, || {
        format!("One of several shapes: `{name}`.")
    })
    .outer();
    file.import("pierhead_support", "data");
    let value = file.support("", "Value");
    let variants: Vec<_> = shape
        .variants
        .iter()
        .map(|variant| {
            let name = ident(&variant.name);
            let comment = Comment::of(&variant.docs, &Lifetime::default(), || match &variant.tag {
                Some(tag) => format!("`{tag}`."),
                None => format!("The shape `{name}`."),
            });
            let comment = comment.outer();
            let payload = variant.ty.as_ref().map(|ty| {
                let ty = file.ty(ty);
                quote!((#ty))
            });
            quote!(#comment #name #payload,)
        })
        .collect();
    let (read, write) = match &shape.tagging {
        Tagging::Untagged => untagged(shape),
        Tagging::Property { wire } => tagged(shape, wire),
    };
    quote! {
        #comment
        #[derive(Clone, Debug, PartialEq)]
        pub enum #name {
            #(#variants)*
            /// A value of a shape that the document does not list.
            Unknown(#value),
        }

        impl Default for #name {
            fn default() -> Self {
                Self::Unknown(#value::Null)
            }
        }

        impl data::Union for #name {
            fn from_value(value: #value) -> Result<Self, data::JsonError> {
                #read
            }

            fn write<S: data::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    #(#write)*
                    Self::Unknown(value) => data::Serialize::serialize(value, serializer),
                }
            }
        }

        pierhead_support::union!(#name);
    }
}

fn untagged(shape: &Union) -> (TokenStream, Vec<TokenStream>) {
    let shapes = shape
        .variants
        .iter()
        .filter(|variant| variant.ty.is_some())
        .map(|variant| {
            let name = ident(&variant.name);
            quote! {
                if let Some(shape) = data::shape_of(&value) {
                    return Ok(Self::#name(shape));
                }
            }
        });
    let read = quote!(#(#shapes)* Ok(Self::Unknown(value)));
    let write = shape.variants.iter().map(|variant| {
        let name = ident(&variant.name);
        match variant.ty {
            Some(_) => quote!(Self::#name(shape) => data::Serialize::serialize(shape, serializer),),
            None => quote!(Self::#name => serializer.serialize_unit(),),
        }
    });
    (read, write.collect())
}

fn tagged(shape: &Union, member: &str) -> (TokenStream, Vec<TokenStream>) {
    let tags = shape.variants.iter().map(|variant| {
        let name = ident(&variant.name);
        let tag = variant.tag.as_deref().unwrap_or_default();
        match variant.ty {
            Some(_) => quote!(#tag => Ok(Self::#name(data::from_value(&value)?)),),
            None => quote!(#tag => Ok(Self::#name),),
        }
    });
    let read = quote! {
        match data::tag_of(&value, #member) {
            #(#tags)*
            _ => Ok(Self::Unknown(value)),
        }
    };
    let write = shape.variants.iter().map(|variant| {
        let name = ident(&variant.name);
        let tag = variant.tag.as_deref().unwrap_or_default();
        match variant.ty {
            Some(_) => {
                quote!(Self::#name(shape) => data::write_tagged(serializer, #member, #tag, shape),)
            }
            None => quote!(Self::#name => data::write_tagged(serializer, #member, #tag, &()),),
        }
    });
    (read, write.collect())
}
