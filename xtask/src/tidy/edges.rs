//! Who may know whom.

use super::Finding;
use crate::members::Package;
use std::path::Path;

/// What a crate of this workspace may depend on, tests included, and what it must not know. The table is STYLE's; a new
/// edge is a change of its own.
struct Edges {
    package: &'static str,
    folder: &'static str,
    may: &'static [&'static str],
    must_not: &'static [&'static str],
}

/// HTTP, on either side.
const HTTP: &[&str] = &[
    "axum",
    "http",
    "http-body",
    "http-body-util",
    "hyper",
    "hyper-util",
    "reqwest",
    "tower-http",
    "tower-service",
];

const EDGES: &[Edges] = &[
    Edges {
        package: "pierhead-codegen",
        folder: "codegen",
        may: &[],
        must_not: &["axum", "hyper", "libc", "nix", "reqwest", "tokio"],
    },
    Edges {
        package: "pierhead-support",
        folder: "generated/support",
        may: &[],
        must_not: &["libc", "nix"],
    },
    Edges {
        package: "pierhead-api",
        folder: "generated",
        may: &["pierhead-support"],
        must_not: &["libc", "nix"],
    },
    Edges {
        package: "pierhead-runtime",
        folder: "runtime",
        may: &[],
        must_not: HTTP,
    },
    Edges {
        package: "pierhead-client",
        folder: "client",
        may: &["pierhead-api", "pierhead-support"],
        must_not: &["axum"],
    },
    Edges {
        package: "pierhead-server",
        folder: "server",
        may: &["pierhead-api", "pierhead-support", "pierhead-runtime"],
        must_not: &["openapiv3", "serde_yaml"],
    },
    Edges {
        package: "xtask",
        folder: "xtask",
        may: &["pierhead-codegen", "pierhead-client"],
        must_not: &[],
    },
    Edges {
        package: "pierhead-tests",
        folder: "tests",
        may: &[
            "pierhead-api",
            "pierhead-client",
            "pierhead-runtime",
            "pierhead-support",
        ],
        must_not: &[],
    },
];

/// Checks the edges between the workspace's crates, as cargo sees them.
pub(super) fn check(packages: &[Package]) -> Vec<Finding> {
    let members: Vec<&str> = packages
        .iter()
        .map(|package| package.name.as_str())
        .collect();
    let mut findings = Vec::new();
    for package in packages {
        let Some(edges) = EDGES.iter().find(|edges| edges.package == package.name) else {
            let what = format!(
                "{} is not in the table of who may know whom (xtask/src/tidy/edges.rs)",
                package.name
            );
            findings.push(Finding::new(Path::new("Cargo.toml"), 0, what));
            continue;
        };
        let manifest = Path::new(edges.folder).join("Cargo.toml");
        for dependency in &package.dependencies {
            let name = dependency.name.as_str();
            let foreign = members.contains(&name) && !edges.may.contains(&name);
            if foreign || edges.must_not.contains(&name) {
                let what = format!("{} must not know {name}", package.name);
                findings.push(Finding::new(&manifest, 0, what));
            }
        }
    }
    findings
}

/// Checks that a member's Cargo.toml takes every dependency from the workspace, where versions are pinned.
pub(super) fn check_manifest(path: &Path, text: &str) -> Vec<Finding> {
    let root = path == Path::new("Cargo.toml");
    let mut section = String::new();
    let mut findings = Vec::new();
    for (number, line) in text
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.trim()))
    {
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']').to_owned();
            // `[dependencies.serde]` is checked as one line would be: by what stands below it, which is not allowed.
            if !root
                && section
                    .split('.')
                    .rev()
                    .nth(1)
                    .is_some_and(|table| table.ends_with("dependencies"))
            {
                findings.push(Finding::new(
                    path,
                    number,
                    "write the dependency in one line with `workspace = true`",
                ));
            }
            continue;
        }
        let dependency = !root
            && section.ends_with("dependencies")
            && line.contains('=')
            && !line.starts_with('#');
        if dependency && !line.replace(' ', "").contains("workspace=true") {
            let name = line.split(['=', '.', ' ']).next().unwrap_or_default();
            let what = format!(
                "`{name}` is not taken from the workspace: pin it in Cargo.toml and write `workspace = true`"
            );
            findings.push(Finding::new(path, number, what));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_stand_in_one_place() {
        let text = "[package]\nversion.workspace = true\n[dependencies]\nserde.workspace = true\n# a = \"1\"\nnix = { workspace = true, features = [\"fs\"] }\nrand = \"0.9\"\n";
        let lines = |path: &str| {
            check_manifest(Path::new(path), text)
                .iter()
                .map(|finding| finding.line)
                .collect::<Vec<_>>()
        };
        assert_eq!(lines("server/Cargo.toml"), [7]);
        assert_eq!(lines("Cargo.toml"), Vec::<usize>::new());
    }

    #[test]
    fn edges_that_are_not_in_the_table_are_found() {
        let package = |name: &str, dependencies: &[&str]| Package::of(name, dependencies);
        let packages = [
            package("pierhead-client", &["pierhead-api", "axum"]),
            package("pierhead-api", &["pierhead-runtime"]),
            package("pierhead-runtime", &[]),
        ];
        let found: Vec<_> = check(&packages)
            .into_iter()
            .map(|finding| finding.what)
            .collect();
        assert_eq!(
            found,
            [
                "pierhead-client must not know axum",
                "pierhead-api must not know pierhead-runtime"
            ]
        );
    }
}
