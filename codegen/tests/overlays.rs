//! Overlays: what they change, and what is wrong with them.

mod common;

use common::{codes, describe};
use pierhead_codegen::{Diagnostics, Source, lower};

const DOCUMENT: &str = "swagger: '2.0'
info: {title: T, version: '1'}
tags: [{name: A, description: d}]
paths:
  /stats:
    get:
      operationId: AStats
      tags: [A]
      parameters:
        - {name: stream, in: query, type: boolean}
        - {name: names, in: query, type: array, items: {type: string}}
      responses: {200: {description: d, schema: {type: object}}}
definitions:
  Stats: {type: object, properties: {cpu: {type: integer}, junk: {type: string}}}
  Enum: {type: string, enum: [a]}
";

fn with(actions: &str) -> Result<String, Vec<String>> {
    let overlay = format!("overlay: 1.0.0\ninfo: {{title: O, version: '1'}}\nactions:\n{actions}");
    apply(&overlay).map_err(|errors| codes(&errors))
}

fn apply(overlay: &str) -> Result<String, Diagnostics> {
    let document = Source {
        name: "doc.yaml",
        text: DOCUMENT,
    };
    lower(
        document,
        Some(Source {
            name: "overlay.yaml",
            text: overlay,
        }),
    )
    .map(|(api, _)| describe(&api))
}

#[test]
fn updates_merge_objects_and_append_to_lists() {
    let ir = with(
        "- target: $.paths['/stats'].get.responses['200']
  update: {x-stream: {shape: json-lines, item: {$ref: '#/definitions/Stats'}}}
- target: $.paths.*.get.parameters[?(@.name=='names')]
  update: {collectionFormat: multi}
- target: $.paths['/stats'].get.parameters
  update: {name: more, in: query, type: string}
- target: $.definitions.Enum
  update: {enum: [b]}
- target: $..properties.junk
  remove: true
",
    );
    assert_eq!(
        ir.as_deref(),
        Ok(
            "Enum: words A=\"a\" B=\"b\" default A\nStats\n  cpu: i64\na_stats GET /stats [A]\n  Query stream: bool plain\n  Query names: [string] repeated\n  Query more: string plain\n  200 lines of Stats\n"
        )
    );
}

#[test]
fn elements_are_removed_from_the_back() {
    let ir = with("- target: $.paths['/stats'].get.parameters[*]\n  remove: true\n");
    assert!(ir.is_ok_and(|ir| !ir.contains("Query")));
}

#[test]
fn an_action_that_finds_nothing_is_an_error() {
    let found = with(
        "- target: $.paths['/gone'].get\n  remove: true\n- target: $.definitions.Gone\n  update: {type: string}\n",
    );
    assert_eq!(
        found,
        Err(vec![
            "error PH0602 4:3".to_owned(),
            "error PH0602 6:3".to_owned()
        ])
    );
}

#[test]
fn what_an_overlay_brings_is_complained_of_where_it_stands() {
    let errors = apply("overlay: 1.0.0\nactions:\n- target: $.definitions\n  update:\n    New: {type: object, propertys: {}}\n").expect_err("a misspelt key");
    let one = errors.iter().next().expect("one complaint");
    assert_eq!(
        (one.file.as_str(), one.code.as_str(), one.pointer.as_str()),
        ("overlay.yaml", "PH0101", "/definitions/New/propertys")
    );
    assert_eq!(
        one.position.as_ref().map(|at| (at.line, at.column)),
        Some((5, 25))
    );
}

#[test]
fn overlays_that_are_none() {
    let of = |overlay: &str| apply(overlay).map_err(|errors| codes(&errors));
    assert_eq!(
        of("overlay: 2.0.0\nactions: []\n"),
        Err(vec!["error PH0601 1:1".to_owned()])
    );
    assert_eq!(
        of("overlay: 1.0.0\naction: []\n"),
        Err(vec![
            "error PH0601 1:1".to_owned(),
            "error PH0601 2:1".to_owned()
        ])
    );
    assert_eq!(of("[]\n"), Err(vec!["error PH0601 1:1".to_owned()]));
    assert_eq!(of("a: [\n").map_err(|codes| codes.len()), Err(1));
    assert_eq!(
        with(
            "- {target: $.info}\n- {update: {}}\n- {target: 'info', remove: true}\n- {target: '$.a[0:2]', remove: true}\n- {target: $.info.title, update: x}\n- {target: $.info, update: 3}\n- {target: $.info, drop: true, remove: 7}\n"
        ),
        Err([
            "error PH0601 4:3",
            "error PH0601 5:3",
            "error PH0603 6:4",
            "error PH0603 7:4",
            "error PH0604 8:4",
            "error PH0604 9:20",
            "error PH0601 10:20",
            "error PH0601 10:32",
        ]
        .map(String::from)
        .to_vec())
    );
}
