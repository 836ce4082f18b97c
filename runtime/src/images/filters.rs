//! Which images a list or a prune is about.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::ImageError;

/// What a list of images asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListQuery {
    /// Also those without a name that others build on.
    pub all: bool,
    /// The conditions.
    pub filters: ImageFilters,
}

/// Conditions on images. All must hold; of several patterns one must match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImageFilters {
    /// Only those without a tag (true), or only those with one (false).
    pub dangling: Option<bool>,
    /// `name` or `name=value`.
    pub labels: Vec<String>,
    /// `name` or `name=value` that must not be there (prune only).
    pub without_labels: Vec<String>,
    /// Made before these images.
    pub before: Vec<String>,
    /// Made after these images.
    pub since: Vec<String>,
    /// Patterns of names.
    pub references: Vec<String>,
    /// Made before this time (prune only).
    pub until: Option<Timestamp>,
}

impl ImageFilters {
    /// Reads the filters of a list: `dangling`, `label`, `before`, `since`, `reference`.
    ///
    /// # Errors
    /// `InvalidParameter` for another key or a wrong value.
    pub fn parse(filters: &BTreeMap<String, Vec<String>>) -> Result<Self, ImageError> {
        let mut parsed = Self::default();
        for (key, values) in filters {
            match key.as_str() {
                "dangling" => parsed.dangling = Some(parse_dangling(values)?),
                "label" => parsed.labels.clone_from(values),
                "before" => parsed.before.clone_from(values),
                "since" => parsed.since.clone_from(values),
                "reference" => parsed.references.clone_from(values),
                _ => return Err(ImageError::Filter { text: key.clone() }),
            }
        }
        Ok(parsed)
    }

    /// Reads the filters of a prune: `dangling`, `label`, `label!`, `until`. `now` is what a duration in `until` counts back
    /// from.
    ///
    /// # Errors
    /// `InvalidParameter` for another key or a wrong value.
    pub fn parse_prune(
        filters: &BTreeMap<String, Vec<String>>,
        now: Timestamp,
    ) -> Result<Self, ImageError> {
        let mut parsed = Self::default();
        for (key, values) in filters {
            match key.as_str() {
                "dangling" => parsed.dangling = Some(parse_dangling(values)?),
                "label" => parsed.labels.clone_from(values),
                "label!" => parsed.without_labels.clone_from(values),
                "until" => {
                    let wrong = || ImageError::Filter {
                        text: format!("until=[{}]", values.join(" ")),
                    };
                    let [value] = values.as_slice() else {
                        return Err(wrong());
                    };
                    parsed.until = Some(parse_until(value, now).ok_or_else(wrong)?);
                }
                _ => return Err(ImageError::Filter { text: key.clone() }),
            }
        }
        Ok(parsed)
    }
}

/// One of the words must be true or false, and they must not contradict each other.
fn parse_dangling(values: &[String]) -> Result<bool, ImageError> {
    let is = |words: [&str; 2]| values.iter().any(|value| words.contains(&value.as_str()));
    match (is(["1", "true"]), is(["0", "false"])) {
        (true, false) => Ok(true),
        (false, true) => Ok(false),
        _ => Err(ImageError::Filter {
            text: format!("dangling=[{}]", values.join(" ")),
        }),
    }
}

/// A time, seconds since 1970, or a duration (`24h`, `1h30m`) before now.
fn parse_until(text: &str, now: Timestamp) -> Option<Timestamp> {
    if let Ok(time) = text.parse() {
        return Some(time);
    }
    if let Ok(secs) = text.parse() {
        return Timestamp::from_second(secs).ok();
    }
    let duration: SignedDuration = text.parse().ok()?;
    now.checked_sub(duration).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(key: &str, values: &[&str]) -> BTreeMap<String, Vec<String>> {
        BTreeMap::from([(
            key.to_owned(),
            values.iter().map(|v| (*v).to_owned()).collect(),
        )])
    }

    fn parse(key: &str, values: &[&str]) -> Result<ImageFilters, String> {
        ImageFilters::parse(&map(key, values)).map_err(|e| e.to_string())
    }

    #[test]
    fn dangling_takes_the_words_of_the_original() {
        assert_eq!(parse("dangling", &["1"]).unwrap().dangling, Some(true));
        assert_eq!(parse("dangling", &["true"]).unwrap().dangling, Some(true));
        assert_eq!(parse("dangling", &["0"]).unwrap().dangling, Some(false));
        assert_eq!(parse("dangling", &["false"]).unwrap().dangling, Some(false));
        assert_eq!(
            parse("dangling", &["yes"]),
            Err("Invalid filter 'dangling=[yes]'".to_owned())
        );
        assert_eq!(
            parse("dangling", &["1", "0"]),
            Err("Invalid filter 'dangling=[1 0]'".to_owned())
        );
    }

    #[test]
    fn an_unknown_key_is_refused() {
        assert_eq!(
            parse("colour", &["red"]),
            Err("Invalid filter 'colour'".to_owned())
        );
        assert_eq!(
            parse("until", &["1h"]),
            Err("Invalid filter 'until'".to_owned())
        );
        let now = Timestamp::UNIX_EPOCH;
        assert!(ImageFilters::parse_prune(&map("reference", &["a"]), now).is_err());
    }

    #[test]
    fn until_is_a_time_or_an_age() {
        let now: Timestamp = "2024-01-02T00:00:00Z".parse().unwrap();
        for (text, time) in [
            ("2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"),
            ("1704067200", "2024-01-01T00:00:00Z"),
            ("24h", "2024-01-01T00:00:00Z"),
            ("1h30m", "2024-01-01T22:30:00Z"),
        ] {
            let filters = ImageFilters::parse_prune(&map("until", &[text]), now).unwrap();
            assert_eq!(filters.until, Some(time.parse().unwrap()), "{text}");
        }
        assert!(ImageFilters::parse_prune(&map("until", &["soon"]), now).is_err());
        assert!(ImageFilters::parse_prune(&map("until", &["1h", "2h"]), now).is_err());
    }
}
