//! Who answers.

use std::collections::BTreeMap;

use pierhead_api::types;

use crate::app::{App, Facts};
use crate::error::Fault;
use crate::version::{MAX_VERSION, MIN_VERSION};

/// `SystemVersion`.
pub(crate) async fn version(app: &App) -> Result<types::SystemVersion, Fault> {
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let kernel = app.facts.kernel_release.clone();
    let details = BTreeMap::from(
        [
            ("ApiVersion", MAX_VERSION.to_string()),
            ("MinAPIVersion", MIN_VERSION.to_string()),
            ("Arch", Facts::architecture().to_owned()),
            ("Os", "linux".to_owned()),
            ("KernelVersion", kernel.clone()),
            ("Experimental", app.facts.experimental.to_string()),
        ]
        .map(|(key, value)| (key.to_owned(), value)),
    );
    Ok(types::SystemVersion {
        platform: Some(types::SystemVersionPlatform {
            name: Some("Pierhead".to_owned()),
        }),
        components: Some(vec![types::SystemVersionComponent {
            name: "Engine".to_owned(),
            version: version.clone(),
            details: Some(details),
        }]),
        version: Some(version),
        api_version: Some(MAX_VERSION.to_string()),
        min_api_version: Some(MIN_VERSION.to_string()),
        // Clients print these three; an engine that is not written in Go has nothing to put there.
        git_commit: Some(String::new()),
        go_version: Some(String::new()),
        build_time: Some(String::new()),
        os: Some("linux".to_owned()),
        arch: Some(Facts::architecture().to_owned()),
        kernel_version: Some(kernel),
        experimental: app.facts.experimental.then_some(true),
    })
}
