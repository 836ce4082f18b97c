//! Swagger 2.0: the typed model, and its way to OpenAPI 3.0.

mod convert;
mod model;
mod operation;
mod parameter;
mod schema;

pub(crate) use convert::to_openapi3;
pub(crate) use model::{Document, Schema};
pub(crate) use schema::schema as to_schema;

/// The extension by which a converted part says where it stands in the source, where the two documents' pointers differ.
pub(crate) const ORIGIN: &str = "x-pierhead-origin";

/// What OpenAPI 3 cannot say of a parameter: the elements are joined by tabs.
pub(crate) const COLLECTION_FORMAT: &str = "x-collection-format";

/// What OpenAPI 3 has no place for: the name of the body's parameter.
pub(crate) const BODY_NAME: &str = "x-pierhead-body-name";

/// The `oneOf` was written as a list of types.
pub(crate) const TYPE_LIST: &str = "x-pierhead-type-list";
