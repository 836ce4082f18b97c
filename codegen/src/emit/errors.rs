//! Errors: one enum per operation, a variant per documented status.

use super::docs::Comment;
use super::file::{File, ident};
use super::status;
use crate::ir::{Operation, Response, Shape, Status, TypeKind, TypeRef};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

pub(super) fn type_name(operation: &Operation) -> Ident {
    format_ident!("{}Error", operation.stem)
}

pub(super) fn emit(file: &mut File<'_>, operation: &Operation) -> TokenStream {
    let name = type_name(operation);
    let comment = Comment::new(format!("The errors of `{}`.", operation.id)).outer();
    let code = file.support("", "StatusCode");
    let mut variants = Vec::new();
    let (mut codes, mut ranges) = (Vec::new(), Vec::new());
    for response in operation.errors() {
        let variant = ident(&status::variant(response.status));
        let comment = Comment::of(&response.docs, &response.lifetime, || {
            format!("Status {}.", status::words(response.status))
        });
        let comment = comment.outer();
        let model = model(file, response);
        match response.status {
            Status::Code(number) => {
                let number = Literal::u16_unsuffixed(number);
                variants.push(quote!(#comment #variant(#model),));
                codes.push(quote!(#number => #variant));
            }
            Status::Range(_) | Status::Default => {
                variants.push(quote! {
                    #comment
                    #variant {
                        /// The status.
                        status: #code,
                        /// The body.
                        body: #model,
                    },
                });
                let range = range(response.status);
                ranges.push(quote!(#range => #variant));
            }
        }
    }
    let ranges = (!ranges.is_empty()).then(|| quote!(; #(#ranges),*));
    quote! {
        #comment
        #[derive(Clone, Debug, PartialEq)]
        pub enum #name {
            #(#variants)*
            /// A status that the document does not list.
            Undocumented {
                /// The status.
                status: #code,
                /// What is said to a person.
                message: String,
            },
        }

        pierhead_support::operation_errors!(#name { #(#codes),* #ranges });
    }
}

/// The statuses of a range; `default` stands for all errors that have no variant of their own.
fn range(status: Status) -> TokenStream {
    let (first, last) = match status {
        Status::Range(hundred) => (u16::from(hundred) * 100, u16::from(hundred) * 100 + 100),
        Status::Code(_) | Status::Default => (400, 600),
    };
    let (first, last) = (
        Literal::u16_unsuffixed(first),
        Literal::u16_unsuffixed(last),
    );
    quote!(#first..#last)
}

/// The type of an error's body: a struct of the document, or plain words.
fn model(file: &mut File<'_>, response: &Response) -> TokenStream {
    if let Shape::Json(TypeRef::Named(named)) = &response.shape
        && let Some(ty) = file.api().resolve(&named.name)
        && matches!(ty.kind, TypeKind::Struct(_))
        && file.api().error_models.iter().any(|model| {
            file.api()
                .resolve(&model.name)
                .is_some_and(|resolved| resolved.name == ty.name)
        })
    {
        return file.named(&named.name);
    }
    file.support("", "ErrorText")
}
