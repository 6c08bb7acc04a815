//! A disk without room: what cannot be kept is refused and never acknowledged,
//! and all goes on once there is room again.

use std::{
    fs::{self, File},
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use rustix::process::{Pid, Resource, Rlimit, getrlimit, prlimit};

use crate::{
    pause,
    plan::{Keys, Start},
    round::{Outcome, Reckoning},
    server::Server,
};

/// The room of the small disk. On Workers each case, desk and board has a journal
/// of its own, which grows to 4 MiB before it is used anew: a disk that they
/// fill by themselves would stay full once we make room.
const ROOM: &str = "size=64m";

/// How long it stays full, before and after a kill.
const FULL: Duration = Duration::from_millis(1_500);

/// How room is taken away.
#[derive(Debug)]
pub(crate) enum Means {
    /// A small disk in memory, in a namespace of mounts that ends with us.
    Disk,
    /// No file of the server may grow any more.
    Quota,
}

/// The program that gives this harness mounts of its own, if the system lets
/// it: as root, or as a user who is root among its own.
pub(crate) fn namespace() -> Option<Vec<&'static str>> {
    [vec!["unshare", "-m"], vec!["unshare", "-rm"]]
        .into_iter()
        .find(|words| {
            let (program, arguments) = words.split_first().unwrap_or((&"", &[]));
            let script = "mount -t tmpfs none /mnt";
            let tried = Command::new(program)
                .args(arguments)
                .args(["sh", "-c", script])
                .stderr(Stdio::null())
                .status();
            tried.is_ok_and(|status| status.success())
        })
}

/// Fills the disk under load, kills the server while it is full, makes room.
pub(crate) async fn run(
    start: &Start,
    keys: &Keys,
    seed: u64,
    means: &Means,
) -> Result<(Outcome, String)> {
    let start = match means {
        Means::Disk => {
            mount(&start.data)?;
            start.clone()
        }
        // A program that a growing file ends must be told not to mind.
        Means::Quota => start.under(&["sh", "-c", "trap '' XFSZ; exec \"$0\" \"$@\""]),
    };
    let mut server = Server::fresh(&start).await?;
    let mut reckoning = Reckoning::begin(&server, keys, seed).await?;
    pause(600).await;
    let ballast = fill(&server, means)?;
    tokio::time::sleep(FULL).await;
    let refused = reckoning.refused();
    server.kill()?;
    server.again()?;
    server
        .ready()
        .await
        .context("it does not start on a full disk")?;
    if matches!(means, Means::Quota) {
        fill(&server, means)?;
    }
    tokio::time::sleep(FULL).await;
    reckoning.outcome.kills = 1;
    free(&server, means, &ballast)?;
    let freed = Instant::now();
    let before = reckoning.acknowledged();
    while reckoning.acknowledged() == before {
        ensure!(
            freed.elapsed() < Duration::from_secs(10),
            "nothing is taken although there is room again"
        );
        pause(10).await;
    }
    let recovered = freed.elapsed().as_millis();
    pause(400).await;
    let outcome = reckoning.end(&mut server).await?;
    let by = match means {
        Means::Disk => "a disk of 64 MiB",
        Means::Quota => "a quota",
    };
    let storage: Vec<String> = refused
        .iter()
        .filter(|(why, _)| why.starts_with("storage"))
        .map(|(why, count)| format!("{count} times {why}"))
        .collect();
    ensure!(
        !storage.is_empty(),
        "nothing was refused although {by} was full: {refused:?}"
    );
    drop(server);
    if matches!(means, Means::Disk) {
        unmount(&start.data);
    }
    Ok((
        outcome,
        format!(
            "{by}; refused {}; took the next {recovered} ms after there was room",
            storage.join(", ")
        ),
    ))
}

fn mount(data: &Path) -> Result<()> {
    fs::create_dir_all(data).with_context(|| format!("cannot make {}", data.display()))?;
    let mut command = Command::new("mount");
    command.args(["-t", "tmpfs", "-o", ROOM, "none"]).arg(data);
    let status = command.status().context("cannot mount")?;
    if !status.success() {
        bail!("cannot mount a disk on {}", data.display());
    }
    Ok(())
}

/// What is left mounted ends with the namespace.
fn unmount(data: &Path) {
    let _ = Command::new("umount").arg(data).status();
}

fn fill(server: &Server, means: &Means) -> Result<PathBuf> {
    let ballast = server.start.data.join("ballast");
    match means {
        Means::Disk => {
            let mut file = File::create(&ballast).context("cannot fill the disk")?;
            // The last bytes too, not only the last block.
            for block in [[0; 65_536].as_slice(), &[0; 4_096], &[0; 1]] {
                while file.write_all(block).is_ok() {}
            }
        }
        Means::Quota => limit(server, Some(largest(&server.start.data)))?,
    }
    Ok(ballast)
}

fn free(server: &Server, means: &Means, ballast: &Path) -> Result<()> {
    match means {
        Means::Disk => fs::remove_file(ballast).context("cannot make room"),
        Means::Quota => limit(server, None),
    }
}

fn limit(server: &Server, bytes: Option<u64>) -> Result<()> {
    let id = i32::try_from(server.id())?;
    let limit = Rlimit {
        current: bytes,
        maximum: getrlimit(Resource::Fsize).maximum,
    };
    prlimit(Pid::from_raw(id), Resource::Fsize, limit).context("cannot set a quota")?;
    Ok(())
}

/// The length of the longest file below a folder.
fn largest(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else {
        return 0;
    };
    entries
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => largest(&entry.path()),
            Ok(metadata) => metadata.len(),
            Err(_) => 0,
        })
        .max()
        .unwrap_or_default()
}
