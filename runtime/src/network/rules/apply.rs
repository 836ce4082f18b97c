//! Running the program that changes packet filter rules. Blocking, and never on the path of a container that
//! publishes nothing.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use tracing::{info, warn};

use super::{Publication, RulesPlan, iptables, nft};
use crate::network::NetworkError;

/// The rules of one bridge.
#[derive(Debug)]
pub(in crate::network) struct Firewall {
    plan: RulesPlan,
    backend: Backend,
    /// Other people's chains that were warned of.
    warned: BTreeSet<String>,
}

/// What became of our rules since they were put in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::network) enum Standing {
    Kept,
    /// Somebody flushed them.
    Lost,
}

#[derive(Debug)]
enum Backend {
    /// `--iptables=false`.
    Off,
    Nft(PathBuf),
    Iptables(Iptables),
    /// Neither program is installed.
    Missing,
}

/// One variant of iptables: the save and restore programs of the nft or the legacy kind.
#[derive(Debug)]
struct Iptables {
    save: PathBuf,
    restore: PathBuf,
}

impl Firewall {
    /// Chooses the program; nothing is changed yet.
    pub(in crate::network) fn new(plan: RulesPlan, enabled: bool) -> Self {
        let backend = if !enabled {
            Backend::Off
        } else if let Some(program) = find("nft") {
            Backend::Nft(program)
        } else if let Some(variant) = Iptables::find("iptables") {
            Backend::Iptables(variant)
        } else {
            Backend::Missing
        };
        Self {
            plan,
            backend,
            warned: BTreeSet::new(),
        }
    }

    /// As on a machine without nft.
    #[cfg(test)]
    pub(in crate::network) fn with_iptables(plan: RulesPlan) -> Option<Self> {
        let backend = Backend::Iptables(Iptables::find("iptables")?);
        let warned = BTreeSet::new();
        Some(Self {
            plan,
            backend,
            warned,
        })
    }

    /// Puts the bridge's own rules in place, and lets its packets through where another engine's would drop them.
    pub(in crate::network) fn set_up(&mut self) -> Result<(), NetworkError> {
        match &self.backend {
            Backend::Off => Ok(()),
            Backend::Missing => Err(NetworkError::NoRulesProgram),
            Backend::Nft(nft) => {
                self.run(nft, &["-f", "-"], &nft::render_setup(&self.plan))?;
                self.look_after().map(|_| ())
            }
            Backend::Iptables(variant) => {
                let existing = self.save(variant)?;
                self.restore(variant, &iptables::render_setup(&self.plan, &existing))
            }
        }
    }

    /// Looks whether our rules still stand, and whether somebody else has begun to drop our packets.
    pub(in crate::network) fn look_after(&mut self) -> Result<Standing, NetworkError> {
        let standing = match &self.backend {
            Backend::Off | Backend::Missing => true,
            Backend::Nft(nft) => {
                let listing = self.read(Command::new(nft).args(["list", "chains"]))?;
                self.pass_foreign_chains();
                self.warn_of(nft::forward_drops(&listing));
                nft::has_table(&listing, &self.plan.bridge)
            }
            Backend::Iptables(variant) => {
                iptables::is_set_up(&self.plan.bridge, &self.save(variant)?)
            }
        };
        Ok(if standing {
            Standing::Kept
        } else {
            Standing::Lost
        })
    }

    /// Publishes ports, all or none.
    pub(in crate::network) fn publish(&self, ports: &[Publication]) -> Result<(), NetworkError> {
        self.change(ports, nft::render_publish, iptables::render_publish)
    }

    /// Undoes [`publish`](Self::publish) with the same ports.
    pub(in crate::network) fn unpublish(&self, ports: &[Publication]) -> Result<(), NetworkError> {
        self.change(ports, nft::render_unpublish, iptables::render_unpublish)
    }

    /// Publishes these ports and no others.
    pub(in crate::network) fn replace(&self, ports: &[Publication]) -> Result<(), NetworkError> {
        match &self.backend {
            Backend::Off | Backend::Missing => Ok(()),
            Backend::Nft(nft) => self.run(
                nft,
                &["-f", "-"],
                &nft::render_replace(&self.plan.bridge, ports),
            ),
            Backend::Iptables(variant) => {
                self.restore(variant, &iptables::render_replace(&self.plan.bridge, ports))
            }
        }
    }

    /// Removes everything of this bridge. Goes on after a failure and reports the first.
    pub(in crate::network) fn tear_down(&self) -> Result<(), NetworkError> {
        let mut result = Ok(());
        let mut variants = Vec::new();
        match &self.backend {
            Backend::Off | Backend::Missing => return Ok(()),
            Backend::Nft(nft) => {
                result = self.run(nft, &["-f", "-"], &nft::render_teardown(&self.plan.bridge));
                variants = foreign_variants();
            }
            Backend::Iptables(_) => variants.extend(Iptables::find("iptables")),
        }
        for variant in variants {
            let removed = self.save(&variant).and_then(|existing| {
                let script = iptables::render_teardown(&self.plan.bridge, &existing);
                if script.is_empty() {
                    Ok(())
                } else {
                    self.restore(&variant, &script)
                }
            });
            result = result.and(removed);
        }
        result
    }

