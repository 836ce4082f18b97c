//! Texts that mean harm, or look as if they did: each gets a clear error, soon, and never a panic.

mod common;

use common::{complaints, definitions};
use std::time::{Duration, Instant};

/// The complaints about a text, which must come within a time that no honest text of its size needs.
fn soon(text: &str) -> Vec<String> {
    let start = Instant::now();
    let found = complaints(text);
    assert!(
        start.elapsed() < Duration::from_secs(60),
        "took {:?}",
        start.elapsed()
    );
    found
}

#[test]
fn fifty_megabytes_are_refused_unread() {
    let text = format!("swagger: '2.0'\nx-a: {}\n", "a".repeat(50 << 20));
    assert_eq!(soon(&text), ["error PH0003 ?"]);
}

#[test]
fn aliases_of_aliases_are_refused() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let before = format!("*a{}, ", level - 1).repeat(9);
        text.push_str(&format!(
            "a{level}: &a{level} [{}]\n",
            before.trim_end_matches(", ")
        ));
    }
    assert_eq!(soon(&text).len(), 1);
    assert!(
        soon(&text)[0].starts_with("error PH0003"),
        "{:?}",
        soon(&text)
    );
}

#[test]
fn deep_nesting_is_refused_with_its_place() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        for depth in [110, 200, 5_000, 100_000] {
            let json = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            let found = soon(&json);
            assert!(
                found.len() == 1 && found[0].starts_with("error PH0004"),
                "{open} {depth}: {found:?}"
            );
        }
    }
    let yaml: String = (0..900)
        .map(|level| format!("{}a:\n", " ".repeat(level)))
        .collect();
    let found = soon(&yaml);
    assert!(
        found.len() == 1 && found[0].starts_with("error PH0004"),
        "{found:?}"
    );
}

#[test]
fn a_chain_of_ten_thousand_definitions_is_walked() {
    let mut text = String::new();
    for number in 0..10_000 {
        text.push_str(&format!(
            "  D{number}: {{type: object, properties: {{n: {{$ref: '#/definitions/D{}'}}}}}}\n",
            (number + 1) % 10_000
        ));
    }
    assert_eq!(soon(&definitions(&text)), Vec::<String>::new());
}

#[test]
fn a_chain_of_all_of_is_refused_where_it_gets_too_long() {
    let mut text = String::new();
    for number in 0..5_000 {
        text.push_str(&format!(
            "  D{number}:\n    allOf: [{{$ref: '#/definitions/D{}'}}, {{type: object, properties: {{p{number}: {{type: string}}}}}}]\n",
            number + 1
        ));
    }
    text.push_str("  D5000: {type: object, properties: {q: {type: string}}}\n");
    let found = soon(&definitions(&text));
    assert!(
        found.iter().any(|one| one.starts_with("error PH0203")),
        "{:?}",
        found.first()
    );
}

#[test]
fn many_names_of_one_kind_stay_distinct() {
    let properties: String = (0..20_000)
        .map(|number| {
            format!(
                "      'a{}': {{type: string}}\n",
                "-".repeat(number % 7) + &number.to_string()
            )
        })
        .collect();
    assert_eq!(
        soon(&definitions(&format!(
            "  A:\n    type: object\n    properties:\n{properties}"
        ))),
        Vec::<String>::new()
    );
    let clash: String = (0..900)
        .map(|number| {
            format!(
                "      '{}': {{type: string}}\n",
                "a".to_owned() + &"_".repeat(number)
            )
        })
        .collect();
    assert_eq!(
        soon(&definitions(&format!(
            "  A:\n    type: object\n    properties:\n{clash}"
        ))),
        Vec::<String>::new()
    );
}

#[test]
fn a_document_cut_anywhere_is_an_error_and_no_panic() {
    let text = common::swagger(
        "paths:\n  /a/{id}:\n    get:\n      operationId: AGet\n      tags: [A]\n      parameters: [{name: id, in: path, required: true, type: string, x-greedy: true}]\n      responses:\n        200: {description: \"d\", schema: {$ref: '#/definitions/A'}}\ndefinitions:\n  A: {type: object, properties: {B: {type: string, enum: [a, \"\"]}}}\n",
    );
    for end in 0..text.len() {
        soon(&text[..end]);
    }
}

#[test]
fn every_value_may_be_replaced_by_any_other_without_a_panic() {
    let text = "{\"swagger\":\"2.0\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\"tags\":[{\"name\":\"A\",\"x-default-answer\":{\"status\":503}}],\"paths\":{\"/a/{id}\":{\"get\":{\"operationId\":\"AGet\",\"tags\":[\"A\"],\"x-upgrade\":{\"protocols\":[\"tcp\"]},\"parameters\":[{\"name\":\"id\",\"in\":\"path\",\"required\":true,\"type\":\"string\"},{\"name\":\"b\",\"in\":\"body\",\"schema\":{\"type\":\"object\"}}],\"responses\":{\"101\":{\"description\":\"d\"},\"200\":{\"description\":\"d\",\"x-stream\":{\"shape\":\"json-lines\",\"item\":{\"$ref\":\"#/definitions/A\"}},\"headers\":{\"X\":{\"type\":\"string\",\"x-content\":{\"encoding\":\"json\",\"schema\":{\"type\":\"string\"}}}}}}}}},\"definitions\":{\"A\":{\"type\":\"object\",\"required\":[\"b\"],\"properties\":{\"b\":{\"type\":[\"array\",\"string\"],\"items\":{\"type\":\"string\"},\"default\":[]}},\"allOf\":[{\"type\":\"object\"}]}}}";
    let tree: serde_json::Value = serde_json::from_str(text).expect("the seed is JSON");
    let mut places = Vec::new();
    pointers(&tree, String::new(), &mut places);
    let others = [
        "null",
        "true",
        "-1",
        "18446744073709551616",
        "1.5",
        "\"\"",
        "\"{\"",
        "[]",
        "{}",
        "[null]",
        "{\"$ref\":\"#/definitions/A\"}",
        "{\"$ref\":3}",
    ];
    for place in &places {
        for other in others {
            let mut changed = tree.clone();
            if let Some(value) = changed.pointer_mut(place) {
                *value = serde_json::from_str(other).expect("JSON");
            }
            let text = changed.to_string();
            let source = pierhead_codegen::Source {
                name: "d.json",
                text: &text,
            };
            pierhead_codegen::validate(source, None);
        }
    }
}

fn pointers(value: &serde_json::Value, at: String, places: &mut Vec<String>) {
    places.push(at.clone());
    match value {
        serde_json::Value::Object(members) => {
            for (key, member) in members {
                pointers(
                    member,
                    format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")),
                    places,
                );
            }
        }
        serde_json::Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                pointers(element, format!("{at}/{index}"), places);
            }
        }
        _ => {}
    }
}
