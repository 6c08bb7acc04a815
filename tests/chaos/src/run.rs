//! Which scenarios run, and what is said of them.

use std::{
    path::PathBuf,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result};

use crate::{
    crisis,
    full::{self, Means},
    oracle,
    plan::{Keys, Plan, Start},
    round::{self, Kept, Outcome, Weather},
    server::Server,
    sleep, slow, sync,
};

/// What can befall the relay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Scenario {
    /// All of them.
    All,
    /// The server is killed under load; half of the rounds also lose answers.
    Kill,
    /// Answers are lost on their way, nobody is killed.
    LostAnswers,
    /// Durable Objects sleep between any two steps.
    Sleep,
    /// Officers' clocks are wrong, by what is forgiven and by more.
    Clocks,
    /// Readers take nothing.
    SlowReaders,
    /// The disk is full, and then not.
    DiskFull,
    /// What is acknowledged was synced.
    Sync,
    /// Relays that are wrong on purpose are found out.
    BrokenRelay,
    /// A crisis hour at the desks, in whose peak the server is killed.
    Crisis,
}

/// Which of the servers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum On {
    Workers,
    Spin,
    Both,
}

/// Kill the relay under load and count what is lost.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// What `cargo xtask chaos` made ready.
    #[arg(long, value_name = "FILE")]
    plan: PathBuf,
    /// How many rounds of kills.
    #[arg(long, default_value_t = 20)]
    rounds: u32,
    /// Repeats the schedule of a run, which said its seed.
    #[arg(long)]
    seed: Option<u64>,
    #[arg(long, value_enum, default_value_t = On::Both)]
    on: On,
    #[arg(long, value_enum, default_value_t = Scenario::All)]
    scenario: Scenario,
    #[command(flatten)]
    size: crisis::Size,
    /// This process may mount what it likes.
    #[arg(long, hide = true)]
    mounts: bool,
}

/// Rounds over one folder before it is emptied, so that the tables are made,
/// and that is killed too, more than once.
const ROUNDS_OF_A_FOLDER: u32 = 5;

/// A run so far.
pub(crate) struct Run {
    pub(crate) keys: Keys,
    pub(crate) seed: u64,
    rounds: u32,
    failed: Vec<String>,
    entries: usize,
    kills: u32,
}

/// Runs what was asked for; says whether everything held.
pub(crate) async fn run(options: &Options) -> Result<bool> {
    let plan = Plan::read(&options.plan)?;
    let seed = match options.seed {
        Some(seed) => seed,
        None => u64::from(getrandom::u32().map_err(|error| anyhow::anyhow!("{error}"))?),
    };
    // Whoever started this in a namespace of its own has said it.
    if !options.mounts {
        println!("seed {seed} (repeat with --seed {seed})");
    }
    let began = Instant::now();
    let mut run = Run {
        keys: plan.keys()?,
        seed,
        rounds: options.rounds,
        failed: Vec::new(),
        entries: 0,
        kills: 0,
    };
    let servers: Vec<&Start> = plan
        .servers
        .iter()
        .filter(|server| match options.on {
            On::Both => true,
            On::Workers => server.name == "workers",
            On::Spin => server.name == "spin",
        })
        .collect();
    anyhow::ensure!(!servers.is_empty(), "the plan has no such server");
    let asked = |scenario| options.scenario == scenario || options.scenario == Scenario::All;
    if asked(Scenario::BrokenRelay) {
        run.broken_relays(servers.first().context("no server")?)
            .await;
    }
    for start in &servers {
        let sleeps = start.name == "workers";
        if asked(Scenario::Kill) {
            run.rounds(start, run.rounds, |number| Weather {
                kills: true,
                losses: number % 2 == 1,
                sleep: false,
            })
            .await;
        }
        if asked(Scenario::LostAnswers) {
            run.rounds(start, 2, |_| Weather {
                kills: false,
                losses: true,
                sleep: false,
            })
            .await;
        }
        if asked(Scenario::Sleep) {
            if sleeps {
                run.sleep(start).await;
            } else {
                run.line(
                    start,
                    "sleep",
                    "SKIPPED: the instances of this host keep nothing",
                );
            }
        }
        if asked(Scenario::Clocks) {
            run.clocks(start).await;
        }
        if asked(Scenario::Sync) {
            run.sync(start).await;
        }
        if asked(Scenario::DiskFull) {
            run.disk_full(start, options).await;
        }
        if asked(Scenario::Crisis) {
            run.crisis(start, options.size).await;
        }
    }
    if asked(Scenario::SlowReaders) {
        // They mostly wait: the hosts at the same time.
        let all = servers
            .iter()
            .map(|start| slow::run(start, &run.keys, seed));
        let all = futures_util::future::join_all(all).await;
        for (start, went) in servers.iter().zip(all) {
            run.told(start, "slow readers", went);
        }
    }
    if !options.mounts {
        run.sum_up(began.elapsed());
    }
    Ok(run.failed.is_empty())
}

