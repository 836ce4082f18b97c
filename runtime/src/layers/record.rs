//! What a layer's directory says about it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::DiffId;
use super::layout::DIFF;

const FILE: &str = "layer.json";
const FORMAT: u32 = 1;

/// `layer.json`, written last into a layer's directory.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    format: u32,
    pub(super) id: DiffId,
    /// Bytes of the files.
    pub(super) size_bytes: u64,
}

impl Record {
    pub(super) fn new(id: DiffId, size_bytes: u64) -> Self {
        Self {
            format: FORMAT,
            id,
            size_bytes,
        }
    }

    pub(super) fn write(&self, layer: &Path) -> io::Result<()> {
        let mut file = File::create_new(layer.join(FILE))?;
        serde_json::to_writer(&mut file, self)?;
        file.flush()
    }

    /// Reads the record of the layer `id`; the error says why the layer cannot be used.
    pub(super) fn read(layer: &Path, id: DiffId) -> Result<Self, String> {
        let bytes = fs::read(layer.join(FILE)).map_err(|error| format!("{FILE}: {error}"))?;
        let record: Self =
            serde_json::from_slice(&bytes).map_err(|error| format!("{FILE}: {error}"))?;
        if record.format != FORMAT {
            return Err(format!(
                "{FILE} has the format {}, this program reads {FORMAT}",
                record.format
            ));
        }
        if record.id != id {
            return Err(format!("{FILE} is that of the layer {}", record.id));
        }
        if !layer.join(DIFF).is_dir() {
            return Err("its files are not there".to_owned());
        }
        Ok(record)
    }
}
