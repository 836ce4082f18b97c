// Written by `cargo xtask codegen`; do not edit.

//! The server's side of Swarm.

use crate::operations::swarm::*;
use crate::types::{Swarm, UnlockKeyResponse};
use pierhead_support::RequestContext;
use pierhead_support::server::{Answer, Call, Routes, left_out};
use std::sync::Arc;

/// A swarm is a cluster of engines that run services together. These operations start one, join it, leave it
/// and change its settings.
///
/// An engine that is not part of a swarm answers 503. Pierhead's own engine is never part of one; the
/// operations are here for clients, and for backends that have an orchestrator.
///
/// What is left out of an implementation answers what the document says, most often 501.
pub trait SwarmApi: Send + Sync + 'static {
    /// Inspect the swarm
    ///
    /// Returns the identity and the settings of the swarm this node manages, with the tokens that let other nodes
    /// join. Only a manager can answer.
    fn swarm_inspect(
        &self,
        cx: RequestContext,
    ) -> impl Future<Output = Result<Swarm, SwarmInspectError>> + Send {
        left_out(&SWARM_INSPECT, cx)
    }

    /// Start a swarm
    ///
    /// Makes this engine the first manager of a new swarm.
    fn swarm_init(
        &self,
        cx: RequestContext,
        params: SwarmInitParams,
    ) -> impl Future<Output = Result<String, SwarmInitError>> + Send {
        left_out(&SWARM_INIT, (cx, params))
    }

    /// Join a swarm
    ///
    /// Makes this engine a node of an existing swarm, as a manager or a worker: the token decides.
    fn swarm_join(
        &self,
        cx: RequestContext,
        params: SwarmJoinParams,
    ) -> impl Future<Output = Result<(), SwarmJoinError>> + Send {
        left_out(&SWARM_JOIN, (cx, params))
    }

    /// Leave the swarm
    ///
    /// Takes this engine out of its swarm. A manager is refused unless `force` is set, because the swarm may lose
    /// its quorum.
    fn swarm_leave(
        &self,
        cx: RequestContext,
        params: SwarmLeaveParams,
    ) -> impl Future<Output = Result<(), SwarmLeaveError>> + Send {
        left_out(&SWARM_LEAVE, (cx, params))
    }

    /// Update the swarm
    ///
    /// Replaces the settings of the swarm, and rotates tokens or the unlock key when asked. Whatever the body
    /// leaves out is cleared, so send the whole object.
    fn swarm_update(
        &self,
        cx: RequestContext,
        params: SwarmUpdateParams,
    ) -> impl Future<Output = Result<(), SwarmUpdateError>> + Send {
        left_out(&SWARM_UPDATE, (cx, params))
    }

    /// Get the unlock key
    ///
    /// Returns the key that a locked manager asks for after a restart. It is empty when managers are not locked.
    fn swarm_unlockkey(
        &self,
        cx: RequestContext,
    ) -> impl Future<Output = Result<UnlockKeyResponse, SwarmUnlockkeyError>> + Send {
        left_out(&SWARM_UNLOCKKEY, cx)
    }

    /// Unlock a locked manager
    ///
    /// Gives a manager that was restarted the key to its own data. Needed only where the swarm has
    /// `AutoLockManagers` set.
    fn swarm_unlock(
        &self,
        cx: RequestContext,
        params: SwarmUnlockParams,
    ) -> impl Future<Output = Result<(), SwarmUnlockError>> + Send {
        left_out(&SWARM_UNLOCK, (cx, params))
    }
}

pub(super) fn add_routes<A: SwarmApi>(routes: &mut Routes<A>) {
    routes.add(&SWARM_INSPECT, swarm_inspect);
    routes.add(&SWARM_INIT, swarm_init);
    routes.add(&SWARM_JOIN, swarm_join);
    routes.add(&SWARM_LEAVE, swarm_leave);
    routes.add(&SWARM_UPDATE, swarm_update);
    routes.add(&SWARM_UNLOCKKEY, swarm_unlockkey);
    routes.add(&SWARM_UNLOCK, swarm_unlock);
}

async fn swarm_inspect<A: SwarmApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, SwarmInspectError> {
    let body = api.swarm_inspect(call.context()).await?;
    Ok(Answer::json(200, &body))
}

async fn swarm_init<A: SwarmApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, SwarmInitError> {
    let params = SwarmInitParams::read(&mut call).await?;
    let body = api.swarm_init(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn swarm_join<A: SwarmApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, SwarmJoinError> {
    let params = SwarmJoinParams::read(&mut call).await?;
    api.swarm_join(call.context(), params).await?;
    Ok(Answer::empty(200))
}

async fn swarm_leave<A: SwarmApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, SwarmLeaveError> {
    let params = SwarmLeaveParams::read(&call)?;
    api.swarm_leave(call.context(), params).await?;
    Ok(Answer::empty(200))
}

async fn swarm_update<A: SwarmApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, SwarmUpdateError> {
    let params = SwarmUpdateParams::read(&mut call).await?;
    api.swarm_update(call.context(), params).await?;
    Ok(Answer::empty(200))
}

async fn swarm_unlockkey<A: SwarmApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, SwarmUnlockkeyError> {
    let body = api.swarm_unlockkey(call.context()).await?;
    Ok(Answer::json(200, &body))
}

async fn swarm_unlock<A: SwarmApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, SwarmUnlockError> {
    let params = SwarmUnlockParams::read(&mut call).await?;
    api.swarm_unlock(call.context(), params).await?;
    Ok(Answer::empty(200))
}
