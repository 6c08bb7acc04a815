//! `vigie-spin-host up`: what `spin up` does, on a machine without Spin.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow};
use clap::{Args, Parser, Subcommand};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use vigie_spin_host::{App, Manifest, ReusePolicy, Settings};

/// A small host for Spin applications, for tests.
#[derive(Debug, Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run an application.
    Up(Up),
}

#[derive(Debug, Args)]
#[command(args_override_self = true)]
struct Up {
    /// The manifest.
    #[arg(short, long, visible_alias = "file", default_value = "spin.toml")]
    from: PathBuf,
    /// Where to listen; port 0 takes any free one.
    #[arg(long, default_value = "127.0.0.1:3000")]
    listen: SocketAddr,
    /// Where databases live.
    #[arg(long, default_value = ".spin")]
    state_dir: PathBuf,
    /// An environment variable for every component, as `NAME=value`.
    #[arg(short, long = "env", value_name = "NAME=VALUE", value_parser = pair)]
    environment: Vec<(String, String)>,
    /// An application variable, as `name=value`.
    #[arg(long = "variable", value_name = "NAME=VALUE", value_parser = pair)]
    variables: Vec<(String, String)>,
    /// Drop what components print.
    #[arg(short, long)]
    quiet: bool,
    /// Compile components at every start.
    #[arg(long)]
    disable_cache: bool,
    /// How many requests one instance serves in all.
    #[arg(long, value_name = "COUNT", default_value = "128")]
    max_instance_reuse_count: NonZeroUsize,
    /// How many requests one instance serves at the same time.
    #[arg(long, value_name = "COUNT", default_value = "16")]
    max_instance_concurrent_reuse_count: NonZeroUsize,
    /// How long an instance without requests is kept, such as `1s` or `250ms`.
    #[arg(long, value_name = "DURATION", default_value = "1s", value_parser = duration)]
    idle_instance_timeout: Duration,
}

fn main() -> ExitCode {
    let Command::Up(up) = Cli::parse().command;
    match run(up) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// What this program compiled, kept beside it: it goes when the folder of the build
/// goes, and no other checkout's is found.
fn cache() -> Result<PathBuf> {
    let program = std::env::current_exe().context("cannot find this program")?;
    Ok(program.with_file_name("vigie-spin-host-cache"))
}

fn run(up: Up) -> Result<()> {
    let manifest = Manifest::read(&up.from)?;
    let cache = if up.disable_cache {
        None
    } else {
        Some(cache()?)
    };
    let settings = Settings {
        state_dir: up.state_dir,
        environment: up.environment.into_iter().collect::<BTreeMap<_, _>>(),
        variables: up.variables.into_iter().collect(),
        quiet: up.quiet,
        reuse: ReusePolicy {
            total: up.max_instance_reuse_count,
            concurrent: up.max_instance_concurrent_reuse_count,
            idle: up.idle_instance_timeout,
        },
        cache,
    };
    let runtime = tokio::runtime::Runtime::new()?;
    let result = runtime.block_on(async {
        let listener = TcpListener::bind(up.listen)
            .await
            .with_context(|| format!("cannot listen on {}", up.listen))?;
        let app = App::load(&manifest, &settings)?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        announce(listener.local_addr()?)?;
        tokio::select! {
            ended = app.serve(listener) => ended.map(drop),
            _ = interrupt.recv() => Ok(()),
            _ = terminate.recv() => Ok(()),
        }
    });
    // Requests under way end with the process, as in Spin: what was acknowledged
    // is on disk, and taking instances down one by one would only take time.
    std::mem::forget(runtime);
    result
}

/// Says where the application is, in Spin's words, which scripts wait for.
fn announce(address: SocketAddr) -> Result<()> {
    let mut stdout = std::io::stdout().lock();
    writeln!(stdout, "Serving http://{address}")?;
    Ok(stdout.flush()?)
}

fn pair(text: &str) -> Result<(String, String)> {
    let (name, value) = text
        .split_once('=')
        .with_context(|| format!("`{text}` is not NAME=VALUE"))?;
    Ok((name.to_owned(), value.to_owned()))
}

fn duration(text: &str) -> Result<Duration> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = text.get(digits.len()..).unwrap_or_default();
    let number: u64 = digits
        .parse()
        .map_err(|_| anyhow!("`{text}` is not a duration such as `1s` or `250ms`"))?;
    match unit {
        "ms" => Ok(Duration::from_millis(number)),
        "s" | "" => Ok(Duration::from_secs(number)),
        "m" => number
            .checked_mul(60)
            .map(Duration::from_secs)
            .context("the duration is too long"),
        _ => Err(anyhow!(
            "`{unit}` is no unit of time here: `ms`, `s` or `m`"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_that_of_spin() {
        let Command::Up(up) = Cli::parse_from([
            "vigie-spin-host",
            "up",
            "-f",
            "app/spin.toml",
            "--listen",
            "127.0.0.1:0",
            "--state-dir",
            "state",
            "--env",
            "A=b=c",
            "--variable",
            "mode=demo",
            "--idle-instance-timeout",
            "250ms",
            "--max-instance-reuse-count",
            "1",
            "--quiet",
        ])
        .command;
        assert_eq!(up.from, PathBuf::from("app/spin.toml"));
        assert_eq!(up.environment, [("A".to_owned(), "b=c".to_owned())]);
        assert_eq!(up.variables, [("mode".to_owned(), "demo".to_owned())]);
        assert_eq!(up.idle_instance_timeout, Duration::from_millis(250));
        assert_eq!(up.max_instance_reuse_count.get(), 1);
        assert_eq!(up.max_instance_concurrent_reuse_count.get(), 16);
        assert!(up.quiet);
    }

    #[test]
    fn the_defaults_are_those_of_the_library() {
        let Command::Up(up) = Cli::parse_from(["vigie-spin-host", "up"]).command;
        let policy = ReusePolicy::default();
        assert_eq!(up.max_instance_reuse_count, policy.total);
        assert_eq!(up.max_instance_concurrent_reuse_count, policy.concurrent);
        assert_eq!(up.idle_instance_timeout, policy.idle);
    }

    #[test]
    fn durations() {
        assert_eq!(duration("2").unwrap(), Duration::from_secs(2));
        assert_eq!(duration("3m").unwrap(), Duration::from_secs(180));
        for bad in ["", "s", "1h", "-1s", "1.5s"] {
            assert!(duration(bad).is_err(), "{bad}");
        }
    }
}
