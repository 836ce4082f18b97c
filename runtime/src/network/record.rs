//! What has to be the same after a restart of the daemon: the ids of the predefined networks, this daemon's own id,
//! and the bridge it had.

use std::io;

use ipnet::Ipv4Net;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tracing::warn;

use super::NetworkError;
use crate::store::{Document, Store};

/// The one key of the table.
const KEY: &str = "networks";

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

/// The record as it is stored.
#[derive(Serialize, Deserialize)]
struct RecordDocument {
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

impl Document for RecordDocument {
    const TABLE: &'static str = "network-record";
    const FORMAT: u32 = 1;
}

impl Record {
    /// Reads the record, or makes one. One that cannot be understood is replaced: new ids are no reason to keep a
    /// daemon from starting.
    pub(super) async fn load(store: &Store) -> Result<Self, NetworkError> {
        let mut loaded = store.load::<RecordDocument>()?;
        if let Some(record) = loaded.documents.remove(KEY).and_then(Self::read) {
            return Ok(record);
        }
        if let Some(broken) = loaded.broken.iter().find(|broken| broken.key == KEY) {
            warn!(
                reason = broken.reason,
                "the record of networks is broken: they get new ids"
            );
        }
        let record = Self::fresh()?;
        record.save(store).await?;
        Ok(record)
    }

    /// Stores the record.
    pub(super) async fn save(&self, store: &Store) -> Result<(), NetworkError> {
        let document = RecordDocument {
            instance: self.instance.clone(),
            bridge: write_identity(&self.bridge),
            host: write_identity(&self.host),
            none: write_identity(&self.none),
            last_bridge: self.last_bridge.clone(),
            last_address: self.last_address.map(|address| address.to_string()),
        };
        Ok(store.put(KEY, &document).await?)
    }

    /// The group that all of this daemon's interfaces are in, by which they are removed together: a number that
    /// nobody else is likely to use, and not 0, where every other interface is.
    pub(super) fn link_group(&self) -> u32 {
        let digits = self.instance.get(..7).unwrap_or_default();
        u32::from_str_radix(digits, 16).unwrap_or_default() | 0x4000_0000
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

    fn read(document: RecordDocument) -> Option<Self> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn ids_are_the_same_the_next_time() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("store")).expect("a store");
        let mut first = Record::load(&store).await.expect("a new record");
        assert_eq!(first.bridge.id.len(), 64);
        assert_ne!(first.bridge.id, first.none.id);
        first.last_bridge = Some("pier3".to_owned());
        first.last_address = Some("172.19.0.1/16".parse().expect("an address"));
        first.save(&store).await.expect("saved");
        assert_eq!(Record::load(&store).await.expect("the record"), first);
    }

    #[tokio::test]
    async fn a_record_without_sense_is_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("store")).expect("a store");
        let identity = || IdentityDocument {
            id: "x".to_owned(),
            created: "yesterday".to_owned(),
        };
        let document = RecordDocument {
            instance: String::new(),
            bridge: identity(),
            host: identity(),
            none: identity(),
            last_bridge: None,
            last_address: None,
        };
        store.put(KEY, &document).await.expect("stored");
        let record = Record::load(&store).await.expect("a new record");
        assert_eq!(record.none.id.len(), 64);
        assert_eq!(Record::load(&store).await.expect("the record"), record);
    }
}
