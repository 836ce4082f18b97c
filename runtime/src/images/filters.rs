//! Which images a list shows.

use std::collections::BTreeMap;

use super::ImageError;

/// What a list of images asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListQuery {
    /// Also those without a name that others build on.
    pub all: bool,
    /// The conditions.
    pub filters: ImageFilters,
}

/// Conditions on images. All must hold; of several values for one key one must (labels: all).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImageFilters {
    /// Only those without a tag (true), or only those with one (false).
    pub dangling: Option<bool>,
    /// `name` or `name=value`.
    pub labels: Vec<String>,
    /// Made before these images.
    pub before: Vec<String>,
    /// Made after these images.
    pub since: Vec<String>,
    /// Patterns of names.
    pub references: Vec<String>,
}

impl ImageFilters {
    /// Reads the keys of a filter parameter: `dangling`, `label`, `before`, `since`, `reference`.
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
}

/// One of the words must be true or false, and they must not contradict each other (moby's `danglingOnly`).
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

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(key: &str, values: &[&str]) -> Result<ImageFilters, String> {
        let map = BTreeMap::from([(
            key.to_owned(),
            values.iter().map(|v| (*v).to_owned()).collect(),
        )]);
        ImageFilters::parse(&map).map_err(|e| e.to_string())
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
    }
}
