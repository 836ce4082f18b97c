//! The quirks of published documents that concern operations, each in the smallest document that shows it.

mod common;

use common::{codes, complaints, lower, swagger};

/// The IR of paths that have nothing wrong with them.
fn paths(rest: &str) -> String {
    let (ir, warnings) = lower(&swagger(&format!("paths:\n{rest}")));
    assert!(warnings.is_empty(), "{warnings}");
    ir
}

#[test]
fn q14_streams_name_their_items() {
    let ir = paths(
        "  /build:\n    post:\n      operationId: ImageBuild\n      tags: [Image]\n      responses:\n        200:\n          description: d\n          x-stream: {shape: json-lines, item: {$ref: '#/definitions/BuildInfo'}}\ndefinitions:\n  BuildInfo: {type: object, properties: {stream: {type: string}}}\n",
    );
    assert_eq!(
        ir,
        "BuildInfo\n  stream: string\nimage_build POST /build [Image]\n  200 lines of BuildInfo\n"
    );
}

#[test]
fn q15_bodies_without_a_schema_follow_the_media_type() {
    let ir = paths(
        "  /export:\n    get:\n      operationId: AExport\n      tags: [A]\n      produces: [application/x-tar]\n      responses: {200: {description: d}, 404: {description: d}}\n  /start:\n    post:\n      operationId: AStart\n      tags: [A]\n      produces: [application/json]\n      responses: {200: {description: d}}\n",
    );
    assert_eq!(
        ir,
        "a_export GET /export [A]\n  200 bytes application/x-tar\n  404 empty\na_start POST /start [A]\n  200 empty\n"
    );
}

#[test]
fn q16_q17_upgrades_and_the_raw_answer_beside_them() {
    let ir = paths(
        "  /attach:\n    post:\n      operationId: AAttach\n      tags: [A]\n      x-upgrade: {protocols: [tcp], stream: frames}\n      responses:\n        101: {description: d, schema: {type: string, format: binary}}\n        200: {description: d, x-stream: {shape: frames, media-type: application/vnd.docker.raw-stream}}\n  /logs:\n    get:\n      operationId: ALogs\n      tags: [A]\n      responses:\n        101: {description: d, schema: {type: string, format: binary}}\n        200: {description: d, schema: {type: string}, x-stream: {shape: frames, media-type: a/b}}\n",
    );
    assert_eq!(
        ir,
        "a_attach POST /attach [A]\n  upgrade [Tcp] Frames\n  101 upgrade\n  200 frames application/vnd.docker.raw-stream\na_logs GET /logs [A]\n  200 frames a/b\n"
    );
}

#[test]
fn q16_an_upgrade_without_a_101_is_refused_and_a_101_without_an_upgrade_warned_of() {
    let of = |rest: &str| {
        complaints(&swagger(&format!(
            "paths:\n  /a:\n    post:\n      operationId: AStart\n      tags: [A]\n{rest}"
        )))
    };
    assert_eq!(
        of("      x-upgrade: {protocols: [tcp]}\n      responses: {200: {description: d}}\n"),
        ["error PH0501 8:7"]
    );
    assert_eq!(
        of("      responses: {101: {description: d}}\n"),
        ["warning PH0412 8:19"]
    );
}

#[test]
fn q18_other_successes_than_200_are_outcomes() {
    let ir = paths(
        "  /start:\n    post:\n      operationId: AStart\n      tags: [A]\n      responses:\n        204: {description: d}\n        304: {description: d, schema: {type: object}}\n        201: {description: d}\n        500: {description: d, schema: {$ref: '#/definitions/E'}}\n        default: {description: d, schema: {$ref: '#/definitions/E'}}\ndefinitions:\n  E: {type: object, properties: {message: {type: string}}}\n",
    );
    assert_eq!(
        ir,
        "E\n  message: string\na_start POST /start [A]\n  201 empty\n  204 empty\n  304 empty\n  500 E\n  default E\n"
    );
}

