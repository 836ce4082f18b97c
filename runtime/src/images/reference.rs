//! Names of images: `busybox` means `docker.io/library/busybox:latest`.
//!
//! The grammar is that of github.com/distribution/reference; the texts of the errors are the ones clients know from dockerd.

use std::fmt;
use std::str::FromStr;

use crate::layers::Digest;

/// The registry that a name without one belongs to.
pub const DEFAULT_DOMAIN: &str = "docker.io";
/// The other name of that registry.
const LEGACY_DEFAULT_DOMAIN: &str = "index.docker.io";
/// The part of it that names without a slash belong to.
const OFFICIAL: &str = "library/";
const DEFAULT_TAG: &str = "latest";
const NAME_BYTES: usize = 255;
const TAG_BYTES: usize = 128;

/// Text that is not a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// Against the grammar.
    #[error("invalid reference format")]
    Format,
    /// Against the grammar, and likely because of a capital letter.
    #[error("invalid reference format: repository name must be lowercase")]
    UpperCase,
    /// The name without tag and digest is too long.
    #[error("repository name must not be more than {NAME_BYTES} characters")]
    TooLong,
    /// The tag is not one.
    #[error("invalid tag format")]
    Tag,
    /// A name that could be an id.
    #[error("invalid repository name, cannot specify 64-byte hexadecimal strings")]
    LooksLikeId,
    /// The digest is of another algorithm or length.
    #[error("unsupported digest algorithm or length: only sha256 is known")]
    Digest,
}

/// A full name: domain, path, and a tag or digest or both or neither.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference {
    domain: String,
    path: String,
    tag: Option<String>,
    digest: Option<Digest>,
}

/// What a client may call an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImageName {
    /// A full id.
    Id(Digest),
    /// A name; it may also be the beginning of an id.
    Named(Reference),
}

impl ImageName {
    /// Reads what a client calls an image: a full id with or without its algorithm, or a name.
    ///
    /// # Errors
    /// When it is neither.
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        match Digest::from_hex(text).or_else(|| text.parse().ok()) {
            Some(id) => Ok(Self::Id(id)),
            None => Reference::parse(text).map(Self::Named),
        }
    }
}

impl Reference {
    /// Reads a name as a person writes it and completes domain and path.
    ///
    /// # Errors
    /// When it is against the grammar.
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        if Digest::from_hex(text).is_some() {
            return Err(ReferenceError::LooksLikeId);
        }
        let (domain, remainder) = split_domain(text);
        // Looked at first, because a capital letter otherwise only gives the general error.
        let name = remainder.split(':').next().unwrap_or_default();
        if name.bytes().any(|b| b.is_ascii_uppercase()) {
            return Err(ReferenceError::UpperCase);
        }
        let (rest, digest) = match remainder.split_once('@') {
            None => (remainder, None),
            Some((rest, digest)) => (rest, Some(parse_digest(digest)?)),
        };
        let (name, tag) = match rest.split_once(':') {
            None => (rest, None),
            Some((name, tag)) => (name, Some(tag)),
        };
        if !is_domain(domain)
            || !name.split('/').all(is_path_component)
            || tag.is_some_and(|tag| !is_tag(tag))
        {
            return Err(ReferenceError::Format);
        }
        let official = domain == DEFAULT_DOMAIN && !name.contains('/');
        let path = if official {
            format!("{OFFICIAL}{name}")
        } else {
            name.to_owned()
        };
        if domain.len() + 1 + path.len() > NAME_BYTES {
            return Err(ReferenceError::TooLong);
        }
        Ok(Self {
            domain: domain.to_owned(),
            path,
            tag: tag.map(str::to_owned),
            digest,
        })
    }

    /// Reads the `repo` and `tag` of a request: a tag there replaces one in the name, and without any it is `latest`.
    ///
    /// # Errors
    /// As [`Reference::parse`], and for a wrong tag.
    pub fn with_tag_parameter(repo: &str, tag: &str) -> Result<Self, ReferenceError> {
        let mut reference = Self::parse(repo)?;
        if tag.is_empty() {
            return Ok(reference.or_latest());
        }
        if !is_tag(tag) {
            return Err(ReferenceError::Tag);
        }
        reference.tag = Some(tag.to_owned());
        reference.digest = None;
        Ok(reference)
    }

    /// Domain and path, without tag and digest.
    pub fn name(&self) -> String {
        format!("{}/{}", self.domain, self.path)
    }

    /// The tag.
    pub fn tag(&self) -> Option<&str> {
        self.tag.as_deref()
    }

    /// The digest.
    pub fn digest(&self) -> Option<&Digest> {
        self.digest.as_ref()
    }

    /// With the tag `latest` when there is neither a tag nor a digest.
    #[must_use]
    pub fn or_latest(mut self) -> Self {
        if self.tag.is_none() && self.digest.is_none() {
            self.tag = Some(DEFAULT_TAG.to_owned());
        }
        self
    }

    /// The name as people write it, without what can be left out.
    pub fn familiar_name(&self) -> &str {
        // The prefix goes only when what remains is read as the same name again (`docker.io/library/a/b` keeps it).
        match (self.domain.as_str(), self.path.strip_prefix(OFFICIAL)) {
            (DEFAULT_DOMAIN, Some(short)) if !short.contains('/') => short,
            _ => &self.path,
        }
    }

    /// The whole reference as people write it: [`Reference::familiar_name`] with domain, tag and digest.
    pub fn familiar(&self) -> String {
        let mut text = self.familiar_with_domain();
        self.push_suffix(&mut text);
        text
    }

    /// The name as people write it, with its domain when that is not the default one.
    pub fn familiar_with_domain(&self) -> String {
        if self.domain == DEFAULT_DOMAIN {
            self.familiar_name().to_owned()
        } else {
            format!("{}/{}", self.domain, self.path)
        }
    }

    fn push_suffix(&self, text: &mut String) {
        if let Some(tag) = &self.tag {
            text.push(':');
            text.push_str(tag);
        }
        if let Some(digest) = &self.digest {
            text.push('@');
            text.push_str(&digest.to_string());
        }
    }
}

