//! Restart policies.

use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;

use super::Engine;
use super::start::Cause;
use crate::containers::{Container, Status};
use crate::model::RestartPolicy;

/// First pause before a restart; each one in a row is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
/// The longest one.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// A run of this length shows that the container works: the pauses begin anew.
const LONG_RUN: SignedDuration = SignedDuration::from_secs(10);

/// Whether a container that ended is started again. Pure.
pub(super) fn restarts(
    policy: RestartPolicy,
    exit_code: i32,
    stopped_by_user: bool,
    restart_count: u32,
) -> bool {
    if stopped_by_user {
        return false;
    }
    if policy.is_always() || policy.is_unless_stopped() {
        return true;
    }
    let tries_left =
        policy.maximum_retry_count == 0 || i64::from(restart_count) < policy.maximum_retry_count;
    policy.is_on_failure() && exit_code != 0 && tries_left
}

/// The pause before a restart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Backoff(pub(super) Duration);

impl Backoff {
    /// After a run of this length, with so many restarts before.
    pub(super) fn after(ran: Option<SignedDuration>, restart_count: u32) -> Self {
        if ran.is_some_and(|ran| ran >= LONG_RUN) {
            return Self(FIRST_PAUSE);
        }
        let pause =
            FIRST_PAUSE.saturating_mul(1_u32.checked_shl(restart_count).unwrap_or(u32::MAX));
        Self(pause.min(LONGEST_PAUSE))
    }
}

impl Engine {
    /// Starts a container again after a pause, unless somebody stops or starts it meanwhile.
    pub(super) async fn restart_later(&self, container: &Arc<Container>, pause: Backoff) {
        let mut changes = container.changes();
        let changed = changes
            .wait_for(|snapshot| snapshot.removed || snapshot.state.status != Status::Restarting);
        if tokio::time::timeout(pause.0, changed).await.is_ok() {
            return;
        }
        let (engine, container) = (self.clone(), Arc::clone(container));
        // A task of its own: starting begins to watch again, and a future cannot hold itself.
        tokio::spawn(async move {
            if let Err(error) = engine.start(&container, Cause::Policy).await {
                tracing::warn!(
                    container = container.id(),
                    error = error.message(),
                    "the container could not be restarted"
                );
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RestartPolicyName;

    #[test]
    fn policies_decide() {
        use RestartPolicyName::{Always, No, OnFailure, UnlessStopped, Unset};
        // Policy, retries; exit code, stopped by a user, restarts so far; started again?
        for (name, retries, exit_code, stopped, count, expected) in [
            (Unset, 0, 1, false, 0, false),
            (No, 0, 1, false, 0, false),
            (Always, 0, 0, false, 9, true),
            (Always, 0, 0, true, 0, false),
            (UnlessStopped, 0, 0, false, 0, true),
            (UnlessStopped, 0, 0, true, 0, false),
            (OnFailure, 0, 0, false, 0, false),
            (OnFailure, 0, 1, false, 99, true),
            (OnFailure, 3, 1, false, 2, true),
            (OnFailure, 3, 1, false, 3, false),
            (OnFailure, 3, 1, true, 0, false),
        ] {
            let policy = RestartPolicy {
                name,
                maximum_retry_count: retries,
            };
            assert_eq!(
                restarts(policy, exit_code, stopped, count),
                expected,
                "{name} {retries} {exit_code} {stopped} {count}"
            );
        }
    }

    #[test]
    fn pauses_grow_and_are_bounded() {
        let pause = |ran_secs, count| {
            Backoff::after(Some(SignedDuration::from_secs(ran_secs)), count)
                .0
                .as_millis()
        };
        assert_eq!(pause(1, 0), 100);
        assert_eq!(pause(1, 3), 800);
        assert_eq!(pause(1, 20), 60_000);
        assert_eq!(pause(1, u32::MAX), 60_000);
        assert_eq!(pause(11, 20), 100);
    }
}
