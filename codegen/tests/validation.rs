//! The house rules, and how they are silenced.

mod common;

use pierhead_codegen::{Source, validate};

fn findings(text: &str) -> Vec<String> {
    common::codes(&validate(
        Source {
            name: "doc.yaml",
            text,
        },
        None,
    ))
}

/// A document that keeps all rules, with `rest` in its one operation and `definitions` behind.
fn document(operation: &str, definitions: &str) -> String {
    format!(
        "swagger: '2.0'
info: {{title: T, version: '1', description: d}}
tags: [{{name: A, description: d}}]
paths:
  /a:
    get:
{operation}      summary: s
      description: d
      responses:
        200: {{description: d, schema: {{$ref: '#/definitions/A'}}}}
definitions:
  A:
    description: d
{definitions}"
    )
}

const OPERATION: &str = "      operationId: ThingList\n      tags: [A]\n";
const SCHEMA: &str = "    type: object\n    properties: {B: {type: string, description: d}}\n";

#[test]
fn a_clean_document_has_no_findings() {
    assert_eq!(findings(&document(OPERATION, SCHEMA)), Vec::<String>::new());
}

#[test]
fn ids_are_noun_and_verb() {
    for (id, kept) in [
        ("ContainerStart", true),
        ("BuildPrune", true),
        ("ListThings", false),
        ("Session", false),
        ("container_start", false),
    ] {
        let found = findings(&document(
            &format!("      operationId: {id}\n      tags: [A]\n"),
            SCHEMA,
        ));
        assert_eq!(found.is_empty(), kept, "{id}: {found:?}");
        assert!(
            found.iter().all(|one| one == "warning PH0701 7:7"),
            "{found:?}"
        );
    }
}

#[test]
fn an_operation_has_one_declared_tag() {
    assert_eq!(
        findings(&document("      operationId: ThingList\n", SCHEMA)),
        ["warning PH0706 3:8", "warning PH0702 6:5"]
    );
    assert_eq!(
        findings(&document(
            "      operationId: ThingList\n      tags: [A, A]\n",
            SCHEMA
        )),
        ["warning PH0702 8:7"]
    );
    assert_eq!(
        findings(&document(
            "      operationId: ThingList\n      tags: [B]\n",
            SCHEMA
        )),
        ["warning PH0706 3:8", "warning PH0702 8:14"]
    );
}

#[test]
fn everything_has_a_description() {
    let parameters = "      operationId: ThingList\n      tags: [A]\n      parameters: [{name: p, in: query, type: string, description: TBD}]\n";
    let schema =
        "    type: object\n    properties: {B: {type: string}, C: {$ref: '#/definitions/A'}}\n";
    assert_eq!(
        findings(&document(parameters, schema)),
        ["warning PH0703 9:20", "warning PH0703 18:18"]
    );
}

#[test]
fn examples_and_defaults_match_their_schemas() {
    let of = |schema: &str| findings(&document(OPERATION, schema));
    let schema = "    type: object\n    required: [B]\n    properties:\n      B: {type: string, description: d}\n      C: {type: array, description: d, items: {type: integer, maximum: 3}}\n      D: {type: string, description: d, enum: [x], default: z}\n";
    assert_eq!(
        of(&format!("{schema}    example: {{B: b, C: [1, 2], D: x}}\n")),
        ["warning PH0308 21:52"]
    );
    assert_eq!(
        of(&format!(
            "{schema}    example: {{B: 1, C: [1, 5, a], D: y, E: 1}}\n"
        )),
        [
            "warning PH0308 21:52",
            "error PH0704 22:15",
            "error PH0704 22:28",
            "error PH0704 22:31",
            "error PH0704 22:35",
            "error PH0704 22:41"
        ]
    );
    assert_eq!(
        of(&format!("{schema}    example: {{}}\n")),
        ["warning PH0308 21:52", "error PH0704 22:5"]
    );
}

#[test]
fn what_nothing_uses_is_found() {
    let schema = format!(
        "{SCHEMA}  Loop: {{type: object, description: d, properties: {{L: {{$ref: '#/definitions/Loop'}}}}}}\n"
    );
    assert_eq!(
        findings(&document(OPERATION, &schema)),
        ["warning PH0705 18:3"]
    );
}

#[test]
fn a_rule_is_silenced_in_place_with_a_reason() {
    let of = |allow: &str| {
        findings(&document(
            &format!("      operationId: Session\n      tags: [A]\n      x-allow: {allow}\n"),
            SCHEMA,
        ))
    };
    assert_eq!(of("{PH0701: published so}"), Vec::<String>::new());
    assert_eq!(of("{PH0701: ''}"), ["error PH0707 9:17"]);
    assert_eq!(of("{PH0701: so, PH0702: idle}"), ["warning PH0708 9:29"]);
    assert_eq!(of("{PH9999: what, PH0701: so}"), ["error PH0707 9:17"]);
    assert_eq!(of("true"), ["warning PH0701 7:7", "error PH0707 9:7"]);
}

#[test]
fn errors_of_the_document_cannot_be_silenced() {
    let schema = "    type: object\n    x-allow: {PH0301: because}\n    properties: {B: {type: string, enum: [1], description: d, x-allow: {PH0301: because}}}\n";
    assert!(findings(&document(OPERATION, schema)).contains(&"error PH0301 18:43".to_owned()));
}

#[test]
fn findings_are_data_too() {
    let text = document("      operationId: Session\n      tags: [A]\n", SCHEMA);
    let json = validate(
        Source {
            name: "doc.yaml",
            text: &text,
        },
        None,
    )
    .to_json();
    assert_eq!(
        json,
        serde_json::json!([{
            "code": "PH0701",
            "severity": "warning",
            "message": "the id `Session` is no NounVerb: it is one word",
            "help": "an id is a noun and a verb, as in ContainerStart",
            "file": "doc.yaml",
            "line": 7,
            "column": 7,
            "text": "      operationId: Session",
            "pointer": "/paths/~1a/get/operationId",
        }])
    );
}
