// Written by `cargo xtask codegen`; do not edit.

//! The server: traits to implement, and the router over them.

use pierhead_support::server::{Router, Routes};
use std::sync::Arc;

mod container;
mod image;
mod network;
mod volume;
mod exec;
mod swarm;
mod node;
mod service;
mod task;
mod secret;
mod config;
mod plugin;
mod system;
mod distribution;
mod session;

pub use container::ContainerApi;
pub use image::ImageApi;
pub use network::NetworkApi;
pub use volume::VolumeApi;
pub use exec::ExecApi;
pub use swarm::SwarmApi;
pub use node::NodeApi;
pub use service::ServiceApi;
pub use task::TaskApi;
pub use secret::SecretApi;
pub use config::ConfigApi;
pub use plugin::PluginApi;
pub use system::SystemApi;
pub use distribution::DistributionApi;
pub use session::SessionApi;

/// All operations: whatever implements the trait of every tag.
pub trait Api: ContainerApi + ImageApi + NetworkApi + VolumeApi + ExecApi + SwarmApi + NodeApi + ServiceApi + TaskApi + SecretApi + ConfigApi + PluginApi + SystemApi + DistributionApi + SessionApi {}

impl<
    T: ContainerApi + ImageApi + NetworkApi + VolumeApi + ExecApi + SwarmApi + NodeApi
        + ServiceApi + TaskApi + SecretApi + ConfigApi + PluginApi + SystemApi
        + DistributionApi + SessionApi,
> Api for T {}

/// The routes to all operations of `api`, with and without [`BASE_PATH`](crate::BASE_PATH) in front.
pub fn router<A: Api>(api: Arc<A>) -> Router {
    let mut routes = Routes::new(crate::BASE_PATH, api);
    container::add_routes(&mut routes);
    image::add_routes(&mut routes);
    network::add_routes(&mut routes);
    volume::add_routes(&mut routes);
    exec::add_routes(&mut routes);
    swarm::add_routes(&mut routes);
    node::add_routes(&mut routes);
    service::add_routes(&mut routes);
    task::add_routes(&mut routes);
    secret::add_routes(&mut routes);
    config::add_routes(&mut routes);
    plugin::add_routes(&mut routes);
    system::add_routes(&mut routes);
    distribution::add_routes(&mut routes);
    session::add_routes(&mut routes);
    routes.into_router()
}
