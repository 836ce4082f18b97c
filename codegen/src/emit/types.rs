//! One file per type, and the module that holds them.

use super::docs::Comment;
use super::file::{File, ident};
use super::{Emission, EmitError, enums, structs, unions};
use crate::ir::{NamedType, TypeKind, TypeName};
use quote::quote;
use std::collections::BTreeMap;

pub(super) fn emit(out: &mut Emission<'_>) -> Result<(), EmitError> {
    let api = out.api;
    let models: BTreeMap<&TypeName, _> = api
        .error_models
        .iter()
        .filter_map(|model| Some((&api.resolve(&model.name)?.name, model)))
        .collect();
    let mut modules = Vec::new();
    for ty in api.types.values() {
        let mut file = File::new(api, "super");
        file.defines(&ty.name);
        let mut items = match &ty.kind {
            TypeKind::Struct(shape) => structs::emit(&mut file, ty, shape),
            TypeKind::StringEnum(shape) => enums::words(ty, shape),
            TypeKind::IntegerEnum(shape) => enums::numbers(ty, shape),
            TypeKind::Union(shape) => unions::emit(&mut file, ty, shape),
            TypeKind::Alias(target) => {
                let name = ident(ty.name.as_str());
                let comment = Comment::of(&ty.docs, &ty.lifetime, || format!("The type `{name}`."));
                let comment = comment.outer();
                let target = file.ty(target);
                quote!(#comment pub type #name = #target;)
            }
        };
        if let (TypeKind::Struct(shape), Some(model)) = (&ty.kind, models.get(&ty.name)) {
            let model = crate::ir::ErrorModel {
                name: ty.name.clone(),
                message: model.message.clone(),
            };
            items.extend(structs::error_model(&mut file, &model, shape));
        }
        let module = module_of(ty);
        out.write(&format!("src/types/{module}.rs"), &file, None, &items)?;
        modules.push((ident(&module), ident(ty.name.as_str())));
    }
    let file = File::new(api, "super");
    let comment =
        Comment::new("The types of the document, one module each; all are used from here.");
    let (modules, names): (Vec<_>, Vec<_>) = modules.into_iter().unzip();
    let items = quote! {
        #(mod #modules;)*
        #(pub use #modules::#names;)*
    };
    out.write("src/types/mod.rs", &file, Some(&comment), &items)
}

/// The module of a type: its name in snake case. Names that differ only in case were told apart before.
fn module_of(ty: &NamedType) -> String {
    let module = crate::names::snake(ty.name.as_str(), "type");
    // A module named `mod` would want the file that the directory has already.
    match module.trim_start_matches("r#") {
        "mod" | "mod_" => "mod_type".to_owned(),
        _ => module,
    }
}
