//! A block of a page that a command keeps up to date.

use std::path::{Path, PathBuf};

use crate::workspace::{self, FileError};

/// A page could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReadmeError {
    #[error(transparent)]
    File(#[from] FileError),
    #[error(
        "{} has no block between <!-- {block}:begin --> and <!-- {block}:end -->",
        path.display()
    )]
    NoBlock { path: PathBuf, block: String },
}

/// Replaces what stands between the two comments that name the block.
pub(super) fn replace_block(path: &Path, block: &str, text: &str) -> Result<(), ReadmeError> {
    let page = workspace::read(path)?;
    let page = with_block(&page, block, text).ok_or_else(|| ReadmeError::NoBlock {
        path: path.to_owned(),
        block: block.to_owned(),
    })?;
    Ok(workspace::write(path, &page)?)
}

fn with_block(page: &str, block: &str, text: &str) -> Option<String> {
    let begin = format!("<!-- {block}:begin -->\n");
    let (before, rest) = page.split_once(&begin)?;
    let end = format!("<!-- {block}:end -->");
    let (_, after) = rest.split_once(&end)?;
    Some(format!("{before}{begin}{}\n{end}{after}", text.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_block_changes() {
        let page = "a\n<!-- x:begin -->\nold\n<!-- x:end -->\nb\n";
        let expected = "a\n<!-- x:begin -->\nnew\n<!-- x:end -->\nb\n";
        assert_eq!(with_block(page, "x", "new\n").as_deref(), Some(expected));
        assert_eq!(with_block(expected, "x", "new").as_deref(), Some(expected));
        assert_eq!(with_block(page, "y", "new"), None);
    }
}
