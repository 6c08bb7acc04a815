//! `cargo xtask bench desk`: desks of Vigie's relay with few and with many who
//! wait, in one part and in eight.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use jiff::Timestamp;
use vigie::case::kind::Desk;
use vigie::desk::entry::DeskKey;
use vigie::desk::faults::MAX_PATIENCE_S;
use vigie_test_keys as stored;

use super::chat::Temporary;
use super::servers::{Served, without_limits};
use super::{finish, measurer, printed, servers};
use crate::build::{Build, write};
use crate::desks::{sign, variables, whole_second};
use crate::directory::Directory;
use crate::functions::VIGIE;
use crate::keys::random;
use crate::output::write_private;
use crate::programs::Made;
use crate::serve::Host;
use crate::setup::{self, announce};
use crate::spin;
use crate::workerd::{self, Door};

/// Desks: from when somebody in danger opens a case until it is kept and until
/// officers see it before all others, with few and with many who wait; until
/// people know where they stand; and how much a desk carries.
///
/// Nothing else should run on the machine meanwhile.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The hosts.
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        default_value = "workers,spin"
    )]
    on: Vec<Host>,
    /// How many wait at each desk, from few to many.
    #[arg(long, value_delimiter = ',', default_value = "10,1000,10000")]
    waiting: Vec<usize>,
    /// How many rounds; in each, every desk has its turn.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// How many seconds it may take, at one desk, until as many wait as are asked
    /// for: where that is too short, fewer wait, and the tables say how many.
    #[arg(long, default_value_t = 65.0)]
    filling: f64,
    /// How many seconds so many ask at once when limits are looked for; 0 for
    /// not at all.
    #[arg(long, default_value_t = 1.5)]
    seconds: f64,
    /// Measure the functions of this folder rather than build them; it holds
    /// `workers` and `spin`, as `dist` does.
    #[arg(long, value_name = "FOLDER", conflicts_with = "write")]
    built: Option<PathBuf>,
    /// Write the tables into docs/benchmarks.md.
    #[arg(long)]
    write: bool,
}

/// The desks that are measured, and how many parts each has.
const DESKS: [(&str, u16); 2] = [("one", 1), ("eight", 8)];

/// Measures on the hosts that were asked for.
pub(super) fn run(options: &Options, state: &Path) -> Result<()> {
    // What a relay keeps stands in the checkout: on a disk, where a folder for
    // temporary files may be in memory.
    let folder = Temporary::new(state.join("desk"));
    let vigie = Build {
        dist: match &options.built {
            Some(folder) => folder
                .canonicalize()
                .with_context(|| format!("there is no folder {}", folder.display()))?,
            None => state.join("vigie"),
        },
        directory: Directory::Sample,
    };
    for (host, section) in [(Host::Workers, "desk-workers"), (Host::Spin, "desk-spin")] {
        if options.on.contains(&host) {
            let text = measured(options, state, host, &vigie, folder.path())?;
            finish(options.write, section, &text)?;
        }
    }
    Ok(())
}

