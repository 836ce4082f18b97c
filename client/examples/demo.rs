//! The demonstration's scene: containers in every IPC mode, and a table of who sees whose memory.
//!
//! `demo HOST PROBE`: the engine's address, and the static program that the image is made of.

use std::path::Path;
use std::process::ExitCode;

use pierhead_client::api::operations::container::{
    ContainerCreateParams, ContainerDeleteParams, ContainerStartParams,
};
use pierhead_client::api::types::{ContainerCreateRequest, HostConfig};
use pierhead_client::archive::Archive;
use pierhead_client::engine::Engine;
use pierhead_client::output::OutputError;
use pierhead_client::support::OneOrMany;

type Failure = Box<dyn std::error::Error>;

/// Name and IPC mode of each container, in the order in which they start.
const CAST: [(&str, &str); 7] = [
    ("none", "none"),
    ("private", "private"),
    ("shareable", "shareable"),
    ("joiner", "container:shareable"),
    ("chained", "container:joiner"),
    ("host", "host"),
    ("default", ""),
];

/// What each container makes, and how another one looks for it. `#` stands for the container's number.
const MARKS: [Mark; 3] = [
    Mark {
        symbol: "shm",
        make: &["write", "/dev/shm/pier-demo-#", "here"],
        find: &["cat", "/dev/shm/pier-demo-#"],
        remove: &["remove", "/dev/shm/pier-demo-#"],
    },
    Mark {
        symbol: "sysv",
        make: &["sysv-create", "47110#", "here"],
        find: &["sysv-read", "47110#"],
        remove: &["sysv-remove", "47110#"],
    },
    Mark {
        symbol: "mq",
        make: &["queue-create", "/pier-demo-#"],
        find: &["queue-open", "/pier-demo-#"],
        remove: &["queue-remove", "/pier-demo-#"],
    },
];

struct Mark {
    symbol: &'static str,
    make: &'static [&'static str],
    find: &'static [&'static str],
    remove: &'static [&'static str],
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    let [_, host, probe] = args.as_slice() else {
        eprintln!("usage: demo HOST PROBE");
        return ExitCode::from(2);
    };
    match play(host, Path::new(probe)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            let mut cause = error.source();
            while let Some(one) = cause {
                eprintln!("  because: {one}");
                cause = one.source();
            }
            ExitCode::FAILURE
        }
    }
}

async fn play(host: &str, probe: &Path) -> Result<(), Failure> {
    let engine = Engine::connect(&host.parse()?).await?;
    println!("connected, speaking version {}", engine.version());
    let id = engine.import("pier-demo", "latest", image(probe)?).await?;
    println!("imported the image pier-demo: {id}\n");

    let result = scene(&engine).await;
    for (name, _) in CAST {
        let params = ContainerDeleteParams {
            id: name.to_owned(),
            force: Some(true),
            v: Some(true),
            ..ContainerDeleteParams::default()
        };
        // After a scene that failed half of the cast may be missing; the scene's error is the one to tell.
        let removed = engine.client().container_delete(&params).await;
        if result.is_ok() {
            removed?;
        }
    }
    result
}

async fn scene(engine: &Engine) -> Result<(), Failure> {
    for (name, mode) in CAST {
        start(engine, name, mode).await?;
        let namespace = probe(engine, name, &["namespace", "ipc"])
            .await?
            .unwrap_or_default();
        let shown = if mode.is_empty() {
            "(the daemon's default)"
        } else {
            mode
        };
        println!("{name:<10} --ipc={shown:<22} {namespace}");
    }
    println!(
        "\nWho sees what whom has made (rows look, columns made it): a file in /dev/shm, a System V segment, a POSIX queue\n"
    );
    print!("{:<10}", "");
    for (owner, _) in CAST {
        print!(" {owner:<12}");
    }
    println!();
    let mut made = Vec::new();
    for (number, (owner, _)) in CAST.iter().enumerate() {
        for mark in &MARKS {
            made.push((
                (number, mark.symbol),
                probe(engine, owner, &words(mark.make, number))
                    .await?
                    .is_some(),
            ));
        }
    }
    for (observer, _) in CAST {
        print!("{observer:<10}");
        for number in 0..CAST.len() {
            let mut seen = Vec::new();
            for mark in &MARKS {
                let exists = made.contains(&((number, mark.symbol), true));
                if exists
                    && probe(engine, observer, &words(mark.find, number))
                        .await?
                        .is_some()
                {
                    seen.push(mark.symbol);
                }
            }
            let cell = if seen.is_empty() {
                "·".to_owned()
            } else {
                seen.join("+")
            };
            print!(" {cell:<12}");
        }
        println!();
    }
    for (number, (owner, _)) in CAST.iter().enumerate() {
        for mark in &MARKS {
            if made.contains(&((number, mark.symbol), true)) {
                probe(engine, owner, &words(mark.remove, number)).await?;
            }
        }
    }
    Ok(())
}

/// A root file system of one program and a few names for it.
fn image(probe: &Path) -> Result<Vec<u8>, std::io::Error> {
    let mut archive = Archive::new();
    for directory in ["bin", "etc", "proc", "sys", "dev"] {
        archive.directory(directory, 0o755)?;
    }
    archive.directory("tmp", 0o1777)?;
    archive.file("etc/passwd", 0o644, b"root:x:0:0:root:/:/bin/true\n")?;
    archive.file("etc/group", 0o644, b"root:x:0:\n")?;
    archive.file_from("bin/pier-probe", 0o755, probe)?;
    for name in [
        "cat", "echo", "env", "false", "hostname", "id", "pwd", "sleep", "true",
    ] {
        archive.link(&format!("bin/{name}"), "pier-probe")?;
    }
    archive.finish()
}

async fn start(engine: &Engine, name: &str, mode: &str) -> Result<(), Failure> {
    let created = engine
        .client()
        .container_create(&ContainerCreateParams {
            name: Some(name.to_owned()),
            body: ContainerCreateRequest {
                image: Some("pier-demo".to_owned()),
                cmd: Some(OneOrMany::from(vec!["sleep".to_owned(), "3600".to_owned()])),
                host_config: Some(HostConfig {
                    ipc_mode: Some(mode.to_owned()),
                    network_mode: Some("none".to_owned()),
                    ..HostConfig::default()
                }),
                ..ContainerCreateRequest::default()
            },
            ..ContainerCreateParams::default()
        })
        .await?;
    let params = ContainerStartParams {
        id: created.id,
        ..ContainerStartParams::default()
    };
    engine.client().container_start(&params).await?;
    Ok(())
}

/// Runs the probe in a container; what it printed, or `None` when it failed.
async fn probe(
    engine: &Engine,
    container: &str,
    command: &[impl AsRef<str>],
) -> Result<Option<String>, OutputError> {
    let mut words = vec!["pier-probe"];
    words.extend(command.iter().map(AsRef::as_ref));
    let output = engine.exec(container, &words).await?;
    let text = String::from_utf8_lossy(&output.stdout)
        .trim_end()
        .to_owned();
    Ok((output.code == Some(0)).then_some(text))
}

fn words(command: &[&str], number: usize) -> Vec<String> {
    command
        .iter()
        .map(|word| word.replace('#', &number.to_string()))
        .collect()
}
