//! The pages of sheets, beside a hello world and beside nginx with the same
//! compressed files: whole, and for callers who hold them already.

use std::{fs, net::SocketAddr, path::PathBuf};

use anyhow::{Context, Result, bail, ensure};
use vigie::sheet::SheetList;

use super::{
    LoadOptions,
    answer::Answer,
    client::{self, Asking},
    rendered, rounds,
    server::{Kind, Server},
};
use crate::pin;

/// The languages whose pages are asked for: those in which every sheet exists.
const LANGUAGES: [&str; 2] = ["fr", "en"];

/// Measure servers of pages that are up; the first is Vigie.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// A server: `pages` or `constant` for what it answers, its process, its
    /// address and its name.
    #[arg(long = "server", value_name = "KIND,PID,ADDRESS,NAME", required = true)]
    servers: Vec<Server>,
    #[command(flatten)]
    load: LoadOptions,
}

/// Write the compressed pages of a Vigie that is up, for another server.
#[derive(Debug, clap::Args)]
pub(crate) struct ExportOptions {
    /// Where Vigie is.
    #[arg(long)]
    from: SocketAddr,
    /// The folder to write `<slug>.<language>.html.br` and `.gz` into.
    #[arg(short, long)]
    output: PathBuf,
}

/// The address of a page: its sheet and its language.
type Page = (String, &'static str);

fn request(address: SocketAddr, target: &str, headers: &str) -> Vec<u8> {
    format!("GET {target} HTTP/1.1\r\nhost: {address}\r\n{headers}\r\n").into_bytes()
}

fn page_request(address: SocketAddr, (slug, language): &Page, coding: &str, more: &str) -> Vec<u8> {
    request(
        address,
        &format!("/v1/sheets/{slug}?lang={language}"),
        &format!("accept: text/html\r\naccept-encoding: {coding}\r\n{more}"),
    )
}

/// The pages that a Vigie has.
fn pages(vigie: SocketAddr) -> Result<Vec<Page>> {
    let mut pages = Vec::new();
    for language in LANGUAGES {
        let target = format!("/v1/sheets?lang={language}");
        let list = request(vigie, &target, "accept: application/json\r\n");
        let answers = client::one_by_one(vigie, &[list])?;
        let answer = answers.first().context("no list of sheets")?;
        let list: SheetList<'_> = serde_json::from_slice(&answer.body)?;
        pages.extend(
            list.sheets
                .iter()
                .map(|sheet| (sheet.slug.to_string(), language)),
        );
    }
    Ok(pages)
}

/// Writes the pages.
pub(crate) fn export(options: &ExportOptions) -> Result<()> {
    let pages = pages(options.from)?;
    fs::create_dir_all(&options.output)
        .with_context(|| format!("cannot make {}", options.output.display()))?;
    for (coding, ending) in [("br", "br"), ("gzip", "gz")] {
        let requests: Vec<_> = pages
            .iter()
            .map(|page| page_request(options.from, page, coding, ""))
            .collect();
        let answers = client::one_by_one(options.from, &requests)?;
        for ((slug, language), answer) in pages.iter().zip(answers) {
            ensure!(answer.status == 200, "{slug}: status {}", answer.status);
            let path = options
                .output
                .join(format!("{slug}.{language}.html.{ending}"));
            fs::write(&path, &answer.body)
                .with_context(|| format!("cannot write {}", path.display()))?;
        }
    }
    Ok(())
}

/// Checks, measures and prints both tables.
pub(crate) fn run(options: &Options) -> Result<()> {
    let vigie = options.servers.first().context("no server")?;
    let pages = pages(vigie.address)?;
    let mut whole = Vec::new();
    let mut held = Vec::new();
    let mut first: Option<Vec<Answer>> = None;
    for server in &options.servers {
        pin::process(server.process, pin::SERVER)?;
        let requests: Vec<_> = pages
            .iter()
            .map(|page| page_request(server.address, page, "br", ""))
            .collect();
        let answers = client::one_by_one(server.address, &requests)
            .with_context(|| format!("{} did not answer", server.name))?;
        check(server, &answers, first.as_deref())?;
        held.push(held_asking(server, &pages, &answers)?);
        whole.push(Asking {
            address: server.address,
            requests,
            status: 200,
            lengths: answers.iter().map(|answer| answer.body.len()).collect(),
        });
        first.get_or_insert(answers);
    }
    eprintln!(
        "checked: {} servers, {} pages each",
        options.servers.len(),
        pages.len()
    );
    for (title, asked) in [
        ("200, the whole page", &whole),
        ("304, the page is held", &held),
    ] {
        let measured = rounds(&options.load, &options.servers, asked)?;
        println!("{title}:\n\n{}", rendered(&options.servers, &measured));
    }
    Ok(())
}

/// Every server of pages answers with the bytes of the first.
fn check(server: &Server, answers: &[Answer], first: Option<&[Answer]>) -> Result<()> {
    let name = &server.name;
    for (at, answer) in answers.iter().enumerate() {
        ensure!(
            answer.status == 200,
            "{name}: status {} for page {at}",
            answer.status
        );
        let right = match server.kind {
            Kind::Constant => answers.first(),
            Kind::Pages => first.unwrap_or(answers).get(at),
            Kind::Stations => bail!("{name} holds no pages"),
        };
        let same = right.is_some_and(|right| right.body == answer.body);
        ensure!(same, "{name} answers with another page {at}");
    }
    Ok(())
}

/// The same requests by somebody who holds the pages. A hello world knows no
/// entity tags: it answers as ever.
fn held_asking(server: &Server, pages: &[Page], answers: &[Answer]) -> Result<Asking> {
    let requests: Vec<Vec<u8>> = pages
        .iter()
        .zip(answers)
        .map(|(page, answer)| {
            let tag = answer.etag.as_deref().unwrap_or("\"none\"");
            page_request(
                server.address,
                page,
                "br",
                &format!("if-none-match: {tag}\r\n"),
            )
        })
        .collect();
    let answers = client::one_by_one(server.address, &requests)?;
    let status = if server.kind == Kind::Pages { 304 } else { 200 };
    for answer in &answers {
        ensure!(
            answer.status == status,
            "{}: status {}",
            server.name,
            answer.status
        );
    }
    Ok(Asking {
        address: server.address,
        requests,
        status,
        lengths: answers.iter().map(|answer| answer.body.len()).collect(),
    })
}
