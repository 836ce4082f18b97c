//! README.md's table of operations: what each is, and whether the engine has it.

use crate::workspace::{self, FileError};
use pierhead_codegen::ir::Api;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

const BEGIN: &str = "<!-- operations:begin -->";
const END: &str = "<!-- operations:end -->";

/// Why the table could not be made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReadmeError {
    #[error("README.md has no line `{BEGIN}` with a line `{END}` after it")]
    NoMarkers,
    #[error("{} is not Rust", path.display())]
    Source { path: PathBuf, source: syn::Error },
    #[error(transparent)]
    File(#[from] FileError),
}

/// The methods of the generated traits that the server implements: what stands in an `impl …Api for …` block under
/// `folder`. Nothing when there is no such folder.
pub(crate) fn implemented(folder: &Path) -> Result<BTreeSet<String>, ReadmeError> {
    let mut methods = BTreeSet::new();
    for path in workspace::files(folder, &|_| true)? {
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let text = workspace::read(&path)?;
        let file = syn::parse_file(&text).map_err(|source| ReadmeError::Source { path, source })?;
        for item in &file.items {
            let syn::Item::Impl(block) = item else {
                continue;
            };
            let of_api = block
                .trait_
                .as_ref()
                .and_then(|(path, _)| path.segments.last());
            if of_api.is_some_and(|name| name.ident.to_string().ends_with("Api")) {
                methods.extend(block.items.iter().filter_map(|item| match item {
                    syn::ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
                    _ => None,
                }));
            }
        }
    }
    Ok(methods)
}

/// README.md with the table between its markers.
pub(crate) fn with_table(
    readme: &str,
    api: &Api,
    works: &BTreeSet<String>,
) -> Result<String, ReadmeError> {
    let begin = readme.find(BEGIN).ok_or(ReadmeError::NoMarkers)? + BEGIN.len();
    let end = readme[begin..].find(END).ok_or(ReadmeError::NoMarkers)? + begin;
    Ok(format!(
        "{}\n{}{}",
        &readme[..begin],
        table(api, works),
        &readme[end..]
    ))
}

fn table(api: &Api, works: &BTreeSet<String>) -> String {
    let done = api
        .operations
        .iter()
        .filter(|operation| works.contains(&operation.name))
        .count();
    let mut text = format!(
        "\n{done} of {} operations work; the others answer with the status in the last column.\n\n",
        api.operations.len()
    );
    text.push_str("| Operation | Request | Works |\n|---|---|---|\n");
    for operation in api.tags.iter().flat_map(|tag| api.operations_of(tag)) {
        let works = match works.contains(&operation.name) {
            true => String::from("yes"),
            false => operation.default_answer.status.to_string(),
        };
        let (method, path) = (operation.method.as_str(), &operation.path.template);
        let _ = writeln!(text, "| {} | `{method} {path}` | {works} |", operation.id);
    }
    text.push('\n');
    text
}
