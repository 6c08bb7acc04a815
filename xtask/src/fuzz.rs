//! Coverage-guided fuzzing: libFuzzer around the targets of the crate `fuzz`.
//!
//! cargo-fuzz would be one more tool to install, for minutes, and expects a
//! nightly Rust. What it does for us is to hand rustc the flags in
//! [`INSTRUMENTED`], which the stable compiler takes; the rest is libFuzzer's
//! own command line, and libfuzzer-sys brings libFuzzer along.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::process::{Interrupted, Running, answer_of, interrupted, last_lines, run_shown};
use crate::setup::{self, logs};
use crate::tools::{cargo, root, target_folder};

/// The crate, whose corpus has a folder for each target.
const PACKAGE: &str = "vigie-fuzz";

/// The environment variable by which its program knows the target.
const TARGET_VARIABLE: &str = "VIGIE_FUZZ_TARGET";

/// What makes code tell libFuzzer where it has been and what it compared. The
/// flags are cargo-fuzz's.
const INSTRUMENTED: &str = "--cfg fuzzing -Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// The longest input that libFuzzer makes, in bytes. What is longer by nature
/// is stretched by its target.
const LONGEST: u32 = 2048;

/// Beyond these an input counts as a failure: in seconds, and in MiB.
const SLOWEST: u32 = 20;
const MOST_MEMORY: u32 = 1024;

/// How long each target is fuzzed before a change is taken in, in seconds.
const BEFORE_A_CHANGE: u32 = 4;

/// How often running targets are looked at.
const POLL: Duration = Duration::from_millis(50);

/// Look for bytes that break what must hold, led by the code they reach.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The target, one of the folders of fuzz/corpus; all of them if none is
    /// named.
    target: Option<String>,
    /// How long to look, for each target.
    #[arg(long, value_name = "N", default_value_t = 60)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..))]
    seconds: u32,
    /// Only run the target on this file, to see what went wrong.
    #[arg(long, value_name = "FILE", requires = "target")]
    replay: Option<PathBuf>,
}

/// Does what the options say.
pub(crate) fn fuzz(options: &Options) -> Result<()> {
    let every = targets()?;
    let chosen = match &options.target {
        None => every,
        Some(name) if every.contains(name) => vec![name.clone()],
        Some(_) => bail!("there is no such target; there are {}", every.join(", ")),
    };
    let fuzzer = Fuzzer::build()?;
    if let Some(file) = &options.replay {
        for target in &chosen {
            run_shown(fuzzer.command(target).arg(file))?;
        }
        return Ok(());
    }
    fuzzer.look(&chosen, options.seconds)
}

/// What must hold before a change is taken in: everything kept, and a few
/// seconds of looking for more.
pub(crate) fn briefly() -> Result<()> {
    Fuzzer::build()?.look(&targets()?, BEFORE_A_CHANGE)
}

/// Where the files of a target are kept with the source.
fn kept(target: &str) -> PathBuf {
    root().join("fuzz/corpus").join(target)
}

/// Where what is found gathers, from one run to the next.
fn found(target: &str) -> PathBuf {
    target_folder().join("fuzz/corpus").join(target)
}

/// The names of all targets.
fn targets() -> Result<Vec<String>> {
    let folder = root().join("fuzz/corpus");
    let entries =
        fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    Ok(names)
}

/// The program that holds every target.
#[derive(Debug)]
struct Fuzzer(PathBuf);

impl Fuzzer {
    /// Builds it, apart from what is built without the instruments.
    fn build() -> Result<Self> {
        setup::for_fuzzing()?;
        let machine = answer_of(Command::new("rustc").args(["--print", "host-tuple"]))?;
        let folder = target_folder().join("fuzz");
        run_shown(
            cargo()
                .args([
                    "build",
                    "--quiet",
                    "--package",
                    PACKAGE,
                    "--profile",
                    "fuzz",
                ])
                // With the target named, flags are for the program alone and
                // not for what runs while it is built.
                .args(["--target", &machine])
                .env("CARGO_TARGET_DIR", &folder)
                .env_remove("CARGO_ENCODED_RUSTFLAGS")
                .env("RUSTFLAGS", INSTRUMENTED),
        )?;
        Ok(Self(folder.join(machine).join("fuzz").join(PACKAGE)))
    }

    /// The program for one target.
    fn command(&self, target: &str) -> Command {
        let mut command = Command::new(&self.0);
        command
            .env(TARGET_VARIABLE, target)
            .current_dir(root())
            .arg(format!("-timeout={SLOWEST}"))
            .arg(format!("-rss_limit_mb={MOST_MEMORY}"));
        command
    }

