//! Plays containers on engines in turn and times each step: the half of `cargo xtask bench` that speaks to engines.
//!
//! `prepare HOST IMAGE PROGRAM` imports a root file system with one static program and its aliases; `rounds OPTIONS…` plays
//! the rounds and prints what was measured as JSON; `forget HOST IMAGE` removes the image. Any answer that is an error
//! ends it: a number from half a round would be worse than none.

use std::error::Error as StdError;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use pierhead_client::api::operations::container::{
    ContainerCreateParams, ContainerDeleteParams, ContainerStartParams, ContainerStartSuccess,
    ContainerWaitParams,
};
use pierhead_client::api::operations::image::ImageDeleteParams;
use pierhead_client::api::types::{ContainerCreateRequest, ContainerWaitCondition, HostConfig};
use pierhead_client::archive::Archive;
use pierhead_client::engine::Engine;
use serde_json::json;

type Failure = Box<dyn StdError>;

/// The names under which the program is there; busybox and the probe go by them.
const ALIASES: [&str; 3] = ["sh", "true", "sleep"];

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let result = match args.as_slice() {
        ["prepare", host, image, program] => prepare(host, image, Path::new(program)).await,
        ["forget", host, image] => forget(host, image).await,
        [
            "rounds",
            ours,
            theirs,
            image,
            rounds,
            warm_up,
            apart,
            networks @ ..,
        ] => {
            let plan = plan(image, [rounds, warm_up, apart], networks);
            match plan {
                Ok(plan) => play(ours, theirs, &plan).await,
                Err(error) => Err(error),
            }
        }
        _ => Err("usage: bench prepare|rounds|forget …; `cargo xtask bench` calls it".into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {}", chain(error.as_ref()));
            ExitCode::FAILURE
        }
    }
}

async fn prepare(host: &str, image: &str, program: &Path) -> Result<(), Failure> {
    let engine = Engine::connect(&host.parse()?).await?;
    let mut archive = Archive::new();
    for directory in ["bin", "dev", "etc", "proc", "sys", "tmp"] {
        archive.directory(directory, 0o755)?;
    }
    archive.file_from("bin/busybox", 0o755, program)?;
    for alias in ALIASES {
        archive.link(&format!("bin/{alias}"), "busybox")?;
    }
    engine.import(image, "latest", archive.finish()?).await?;
    Ok(())
}

async fn forget(host: &str, image: &str) -> Result<(), Failure> {
    let engine = Engine::connect(&host.parse()?).await?;
    let params = ImageDeleteParams {
        name: image.to_owned(),
        ..ImageDeleteParams::default()
    };
    engine.client().image_delete(&params).await?;
    Ok(())
}

/// What is played.
struct Plan<'a> {
    image: &'a str,
    rounds: u32,
    /// Rounds at the beginning that are not counted.
    warm_up: u32,
    /// The mean pause between two containers.
    apart: Duration,
    networks: &'a [&'a str],
}

fn plan<'a>(
    image: &'a str,
    [rounds, warm_up, apart]: [&str; 3],
    networks: &'a [&'a str],
) -> Result<Plan<'a>, Failure> {
    Ok(Plan {
        image,
        rounds: rounds.parse()?,
        warm_up: warm_up.parse()?,
        apart: Duration::from_millis(apart.parse()?),
        networks,
    })
}

/// How long the steps of one container took.
struct Cycle {
    create: Duration,
    start: Duration,
    /// From the answer to start until the answer to wait.
    wait: Duration,
    remove: Duration,
    /// Everything, asking to wait included.
    total: Duration,
}

