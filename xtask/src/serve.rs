//! One command from a fresh clone to a served Vigie.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};

use crate::build::Build;
use crate::directory::{self, Directory};
use crate::functions::Application;
use crate::keys::{Keys, PASSPHRASE, locked_name};
use crate::officer;
use crate::oidc::OidcOrigin;
use crate::process::{Interrupted, Running, interrupted, last_lines};
use crate::programs::Made;
use crate::setup;
use crate::spin;
use crate::token;
use crate::tools::root;
use crate::workerd::{self, Door};

/// How long a server may take until it answers for the first time.
const START: Duration = Duration::from_secs(30);

/// How often a starting server is asked.
const PROBE: Duration = Duration::from_millis(50);

/// The two platforms that Vigie runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Host {
    /// workerd, the open runtime of Cloudflare Workers.
    Workers,
    /// A real Spin named by the variable SPIN, or the Spin test host.
    Spin,
}

impl Host {
    /// The host's name, as the command line and the test suite write it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Host::Workers => "workers",
            Host::Spin => "spin",
        }
    }
}

/// Serve Vigie on this machine.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The platform to serve on.
    #[arg(long, value_enum, default_value_t = Host::Workers)]
    on: Host,
    /// The address to listen on.
    #[arg(long, default_value = "127.0.0.1:8787")]
    listen: SocketAddr,
    /// Where everything that must survive a restart is kept [default:
    /// .vigie/state in the checkout].
    #[arg(long, value_name = "FOLDER")]
    state: Option<PathBuf>,
    /// Files to import the stations from; `sample` goes back to the sample.
    #[arg(long, num_args = 1.., value_name = "FILE")]
    stations: Vec<PathBuf>,
    /// The communes to find places by, for the import.
    #[arg(long, value_name = "FILE", requires = "stations")]
    communes: Option<PathBuf>,
    /// Who runs this service; the page and `/healthz` say it.
    #[arg(long, value_name = "NAME")]
    operator: Option<String>,
    /// Where the OpenID provider of officers has its keys, such as
    /// `https://id.example`; `http://` only on this machine. Requests go out to
    /// nowhere else.
    #[arg(long, value_name = "ORIGIN")]
    oidc_origin: Option<OidcOrigin>,
    /// Believe a `CF-Blob` header that says where the caller is.
    #[arg(long, hide = true)]
    trust_cf_header: bool,
}

/// A state folder, held so that no second server writes into it.
#[derive(Debug)]
pub(crate) struct State {
    folder: PathBuf,
    _lock: File,
}

impl State {
    /// Takes the folder, or says that someone else has it.
    pub(crate) fn take(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let folder = folder.canonicalize()?;
        let path = folder.join("lock");
        let lock =
            File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self {
                folder,
                _lock: lock,
            }),
            Err(TryLockError::WouldBlock) => bail!(
                "another server keeps its state in {}: stop it, or choose another folder with \
                 `--state FOLDER`",
                folder.display()
            ),
            Err(TryLockError::Error(error)) => {
                Err(error).with_context(|| format!("cannot lock {}", path.display()))
            }
        }
    }

    /// The folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }
}

/// The state folder of whoever names none.
pub(crate) fn default_state() -> PathBuf {
    root().join(".vigie/state")
}

/// What is to be served, where and how.
#[derive(Debug)]
pub(crate) struct Plan<'a> {
    pub(crate) host: Host,
    pub(crate) build: &'a Build,
    pub(crate) application: &'a Application,
    pub(crate) door: Door,
    pub(crate) state: State,
}

/// A server that answers.
#[derive(Debug)]
pub(crate) struct Server {
    running: Running,
    /// Where it answers.
    pub(crate) url: String,
    log: PathBuf,
    name: &'static str,
    state: State,
}

