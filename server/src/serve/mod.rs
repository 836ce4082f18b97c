//! Answering clients: accepting connections, the limits on what one may send, and what holds for every answer.

mod accept;
mod gate;

pub(crate) use self::accept::serve;
pub(crate) use self::gate::Gate;