    /// Runs the targets on what is kept and then on what libFuzzer makes of
    /// it, as many at once as there are processors.
    fn look(&self, targets: &[String], seconds: u32) -> Result<()> {
        let at_once = thread::available_parallelism().map_or(1, usize::from);
        let mut waiting = targets.iter();
        let mut running: Vec<Looking> = Vec::new();
        let mut failed = Vec::new();
        loop {
            while running.len() < at_once
                && let Some(target) = waiting.next()
            {
                running.push(self.start(target, seconds)?);
            }
            if running.is_empty() {
                break;
            }
            if interrupted() {
                bail!(Interrupted);
            }
            thread::sleep(POLL);
            let mut going = Vec::new();
            for mut looking in running {
                match looking.running.poll()? {
                    None => going.push(looking),
                    Some(status) => {
                        looking.report(status.success());
                        if !status.success() {
                            failed.push(looking.target);
                        }
                    }
                }
            }
            running = going;
        }
        if failed.is_empty() {
            return Ok(());
        }
        bail!("something does not hold in {}", failed.join(", "))
    }

    fn start(&self, target: &str, seconds: u32) -> Result<Looking> {
        let (found, failures) = (found(target), failures(target));
        for folder in [&found, &failures] {
            make(folder)?;
        }
        let log = logs()?.join(format!("fuzz-{target}.log"));
        let file =
            fs::File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let mut command = self.command(target);
        command
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-max_len={LONGEST}"))
            .arg(format!("-artifact_prefix={}/", failures.display()))
            .arg(format!(
                "-dict={}",
                root().join("fuzz/words.dict").display()
            ))
            // What is found goes to the first folder.
            .args([found, kept(target)])
            .stdout(Stdio::null())
            .stderr(file);
        Ok(Looking {
            target: target.to_owned(),
            running: Running::start(&mut command)?,
            log,
        })
    }
}

/// Where the inputs that broke a target are saved.
fn failures(target: &str) -> PathBuf {
    target_folder().join("fuzz/failures").join(target)
}

fn make(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}

/// A target that is being fuzzed.
#[derive(Debug)]
struct Looking {
    target: String,
    running: Running,
    log: PathBuf,
}

impl Looking {
    /// Says how it ended, and how to see it again if it failed.
    fn report(&self, held: bool) {
        let target = &self.target;
        let log = fs::read(&self.log).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        if held {
            let runs = log.lines().rev().find_map(runs_of).unwrap_or("some");
            println!("{target:<16} holds for {runs} inputs");
            return;
        }
        match message_of(&log) {
            Some(message) => eprintln!("{target}: {message}"),
            None => eprintln!("{target}:\n{}", last_lines(&self.log)),
        }
        match saved_in(&log) {
            Some(file) => eprintln!("see it again: cargo xtask fuzz {target} --replay {file}"),
            None => eprintln!("all that was said is in {}", self.log.display()),
        }
    }
}

/// How many inputs were tried, by libFuzzer's last line.
fn runs_of(line: &str) -> Option<&str> {
    line.strip_prefix("Done ")?.split(' ').next()
}

/// What the panic said.
fn message_of(log: &str) -> Option<String> {
    let mut lines = log.lines().skip_while(|line| !line.contains("panicked at"));
    let place = lines.next()?.split("panicked at ").nth(1)?;
    let what = lines
        .take_while(|line| !line.starts_with("stack backtrace") && !line.contains("libFuzzer"));
    let what: Vec<&str> = what.filter(|line| !line.starts_with("note: ")).collect();
    Some(format!("{place}\n  {}", what.join("\n  ")))
}

/// Where libFuzzer saved the input.
fn saved_in(log: &str) -> Option<&str> {
    let line = log
        .lines()
        .find(|line| line.contains("Test unit written to "))?;
    line.split("Test unit written to ").nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAILED: &str = "#2\tINITED cov: 9\n\n\
        thread '<unnamed>' (7) panicked at fuzz/src/json.rs:76:5:\n\
        assertion failed\n\
        note: run with `RUST_BACKTRACE=1`\n\
        ==7== ERROR: libFuzzer: deadly signal\n\
        artifact_prefix='a/'; Test unit written to a/crash-1\n";

    #[test]
    fn what_libfuzzer_says_is_understood() {
        assert_eq!(runs_of("Done 15 runs in 0 second(s)"), Some("15"));
        assert_eq!(runs_of("#15\tDONE"), None);
        let message = message_of(FAILED).unwrap();
        assert_eq!(message, "fuzz/src/json.rs:76:5:\n  assertion failed");
        assert_eq!(saved_in(FAILED), Some("a/crash-1"));
        assert_eq!((message_of("#15"), saved_in("#15")), (None, None));
    }
}
