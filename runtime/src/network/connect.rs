//! The async side of connecting a container.

use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::task::spawn_blocking;
use tokio::time::{Instant, sleep};
use tracing::warn;

use super::claims::Claim;
use super::core::{Core, RulesState};
use super::record::random_hex;
use super::sandbox::{EndpointPlan, spawn_maker};
use super::{NetworkError, NetworkRequest, Sandbox};

/// How long a container waits for the address of one that has just ended, when there is no other.
const ADDRESS_PATIENCE: Duration = Duration::from_secs(2);

/// A namespace with nothing but `lo`.
pub(super) async fn to_none(
    core: &Arc<Core>,
    container_id: &str,
    request: &NetworkRequest,
) -> Result<Sandbox, NetworkError> {
    if !request.ports.is_empty() {
        warn!(
            container = container_id,
            "published ports are discarded in network mode none"
        );
    }
    let id = random_hex(32)?;
    let claim = core.claim_none(container_id, request)?;
    let undo = Undo::new(core, container_id);
    let netns = namespace(claim.netns, None).await?;
    undo.forget();
    Ok(Sandbox {
        id,
        netns,
        endpoints: vec![claim.endpoint],
        ports: Vec::new(),
    })
}

/// A place on the bridge.
pub(super) async fn to_bridge(
    core: &Arc<Core>,
    container_id: &str,
    request: &NetworkRequest,
) -> Result<Sandbox, NetworkError> {
    rules_ready(core).await?;
    let id = random_hex(32)?;
    let Claim {
        endpoint,
        netns,
        plan,
    } = claim(core, container_id, request).await?;
    let undo = Undo::new(core, container_id);
    let netns = namespace(netns, plan).await?;
    let ports = core.ports_of(container_id);
    if !ports.is_empty() {
        let (core, container_id) = (Arc::clone(core), container_id.to_owned());
        let endpoint_id = endpoint.endpoint_id.clone();
        blocking(move || core.publish(&container_id, &endpoint_id)).await?;
    }
    undo.forget();
    Ok(Sandbox {
        id,
        netns,
        endpoints: vec![endpoint],
        ports,
    })
}

/// Waits until the packet filter has the bridge's rules; where that failed it is tried once more, because what was
/// missing may have been installed.
pub(super) async fn rules_ready(core: &Arc<Core>) -> Result<(), NetworkError> {
    core.ready_bridge()?;
    let mut rules = core.rules.subscribe();
    // The sender is in `core`, so that it cannot be gone.
    let settled = rules.wait_for(|rules| *rules != RulesState::Pending).await;
    if settled.is_ok_and(|rules| *rules == RulesState::Ready) {
        return Ok(());
    }
    let again = Arc::clone(core);
    blocking(move || {
        again.set_up_rules();
        Ok(())
    })
    .await?;
    match &*core.rules.borrow() {
        RulesState::Ready => Ok(()),
        RulesState::Pending => Err(NetworkError::Closed),
        RulesState::Failed(reason) => Err(NetworkError::BridgeUnavailable {
            reason: reason.clone(),
        }),
    }
}

/// Runs something that blocks where that does no harm.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, NetworkError> + Send + 'static,
) -> Result<T, NetworkError> {
    match spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        Err(_) => Err(NetworkError::Closed),
    }
}

async fn claim(
    core: &Core,
    container_id: &str,
    request: &NetworkRequest,
) -> Result<Claim, NetworkError> {
    let deadline = Instant::now() + ADDRESS_PATIENCE;
    loop {
        match core.claim_bridge(container_id, request) {
            Err(NetworkError::AddressesExhausted)
                if core.hurry_addresses() && Instant::now() < deadline =>
            {
                sleep(Duration::from_millis(5)).await;
            }
            outcome => return outcome,
        }
    }
}

/// The namespace that was ready, or a new one.
async fn namespace(
    ready: Option<OwnedFd>,
    plan: Option<EndpointPlan>,
) -> Result<OwnedFd, NetworkError> {
    if let Some(netns) = ready {
        return Ok(netns);
    }
    let (sender, receiver) = oneshot::channel();
    // Nobody listens any more if the container was given up; the namespace then dies with the result.
    spawn_maker(plan, move |made| drop(sender.send(made)))?;
    receiver.await.unwrap_or(Err(NetworkError::Closed))
}

/// Takes a connection back unless it is told to forget it: what holds when a future is dropped between steps.
struct Undo<'a> {
    core: &'a Arc<Core>,
    container_id: Option<&'a str>,
}

impl<'a> Undo<'a> {
    fn new(core: &'a Arc<Core>, container_id: &'a str) -> Self {
        Self {
            core,
            container_id: Some(container_id),
        }
    }

    fn forget(mut self) {
        self.container_id = None;
    }
}

impl Drop for Undo<'_> {
    fn drop(&mut self) {
        if let Some(container_id) = self.container_id {
            self.core.abandon(container_id);
        }
    }
}
