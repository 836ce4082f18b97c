//! One file of the output: what it uses from elsewhere, and its text.

use super::{EmitError, docs::Comment};
use crate::ir::{Api, TypeName};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use std::collections::{BTreeMap, BTreeSet};

/// The crate that generated code calls.
pub(super) const SUPPORT: &str = "pierhead_support";

/// An identifier that was settled.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// A file in the making. Names are asked of it, so that it can say at its top where they come from.
pub(super) struct File<'a> {
    api: &'a Api,
    /// The module that the document's types are used from: `super` or `crate::types`.
    types: &'static str,
    /// Types defined in the file itself.
    own: Vec<&'a TypeName>,
    uses: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> File<'a> {
    pub(super) fn new(api: &'a Api, types: &'static str) -> Self {
        Self {
            api,
            types,
            own: Vec::new(),
            uses: BTreeMap::new(),
        }
    }

    /// Says that the file defines a type itself.
    pub(super) fn defines(&mut self, name: &'a TypeName) {
        self.own.push(name);
    }

    pub(super) fn api(&self) -> &'a Api {
        self.api
    }

    /// A type of the document.
    pub(super) fn named(&mut self, name: &TypeName) -> TokenStream {
        if !self.own.contains(&name) {
            self.import(self.types, name.as_str());
        }
        let name = ident(name.as_str());
        quote!(#name)
    }

    /// A name of the support crate; `path` is where in it, `""` or `client` or such.
    pub(super) fn support(&mut self, path: &str, name: &str) -> TokenStream {
        let module = if path.is_empty() {
            SUPPORT.to_owned()
        } else {
            format!("{SUPPORT}::{path}")
        };
        self.foreign(&module, name)
    }

    /// A name from elsewhere: used by its own name, or by its whole path where a type of the document has that name.
    pub(super) fn foreign(&mut self, module: &str, name: &str) -> TokenStream {
        if self.api.types.contains_key(&TypeName::new(name)) {
            let segments = module.split("::").chain([name]).map(ident);
            return quote!(#(#segments)::*);
        }
        self.import(module, name);
        let name = ident(name);
        quote!(#name)
    }

    /// A name from elsewhere that cannot be mistaken for a type; `*` for all there are.
    pub(super) fn import(&mut self, module: &str, name: &str) {
        self.uses
            .entry(module.to_owned())
            .or_default()
            .insert(name.to_owned());
    }

    /// The file's text: banner, comment, uses, items.
    pub(super) fn finish(
        &self,
        name: &str,
        command: &str,
        comment: Option<&Comment>,
        items: &TokenStream,
    ) -> Result<String, EmitError> {
        let comment = comment.map(Comment::inner);
        let uses = self.uses.iter().map(|(module, names)| {
            let module = module.split("::").map(ident);
            if names.contains("*") {
                return quote!(use #(#module)::*::*;);
            }
            let names: Vec<Ident> = names.iter().map(|name| ident(name)).collect();
            match names.as_slice() {
                [name] => quote!(use #(#module)::*::#name;),
                names => quote!(use #(#module)::*::{#(#names),*};),
            }
        });
        render(name, command, quote!(#comment #(#uses)* #items))
    }
}

/// Tokens as text, with a blank line between items of more than one line.
fn render(name: &str, command: &str, tokens: TokenStream) -> Result<String, EmitError> {
    let file = syn::parse2(tokens).map_err(|source| EmitError {
        file: name.to_owned(),
        source,
    })?;
    let text = prettyplease::unparse(&file);
    Ok(format!(
        "// Written by `{command}`; do not edit.\n\n{}",
        spaced(&text)
    ))
}

/// Puts blank lines between items, where the printer puts none.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 32);
    let mut previous = "";
    for line in text.lines() {
        if needs_space(previous, line) {
            out.push('\n');
        }
        out.push_str(line);
        out.push('\n');
        previous = line;
    }
    out
}

fn needs_space(previous: &str, line: &str) -> bool {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let (before, after) = (previous.trim_start(), line.trim_start());
    if before.is_empty() || after.is_empty() || indent(previous) != indent(line) {
        return false;
    }
    if before.starts_with("//!") {
        return !after.starts_with("//!");
    }
    let goes_on =
        before.starts_with("///") || before.starts_with("#[") || after.starts_with(['}', ')', ']']);
    match indent(line) {
        _ if goes_on => false,
        0 => !["use ", "mod ", "pub mod ", "pub use "].iter().any(|kind| {
            let same = before.starts_with(kind) || before == "};";
            same && after.starts_with(kind)
        }),
        // Methods, but not the variants or fields of a type.
        4 => {
            before == "}"
                && ["///", "#[", "fn ", "pub fn ", "async fn "]
                    .iter()
                    .any(|start| after.starts_with(start))
        }
        _ => false,
    }
}