#[test]
fn q19_errors_are_json_whatever_is_produced() {
    let ir = paths(
        "  /archive:\n    get:\n      operationId: AArchive\n      tags: [A]\n      produces: [application/x-tar]\n      responses:\n        200: {description: d, schema: {type: string, format: binary}}\n        404: {description: d, schema: {$ref: '#/definitions/E'}}\ndefinitions:\n  E: {type: object, properties: {message: {type: string}}}\n",
    );
    assert_eq!(
        ir,
        "E\n  message: string\na_archive GET /archive [A]\n  200 bytes application/x-tar\n  404 E\n"
    );
}

#[test]
fn q20_q21_q22_bodies_follow_their_schemas() {
    let of = |consumes: &str, schema: &str, required: bool| {
        let text = swagger(&format!(
            "paths:\n  /a:\n    post:\n      operationId: APut\n      tags: [A]\n      consumes: [{consumes}]\n      parameters: [{{name: b, in: body, required: {required}, schema: {{{schema}}}}}]\n      responses: {{200: {{description: d}}}}\n"
        ));
        let (ir, warnings) = lower(&text);
        let body = ir
            .lines()
            .find(|line| line.starts_with("  body"))
            .unwrap_or_default()
            .to_owned();
        (body, codes(&warnings).len())
    };
    assert_eq!(
        of("application/x-tar", "type: string", true),
        ("  body bytes application/x-tar required".into(), 0)
    );
    assert_eq!(
        of("application/json", "type: string, format: binary", false).0,
        "  body bytes application/octet-stream"
    );
    assert_eq!(
        of("application/octet-stream", "type: object", true),
        ("  body application/json object required".into(), 1)
    );
    assert_eq!(
        of(
            "application/json, application/octet-stream",
            "type: object",
            false
        ),
        ("  body application/json object".into(), 0)
    );
    assert_eq!(
        of("text/plain", "type: string", true).0,
        "  body text text/plain required"
    );
    assert_eq!(
        of("application/merge-patch+json", "type: object", true).0,
        "  body application/merge-patch+json object required"
    );
}

#[test]
fn q23_q24_q25_what_is_inside_a_text_is_typed() {
    let ir = paths(
        "  /a:\n    get:\n      operationId: AList\n      tags: [A]\n      parameters:\n        - {name: filters, in: query, type: string, x-content: {encoding: json, schema: {type: object, additionalProperties: {type: array, items: {type: string}}}}}\n        - {name: X-Registry-Auth, in: header, type: string, required: true, x-content: {encoding: base64-json, schema: {$ref: '#/definitions/Auth'}}}\n        - {name: names, in: query, type: array, items: {type: string}, collectionFormat: multi}\n        - {name: csv, in: query, type: array, items: {type: string}}\n        - {name: tabs, in: query, type: array, items: {type: integer}, collectionFormat: tsv}\n      responses:\n        200:\n          description: d\n          headers:\n            X-Stat: {type: string, description: d, x-content: {encoding: base64-json, schema: {$ref: '#/definitions/Auth'}}}\ndefinitions:\n  Auth: {type: object, properties: {user: {type: string}}}\n",
    );
    assert_eq!(
        ir,
        "Auth\n  user: string\na_list GET /a [A]\n  Query filters: map [string] json\n  Header x_registry_auth = \"X-Registry-Auth\": Auth base64json required\n  Query names: [string] repeated\n  Query csv: [string] joined(comma)\n  Query tabs: [i64] joined(tab)\n  200 headers only\n    x_stat = \"X-Stat\": Auth base64json\n"
    );
}