impl fmt::Display for Reference {
    /// The full form, as it is stored.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = self.name();
        self.push_suffix(&mut text);
        f.write_str(&text)
    }
}

impl FromStr for Reference {
    type Err = ReferenceError;

    fn from_str(text: &str) -> Result<Self, ReferenceError> {
        Self::parse(text)
    }
}

/// The first part is a domain when it looks like a host: with a dot or a port, or `localhost`.
fn split_domain(text: &str) -> (&str, &str) {
    let (domain, remainder) = match text.split_once('/') {
        Some((first, rest)) if first.contains(['.', ':']) || first == "localhost" => (first, rest),
        _ => (DEFAULT_DOMAIN, text),
    };
    (
        if domain == LEGACY_DEFAULT_DOMAIN {
            DEFAULT_DOMAIN
        } else {
            domain
        },
        remainder,
    )
}

fn is_domain(text: &str) -> bool {
    let (host, port) = match text.split_once(':') {
        None => (text, None),
        Some((host, port)) => (host, Some(port)),
    };
    let is_label = |label: &str| {
        let bytes = label.as_bytes();
        bytes
            .iter()
            .all(|b| b.is_ascii_alphanumeric() || *b == b'-')
            && bytes.first().is_some_and(u8::is_ascii_alphanumeric)
            && bytes.last().is_some_and(u8::is_ascii_alphanumeric)
    };
    host.split('.').all(is_label)
        && port.is_none_or(|port| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()))
}

/// Runs of lower-case letters and digits, joined by `.`, `_`, `__` or any number of `-`.
fn is_path_component(text: &str) -> bool {
    let is_word = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let bytes = text.as_bytes();
    if !bytes.first().is_some_and(is_word) || !bytes.last().is_some_and(is_word) {
        return false;
    }
    bytes.split(is_word).all(|separator| {
        matches!(separator, b"" | b"." | b"_" | b"__") || separator.iter().all(|b| *b == b'-')
    })
}

fn is_tag(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_word = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
    bytes.first().is_some_and(is_word)
        && bytes.len() <= TAG_BYTES
        && bytes.iter().all(|b| is_word(b) || matches!(b, b'.' | b'-'))
}

fn parse_digest(text: &str) -> Result<Digest, ReferenceError> {
    let Some((algorithm, hex)) = text.split_once(':') else {
        return Err(ReferenceError::Format);
    };
    if algorithm.is_empty() || hex.len() < 32 || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(ReferenceError::Format);
    }
    text.parse().map_err(|_| ReferenceError::Digest)
}

#[cfg(test)]
mod tests;
