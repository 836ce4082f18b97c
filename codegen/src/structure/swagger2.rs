//! Swagger 2.0, as its specification has it (section "Schema" of the OpenAPI Specification, version 2.0).

use super::Kind::{Any, Array, Bool, BoolOr, Integer, Map, Number, OneOrMany, String, Word};
use super::{Beside, Form, Kind, May, Must, Names, Should, Table};

const fn object(form: &'static Form) -> Kind {
    Kind::Object(form)
}

const STRINGS: Kind = Array(&String);
const SECURITY: Kind = Array(&Map(&STRINGS));
const SCHEMES: Kind = Array(&Word(&["http", "https", "ws", "wss"]));

/// A whole document.
pub(crate) static DOCUMENT: Table = Table {
    schema: &SCHEMA_FORM,
    document: Form {
        name: "the document",
        keys: &[
            ("swagger", Must, Any),
            ("info", Must, object(&INFO)),
            ("host", May, String),
            ("basePath", May, String),
            ("schemes", May, SCHEMES),
            ("consumes", May, STRINGS),
            ("produces", May, STRINGS),
            ("paths", Must, object(&PATHS)),
            ("definitions", May, Map(&SCHEMA)),
            ("parameters", May, Map(&PARAMETER)),
            ("responses", May, Map(&RESPONSE)),
            ("securityDefinitions", May, Map(&object(&SECURITY_SCHEME))),
            ("security", May, SECURITY),
            ("tags", May, Array(&object(&TAG))),
            ("externalDocs", May, object(&EXTERNAL_DOCS)),
        ],
        named: None,
        reference: None,
    },
};

pub(super) static INFO: Form = Form {
    name: "info",
    keys: &[
        ("title", Must, String),
        ("version", Must, String),
        ("description", May, String),
        ("termsOfService", May, String),
        ("contact", May, object(&CONTACT)),
        ("license", May, object(&LICENSE)),
    ],
    named: None,
    reference: None,
};

static CONTACT: Form = Form {
    name: "a contact",
    keys: &[
        ("name", May, String),
        ("url", May, String),
        ("email", May, String),
    ],
    named: None,
    reference: None,
};

static LICENSE: Form = Form {
    name: "a license",
    keys: &[("name", Must, String), ("url", May, String)],
    named: None,
    reference: None,
};

pub(super) static TAG: Form = Form {
    name: "a tag",
    keys: &[
        ("name", Must, String),
        ("description", May, String),
        ("externalDocs", May, object(&EXTERNAL_DOCS)),
    ],
    named: None,
    reference: None,
};

pub(super) static EXTERNAL_DOCS: Form = Form {
    name: "externalDocs",
    keys: &[("url", Must, String), ("description", May, String)],
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
        ("get", May, object(&OPERATION_FORM)),
        ("put", May, object(&OPERATION_FORM)),
        ("post", May, object(&OPERATION_FORM)),
        ("delete", May, object(&OPERATION_FORM)),
        ("options", May, object(&OPERATION_FORM)),
        ("head", May, object(&OPERATION_FORM)),
        ("patch", May, object(&OPERATION_FORM)),
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
        ("consumes", May, STRINGS),
        ("produces", May, STRINGS),
        ("parameters", May, Array(&PARAMETER)),
        ("responses", Must, object(&RESPONSES)),
        ("schemes", May, SCHEMES),
        ("deprecated", May, Bool),
        ("security", May, SECURITY),
    ],
    named: None,
    reference: None,
};

const TYPE_WORDS: Kind = Word(&[
    "string", "number", "integer", "boolean", "array", "file", "object",
]);
const COLLECTION: Kind = Word(&["csv", "ssv", "tsv", "pipes", "multi"]);

static PARAMETER_FORM: Form = Form {
    name: "a parameter",
    keys: &[
        ("name", Must, String),
        (
            "in",
            Must,
            Word(&["query", "header", "path", "formData", "body"]),
        ),
        ("description", May, String),
        ("required", May, Bool),
        ("schema", May, object(&SCHEMA_FORM)),
        ("type", May, TYPE_WORDS),
        ("format", May, String),
        ("allowEmptyValue", May, Bool),
        ("items", May, object(&ITEMS)),
        ("collectionFormat", May, COLLECTION),
        ("default", May, Any),
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
        ("enum", May, Array(&Any)),
        ("multipleOf", May, Number),
    ],
    named: None,
    reference: Some(Beside::Docs),
};
static PARAMETER: Kind = object(&PARAMETER_FORM);

static ITEMS: Form = Form {
    name: "items",
    keys: &[
        ("type", Must, TYPE_WORDS),
        ("format", May, String),
        ("items", May, object(&ITEMS)),
        ("collectionFormat", May, COLLECTION),
        ("default", May, Any),
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
        ("enum", May, Array(&Any)),
        ("multipleOf", May, Number),
    ],
    named: None,
    reference: None,
};

static RESPONSES: Form = Form {
    name: "responses",
    keys: &[],
    named: Some((Names::Statuses { ranges: false }, object(&RESPONSE_FORM))),
    reference: None,
};

static RESPONSE_FORM: Form = Form {
    name: "a response",
    keys: &[
        ("description", Should, String),
        ("schema", May, object(&SCHEMA_FORM)),
        ("headers", May, Map(&object(&HEADER))),
        ("examples", May, Map(&Any)),
    ],
    named: None,
    reference: Some(Beside::Docs),
};
static RESPONSE: Kind = object(&RESPONSE_FORM);

static HEADER: Form = Form {
    name: "a header",
    keys: &[
        ("description", May, String),
        ("type", Must, TYPE_WORDS),
        ("format", May, String),
        ("items", May, object(&ITEMS)),
        ("collectionFormat", May, COLLECTION),
        ("default", May, Any),
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
        ("enum", May, Array(&Any)),
        ("multipleOf", May, Number),
    ],
    named: None,
    reference: None,
};

static SCHEMA_FORM: Form = Form {
    name: "a schema",
    keys: &[
        (
            "type",
            May,
            OneOrMany(&Word(&[
                "string", "number", "integer", "boolean", "array", "object", "null", "file",
            ])),
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
        ("discriminator", May, String),
        ("readOnly", May, Bool),
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

static SECURITY_SCHEME: Form = Form {
    name: "a security definition",
    keys: &[
        ("type", Must, Word(&["basic", "apiKey", "oauth2"])),
        ("description", May, String),
        ("name", May, String),
        ("in", May, Word(&["query", "header"])),
        (
            "flow",
            May,
            Word(&["implicit", "password", "application", "accessCode"]),
        ),
        ("authorizationUrl", May, String),
        ("tokenUrl", May, String),
        ("scopes", May, Map(&String)),
    ],
    named: None,
    reference: None,
};
