//! version, info, ping, events.

use std::time::Instant;

use futures_util::StreamExt as _;
use jiff::Timestamp;
use pierhead_client::api::operations::system::SystemEventsParams;
use pierhead_client::api::types::{EventMessage, SystemInfo};
use pierhead_client::engine::{Engine, NEWEST};

use super::cli::Format;
use super::error::{PierError, Task as _};
use super::parse::{parse_filters, parse_time};
use super::show;

/// How to show the versions.
#[derive(Debug, clap::Args)]
pub(crate) struct VersionArgs {
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// How to show the engine.
#[derive(Debug, clap::Args)]
pub(crate) struct InfoArgs {
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// What to follow.
#[derive(Debug, clap::Args)]
pub(crate) struct EventsArgs {
    /// Begin with what happened then: 10m (ago), 2006-01-02T15:04:05Z, or seconds since 1970
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// End with what happened then, instead of following
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// Only what matches, as in type=container or event=die
    #[arg(short, long, value_name = "NAME=VALUE")]
    filter: Vec<String>,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(crate) async fn version(engine: &Engine, args: &VersionArgs) -> Result<u8, PierError> {
    let version = engine.client().system_version().await;
    let version = version.task(|| "ask for the version".to_owned())?;
    if args.format == Format::Json {
        show::json_line(&version)?;
        return Ok(0);
    }
    let or_unknown = |text: Option<String>| text.unwrap_or_else(|| "unknown".to_owned());
    show::line(&format!(
        "pier    {}, API up to {NEWEST}",
        env!("CARGO_PKG_VERSION")
    ))?;
    show::line(&format!(
        "engine  {}, API {} to {}, {}/{}, kernel {}",
        or_unknown(version.version),
        or_unknown(version.min_api_version),
        or_unknown(version.api_version),
        or_unknown(version.os),
        or_unknown(version.arch),
        or_unknown(version.kernel_version),
    ))?;
    show::line(&format!("spoken  API {}", engine.version()))?;
    Ok(0)
}

pub(crate) async fn info(engine: &Engine, args: &InfoArgs) -> Result<u8, PierError> {
    let info = engine.client().system_info().await;
    let info = info.task(|| "ask for information".to_owned())?;
    if args.format == Format::Json {
        show::json_line(&info)?;
        return Ok(0);
    }
    for (name, value) in facts(&info) {
        if let Some(value) = value {
            show::line(&format!("{name:<18}{value}"))?;
        }
    }
    for warning in info.warnings.into_iter().flatten() {
        eprintln!("{warning}");
    }
    Ok(0)
}

/// What is worth a line each.
fn facts(info: &SystemInfo) -> Vec<(&'static str, Option<String>)> {
    let text = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let number = |number: Option<i64>| number.map(|number| number.to_string());
    let containers = info.containers.map(|all| {
        let [running, paused, stopped] = [
            info.containers_running,
            info.containers_paused,
            info.containers_stopped,
        ]
        .map(Option::unwrap_or_default);
        format!("{all} ({running} running, {paused} paused, {stopped} stopped)")
    });
    vec![
        ("Name", text(&info.name)),
        ("Engine version", text(&info.server_version)),
        ("Containers", containers),
        ("Images", number(info.images)),
        ("Storage driver", text(&info.driver)),
        ("Log driver", text(&info.logging_driver)),
        (
            "Cgroup driver",
            info.cgroup_driver.as_ref().map(ToString::to_string),
        ),
        ("Cgroup version", text(&info.cgroup_version)),
        (
            "Security",
            info.security_options
                .as_ref()
                .map(|options| options.join(" ")),
        ),
        ("Kernel", text(&info.kernel_version)),
        ("System", text(&info.operating_system)),
        ("Architecture", text(&info.architecture)),
        ("Processors", number(info.ncpu)),
        ("Memory", info.mem_total.map(show::bytes)),
        ("Files in", text(&info.docker_root_dir)),
        (
            "Labels",
            info.labels
                .as_ref()
                .filter(|labels| !labels.is_empty())
                .map(|labels| labels.join(" ")),
        ),
    ]
}

pub(crate) async fn ping(engine: &Engine) -> Result<u8, PierError> {
    let since = Instant::now();
    let answer = engine.client().system_ping().await;
    let answer = answer.task(|| "ping the engine".to_owned())?;
    let took = since.elapsed();
    let server = answer.headers.server.unwrap_or_default();
    show::line(&format!("OK in {took:.1?} from {server}"))?;
    Ok(0)
}

pub(crate) async fn events(engine: &Engine, args: &EventsArgs) -> Result<u8, PierError> {
    let now = Timestamp::now();
    let time = |text: &Option<String>| -> Result<Option<String>, PierError> {
        let second = text.as_deref().map(|text| parse_time(text, now));
        Ok(second.transpose()?.map(|second| second.to_string()))
    };
    let params = SystemEventsParams {
        since: time(&args.since)?,
        until: time(&args.until)?,
        filters: parse_filters(&args.filter)?,
    };
    let events = engine.client().system_events(&params).await;
    let mut events = events.task(|| "follow what happens".to_owned())?;
    while let Some(event) = events.next().await.transpose()? {
        match args.format {
            Format::Json => show::json_line(&event)?,
            Format::Table => show::line(&sentence(&event))?,
        }
    }
    Ok(0)
}

/// An event in one line: when, what kind of thing, what happened, to whom, and what is known about it.
fn sentence(event: &EventMessage) -> String {
    let moment = event
        .time_nano
        .and_then(|nanos| Timestamp::from_nanosecond(nanos.into()).ok())
        .or_else(|| Timestamp::from_second(event.time?).ok());
    let word = |word: &Option<String>| word.clone().unwrap_or_else(|| "?".to_owned());
    let actor = event.actor.clone().unwrap_or_default();
    let attributes: Vec<String> = actor
        .attributes
        .iter()
        .flatten()
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    format!(
        "{} {} {} {} ({})",
        moment.map_or_else(|| "?".to_owned(), |moment| moment.to_string()),
        word(&event.type_),
        word(&event.action),
        word(&actor.id),
        attributes.join(", ")
    )
}
