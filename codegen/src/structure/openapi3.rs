//! OpenAPI 3.0, as its specification has it (section "Schema" of the OpenAPI Specification, version 3.0.3).

use super::Kind::{Any, Array, Bool, BoolOr, Integer, Map, Number, String, Word};
use super::swagger2::{EXTERNAL_DOCS, INFO, TAG};
use super::{Beside, Form, Kind, May, Must, Names, Should, Table};

const fn object(form: &'static Form) -> Kind {
    Kind::Object(form)
}

const STRINGS: Kind = Array(&String);
const SECURITY: Kind = Array(&Map(&STRINGS));
const SERVERS: Kind = Array(&object(&Form {
    name: "a server",
    keys: &[
        ("url", Must, String),
        ("description", May, String),
        ("variables", May, Map(&Any)),
    ],
    named: None,
    reference: None,
}));

/// A whole document.
pub(crate) static DOCUMENT: Table = Table {
    schema: &SCHEMA_FORM,
    document: Form {
        name: "the document",
        keys: &[
            ("openapi", Must, String),
            ("info", Must, object(&INFO)),
            ("servers", May, SERVERS),
            ("paths", Must, object(&PATHS)),
            ("components", May, object(&COMPONENTS)),
            ("security", May, SECURITY),
            ("tags", May, Array(&object(&TAG))),
            ("externalDocs", May, object(&EXTERNAL_DOCS)),
        ],
        named: None,
        reference: None,
    },
};

static COMPONENTS: Form = Form {
    name: "components",
    keys: &[
        ("schemas", May, Map(&SCHEMA)),
        ("responses", May, Map(&RESPONSE)),
        ("parameters", May, Map(&PARAMETER)),
        ("examples", May, Map(&Any)),
        ("requestBodies", May, Map(&BODY)),
        ("headers", May, Map(&HEADER)),
        ("securitySchemes", May, Map(&Any)),
        ("links", May, Map(&Any)),
        ("callbacks", May, Map(&Any)),
    ],
    named: None,
    reference: None,
};

static PATHS: Form = Form {
    name: "paths",
    keys: &[],
    named: Some((Names::Paths, object(&PATH_ITEM))),
    reference: None,
};

static PATH_ITEM: Form = Form {
    name: "a path",
    keys: &[
        ("summary", May, String),
        ("description", May, String),
        ("get", May, object(&OPERATION_FORM)),
        ("put", May, object(&OPERATION_FORM)),
        ("post", May, object(&OPERATION_FORM)),
        ("delete", May, object(&OPERATION_FORM)),
        ("options", May, object(&OPERATION_FORM)),
        ("head", May, object(&OPERATION_FORM)),
        ("patch", May, object(&OPERATION_FORM)),
        ("trace", May, object(&OPERATION_FORM)),
        ("servers", May, SERVERS),
        ("parameters", May, Array(&PARAMETER)),
    ],
    named: None,
    reference: Some(Beside::All),
};

static OPERATION_FORM: Form = Form {
    name: "an operation",
    keys: &[
        ("tags", May, STRINGS),
        ("summary", May, String),
        ("description", May, String),
        ("externalDocs", May, object(&EXTERNAL_DOCS)),
        ("operationId", May, String),
        ("parameters", May, Array(&PARAMETER)),
        ("requestBody", May, object(&BODY_FORM)),
        ("responses", Must, object(&RESPONSES)),
        ("callbacks", May, Map(&Any)),
        ("deprecated", May, Bool),
        ("security", May, SECURITY),
        ("servers", May, SERVERS),
    ],
    named: None,
    reference: None,
};

static PARAMETER_FORM: Form = Form {
    name: "a parameter",
    keys: &[
        ("name", Must, String),
        ("in", Must, Word(&["query", "header", "path", "cookie"])),
        ("description", May, String),
        ("required", May, Bool),
        ("deprecated", May, Bool),
        ("allowEmptyValue", May, Bool),
        (
            "style",
            May,
            Word(&[
                "matrix",
                "label",
                "form",
                "simple",
                "spaceDelimited",
                "pipeDelimited",
                "deepObject",
            ]),
        ),
        ("explode", May, Bool),
        ("allowReserved", May, Bool),
        ("schema", May, object(&SCHEMA_FORM)),
        ("content", May, CONTENT),
        ("example", May, Any),
        ("examples", May, Map(&Any)),
    ],
    named: None,
    reference: Some(Beside::Docs),
};
static PARAMETER: Kind = object(&PARAMETER_FORM);

