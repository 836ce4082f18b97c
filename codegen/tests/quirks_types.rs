//! The quirks of published documents that concern types, each in the smallest document that shows it. The numbers are
//! those of the list of quirks that the generator was built against.

mod common;

use common::{complaints, definitions, lower};

/// The IR of definitions that have nothing wrong with them.
fn types(rest: &str) -> String {
    let (ir, warnings) = lower(&definitions(rest));
    assert!(warnings.is_empty(), "{warnings}");
    ir
}

#[test]
fn q01_a_loose_quote_is_read_and_warned_of() {
    let text = definitions(
        "  A:\n    type: object\n    description: \"one\n  two\"\n    properties:\n      B: {type: string}\n",
    );
    let (ir, warnings) = lower(&text);
    assert_eq!(ir, "A\n  b = \"B\": string\n");
    assert_eq!(common::codes(&warnings), ["warning PH0006 7:18"]);
}

#[test]
fn q02_a_list_of_types_is_one_or_many() {
    let ir = types(
        "  A:\n    type: object\n    properties:\n      Cmd:\n        type: [array, string]\n        items: {type: string}\n",
    );
    assert_eq!(ir, "A\n  cmd = \"Cmd\": one or many string\n");
}

#[test]
fn q03_a_keyword_among_the_properties_is_warned_of() {
    let text = definitions(
        "  A:\n    type: object\n    properties:\n      additionalProperties:\n        type: object\n        enum: [{}]\n",
    );
    assert_eq!(complaints(&text), ["warning PH0302 8:7"]);
}

#[test]
fn q04_an_object_of_empty_objects_is_a_set_of_keys() {
    let ir = types(
        "  A:\n    type: object\n    additionalProperties: {type: object, enum: [{}], default: {}}\n",
    );
    assert_eq!(ir, "A: keys\n");
}

#[test]
fn q05_the_empty_word_has_a_name_and_is_the_default() {
    let ir = types("  A: {type: string, enum: [no, \"\", on-failure]}\n");
    assert_eq!(
        ir,
        "A: words No=\"no\" Empty=\"\" OnFailure=\"on-failure\" default Empty\n"
    );
}

#[test]
fn q06_numbers_make_an_enum_of_their_width() {
    let ir = types(
        "  A: {type: integer, format: uint8, enum: [0, 1, 2]}\n  B: {type: integer, enum: [-1, 5], x-enum-varnames: [Gone, Here]}\n",
    );
    assert_eq!(
        ir,
        "A: U8 Value0=0 Value1=1 Value2=2\nB: I64 Gone=-1 Here=5\n"
    );
}

#[test]
fn q07_a_missing_type_is_inferred_and_warned_of() {
    let text = definitions(
        "  A: {enum: [private, shared]}\n  B: {properties: {C: {type: string}}}\n  D: {}\n",
    );
    let (ir, warnings) = lower(&text);
    assert_eq!(
        ir,
        "A: words Private=\"private\" Shared=\"shared\" default Private\nB\n  c = \"C\": string\nD: json\n"
    );
    assert_eq!(
        common::codes(&warnings),
        ["warning PH0303 5:3", "warning PH0303 6:3"]
    );
}

#[test]
fn q08_all_of_is_one_struct_with_the_docs_beside_it() {
    let ir = types(
        "  A: {type: object, required: [X], properties: {X: {type: integer, format: int32}}}\n  B:\n    description: words\n    allOf:\n      - $ref: '#/definitions/A'\n      - type: object\n        properties:\n          Y: {type: boolean}\n  C:\n    type: object\n    properties:\n      Z:\n        description: of Z\n        allOf: [{$ref: '#/definitions/A'}]\n",
    );
    assert_eq!(
        ir,
        "A\n  x = \"X\": i32 required\nB\n  x = \"X\": i32 required\n  y = \"Y\": bool\nC\n  z = \"Z\": A // of Z\n"
    );
}

