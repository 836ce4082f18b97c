//! Whether the daemon is there. The headers are those of every answer, which the gate sets.

use pierhead_api::operations::system::{
    SystemPingHeadHeaders, SystemPingHeadSuccess, SystemPingHeaders, SystemPingSuccess,
};

use crate::app::App;
use crate::error::Fault;

/// `SystemPing`.
pub(crate) async fn ping(_: &App) -> Result<SystemPingSuccess, Fault> {
    Ok(SystemPingSuccess {
        headers: SystemPingHeaders::default(),
        body: "OK".to_owned(),
    })
}

/// `SystemPingHead`.
pub(crate) async fn ping_head(_: &App) -> Result<SystemPingHeadSuccess, Fault> {
    Ok(SystemPingHeadSuccess {
        headers: SystemPingHeadHeaders::default(),
    })
}
