//! The server: one trait per tag, and the routes that lead to its methods.

use super::client::comment;
use super::docs::Comment;
use super::file::{File, ident};
use super::operations::path_of;
use super::outcome::{self, Outcome};
use super::{Emission, EmitError, errors, params, table};
use crate::ir::{Operation, Tag};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

pub(super) fn emit(out: &mut Emission<'_>) -> Result<(), EmitError> {
    let api = out.api;
    let (mut modules, mut traits) = (Vec::new(), Vec::new());
    for tag in &api.tags {
        let operations: Vec<&Operation> = api.operations_of(tag).collect();
        if operations.is_empty() {
            continue;
        }
        let mut file = File::new(api, "crate::types");
        let items = module(&mut file, tag, &operations);
        let comment = Comment::new(format!("The server's side of {}.", tag.name));
        out.write(
            &format!("src/server/{}.rs", path_of(&tag.module)),
            &file,
            Some(&comment),
            &items,
        )?;
        modules.push(ident(&tag.module));
        traits.push(trait_name(tag));
    }
    let mut file = File::new(api, "crate::types");
    let routes = file.support("server", "Routes");
    let router = file.support("server", "Router");
    let arc = file.foreign("std::sync", "Arc");
    let comment = Comment::new("The server: traits to implement, and the router over them.");
    let items = quote! {
        #(mod #modules;)*
        #(pub use #modules::#traits;)*

        /// All operations: whatever implements the trait of every tag.
        pub trait Api: #(#traits)+* {}

        impl<T: #(#traits)+*> Api for T {}

        /// The routes to all operations of `api`, with and without [`BASE_PATH`](crate::BASE_PATH) in front.
        pub fn router<A: Api>(api: #arc<A>) -> #router {
            let mut routes = #routes::new(crate::BASE_PATH, api);
            #(#modules::add_routes(&mut routes);)*
            routes.into_router()
        }
    };
    out.write("src/server/mod.rs", &file, Some(&comment), &items)
}

fn trait_name(tag: &Tag) -> Ident {
    format_ident!("{}Api", tag.stem)
}

fn module(file: &mut File<'_>, tag: &Tag, operations: &[&Operation]) -> TokenStream {
    let name = trait_name(tag);
    let comment = Comment::of(&tag.docs, &Default::default(), || {
        format!("The operations of {}.", tag.name)
    })
    .and("What is left out of an implementation answers what the document says, most often 501.")
    .outer();
    let methods: Vec<_> = operations
        .iter()
        .map(|operation| method(file, operation, &tag.module))
        .collect();
    let handlers: Vec<_> = operations
        .iter()
        .map(|operation| handler(file, operation, &name))
        .collect();
    let routes = operations.iter().map(|operation| {
        let (row, name) = (table::row_name(operation), ident(&operation.name));
        quote!(routes.add(&#row, #name);)
    });
    let routes_type = file.support("server", "Routes");
    quote! {
        #comment
        pub trait #name: Send + Sync + 'static { #(#methods)* }

        pub(super) fn add_routes<A: #name>(routes: &mut #routes_type<A>) { #(#routes)* }

        #(#handlers)*
    }
}

fn method(file: &mut File<'_>, operation: &Operation, module: &str) -> TokenStream {
    let name = ident(&operation.name);
    file.import(&format!("crate::operations::{module}"), "*");
    let comment = comment(operation).outer();
    let success = outcome::success_type(file, operation, module, "Upgrade");
    let error = errors::type_name(operation);
    let row = table::row_name(operation);

    let context = file.support("", "RequestContext");
    let left_out = file.support("server", "left_out");
    let mut arguments = vec![quote!(cx: #context)];
    let mut names = vec![quote!(cx)];
    if params::has_params(operation) {
        let params = params::type_name(operation);

        arguments.push(quote!(params: #params));
        names.push(quote!(params));
    }
    if params::has_stream(operation) {
        let stream = file.support("", "ByteStream");
        arguments.push(quote!(body: #stream));
        names.push(quote!(body));
    }
    let given = match names.as_slice() {
        [only] => quote!(#only),
        names => quote!((#(#names),*)),
    };
    quote! {
        #comment
        fn #name(&self, #(#arguments),*) -> impl Future<Output = Result<#success, #error>> + Send {
            #left_out(&#row, #given)
        }
    }
}

fn handler(file: &mut File<'_>, operation: &Operation, api: &Ident) -> TokenStream {
    let name = ident(&operation.name);
    let error = errors::type_name(operation);
    let (arc, call, answer) = (
        file.foreign("std::sync", "Arc"),
        file.support("server", "Call"),
        file.support("server", "Answer"),
    );
    let mut arguments = vec![quote!(call.context())];
    let has_params = params::has_params(operation);
    let params = has_params.then(|| {
        arguments.push(quote!(params));
        let ty = params::type_name(operation);
        if params::reads_body(operation) {
            quote!(let params = #ty::read(&mut call).await?;)
        } else {
            quote!(let params = #ty::read(&call)?;)
        }
    });
    let has_stream = params::has_stream(operation);
    let stream = has_stream.then(|| {
        arguments.push(quote!(body));
        quote!(let body = call.bytes();)
    });
    let mutable = (has_stream || params::reads_body(operation)).then(|| quote!(mut));
    let asked = quote!(api.#name(#(#arguments),*).await?);
    let answered = match Outcome::of(operation) {
        Outcome::Upgrade { media_type } => quote! {
            let upgrade = #asked;
            Ok(call.upgrade(upgrade, #media_type)?)
        },
        Outcome::Unsaid => quote! {
            #asked;
            Ok(#answer::empty(200))
        },
        Outcome::WithHeaders(_) | Outcome::Several(_) => quote! {
            let outcome = #asked;
            Ok(outcome.into_answer())
        },
        Outcome::Plain(response) => {
            let write = outcome::write_body_as(&answer, response, &quote!(body));
            if outcome::has_body(response) {
                quote! {
                    let body = #asked;
                    Ok(#write)
                }
            } else {
                quote! {
                    #asked;
                    Ok(#write)
                }
            }
        }
    };
    quote! {
        async fn #name<A: #api>(api: #arc<A>, #mutable call: #call) -> Result<#answer, #error> {
            #params
            #stream
            #answered
        }
    }
}