#[test]
fn q09_an_arm_that_says_nothing_is_none() {
    let ir = types(
        "  A: {type: object, properties: {X: {type: string}}}\n  B:\n    allOf:\n      - $ref: '#/definitions/A'\n      - {type: object, example: {X: x}}\n",
    );
    assert_eq!(ir, "A\n  x = \"X\": string\nB: A\n");
}

#[test]
fn q10_a_field_declared_again_leaves_one_type() {
    let ir = types(
        "  E: {type: object, required: [message], properties: {message: {type: string}}}\n  B:\n    allOf:\n      - $ref: '#/definitions/E'\n      - type: object\n        properties:\n          message: {type: string, description: again}\n",
    );
    assert_eq!(ir, "B: E\nE\n  message: string required\n");
}

#[test]
fn q11_what_is_beside_a_reference_is_kept() {
    let ir = types(
        "  A: {type: object, properties: {X: {$ref: '#/definitions/B', description: of X}}}\n  B: {type: object, properties: {Y: {type: string}}}\n",
    );
    assert_eq!(ir, "A\n  x = \"X\": B // of X\nB\n  y = \"Y\": string\n");
    let text = definitions(
        "  A: {type: object, properties: {X: {$ref: '#/definitions/A', maxLength: 3}}}\n",
    );
    assert_eq!(complaints(&text), ["warning PH0204 5:63"]);
}

#[test]
fn q12_objects_without_a_type_are_values() {
    let ir = types(
        "  A: {type: object}\n  B: {type: object, additionalProperties: {type: object}}\n  C: {type: object, properties: {}}\n  D: {type: object, additionalProperties: true}\n",
    );
    assert_eq!(ir, "A: object\nB: map object\nC: object\nD: object\n");
}

#[test]
fn q13_a_list_is_an_alias_with_a_named_item() {
    let ir = types(
        "  Summary:\n    type: array\n    items: {type: object, properties: {Id: {type: string}}}\n  Names: {type: array, items: {type: string}}\n",
    );
    assert_eq!(
        ir,
        "Names: [string]\nSummary: [SummaryItem]\nSummaryItem\n  id = \"Id\": string\n"
    );
}

#[test]
fn q31_nothing_said_is_optional_and_null_is_said() {
    let ir = types(
        "  A:\n    type: object\n    required: [B, C]\n    properties:\n      B: {type: string, x-nullable: true}\n      C: {type: string, x-nullable: false}\n      D: {type: integer}\n      E: {type: integer, x-always-sent: true}\n      F: {type: array, items: {type: string, x-nullable: true}}\n",
    );
    assert_eq!(
        ir,
        "A\n  b = \"B\": string required nullable\n  c = \"C\": string required\n  d = \"D\": i64\n  e = \"E\": i64 required nullable\n  f = \"F\": [string?]\n"
    );
}

#[test]
fn q32_q33_integers_keep_their_width_and_are_never_floats() {
    let ir = types(
        "  A:\n    type: object\n    properties:\n      NanoCPUs: {type: integer}\n      Interval: {type: integer, format: int64}\n      Port: {type: integer, format: uint16}\n      Version: {type: integer, format: uint64}\n      Ratio: {type: number}\n",
    );
    assert_eq!(
        ir,
        "A\n  nano_cpus = \"NanoCPUs\": i64\n  interval = \"Interval\": i64\n  port = \"Port\": u16\n  version = \"Version\": u64\n  ratio = \"Ratio\": f64\n"
    );
}

#[test]
fn q34_odd_formats_are_known_and_others_said_once() {
    let ir = types(
        "  A:\n    type: object\n    properties:\n      At: {type: string, format: dateTime}\n      Addr: {type: string, format: ip-address}\n      Raw: {type: string, format: byte}\n",
    );
    assert_eq!(
        ir,
        "A\n  at = \"At\": timestamp\n  addr = \"Addr\": string\n  raw = \"Raw\": base64\n"
    );
    let text =
        definitions("  A: {type: string, format: haiku}\n  B: {type: string, format: haiku}\n");
    assert_eq!(complaints(&text), ["warning PH0307 5:21"]);
}