/// The tables of one host, on a relay that starts with nothing.
fn measured(
    options: &Options,
    state: &Path,
    host: Host,
    vigie: &Build,
    folder: &Path,
) -> Result<String> {
    let (name, sockets) = match host {
        Host::Workers => ("workers", true),
        Host::Spin => ("spin", false),
    };
    let folder = folder.join(name);
    let keys = folder.join("keys.toml");
    let given = without_limits(variables_of(&folder, &keys)?);
    let build = options.built.is_none();
    let relay: Served = match host {
        Host::Workers => {
            setup::for_workers()?;
            if build {
                vigie.workers(&VIGIE)?;
            }
            let command =
                |door: &Door, state: &Path| workerd::command(vigie, VIGIE.functions, door, state);
            servers::start_with(given, "Vigie", "vigie", &folder, command)?
        }
        Host::Spin => {
            setup::for_spin()?;
            if build {
                vigie.spin(&VIGIE)?;
            }
            let host = spin::host(Made::Optimised)?;
            let command = |door: &Door, state: &Path| Ok(spin::command(vigie, &host, door, state));
            servers::start_with(given, "Vigie on Spin", "vigie", &folder, command)?
        }
    };
    announce(&format!("measuring the desks on {name} (about 5 minutes)"));
    let waiting: Vec<String> = options.waiting.iter().map(usize::to_string).collect();
    let mut command = measurer();
    command
        .args(["desk", "--process", &relay.process().to_string()])
        .args(["--address", &relay.address().to_string(), "--keys"])
        .arg(&keys)
        .args(["--waiting", &waiting.join(",")])
        .args(["--rounds", &options.rounds.to_string()])
        .args(["--filling", &options.filling.to_string()])
        .args(["--seconds", &options.seconds.to_string()]);
    if sockets {
        command.arg("--sockets");
    }
    for (desk, parts) in DESKS {
        command.args(["--desk", &format!("{desk}={parts}")]);
    }
    printed(&mut command, state)
}

/// The bench's own desks: platforms that are always open, take over from nobody,
/// and have the most patience that there is, so that nobody is sent on.
fn plan() -> String {
    let mut text = "sample = true\n".to_owned();
    for (desk, parts) in DESKS {
        text.push_str(&format!(
            "\n[[desks]]\n\
             id = \"{desk}\"\n\
             kind = \"platform\"\n\
             name = {{ fr = \"Banc d’essai : {desk}\" }}\n\
             languages = [\"fr\"]\n\
             hours = \"24/7\"\n\
             territory = \"metropolitan_france\"\n\
             patience_s = {{ danger = {MAX_PATIENCE_S}, specialised = {MAX_PATIENCE_S}, \
             ordinary = {MAX_PATIENCE_S} }}\n\
             answer_within_s = 7200\n\
             shards = {parts}\n"
        ));
    }
    text
}

/// What the relay is told of these desks and of their keys, which are made anew
/// and left in a file for the measuring program.
fn variables_of(folder: &Path, keys: &Path) -> Result<Vec<(&'static str, String)>> {
    let names = DESKS.into_iter().map(|(desk, _)| Desk::new(desk));
    let names = names.collect::<Result<Vec<_>, _>>()?;
    let made = stored::Keys::completed(None, &names, random)?;
    let made = made.ok_or_else(|| anyhow!("there are no keys"))?;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let text = made.to_text().context("cannot write the keys")?;
    write_private(keys, text.as_bytes())?;
    let file = folder.join("desks.toml");
    write(&file, &plan())?;
    let since = whole_second(Timestamp::now());
    let key = |desk: &Desk| {
        let key = made.desk(desk)?.public();
        let until = None;
        Some(DeskKey { key, since, until })
    };
    let directory = sign::for_development(&file, made.root(), key, since)?;
    let mut told = variables::parts(&directory)?;
    told.extend([
        ("capability_keys", made.signer_variable()),
        ("oidc_issuer", stored::ISSUER.to_owned()),
        ("oidc_audience", stored::AUDIENCE.to_owned()),
        ("oidc_roles_claim", stored::ROLES_CLAIM.to_owned()),
        ("oidc_keys", made.issuer().key_set()),
    ]);
    Ok(told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desks::plan::read;

    #[test]
    fn the_desks_of_the_bench_are_without_fault_and_send_nobody_on() {
        let plan = read(&plan()).unwrap();
        let parts: Vec<_> = plan
            .desks
            .iter()
            .map(|desk| (desk.id.as_str(), desk.shards))
            .collect();
        assert_eq!(parts, DESKS);
        for desk in plan.desks {
            assert!(desk.overflow.is_empty(), "{}", desk.id);
            assert_eq!(desk.patience_s.ordinary, MAX_PATIENCE_S);
        }
    }
}
