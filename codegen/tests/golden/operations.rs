//! Operations: parameters, outcomes, errors, client and server.

use crate::written;
use insta::assert_snapshot;
use pierhead_codegen::Parts;

const ERRORS: &str = "definitions:\n  ErrorResponse: {type: object, required: [message], properties: {message: {type: string}}}\n  Thing: {type: object, properties: {Name: {type: string}}}\n";

fn operation(rest: &str, paths: &[&str]) -> String {
    written(
        &format!(
            "basePath: /v1.2\nx-query-booleans: lenient\ntags: [{{name: Thing, description: Things.}}]\n{ERRORS}paths:\n{rest}"
        ),
        Parts::ALL,
        paths,
    )
}

const BOTH: [&str; 3] = [
    "src/operations/thing/thing_do.rs",
    "src/client/thing.rs",
    "src/server/thing.rs",
];

/// Quirks 22 to 25, 28 and 35: how parameters are written, greedy names, an optional body, no default on the wire.
#[test]
fn parameters_are_written_and_read_by_their_encodings() {
    assert_snapshot!(operation(
        r#"
  /things/{name}/do:
    post:
      tags: [Thing]
      operationId: ThingDo
      summary: Do things
      parameters:
        - {name: name, in: path, required: true, type: string, x-greedy: true}
        - {name: all, in: query, type: boolean, default: true}
        - {name: t, in: query, type: array, items: {type: string}, collectionFormat: multi}
        - {name: csv, in: query, type: array, items: {type: integer}}
        - {name: filters, in: query, type: string, x-content: {encoding: json, schema: {type: object, additionalProperties: {type: array, items: {type: string}}}}}
        - {name: h, in: query, required: true, type: integer, format: int32}
        - {name: X-Auth, in: header, type: string, x-content: {encoding: base64-json, schema: {$ref: '#/definitions/Thing'}}}
        - {name: body, in: body, schema: {$ref: '#/definitions/Thing'}}
      responses:
        "200": {description: Done., schema: {$ref: '#/definitions/Thing'}}
        "404": {description: Gone., schema: {$ref: '#/definitions/ErrorResponse'}}
"#,
        &BOTH
    ));
}

/// Quirks 18 and 27: several outcomes, and headers.
#[test]
fn several_outcomes_are_an_enum_and_headers_a_struct() {
    assert_snapshot!(operation(
        r#"
  /things/{id}:
    post:
      tags: [Thing]
      operationId: ThingDo
      parameters: [{name: id, in: path, required: true, type: string}]
      responses:
        "204": {description: Started.}
        "304": {description: It ran already., schema: {$ref: '#/definitions/ErrorResponse'}}
        "201": {description: Made., schema: {$ref: '#/definitions/Thing'}, headers: {X-Stat: {type: string, x-content: {encoding: base64-json, schema: {$ref: '#/definitions/Thing'}}}}}
        "500": {description: No., schema: {$ref: '#/definitions/ErrorResponse'}}
        default: {description: Else., schema: {$ref: '#/definitions/ErrorResponse'}}
"#,
        &BOTH
    ));
}

/// Quirks 14 to 17 and 21: streams of every shape, up and down.
#[test]
fn streams_have_types_of_their_own() {
    let shape = |stream: &str, extra: &str| {
        operation(
            &format!(
                "  /x:\n    post:\n      tags: [Thing]\n      operationId: ThingDo\n{extra}      responses:\n        \"200\": {{description: Flows., x-stream: {stream}}}\n"
            ),
            &["src/client/thing.rs", "src/server/thing.rs"],
        )
    };
    let upload = "      consumes: [application/x-tar]\n      parameters: [{name: in, in: body, schema: {type: string, format: binary}}]\n";
    assert_snapshot!(
        "lines",
        shape(
            "{shape: json-lines, item: {$ref: '#/definitions/Thing'}}",
            upload
        )
    );
    assert_snapshot!(
        "bytes",
        shape("{shape: bytes, media-type: application/x-tar}", "")
    );
    assert_snapshot!(
        "frames",
        shape(
            "{shape: frames, media-type: application/vnd.docker.raw-stream}",
            ""
        )
    );
    assert_snapshot!(
        "late",
        operation(
            "  /x:\n    post:\n      tags: [Thing]\n      operationId: ThingDo\n      responses:\n        \"200\": {description: Later., schema: {$ref: '#/definitions/Thing'}, x-stream: {shape: late-json}}\n",
            &["src/client/thing.rs", "src/server/thing.rs"],
        )
    );
}

/// Quirk 16: the connection is taken over; a JSON body is read before.
#[test]
fn an_upgrade_is_one_outcome() {
    assert_snapshot!(operation(
        r#"
  /x:
    post:
      tags: [Thing]
      operationId: ThingDo
      x-upgrade: {protocols: [tcp], stream: frames}
      parameters: [{name: body, in: body, required: true, schema: {$ref: '#/definitions/Thing'}}]
      responses:
        "101": {description: Yours., x-stream: {shape: frames, media-type: application/vnd.docker.raw-stream}}
        "200": {description: Yours., x-stream: {shape: frames, media-type: application/vnd.docker.raw-stream}}
        "404": {description: Gone., schema: {$ref: '#/definitions/ErrorResponse'}}
"#,
        &BOTH
    ));
}

/// A tag's own answer to what is left out, errors without a schema, no outcome at all, a form with a file, plain text.
#[test]
fn documents_that_say_little_are_served_too() {
    assert_snapshot!(written(
        r#"
tags: [{name: Thing, x-default-answer: {status: 503, message: Not here.}}]
paths:
  /x:
    post:
      tags: [Thing]
      operationId: ThingDo
      consumes: [multipart/form-data]
      parameters:
        - {name: note, in: formData, required: true, type: string}
        - {name: file, in: formData, type: file}
      responses:
        "405": {description: Wrong input.}
  /y:
    get:
      tags: [Thing]
      operationId: ThingText
      produces: [text/plain]
      responses:
        "200": {description: Words., schema: {type: string}}
"#,
        Parts::ALL,
        &[
            "src/operations/thing/thing_do.rs",
            "src/operations/mod.rs",
            "src/client/thing.rs",
            "src/server/thing.rs",
            "src/server/mod.rs",
            "src/lib.rs"
        ]
    ));
}
