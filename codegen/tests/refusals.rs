//! What is refused, and where the complaint points. Each test is the smallest document that has the fault; all faults of
//! a document come at once.

mod common;

use common::{complaints, definitions, swagger};

fn operation(rest: &str) -> String {
    swagger(&format!(
        "paths:\n  /a/{{id}}:\n    get:\n      operationId: AList\n      tags: [A]\n{rest}"
    ))
}

const ID: &str = "{name: id, in: path, required: true, type: string}";

#[test]
fn texts_that_are_no_documents() {
    assert_eq!(complaints("a: [1\nb: 2\n"), ["error PH0001 2:2"]);
    assert_eq!(
        complaints("{\"swagger\": \"2.0\",\n  \"info\" 1}"),
        ["error PH0001 2:10"]
    );
    assert_eq!(complaints(""), ["error PH0005 ?"]);
    assert_eq!(complaints("a: 1\n---\nb: 2\n"), ["error PH0001 ?"]);
    assert_eq!(complaints("hello: world\n"), ["error PH0005 1:1"]);
    assert_eq!(complaints("swagger: '1.2'\n"), ["error PH0005 1:1"]);
    assert_eq!(complaints("openapi: 3.1.0\n"), ["error PH0005 1:1"]);
}

#[test]
fn keys_that_stand_twice_point_at_the_second() {
    let text = definitions("  A: {type: string}\n  B: {type: string}\n  A: {type: integer}\n");
    assert_eq!(complaints(&text), ["error PH0002 7:3"]);
    let json = "{\"swagger\": \"2.0\",\n \"swagger\": \"2.0\"}";
    assert_eq!(complaints(json), ["error PH0002 2:2"]);
    assert_eq!(
        complaints("swagger: '2.0'\ntrue: 1\n"),
        ["error PH0007 2:1"]
    );
}

#[test]
fn all_faults_of_form_come_at_once() {
    let text = "swagger: '2.0'\ninfo: {title: T, versoin: '1'}\npaths:\n  a: {}\n  /b:\n    get:\n      operationID: X\n      responses: {20: {description: d}}\n      deprecated: 3\nschemes: [gopher]\n";
    assert_eq!(
        complaints(text),
        [
            "error PH0103 2:1",
            "error PH0101 2:18",
            "error PH0105 4:3",
            "error PH0101 7:7",
            "error PH0106 8:19",
            "error PH0102 9:7",
            "error PH0104 10:11"
        ]
    );
}

#[test]
fn open_api_3_is_checked_as_strictly() {
    let text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    get:\n      operationId: AGet\n      tags: [A]\n      consumes: [a/b]\n      responses:\n        2XX: {description: d}\n        '200':\n          description: d\n          content: {application/json: {schema: {type: [string]}}}\n";
    assert_eq!(complaints(text), ["error PH0101 8:7", "error PH0102 13:49"]);
}

#[test]
fn an_unknown_key_is_told_apart_from_a_misspelt_one() {
    let text = "swagger: '2.0'\ninfo: {title: T, version: '1', Description: d}\npaths: {}\n";
    let errors = pierhead_codegen::lower(
        pierhead_codegen::Source {
            name: "api.yaml",
            text,
        },
        None,
    )
    .expect_err("an unknown key");
    assert_eq!(
        errors.to_string(),
        "error[PH0101]: info has no key `Description`\n --> api.yaml:2:32\n  |\n2 | info: {title: T, version: '1', Description: d}\n  |                                ^\n   at /info/Description\n   help: did you mean `description`? keys of your own start with `x-`\n\n"
    );
}