/// Plays every round on both engines and every network, who comes first changing from round to round.
async fn play(ours: &str, theirs: &str, plan: &Plan<'_>) -> Result<(), Failure> {
    let engines = [
        Engine::connect(&ours.parse()?).await?,
        Engine::connect(&theirs.parse()?).await?,
    ];
    let mut pauses = Pauses::new(plan.apart);
    let mut samples = Vec::new();
    // One network after the other: what an engine still clears away would slow down the other's next container, and
    // what there is to clear away differs by network.
    for network in plan.networks {
        for round in 0..plan.warm_up + plan.rounds {
            let order = if round % 2 == 0 { [0, 1] } else { [1, 0] };
            for who in order {
                tokio::time::sleep(pauses.next()).await;
                let engine = ["ours", "theirs"][who];
                let cycle = cycle(&engines[who], plan.image, network)
                    .await
                    .map_err(|error| {
                        format!(
                            "round {round}, {engine}, network {network}: {}",
                            chain(error.as_ref())
                        )
                    })?;
                if round >= plan.warm_up {
                    samples.push(json!({
                        "engine": engine,
                        "network": network,
                        "create_us": micros(cycle.create),
                        "start_us": micros(cycle.start),
                        "wait_us": micros(cycle.wait),
                        "remove_us": micros(cycle.remove),
                        "total_us": micros(cycle.total),
                    }));
                }
            }
        }
    }
    let mut versions = Vec::new();
    for engine in &engines {
        let version = engine.client().system_version().await?;
        versions.push(version.version.unwrap_or_default());
    }
    println!("{}", json!({ "versions": versions, "samples": samples }));
    Ok(())
}

/// One container from creation to removal, as the command line does it: it asks to wait before it starts.
async fn cycle(engine: &Engine, image: &str, network: &str) -> Result<Cycle, Failure> {
    let client = engine.client();
    let begin = Instant::now();
    let created = client
        .container_create(&ContainerCreateParams {
            body: ContainerCreateRequest {
                image: Some(image.to_owned()),
                cmd: Some(vec!["true".to_owned()].into()),
                host_config: Some(HostConfig {
                    network_mode: Some(network.to_owned()),
                    ..HostConfig::default()
                }),
                ..ContainerCreateRequest::default()
            },
            ..ContainerCreateParams::default()
        })
        .await?;
    let create = begin.elapsed();

    let exit = client
        .container_wait(&ContainerWaitParams {
            id: created.id.clone(),
            condition: Some(ContainerWaitCondition::NextExit),
        })
        .await?;

    let before_start = Instant::now();
    let started = client
        .container_start(&ContainerStartParams {
            id: created.id.clone(),
            ..ContainerStartParams::default()
        })
        .await?;
    let start = before_start.elapsed();
    if !matches!(started, ContainerStartSuccess::NoContent) {
        return Err(format!("start answered {started:?}").into());
    }

    let before_wait = Instant::now();
    let exit = exit.await?;
    let wait = before_wait.elapsed();
    if exit.status_code != 0 {
        return Err(format!("`true` ended with {}", exit.status_code).into());
    }

    let before_remove = Instant::now();
    client
        .container_delete(&ContainerDeleteParams {
            id: created.id,
            ..ContainerDeleteParams::default()
        })
        .await?;
    Ok(Cycle {
        create,
        start,
        wait,
        remove: before_remove.elapsed(),
        total: begin.elapsed(),
    })
}

/// Pauses between nothing and twice the mean, the same ones in every run. Without them the kernel's cheaper second time
/// (a lock that stays exclusive for a while after a cgroup move, for one) would count for everybody.
struct Pauses {
    mean: Duration,
    state: u32,
}

impl Pauses {
    fn new(mean: Duration) -> Self {
        Self { mean, state: 1 }
    }

    fn next(&mut self) -> Duration {
        // The constants are those of Numerical Recipes' linear congruential generator; its high bits are random enough.
        self.state = self
            .state
            .wrapping_mul(1_664_525)
            .wrapping_add(1_013_904_223);
        self.mean * (self.state >> 16) / (1 << 15)
    }
}

fn micros(duration: Duration) -> u64 {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX)
}

/// An error and its causes, in one line.
fn chain(error: &dyn StdError) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(one) = cause {
        text = format!("{text}: {one}");
        cause = one.source();
    }
    text
}