impl Run {
    fn sum_up(&self, took: Duration) {
        let Self {
            seed,
            failed,
            entries,
            kills,
            ..
        } = self;
        println!(
            "{kills} kills, {entries} entries looked at, {} failures, in {} s; seed {seed}",
            failed.len(),
            took.as_secs()
        );
        for failure in failed {
            println!("FAILED {failure} (repeat with --seed {seed})");
        }
    }

    fn line(&self, start: &Start, what: &str, said: &str) {
        println!("{:<8} {what:<16} {said}", start.name);
    }

    pub(crate) fn failure(&mut self, start: &Start, what: &str, why: &str) {
        self.line(start, what, &format!("FAILED: {why}"));
        self.failed.push(format!("{} {what}: {why}", start.name));
    }

    /// Says what came of a scenario of one round.
    fn told(&mut self, start: &Start, what: &str, went: Result<(Outcome, String)>) {
        match went {
            Err(error) => self.failure(start, what, &format!("{error:#}")),
            Ok((outcome, said)) => {
                self.line(start, what, &said);
                self.count(start, what, &outcome);
            }
        }
    }

    fn count(&mut self, start: &Start, what: &str, outcome: &Outcome) {
        self.entries += outcome.entries;
        self.kills += outcome.kills;
        self.line(start, what, &summary(outcome));
        for found in &outcome.found {
            self.failure(start, what, found);
        }
    }

    async fn rounds(&mut self, start: &Start, rounds: u32, weather: impl Fn(u32) -> Weather) {
        for first in (0..rounds).step_by(ROUNDS_OF_A_FOLDER as usize) {
            let last = rounds.min(first + ROUNDS_OF_A_FOLDER);
            let numbers = first..last;
            if let Err(error) = self.folder(start, numbers, &weather).await {
                self.failure(start, "rounds", &format!("{error:#}"));
            }
        }
    }

    /// Rounds over one folder, which is empty at first.
    async fn folder(
        &mut self,
        start: &Start,
        numbers: std::ops::Range<u32>,
        weather: &impl Fn(u32) -> Weather,
    ) -> Result<()> {
        let mut server = Server::fresh(start).await?;
        let able = round::able(&server).await?;
        let mut kept: Vec<Kept> = Vec::new();
        for number in numbers {
            let began = Instant::now();
            let seed = seed_of(self.seed, number);
            let weather = weather(number);
            let went = round::run(&mut server, able, &self.keys, seed, weather, &mut kept).await;
            let what = format!("round {number}");
            match went {
                Ok(outcome) => self.count(start, &what, &outcome),
                Err(error) => {
                    self.failure(start, &what, &format!("{error:#}"));
                    // The next one is to find a server that answers.
                    server = Server::spawn(start)?;
                    server.ready().await?;
                }
            }
            let took = began.elapsed();
            if took > Duration::from_secs(20) {
                self.line(start, &what, &format!("took {} s", took.as_secs()));
            }
        }
        for Kept { case, log } in kept {
            let (_, now) = case.log(start.address).await?;
            if let Some(wrong) = oracle::since(&log, &now) {
                self.failure(start, "earlier rounds", &format!("{}: {wrong}", case.id));
            }
        }
        Ok(())
    }

