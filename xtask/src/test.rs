//! Everything that must hold before a change is taken in, in one command.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};

use crate::build::Build;
use crate::chaos::{self, Chaos};
use crate::directory::{self, SAMPLE};
use crate::functions::VIGIE;
use crate::fuzz;
use crate::keys::Keys;
use crate::process::{Interrupted, run_shown, tell};
use crate::programs::{Made, SPIN_HOST};
use crate::serve::{Host, Plan, Server, State, free_address};
use crate::setup;
use crate::suites::{Asked, BLACK_BOX, Pages, ask, browse, converse};
use crate::tidy;
use crate::tools::{SPIN_TARGET, WORKERS_TARGET, cargo, in_ci, root, target_folder};
use crate::web;
use crate::workerd::Door;

/// The component that exercises the Spin test host.
const PROBE: &str = "vigie-probe";

/// Check everything: style, invariants, units, and Vigie as it is served.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Only run the black-box suite, against a deployment at this address.
    #[arg(long, value_name = "URL", conflicts_with = "quick")]
    url: Option<String>,
    /// Leave out the documentation, fuzzing, Spin and the real data.
    #[arg(long)]
    quick: bool,
    /// Only run the steps whose name holds one of these words; may be given again.
    #[arg(long, value_name = "WORDS", conflicts_with = "url")]
    only: Vec<String>,
}

/// The log of what killed servers.
const KILLED: &str = "chaos";

/// How a step ended.
#[derive(Debug)]
struct Step {
    name: String,
    took: Duration,
    failure: Option<String>,
}

/// Runs steps one after the other. One that fails does not keep the next from
/// running: a person wants to know everything that is wrong.
#[derive(Debug)]
struct Steps<'o> {
    only: &'o [String],
    taken: Vec<Step>,
}

impl Step {
    fn take(name: &str, step: impl FnOnce() -> Result<()>) -> Result<Self> {
        let started = Instant::now();
        let failure = match step() {
            Ok(()) => None,
            Err(error) if error.is::<Interrupted>() => return Err(error),
            Err(error) => Some(format!("{error:#}")),
        };
        let took = started.elapsed();
        let seconds = took.as_secs_f64();
        match &failure {
            Some(failure) => eprintln!("-- {name}: FAILED after {seconds:.1} s: {failure}"),
            None => eprintln!("-- {name}: ok after {seconds:.1} s"),
        }
        Ok(Self {
            name: name.to_owned(),
            took,
            failure,
        })
    }
}

/// Runs everything, or only the black-box suite against `--url`.
pub(crate) fn test(options: &Options) -> Result<()> {
    if let Some(url) = &options.url {
        return ask(&Asked::elsewhere(url.trim_end_matches('/')));
    }
    // Said at once, not after half an hour of tests.
    let data = real_data()?;
    // What only the hosts need comes when they do.
    setup::for_pages()?;
    setup::for_spin()?;
    if !options.quick {
        setup::for_browser()?;
    }
    let mut steps = Steps {
        only: &options.only,
        taken: Vec::new(),
    };
    let quick = options.quick;

    steps.run("formatting", || {
        run_shown(cargo().args(["fmt", "--all", "--", "--check"]))
    })?;
    steps.run("what the pages load", || {
        web::check()?;
        web::bundle()
    })?;
    if quick {
        steps.of_the_code(quick)?;
    } else {
        steps.of_the_code_and_killed()?;
    }

    let hosts: &[Host] = if quick {
        &[Host::Workers]
    } else {
        &[Host::Workers, Host::Spin]
    };
    steps.run("Vigie with the sample", || {
        served(hosts, SAMPLE, &[PathBuf::from(SAMPLE)], None)
    })?;
    match &data {
        _ if quick => eprintln!("Left out: the documentation, fuzzing, Spin and the real data."),
        Some(files) => steps.run("Vigie with the real data", || {
            served(hosts, "real", files, communes(files).as_deref())
        })?,
        None => eprintln!("../shared/data is not there: tested with the sample only."),
    }
    steps.summary()
}

