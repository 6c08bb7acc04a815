//! The officer's side of a case, for whoever tries a chat by hand: signs
//! capabilities, opens what was sealed to a desk and answers.

use std::io::{Write, stdout};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use jiff::{SignedDuration, Timestamp};
use minreq::Request;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use vigie::case::capability::{Capability, MAX_LIFE, OfficerId, Right};
use vigie::case::cursor::Cursor;
use vigie::case::document::{Acknowledgement, AppendRequest, CaseDocument, Page};
use vigie::case::entry::{Body, Entry};
use vigie::case::kind::Desk;
use vigie::seal::{CaseId, ClientId, Keyring, Message, Place, Sender, open_entry, seal_entry};
use vigie_test_keys::{DESK, Keys as Stored};

use crate::desks::desk_named;
use crate::keys::{Keys, random};
use crate::serve::default_state;

/// Where `serve` listens if nobody says otherwise.
const URL: &str = "http://127.0.0.1:8787";

/// Who the capability is made out to.
const OFFICER: &str = "developer";

/// How many entries are asked for at once: as many as the relay gives.
const LIMIT: &str = "256";

/// How long the relay may take to answer, in seconds.
const PATIENCE: u64 = 30;

/// Be the officer of a case, with the development keys that `serve` made.
///
/// Without `--read`, prints a signed capability for the case, to be sent as
/// `Authorization: Bearer`.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The case.
    #[arg(long, value_name = "ID", allow_hyphen_values = true)]
    case: CaseId,
    /// The desk to be of.
    #[arg(long, value_name = "ID", default_value = DESK, value_parser = desk_named)]
    desk: Desk,
    /// The state folder that the server uses [default: .vigie/state in the
    /// checkout].
    #[arg(long, value_name = "FOLDER")]
    state: Option<PathBuf>,
    /// What the capability allows: `read`, `write`, `close`, `rekey`.
    #[arg(
        long,
        value_name = "RIGHTS",
        value_delimiter = ',',
        default_value = "read,write,close"
    )]
    rights: Vec<Right>,
    /// How long it holds, such as `90s`, `30m` or `1h`; at most 12 hours.
    #[arg(long, value_name = "TIME", default_value = "1h", value_parser = life)]
    life: SignedDuration,
    /// Print what was written in the case, opened.
    #[arg(long)]
    read: bool,
    /// Seal this answer and send it first.
    #[arg(
        long,
        value_name = "TEXT",
        requires = "read",
        allow_hyphen_values = true
    )]
    say: Option<String>,
    /// The server.
    #[arg(long, default_value = URL, requires = "read")]
    url: String,
}

/// How to start this task for a server, for its welcome to say.
pub(crate) fn command_line(url: &str, state: Option<&Path>) -> String {
    let mut line = "cargo xtask officer --read --case <ID>".to_owned();
    if url != URL {
        line.push_str(&format!(" --url {url}"));
    }
    if let Some(state) = state {
        line.push_str(&format!(" --state {}", state.display()));
    }
    line
}

/// Prints a capability, or the case as it reads with one.
pub(crate) fn officer(options: &Options) -> Result<()> {
    let state = options.state.clone().unwrap_or_else(default_state);
    let keys = Keys::made(&state)?;
    let capability = capability(options, &keys, Timestamp::now())?;
    if !options.read {
        println!("{capability}");
        return Ok(());
    }
    let mut case = Case::open(options, &keys, &capability)?;
    if let Some(text) = &options.say {
        case.say(text)?;
        // An answer changes how the case stands.
        case = Case::open(options, &keys, &capability)?;
    }
    case.print(&mut stdout().lock())
}

fn life(text: &str) -> Result<SignedDuration, String> {
    text.parse()
        .ok()
        .filter(|life| (SignedDuration::from_secs(1)..=MAX_LIFE).contains(life))
        .ok_or_else(|| "a time such as `90s`, `30m` or `1h` is expected, at most `12h`".to_owned())
}

/// The right to do what `--rights` says, from now on, signed.
fn capability(options: &Options, keys: &Stored, now: Timestamp) -> Result<String> {
    let capability = Capability {
        case: options.case,
        desk: options.desk.clone(),
        officer: OfficerId::new(OFFICER)?,
        rights: options.rights.iter().copied().collect(),
        not_before: now,
        expires: now.checked_add(options.life)?,
        lease: None,
        nonce: random()?,
    };
    Ok(capability.sign(&keys.signer()?)?)
}

/// A case that the desk can open.
struct Case {
    id: CaseId,
    url: String,
    capability: String,
    document: CaseDocument,
    keyring: Keyring,
}

/// What the relay says when it does not do what it was asked.
#[derive(Deserialize)]
struct Refusal {
    title: String,
    #[serde(default)]
    detail: String,
}

