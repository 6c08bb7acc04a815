//! A server that does not outlive the task that started it.
//!
//! [`crate::process`] stops servers when a task ends in any way it can notice.
//! A task that is killed outright notices nothing, so servers are started
//! through `xtask guard`, which asks the kernel to end them with their parent
//! and then becomes the server: same process, same id.

use std::ffi::OsString;
use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Result};

/// A command that runs `program` under the guard.
///
/// The kernel watches the thread that starts the program: start it from one
/// that lives as long as the server should.
pub(crate) fn guarded(program: &std::path::Path) -> Command {
    if !cfg!(target_os = "linux") {
        return Command::new(program);
    }
    // Not `current_exe`: cargo may have replaced the file since.
    let mut command = Command::new("/proc/self/exe");
    command
        .arg("guard")
        .arg(std::process::id().to_string())
        .arg(program);
    command
}

/// The program and the arguments of a command without its guard, for whoever
/// guards servers itself.
pub(crate) fn words(command: &Command) -> Vec<OsString> {
    let all: Vec<OsString> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(OsString::from)
        .collect();
    match all.as_slice() {
        [_, guard, _parent, words @ ..] if guard == "guard" => words.to_vec(),
        _ => all,
    }
}

/// Becomes `program`, to be killed when the process `parent` ends.
pub(crate) fn become_server(parent: i32, program: &OsString, arguments: &[OsString]) -> Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Signal, getppid, set_parent_process_death_signal};
        set_parent_process_death_signal(Some(Signal::KILL))
            .context("cannot tie the server to its task")?;
        // The parent may have ended before the kernel was asked.
        if getppid().map(rustix::process::Pid::as_raw_pid) != Some(parent) {
            return Ok(());
        }
    }
    let error = Command::new(program).args(arguments).exec();
    Err(error).with_context(|| format!("cannot start {}", program.display()))
}
