//! What was measured, to the version: a number without it means nothing.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::answer_of;
use crate::tools::{self, locked_version, root};

/// The line below a section's tables.
pub(super) fn line(section: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let of = |package: &str| {
        let version = locked_version(&lock, package).unwrap_or_else(|| "?".to_owned());
        format!("{package} {version}")
    };
    let mut parts = vec![answer_of(Command::new("rustc").arg("--version"))?];
    match section {
        "workers" | "content-workers" | "chat-durable" | "desk-workers" => {
            parts.push(answer_of(Command::new(tools::workerd()?).arg("--version"))?);
            parts.push(of("worker"));
            parts.push(of("wasm-bindgen"));
        }
        "spin" | "content-spin" | "chat-stream" | "desk-spin" => {
            parts.extend([of("wasmtime"), of("spin-sdk")]);
        }
        "pages" => {
            parts.push(chromium()?);
            parts.push(of("wasm-bindgen"));
        }
        // The tables name the libraries' versions themselves.
        _ => {}
    }
    if section.starts_with("content") {
        parts.push(nginx()?);
    }
    if matches!(section, "chat-durable" | "chat-early") {
        let server = tools::nats_server();
        parts.push(answer_of(Command::new(server).arg("--version"))?);
        parts.push(partyserver()?);
    }
    parts.push(processor());
    // The blank line ends the table before it.
    Ok(format!("\nMeasured with {}.\n", parts.join(", ")))
}

/// The version of partyserver, as npm installed it.
fn partyserver() -> Result<String> {
    let path = root().join("node_modules/partyserver/package.json");
    let text = fs::read_to_string(&path);
    let text = text.with_context(|| format!("cannot read {}", path.display()))?;
    let version = text
        .lines()
        .find_map(|line| line.trim().strip_prefix("\"version\":"));
    let version = version.unwrap_or("?").trim_matches([' ', '"', ',']);
    Ok(format!("partyserver {version}"))
}

/// The version of Chromium, without what it was packaged for.
fn chromium() -> Result<String> {
    let chromium = tools::chromium().context("there is no Chromium")?;
    let said = answer_of(Command::new(chromium).arg("--version"))?;
    Ok(said
        .split_whitespace()
        .take(2)
        .collect::<Vec<_>>()
        .join(" "))
}

/// The version of nginx, which it tells on its error output.
fn nginx() -> Result<String> {
    let output = Command::new("nginx").arg("-v").output();
    let output = output.context("nginx does not start")?;
    let said = String::from_utf8_lossy(&output.stderr);
    let version = said.trim().rsplit('/').next().unwrap_or_default();
    Ok(format!("nginx {version}"))
}

/// The processor's name, where the kernel tells it.
fn processor() -> String {
    let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = text
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    name.map_or("an unnamed processor", |(_, name)| name.trim())
        .to_owned()
}
