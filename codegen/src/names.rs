//! Names of a document as Rust names.
//!
//! Words are found first (`NanoCPUs` is `nano`, `cpus`; `IPv6Gateway` is `ipv6`, `gateway`), then joined in the case that
//! is wanted. What the words cannot say (`+1`, `$ref`, `日本`) is spelled out or falls back to a word given by the caller.

/// Abbreviations that mix cases and would be cut in the wrong place.
const MIXED: &[&str] = &[
    "IPv4", "IPv6", "IOps", "OAuth2", "OAuth", "GiB", "MiB", "KiB", "GHz", "MHz",
];

/// Signs that mean something at the start of a name: `+1` and `-1` are not the same.
const SIGNS: &[(char, &str)] = &[
    ('+', "plus"),
    ('-', "minus"),
    ('*', "star"),
    ('<', "less"),
    ('>', "greater"),
    ('=', "equal"),
    ('!', "not"),
    ('~', "about"),
    ('%', "percent"),
    ('&', "and"),
    ('/', "slash"),
    ('.', "dot"),
];

/// Cuts a name into lower-case words.
///
/// A word ends before a capital that follows a small letter, before the last capital of a run that a small letter
/// follows (`OSType` is `os`, `type`), and at anything that is neither letter nor digit. A plural `s` belongs to the run
/// before it (`CPUs`, `IDs`). Digits belong to the word before them.
pub fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let mut words = Vec::new();
    let mut word = String::new();
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        if !c.is_alphanumeric() {
            finish(&mut words, &mut word);
            at += 1;
            continue;
        }
        let before = if at == 0 { None } else { Some(chars[at - 1]) };
        let inside_word = before.is_some_and(char::is_alphanumeric);
        if c.is_uppercase() {
            if !inside_word || starts_word(&chars, at) {
                finish(&mut words, &mut word);
            }
            if let Some(length) = mixed(&chars[at..]) {
                finish(&mut words, &mut word);
                word.extend(chars[at..at + length].iter().flat_map(|c| c.to_lowercase()));
                at += length;
                if chars.get(at).is_some_and(|c| c.is_lowercase()) {
                    continue;
                }
                finish(&mut words, &mut word);
                continue;
            }
        }
        word.extend(c.to_lowercase());
        at += 1;
    }
    finish(&mut words, &mut word);
    words
}

fn finish(words: &mut Vec<String>, word: &mut String) {
    if !word.is_empty() {
        words.push(std::mem::take(word));
    }
}

/// Whether the capital at `at` starts a word, given that a letter or digit stands before it.
fn starts_word(chars: &[char], at: usize) -> bool {
    let before = chars[at - 1];
    if before.is_lowercase() || before.is_numeric() {
        // `uint8Array`: yes; `X509` never comes here; `SHA256SUM`: the run goes on after digits of a run.
        return !(before.is_numeric()
            && run_of_capitals_before(chars, at)
            && !followed_by_small(chars, at));
    }
    followed_by_small(chars, at)
}

/// Whether a small letter follows, other than the plural of a run of capitals.
fn followed_by_small(chars: &[char], at: usize) -> bool {
    match chars.get(at + 1) {
        Some('s') => chars.get(at + 2).is_some_and(|c| c.is_lowercase()),
        Some(c) => c.is_lowercase(),
        None => false,
    }
}

/// Whether the digits before `at` follow a capital (`SHA256`), so that they are part of an abbreviation.
fn run_of_capitals_before(chars: &[char], at: usize) -> bool {
    chars[..at]
        .iter()
        .rev()
        .find(|c| !c.is_numeric())
        .is_some_and(|c| c.is_uppercase())
}

/// The length of the mixed abbreviation at the start of `chars`.
fn mixed(chars: &[char]) -> Option<usize> {
    MIXED
        .iter()
        .map(|known| known.len())
        .zip(MIXED)
        .find_map(|(length, known)| {
            let matches = chars.len() >= length && known.chars().zip(chars).all(|(a, b)| a == *b);
            let ends = chars.get(length).is_none_or(|c| !c.is_lowercase());
            (matches && ends).then_some(length)
        })
}

/// `nano_cpus`: the words joined by underscores, made an identifier; `fallback` when there are none.
pub fn snake(name: &str, fallback: &str) -> String {
    let joined = spelled(name).join("_");
    identifier(joined, fallback, "n")
}

/// `NanoCpus`: the words with capitals, made an identifier; `fallback` when there are none.
pub fn camel(name: &str, fallback: &str) -> String {
    let mut joined = String::with_capacity(name.len());
    for word in spelled(name) {
        // Two numbers beside each other stay apart: `1.2.3` is not `123`.
        let digits_meet = joined.ends_with(|c: char| c.is_ascii_digit())
            && word.starts_with(|c: char| c.is_ascii_digit());
        if digits_meet {
            joined.push('_');
        }
        let mut chars = word.chars();
        if let Some(first) = chars.next() {
            joined.extend(first.to_uppercase());
            joined.push_str(chars.as_str());
        }
    }
    identifier(joined, fallback, "N")
}