static HEADER_FORM: Form = Form {
    name: "a header",
    keys: &[
        ("description", May, String),
        ("required", May, Bool),
        ("deprecated", May, Bool),
        ("allowEmptyValue", May, Bool),
        ("style", May, Word(&["simple"])),
        ("explode", May, Bool),
        ("schema", May, object(&SCHEMA_FORM)),
        ("content", May, CONTENT),
        ("example", May, Any),
        ("examples", May, Map(&Any)),
    ],
    named: None,
    reference: Some(Beside::Docs),
};
static HEADER: Kind = object(&HEADER_FORM);

static BODY_FORM: Form = Form {
    name: "a request body",
    keys: &[
        ("description", May, String),
        ("content", Must, CONTENT),
        ("required", May, Bool),
    ],
    named: None,
    reference: Some(Beside::Docs),
};
static BODY: Kind = object(&BODY_FORM);

const CONTENT: Kind = Map(&object(&MEDIA_TYPE));

static MEDIA_TYPE: Form = Form {
    name: "a media type",
    keys: &[
        ("schema", May, object(&SCHEMA_FORM)),
        ("example", May, Any),
        ("examples", May, Map(&Any)),
        ("encoding", May, Map(&Any)),
    ],
    named: None,
    reference: None,
};

static RESPONSES: Form = Form {
    name: "responses",
    keys: &[],
    named: Some((Names::Statuses { ranges: true }, object(&RESPONSE_FORM))),
    reference: None,
};

static RESPONSE_FORM: Form = Form {
    name: "a response",
    keys: &[
        ("description", Should, String),
        ("headers", May, Map(&HEADER)),
        ("content", May, CONTENT),
        ("links", May, Map(&Any)),
    ],
    named: None,
    reference: Some(Beside::Docs),
};
static RESPONSE: Kind = object(&RESPONSE_FORM);

static SCHEMA_FORM: Form = Form {
    name: "a schema",
    keys: &[
        (
            "type",
            May,
            Word(&["string", "number", "integer", "boolean", "array", "object"]),
        ),
        ("format", May, String),
        ("title", May, String),
        ("description", May, String),
        ("default", May, Any),
        ("example", May, Any),
        ("enum", May, Array(&Any)),
        ("properties", May, Map(&SCHEMA)),
        ("required", May, STRINGS),
        ("additionalProperties", May, BoolOr(&SCHEMA)),
        ("items", May, object(&SCHEMA_FORM)),
        ("allOf", May, Array(&SCHEMA)),
        ("oneOf", May, Array(&SCHEMA)),
        ("anyOf", May, Array(&SCHEMA)),
        ("not", May, object(&SCHEMA_FORM)),
        ("nullable", May, Bool),
        ("discriminator", May, object(&DISCRIMINATOR)),
        ("readOnly", May, Bool),
        ("writeOnly", May, Bool),
        ("deprecated", May, Bool),
        ("xml", May, Map(&Any)),
        ("externalDocs", May, object(&EXTERNAL_DOCS)),
        ("maximum", May, Number),
        ("exclusiveMaximum", May, Bool),
        ("minimum", May, Number),
        ("exclusiveMinimum", May, Bool),
        ("maxLength", May, Integer),
        ("minLength", May, Integer),
        ("pattern", May, String),
        ("maxItems", May, Integer),
        ("minItems", May, Integer),
        ("uniqueItems", May, Bool),
        ("maxProperties", May, Integer),
        ("minProperties", May, Integer),
        ("multipleOf", May, Number),
    ],
    named: None,
    reference: Some(Beside::Docs),
};
static SCHEMA: Kind = object(&SCHEMA_FORM);

static DISCRIMINATOR: Form = Form {
    name: "a discriminator",
    keys: &[
        ("propertyName", Must, String),
        ("mapping", May, Map(&String)),
    ],
    named: None,
    reference: None,
};