impl Steps<'_> {
    fn run(&mut self, name: &str, step: impl FnOnce() -> Result<()>) -> Result<()> {
        if !self.wants(name) {
            return Ok(());
        }
        eprintln!("\n== {name}");
        let step = Step::take(name, step)?;
        self.taken.push(step);
        Ok(())
    }

    fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|words| name.contains(words.as_str()))
    }

    /// What looks at the code and nothing that is served.
    fn of_the_code(&mut self, quick: bool) -> Result<()> {
        self.run("clippy", clippy)?;
        if !quick {
            self.run("clippy for the hosts", clippy_for_hosts)?;
            self.run("documentation", documentation)?;
        }
        self.run("tidy", tidy::check)?;
        self.run("tests of the router", test_router)?;
        self.run("tests of the crates", test_crates)?;
        if !quick {
            self.run("fuzzing", fuzz::briefly)?;
            self.run("tests of the Spin host", test_spin_host)?;
        }
        Ok(())
    }

    /// The same, beside servers that are made ready and killed: making leaves one
    /// processor alone most of the time, and killing is waiting for clocks. Of what
    /// those do need they have the first share, so that what they are late with is
    /// their own doing.
    fn of_the_code_and_killed(&mut self) -> Result<()> {
        const NAME: &str = "servers killed under load";
        if !self.wants(NAME) {
            return self.of_the_code(false);
        }
        eprintln!("\n== {NAME}, beside what follows");
        let (killed, looked) = thread::scope(|scope| {
            let killed = scope.spawn(|| {
                let mut chaos = None;
                let mut taken = vec![Step::take(&format!("{NAME}, made ready"), || {
                    chaos = Some(Chaos::ready(&chaos::Options::usual(), Made::Tested)?);
                    Ok(())
                })?];
                if let Some(chaos) = chaos {
                    taken.push(Step::take(NAME, || chaos.run_logged(KILLED))?);
                }
                Ok(taken)
            });
            let looked = scope.spawn(|| {
                give_way()?;
                self.of_the_code(false)
            });
            (killed.join(), looked.join())
        });
        looked.unwrap_or_else(|_| Err(anyhow!("what looks at the code died")))?;
        let killed = killed.unwrap_or_else(|_| Err(anyhow!("what kills servers died")))?;
        let ran = killed.iter().any(|step| step.name == NAME);
        self.taken.extend(killed);
        if ran { tell(KILLED) } else { Ok(()) }
    }

    fn summary(&self) -> Result<()> {
        println!("\n{:<28} {:<7} {:>8}", "step", "result", "seconds");
        for Step {
            name,
            took,
            failure,
        } in &self.taken
        {
            let result = if failure.is_some() { "FAILED" } else { "ok" };
            println!("{name:<28} {result:<7} {:>8.1}", took.as_secs_f64());
        }
        if self.taken.is_empty() {
            bail!("no step has a name with {}", self.only.join(" or "));
        }
        let failed: Vec<&str> = self
            .taken
            .iter()
            .filter(|step| step.failure.is_some())
            .map(|step| step.name.as_str())
            .collect();
        if failed.is_empty() {
            return Ok(());
        }
        bail!("failed: {}", failed.join(", "))
    }
}

fn clippy() -> Result<()> {
    // Those that are run by their names count as no target that is meant by all.
    let by_name = ["--test", BLACK_BOX, "--test", SPIN_HOST.test];
    for targets in [&["--all-targets"][..], &by_name] {
        let mut command = cargo();
        command.args(["clippy", "--workspace"]).args(targets);
        run_shown(command.args(["--", "-D", "warnings"]))?;
    }
    Ok(())
}

/// What is compiled for one host alone stands in the platform and in the macro by
/// which a function enters it, which is looked at where a function has actors too.
fn clippy_for_hosts() -> Result<()> {
    for target in [WORKERS_TARGET, SPIN_TARGET] {
        let mut command = cargo();
        command.args(["clippy", "--lib", "--target", target]);
        command.args(["-p", "vigie-host", "-p", "vigie-relay"]);
        run_shown(command.args(["--", "-D", "warnings"]))?;
    }
    Ok(())
}