/// The words of a name, a sign at its start spelled out.
fn spelled(name: &str) -> Vec<String> {
    let mut found = words(name);
    let first = name.trim_start().chars().next();
    if let Some((_, spelling)) = SIGNS.iter().find(|(sign, _)| Some(*sign) == first) {
        let dash_before_word = matches!(first, Some('-' | '.' | '/' | '~'))
            && found
                .first()
                .is_some_and(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
        if !dash_before_word {
            found.insert(0, (*spelling).to_owned());
        }
    }
    found
}

/// Makes text that holds only letters, digits and underscores an identifier.
fn identifier(text: String, fallback: &str, digit_prefix: &str) -> String {
    let ascii: String = text
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '_')
        .collect();
    let mut name = match ascii.chars().next() {
        None => fallback.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("{digit_prefix}{ascii}"),
        Some(_) => ascii,
    };
    if is_keyword(&name) {
        name.push('_');
    }
    name
}

/// Whether `name` cannot stand as an identifier in edition 2024.
pub fn is_keyword(name: &str) -> bool {
    const KEYWORDS: &[&str] = &[
        "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
        "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
        "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv",
        "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true", "try",
        "type", "typeof", "union", "unsafe", "unsized", "use", "virtual", "where", "while",
        "yield",
    ];
    // `union` is a keyword only where an item starts and is allowed as a name.
    name != "union" && KEYWORDS.binary_search(&name).is_ok()
}

/// Gives out names that are unique in one place; the second of a kind gets a number.
#[derive(Debug, Default)]
pub struct Unique {
    taken: std::collections::BTreeSet<String>,
}

impl Unique {
    /// With names that must not be given out.
    pub fn reserving(names: &[&str]) -> Self {
        Self {
            taken: names.iter().map(|name| key(name)).collect(),
        }
    }

    /// `name` itself when it is free, else `name2`, `name3`, and so on. Case and underscores make no difference.
    pub fn give(&mut self, name: String) -> String {
        if self.taken.insert(key(&name)) {
            return name;
        }
        let stem = name.trim_end_matches('_');
        let separator = match (
            stem.contains('_') || stem.starts_with(char::is_lowercase),
            stem,
        ) {
            (true, _) => "_",
            (false, stem) if stem.ends_with(|c: char| c.is_ascii_digit()) => "_",
            (false, _) => "",
        };
        for number in 2.. {
            let candidate = format!("{stem}{separator}{number}");
            if self.taken.insert(key(&candidate)) {
                return candidate;
            }
        }
        unreachable!("the numbers do not end")
    }

    /// Whether the name is free.
    pub fn is_free(&self, name: &str) -> bool {
        !self.taken.contains(&key(name))
    }
}

fn key(name: &str) -> String {
    name.chars()
        .filter(|c| *c != '_')
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_cut_where_a_person_would() {
        let table = [
            ("NanoCPUs", "nano_cpus"),
            ("NanoCpus", "nano_cpus"),
            ("IPv6Gateway", "ipv6_gateway"),
            ("GlobalIPv6PrefixLen", "global_ipv6_prefix_len"),
            ("EnableIPv6", "enable_ipv6"),
            ("BlkioDeviceReadIOps", "blkio_device_read_iops"),
            ("IOMaximumIOps", "io_maximum_iops"),
            ("DNSConfig", "dns_config"),
            ("OOMKilled", "oom_killed"),
            ("OSType", "os_type"),
            ("IPAMConfig", "ipam_config"),
            ("ExecIDs", "exec_ids"),
            ("NCPU", "ncpu"),
            ("NFd", "n_fd"),
            ("ID", "id"),
            ("Id", "id"),
            ("CPUShares", "cpu_shares"),
            ("os.version", "os_version"),
            ("X-Registry-Auth", "x_registry_auth"),
            ("io_service_bytes_recursive", "io_service_bytes_recursive"),
            ("Type", "type_"),
            ("t0Name", "t0_name"),
            ("MD5", "md5"),
            ("SHA256Sum", "sha256_sum"),
            ("uint8Value", "uint8_value"),
            ("HTTPSProxy", "https_proxy"),
            ("+1", "plus_1"),
            ("-1", "minus_1"),
            ("$ref", "ref_"),
            ("2fa", "n2fa"),
            ("日本", "field"),
        ];
        for (name, expected) in table {
            assert_eq!(snake(name, "field"), expected, "{name}");
        }
    }

    #[test]
    fn types_keep_their_words() {
        let table = [
            ("NanoCPUs", "NanoCpus"),
            ("IPAM", "Ipam"),
            ("TLSInfo", "TlsInfo"),
            ("ContainerConfig", "ContainerConfig"),
            ("io.k8s.api.core.v1.Pod", "IoK8sApiCoreV1Pod"),
            ("on-failure", "OnFailure"),
            ("unless-stopped", "UnlessStopped"),
            ("1.2.3", "N1_2_3"),
            ("SwarmUnlockkey", "SwarmUnlockkey"),
            ("self", "Self_"),
        ];
        for (name, expected) in table {
            assert_eq!(camel(name, "Value"), expected, "{name}");
        }
    }

    #[test]
    fn the_second_of_a_kind_gets_a_number() {
        let mut unique = Unique::reserving(&["body"]);
        assert_eq!(unique.give("body".into()), "body_2");
        assert_eq!(unique.give("id".into()), "id");
        assert_eq!(unique.give("id".into()), "id_2");
        let mut types = Unique::default();
        assert_eq!(types.give("Volume".into()), "Volume");
        assert_eq!(types.give("VOLUME".into()), "VOLUME2");
    }

    #[test]
    fn the_keywords_are_sorted() {
        for keyword in ["Self", "abstract", "gen", "type", "yield", "use"] {
            assert!(is_keyword(keyword), "{keyword}");
        }
        assert!(!is_keyword("union"));
    }
}
