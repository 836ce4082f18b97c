//! Groups of operations that are not there yet.

use pierhead_api::{
    ConfigApi, DistributionApi, NodeApi, SecretApi, ServiceApi, SessionApi, SwarmApi, TaskApi,
};

use crate::app::App;

impl ConfigApi for App {}
impl DistributionApi for App {}
impl NodeApi for App {}
impl SecretApi for App {}
impl ServiceApi for App {}
impl SessionApi for App {}
impl SwarmApi for App {}
impl TaskApi for App {}