/// Examples are named because what they stand on then has the features that clippy
/// compiled it with.
fn documentation() -> Result<()> {
    run_shown(
        cargo()
            .args(["doc", "--workspace", "--no-deps"])
            .args(["--lib", "--bins", "--examples"])
            .env("RUSTDOCFLAGS", "-D warnings"),
    )
}

fn test_router() -> Result<()> {
    run_shown(
        Command::new("node")
            .args(["--test", "functions/router/"])
            .current_dir(root()),
    )
}

fn test_crates() -> Result<()> {
    run_shown(cargo().args(["test", "--workspace"]))
}

/// Tests the host with the component that was made to exercise it.
fn test_spin_host() -> Result<()> {
    run_shown(cargo().args(["build", "--release", "--target", SPIN_TARGET, "-p", PROBE]))?;
    let probe = target_folder()
        .join(SPIN_TARGET)
        .join("release/vigie_probe.wasm");
    run_shown(
        cargo()
            .args(["test", "--workspace", "--test", SPIN_HOST.test])
            .env("VIGIE_PROBE", probe),
    )
}

/// What is served beside the Vigie that the suite asks.
struct Beside {
    /// One whose officers a provider knows that the suite starts.
    provided: Server,
    /// Where that provider is to be.
    issuer: String,
    /// One for those who look at pages, whose desks nobody else asks.
    seen: Server,
}

/// Serves Vigie from a fresh state folder on each host at once, and asks each
/// the black-box suite, with the other as its peer.
fn served(hosts: &[Host], kind: &str, files: &[PathBuf], communes: Option<&Path>) -> Result<()> {
    let base = root().join(".vigie/test").join(kind);
    if base.exists() {
        std::fs::remove_dir_all(&base)
            .with_context(|| format!("cannot empty {}", base.display()))?;
    }
    let shared = State::take(&base)?;
    let directory = directory::chosen(shared.folder(), files, communes)?;
    let build = Build::to_serve(directory, shared.folder());
    // The same for both hosts: what is sealed for one opens on the other.
    let keys = Keys::of(&shared)?;
    keys.lock(shared.folder())?;

    let sample = kind == SAMPLE;
    let mut servers = Vec::new();
    for &host in hosts {
        let start = |name: &str, issuer: Option<&str>| {
            serve_on(host, &build, &keys, &base.join(name), issuer)
                .with_context(|| format!("Vigie could not be served on {}", host.name()))
        };
        let server = start(host.name(), None)?;
        let mut beside = None;
        if sample {
            // The suite runs the provider.
            setup::npm_packages()?;
            let issuer = format!("http://{}", free_address()?);
            beside = Some(Beside {
                provided: start(&format!("{}-oidc", host.name()), Some(&issuer))?,
                issuer,
                seen: start(&format!("{}-pages", host.name()), None)?,
            });
        }
        servers.push((host, server, beside));
    }
    type OfAHost = (Host, Server, Option<Beside>);
    let asked = |(host, server, beside): &OfAHost| {
        let other = servers.iter().find(|(other, ..)| other != host);
        ask(&Asked {
            url: &server.url,
            host: host.name(),
            other: other.map(|(_, server, _)| server.url.as_str()),
            provider: beside
                .as_ref()
                .map(|beside| (beside.provided.url.as_str(), beside.issuer.as_str())),
            index: build.directory.index(),
            keys: Some(keys.file()),
            state: Some(&base.join(host.name())),
            trusts_cf_header: *host == Host::Workers,
            log: Some(format!("black-box-{}", host.name())),
            content: sample,
        })
    };
    let seen = |(_, server, beside): &OfAHost| match beside {
        Some(beside) => beside.seen.url.clone(),
        None => server.url.clone(),
    };
    let conversed = |one: &OfAHost| converse(&seen(one), one.0.name(), keys.file());
    let browsed = |one: &OfAHost, pages| browse(&seen(one), one.0.name(), &base, pages);
    for (host, server, _) in &servers {
        let name = host.name();
        eprintln!("-- {name}, with {kind} stations, is at {}", server.url);
    }
    // What waits for a clock or a network leaves a processor to something else. At one
    // server things go one after the other: two that take from the queues of its desks
    // would take each other's.
    let outcomes = match servers.as_slice() {
        [only] if sample => vec![asked(only), conversed(only)],
        // The pages are the same whatever the stations: they are built to be tried
        // with the sample.
        [workers, spin] if sample => at_once(vec![
            Box::new(|| vec![asked(workers), asked(spin)]),
            Box::new(|| {
                vec![
                    conversed(workers),
                    browsed(workers, Pages::Whole),
                    browsed(workers, Pages::Officer),
                ]
            }),
            Box::new(|| {
                vec![
                    conversed(spin),
                    browsed(spin, Pages::Main),
                    browsed(spin, Pages::Officer),
                    browsed(spin, Pages::Every),
                ]
            }),
        ]),
        [one, other] => at_once(vec![
            Box::new(|| vec![asked(one)]),
            Box::new(|| vec![asked(other)]),
        ]),
        all => all.iter().map(asked).collect(),
    };
    let mut failed = Vec::new();
    for outcome in outcomes {
        match outcome {
            Ok(()) => {}
            Err(error) if error.is::<Interrupted>() => return Err(error),
            Err(error) => failed.push(format!("{error:#}")),
        }
    }
    if failed.is_empty() {
        return Ok(());
    }
    bail!("{}", failed.join(", "))
}

