//! `cargo xtask bench content`: the pages of sheets, beside a hello world on
//! the same host and beside nginx with the very same compressed files.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::servers::{Served, Servers};
use super::{built, finish, measurer, printed};
use crate::build::write;
use crate::directory::Directory;
use crate::guard::guarded;
use crate::process::run_logged;
use crate::serve::Host;
use crate::setup;
use crate::tools;
use crate::workerd::Door;

/// The pages of sheets over HTTP on both hosts, whole and as 304.
///
/// Nothing else should run on the machine meanwhile.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// How many rounds; in each, every contender has its turn.
    #[arg(long, default_value_t = 9)]
    rounds: usize,
    /// How many seconds a turn takes.
    #[arg(long, default_value_t = 3.0)]
    seconds: f64,
    /// Write the tables into docs/benchmarks.md.
    #[arg(long)]
    write: bool,
}

/// Measures on both hosts.
pub(super) fn run(options: &Options, state: &Path) -> Result<()> {
    setup::everything()?;
    setup::for_nginx()?;
    let (vigie, hello) = built(state, &Directory::Sample)?;
    let servers = Servers {
        state,
        vigie: &vigie,
        hello: &hello,
        directory: None,
    };
    let nginx = Nginx {
        root: &state.join("pages"),
    };
    for (host, section) in [
        (Host::Workers, "content-workers"),
        (Host::Spin, "content-spin"),
    ] {
        let up = servers.of_pages(host, &nginx)?;
        let mut command = measurer();
        command
            .args(["content", "--rounds", &options.rounds.to_string()])
            .args(["--seconds", &options.seconds.to_string()]);
        for server in &up {
            command.args(["--server", &server.described()]);
        }
        finish(options.write, section, &printed(&mut command, state)?)?;
    }
    Ok(())
}

/// nginx with the files that Vigie has in it.
#[derive(Debug)]
pub(super) struct Nginx<'a> {
    /// The folder of the files.
    root: &'a Path,
}

impl Nginx<'_> {
    /// Takes the compressed pages from a Vigie that is up.
    pub(super) fn export(&self, vigie: &Served) -> Result<()> {
        run_logged(
            measurer()
                .args(["pages", "--from", &vigie.address().to_string(), "--output"])
                .arg(self.root),
            "bench-pages",
        )
    }

    /// One process that serves them at Vigie's own addresses.
    pub(super) fn command(&self, door: &Door, state: &Path) -> Result<Command> {
        let module = tools::nginx_brotli().context("nginx has no static brotli module")?;
        let path = state.join("nginx.conf");
        write(&path, &self.configuration(door, state, &module))?;
        let mut command = guarded(Path::new("nginx"));
        command
            .arg("-p")
            .arg(state)
            .arg("-c")
            .arg(&path)
            .args(["-e", "stderr"]);
        Ok(command)
    }

    /// One process without a master, so that what is pinned and timed is what
    /// answers; temporary folders in the state folder, since it runs as nobody
    /// special.
    fn configuration(&self, door: &Door, state: &Path, module: &Path) -> String {
        let (module, state, root) = (module.display(), state.display(), self.root.display());
        let listen = door.listen;
        format!(
            r#"# Written by `cargo xtask bench`; changes are lost.
load_module {module};
daemon off;
master_process off;
pid {state}/nginx.pid;
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path {state}/body;
  proxy_temp_path {state}/proxy;
  fastcgi_temp_path {state}/fastcgi;
  uwsgi_temp_path {state}/uwsgi;
  scgi_temp_path {state}/scgi;
  keepalive_requests 1000000000;
  sendfile on;
  tcp_nopush on;
  open_file_cache max=1000;
  server {{
    listen {listen};
    root {root};
    location /v1/sheets/ {{
      default_type "text/html; charset=utf-8";
      types {{ }}
      brotli_static on;
      gzip_static on;
      rewrite ^/v1/sheets/(.+)$ /$1.$arg_lang.html break;
    }}
  }}
}}
"#
        )
    }
}
