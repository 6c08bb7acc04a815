//! A conversation without script: forms, sealed on arrival by the same code that
//! a browser would seal with.
//!
//! Here the service sees what is written while it seals it, and what is read
//! while it opens it. It keeps neither: not in storage, not in a log, not in an
//! address. The page says so.

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode, header};
use vigie::{
    case::{
        document::{AppendRequest, CaseDocument, Opening, Page},
        entry::{Body, Entry, Event, Reason},
        kind::{Desk, Kind},
    },
    desk::routing::{Need, Routing},
    seal::{
        ClientId, Envelopes, Keyring, Message, Place, PublicKey, Receipt, Sender, open_entry,
        seal_entry,
    },
};
use vigie_host::{
    Actors, Call, Host, Language, Phrase, Problem, Request, Response, Source,
    actor::Inner,
    cache::{self, Keep},
    query::Query,
    response::{self, JSON},
    site::as_page,
};

use super::{
    fields::{Drawn, Fields},
    found,
    page::{self, Unsent},
};
use crate::{CaseActor, Endpoint, case::Founding, desks, settings};

/// What a form sends.
pub(super) const FORM: &str = "application/x-www-form-urlencoded";

/// The most bytes of a form: as many characters as its field takes, every byte
/// of them written as `%XX`, and what goes with it. That is more than one
/// message holds; but what is too long must be read to be given back.
const MAX_FORM: usize = 160 * 1024;

/// Entries that a page asks for at a time.
const ENTRIES: u32 = 256;

/// `GET /v1/cases`: the form that opens a conversation.
pub(crate) async fn form<S: Source, H: Host>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let language = call.language();
    let html = page::start(language, &mark(host), Unsent::default());
    Ok(shown(StatusCode::OK, html))
}

/// A page that nobody keeps.
fn shown(status: StatusCode, html: String) -> Response {
    let mut answer = response::body(status, "text/html; charset=utf-8", Bytes::from(html));
    cache::keep(&mut answer, Keep::Never);
    as_page(&mut answer);
    answer
}

/// What a page's form carries so that sending it twice is sending it once:
/// 16 random bytes as text.
fn mark<H: Host>(host: &H) -> String {
    let mut bytes = [0; 16];
    host.fill_random(&mut bytes);
    ClientId::from_bytes(bytes).to_string()
}

/// `POST /v1/cases` from a form: opens a conversation, or goes on with one.
pub(super) async fn sent<S: Source, H: Actors<S>>(
    mut call: Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let language = call.language();
    let body = call.body(MAX_FORM).await?;
    let fields = Fields::read(&body);
    let again = |phrase: Phrase| {
        let unsent = fields.unsent(phrase.text(language));
        let html = page::start(language, &mark(host), unsent);
        Ok(shown(StatusCode::UNPROCESSABLE_ENTITY, html))
    };
    let Some(drawn) = fields.mark.map(Drawn) else {
        return again(Phrase::ConversationSendAgain);
    };
    if !fields.receipt.trim().is_empty() {
        let Ok(read) = Receipt::read(&fields.receipt) else {
            return again(Phrase::ConversationReceiptWrong);
        };
        return go_on(&call, host, &read.receipt, &fields, &drawn).await;
    }
    if fields.message.is_empty() {
        return again(Phrase::ConversationMessageMissing);
    }
    let receipt = Receipt::new(drawn.bytes("receipt", b""));
    // Before there is a conversation: nobody would come back to an empty one.
    if entry(&receipt, &fields, &drawn).is_err() {
        return again(Phrase::ConversationMessageTooLong);
    }
    let directory = settings::directory(host).await;
    let directory = directory.ok_or(Problem::StorageUnavailable)?;
    let need = Need {
        languages: vec![language.into()],
        ..Need::default()
    };
    let routing = desks::chosen(host, &directory, &need).await;
    let keys = desks::keys_of(&directory, &routing, host.now());
    let founding = founding(&receipt, routing, &keys, language, &drawn)?;
    let opened = found(&call, host, &founding, true).await?;
    // The same form a second time may be sent to another desk, since others are
    // on duty by now: the receipt is the same, and so is the conversation.
    if !opened.status().is_success() && opened.status() != StatusCode::CONFLICT {
        // Under the same mark: it may have been opened all the same.
        return Ok(refused(&opened, &fields, |unsent| {
            page::start(language, &drawn.0.to_string(), unsent)
        }));
    }
    go_on(&call, host, &receipt, &fields, &drawn).await
}