/// Serves until the task is asked to stop or the server ends by itself.
pub(crate) fn serve(options: &Options, application: &Application) -> Result<()> {
    check_free(options.listen)?;
    let state = match &options.state {
        Some(folder) => State::take(folder)?,
        None => State::take(&default_state())?,
    };
    // A fault in the plan of the desks is said before anything is built.
    let keys = Keys::of(&state)?;
    keys.lock(state.folder())?;
    match options.on {
        Host::Workers => setup::for_workers()?,
        Host::Spin => setup::for_spin()?,
    }
    let directory = directory::chosen(
        state.folder(),
        &options.stations,
        options.communes.as_deref(),
    )?;
    let build = Build::to_serve(directory, state.folder());
    match options.on {
        Host::Workers => build.workers(application)?,
        Host::Spin => build.spin(application)?,
    }
    let door = Door {
        listen: options.listen,
        trust_cf_header: options.trust_cf_header,
        operator: options.operator.clone(),
        oidc_origin: options.oidc_origin.clone(),
        variables: keys.variables()?,
    };
    let plan = Plan {
        host: options.on,
        build: &build,
        application,
        door,
        state,
    };
    let mut server = plan.start()?;
    println!(
        "{}",
        welcome(&server, &build.directory, &keys, options.state.as_deref())
    );
    server.watch()
}

impl Plan<'_> {
    /// Starts the server and waits until it answers.
    pub(crate) fn start(self) -> Result<Server> {
        let Self {
            host,
            build,
            application,
            door,
            state,
        } = self;
        let mut command = match host {
            Host::Workers => workerd::command(build, application.functions, &door, state.folder())?,
            Host::Spin => spin::command(build, &spin::host(Made::Tested)?, &door, state.folder()),
        };
        check_free(door.listen)?;
        let name = host.name();
        let log = state.folder().join(format!("{name}.log"));
        let output =
            File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let copy = output.try_clone().context("cannot write the log")?;
        let running = Running::start(command.stdout(output).stderr(copy))?;
        let mut server = Server {
            running,
            url: format!("http://{}", reachable(door.listen)),
            log,
            name,
            state,
        };
        server.wait_until_ready()?;
        Ok(server)
    }
}

impl Server {
    fn wait_until_ready(&mut self) -> Result<()> {
        let started = Instant::now();
        let probe = format!("{}/healthz", self.url);
        loop {
            self.check_alive()?;
            let answer = minreq::get(&probe).with_timeout(5).send();
            if answer.is_ok_and(|response| response.status_code == 200) {
                return Ok(());
            }
            if started.elapsed() > START {
                bail!(
                    "the {} server did not answer {probe} within {} s; its last lines, from {}:\n{}",
                    self.name,
                    START.as_secs(),
                    self.log.display(),
                    last_lines(&self.log)
                );
            }
            thread::sleep(PROBE);
        }
    }

    /// An error once the server has ended, or once the task is to stop.
    fn check_alive(&mut self) -> Result<()> {
        if interrupted() {
            bail!(Interrupted);
        }
        match self.running.poll()? {
            None => Ok(()),
            Some(status) => Err(anyhow!(
                "the {} server ended by itself ({status}). Its last lines, from {}:\n{}",
                self.name,
                self.log.display(),
                last_lines(&self.log)
            )),
        }
    }

    /// Watches over the server until the task is asked to stop, which is how it
    /// is meant to end.
    fn watch(&mut self) -> Result<()> {
        loop {
            match self.check_alive() {
                Err(error) if error.is::<Interrupted>() => {
                    eprintln!("Stopping.");
                    self.running.stop();
                    return Ok(());
                }
                other => other?,
            }
            thread::sleep(PROBE);
        }
    }
}

