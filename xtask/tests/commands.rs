//! The commands as they are run: what they write, print and answer.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const DOCUMENT: &str = "swagger: '2.0'
info: {title: Things, version: '1', description: d}
tags: [{name: Thing, description: d}]
paths:
  /things/{id}:
    get:
      operationId: ThingInspect
      tags: [Thing]
      summary: s
      description: d
      parameters: [{name: id, in: path, required: true, type: string, description: d}]
      responses:
        200: {description: d, schema: {$ref: '#/definitions/Thing'}}
definitions:
  Thing: {type: object, description: d, properties: {Name: {type: string, description: d}}}
";

fn xtask(arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(arguments)
        .output();
    output.expect("xtask is built for its tests")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A folder with a document in it; the folder, the document's path, and where a crate may go.
fn folder(document: &str) -> (tempfile::TempDir, String, String) {
    let folder = tempfile::tempdir().expect("a folder for a test");
    let spec = folder.path().join("things.yaml");
    fs::write(&spec, document).expect("a file for a test");
    let out = folder.path().join("out");
    let (spec, out) = (spec.display().to_string(), out.display().to_string());
    (folder, spec, out)
}

#[test]
fn findings_make_the_exit_code() {
    let (_folder, spec, _) = folder(DOCUMENT);
    let clean = xtask(&["validate", &spec]);
    assert!(clean.status.success(), "{}", text(&clean.stdout));
    let (_folder, spec, _) = folder(&DOCUMENT.replace("ThingInspect", "Inspect"));
    assert_eq!(
        xtask(&["validate", &spec]).status.code(),
        Some(0),
        "a warning"
    );
    assert_eq!(
        xtask(&["validate", "--strict", &spec]).status.code(),
        Some(1),
        "a warning counted as an error"
    );
    let (_folder, spec, _) = folder(&DOCUMENT.replace("type: object", "typ: object"));
    let faulty = xtask(&["validate", &spec]);
    assert_eq!(faulty.status.code(), Some(1));
    assert!(
        text(&faulty.stdout).contains(&format!("{spec}:15:11\n")),
        "{}",
        text(&faulty.stdout)
    );
    let json = xtask(&["validate", "--format", "json", &spec]);
    let findings: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(
        (findings[0]["code"].as_str(), findings[0]["line"].as_u64()),
        (Some("PH0101"), Some(15))
    );
    assert_eq!(xtask(&["validate", "no such file"]).status.code(), Some(2));
}

#[test]
fn codes_are_explained() {
    let one = xtask(&["validate", "--explain", "ph0201"]);
    assert_eq!(text(&one.stdout), "PH0201  A `$ref` that leads nowhere.\n");
    assert_eq!(
        xtask(&["validate", "--explain", "PH9999"]).status.code(),
        Some(1)
    );
    assert!(
        text(&xtask(&["validate", "--explain"]).stdout)
            .lines()
            .count()
            > 40
    );
}

#[test]
fn our_generated_code_is_what_the_document_says() {
    let output = xtask(&["codegen", "--check"]);
    assert!(
        output.status.success(),
        "{}{}",
        text(&output.stdout),
        text(&output.stderr)
    );
}

#[test]
fn a_crate_is_written_again_byte_for_byte_and_checked() {
    let (_folder, spec, out) = folder(DOCUMENT);
    let run = |more: &[&str]| {
        xtask(
            &[
                &[
                    "codegen", "--spec", &spec, "--out", &out, "--name", "things",
                ],
                more,
            ]
            .concat(),
        )
    };
    let first = run(&[]);
    assert!(first.status.success(), "{}", text(&first.stderr));
    let out = Path::new(&out);
    let manifest = fs::read_to_string(out.join("Cargo.toml")).expect("a Cargo.toml");
    assert!(
        manifest.contains("name = \"things\"")
            && manifest.contains("default = [\"client\", \"server\"]"),
        "{manifest}"
    );
    let library = fs::read_to_string(out.join("src/lib.rs")).expect("a library");
    assert!(library.starts_with(
        "// Written by `cargo xtask codegen --spec things.yaml --name things`; do not edit.\n"
    ));
    assert!(run(&["--check"]).status.success());

    fs::write(out.join("src/stale.rs"), "").expect("a stale file");
    fs::write(out.join("src/lib.rs"), "changed").expect("a changed file");
    let differs = run(&["--check"]);
    assert_eq!(differs.status.code(), Some(1));
    let said = text(&differs.stderr);
    assert!(
        said.contains("src/lib.rs differs")
            && said.contains("src/stale.rs is not written any more"),
        "{said}"
    );
    assert!(run(&[]).status.success());
    assert_eq!(
        fs::read_to_string(out.join("src/lib.rs")).expect("a library"),
        library
    );
    assert!(!out.join("src/stale.rs").exists());

    assert!(run(&["--types-only"]).status.success());
    assert!(
        !out.join("src/client").exists()
            || fs::read_dir(out.join("src/client")).is_ok_and(|mut all| all.next().is_none())
    );
}

#[test]
fn nothing_is_written_over_what_is_somebody_elses() {
    let (folder, spec, _) = folder(DOCUMENT);
    let out = folder.path().display().to_string();
    let refused = xtask(&[
        "codegen", "--spec", &spec, "--out", &out, "--name", "things",
    ]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        text(&refused.stderr).contains("choose an empty folder"),
        "{}",
        text(&refused.stderr)
    );
    let named = xtask(&[
        "codegen", "--spec", &spec, "--out", "nowhere", "--name", "Things!",
    ]);
    assert_eq!(named.status.code(), Some(2));
    assert!(!Path::new("nowhere").exists());
}

#[test]
fn a_faulty_document_writes_nothing() {
    let (_folder, spec, out) =
        folder(&DOCUMENT.replace("#/definitions/Thing", "#/definitions/Gone"));
    let output = xtask(&[
        "codegen", "--spec", &spec, "--out", &out, "--name", "things",
    ]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stderr).contains("PH0201"),
        "{}",
        text(&output.stderr)
    );
    assert!(!Path::new(&out).exists());
}

