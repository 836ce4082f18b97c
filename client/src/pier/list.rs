//! ps and images.

use pierhead_client::api::operations::container::ContainerListParams;
use pierhead_client::api::operations::image::ImageListParams;
use pierhead_client::api::types::{ContainerSummary, ImageSummary, Port};
use pierhead_client::engine::Engine;

use super::cli::Format;
use super::error::{PierError, Task as _};
use super::parse::parse_filters;
use super::show;

/// The longest command that is shown.
const COMMAND_WIDTH: usize = 24;

/// What the engine calls the missing half of a name.
const NO_NAME: &str = "<none>";

/// Which containers to list.
#[derive(Debug, clap::Args)]
pub(crate) struct ContainersArgs {
    /// Also those that do not run
    #[arg(short, long)]
    all: bool,
    /// Only those that match, as in status=exited, name=web or label=key=value
    #[arg(short, long, value_name = "NAME=VALUE")]
    filter: Vec<String>,
    /// Only their ids
    #[arg(short, long)]
    quiet: bool,
    /// How to print; json is one container per line
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Which images to list.
#[derive(Debug, clap::Args)]
pub(crate) struct ImagesArgs {
    /// Also those that are only there for others
    #[arg(short, long)]
    all: bool,
    /// Only those that match, as in reference=busybox or dangling=true
    #[arg(short, long, value_name = "NAME=VALUE")]
    filter: Vec<String>,
    /// Only their ids
    #[arg(short, long)]
    quiet: bool,
    /// How to print; json is one image per line
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(crate) async fn containers(engine: &Engine, args: &ContainersArgs) -> Result<u8, PierError> {
    let params = ContainerListParams {
        all: Some(args.all),
        filters: parse_filters(&args.filter)?,
        ..ContainerListParams::default()
    };
    let containers = engine.client().container_list(&params).await;
    let containers = containers.task(|| "list containers".to_owned())?;
    if args.quiet {
        for container in containers {
            show::line(&show::short_id(&container.id.unwrap_or_default()))?;
        }
    } else if args.format == Format::Json {
        for container in &containers {
            show::json_line(container)?;
        }
    } else {
        let headings = [
            "ID", "IMAGE", "COMMAND", "CREATED", "STATUS", "PORTS", "NAMES",
        ];
        show::table(headings, containers.into_iter().map(container_row))?;
    }
    Ok(0)
}

fn container_row(container: ContainerSummary) -> [String; 7] {
    let names: Vec<&str> = container
        .names
        .iter()
        .flatten()
        .map(|name| name.trim_start_matches('/'))
        .collect();
    let ports: Vec<String> = container.ports.iter().flatten().map(port).collect();
    [
        show::short_id(container.id.as_deref().unwrap_or_default()),
        container.image.unwrap_or_default(),
        shortened(&container.command.unwrap_or_default()),
        container.created.map_or_else(String::new, show::age),
        container.status.unwrap_or_default(),
        ports.join(", "),
        names.join(","),
    ]
}

fn port(port: &Port) -> String {
    let inside = format!("{}/{}", port.private_port, port.type_);
    match (&port.ip, port.public_port) {
        (Some(ip), Some(public)) if ip.contains(':') => format!("[{ip}]:{public}->{inside}"),
        (Some(ip), Some(public)) => format!("{ip}:{public}->{inside}"),
        (None, Some(public)) => format!("{public}->{inside}"),
        (_, None) => inside,
    }
}

fn shortened(command: &str) -> String {
    if command.chars().count() <= COMMAND_WIDTH {
        return command.to_owned();
    }
    let begin: String = command.chars().take(COMMAND_WIDTH - 1).collect();
    format!("{begin}…")
}

pub(crate) async fn images(engine: &Engine, args: &ImagesArgs) -> Result<u8, PierError> {
    let params = ImageListParams {
        all: Some(args.all),
        filters: parse_filters(&args.filter)?,
        ..ImageListParams::default()
    };
    let images = engine.client().image_list(&params).await;
    let images = images.task(|| "list images".to_owned())?;
    if args.quiet {
        for image in images {
            show::line(&show::short_id(&image.id))?;
        }
    } else if args.format == Format::Json {
        for image in &images {
            show::json_line(image)?;
        }
    } else {
        let headings = ["REPOSITORY", "TAG", "ID", "CREATED", "SIZE"];
        show::table(headings, images.iter().flat_map(image_rows))?;
    }
    Ok(0)
}

/// A row for each of an image's names, and one for an image without any.
fn image_rows(image: &ImageSummary) -> Vec<[String; 5]> {
    let row = |name: &str| {
        let (repository, tag) = split_name(name);
        [
            repository.to_owned(),
            tag.to_owned(),
            show::short_id(&image.id),
            show::age(image.created),
            show::bytes(image.size),
        ]
    };
    if image.repo_tags.is_empty() {
        return vec![row("<none>:<none>")];
    }
    image.repo_tags.iter().map(|name| row(name)).collect()
}

/// Repository and tag; a colon before the last slash belongs to a port.
fn split_name(name: &str) -> (&str, &str) {
    match name.rsplit_once(':') {
        Some((repository, tag)) if !tag.contains('/') => (repository, tag),
        _ => (name, NO_NAME),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_registrys_port_is_no_tag() {
        assert_eq!(split_name("host:5000/a/b:1"), ("host:5000/a/b", "1"));
        assert_eq!(split_name("host:5000/a/b"), ("host:5000/a/b", NO_NAME));
        assert_eq!(split_name("<none>:<none>"), (NO_NAME, NO_NAME));
    }

    #[test]
    fn published_ports_say_where() {
        let of = |ip: Option<&str>, public_port| {
            port(&Port {
                ip: ip.map(str::to_owned),
                private_port: 80,
                public_port,
                ..Port::default()
            })
        };
        assert_eq!(of(None, None), "80/tcp");
        assert_eq!(of(Some("0.0.0.0"), Some(8080)), "0.0.0.0:8080->80/tcp");
        assert_eq!(of(Some("::"), Some(8080)), "[::]:8080->80/tcp");
    }
}