    /// An accept in our own nftables chain does not overrule a drop in another one (nft(8), "base chains"). So where
    /// the iptables chain `FORWARD` has the policy DROP, which is what another engine sets, our packets need a rule
    /// there too. A failure is a warning: containers still reach each other and the host.
    fn pass_foreign_chains(&self) {
        for variant in foreign_variants() {
            let outcome = self.save(&variant).and_then(|existing| {
                if !iptables::needs_forward(&self.plan.bridge, &existing) {
                    return Ok(false);
                }
                let script = iptables::render_forward(&self.plan, &existing);
                self.restore(&variant, &script).map(|()| true)
            });
            let program = variant.restore.display();
            match outcome {
                Ok(false) => {}
                Ok(true) => {
                    info!(bridge = self.plan.bridge, %program, "the FORWARD chain drops by default: rules for our bridge were added to it");
                }
                Err(error) => {
                    warn!(bridge = self.plan.bridge, %program, error = error.with_causes(), "could not see to the FORWARD chain: containers may not reach the world");
                }
            }
        }
    }

    /// What we cannot put right: chains of an administrator's own, or of a firewall's.
    fn warn_of(&mut self, chains: Vec<String>) {
        for chain in chains {
            // That one is iptables' own, and seen to where that program is.
            if chain == "table ip filter chain FORWARD" && Iptables::find("iptables").is_some() {
                continue;
            }
            if self.warned.insert(chain.clone()) {
                warn!(
                    bridge = self.plan.bridge,
                    chain,
                    "this chain drops forwarded packets by default: unless it accepts those of our bridge, containers cannot reach the world"
                );
            }
        }
    }

    fn change(
        &self,
        ports: &[Publication],
        nft_script: fn(&str, &[Publication]) -> String,
        iptables_script: fn(&str, &[Publication]) -> String,
    ) -> Result<(), NetworkError> {
        if ports.is_empty() {
            return Ok(());
        }
        match &self.backend {
            Backend::Off => Err(NetworkError::PublishWithoutRules),
            Backend::Missing => Err(NetworkError::NoRulesProgram),
            Backend::Nft(nft) => self.run(nft, &["-f", "-"], &nft_script(&self.plan.bridge, ports)),
            Backend::Iptables(variant) => {
                self.restore(variant, &iptables_script(&self.plan.bridge, ports))
            }
        }
    }

    fn save(&self, variant: &Iptables) -> Result<String, NetworkError> {
        self.read(&mut Command::new(&variant.save))
    }

    fn read(&self, command: &mut Command) -> Result<String, NetworkError> {
        let program = PathBuf::from(command.get_program());
        let output = command
            .stdin(Stdio::null())
            .output()
            .map_err(|source| cannot_run(&program, source))?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            Err(self.refused(&program, &output.stderr))
        }
    }

    fn restore(&self, variant: &Iptables, script: &str) -> Result<(), NetworkError> {
        // `-w` waits for whoever else changes rules, as every other user of the legacy kind does.
        self.run(&variant.restore, &["-w", "--noflush"], script)
    }

    fn run(&self, program: &Path, arguments: &[&str], script: &str) -> Result<(), NetworkError> {
        if script.is_empty() {
            return Ok(());
        }
        let mut child = Command::new(program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|source| cannot_run(program, source))?;
        // A program that ends early has its say on stderr; the broken pipe says less.
        let written = child
            .stdin
            .take()
            .map_or(Ok(()), |mut stdin| stdin.write_all(script.as_bytes()));
        let output = child
            .wait_with_output()
            .map_err(|source| cannot_run(program, source))?;
        if !output.status.success() {
            return Err(self.refused(program, &output.stderr));
        }
        written.map_err(|source| cannot_run(program, source))
    }

    fn refused(&self, program: &Path, stderr: &[u8]) -> NetworkError {
        let message = String::from_utf8_lossy(stderr);
        NetworkError::Rules {
            program: program.display().to_string(),
            bridge: self.plan.bridge.clone(),
            message: message
                .lines()
                .take(4)
                .collect::<Vec<_>>()
                .join(" ")
                .trim()
                .to_owned(),
        }
    }
}

impl Iptables {
    fn find(name: &str) -> Option<Self> {
        Some(Self {
            save: find(&format!("{name}-save"))?,
            restore: find(&format!("{name}-restore"))?,
        })
    }
}

/// The kinds of iptables that may hold another engine's rules: the machine's default, and the legacy kind if its
/// tables exist. (Asking the legacy program would make them: it loads what it lists.)
fn foreign_variants() -> Vec<Iptables> {
    let legacy_in_use = fs::read_to_string("/proc/net/ip_tables_names")
        .is_ok_and(|names| names.lines().any(|name| name == "filter"));
    let default = Iptables::find("iptables");
    let legacy = if legacy_in_use {
        Iptables::find("iptables-legacy")
    } else {
        None
    };
    default.into_iter().chain(legacy).collect()
}

fn cannot_run(program: &Path, source: std::io::Error) -> NetworkError {
    NetworkError::System {
        action: format!("run {}", program.display()),
        source,
    }
}

/// Looks a program up in PATH and where system programs live, which a service's PATH may leave out.
fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .chain(["/usr/sbin", "/sbin", "/usr/local/sbin"].map(PathBuf::from))
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(name))
        .find(|candidate| candidate.is_file())
}