/// A page with the words of a problem and all that was written, so that it can
/// be sent again.
fn refused(
    problem: &Response,
    fields: &Fields,
    page: impl FnOnce(Unsent<'_>) -> String,
) -> Response {
    let told: serde_json::Value = serde_json::from_slice(problem.body()).unwrap_or_default();
    let detail = told.get("detail").and_then(serde_json::Value::as_str);
    let html = page(fields.unsent(detail.unwrap_or_default()));
    let mut answer = shown(problem.status(), html);
    if let Some(seconds) = problem.headers().get(header::RETRY_AFTER) {
        let headers = answer.headers_mut();
        headers.insert(header::RETRY_AFTER, seconds.clone());
    }
    answer
}

fn founding(
    receipt: &Receipt,
    routing: Routing,
    keys: &[(Desk, PublicKey)],
    language: Language,
    drawn: &Drawn,
) -> Result<Founding, Problem> {
    let id = receipt.case_id();
    let to: Vec<(PublicKey, [u8; 32])> = keys
        .iter()
        .map(|(desk, key)| (*key, drawn.bytes("ephemeral", desk.as_str().as_bytes())))
        .collect();
    let envelopes =
        Envelopes::seal(&id, &receipt.case_key(), &to).map_err(|_| Problem::StorageUnavailable)?;
    Ok(Founding {
        id,
        token_hash: receipt.token().hash(),
        opening: Opening {
            kind: Kind::Chat,
            desk: routing.desk,
            department: None,
            category: None,
            priority: routing.priority,
            locale: language.into(),
            envelopes,
        },
    })
}

/// Does what the form asks of a conversation, and shows it.
async fn go_on<S: Source, H: Actors<S>>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
    receipt: &Receipt,
    fields: &Fields,
    drawn: &Drawn,
) -> Result<Response, Problem> {
    let language = call.language();
    let line = Line {
        host,
        receipt,
        language,
    };
    let fail = |problem: &Response| {
        refused(problem, fields, |unsent| match problem.status() {
            // No such conversation: the code is to be mended.
            StatusCode::NOT_FOUND | StatusCode::GONE => page::start(language, &mark(host), unsent),
            // Under the same mark: it may have been taken all the same.
            _ => page::again(language, &drawn.0.to_string(), receipt, unsent),
        })
    };
    if fields.action == "erase" {
        let erased = line.ask(Method::DELETE, "", Bytes::new()).await;
        if !erased.status().is_success() {
            return Ok(fail(&erased));
        }
        let unsent = Unsent {
            notice: Some(Phrase::ConversationErased.text(language)),
            ..Unsent::default()
        };
        let mut answer = shown(StatusCode::OK, page::start(language, &mark(host), unsent));
        for (name, value) in erased.headers() {
            if name == "clear-site-data" {
                answer.headers_mut().insert(name, value.clone());
            }
        }
        return Ok(answer);
    }
    let (mut status, mut notice) = (StatusCode::OK, None);
    // An event takes no words with it: they wait in the page.
    let mut message = fields.message.as_str();
    match entry(receipt, fields, drawn) {
        Ok(None) => {}
        Ok(Some(request)) => {
            let body = serde_json::to_vec(&request).map_err(|_| Problem::BodyUnreadable)?;
            let sent = line.ask(Method::POST, "/entries", body.into()).await;
            match sent.status() {
                sent if sent.is_success() && request.body.event().is_some() => {}
                sent if sent.is_success() => {
                    notice = Some(Phrase::ConversationKept);
                    message = "";
                }
                StatusCode::CONFLICT => notice = Some(Phrase::ConversationNotKept),
                _ => return Ok(fail(&sent)),
            }
        }
        Err(TooLong) => {
            status = StatusCode::UNPROCESSABLE_ENTITY;
            notice = Some(Phrase::ConversationMessageTooLong);
        }
    }
    let case: CaseDocument = match line.read("").await {
        Ok(case) => case,
        Err(problem) => return problem.map(|problem| fail(&problem)),
    };
    let mut entries = Vec::new();
    let mut after = String::new();
    loop {
        let page: Page = match line.read(&format!("/entries?limit={ENTRIES}{after}")).await {
            Ok(page) => page,
            Err(problem) => return problem.map(|problem| fail(&problem)),
        };
        after = format!("&after={}", page.cursor);
        entries.extend(page.entries);
        if !page.more {
            break;
        }
    }
    let keyring = keyring(receipt, &case);
    let lines: Vec<_> = entries
        .iter()
        .map(|entry| page::Line {
            author: entry.author,
            at: entry.at,
            said: said(&keyring, &case, entry),
        })
        .collect();
    let unsent = Unsent {
        notice: notice.map(|phrase| phrase.text(language)),
        message,
        receipt: "",
    };
    // Where it cannot be said, the page is no less right.
    let wait: Option<Wait> = line.read("/wait").await.ok();
    let wait = wait.unwrap_or_default();
    let html = page::conversation(language, &mark(host), receipt, &case, &lines, &wait, unsent);
    Ok(shown(status, html))
}

