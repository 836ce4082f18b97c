//! Types.

use crate::types;
use insta::assert_snapshot;

/// Required, nullable, optional and always-sent members, widths, moments, maps and the keyword `type` (quirks 31 to 34, 37).
#[test]
fn a_struct_says_member_by_member_how_it_is_read_and_written() {
    assert_snapshot!(types(
        r#"
  Port:
    type: object
    description: A port.
    required: [PrivatePort, Owner]
    properties:
      PrivatePort: {type: integer, format: uint16, description: Inside.}
      Owner: {type: string, x-nullable: true}
      NanoCPUs: {type: integer, default: 7}
      Created: {type: string, format: dateTime, x-since: "1.25"}
      Sent: {type: string, x-always-sent: true}
      Labels: {type: object, additionalProperties: {type: string}}
      Type: {type: string}
"#,
        &["port"]
    ));
}

/// Quirks 2, 4 and the list that also comes as an object.
#[test]
fn shapes_of_json_have_types_of_their_own() {
    assert_snapshot!(types(
        r#"
  Shapes:
    type: object
    properties:
      Cmd: {type: [array, string], items: {type: string}}
      Volumes: {type: object, additionalProperties: {type: object, enum: [{}], default: {}}}
      Filter: {type: array, x-keys-as-items: true, items: {type: string}}
      Free: {type: object}
      Any: {}
      Holes: {type: array, items: {type: integer, x-nullable: true}}
"#,
        &["shapes"]
    ));
}

/// Quirk 5: the empty word; words that are no identifiers.
#[test]
fn an_enum_of_words_is_open() {
    assert_snapshot!(types(
        r#"
  Policy:
    type: string
    description: When to start again.
    enum: ["", always, on-failure, unknown, "1st"]
    default: always
"#,
        &["policy"]
    ));
}

/// Quirk 6.
#[test]
fn an_enum_of_numbers_keeps_its_width() {
    assert_snapshot!(types(
        "  Kind: {type: integer, format: uint8, enum: [0, 1, 2]}\n",
        &["kind"]
    ));
}

/// Quirks 8, 9 and 11: parts are merged, words beside a reference stay.
#[test]
fn parts_become_one_struct() {
    assert_snapshot!(types(
        r#"
  Base: {type: object, properties: {A: {type: integer, format: int32}}}
  Whole:
    description: Both.
    allOf:
      - $ref: '#/definitions/Base'
      - type: object
        properties:
          B: {description: Beside the reference., allOf: [{$ref: '#/definitions/Base'}]}
"#,
        &["whole"]
    ));
}

/// Quirk 13, and types that contain themselves.
#[test]
fn arrays_and_maps_are_aliases_and_cycles_are_boxed() {
    assert_snapshot!(types(
        r#"
  Tree: {type: object, properties: {Up: {$ref: '#/definitions/Tree'}, Down: {$ref: '#/definitions/Trees'}}}
  Trees: {type: array, items: {$ref: '#/definitions/Tree'}}
  Named: {type: object, additionalProperties: {$ref: '#/definitions/Tree'}}
"#,
        &["tree", "trees", "named", "mod"]
    ));
}

#[test]
fn members_without_a_field_are_kept_where_the_document_declares_them() {
    assert_snapshot!(types(
        "  Open: {type: object, properties: {A: {type: string}}, additionalProperties: {type: integer}}\n  Empty: {type: object, properties: {}, additionalProperties: false}\n",
        &["open"]
    ));
}

/// Quirk 41: what rustdoc would misread.
#[test]
fn words_are_clean_under_rustdoc() {
    assert_snapshot!(types(
        r#"
  Worded:
    type: string
    description: |
      See http://example.org/x, the field [x] or Map<String, u8>, and this
      hard-wrapped line that goes on for so long that it has to be broken again because it does not fit on one line.

          code that is no Rust

      ```
      neither is this
      ```

      | a | b |
      |---|---|
      | 1 | `<c>` |

      - an item of a list that goes on for so long that it has to be broken somewhere and then hangs under its own start
"#,
        &["worded"]
    ));
}
