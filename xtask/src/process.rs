//! The programs that a task starts, and how they end.
//!
//! Each child leads a process group of its own, so that stopping it also stops
//! what it started itself (a real Spin starts a trigger, cargo starts rustc).
//! A signal to `xtask` only sets a flag; whoever waits for a child looks at the
//! flag, stops the child and unwinds, so nothing outlives the task.

use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process_group, test_kill_process_group};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

use crate::setup::logs;

/// How long a child may take to end by itself once asked to. workerd drains
/// its connections first, and one that stays open would keep it forever.
const GRACE: Duration = Duration::from_secs(2);

/// How often a waiting task looks at its child and at the flag.
const POLL: Duration = Duration::from_millis(20);

/// How much of a log is shown when a command fails.
const LAST_LINES: usize = 12;

/// The flag that Ctrl-C, SIGTERM and SIGHUP set.
fn flag() -> &'static Arc<AtomicBool> {
    static FLAG: OnceLock<Arc<AtomicBool>> = OnceLock::new();
    FLAG.get_or_init(|| Arc::new(AtomicBool::new(false)))
}

/// From here on, a signal asks the task to stop instead of ending it at once.
pub(crate) fn watch_signals() -> Result<()> {
    for signal in [SIGINT, SIGTERM, SIGHUP] {
        signal_hook::flag::register(signal, Arc::clone(flag()))
            .context("cannot listen for signals")?;
    }
    Ok(())
}

/// Whether someone asked the task to stop.
pub(crate) fn interrupted() -> bool {
    flag().load(Ordering::Relaxed)
}

/// The error of a task that was asked to stop before it was done.
#[derive(Debug)]
pub(crate) struct Interrupted;

impl fmt::Display for Interrupted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("stopped, as asked")
    }
}

impl std::error::Error for Interrupted {}

/// A running program, stopped with all its children when dropped.
#[derive(Debug)]
pub(crate) struct Running {
    child: std::process::Child,
    group: Pid,
    ended: bool,
}

impl Running {
    /// Starts a program at the head of its own process group.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let program = command.get_program().to_owned();
        let child = command
            .stdin(Stdio::null())
            .process_group(0)
            .spawn()
            .with_context(|| format!("cannot start {}", Path::new(&program).display()))?;
        let group = Pid::from_child(&child);
        Ok(Self {
            child,
            group,
            ended: false,
        })
    }

    /// The process, as the system numbers it.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// The exit status, if the program has ended.
    pub(crate) fn poll(&mut self) -> Result<Option<ExitStatus>> {
        let status = self.child.try_wait().context("cannot wait for a child")?;
        self.ended |= status.is_some();
        Ok(status)
    }

    /// Waits until the program ends, or until the task is asked to stop.
    pub(crate) fn wait(&mut self) -> Result<ExitStatus> {
        loop {
            if let Some(status) = self.poll()? {
                return Ok(status);
            }
            if interrupted() {
                self.stop();
                bail!(Interrupted);
            }
            thread::sleep(POLL);
        }
    }

    /// Asks the whole group to end, and ends it after a grace period.
    pub(crate) fn stop(&mut self) {
        let asked = Instant::now();
        // An error here means that nobody is left to stop.
        let mut alive = kill_process_group(self.group, Signal::TERM).is_ok();
        while alive && asked.elapsed() < GRACE {
            thread::sleep(POLL);
            // A group counts as alive until its leader has been waited for.
            let _ = self.child.try_wait();
            alive = test_kill_process_group(self.group).is_ok();
        }
        if alive {
            let _ = kill_process_group(self.group, Signal::KILL);
        }
        let _ = self.child.wait();
        self.ended = true;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if !self.ended {
            self.stop();
        }
    }
}

/// Runs a command to its end with its output in `.vigie/logs/<log>.log`, and
/// shows the last lines of it when the command fails.
pub(crate) fn run_logged(command: &mut Command, log: &str) -> Result<()> {
    let path = logs()?.join(format!("{log}.log"));
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    let copy = file.try_clone().context("cannot write the log")?;
    let status = Running::start(command.stdout(file).stderr(copy))?.wait()?;
    if !status.success() {
        bail!(
            "`{}` failed ({status}). Its last lines, from {}:\n{}",
            shown(command),
            path.display(),
            last_lines(&path)
        );
    }
    Ok(())
}

/// Runs a command to its end with its output in the open.
pub(crate) fn run_shown(command: &mut Command) -> Result<()> {
    let status = Running::start(command)?.wait()?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs a command to its end with its output in `.vigie/logs/<log>.log`, and shows
/// all of it then: two that run at once do not speak into one another.
pub(crate) fn run_told(command: &mut Command, log: &str) -> Result<()> {
    let outcome = run_logged(command, log);
    tell(log)?;
    match outcome {
        Err(error) if !error.is::<Interrupted>() => bail!("{log} failed"),
        outcome => outcome,
    }
}

/// Shows a whole log.
pub(crate) fn tell(log: &str) -> Result<()> {
    let said = fs::read(logs()?.join(format!("{log}.log"))).unwrap_or_default();
    let mut out = io::stdout().lock();
    // Nobody may be there to read it any more.
    let _ = writeln!(out, "-- {log}").and_then(|()| out.write_all(&said));
    Ok(())
}

/// What a command prints on its standard output, for short questions such as
/// `--version`.
pub(crate) fn answer_of(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .with_context(|| format!("cannot run `{}`", shown(command)))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", shown(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The end of a log, indented so that it stands apart from our own words.
pub(crate) fn last_lines(path: &Path) -> String {
    let text = fs::read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    if lines.is_empty() {
        return "    (it said nothing)".to_owned();
    }
    let from = lines.len().saturating_sub(LAST_LINES);
    let last = lines.into_iter().skip(from);
    last.map(|line| format!("    {line}"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// A command as a person would type it: the program's name and its arguments.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(OsStr::new("?"));
    std::iter::once(program)
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn a_program_that_will_not_end_is_ended_with_its_children() {
        // It ignores what asks it to end, and says so once it does.
        let script = "trap '' TERM; echo ready; while :; do sleep 1; done";
        let mut command = Command::new("sh");
        command.args(["-c", script]).stdout(Stdio::piped());
        let mut running = Running::start(&mut command).unwrap();
        let mut output = running.child.stdout.take().unwrap();
        output.read_exact(&mut [0; 6]).unwrap();

        running.stop();
        assert!(running.poll().unwrap().is_some());
        // Nobody is left who could write.
        assert_eq!(output.read(&mut [0]).unwrap(), 0);
    }
}
