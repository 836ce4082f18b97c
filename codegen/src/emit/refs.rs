//! References to types as Rust types.

use super::file::{File, ident};
use crate::ir::{Scalar, TypeRef};
use proc_macro2::TokenStream;
use quote::quote;

impl File<'_> {
    /// The Rust type that stands for `ty`.
    pub(super) fn ty(&mut self, ty: &TypeRef) -> TokenStream {
        match ty {
            TypeRef::Scalar(scalar) => self.scalar(*scalar),
            TypeRef::Json => self.support("", "Value"),
            TypeRef::JsonObject => {
                let (map, value) = (self.support("", "Map"), self.support("", "Value"));
                quote!(#map<String, #value>)
            }
            TypeRef::Array(item) => {
                let item = self.ty(item);
                quote!(Vec<#item>)
            }
            TypeRef::Map(value) => {
                let map = self.foreign("std::collections", "BTreeMap");
                let value = self.ty(value);
                quote!(#map<String, #value>)
            }
            TypeRef::KeySet => self.support("", "KeySet"),
            TypeRef::ItemsOrKeys => self.support("", "ItemsOrKeys"),
            TypeRef::OneOrMany(value) => {
                let wrapper = self.support("", "OneOrMany");
                if **value == TypeRef::STRING {
                    return wrapper;
                }
                let value = self.ty(value);
                quote!(#wrapper<#value>)
            }
            TypeRef::Nullable(value) => {
                let value = self.ty(value);
                quote!(Option<#value>)
            }
            TypeRef::Named(named) => {
                let name = self.named(&named.name);
                if named.boxed {
                    quote!(Box<#name>)
                } else {
                    name
                }
            }
        }
    }

    fn scalar(&mut self, scalar: Scalar) -> TokenStream {
        match scalar {
            Scalar::Timestamp => self.support("", "Timestamp"),
            Scalar::Base64 => self.support("", "Base64"),
            scalar => primitive(scalar),
        }
    }
}

/// The primitive type of a scalar.
pub(super) fn primitive(scalar: Scalar) -> TokenStream {
    let name = ident(match scalar {
        Scalar::Bool => "bool",
        Scalar::I8 => "i8",
        Scalar::I16 => "i16",
        Scalar::I32 => "i32",
        Scalar::I64 => "i64",
        Scalar::U8 => "u8",
        Scalar::U16 => "u16",
        Scalar::U32 => "u32",
        Scalar::U64 => "u64",
        Scalar::F32 => "f32",
        Scalar::F64 => "f64",
        Scalar::String | Scalar::Timestamp | Scalar::Base64 => "String",
    });
    quote!(#name)
}
