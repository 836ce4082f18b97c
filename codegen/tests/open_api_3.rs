//! What OpenAPI 3.0 has and Swagger 2.0 has not.

mod common;

use common::lower;

fn schemas(rest: &str) -> String {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{rest}"
    );
    let (ir, warnings) = lower(&text);
    assert!(warnings.is_empty(), "{warnings}");
    ir
}

#[test]
fn a_choice_with_a_member_that_says_which() {
    let ir = schemas(
        "    A:\n      oneOf:\n        - {type: object, required: [type], properties: {type: {type: string, enum: [none]}}}\n        - {type: object, required: [type, value], properties: {type: {type: string, enum: [some]}, value: {type: integer, format: uint32}}}\n",
    );
    assert_eq!(
        ir,
        "A: by type None=\"none\"() | Some=\"some\"(ASome)\nASome\n  value: u32 required\n"
    );
}

#[test]
fn a_choice_with_a_discriminator() {
    let ir = schemas(
        "    A:\n      oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]\n      discriminator: {propertyName: kind, mapping: {bee: '#/components/schemas/B'}}\n    B: {type: object, properties: {kind: {type: string}}}\n    C: {type: object, properties: {kind: {type: string}}}\n",
    );
    assert!(
        ir.starts_with("A: by kind Bee=\"bee\"(B) | C=\"C\"(C)\n"),
        "{ir}"
    );
}

#[test]
fn a_choice_without_a_mark_is_untagged() {
    let ir = schemas(
        "    A: {oneOf: [{type: string}, {type: integer}, {type: object, title: thing, properties: {x: {type: string}}}]}\n",
    );
    assert_eq!(
        ir,
        "A: untagged String(string) | Integer(i64) | Thing(AThing)\nAThing\n  x: string\n"
    );
}

#[test]
fn choices_that_are_no_choice() {
    let ir = schemas(
        "    Nul: {oneOf: [{$ref: '#/components/schemas/Words'}, {enum: [null]}]}\n    Words:\n      oneOf:\n        - {description: first, type: string, enum: [a]}\n        - {type: string, enum: [b, c]}\n    Text: {oneOf: [{type: string, format: uuid}, {allOf: [{$ref: '#/components/schemas/Name'}]}]}\n    Name: {type: string, pattern: a}\n    Many: {oneOf: [{type: string}, {type: array, items: {type: string}}]}\n    Holder: {type: object, properties: {n: {nullable: true, allOf: [{$ref: '#/components/schemas/Name'}]}}}\n",
    );
    assert_eq!(
        ir,
        "Holder\n  n: Name nullable\nMany: one or many string\nName: string\nNul: Words\nText: string\nWords: words A=\"a\" B=\"b\" C=\"c\" default A\n"
    );
}

#[test]
fn what_is_beside_a_reference_is_kept_here_too() {
    let ir = schemas(
        "    A: {type: object, properties: {b: {$ref: '#/components/schemas/B', description: of b}}}\n    B: {type: string}\n",
    );
    assert_eq!(ir, "A\n  b: B // of b\nB: string\n");
}

#[test]
fn parameters_bodies_and_answers() {
    let text = "openapi: 3.0.3
info: {title: T, version: '1'}
servers: [{url: 'https://example.org/api/v2/'}]
tags: [{name: A, description: d}]
paths:
  /a/{id}:
    parameters: [{$ref: '#/components/parameters/Id'}]
    post:
      operationId: APost
      tags: [A]
      parameters:
        - {name: list, in: query, schema: {type: array, items: {type: string}}}
        - {name: pipes, in: query, style: pipeDelimited, schema: {type: array, items: {type: string}}}
        - {name: filter, in: query, content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}
        - {name: token, in: cookie, schema: {type: string}}
      requestBody:
        required: true
        content: {application/octet-stream: {schema: {type: string, format: binary}}}
      responses:
        '200': {description: d, content: {application/json: {schema: {type: array, items: {type: integer}}}}}
        4XX: {$ref: '#/components/responses/Error'}
components:
  parameters:
    Id: {name: id, in: path, required: true, schema: {type: string}}
  responses:
    Error: {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}}
  schemas:
    Error: {type: object, required: [message], properties: {message: {type: string}}}
";
    let (ir, warnings) = lower(text);
    assert!(warnings.is_empty(), "{warnings}");
    assert_eq!(
        ir,
        "APostFilter
  x: string
Error
  message: string required
a_post POST /a/{id} [A]
  Path id: string plain required
  Query list: [string] repeated
  Query pipes: [string] joined(pipe)
  Query filter: APostFilter json
  Cookie token: string plain
  body bytes application/octet-stream required
  200 [i64]
  4XX Error
"
    );
    let api = pierhead_codegen::lower(pierhead_codegen::Source { name: "d", text }, None)
        .map(|(api, _)| api);
    let api = api.expect("no errors");
    assert_eq!(api.info.base_path, "/api/v2");
    assert_eq!(api.error_models.len(), 1);
    assert_eq!(
        api.error_models[0]
            .message
            .as_ref()
            .map(|field| field.name.as_str()),
        Some("message")
    );
}