#[test]
fn q26_a_content_type_header_is_the_bodys() {
    let ir = paths(
        "  /a:\n    post:\n      operationId: ABuild\n      tags: [A]\n      consumes: [application/octet-stream]\n      parameters:\n        - {name: b, in: body, schema: {type: string, format: binary}}\n        - {name: Content-type, in: header, type: string, enum: [application/x-tar]}\n      responses: {200: {description: d}}\n",
    );
    assert!(
        ir.contains("  body bytes application/x-tar\n") && !ir.contains("Header"),
        "{ir}"
    );
    let lost = swagger(
        "paths:\n  /a:\n    post:\n      operationId: ABuild\n      tags: [A]\n      parameters:\n        - {name: Content-type, in: header, type: string}\n      responses: {200: {description: d}}\n",
    );
    assert_eq!(complaints(&lost), ["warning PH0410 9:11"]);
}

#[test]
fn q27_a_head_has_headers_only() {
    let ir = paths(
        "  /_ping:\n    head:\n      operationId: APing\n      tags: [A]\n      responses:\n        200: {description: d, schema: {type: string}, headers: {Api-Version: {type: string, description: d}}}\n        500: {description: d}\n",
    );
    assert_eq!(
        ir,
        "a_ping HEAD /_ping [A]\n  200 headers only\n    api_version = \"Api-Version\": string plain\n  500 empty\n"
    );
}

#[test]
fn q28_names_with_slashes_are_marked_in_the_path() {
    let ir = paths(
        "  /images/{name}/json:\n    get:\n      operationId: ImageInspect\n      tags: [Image]\n      parameters: [{name: name, in: path, required: true, type: string, x-greedy: true}]\n      responses: {200: {description: d}}\n  /v1/{id}:cancel:\n    post:\n      operationId: OpCancel\n      tags: [Image]\n      parameters: [{name: id, in: path, required: true, type: string}]\n      responses: {200: {description: d}}\n",
    );
    assert_eq!(
        ir,
        "image_inspect GET /images/{*name}/json [Image]\n  Path name: string plain required\n  200 empty\nop_cancel POST /v1/{id}:cancel [Image]\n  Path id: string plain required\n  200 empty\n"
    );
}

#[test]
fn q29_the_base_path_stands_apart() {
    let text = "swagger: '2.0'\ninfo: {title: T, version: '1.32'}\nhost: h:1\nbasePath: /v1.32/\npaths: {}\n";
    let api = pierhead_codegen::lower(pierhead_codegen::Source { name: "d", text }, None)
        .map(|(api, _)| api);
    assert_eq!(
        api.map(|api| (api.info.base_path, api.info.version)),
        Ok(("/v1.32".into(), "1.32".into()))
    );
}

#[test]
fn q35_defaults_are_kept_for_readers_only() {
    let text = swagger(
        "paths:\n  /a:\n    get:\n      operationId: AList\n      tags: [A]\n      parameters: [{name: tail, in: query, type: string, default: all}]\n      responses: {200: {description: d}}\ndefinitions:\n  A: {type: object, properties: {N: {type: integer, default: 3}}}\n",
    );
    let (api, _) = pierhead_codegen::lower(
        pierhead_codegen::Source {
            name: "d",
            text: &text,
        },
        None,
    )
    .expect("no errors");
    let param = &api.operations[0].params[0];
    assert_eq!(
        (
            param.required,
            param.default.as_ref().and_then(|value| value.as_str())
        ),
        (false, Some("all"))
    );
}

#[test]
fn q38_a_missing_tag_is_that_of_the_neighbours() {
    let ir = paths(
        "  /tasks:\n    get:\n      operationId: TaskList\n      tags: [Task]\n      responses: {200: {description: d}}\n  /tasks/logs:\n    get:\n      operationId: TaskLogs\n      responses: {200: {description: d}}\n  /session:\n    post:\n      operationId: Session\n      tags: [Session (experimental)]\n      responses: {200: {description: d}}\n  /other:\n    get:\n      operationId: SwarmUnlockkey\n      responses: {200: {description: d}}\n",
    );
    let tags: Vec<_> = ir
        .lines()
        .filter_map(|line| line.split_once(" [").map(|(_, tag)| tag))
        .collect();
    assert_eq!(
        tags,
        ["Task]", "Task]", "Session (experimental)]", "Untagged]"]
    );
}