/// The documents that are shown to become crates: Swagger 2.0 and OpenAPI 3.0, YAML and JSON.
const SHOWN: &[&str] = &[
    "petstore.json",
    "alertmanager.yaml",
    "firecracker.yaml",
    "oas3-keeper.json",
];

#[test]
fn other_projects_documents_become_crates_that_compile() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = tempfile::tempdir().expect("a folder for a test");
    let mut skipped = 0;
    for file in SHOWN {
        let spec = root.join("../shared/specs").join(file);
        if !spec.exists() {
            skipped += 1;
            continue;
        }
        let name = file.split('.').next().unwrap_or(file);
        let out = folder.path().join(name);
        let written = xtask(&[
            "codegen",
            "--spec",
            &spec.display().to_string(),
            "--out",
            &out.display().to_string(),
            "--name",
            name,
        ]);
        assert!(
            written.status.success(),
            "{file}: {}",
            text(&written.stderr)
        );
        // The versions that this workspace is built with are at hand without a network.
        fs::copy(root.join("Cargo.lock"), out.join("Cargo.lock")).expect("a lock file");
        let checked = cargo_check(&out);
        assert!(
            checked.status.success(),
            "{file}: {}",
            text(&checked.stderr)
        );
        assert!(
            !text(&checked.stderr).contains("warning: unused"),
            "{file}: {}",
            text(&checked.stderr)
        );
    }
    if skipped > 0 {
        eprintln!(
            "skipped: {skipped} documents that are not beside the workspace (../shared/specs)"
        );
    }
}

fn cargo_check(folder: &Path) -> Output {
    // Beside the tests' own output: dependencies are compiled once for all of the crates, and once for many runs.
    let target: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shown");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["check", "--quiet", "--offline"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .env_remove("RUSTFLAGS")
        .output();
    output.expect("cargo is there: it runs this test")
}