#[test]
fn references_that_lead_nowhere() {
    let text = definitions(
        "  A: {$ref: '#/definitions/Gone'}\n  B: {type: object, properties: {C: {$ref: 'other.yaml#/X'}}}\n  C: {$ref: '#/definitions/D'}\n  D: {$ref: '#/definitions/C'}\n  E: {allOf: [{$ref: '#/definitions/E'}, {type: object, properties: {F: {type: string}}}]}\n",
    );
    assert_eq!(
        complaints(&text),
        [
            "error PH0201 5:7",
            "error PH0202 6:38",
            "error PH0203 8:3",
            "error PH0203 9:15"
        ]
    );
    let text = swagger(
        "paths:\n  /a:\n    get:\n      operationId: AGet\n      tags: [A]\n      parameters: [{$ref: '#/parameters/P'}]\n      responses: {200: {$ref: '#/responses/R'}}\n",
    );
    assert_eq!(
        complaints(&text),
        ["error PH0201 8:21", "error PH0201 9:25"]
    );
}

#[test]
fn a_long_circle_is_found() {
    let mut text = String::new();
    for number in 0..300 {
        text.push_str(&format!(
            "  D{number}: {{$ref: '#/definitions/D{}'}}\n",
            (number + 1) % 300
        ));
    }
    let found = complaints(&definitions(&text));
    assert!(
        !found.is_empty() && found.iter().all(|one| one.starts_with("error PH0203")),
        "{found:?}"
    );
}

#[test]
fn enums_of_the_wrong_type() {
    let text = definitions(
        "  A: {type: string, enum: [a, 1]}\n  B: {type: integer, enum: [1, a]}\n  C: {type: string, enum: [a, a]}\n",
    );
    assert_eq!(
        complaints(&text),
        [
            "error PH0301 5:31",
            "error PH0301 6:32",
            "warning PH0312 7:31"
        ]
    );
}

#[test]
fn arms_that_cannot_be_one_object() {
    let text = definitions(
        "  A: {type: string}\n  B: {allOf: [{$ref: '#/definitions/A'}, {type: object, properties: {C: {type: string}}}]}\n",
    );
    assert_eq!(complaints(&text), ["error PH0304 6:15"]);
}

#[test]
fn schemas_without_a_rust_type() {
    let text = "openapi: 3.0.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    A: {not: {type: string}}\n    B: {type: array}\n    C: {type: object, discriminator: {propertyName: p}, properties: {p: {type: string}}}\n";
    assert!(
        complaints(text).contains(&"error PH0305 6:5".to_owned()),
        "{:?}",
        complaints(text)
    );
    let text = definitions(
        "  B: {type: array}\n  C: {type: object, discriminator: p, properties: {p: {type: string}}}\n",
    );
    assert_eq!(
        complaints(&text),
        ["warning PH0310 5:3", "warning PH0309 6:21"]
    );
}

#[test]
fn paths_and_their_parameters() {
    assert_eq!(
        complaints(&operation("      responses: {200: {description: d}}\n")),
        ["error PH0402 5:5"]
    );
    let text = operation(&format!(
        "      parameters: [{ID}, {{name: x, in: path, required: true, type: string}}, {ID}]\n      responses: {{200: {{description: d}}}}\n"
    ));
    assert_eq!(
        complaints(&text),
        ["error PH0403 8:72", "error PH0407 8:123"]
    );
    let text = swagger(
        "paths:\n  /a/{b:\n    get: {operationId: AGet, tags: [A], responses: {200: {description: d}}}\n",
    );
    assert_eq!(complaints(&text), ["error PH0105 4:3"]);
    let text = operation(
        "      parameters: [{name: id, in: path, type: string}]\n      responses: {200: {description: d}}\n",
    );
    assert_eq!(complaints(&text), ["warning PH0408 8:20"]);
}

#[test]
fn two_operations_that_no_request_can_tell_apart() {
    let one = |path: &str, id: &str, name: &str| {
        format!(
            "  /a/{{{path}}}:\n    get:\n      operationId: {id}\n      tags: [A]\n      parameters: [{{name: {name}, in: path, required: true, type: string}}]\n      responses: {{200: {{description: d}}}}\n"
        )
    };
    let text = swagger(&format!(
        "paths:\n{}{}",
        one("id", "AGet", "id"),
        one("name", "AGet", "name")
    ));
    assert_eq!(
        complaints(&text),
        ["error PH0405 11:5", "error PH0401 12:7"]
    );
}

