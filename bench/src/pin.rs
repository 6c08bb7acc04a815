//! Which core a program runs on.

use std::fs;

use anyhow::{Context, Result};
use rustix::thread::{CpuSet, Pid, sched_setaffinity};

/// The core that servers are measured on.
pub(crate) const SERVER: usize = 0;

/// The core that the client runs on, and the libraries.
pub(crate) const CLIENT: usize = 1;

/// Keeps the calling thread on a core.
pub(crate) fn this_thread(core: usize) -> Result<()> {
    set(None, &[core])
}

/// Keeps every thread of a process on a core, and those it starts later.
pub(crate) fn process(id: u32, core: usize) -> Result<()> {
    process_on(id, &[core])
}

/// Lets a process run on both cores, the client's too.
pub(crate) fn process_anywhere(id: u32) -> Result<()> {
    process_on(id, &[SERVER, CLIENT])
}

fn process_on(id: u32, cores: &[usize]) -> Result<()> {
    let tasks = format!("/proc/{id}/task");
    for task in fs::read_dir(&tasks).with_context(|| format!("cannot read {tasks}"))? {
        let id = task?.file_name().to_string_lossy().parse()?;
        set(Pid::from_raw(id), cores)?;
    }
    Ok(())
}

fn set(thread: Option<Pid>, cores: &[usize]) -> Result<()> {
    let mut set = CpuSet::new();
    cores.iter().for_each(|core| set.set(*core));
    sched_setaffinity(thread, &set)
        .with_context(|| format!("cannot keep to core {cores:?}: two are needed"))
}

/// The seconds of processor time that a process has taken so far, all its
/// threads together, in user and in kernel mode: fields 14 and 15 of
/// `/proc/<id>/stat`, see proc_pid_stat(5).
pub(crate) fn cpu_seconds(id: u32) -> Result<f64> {
    let path = format!("/proc/{id}/stat");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?;
    ticks(&text)
        .map(|ticks| ticks as f64 / rustix::param::clock_ticks_per_second() as f64)
        .with_context(|| format!("{path} is not what proc_pid_stat(5) says"))
}

fn ticks(stat: &str) -> Option<u64> {
    // The name in field 2 may hold blanks and parentheses.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_ascii_whitespace().skip(11);
    let user: u64 = fields.next()?.parse().ok()?;
    let system: u64 = fields.next()?.parse().ok()?;
    Some(user + system)
}

/// The bytes of a process that are in memory, those shared with others too:
/// `VmRSS` in `/proc/<id>/status`.
pub(crate) fn memory(id: u32) -> Result<u64> {
    let path = format!("/proc/{id}/status");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?;
    resident(&text).with_context(|| format!("{path} has no VmRSS"))
}

fn resident(status: &str) -> Option<u64> {
    let value = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: u64 = value.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_read_in_bytes() {
        let status = "Name:\tx\nVmRSS:\t    2048 kB\nRssAnon:\t 1 kB\n";
        assert_eq!(resident(status), Some(2 << 20));
        assert_eq!(resident("Name:\tx\n"), None);
    }

    #[test]
    fn a_name_with_blanks_does_not_shift_the_fields() {
        let stat = "7 (a ) b) S 1 7 7 0 -1 4194560 100 0 0 0 250 31 0 0 20 0 1 0 100 0 0";
        assert_eq!(ticks(stat), Some(281));
        assert_eq!(ticks("7 (a"), None);
    }
}
