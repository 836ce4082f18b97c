//! Other projects' documents, unmodified, where they lie beside the workspace; a counted, printed skip where they do not.

use pierhead_codegen::{Code, Source, lower};
use std::collections::BTreeSet;
use std::path::Path;

/// A document: its operations, or the codes it is refused with.
const DOCUMENTS: &[(&str, Result<usize, &[Code]>)] = &[
    ("alertmanager.yaml", Ok(9)),
    ("argo-cd.json", Ok(106)),
    ("argo-workflows.json", Ok(73)),
    ("bitbucket.json", Ok(136)),
    ("etcd.json", Ok(44)),
    ("firecracker.yaml", Ok(38)),
    // References to definitions where answers are expected: a fault of the document, put right by an overlay.
    ("gitea.json", Err(&[Code::DeadRef])),
    // Objects in the query, which Swagger 2.0 does not know.
    ("grpc-gateway-abe.json", Err(&[Code::ParamShape])),
    ("harbor.yaml", Ok(203)),
    ("karmada.json", Ok(281)),
    ("kubeflow-pipelines.json", Ok(40)),
    ("kubernetes.json", Ok(1123)),
    ("oas3-buildomat.json", Ok(21)),
    ("oas3-keeper.json", Ok(6)),
    ("oas3-nexus.json", Ok(193)),
    ("oas3-propolis-server.json", Ok(7)),
    ("ory-hydra.json", Ok(52)),
    ("petstore.json", Ok(20)),
    ("quay.json", Ok(95)),
    // Schemas in files of their own.
    ("sigstore-rekor.yaml", Err(&[Code::ForeignRef])),
];

#[test]
fn they_are_lowered_or_refused_for_their_faults() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/specs");
    let mut skipped = 0;
    let mut wrong = Vec::new();
    for (file, expected) in DOCUMENTS {
        let Ok(text) = std::fs::read_to_string(folder.join(file)) else {
            skipped += 1;
            continue;
        };
        let result = lower(
            Source {
                name: file,
                text: &text,
            },
            None,
        );
        let found = match &result {
            Ok((api, _)) => Ok(api.operations.len()),
            Err(errors) => {
                let codes = errors
                    .iter()
                    .filter(|one| one.severity == pierhead_codegen::Severity::Error);
                Err(codes.map(|one| one.code).collect::<BTreeSet<_>>())
            }
        };
        let expected = expected.map_err(|codes| codes.iter().copied().collect());
        if found != expected {
            wrong.push(format!("{file}: {found:?}, not {expected:?}"));
        }
    }
    if skipped > 0 {
        eprintln!(
            "skipped: {skipped} documents that are not beside the workspace (../shared/specs)"
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
