//! One file per operation: parameters, outcome, errors and the row of the table.

use super::docs::Comment;
use super::file::{File, ident};
use super::{Emission, EmitError, errors, outcome, params, table};
use crate::ir::Operation;
use quote::quote;

pub(super) fn emit(out: &mut Emission<'_>) -> Result<(), EmitError> {
    let api = out.api;
    let mut tags = Vec::new();
    let mut rows = Vec::new();
    for tag in &api.tags {
        let operations: Vec<&Operation> = api.operations_of(tag).collect();
        if operations.is_empty() {
            continue;
        }
        for operation in &operations {
            emit_one(out, operation)?;
        }
        let module = ident(&tag.module);
        let modules: Vec<_> = operations
            .iter()
            .map(|operation| ident(&file_of(operation, &tag.module)))
            .collect();
        let comment = Comment::of(&tag.docs, &Default::default(), || {
            format!("The operations of {}.", tag.name)
        });
        let file = File::new(api, "crate::types");
        let items = quote! {
            #(mod #modules;)*
            #(pub use #modules::*;)*
        };
        out.write(
            &format!("src/operations/{}/mod.rs", path_of(&tag.module)),
            &file,
            Some(&comment),
            &items,
        )?;
        rows.extend(operations.iter().map(|operation| {
            let row = table::row_name(operation);
            quote!(&#module::#row)
        }));
        tags.push(module);
    }
    let mut file = File::new(api, "crate::types");
    let row = file.support("", "Operation");
    let count = proc_macro2::Literal::usize_unsuffixed(rows.len());
    let comment = Comment::new(
        "The operations of the document: what each is asked with, what it gives, its errors.",
    );
    let items = quote! {
        #(pub mod #tags;)*

        /// All operations, tag by tag in the document's order.
        pub static OPERATIONS: [&#row; #count] = [#(#rows),*];
    };
    out.write("src/operations/mod.rs", &file, Some(&comment), &items)
}

fn emit_one(out: &mut Emission<'_>, operation: &Operation) -> Result<(), EmitError> {
    let mut file = File::new(out.api, "crate::types");
    let row = table::row(&mut file, operation);
    let params = params::emit(&mut file, operation);
    let outcome = outcome::emit(&mut file, operation);
    let errors = errors::emit(&mut file, operation);
    let words = match &operation.docs.summary {
        Some(summary) => summary.trim_end_matches('.').to_owned(),
        None => format!("{} {}", operation.method.as_str(), operation.path.template),
    };
    let comment = Comment::new(format!("`{}`: {words}.", operation.id));
    let module = out.module_of(operation);
    let name = file_of(operation, module);
    let path = format!("src/operations/{}/{}.rs", path_of(module), path_of(&name));
    out.write(
        &path,
        &file,
        Some(&comment),
        &quote!(#row #params #outcome #errors),
    )
}

/// The module of an operation: its name, unless the module around it is called so.
fn file_of(operation: &Operation, tag_module: &str) -> String {
    if operation.name == tag_module {
        format!("{}_operation", path_of(&operation.name))
    } else {
        operation.name.clone()
    }
}

/// A module's name in a path: raw identifiers lose their mark.
pub(super) fn path_of(module: &str) -> &str {
    module.trim_start_matches("r#")
}
