//! Open enums.

use super::docs::Comment;
use super::file::ident;
use super::refs::primitive;
use crate::ir::{IntegerEnum, Lifetime, NamedType, StringEnum};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn words(ty: &NamedType, shape: &StringEnum) -> TokenStream {
    let name = ident(ty.name.as_str());
    let comment = Comment::of(&ty.docs, &ty.lifetime, || format!("A word: `{name}`.")).outer();
    let variants = shape.values.iter().enumerate().map(|(index, value)| {
        let variant = ident(&value.name);
        let comment = Comment::of(&value.docs, &Lifetime::default(), || {
            match value.wire.as_str() {
                "" => "The empty word.".to_owned(),
                word => format!("`{word}`."),
            }
        });
        let comment = comment.outer();
        let default = (index == shape.default).then(|| quote!(#[default]));
        quote!(#comment #default #variant,)
    });
    let texts = shape.values.iter().map(|value| {
        let (variant, wire) = (ident(&value.name), &value.wire);
        quote!(Self::#variant => #wire,)
    });
    let words = shape.values.iter().map(|value| {
        let (variant, wire) = (ident(&value.name), &value.wire);
        quote!(#wire => Self::#variant,)
    });
    quote! {
        #comment
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub enum #name {
            #(#variants)*
            /// A word that the document does not list.
            Unknown(String),
        }

        impl #name {
            /// The word.
            pub fn as_str(&self) -> &str {
                match self {
                    #(#texts)*
                    Self::Unknown(word) => word,
                }
            }
        }

        impl From<&str> for #name {
            fn from(word: &str) -> Self {
                match word {
                    #(#words)*
                    word => Self::Unknown(word.to_owned()),
                }
            }
        }

        pierhead_support::words!(#name);
    }
}

pub(super) fn numbers(ty: &NamedType, shape: &IntegerEnum) -> TokenStream {
    let name = ident(ty.name.as_str());
    let comment = Comment::of(&ty.docs, &ty.lifetime, || format!("A number: `{name}`.")).outer();
    let integer = primitive(shape.repr);
    let variants = shape.values.iter().enumerate().map(|(index, value)| {
        let variant = ident(&value.name);
        let comment = Comment::of(&value.docs, &Lifetime::default(), || {
            format!("`{}`.", value.wire)
        });
        let comment = comment.outer();
        let default = (index == shape.default).then(|| quote!(#[default]));
        quote!(#comment #default #variant,)
    });
    let numbers = shape.values.iter().map(|value| {
        let (variant, number) = (ident(&value.name), Literal::i128_unsuffixed(value.wire));
        quote!(Self::#variant => #number,)
    });
    let values = shape.values.iter().map(|value| {
        let (variant, number) = (ident(&value.name), Literal::i128_unsuffixed(value.wire));
        quote!(#number => Self::#variant,)
    });
    quote! {
        #comment
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum #name {
            #(#variants)*
            /// A number that the document does not list.
            Unknown(#integer),
        }

        impl #name {
            /// The number.
            pub fn number(self) -> #integer {
                match self {
                    #(#numbers)*
                    Self::Unknown(number) => number,
                }
            }
        }

        impl From<#integer> for #name {
            fn from(number: #integer) -> Self {
                match number {
                    #(#values)*
                    number => Self::Unknown(number),
                }
            }
        }

        pierhead_support::numbers!(#name: #integer);
    }
}
