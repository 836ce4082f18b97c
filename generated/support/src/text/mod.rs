//! Values where only text fits: paths, queries, headers and forms.
//!
//! An [`Encoding`] says how a value becomes one text or several, and back. Generated code names one per parameter:
//! `request.query("all", LenientBool, …)` on one side, `call.query("all", LenientBool)?` on the other.

mod encoding;
pub(crate) mod multipart;
mod plain;

pub use encoding::{Base64Json, Encoding, Joined, Json, LenientBool, Plain, Repeated};
pub use multipart::FormFile;
pub use plain::{Plainly, TextError};

#[cfg(any(test, feature = "client"))]
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

#[cfg(any(test, feature = "client"))]
/// What RFC 3986 calls unreserved stays; all else is escaped, the slash too.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

#[cfg(any(test, feature = "client"))]
/// Appends `text` to a path's segment or a query, escaped.
pub(crate) fn escape_into(out: &mut String, text: &str) {
    out.extend(utf8_percent_encode(text, RESERVED));
}

#[cfg(any(test, feature = "server"))]
/// Undoes percent escapes. With `plus`, a plus sign is a space, as in queries and forms.
pub(crate) fn unescape(text: &str, plus: bool) -> Result<String, TextError> {
    let spaced;
    let text = if plus && text.contains('+') {
        spaced = text.replace('+', " ");
        &spaced
    } else {
        text
    };
    percent_encoding::percent_decode_str(text)
        .decode_utf8()
        .map(std::borrow::Cow::into_owned)
        .map_err(TextError::Utf8)
}

#[cfg(any(test, feature = "server"))]
/// Takes a query or a form apart, in its order.
pub(crate) fn pairs(query: &str) -> Result<Vec<(String, String)>, TextError> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((unescape(name, true)?, unescape(value, true)?))
        })
        .collect()
}

#[cfg(any(test, feature = "client"))]
/// Appends a pair to a query or a form.
pub(crate) fn push_pair(query: &mut String, name: &str, value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    escape_into(query, name);
    query.push('=');
    escape_into(query, value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_survive_the_way_there_and_back() {
        let sent = [("a b", "1+1=2&c"), ("t", "ä/%2F"), ("t", "")];
        let mut query = String::new();
        for (name, value) in sent {
            push_pair(&mut query, name, value);
        }
        let read = pairs(&query).expect("a query of our own");
        assert_eq!(
            read,
            sent.map(|(name, value)| (name.to_owned(), value.to_owned()))
        );
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert!(pairs("a=%ff").is_err());
    }
}