#[test]
fn bodies_that_cannot_be_sent() {
    let text = operation(&format!(
        "      parameters:\n        - {ID}\n        - {{name: a, in: body, schema: {{type: object}}}}\n        - {{name: b, in: body, schema: {{type: object}}}}\n        - {{name: c, in: formData, type: string}}\n      responses: {{200: {{description: d}}}}\n"
    ));
    assert_eq!(
        complaints(&text),
        ["error PH0404 10:11", "error PH0404 11:11"]
    );
    let text = operation(&format!(
        "      consumes: [application/x-www-form-urlencoded]\n      parameters: [{ID}, {{name: q, in: query, type: object}}]\n      responses: {{200: {{description: d}}}}\n"
    ));
    assert_eq!(complaints(&text), ["error PH0409 9:72"]);
}

#[test]
fn our_extensions_are_checked_for_place_and_content() {
    let text = operation(&format!(
        "      x-greedy: true\n      x-since: 1.25\n      x-upgrade: {{protocols: [smoke], stream: raw}}\n      parameters: [{ID}, {{name: q, in: query, type: string, x-greedy: true, x-content: {{encoding: xml, schema: {{typ: string}}}}}}]\n      responses:\n        200: {{description: d, x-stream: {{shape: late-json}}}}\n        101: {{description: d}}\n"
    ));
    assert_eq!(
        complaints(&text),
        [
            "error PH0502 8:7",
            "error PH0501 9:7",
            "error PH0501 10:31",
            "error PH0501 11:135",
            "error PH0501 11:159"
        ]
        .map(String::from)
        .to_vec()
    );
    let text = operation(&format!(
        "      parameters: [{ID}, {{name: q, in: query, type: string, x-greedy: true}}, {{name: n, in: query, type: integer, x-content: {{encoding: json, schema: {{type: string}}}}}}]\n      responses:\n        200: {{description: d, x-stream: {{shape: late-json}}}}\n"
    ));
    let found = complaints(&text);
    assert_eq!(
        found
            .iter()
            .filter(|one| one.starts_with("error PH0502 8:"))
            .count(),
        2,
        "{found:?}"
    );
    assert!(
        found.contains(&"error PH0501 10:31".to_owned()),
        "{found:?}"
    );
}

#[test]
fn operations_without_an_id_get_one_and_are_warned_of() {
    let text = swagger(
        "paths:\n  /pets/{id}:\n    get:\n      tags: [A]\n      parameters: [{name: id, in: path, required: true, type: string}]\n      responses: {200: {description: d}}\n",
    );
    assert_eq!(complaints(&text), ["warning PH0406 5:5"]);
    assert!(common::lower(&text).0.starts_with("get_pets_id GET"));
}

#[test]
fn what_is_not_acted_upon_is_said() {
    let text = "swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths: {}\nsecurityDefinitions: {k: {type: basic}}\n";
    assert_eq!(complaints(text), ["warning PH0412 4:1"]);
}

#[test]
fn names_for_rust_have_the_form_of_their_kind() {
    let text = definitions(
        "  A: {type: object, x-rust-name: better_name, properties: {b: {type: string, x-rust-name: Type}, c: {type: string, x-rust-name: fine}}}\n",
    );
    assert_eq!(
        complaints(&text),
        ["error PH0501 5:21", "error PH0501 5:78"]
    );
}

#[test]
fn marks_of_schemas_stand_where_they_mean_something() {
    let text = definitions(
        "  A: {type: object, x-always-sent: true}\n  B: {type: object, x-keys-as-items: true}\n  C: {type: array, items: {type: integer}, x-keys-as-items: true}\n",
    );
    assert_eq!(complaints(&text)[0], "error PH0502 5:21");
    let text = definitions(
        "  B: {type: object, x-keys-as-items: true}\n  C: {type: array, items: {type: integer}, x-keys-as-items: true}\n",
    );
    assert_eq!(
        complaints(&text),
        ["error PH0502 5:21", "error PH0501 6:44"]
    );
}