impl Case {
    /// Fetches the case and takes the keys that are sealed to the desk.
    fn open(options: &Options, keys: &Stored, capability: &str) -> Result<Self> {
        let (id, desk) = (options.case, &options.desk);
        let Some(private) = keys.desk(desk) else {
            let names: Vec<&str> = keys.desks().map(Desk::as_str).collect();
            bail!(
                "this state folder has no desk \"{desk}\"; it has {}",
                names.join(", ")
            );
        };
        let url = format!("{}/v1/cases/{id}", options.url.trim_end_matches('/'));
        let document: CaseDocument = ask(minreq::get(&url), capability)?;
        let mut opened = document
            .envelopes
            .iter()
            .filter_map(|envelopes| envelopes.open(&id, private).ok());
        let Some(first) = opened.next() else {
            bail!(
                "no key of the case is sealed to \"{desk}\" of this state folder: it was opened \
                 for another desk (`--desk`), or on a server with another `--state`"
            );
        };
        let mut keyring = Keyring::new(first);
        for key in opened {
            keyring.add(key)?;
        }
        Ok(Self {
            id,
            url,
            capability: capability.to_owned(),
            document,
            keyring,
        })
    }

    /// Seals a text and appends it.
    fn say(&self, text: &str) -> Result<()> {
        let message = Message::Text {
            text: text.to_owned(),
            lang: None,
        };
        let client_id = ClientId::from_bytes(random()?);
        let place = Place {
            case: self.id,
            sender: Sender::Officer,
            client_id,
        };
        let sealed = seal_entry(&self.keyring, &place, &message.to_content()?, random()?)?;
        let append = AppendRequest {
            client_id,
            body: Body::Sealed(sealed),
        };
        let request = minreq::post(format!("{}/entries", self.url))
            .with_header("Content-Type", "application/json")
            .with_body(serde_json::to_vec(&append)?);
        ask::<Acknowledgement>(request, &self.capability)?;
        Ok(())
    }

    /// Prints how the case stands and everything in it.
    fn print(&self, to: &mut impl Write) -> Result<()> {
        let CaseDocument { kind, state, .. } = &self.document;
        writeln!(to, "Case {}: {kind}, {state}", self.id)?;
        let mut cursor: Option<Cursor> = None;
        loop {
            let mut request =
                minreq::get(format!("{}/entries", self.url)).with_param("limit", LIMIT);
            if let Some(cursor) = &cursor {
                request = request.with_param("after", cursor.to_string());
            }
            let page: Page = ask(request, &self.capability)?;
            for entry in &page.entries {
                writeln!(to, "{}", self.line(entry))?;
            }
            if !page.more {
                return Ok(());
            }
            cursor = Some(page.cursor);
        }
    }

    /// An entry as one line, or more if somebody wrote more.
    fn line(&self, entry: &Entry) -> String {
        let at = entry.at;
        let author = entry.author.as_str();
        let what = match &entry.body {
            Body::Event { event, reason, .. } => format!("[{event}: {reason}]"),
            Body::Sealed(sealed) => self
                .read(entry, sealed)
                .unwrap_or_else(|error| format!("[cannot be opened: {error}]")),
        };
        format!("{at}  {author:<8} {}", harmless(&what))
    }

    fn read(&self, entry: &Entry, sealed: &[u8]) -> Result<String, vigie::Error> {
        let place = Place {
            case: self.id,
            sender: entry.author.into(),
            client_id: entry.client_id,
        };
        let content = open_entry(&self.keyring, &place, sealed)?;
        Ok(shown(&Message::from_content(&content)?))
    }
}

/// A message in words.
fn shown(message: &Message) -> String {
    match message {
        Message::Text { text, .. } => text.clone(),
        Message::Place {
            point, accuracy_m, ..
        } => {
            let accuracy =
                accuracy_m.map_or_else(String::new, |metres| format!(", within {metres} m"));
            format!("[place: {}, {}{accuracy}]", point.lat(), point.lon())
        }
        Message::Attachment(file) => {
            format!("[{}: {}, {} bytes]", file.media_type, file.name, file.size)
        }
        Message::Phrase { code, values } => {
            let values: Vec<String> = values
                .iter()
                .map(|(name, value)| format!(" {name}={value}"))
                .collect();
            format!("[phrase {code}{}]", values.concat())
        }
        _ => "[a kind of message that this version does not know]".to_owned(),
    }
}

/// What somebody else wrote, without what would command the terminal.
fn harmless(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\n' => letter,
            _ if letter.is_control() => '\u{fffd}',
            _ => letter,
        })
        .collect()
}

/// Sends a request with the capability and reads the JSON that comes back.
fn ask<T: DeserializeOwned>(request: Request, capability: &str) -> Result<T> {
    let response = request
        .with_header("Authorization", format!("Bearer {capability}"))
        .with_timeout(PATIENCE)
        .send()
        .context("the server does not answer; `cargo xtask serve` starts one")?;
    let status = response.status_code;
    if !(200..300).contains(&status) {
        let Ok(Refusal { title, detail }) = serde_json::from_slice(response.as_bytes()) else {
            bail!("the server answers with status {status}");
        };
        bail!("the server answers with status {status}: {title}. {detail}");
    }
    serde_json::from_slice(response.as_bytes())
        .context("the server's answer is not what was expected")
}

#[cfg(test)]
mod tests;
