//! `cargo xtask bench`: our engine beside another one, the same requests in the same minutes.

mod cpu;
mod machine;
mod processes;
mod readme;
mod report;

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus, Stdio};
use std::time::Duration;

use crate::cargo::{self, Cargo};
use crate::daemon::{Daemon, DaemonError};
use crate::workspace::{self, FileError};
use cpu::{Accounting, GroupError};
use machine::Machine;
use processes::{ProcessesError, Usage};
use report::{Played, Report, Side};

/// The image both engines get.
const IMAGE: &str = "pier-bench";

/// The rounds at the beginning that are not counted: caches fill, pools fill, lazy parts come up.
const WARM_UP: u32 = 5;

/// Measures this engine beside another one.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Create, start, wait and remove a container that runs `true`, on both engines in turn.
    Start(StartArgs),
}

/// What `bench start` is told.
#[derive(Debug, clap::Args)]
struct StartArgs {
    /// The engine to compare with, unix:///path/to.sock or tcp://host:port
    #[arg(long, value_name = "HOST")]
    against: String,
    /// Counted rounds; each is one container per engine and network
    #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
    /// Which networks the containers are on
    #[arg(long, value_enum, default_value_t = Networks::Both)]
    network: Networks,
    /// The mean pause between two containers; the pauses vary from none to twice this
    #[arg(long, value_name = "MILLISECONDS", default_value_t = 60)]
    apart: u32,
    /// The other engine's process, for its memory, and for its CPU if it has a control group of its own
    #[arg(long, value_name = "PID")]
    their_pid: Option<u32>,
    /// Measure the programs as they were built last, for release
    #[arg(long)]
    built: bool,
    /// Also write every sample to this file
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Also put the table into README.md
    #[arg(long)]
    readme: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Networks {
    None,
    Bridge,
    Both,
}

impl Networks {
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::None => &["none"],
            Self::Bridge => &["bridge"],
            Self::Both => &["none", "bridge"],
        }
    }
}

/// What can go wrong.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BenchError {
    #[error("the benchmark starts containers, which takes root")]
    NotRoot,
    #[error(transparent)]
    Build(#[from] cargo::CargoError),
    #[error(transparent)]
    Daemon(#[from] DaemonError),
    #[error("{} cannot be started", program.display())]
    Start { program: PathBuf, source: io::Error },
    #[error("playing on the engines failed ({status}), see above; our daemon's log:\n{log}")]
    Played { status: ExitStatus, log: String },
    #[error("what was played cannot be read")]
    Answer(#[source] serde_json::Error),
    #[error("there are no samples of {0}")]
    Samples(String),
    #[error(transparent)]
    Processes(#[from] ProcessesError),
    #[error(transparent)]
    Group(#[from] GroupError),
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    Readme(#[from] readme::ReadmeError),
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, BenchError> {
    match &args.what {
        What::Start(args) => start(args),
    }
}

fn start(args: &StartArgs) -> Result<ExitCode, BenchError> {
    if !nix::unistd::geteuid().is_root() {
        return Err(BenchError::NotRoot);
    }
    let cargo = Cargo::new(cargo::Profile::Release);
    let player = if args.built {
        cargo.directory().join("examples/bench")
    } else {
        println!("building for release …");
        cargo.programs()?;
        cargo.example("pierhead-client", "bench")?
    };
    let program = match machine::static_busybox() {
        Some(busybox) => busybox,
        None => cargo.static_example("pierhead-runtime", "pier-probe")?,
    };

    let flags: &[&str] = match args.network {
        Networks::None => &["--bridge", "none"],
        Networks::Bridge | Networks::Both => &[],
    };
    let daemon = Daemon::start(&cargo.directory().join("pierd"), "bench", flags)?;
    let mut pids = vec![daemon.pid()];
    pids.extend(processes::children(daemon.pid()));
    let accounting = [
        Some(Accounting::make(&pids, "pierhead")?),
        args.their_pid
            .and_then(|pid| Accounting::find(pid, "docker")),
    ];
    let measured = measure(args, &daemon, &accounting, &player, &program);
    let stopped = daemon.stop();
    drop(accounting);
    let report = measured?;
    stopped?;

    let table = report.table()?;
    println!("\n{table}");
    if let Some(path) = &args.json {
        workspace::write(path, &report.json())?;
    }
    if args.readme {
        readme::replace_block(&workspace::root().join("README.md"), "bench", &table)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn measure(
    args: &StartArgs,
    daemon: &Daemon,
    accounting: &[Option<Accounting>; 2],
    player: &Path,
    program: &Path,
) -> Result<Report, BenchError> {
    let ours = daemon.host();
    let hosts = [ours.as_str(), args.against.as_str()];
    let pids = [Some(daemon.pid()), args.their_pid];
    let idle = usages(pids)?;
    let play = |words: &[&str]| call(daemon, player, words);
    let program = program.display().to_string();
    let mut prepared = Ok(());
    for host in hosts {
        println!("importing {IMAGE} on {host} …");
        prepared = prepared.and_then(|()| play(&["prepare", host, IMAGE, &program]).map(drop));
    }
    let played = prepared.and_then(|()| {
        println!(
            "{WARM_UP} + {} rounds, {} ms apart …",
            args.rounds, args.apart
        );
        let before = used(accounting)?;
        let mut words = vec!["rounds".to_owned(), ours.clone(), args.against.clone()];
        words.push(IMAGE.to_owned());
        words.extend([args.rounds, WARM_UP, args.apart].map(|number| number.to_string()));
        words.extend(args.network.names().iter().map(|name| (*name).to_owned()));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let played: Played = serde_json::from_str(&play(&words)?).map_err(BenchError::Answer)?;
        Ok((played, before, used(accounting)?, usages(pids)?))
    });
    // Theirs is a guest's engine: it is left as it was found.
    let forgotten = play(&["forget", &args.against, IMAGE]);
    let (played, before, used, after) = played?;
    forgotten?;

    let cycles = (WARM_UP + args.rounds) * u32::try_from(args.network.names().len()).unwrap_or(1);
    let side = |who: usize| Side {
        idle: idle[who],
        after: after[who],
        cpu_per_cycle: before[who]
            .zip(used[who])
            .map(|(before, used)| used.saturating_sub(before) / cycles),
    };
    Ok(Report {
        played,
        networks: args.network.names(),
        rounds: args.rounds,
        sides: [side(0), side(1)],
        machine: Machine::look(),
    })
}

/// What the trees of these processes use.
fn usages(pids: [Option<u32>; 2]) -> Result<[Option<Usage>; 2], ProcessesError> {
    let [ours, theirs] = pids.map(|pid| pid.map(Usage::of_tree).transpose());
    Ok([ours?, theirs?])
}

/// The CPU time that each side used so far, where it can be told.
fn used(accounting: &[Option<Accounting>; 2]) -> Result<[Option<Duration>; 2], GroupError> {
    let [ours, theirs] = accounting.each_ref().map(Option::as_ref);
    let ours = ours.map(Accounting::used).transpose()?;
    Ok([ours, theirs.map(Accounting::used).transpose()?])
}

/// Runs the player; what it printed.
fn call(daemon: &Daemon, player: &Path, words: &[&str]) -> Result<String, BenchError> {
    let output = Command::new(player)
        .args(words)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|source| BenchError::Start {
            program: player.to_owned(),
            source,
        })?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(BenchError::Played {
            status: output.status,
            log: daemon.log(),
        })
    }
}
