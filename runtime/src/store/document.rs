//! The stored form of a document: its format number, then its JSON.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::StoreError;

/// A type that is stored under a key in a table of its own.
///
/// The JSON of a document is a promise to later versions. When it changes incompatibly, `FORMAT` is raised and
/// [`Document::upgrade`] learns to read the older numbers.
pub trait Document: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The table's name. Never reused for another type.
    const TABLE: &'static str;
    /// The number written with each document.
    const FORMAT: u32;

    /// Reads a document that an older version stored with the number `format`; `None` when it is not known.
    fn upgrade(format: u32, json: &[u8]) -> Option<Result<Self, serde_json::Error>> {
        let _ = (format, json);
        None
    }
}

/// A stored document that cannot be read. Its bytes stay until it is removed or written again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Its key.
    pub key: String,
    /// What is wrong, for the log and for whoever inspects it.
    pub reason: String,
}

/// What a table holds.
#[derive(Debug)]
pub struct Loaded<D> {
    /// The readable documents by key.
    pub documents: BTreeMap<String, D>,
    /// The others.
    pub broken: Vec<Broken>,
}

/// Four bytes of format, little-endian, before the JSON.
const PREFIX_BYTES: usize = 4;

pub(super) fn encode<D: Document>(key: &str, document: &D) -> Result<Vec<u8>, StoreError> {
    let mut bytes = D::FORMAT.to_le_bytes().to_vec();
    serde_json::to_writer(&mut bytes, document).map_err(|source| StoreError::Encode {
        table: D::TABLE,
        key: key.to_owned(),
        source: source.into(),
    })?;
    Ok(bytes)
}

/// Reads a stored document; the error is the reason why it is broken.
pub(super) fn decode<D: Document>(bytes: &[u8]) -> Result<D, String> {
    let Some((prefix, json)) = bytes.split_first_chunk::<PREFIX_BYTES>() else {
        return Err(format!(
            "it is {} bytes long and has no format number",
            bytes.len()
        ));
    };
    let format = u32::from_le_bytes(*prefix);
    let read = if format == D::FORMAT {
        Some(serde_json::from_slice(json))
    } else {
        D::upgrade(format, json)
    };
    match read {
        Some(Ok(document)) => Ok(document),
        Some(Err(error)) => Err(format!("it is not readable as format {format}: {error}")),
        None => Err(format!(
            "its format is {format}, this program reads up to {}",
            D::FORMAT
        )),
    }
}