/// What a page says of the wait.
#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct Wait {
    /// The place in the queue, where there is one.
    pub(super) position: Option<u64>,
    /// How long others waited who stood there.
    pub(super) measured_wait_s: Option<i64>,
}

/// The words are more than one sealed message holds.
struct TooLong;

/// What the form asks to be written.
fn entry(
    receipt: &Receipt,
    fields: &Fields,
    drawn: &Drawn,
) -> Result<Option<AppendRequest>, TooLong> {
    let event = match fields.action.as_str() {
        "close" => Some(Event::Closed),
        "reopen" => Some(Event::Reopened),
        _ => None,
    };
    if let Some(event) = event {
        return Ok(Some(AppendRequest {
            client_id: ClientId::from_bytes(drawn.bytes("event", event.as_str().as_bytes())),
            body: Body::event_only(event, Reason::ByCitizen),
        }));
    }
    if fields.message.is_empty() {
        return Ok(None);
    }
    let content = Message::text(fields.message.as_str()).to_content();
    let content = content.map_err(|_| TooLong)?;
    let client_id = ClientId::from_bytes(drawn.bytes("entry", &content));
    let place = Place {
        case: receipt.case_id(),
        sender: Sender::Citizen,
        client_id,
    };
    // The nonce follows from what it seals: another message has another.
    let nonce = drawn.bytes("nonce", &content);
    let sealed = seal_entry(&receipt.keyring(), &place, &content, nonce);
    let sealed = sealed.map_err(|_| TooLong)?;
    Ok(Some(AppendRequest {
        client_id,
        body: Body::Sealed(sealed),
    }))
}

/// The keys of a conversation: what the receipt gives, and what was changed
/// since.
fn keyring(receipt: &Receipt, case: &CaseDocument) -> Keyring {
    let mut keyring = receipt.keyring();
    for envelopes in &case.envelopes {
        // A key that does not open leaves its messages unreadable, and says so
        // there.
        if let Ok(key) = envelopes.open_wrap(&case.id, &keyring) {
            let _ = keyring.add(key);
        }
    }
    keyring
}

fn said(keyring: &Keyring, case: &CaseDocument, entry: &Entry) -> page::Said {
    let sealed = match &entry.body {
        Body::Event {
            event,
            reason,
            handling,
            ..
        } => {
            let until = handling.as_ref().and_then(|handling| handling.until);
            return page::Said::Event(*event, *reason, until);
        }
        Body::Sealed(sealed) => sealed,
    };
    let place = Place {
        case: case.id,
        sender: entry.author.into(),
        client_id: entry.client_id,
    };
    let opened = open_entry(keyring, &place, sealed);
    match opened.and_then(|content| Message::from_content(&content)) {
        Ok(message) => page::Said::Message(Box::new(message)),
        Err(_) => page::Said::Unreadable,
    }
}

/// The way to one case's actor, with the receipt's token.
struct Line<'a, H> {
    host: &'a H,
    receipt: &'a Receipt,
    language: Language,
}

impl<H> Line<'_, H> {
    async fn ask<S>(&self, method: Method, rest: &str, body: Bytes) -> Response
    where
        H: Actors<S>,
    {
        let id = self.receipt.case_id();
        let token = self.receipt.token().encoded();
        let mut headers = HeaderMap::new();
        for (name, value) in [
            (
                header::AUTHORIZATION,
                format!("Bearer {}", &*token).as_str(),
            ),
            (header::CONTENT_TYPE, JSON),
            (header::ACCEPT_LANGUAGE, self.language.as_str()),
        ] {
            if let Ok(value) = value.parse() {
                headers.insert(name, value);
            }
        }
        let request = Request {
            method,
            target: format!("/v1/cases/{id}{rest}"),
            source: Inner { headers, body },
        };
        self.host.ask::<CaseActor>(&id.to_string(), request).await
    }

    /// Reads something of the case, or gives the answer that says why not.
    async fn read<S, T: serde::de::DeserializeOwned>(
        &self,
        rest: &str,
    ) -> Result<T, Result<Response, Problem>>
    where
        H: Actors<S>,
    {
        let answer = self.ask(Method::GET, rest, Bytes::new()).await;
        if !answer.status().is_success() {
            return Err(Ok(answer));
        }
        serde_json::from_slice(answer.body()).map_err(|_| Err(Problem::StorageUnavailable))
    }
}