#[test]
fn q36_inline_shapes_are_named_from_where_they_stand() {
    let ir = types(
        "  Container:\n    type: object\n    properties:\n      State: {type: object, properties: {Health: {type: object, properties: {Log: {type: array, items: {type: object, properties: {At: {type: string}}}}}}}}\n      Mode: {type: string, enum: [a]}\n  ContainerState: {type: string, x-since: \"1.30\"}\n",
    );
    assert_eq!(
        ir,
        "Container\n  state = \"State\": ContainerState2\n  mode = \"Mode\": ContainerMode\nContainerMode: words A=\"a\" default A\nContainerState: string\nContainerState2\n  health = \"Health\": ContainerStateHealth\nContainerStateHealth\n  log = \"Log\": [ContainerStateHealthLogItem]\nContainerStateHealthLogItem\n  at = \"At\": string\n"
    );
    let renamed = types(
        "  A: {type: object, properties: {B: {type: object, x-rust-name: Better, properties: {C: {type: string}}}}}\n",
    );
    assert_eq!(
        renamed,
        "A\n  b = \"B\": Better\nBetter\n  c = \"C\": string\n"
    );
}

#[test]
fn q37_names_are_cut_into_words_and_keywords_escaped() {
    let ir = types(
        "  TLSInfo:\n    type: object\n    properties:\n      IPv6Gateway: {type: string}\n      DNSConfig: {type: string}\n      BlkioDeviceReadIOps: {type: string}\n      Type: {type: string}\n      os.version: {type: string}\n      ID: {type: string}\n      Id: {type: string}\n",
    );
    assert_eq!(
        ir,
        "TlsInfo\n  ipv6_gateway = \"IPv6Gateway\": string\n  dns_config = \"DNSConfig\": string\n  blkio_device_read_iops = \"BlkioDeviceReadIOps\": string\n  type_ = \"Type\": string\n  os_version = \"os.version\": string\n  id = \"ID\": string\n  id_2 = \"Id\": string\n"
    );
}

#[test]
fn v156_required_may_name_what_is_not_there() {
    let text =
        definitions("  A: {type: object, required: [B, Gone], properties: {B: {type: string}}}\n");
    assert_eq!(complaints(&text), ["warning PH0306 5:35"]);
}

#[test]
fn recursion_stands_in_a_box_only_where_it_must() {
    let ir = types(
        "  Tree:\n    type: object\n    properties:\n      Left: {$ref: '#/definitions/Tree'}\n      Many: {type: array, items: {$ref: '#/definitions/Tree'}}\n      By: {type: object, additionalProperties: {$ref: '#/definitions/Tree'}}\n  A: {type: object, properties: {B: {$ref: '#/definitions/B'}}}\n  B: {type: object, properties: {A: {$ref: '#/definitions/A'}}}\n",
    );
    assert_eq!(
        ir,
        "A\n  b = \"B\": B\nB\n  a = \"A\": box A\nTree\n  left = \"Left\": box Tree\n  many = \"Many\": [Tree]\n  by = \"By\": map Tree\n"
    );
}

#[test]
fn items_may_come_as_keys() {
    let ir = types("  A: {type: array, items: {type: string}, x-keys-as-items: true}\n");
    assert_eq!(ir, "A: items or keys\n");
}

#[test]
fn properties_and_more_are_kept_together() {
    let ir = types(
        "  A: {type: object, properties: {B: {type: string}}, additionalProperties: {type: integer}}\n",
    );
    assert_eq!(
        ir,
        "A\n  b = \"B\": string\n  ..additional_properties: i64\n"
    );
}

#[test]
fn names_of_the_prelude_are_not_hidden() {
    let ir = types("  Option: {type: string}\n  result: {type: string}\n");
    assert_eq!(ir, "OptionType: string\nResultType: string\n");
}
