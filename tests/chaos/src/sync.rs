//! That what is acknowledged was synced before: a killed process leaves what it
//! wrote to the system, so only the calls themselves show what a power cut
//! would find.

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::{Context as _, Result, ensure};
use vigie::{
    case::{
        document::AppendRequest,
        entry::Body,
        frame::{ClientFrame, ServerFrame},
    },
    seal::ClientId,
};

use crate::{
    case::{Case, bytes},
    http::Http,
    pause,
    plan::{Keys, Start},
    round,
    server::Server,
    socket::{Came, Socket},
    stream,
};

/// Entries of each way; one after the other, so that each sync is of one.
const ENTRIES: usize = 12;

/// Whether calls can be watched here.
pub(crate) fn is_possible() -> bool {
    let tried = Command::new("strace")
        .args(["-o", "/dev/null", "true"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    tried.is_ok_and(|status| status.success())
}

/// Appends one by one under `strace` and reads what it saw. Gives it in words,
/// and what is wrong.
pub(crate) async fn run(start: &Start, keys: &Keys, seed: u64) -> Result<(String, Vec<String>)> {
    let trace = start.log.with_extension("strace");
    let file = trace.to_string_lossy().into_owned();
    let calls = "trace=fsync,fdatasync,pwrite64,write,writev,sendto,sendmsg";
    let watched = start.under(&["strace", "-f", "-y", "-s", "256", "-e", calls, "-o", &file]);
    let server = Server::fresh(&watched).await?;
    let able = round::able(&server).await?;
    let mut rng = stream(seed, "sync");
    let case = Case::open(start.address, keys, &mut rng).await?;
    let token = case.citizen_token();
    let bearer = format!("Bearer {token}");
    let mut http = Http::new(start.address);
    for _ in 0..ENTRIES {
        let request = AppendRequest {
            client_id: ClientId::from_bytes(bytes(&mut rng)),
            body: Body::Sealed(vec![1; 298]),
        };
        let headers = [("authorization", &*bearer)];
        let json = serde_json::to_vec(&request)?;
        let answer = http.post(&case.path("/entries"), &headers, json).await?;
        ensure!(answer.status == 201, "not appended: {}", answer.status);
        pause(20).await;
    }
    if able.sockets {
        let path = case.path("/socket");
        let mut socket = Socket::open(start.address, &path, token, None, 256).await?;
        for _ in 0..ENTRIES {
            let client_id = ClientId::from_bytes(bytes(&mut rng));
            let body = Body::Sealed(vec![1; 298]);
            socket.say(&ClientFrame::Append { client_id, body }).await?;
            loop {
                let Came::Frame(frame) = socket.next(Duration::from_secs(5)).await? else {
                    anyhow::bail!("no acknowledgement");
                };
                if matches!(*frame, ServerFrame::Ack { .. }) {
                    break;
                }
            }
            pause(20).await;
        }
    }
    drop(server);
    let text = fs::read(&trace).context("strace wrote nothing")?;
    let text = String::from_utf8_lossy(&text);
    let read = judge(&text, &start.data);
    let ways = if able.sockets { 2 } else { 1 };
    ensure!(
        read.acknowledged >= ENTRIES * ways,
        "only {} acknowledgements were seen in {}",
        read.acknowledged,
        trace.display()
    );
    let said = format!(
        "{} acknowledgements, each after its sync ({} syncs of {})",
        read.acknowledged,
        read.syncs,
        read.files.into_iter().collect::<Vec<_>>().join(", ")
    );
    Ok((said, read.found))
}

/// What a trace shows.
#[derive(Debug, Default)]
struct Read {
    acknowledged: usize,
    syncs: usize,
    /// The kinds of files that were synced, by their endings.
    files: BTreeSet<String>,
    found: Vec<String>,
}

/// Reads a trace: before an acknowledgement leaves, what was written to a
/// write-ahead log or a journal is synced, and something was.
fn judge(trace: &str, data: &Path) -> Read {
    let mut read = Read::default();
    let mut unsynced: BTreeSet<&str> = BTreeSet::new();
    let mut synced = false;
    // What a thread began and has not finished, by the thread's number.
    let mut begun: Vec<(&str, &str)> = Vec::new();
    let data = data.to_string_lossy();
    for line in trace.lines() {
        let thread = line.split(' ').next().unwrap_or_default();
        let path = line.split(['<', '>']).nth(1).unwrap_or_default();
        let is = |call: &str| line.contains(call);
        let sync = is(" fsync(") || is(" fdatasync(");
        let resumed = is("fsync resumed") || is("fdatasync resumed");
        if sync && is("<unfinished") {
            begun.push((thread, path));
        } else if (sync || resumed) && line.ends_with("= 0") {
            let started = begun.iter().position(|(other, _)| *other == thread);
            let path = match (sync, started) {
                (false, Some(place)) => begun.swap_remove(place).1,
                _ => path,
            };
            if path.starts_with(&*data) {
                unsynced.remove(path);
                synced = true;
                read.syncs += 1;
                let name = path.rsplit('/').next().unwrap_or_default();
                let ending = name.split_once('.').map_or("folders", |(_, ending)| ending);
                read.files.insert(ending.to_owned());
            }
        } else if is(" pwrite64(") || is(" write(") && path.starts_with(&*data) {
            if path.ends_with("-wal") || path.ends_with("-journal") {
                unsynced.insert(path);
            }
        } else if is("201 Created") || is(r#"\"type\":\"ack\""#) {
            read.acknowledged += 1;
            if !synced || !unsynced.is_empty() {
                let number = read.acknowledged;
                read.found.push(format!(
                    "acknowledgement {number} left before its sync: {unsynced:?}"
                ));
            }
            synced = false;
        }
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(trace: &str) -> Vec<String> {
        judge(trace, Path::new("/data")).found
    }

    #[test]
    fn a_sync_comes_before_the_acknowledgement() {
        let right = "7 pwrite64(9</data/a.db-wal>, \"x\", 1, 0) = 1\n\
                     7 fdatasync(9</data/a.db-wal>) = 0\n\
                     8 sendto(5<socket:[1]>, \"HTTP/1.1 201 Created\", 9, 0, NULL, 0) = 9\n";
        assert_eq!(found(right), Vec::<String>::new());
    }

    #[test]
    fn a_sync_that_comes_later_is_found() {
        let late = "7 pwrite64(9</data/a.db-wal>, \"x\", 1, 0) = 1\n\
                    7 fdatasync(9</data/a.db-wal> <unfinished ...>\n\
                    8 sendto(5<socket:[1]>, \"..\\\"type\\\":\\\"ack\\\"..\", 9, 0, NULL, 0) = 9\n\
                    7 <... fdatasync resumed>) = 0\n";
        assert_eq!(found(late).len(), 1);
    }

    #[test]
    fn a_sync_of_another_file_is_none() {
        let other = "7 pwrite64(9</data/a.db-wal>, \"x\", 1, 0) = 1\n\
                     7 fdatasync(9</elsewhere/a.db-wal>) = 0\n\
                     8 write(5<socket:[1]>, \"HTTP/1.1 201 Created\", 9) = 9\n";
        assert_eq!(found(other).len(), 1);
    }
}
