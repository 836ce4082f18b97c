//! Lists of containers.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::list_filter::Filter;
use super::network::shown_ports;
use super::{Engine, EngineError, ShownEndpoint, ShownMount, Sizes};
use crate::containers::{Container, ContainerRecord, ContainerState, ListQuery, Snapshot, Status};
use crate::network::PortSpec;

/// One line of a list.
#[derive(Clone, Debug)]
pub struct ContainerSummary {
    /// What it is and how it stands.
    pub snapshot: Snapshot,
    /// The image as its user named it, or the image's id when that name is another image's by now.
    pub image: String,
    /// The command in one line, as a shell would quote it.
    pub command: String,
    /// `Up 5 seconds`, `Exited (7) 4 seconds ago` …
    pub status: String,
    /// Its ports.
    pub ports: Vec<ShownPort>,
    /// Its mounts.
    pub mounts: Vec<ShownMount>,
    /// Its networks by name.
    pub networks: BTreeMap<String, ShownEndpoint>,
    /// The sizes of its files, when asked for.
    pub sizes: Option<Sizes>,
}

/// A port in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ShownPort {
    /// The port in the container.
    pub port: PortSpec,
    /// Where it is published, if it is.
    pub host: Option<(Ipv4Addr, u16)>,
}

impl Engine {
    /// The containers that a query asks for, the newest first.
    ///
    /// # Errors
    /// `NotFound`: a container that `before` or `since` names; `InvalidParameter`: a filter's value.
    pub async fn list_containers(
        &self,
        query: &ListQuery,
    ) -> Result<Vec<ContainerSummary>, EngineError> {
        let now = Timestamp::now();
        let mut summaries = Vec::new();
        for snapshot in self.select(query)? {
            let sizes = if query.size {
                self.sizes(&snapshot.record).await.ok()
            } else {
                None
            };
            summaries.push(self.summarize(snapshot, sizes, now));
        }
        Ok(summaries)
    }

    /// The snapshots that a query asks for, the newest first.
    fn select(&self, query: &ListQuery) -> Result<Vec<Snapshot>, EngineError> {
        let filter = Filter::new(self, &query.filters)?;
        let mut snapshots: Vec<Snapshot> = self
            .candidates(query)
            .iter()
            .map(|container| container.snapshot())
            .filter(|s| !s.removed)
            .collect();
        // Ties are broken by id, so that two lists agree.
        snapshots.sort_by(|a, b| {
            (b.record.created, &b.record.id).cmp(&(a.record.created, &a.record.id))
        });
        snapshots.retain(|snapshot| filter.matches(self, snapshot));
        if let Some(limit) = query.limit.filter(|limit| *limit > 0) {
            snapshots.truncate(limit);
        }
        Ok(snapshots)
    }

    /// Only those whose state can match are looked at at all.
    fn candidates(&self, query: &ListQuery) -> Vec<Arc<Container>> {
        let containers = &self.inner.containers;
        if !query.filters.status.is_empty() {
            return containers.in_states(&query.filters.status);
        }
        if query.all || query.limit.is_some_and(|limit| limit > 0) {
            return containers.all();
        }
        containers.in_states(&[Status::Running, Status::Paused, Status::Restarting])
    }

    fn summarize(
        &self,
        snapshot: Snapshot,
        sizes: Option<Sizes>,
        now: Timestamp,
    ) -> ContainerSummary {
        let record = &snapshot.record;
        let ports = shown_ports(record, &snapshot.state.ports)
            .into_iter()
            .flat_map(|(port, published)| {
                let hosts: Vec<_> = published
                    .iter()
                    .map(|p| Some((p.host_ip, p.host_port)))
                    .collect();
                let hosts = if hosts.is_empty() { vec![None] } else { hosts };
                hosts.into_iter().map(move |host| ShownPort { port, host })
            })
            // A stopped container has no port anybody could use.
            .filter(|_| snapshot.state.status.is_alive())
            .collect();
        ContainerSummary {
            image: self.shown_image(record),
            command: render_command(&record.path, &record.args),
            status: render_status(&snapshot.state, now),
            ports,
            mounts: self.shown_mounts(record),
            networks: self.shown_networks(&snapshot),
            sizes,
            snapshot,
        }
    }