/// Refuses an address that is taken, before minutes of building.
fn check_free(listen: SocketAddr) -> Result<()> {
    let Err(error) = TcpListener::bind(listen) else {
        return Ok(());
    };
    let port = listen.port();
    Err(match error.kind() {
        ErrorKind::AddrInUse => anyhow!(
            "port {port} is in use: stop what listens on {listen}, or choose another port, for \
             example `--listen {}:{}`",
            listen.ip(),
            port.checked_add(1).unwrap_or(8787)
        ),
        ErrorKind::PermissionDenied => anyhow!(
            "port {port} is reserved for the system: choose one above 1023, for example `--listen \
             {}:8787`",
            listen.ip()
        ),
        ErrorKind::AddrNotAvailable => anyhow!(
            "this machine has no address {}: use 127.0.0.1, or 0.0.0.0 to be reached from others",
            listen.ip()
        ),
        _ => anyhow!("cannot listen on {listen}: {error}"),
    })
}

/// An address of this machine that nobody listens on.
pub(crate) fn free_address() -> Result<SocketAddr> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("cannot find a free port")?;
    listener.local_addr().context("cannot find a free port")
}

/// The address to call a server at that listens on `listen`.
fn reachable(mut listen: SocketAddr) -> SocketAddr {
    if listen.ip().is_unspecified() {
        let loopback = match listen {
            SocketAddr::V4(_) => std::net::Ipv4Addr::LOCALHOST.into(),
            SocketAddr::V6(_) => std::net::Ipv6Addr::LOCALHOST.into(),
        };
        listen.set_ip(loopback);
    }
    listen
}

fn welcome(server: &Server, directory: &Directory, keys: &Keys, state: Option<&Path>) -> String {
    let Server { url, log, .. } = server;
    let officer = officer::command_line(url, state);
    let (desk, root) = (keys.desk(), keys.root());
    let token = token::command_line(desk, state);
    let stations = directory.described();
    let key_file = server.state.folder().join(locked_name(desk));
    let key_file = key_file.display();
    let log = log.display();
    format!(
        "\nVigie is ready at {url}\n\n\
         {stations}\n\n\
         Try:\n  \
         curl '{url}/v1/stations?near=48.11,-1.68'    stations near a place\n  \
         curl '{url}/v1/communes?q=renn'              communes while typing\n  \
         curl '{url}/v1/openapi.json'                 everything it answers\n  \
         {url}/                                   a page to try each of them\n\n\
         To be the officer of a case, with keys for development (`--help` tells the rest):\n  \
         {officer}\n\n\
         To be on duty at a desk, and to believe which desks there are:\n  \
         {token}\n  \
         curl -X PUT -H \"Authorization: Bearer $({token})\" {url}/v1/desks/{desk}/presence\n  \
         {root}    the root key that clients pin\n  \
         {key_file}, passphrase {PASSPHRASE}    the desk's key, for the console\n\n\
         Its log is {log}. Ctrl-C stops it."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_in_use_is_named_with_a_way_out() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let listen = listener.local_addr().unwrap();
        let error = check_free(listen).unwrap_err().to_string();
        assert!(
            error.contains(&format!("port {} is in use", listen.port())),
            "{error}"
        );
        assert!(error.contains("--listen 127.0.0.1:"), "{error}");
        drop(listener);
        check_free(listen).unwrap();
    }

    #[test]
    fn a_state_folder_has_one_server_and_then_the_next() {
        let folder = std::env::temp_dir().join(format!("vigie-state-{}", std::process::id()));
        let first = State::take(&folder).unwrap();
        let error = State::take(&folder).unwrap_err().to_string();
        assert!(error.contains("another server"), "{error}");
        // The lock goes with whoever holds it, however that ends; its file
        // stays.
        drop(first);
        State::take(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_server_on_every_address_is_called_at_the_loopback() {
        assert_eq!(
            reachable("0.0.0.0:80".parse().unwrap()).to_string(),
            "127.0.0.1:80"
        );
        assert_eq!(
            reachable("[::]:80".parse().unwrap()).to_string(),
            "[::1]:80"
        );
        assert_eq!(
            reachable("10.0.0.1:80".parse().unwrap()).to_string(),
            "10.0.0.1:80"
        );
    }
}
