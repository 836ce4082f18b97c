//! Lowering: an OpenAPI document becomes the IR.
//!
//! Types that the document does not name are named from where they stand; until all of them are known they carry a
//! passing name, which [`settle`] replaces. All that is wrong is said on the way, and lowering goes on with a type that
//! fits anything, so that one run finds everything.

mod bodies;
mod enums;
mod errors;
mod extensions;
mod objects;
mod operations;
mod params;
mod paths;
mod recursion;
mod refs;
mod responses;
mod scalars;
mod schema;
mod settle;
mod tags;
mod unions;
mod view;

use crate::diagnostic::{Code, Complaints};
use crate::ir::{Api, Docs, Info, Method, NamedType, Pointer, ResponseHeader, Shape, TypeName};
use crate::node::Node;
use crate::swagger2::ORIGIN;
use openapiv3::{Components, OpenAPI};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Lowers a document. `tree` is the source it was read from.
pub(crate) fn lower(tree: &Node, document: &OpenAPI, complaints: &mut Complaints) -> Api {
    let mut lowering = Lowering {
        tree,
        components: document.components.as_ref(),
        swagger2: document.extensions.contains_key(ORIGIN),
        lenient_booleans: false,
        complaints,
        types: BTreeMap::new(),
        wishes: BTreeMap::new(),
        definition_names: HashMap::new(),
        used: BTreeSet::new(),
        formats_warned: BTreeSet::new(),
        underway: Vec::new(),
        shared_answers: BTreeMap::new(),
    };
    lowering.read_root_extensions(document);
    lowering.name_definitions();
    lowering.lower_definitions();
    let operations = lowering.lower_operations(document);
    let tags = lowering.lower_tags(document, &operations);
    lowering.not_acted_upon(document);
    let mut api = Api {
        info: info(document),
        tags,
        types: std::mem::take(&mut lowering.types),
        operations,
        error_models: Vec::new(),
    };
    let wishes = std::mem::take(&mut lowering.wishes);
    settle::settle(&mut api, &wishes);
    recursion::mark(&mut api, complaints);
    api.error_models = errors::models(&api);
    api
}

/// What lowering knows while it goes.
struct Lowering<'a> {
    tree: &'a Node,
    components: Option<&'a Components>,
    swagger2: bool,
    lenient_booleans: bool,
    complaints: &'a mut Complaints,
    types: BTreeMap<TypeName, NamedType>,
    /// For each type with a passing name, what it would like to be called.
    wishes: BTreeMap<TypeName, Wish>,
    definition_names: HashMap<&'a str, TypeName>,
    /// The shared parameters, responses and bodies that operations refer to.
    used: BTreeSet<Pointer>,
    /// Formats that were complained about: once for each is enough.
    formats_warned: BTreeSet<String>,
    /// The definitions that are being lowered, each for the one before it.
    underway: Vec<&'a str>,
    /// Answers that several operations refer to, lowered once: by place, whether for a success, and method.
    shared_answers: BTreeMap<(Pointer, bool, Method), (Shape, Vec<ResponseHeader>)>,
}

/// A name from where something stands: the words of the place, joined in upper camel case.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Wish {
    name: String,
    /// Said by the document (`x-rust-name`): nothing is put before or after it.
    fixed: bool,
}

impl Wish {
    fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            fixed: false,
        }
    }

    /// For what stands inside.
    fn inside(&self, word: &str) -> Self {
        Self::new(format!(
            "{}{}",
            self.name,
            crate::names::camel(word, "Field").trim_end_matches('_')
        ))
    }
}

impl Lowering<'_> {
    /// Says once what generated code does not act upon.
    fn not_acted_upon(&mut self, document: &OpenAPI) {
        let root = Pointer::root();
        let schemes = self
            .components
            .is_some_and(|components| !components.security_schemes.is_empty());
        if schemes
            || document
                .security
                .as_ref()
                .is_some_and(|security| !security.is_empty())
        {
            let at = match (schemes, self.swagger2) {
                (false, _) => root.child("security"),
                (true, true) => root.child("securityDefinitions"),
                (true, false) => root.child("components").child("securitySchemes"),
            };
            let message = "nothing is written for security schemes";
            let help = "give the credentials to the client's connection; in a server check them before the router";
            self.complaints.warn(Code::NotActedUpon, &at, message, help);
        }
    }
}

fn info(document: &OpenAPI) -> Info {
    let url = document
        .servers
        .first()
        .map(|server| server.url.as_str())
        .unwrap_or_default();
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |at| &rest[at..]),
        None => url,
    };
    // A base path with variables in it (`/{version}`) cannot be kept apart from its values.
    let base_path = if path.contains('{') {
        ""
    } else {
        path.trim_end_matches('/')
    };
    Info {
        title: document.info.title.trim().to_owned(),
        version: document.info.version.trim().to_owned(),
        base_path: base_path.to_owned(),
        docs: Docs {
            summary: None,
            description: text(document.info.description.as_deref()),
            deviation: None,
            link: document.external_docs.as_ref().map(|docs| docs.url.clone()),
        },
    }
}

/// Text for people: trimmed, and nothing instead of an empty text.
fn text(text: Option<&str>) -> Option<String> {
    text.map(str::trim)
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}
