//! Our own document: nothing to complain about, and what it says is what comes out.

mod common;

use common::{codes, lower};
use pierhead_codegen::{Source, validate};

const DOCUMENT: &str = include_str!("../../swagger.yaml");

#[test]
fn it_keeps_every_rule() {
    let findings = validate(
        Source {
            name: "swagger.yaml",
            text: DOCUMENT,
        },
        None,
    );
    assert!(findings.is_empty(), "{findings}");
}

#[test]
fn it_has_every_operation_of_the_api() {
    let (ir, warnings) = lower(DOCUMENT);
    assert_eq!(codes(&warnings), Vec::<String>::new());
    let operations = ir
        .lines()
        .filter(|line| !line.starts_with(' ') && line.contains(" /"))
        .count();
    // 105 of API 1.32, and HEAD /_ping.
    assert_eq!(operations, 106);
}

#[test]
fn the_transports_that_are_special_are_so() {
    let (ir, _) = lower(DOCUMENT);
    let has = |text: &str| assert!(ir.contains(text), "{text}");
    has("container_attach POST /containers/{id}/attach [Container]\n");
    has("  upgrade [Tcp] Frames\n  101 upgrade\n  200 frames application/vnd.docker.raw-stream\n");
    has(
        "container_wait POST /containers/{id}/wait [Container]\n  Path id: string plain required\n  Query condition: ContainerWaitCondition plain\n  200 late ContainerWaitResponse\n",
    );
    has("session POST /session [Session]\n  upgrade [H2c] Bytes\n  101 upgrade\n");
    has("image_inspect GET /images/{*name}/json [Image]\n");
    has("  body bytes application/x-tar");
    has("Header x_registry_auth = \"X-Registry-Auth\": AuthConfig base64json");
    has("  Query filters: Filters json\n");
}

#[test]
fn the_same_text_gives_the_same_representation() {
    assert_eq!(lower(DOCUMENT).0, lower(DOCUMENT).0);
}