#[test]
fn q39_a_string_comes_as_json_or_text() {
    let ir = paths(
        "  /init:\n    post:\n      operationId: AInit\n      tags: [A]\n      produces: [application/json, text/plain]\n      responses: {200: {description: d, schema: {type: string}}}\n  /ping:\n    get:\n      operationId: APing\n      tags: [A]\n      produces: [text/plain]\n      responses: {200: {description: d, schema: {type: string}}}\n",
    );
    assert_eq!(
        ir,
        "a_init POST /init [A]\n  200 json or text\na_ping GET /ping [A]\n  200 text text/plain\n"
    );
}

#[test]
fn q40_one_name_has_its_own_type_in_each_operation() {
    let ir = paths(
        "  /logs:\n    get:\n      operationId: ALogs\n      tags: [A]\n      parameters: [{name: since, in: query, type: integer}]\n      responses: {200: {description: d}}\n  /events:\n    get:\n      operationId: AEvents\n      tags: [A]\n      parameters: [{name: since, in: query, type: string}]\n      responses: {200: {description: d}}\n",
    );
    assert!(
        ir.contains("since: i64") && ir.contains("since: string"),
        "{ir}"
    );
}

#[test]
fn query_booleans_are_lenient_where_the_document_says_so() {
    let of = |root: &str| {
        let text = swagger(&format!(
            "{root}paths:\n  /a:\n    get:\n      operationId: AList\n      tags: [A]\n      parameters: [{{name: all, in: query, type: boolean}}]\n      responses: {{200: {{description: d}}}}\n"
        ));
        lower(&text).0
    };
    assert!(of("x-query-booleans: lenient\n").contains("all: bool lenientbool"));
    assert!(of("").contains("all: bool plain"));
}

#[test]
fn forms_have_fields_and_files() {
    let ir = paths(
        "  /a:\n    post:\n      operationId: APost\n      tags: [A]\n      consumes: [multipart/form-data]\n      parameters:\n        - {name: file, in: formData, type: file, required: true}\n        - {name: Tags, in: formData, type: array, items: {type: string}, collectionFormat: multi}\n      responses: {200: {description: d}}\n",
    );
    assert!(
        ir.contains("  body Multipart file: file, tags: [string] repeated required\n"),
        "{ir}"
    );
}

#[test]
fn an_operation_may_only_have_a_default_answer() {
    let text = swagger(
        "paths:\n  /a:\n    get:\n      operationId: AList\n      tags: [A]\n      responses: {default: {description: d, schema: {type: integer}}}\n",
    );
    let (ir, warnings) = lower(&text);
    assert!(ir.contains("  200 i64\n  default i64\n"), "{ir}");
    assert_eq!(codes(&warnings), ["warning PH0411 8:7"]);
}

#[test]
fn default_answers_come_from_the_tag_or_the_operation() {
    let text = swagger(
        "tags:\n  - {name: Swarm, description: d, x-default-answer: {status: 503, message: no swarm}}\npaths:\n  /a:\n    get:\n      operationId: AList\n      tags: [Swarm]\n      responses: {200: {description: d}}\n    post:\n      operationId: APost\n      tags: [Swarm]\n      x-default-answer: {status: 404}\n      responses: {200: {description: d}}\n",
    );
    let (api, _) = pierhead_codegen::lower(
        pierhead_codegen::Source {
            name: "d",
            text: &text,
        },
        None,
    )
    .expect("no errors");
    let answers: Vec<_> = api
        .operations
        .iter()
        .map(|one| {
            (
                one.default_answer.status,
                one.default_answer.message.as_deref(),
            )
        })
        .collect();
    assert_eq!(answers, [(503, Some("no swarm")), (404, None)]);
}
