// Written by `cargo xtask codegen`; do not edit.

//! The server's side of Secret.

use crate::operations::secret::*;
use crate::types::{Secret, SwarmObjectId};
use pierhead_support::RequestContext;
use pierhead_support::server::{Answer, Call, Routes, left_out};
use std::sync::Arc;

/// A secret is a small piece of data, such as a password, that a swarm keeps encrypted and gives to the
/// containers of chosen services as a file.
///
/// What is left out of an implementation answers what the document says, most often 501.
pub trait SecretApi: Send + Sync + 'static {
    /// List secrets
    ///
    /// Lists the secrets of the swarm. The data of a secret is never sent back.
    fn secret_list(
        &self,
        cx: RequestContext,
        params: SecretListParams,
    ) -> impl Future<Output = Result<Vec<Secret>, SecretListError>> + Send {
        left_out(&SECRET_LIST, (cx, params))
    }

    /// Create a secret
    ///
    /// Stores a new secret in the swarm. A secret cannot be changed afterwards but for its labels.
    fn secret_create(
        &self,
        cx: RequestContext,
        params: SecretCreateParams,
    ) -> impl Future<Output = Result<SwarmObjectId, SecretCreateError>> + Send {
        left_out(&SECRET_CREATE, (cx, params))
    }

    /// Inspect a secret
    ///
    /// Returns one secret. The data of a secret is never sent back.
    fn secret_inspect(
        &self,
        cx: RequestContext,
        params: SecretInspectParams,
    ) -> impl Future<Output = Result<Secret, SecretInspectError>> + Send {
        left_out(&SECRET_INSPECT, (cx, params))
    }

    /// Remove a secret
    ///
    /// Removes a secret. One that a service uses is refused.
    fn secret_delete(
        &self,
        cx: RequestContext,
        params: SecretDeleteParams,
    ) -> impl Future<Output = Result<(), SecretDeleteError>> + Send {
        left_out(&SECRET_DELETE, (cx, params))
    }

    /// Update a secret
    ///
    /// Changes the labels of a secret. Everything else in the body must be what it was.
    fn secret_update(
        &self,
        cx: RequestContext,
        params: SecretUpdateParams,
    ) -> impl Future<Output = Result<(), SecretUpdateError>> + Send {
        left_out(&SECRET_UPDATE, (cx, params))
    }
}

pub(super) fn add_routes<A: SecretApi>(routes: &mut Routes<A>) {
    routes.add(&SECRET_LIST, secret_list);
    routes.add(&SECRET_CREATE, secret_create);
    routes.add(&SECRET_INSPECT, secret_inspect);
    routes.add(&SECRET_DELETE, secret_delete);
    routes.add(&SECRET_UPDATE, secret_update);
}

async fn secret_list<A: SecretApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, SecretListError> {
    let params = SecretListParams::read(&call)?;
    let body = api.secret_list(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn secret_create<A: SecretApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, SecretCreateError> {
    let params = SecretCreateParams::read(&mut call).await?;
    let body = api.secret_create(call.context(), params).await?;
    Ok(Answer::json(201, &body))
}

async fn secret_inspect<A: SecretApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, SecretInspectError> {
    let params = SecretInspectParams::read(&call)?;
    let body = api.secret_inspect(call.context(), params).await?;
    Ok(Answer::json(200, &body))
}

async fn secret_delete<A: SecretApi>(
    api: Arc<A>,
    call: Call,
) -> Result<Answer, SecretDeleteError> {
    let params = SecretDeleteParams::read(&call)?;
    api.secret_delete(call.context(), params).await?;
    Ok(Answer::empty(204))
}

async fn secret_update<A: SecretApi>(
    api: Arc<A>,
    mut call: Call,
) -> Result<Answer, SecretUpdateError> {
    let params = SecretUpdateParams::read(&mut call).await?;
    api.secret_update(call.context(), params).await?;
    Ok(Answer::empty(200))
}
