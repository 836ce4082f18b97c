//! Patterns of names, as Go's `path.Match` reads them.

/// Whether `pattern` matches the whole of `text`: `*` any run without a slash, `?` one character but a slash, `[a-z]` and `[^a-z]` one
/// of a set, `\` the next character itself. `None` when the pattern is malformed.
pub(super) fn glob_matches(pattern: &str, text: &str) -> Option<bool> {
    let pattern: Vec<char> = pattern.chars().collect();
    let text: Vec<char> = text.chars().collect();
    // The whole pattern is checked whatever the text is, so that a mistake does not go unseen.
    let parts = parse(&pattern)?;
    Some(match_parts(&parts, &text))
}

#[derive(Debug)]
enum Part {
    Run,
    One,
    Literal(char),
    Set {
        negated: bool,
        ranges: Vec<(char, char)>,
    },
}

fn parse(pattern: &[char]) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = pattern.iter().copied().peekable();
    while let Some(c) = rest.next() {
        parts.push(match c {
            '*' => Part::Run,
            '?' => Part::One,
            '\\' => Part::Literal(rest.next()?),
            '[' => parse_set(&mut rest)?,
            c => Part::Literal(c),
        });
    }
    Some(parts)
}

fn parse_set(rest: &mut std::iter::Peekable<impl Iterator<Item = char>>) -> Option<Part> {
    let negated = rest.next_if_eq(&'^').is_some();
    let mut ranges = Vec::new();
    loop {
        if !ranges.is_empty() && rest.next_if_eq(&']').is_some() {
            return Some(Part::Set { negated, ranges });
        }
        let low = parse_set_char(rest)?;
        let high = if rest.next_if_eq(&'-').is_some() {
            parse_set_char(rest)?
        } else {
            low
        };
        ranges.push((low, high));
    }
}

fn parse_set_char(rest: &mut impl Iterator<Item = char>) -> Option<char> {
    match rest.next()? {
        '\\' => rest.next(),
        '-' | ']' => None,
        c => Some(c),
    }
}

/// Backtracks to the last run only, which is enough and keeps the work bounded by pattern times text.
fn match_parts(parts: &[Part], text: &[char]) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    loop {
        match parts.get(p) {
            Some(Part::Run) => {
                retry = Some((p, t));
                p += 1;
                continue;
            }
            Some(part) if text.get(t).is_some_and(|c| part.matches(*c)) => {
                (p, t) = (p + 1, t + 1);
                continue;
            }
            None if t == text.len() => return true,
            _ => {}
        }
        match retry {
            Some((run, from)) if text.get(from).is_some_and(|c| *c != '/') => {
                retry = Some((run, from + 1));
                (p, t) = (run + 1, from + 1);
            }
            _ => return false,
        }
    }
}

impl Part {
    fn matches(&self, c: char) -> bool {
        match self {
            Self::Run => false,
            Self::One => c != '/',
            Self::Literal(literal) => *literal == c,
            Self::Set { negated, ranges } => {
                c != '/' && ranges.iter().any(|(low, high)| (*low..=*high).contains(&c)) != *negated
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::glob_matches;

    #[test]
    fn patterns_match_as_in_go() {
        for (pattern, text, matches) in [
            ("abc", "abc", true),
            ("*", "abc", true),
            ("*c", "abc", true),
            ("a*/b", "abc/b", true),
            ("a*/b", "a/c/b", false),
            ("a*b*c*d*e*/f", "axbxcxdxe/f", true),
            ("a*b*c*d*e*/f", "axbxcxdxexxx/fff", false),
            ("ab[c]", "abc", true),
            ("ab[b-d]", "abc", true),
            ("ab[^b-d]", "abc", false),
            ("a\\*b", "a*b", true),
            ("a\\*b", "ab", false),
            ("a?b", "a☺b", true),
            ("a?b", "a/b", false),
            ("*x", "xxx", true),
            ("busybox:*", "busybox:1.36", true),
            ("busy*", "busybox", true),
            ("*/*", "a/b", true),
            ("", "", true),
            ("", "a", false),
        ] {
            assert_eq!(
                glob_matches(pattern, text),
                Some(matches),
                "{pattern} {text}"
            );
        }
        for pattern in ["[]a]", "[-]", "[x-]", "[", "[^", "a[", "a\\", "[a-b-c]"] {
            assert_eq!(glob_matches(pattern, "a"), None, "{pattern}");
        }
    }
}
