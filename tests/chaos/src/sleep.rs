//! Durable Objects that are put to sleep between any two steps.
//!
//! workerd lets an object sleep after 10 idle seconds. Its module
//! `workerd:unsafe`, made for tests, does it at once: all objects leave their
//! memory and their sockets stay open. The script is served with another main
//! module around its own, which does that when asked; nothing else is changed.

use std::{fs, path::Path, time::Instant};

use anyhow::{Context as _, Result, ensure};

use crate::{
    case::Case,
    http::Http,
    pause,
    plan::{Keys, Start},
    server::Server,
    socket::{Came, Socket},
    stream,
};

/// Asks for sleep. No path of Vigie begins like this.
pub(crate) const PATH: &str = "/chaos/evict";

const MODULE: &str = r#"import app from "./index.js";
export * from "./index.js";
import unsafe from "workerd:unsafe";

export default {
  async fetch(request, env, context) {
    if (new URL(request.url).pathname !== "/chaos/evict") {
      return app.fetch(request, env, context);
    }
    await unsafe.evictAllDurableObjects({ webSockets: "hibernate" });
    return new Response(null, { status: 204 });
  },
};
"#;

/// The same workerd with the module around its script.
pub(crate) fn with_sleep(start: &Start) -> Result<Start> {
    let mut start = start.clone();
    let config = start
        .arguments
        .last_mut()
        .context("workerd has no configuration")?;
    let path = Path::new(config.as_str());
    let text = fs::read_to_string(path).context("workerd's configuration is not there")?;
    let module = path.with_file_name("sleep.js");
    fs::write(&module, MODULE).context("cannot write the module")?;
    let embedded = format!("    ( name = \"sleep.js\", esModule = embed {module:?} ),\n");
    let text = inserted(&text, "    ( name = \"index.js\"", &embedded)?;
    let flags = "  compatibilityFlags = [ \"unsafe_module\" ],\n";
    let text = inserted(&text, "  modules = [", flags)?;
    let changed = path.with_file_name("sleep.capnp");
    // It holds keys for development, in a folder that has them already.
    fs::write(&changed, text).context("cannot write the configuration")?;
    *config = changed.to_string_lossy().into_owned();
    start.arguments.insert(1, "--experimental".to_owned());
    Ok(start)
}

fn inserted(text: &str, before: &str, line: &str) -> Result<String> {
    let at = text
        .find(before)
        .with_context(|| format!("workerd's configuration has no {before:?}"))?;
    let (head, tail) = text.split_at(at);
    Ok(format!("{head}{line}{tail}"))
}

/// Shows that the objects really leave, that their sockets stay, and that a
/// ping does not wake them. Gives what was seen, in words.
pub(crate) async fn seen(start: &Start, keys: &Keys, seed: u64) -> Result<String> {
    let server = Server::fresh(start).await?;
    let address = start.address;
    let case = Case::open(address, keys, &mut stream(seed, "sleeper")).await?;
    let token = case.citizen_token();
    let mut socket = Socket::open(address, &case.path("/socket"), token, None, 8).await?;
    let patience = std::time::Duration::from_secs(2);
    while let Came::Frame(frame) = socket.next(patience).await? {
        if matches!(*frame, vigie::case::frame::ServerFrame::Live { .. }) {
            break;
        }
    }
    // What the runtime keeps of all objects together stays open.
    let open = || {
        let mut open = server.open_databases()?;
        open.retain(|path| !path.to_string_lossy().contains("/metadata.sqlite"));
        Some(open.len())
    };
    let Some(awake) = open() else {
        return Ok("this system does not tell which files are open".to_owned());
    };
    let answer = Http::new(address).get(PATH, &[]).await?;
    ensure!(answer.status == 204, "the objects do not sleep");
    let began = Instant::now();
    while open() != Some(0) && began.elapsed() < patience {
        pause(10).await;
    }
    let asleep = open().unwrap_or(awake);
    ensure!(
        awake > 0 && asleep == 0,
        "{asleep} of {awake} files stay open"
    );
    socket.ping().await?;
    let Came::Frame(pong) = socket.next(patience).await? else {
        anyhow::bail!("the socket did not stay");
    };
    ensure!(
        matches!(*pong, vigie::case::frame::ServerFrame::Pong),
        "a ping is answered otherwise"
    );
    ensure!(open() == Some(0), "a ping woke the object");
    Ok(format!(
        "{awake} database files were open, none in sleep, the socket stayed, a ping woke nobody"
    ))
}
