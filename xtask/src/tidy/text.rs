//! Rules for every text: nothing left to do later, nothing of one machine.

use super::Finding;
use std::path::Path;

/// Words that say that something was left. Put together here, so that this file keeps its own rule.
const LEFT: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X:"),
];

/// Beginnings of paths of one machine.
const MACHINE: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("/tmp/", "target"),
    concat!("/tmp/", "brief"),
];

pub(super) fn check(path: &Path, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    if path == Path::new("Cargo.lock") {
        return findings;
    }
    for (index, line) in text.lines().enumerate() {
        for word in LEFT.iter().filter(|word| has_word(line, word)) {
            findings.push(Finding::new(
                path,
                index + 1,
                format!("`{word}`: do it, or write down what is missing where users look"),
            ));
        }
        for place in MACHINE.iter().filter(|place| has_path(line, place)) {
            findings.push(Finding::new(
                path,
                index + 1,
                format!("`{place}` is a path of one machine"),
            ));
        }
    }
    findings
}

/// Whether a word stands alone: not inside a longer one.
fn has_word(line: &str, word: &str) -> bool {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    line.match_indices(word).any(|(at, _)| {
        !part(line[..at].chars().next_back()) && !part(line[at + word.len()..].chars().next())
    })
}

/// Whether a path begins so: not the middle of a longer path or of a URL.
fn has_path(line: &str, start: &str) -> bool {
    line.match_indices(start).any(|(at, _)| {
        !line[..at]
            .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '/' | '}' | '-' | '_'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_paths_are_found_where_they_stand_alone() {
        let lines = |text: &str| check(Path::new("a.md"), text).len();
        assert_eq!(lines(&format!("// {}: later", LEFT[0])), 1);
        assert_eq!(lines(&format!("{}S are many", LEFT[0])), 0);
        assert_eq!(lines(&format!("cd {}main", MACHINE[0])), 1);
        assert_eq!(lines(&format!("https://example.org{}main", MACHINE[0])), 0);
    }
}
