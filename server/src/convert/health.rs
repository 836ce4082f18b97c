//! Health checks.

use pierhead_api::types;
use pierhead_runtime::model::HealthConfig;

/// Reads a health check.
pub(crate) fn health_to_model(wire: types::HealthConfig) -> HealthConfig {
    HealthConfig {
        test: wire.test.unwrap_or_default(),
        interval_nanos: wire.interval.unwrap_or_default(),
        timeout_nanos: wire.timeout.unwrap_or_default(),
        retries: wire.retries.unwrap_or_default(),
        start_period_nanos: wire.start_period.unwrap_or_default(),
    }
}

/// Writes a health check; what is zero is left out, as engines do.
pub(crate) fn health_to_wire(model: &HealthConfig) -> types::HealthConfig {
    let given = |value: i64| (value != 0).then_some(value);
    types::HealthConfig {
        test: (!model.test.is_empty()).then(|| model.test.clone()),
        interval: given(model.interval_nanos),
        timeout: given(model.timeout_nanos),
        retries: given(model.retries),
        start_period: given(model.start_period_nanos),
    }
}
