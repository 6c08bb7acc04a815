//! A server that is started, killed and started again.

use std::{
    fs::{self, File, OpenOptions},
    os::unix::process::CommandExt as _,
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use rustix::process::{Pid, Signal, kill_process_group, test_kill_process_group};
use tokio::time::sleep;

use crate::{http::Http, plan::Start};

/// How long a server may take until it answers.
const READY: Duration = Duration::from_secs(20);

/// How long what was killed may take to be gone. Where nobody collects the
/// dead, they count as there.
const DEATH: Duration = Duration::from_millis(500);

/// How often a starting server is asked.
const PROBE: Duration = Duration::from_millis(10);

/// A server that runs.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) start: Start,
    child: Child,
}

impl Server {
    /// Starts a server over whatever its folder holds.
    pub(crate) fn spawn(start: &Start) -> Result<Self> {
        Ok(Self {
            start: start.clone(),
            child: spawn(start)?,
        })
    }

    /// Starts a server over an empty folder and waits until it answers.
    pub(crate) async fn fresh(start: &Start) -> Result<Self> {
        empty(start)?;
        let mut server = Self::spawn(start)?;
        server.ready().await?;
        Ok(server)
    }

    /// Waits until it answers.
    pub(crate) async fn ready(&mut self) -> Result<()> {
        let began = Instant::now();
        let mut http = Http::new(self.start.address);
        loop {
            self.check_alive()?;
            let answer = http.get("/v1/capabilities", &[]).await;
            if answer.is_ok_and(|answer| answer.status == 200) {
                return Ok(());
            }
            if began.elapsed() > READY {
                bail!(
                    "{} does not answer within {} s of its start; see {}",
                    self.start.name,
                    READY.as_secs(),
                    self.start.log.display()
                );
            }
            sleep(PROBE).await;
        }
    }

    /// An error if it ended by itself.
    pub(crate) fn check_alive(&mut self) -> Result<()> {
        match self.child.try_wait().context("cannot wait for a server")? {
            None => Ok(()),
            Some(status) => bail!(
                "{} ended by itself ({status}); see {}",
                self.start.name,
                self.start.log.display()
            ),
        }
    }

    /// Kills it and everything that it started, as a power cut would as far as
    /// a process can tell.
    pub(crate) fn kill(&mut self) -> Result<()> {
        self.check_alive()?;
        self.end();
        Ok(())
    }

    fn end(&mut self) {
        let group = Pid::from_child(&self.child);
        // Each of these fails only if nobody is left.
        let _ = kill_process_group(group, Signal::KILL);
        let _ = self.child.wait();
        // Its children die beside it, and hold its port until they have.
        let killed = Instant::now();
        while test_kill_process_group(group).is_ok() && killed.elapsed() < DEATH {
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Starts it again after it was killed.
    pub(crate) fn again(&mut self) -> Result<()> {
        self.child = spawn(&self.start)?;
        Ok(())
    }

    /// The process, as the system numbers it.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// The databases that the process holds open, as the system tells it;
    /// `None` where it does not.
    pub(crate) fn open_databases(&self) -> Option<Vec<PathBuf>> {
        let data = self.start.data.canonicalize().ok()?;
        let files = fs::read_dir(format!("/proc/{}/fd", self.id())).ok()?;
        let mut open: Vec<PathBuf> = files
            .filter_map(|file| fs::read_link(file.ok()?.path()).ok())
            .filter(|path| path.starts_with(&data) && path.is_file())
            .collect();
        open.sort_unstable();
        open.dedup();
        Some(open)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

/// Empties the folder of the databases.
pub(crate) fn empty(start: &Start) -> Result<()> {
    let data = &start.data;
    let cannot = || format!("cannot empty {}", data.display());
    fs::create_dir_all(data).with_context(cannot)?;
    for entry in fs::read_dir(data).with_context(cannot)? {
        let path = entry.with_context(cannot)?.path();
        let removed = if path.is_dir() {
            fs::remove_dir_all(&path)
        } else {
            fs::remove_file(&path)
        };
        removed.with_context(cannot)?;
    }
    Ok(())
}

/// Starts the program at the head of a process group of its own, to end with
/// this one however that ends. The thread that starts it is the main thread,
/// which the kernel watches: the runtime has no other.
fn spawn(start: &Start) -> Result<Child> {
    fs::create_dir_all(&start.data)
        .with_context(|| format!("cannot make {}", start.data.display()))?;
    let log = || -> std::io::Result<File> {
        OpenOptions::new()
            .create(true)
            .append(true)
            .open(&start.log)
    };
    let log = log().with_context(|| format!("cannot write {}", start.log.display()))?;
    let copy = log.try_clone().context("cannot write the log")?;
    Command::new("/proc/self/exe")
        .arg("guard")
        .arg(std::process::id().to_string())
        .args(start.words())
        .envs(&start.environment)
        .stdin(Stdio::null())
        .stdout(log)
        .stderr(copy)
        .process_group(0)
        .spawn()
        .with_context(|| format!("cannot start {}", start.program))
}

/// Becomes a program that is killed when its parent ends.
pub(crate) fn guard(parent: i32, words: &[std::ffi::OsString]) -> Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{getppid, set_parent_process_death_signal};
        set_parent_process_death_signal(Some(Signal::KILL))
            .context("cannot tie the server to its harness")?;
        // The parent may have ended before the kernel was asked.
        if getppid().map(Pid::as_raw_pid) != Some(parent) {
            return Ok(());
        }
    }
    let (program, arguments) = words.split_first().context("nothing to start")?;
    let error = Command::new(program).args(arguments).exec();
    Err(error).with_context(|| format!("cannot start {}", program.display()))
}