/// Lets whatever else runs go first, in this thread and in all that it starts.
fn give_way() -> Result<()> {
    rustix::process::nice(10).context("cannot give way to what is more urgent")?;
    Ok(())
}

/// A list of things to do in turn.
type Lane<'a> = Box<dyn FnOnce() -> Vec<Result<()>> + Send + 'a>;

/// Does several lists of things at once.
fn at_once(lanes: Vec<Lane<'_>>) -> Vec<Result<()>> {
    thread::scope(|scope| {
        let lanes: Vec<_> = lanes.into_iter().map(|lane| scope.spawn(lane)).collect();
        let died = |_| vec![Err(anyhow!("what ran beside it died"))];
        let ended = lanes.into_iter().map(thread::ScopedJoinHandle::join);
        ended.flat_map(|lane| lane.unwrap_or_else(died)).collect()
    })
}

fn serve_on(
    host: Host,
    build: &Build,
    keys: &Keys,
    folder: &Path,
    issuer: Option<&str>,
) -> Result<Server> {
    match host {
        Host::Workers => {
            setup::for_workers()?;
            build.workers(&VIGIE)?;
        }
        Host::Spin => {
            setup::for_spin()?;
            build.spin(&VIGIE)?;
        }
    }
    let state = State::take(folder)?;
    // The suite says where its caller is by the header that only tests trust.
    let door = Door {
        listen: free_address()?,
        trust_cf_header: true,
        operator: None,
        oidc_origin: issuer.map(str::parse).transpose()?,
        variables: match issuer {
            Some(issuer) => keys.variables_with(issuer)?,
            None => keys.variables()?,
        },
    };
    Plan {
        host,
        build,
        application: &VIGIE,
        door,
        state,
    }
    .start()
}

/// The real files beside the checkout. CI must not pass without having seen
/// them; anyone else may lack them.
fn real_data() -> Result<Option<Vec<PathBuf>>> {
    let folder = root().join("../shared/data");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        if in_ci() {
            bail!("CI is true and there is no ../shared/data: nothing would test the real files");
        }
        return Ok(None);
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "csv"))
        .filter(|path| !is_communes(path))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(anyhow!("{} holds no files of stations", folder.display()));
    }
    Ok(Some(files))
}

/// The list of communes that stands beside the files of stations.
fn communes(files: &[PathBuf]) -> Option<PathBuf> {
    let folder = files.first()?.parent()?;
    let mut entries = std::fs::read_dir(folder).ok()?.filter_map(Result::ok);
    entries
        .find(|entry| is_communes(&entry.path()))
        .map(|entry| entry.path())
}

fn is_communes(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with("communes"))
}
