//! Operations that a backend leaves out.

use crate::{Operation, OperationError, StatusCode};
use std::future::{Future, ready};

/// What an operation answers that a backend leaves out: the status and message that the document gives its group, or 501
/// and a message that names the operation. `_request` is what the handler was given, dropped here.
pub fn left_out<T: Send, E: OperationError, R>(
    operation: &'static Operation,
    _request: R,
) -> impl Future<Output = Result<T, E>> + Send + use<T, E, R> {
    let (status, message) = operation.left_out;
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::NOT_IMPLEMENTED);
    let message = message.map_or_else(
        || format!("{} is not implemented by this engine", operation.id),
        str::to_owned,
    );
    ready(Err(E::from_status(status, message)))
}
