//! What has to be the same after a restart of the daemon: the ids of the predefined networks, this daemon's own id,
//! and the bridge it had.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use ipnet::Ipv4Net;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tracing::warn;

use super::NetworkError;

/// The only format so far.
const FORMAT: u32 = 1;

/// The record as the module uses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// 16 hexadecimal digits: whose an interface is.
    pub(super) instance: String,
    pub(super) bridge: Identity,
    pub(super) host: Identity,
    pub(super) none: Identity,
    /// The bridge made the last time.
    pub(super) last_bridge: Option<String>,
    /// The bridge's address the last time.
    pub(super) last_address: Option<Ipv4Net>,
}

/// A network's id and birth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    /// 64 hexadecimal digits.
    pub(super) id: String,
    pub(super) created: Timestamp,
}

/// The record on disk.
#[derive(Serialize, Deserialize)]
struct Document {
    format: u32,
    instance: String,
    bridge: IdentityDocument,
    host: IdentityDocument,
    none: IdentityDocument,
    last_bridge: Option<String>,
    last_address: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct IdentityDocument {
    id: String,
    created: String,
}

impl Record {
    /// Reads the record, or makes one. A record that cannot be understood is put aside under its name with
    /// `.broken`: new ids are no reason to keep a daemon from starting.
    pub(super) fn load(path: &Path) -> Result<Self, NetworkError> {
        match fs::read(path) {
            Ok(bytes) => {
                if let Some(record) = Self::parse(&bytes) {
                    return Ok(record);
                }
                let aside = with_suffix(path, ".broken");
                warn!(record = %path.display(), aside = %aside.display(), "the network record is broken: networks get new ids");
                fs::rename(path, &aside).map_err(failed(path))?;
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(failed(path)(error)),
        }
        let record = Self::fresh()?;
        record.save(path)?;
        Ok(record)
    }

    /// Writes the record: aside, synced, renamed.
    pub(super) fn save(&self, path: &Path) -> Result<(), NetworkError> {
        let document = Document {
            format: FORMAT,
            instance: self.instance.clone(),
            bridge: write_identity(&self.bridge),
            host: write_identity(&self.host),
            none: write_identity(&self.none),
            last_bridge: self.last_bridge.clone(),
            last_address: self.last_address.map(|address| address.to_string()),
        };
        let bytes = serde_json::to_vec_pretty(&document)
            .map_err(io::Error::from)
            .map_err(failed(path))?;
        replace_file(path, &bytes).map_err(failed(path))
    }

    fn fresh() -> Result<Self, NetworkError> {
        let created = Timestamp::now();
        let identity = || {
            Ok::<_, NetworkError>(Identity {
                id: random_hex(32)?,
                created,
            })
        };
        Ok(Self {
            instance: random_hex(8)?,
            bridge: identity()?,
            host: identity()?,
            none: identity()?,
            last_bridge: None,
            last_address: None,
        })
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let document: Document = serde_json::from_slice(bytes).ok()?;
        if document.format != FORMAT {
            return None;
        }
        Some(Self {
            instance: document.instance,
            bridge: read_identity(document.bridge)?,
            host: read_identity(document.host)?,
            none: read_identity(document.none)?,
            last_bridge: document.last_bridge,
            last_address: document.last_address.and_then(|text| text.parse().ok()),
        })
    }
}

/// `bytes` random bytes as twice as many hexadecimal digits.
pub(super) fn random_hex(bytes: usize) -> Result<String, NetworkError> {
    let mut buffer = vec![0; bytes];
    getrandom::fill(&mut buffer).map_err(|error| NetworkError::System {
        action: format!("read {bytes} random bytes"),
        source: error.raw_os_error().map_or_else(
            || io::Error::other(error.to_string()),
            io::Error::from_raw_os_error,
        ),
    })?;
    Ok(buffer.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn read_identity(document: IdentityDocument) -> Option<Identity> {
    Some(Identity {
        id: document.id,
        created: document.created.parse().ok()?,
    })
}

fn write_identity(identity: &Identity) -> IdentityDocument {
    IdentityDocument {
        id: identity.id.clone(),
        created: identity.created.to_string(),
    }
}

fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let aside = with_suffix(path, ".new");
    let mut file = File::create(&aside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&aside, path)?;
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> NetworkError {
    let path = path.to_owned();
    move |source| NetworkError::Record { path, source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_the_same_the_next_time() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("network.json");
        let mut first = Record::load(&path).expect("a new record");
        assert_eq!(first.bridge.id.len(), 64);
        assert_ne!(first.bridge.id, first.none.id);
        first.last_bridge = Some("pier3".to_owned());
        first.last_address = Some("172.19.0.1/16".parse().expect("an address"));
        first.save(&path).expect("saved");
        assert_eq!(Record::load(&path).expect("the record"), first);
    }

    #[test]
    fn a_broken_record_is_put_aside() {
        for broken in ["", "{}", "{\"format\":", "{\"format\":99}"] {
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join("network.json");
            fs::write(&path, broken).expect("written");
            let record = Record::load(&path).expect("a new record");
            assert_eq!(record.none.id.len(), 64);
            let aside = fs::read_to_string(folder.path().join("network.json.broken"));
            assert_eq!(aside.expect("put aside"), broken);
        }
    }
}
