//! The client: one method per operation, one file per tag.

use super::docs::Comment;
use super::file::{File, ident};
use super::operations::path_of;
use super::outcome::{self, Outcome, has_body, shape};
use super::{Emission, EmitError, errors, params, status, table};
use crate::ir::{BodyShape, Operation, RequestBody, Response, Shape};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn emit(out: &mut Emission<'_>) -> Result<(), EmitError> {
    let api = out.api;
    let mut modules = Vec::new();
    for tag in &api.tags {
        let mut file = File::new(api, "crate::types");
        file.import("super", "Client");
        let methods: Vec<_> = api
            .operations_of(tag)
            .map(|operation| method(&mut file, operation, &tag.module))
            .collect();
        if methods.is_empty() {
            continue;
        }
        let comment = Comment::new(format!("The client's operations of {}.", tag.name));
        let items = quote!(impl Client { #(#methods)* });
        out.write(
            &format!("src/client/{}.rs", path_of(&tag.module)),
            &file,
            Some(&comment),
            &items,
        )?;
        modules.push(ident(&tag.module));
    }
    let mut file = File::new(api, "crate::types");
    let connection = file.support("client", "Connection");
    let comment = Comment::new("The client.");
    let items = quote! {
        #(mod #modules;)*

        /// Calls operations, one method each. Clones share their connections.
        ///
        /// Dropping the future of a call, or the stream that it gave, ends the call.
        #[derive(Clone, Debug)]
        pub struct Client {
            connection: #connection,
        }

        impl Client {
            /// A client that calls over `connection`. Paths start with [`BASE_PATH`](crate::BASE_PATH) unless the
            /// connection has a prefix of its own.
            pub fn new(connection: #connection) -> Self {
                Self { connection: connection.or_prefix(crate::BASE_PATH) }
            }

            /// What is called over.
            pub fn connection(&self) -> &#connection {
                &self.connection
            }
        }
    };
    out.write("src/client/mod.rs", &file, Some(&comment), &items)
}

fn method(file: &mut File<'_>, operation: &Operation, module: &str) -> TokenStream {
    let name = ident(&operation.name);
    file.import(&format!("crate::operations::{module}"), "*");
    let comment = comment(operation)
        .and("# Errors\nThe error that the server answers, or why there was no answer.")
        .outer();
    let success = outcome::success_type(file, operation, module, "Duplex");
    let error = errors::type_name(operation);

    let (error_type, request_type) = (file.support("", "Error"), file.support("client", "Request"));
    let row = table::row_name(operation);

    let params = params::has_params(operation).then(|| {
        let params = params::type_name(operation);

        (
            quote!(params: &#params,),
            quote!(params.write(&mut request);),
        )
    });
    let (params_argument, params_written) = params.unzip();
    let stream = params::has_stream(operation).then(|| {
        let ty = file.support("", "ByteStream");
        let media_type = media_type(operation);
        (
            quote!(body: #ty,),
            quote!(request.bytes(#media_type, body);),
        )
    });
    let (stream_argument, stream_written) = stream.unzip();
    let call = call(operation);
    let is_bare = params_written.is_none() && stream_written.is_none();
    let request = if is_bare {
        quote!(let request = #request_type::new(&#row);)
    } else {
        quote!(let mut request = #request_type::new(&#row);)
    };
    quote! {
        #comment
        pub async fn #name(&self, #params_argument #stream_argument) -> Result<#success, #error_type<#error>> {
            #request
            #params_written
            #stream_written
            self.connection.#call.await
        }
    }
}

/// What the document says of an operation.
pub(super) fn comment(operation: &Operation) -> Comment {
    Comment::of(&operation.docs, &operation.lifetime, || {
        format!(
            "`{} {}`",
            operation.method.as_str(),
            operation.path.template
        )
    })
}

fn media_type(operation: &Operation) -> &str {
    match &operation.body {
        Some(RequestBody {
            shape: BodyShape::Bytes { media_types },
            ..
        }) => media_types.first().map(String::as_str),
        _ => None,
    }
    .unwrap_or("application/octet-stream")
}

fn call(operation: &Operation) -> TokenStream {
    match Outcome::of(operation) {
        Outcome::Upgrade { .. } => quote!(upgrade(request)),
        Outcome::Unsaid => quote!(empty(request, 2)),
        Outcome::WithHeaders(_) | Outcome::Several(_) => quote!(call(request)),
        Outcome::Plain(response) => plain(response),
    }
}

fn plain(response: &Response) -> TokenStream {
    let status = Literal::u16_unsuffixed(status::number(response.status));
    if !has_body(response) {
        return quote!(empty(request, #status));
    }
    let method = ident(match shape(response) {
        Shape::Empty | Shape::HeadersOnly | Shape::Upgrade => "empty",
        Shape::Json(_) => "json",
        Shape::JsonOrText | Shape::Text { .. } => "text",
        Shape::LateJson(_) => "late_json",
        Shape::JsonLines(_) => "json_lines",
        Shape::Bytes { .. } => "bytes",
        Shape::Frames { .. } => "frames",
    });
    quote!(#method(request, #status))
}