    /// The image's name, unless that means another image by now.
    fn shown_image(&self, record: &ContainerRecord) -> String {
        match self.inner.images.get(&record.config.image) {
            Ok(image) if image.id == record.image => record.config.image.clone(),
            _ => record.image.to_string(),
        }
    }
}

/// A command in one line; words with blanks or quotes are quoted.
fn render_command(path: &str, args: &[String]) -> String {
    let mut line = path.to_owned();
    for arg in args {
        line.push(' ');
        if arg.is_empty() || arg.contains([' ', '\t', '\n', '\'', '"']) {
            line.push('\'');
            line.push_str(&arg.replace('\'', "'\\''"));
            line.push('\'');
        } else {
            line.push_str(arg);
        }
    }
    line
}

/// A state in words, as other engines put it.
pub(super) fn render_status(state: &ContainerState, now: Timestamp) -> String {
    let since = |time: Option<Timestamp>| render_duration(now.duration_since(time.unwrap_or(now)));
    match state.status {
        Status::Created => "Created".to_owned(),
        Status::Running => format!("Up {}", since(state.started_at)),
        Status::Paused => format!("Up {} (Paused)", since(state.started_at)),
        Status::Restarting => format!(
            "Restarting ({}) {} ago",
            state.exit_code,
            since(state.finished_at)
        ),
        Status::Exited if state.finished_at.is_none() => String::new(),
        Status::Exited => format!(
            "Exited ({}) {} ago",
            state.exit_code,
            since(state.finished_at)
        ),
        Status::Removing => "Removal In Progress".to_owned(),
        Status::Dead => "Dead".to_owned(),
    }
}

/// A length of time in one unit, as other engines put it.
fn render_duration(duration: SignedDuration) -> String {
    let seconds = duration.as_secs();
    let (minutes, hours) = (seconds / 60, (seconds + 1800) / 3600);
    match () {
        () if seconds < 1 => "Less than a second".to_owned(),
        () if seconds == 1 => "1 second".to_owned(),
        () if seconds < 60 => format!("{seconds} seconds"),
        () if minutes == 1 => "About a minute".to_owned(),
        () if minutes < 60 => format!("{minutes} minutes"),
        () if hours == 1 => "About an hour".to_owned(),
        () if hours < 48 => format!("{hours} hours"),
        () if hours < 24 * 7 * 2 => format!("{} days", hours / 24),
        () if hours < 24 * 30 * 2 => format!("{} weeks", hours / 24 / 7),
        () if hours < 24 * 365 * 2 => format!("{} months", hours / 24 / 30),
        () => format!("{} years", hours / 24 / 365),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_quoted() {
        let args = ["-c".to_owned(), "exit 7".to_owned()];
        assert_eq!(render_command("sh", &args), "sh -c 'exit 7'");
        assert_eq!(
            render_command("echo", &["it's".to_owned()]),
            "echo 'it'\\''s'"
        );
    }

    #[test]
    fn durations_are_in_one_unit() {
        for (secs, text) in [
            (0, "Less than a second"),
            (1, "1 second"),
            (59, "59 seconds"),
            (60, "About a minute"),
            (150, "2 minutes"),
            (3600, "About an hour"),
            (3 * 3600, "3 hours"),
            (3 * 86_400, "3 days"),
            (21 * 86_400, "3 weeks"),
            (90 * 86_400, "3 months"),
            (3 * 365 * 86_400, "3 years"),
        ] {
            assert_eq!(
                render_duration(SignedDuration::from_secs(secs)),
                text,
                "{secs}"
            );
        }
    }

    #[test]
    fn states_are_put_in_words() {
        let now = Timestamp::from_second(100).expect("in range");
        let at = Some(Timestamp::from_second(95).expect("in range"));
        let state = |status| ContainerState {
            status,
            exit_code: 7,
            started_at: at,
            finished_at: at,
            ..Default::default()
        };
        assert_eq!(render_status(&state(Status::Running), now), "Up 5 seconds");
        assert_eq!(
            render_status(&state(Status::Paused), now),
            "Up 5 seconds (Paused)"
        );
        assert_eq!(
            render_status(&state(Status::Exited), now),
            "Exited (7) 5 seconds ago"
        );
        assert_eq!(
            render_status(&state(Status::Restarting), now),
            "Restarting (7) 5 seconds ago"
        );
    }
}
