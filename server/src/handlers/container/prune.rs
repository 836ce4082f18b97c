//! Removing the containers that do not run.

use std::collections::BTreeMap;

use jiff::Timestamp;
use pierhead_api::operations::container::ContainerPruneParams;
use pierhead_api::types;
use pierhead_runtime::containers::{ListFilters, ListQuery, Status};
use pierhead_runtime::engine::{ContainerSummary, RemoveOptions};
use tracing::warn;

use crate::app::App;
use crate::convert::ConvertError;
use crate::convert::container::bytes_to_wire;
use crate::convert::filters::{Values, values};
use crate::convert::time::moment_to_model;
use crate::error::{Fault, whole_message};

/// `ContainerPrune`. A container that starts or goes meanwhile is left alone.
pub(crate) async fn prune(
    app: &App,
    params: ContainerPruneParams,
) -> Result<types::ContainerPruneResponse, Fault> {
    let conditions = Conditions::read(values(params.filters), Timestamp::now())?;
    let query = ListQuery {
        all: true,
        size: true,
        filters: ListFilters {
            status: vec![Status::Created, Status::Exited, Status::Dead],
            ..ListFilters::default()
        },
        ..ListQuery::default()
    };
    let mut deleted = Vec::new();
    let mut reclaimed_bytes = 0;
    for summary in app.engine.list_containers(&query).await? {
        let record = &summary.snapshot.record;
        if !conditions.hold(&record.config.labels, record.created) {
            continue;
        }
        let options = RemoveOptions {
            force: false,
            volumes: false,
        };
        match app.engine.remove_container(&record.id, options).await {
            Ok(()) => {
                reclaimed_bytes += changed_bytes(&summary);
                deleted.push(record.id.clone());
            }
            Err(failure) => warn!(
                "container {} was not pruned: {}",
                record.id,
                whole_message(&failure)
            ),
        }
    }
    Ok(types::ContainerPruneResponse {
        containers_deleted: (!deleted.is_empty()).then_some(deleted),
        space_reclaimed: Some(bytes_to_wire(reclaimed_bytes)),
    })
}

fn changed_bytes(summary: &ContainerSummary) -> u64 {
    summary
        .sizes
        .as_ref()
        .map_or(0, |sizes| sizes.changed_bytes)
}

/// Which containers go.
#[derive(Debug, Default)]
struct Conditions {
    /// Made before then.
    until: Option<Timestamp>,
    /// `key` or `key=value`; all must be there.
    labels: Vec<String>,
    /// `key` or `key=value`; none may be there.
    without_labels: Vec<String>,
}

impl Conditions {
    fn read(filters: Values, now: Timestamp) -> Result<Self, ConvertError> {
        let mut read = Self::default();
        for (name, values) in filters {
            match name.as_str() {
                "until" => match values.as_slice() {
                    [moment] => read.until = moment_to_model("until", moment, now)?,
                    _ => {
                        return Err(ConvertError::Form {
                            field: "until",
                            value: values.join(", "),
                            expected: "one moment",
                        });
                    }
                },
                "label" => read.labels = values,
                "label!" => read.without_labels = values,
                _ => return Err(ConvertError::UnknownFilter(name)),
            }
        }
        Ok(read)
    }

    fn hold(&self, labels: &BTreeMap<String, String>, created: Timestamp) -> bool {
        let has = |wanted: &String| match wanted.split_once('=') {
            Some((key, value)) => labels.get(key).is_some_and(|found| found == value),
            None => labels.contains_key(wanted),
        };
        self.until.is_none_or(|until| created < until)
            && self.labels.iter().all(has)
            && !self.without_labels.iter().any(has)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn conditions(filters: &[(&str, &str)]) -> Result<Conditions, ConvertError> {
        let filters = filters
            .iter()
            .map(|(name, value)| ((*name).to_owned(), vec![(*value).to_owned()]));
        Conditions::read(filters.collect(), Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn labels_and_age_decide_together() {
        let labels = BTreeMap::from([("tier".to_owned(), "web".to_owned())]);
        let at = |seconds| Timestamp::from_second(seconds).expect("in range");
        let holds =
            |filters: &[(&str, &str)]| conditions(filters).expect("valid").hold(&labels, at(100));
        assert!(holds(&[]));
        assert!(holds(&[("label", "tier"), ("until", "101")]));
        assert!(!holds(&[("label", "tier"), ("until", "100")]));
        assert!(holds(&[("label", "tier=web")]));
        assert!(!holds(&[("label", "tier=db")]));
        assert!(!holds(&[("label!", "tier=web")]));
        assert!(holds(&[("label!", "tier=db")]));
    }

    #[test]
    fn other_filters_are_refused() {
        assert!(conditions(&[("status", "exited")]).is_err());
        assert!(conditions(&[("until", "whenever")]).is_err());
    }
}
