//! Between the wire's types and the runtime's: text becomes a type here, and a type becomes text again.
//!
//! `…_to_model` reads what a client sent, `…_to_wire` writes what a client sees. Pure; nothing here asks the engine.

pub(crate) mod config;
pub(crate) mod container;
pub(crate) mod event;
pub(crate) mod filters;
pub(crate) mod health;
pub(crate) mod host_config;
pub(crate) mod image;
pub(crate) mod mounts;
pub(crate) mod network;
pub(crate) mod networking;
pub(crate) mod resources;
pub(crate) mod time;
pub(crate) mod volume;

use pierhead_runtime::error::ErrorKind;
use pierhead_runtime::model::ModelError;
use pierhead_runtime::network::NetworkError;
use thiserror::Error;

/// A value that a request must not have.
#[derive(Debug, Error)]
pub(crate) enum ConvertError {
    /// A value with a type of its own cannot be read.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// A port cannot be read.
    #[error(transparent)]
    Network(#[from] NetworkError),
    /// A number does not fit where it belongs.
    #[error("invalid {field}: {given} (allowed: {least} to {most})")]
    Range {
        /// The field.
        field: &'static str,
        /// The number.
        given: i64,
        /// The smallest allowed.
        least: i64,
        /// The largest allowed.
        most: i64,
    },
    /// A value is not of the form it must have.
    #[error("invalid {field}: {value:?} ({expected})")]
    Form {
        /// The field.
        field: &'static str,
        /// The value.
        value: String,
        /// What it should look like.
        expected: &'static str,
    },
    /// A filter that the operation does not have. The wording is moby's (api/types/filters).
    #[error("Invalid filter '{0}'")]
    UnknownFilter(String),
    /// A filter's value cannot be read. The wording is moby's.
    #[error("Invalid filter '{name}={value}'")]
    FilterValue {
        /// The filter.
        name: &'static str,
        /// The value.
        value: String,
    },
    /// A plugin's name leads nowhere. The wording is moby's (plugin/store.go).
    #[error("plugin {0:?} not found")]
    NoSuchPlugin(String),
    /// Something that is understood and cannot be given.
    #[error("{0} is not implemented by this engine")]
    NotImplemented(&'static str),
}

impl ConvertError {
    /// The kind of failure.
    pub(crate) fn kind(&self) -> ErrorKind {
        match self {
            Self::NotImplemented(_) => ErrorKind::NotImplemented,
            Self::NoSuchPlugin(_) => ErrorKind::NotFound,
            Self::Network(error) => error.kind(),
            _ => ErrorKind::InvalidParameter,
        }
    }
}

/// Narrows a number of the wire, naming the field when it does not fit.
pub(crate) fn narrow<T>(
    field: &'static str,
    given: i64,
    least: i64,
    most: i64,
) -> Result<T, ConvertError>
where
    T: TryFrom<i64>,
{
    let wrong = ConvertError::Range {
        field,
        given,
        least,
        most,
    };
    if !(least..=most).contains(&given) {
        return Err(wrong);
    }
    T::try_from(given).map_err(|_| wrong)
}
