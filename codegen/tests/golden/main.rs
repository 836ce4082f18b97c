//! What is written for small documents, as it is read by a person: one document per quirk that matters to what is written.
//!
//! `INSTA_UPDATE=always cargo test -p pierhead-codegen --test golden` takes what is written now for right.

mod operations;
mod types;

use pierhead_codegen::{Options, Parts, Source, generate};
use std::path::Path;

fn options(parts: Parts) -> Options {
    Options {
        name: "small-api".to_owned(),
        parts,
        command: "cargo xtask codegen".to_owned(),
    }
}

/// Files that are written for a document around `rest`, one after the other, without their banners.
fn written(rest: &str, parts: Parts, paths: &[&str]) -> String {
    let text = format!("swagger: \"2.0\"\ninfo: {{title: Small, version: \"1\"}}\n{rest}");
    let source = Source {
        name: "small.yaml",
        text: &text,
    };
    let output =
        generate(source, None, &options(parts)).unwrap_or_else(|error| panic!("{error:?}"));
    let files = paths.iter().map(|path| {
        let file = output.files.get(Path::new(path)).unwrap_or_else(|| {
            panic!(
                "{path} is not among {:?}",
                output.files.keys().collect::<Vec<_>>()
            )
        });
        let (banner, rest) = file.split_once("\n\n").expect("a banner");
        assert_eq!(banner, "// Written by `cargo xtask codegen`; do not edit.");
        format!("==> {path}\n{rest}")
    });
    files.collect::<Vec<_>>().join("\n")
}

/// The files of some types.
fn types(definitions: &str, paths: &[&str]) -> String {
    let paths: Vec<String> = paths
        .iter()
        .map(|path| format!("src/types/{path}.rs"))
        .collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    written(
        &format!("paths: {{}}\ndefinitions:\n{definitions}"),
        Parts::TYPES,
        &paths,
    )
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let text = "swagger: \"2.0\"\ninfo: {title: T, version: \"1\"}\npaths: {}\ndefinitions:\n  B: {type: string, enum: [b, a]}\n  A: {type: object, properties: {B: {$ref: '#/definitions/B'}, C: {type: integer}}}\n";
    let once = || {
        let source = Source {
            name: "t.yaml",
            text,
        };
        generate(source, None, &options(Parts::ALL))
            .expect("a sound document")
            .files
    };
    assert_eq!(once(), once());
}

#[test]
fn only_the_parts_that_are_asked_for_are_written() {
    let text = "swagger: \"2.0\"\ninfo: {title: T, version: \"1\"}\ntags: [{name: X}]\npaths: {/a: {get: {tags: [X], operationId: AGet, responses: {'200': {description: ok}}}}}\n";
    let paths = |parts| {
        let source = Source {
            name: "t.yaml",
            text,
        };
        let output = generate(source, None, &options(parts)).expect("a sound document");
        let paths = output
            .files
            .into_keys()
            .map(|path| path.display().to_string());
        paths.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(paths(Parts::TYPES), "src/lib.rs src/types/mod.rs");
    assert_eq!(
        paths(Parts {
            client: true,
            server: false
        }),
        "src/client/mod.rs src/client/x.rs src/lib.rs src/operations/mod.rs src/operations/x/a_get.rs src/operations/x/mod.rs src/types/mod.rs"
    );
    assert_eq!(
        paths(Parts {
            client: false,
            server: true
        }),
        "src/lib.rs src/operations/mod.rs src/operations/x/a_get.rs src/operations/x/mod.rs src/server/mod.rs src/server/x.rs src/types/mod.rs"
    );
}
