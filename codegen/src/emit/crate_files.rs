//! What makes the output a crate.

use super::docs::Comment;
use super::file::File;
use super::{Emission, EmitError};
use quote::quote;

pub(super) fn emit(out: &mut Emission<'_>) -> Result<(), EmitError> {
    let (api, parts) = (out.api, out.options.parts);
    let file = File::new(api, "crate::types");
    let title = match api.info.title.as_str() {
        "" => out.options.name.as_str(),
        title => title,
    };
    let mut comment = Comment::new(format!(
        "{}, version {}.",
        title.trim_end_matches('.'),
        api.info.version
    ));
    comment = comment.and("Types of the document in [`types`]. Reading is tolerant (null, absent and empty are one, unknown words and members are no error), writing is exact.");
    let mut items = quote! {
        #[rustfmt::skip]
        pub mod types;
    };
    if parts.client || parts.server {
        items.extend(quote! {
            #[rustfmt::skip]
            pub mod operations;
        });
    }
    if parts.client {
        comment =
            comment.and("The feature `client` brings `Client`, with a method for every operation.");
        items.extend(quote! {
            #[cfg(feature = "client")]
            #[rustfmt::skip]
            mod client;
        });
    }
    if parts.server {
        comment = comment.and("The feature `server` brings a trait for every group of operations, and `router` over whatever implements them.");
        items.extend(quote! {
            #[cfg(feature = "server")]
            #[rustfmt::skip]
            mod server;
        });
    }
    items.extend(quote!(
        pub use pierhead_support as support;
    ));
    if parts.client {
        items.extend(quote! {
            #[cfg(feature = "client")]
            pub use client::Client;
        });
    }
    if parts.client || parts.server {
        items.extend(quote!(
            pub use operations::OPERATIONS;
        ));
    }
    if parts.server {
        items.extend(quote! {
            #[cfg(feature = "server")]
            pub use server::*;
        });
    }
    let (version, base_path) = (&api.info.version, &api.info.base_path);
    items.extend(quote! {
        /// The version that the document gives itself.
        pub const VERSION: &str = #version;

        /// What stands in front of every path of the document.
        pub const BASE_PATH: &str = #base_path;
    });
    out.write("src/lib.rs", &file, Some(&comment), &items)
}