    async fn sleep(&mut self, start: &Start) {
        let start = match sleep::with_sleep(start) {
            Ok(start) => start,
            Err(error) => return self.failure(start, "sleep", &format!("{error:#}")),
        };
        match sleep::seen(&start, &self.keys, self.seed).await {
            Ok(said) => self.line(&start, "sleep", &said),
            Err(error) => self.failure(&start, "sleep", &format!("{error:#}")),
        }
        self.rounds(&start, 2, |_| Weather {
            kills: false,
            losses: false,
            sleep: true,
        })
        .await;
    }

    async fn clocks(&mut self, start: &Start) {
        match crate::clocks::run(start, &self.keys, self.seed).await {
            Ok((said, found)) => {
                self.line(start, "clocks", &said);
                for found in found {
                    self.failure(start, "clocks", &found);
                }
            }
            Err(error) => self.failure(start, "clocks", &format!("{error:#}")),
        }
    }

    async fn crisis(&mut self, start: &Start, size: crisis::Size) {
        match crisis::run(start, self.seed, size).await {
            Ok((table, found, kills, entries)) => {
                self.line(start, "crisis", "as follows");
                println!("{table}");
                self.kills += kills;
                self.entries += entries;
                for found in found {
                    self.failure(start, "crisis", &found);
                }
            }
            Err(error) => self.failure(start, "crisis", &format!("{error:#}")),
        }
    }

    async fn sync(&mut self, start: &Start) {
        if !sync::is_possible() {
            return self.line(start, "sync", "SKIPPED: there is no strace that may watch");
        }
        match sync::run(start, &self.keys, self.seed).await {
            Ok((said, found)) => {
                self.line(start, "sync", &said);
                for found in found {
                    self.failure(start, "sync", &found);
                }
            }
            Err(error) => self.failure(start, "sync", &format!("{error:#}")),
        }
    }

    async fn disk_full(&mut self, start: &Start, options: &Options) {
        if options.mounts {
            let went = full::run(start, &self.keys, self.seed, &Means::Disk).await;
            return self.told(start, "disk full", went);
        }
        let Some(words) = full::namespace() else {
            let went = full::run(start, &self.keys, self.seed, &Means::Quota).await;
            return self.told(start, "disk full", went);
        };
        // The same again, where mounts are its own and end with it.
        if let Err(error) = again(&words, start, options, self.seed) {
            self.failure(start, "disk full", &format!("{error:#}"));
        }
    }
}

fn summary(outcome: &Outcome) -> String {
    let Outcome {
        kills,
        entries,
        acknowledged,
        retried,
        clocks,
        found,
    } = outcome;
    format!(
        "{kills} kills, {entries:>4} entries, {acknowledged:>4} acknowledged, {retried:>4} sent \
         again, {clocks:>3} against their clocks, {} found",
        found.len()
    )
}

/// The seed of one round.
pub(crate) fn seed_of(seed: u64, round: u32) -> u64 {
    crate::stream(seed, &format!("round {round}")).u64(..)
}

fn again(words: &[&str], start: &Start, options: &Options, seed: u64) -> Result<()> {
    let (program, arguments) = words.split_first().context("no program")?;
    let status = Command::new(program)
        .args(arguments)
        .arg(std::env::current_exe().context("this program is gone")?)
        .args([
            "run",
            "--scenario",
            "disk-full",
            "--mounts",
            "--on",
            &start.name,
        ])
        .args(["--seed", &seed.to_string(), "--plan"])
        .arg(&options.plan)
        .status()
        .context("cannot start it in a namespace of its own")?;
    anyhow::ensure!(status.success(), "see above");
    Ok(())
}
