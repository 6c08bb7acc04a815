//! A conversation without script: forms, sealed on arrival by the same code that
//! a browser would seal with.
//!
//! Here the service sees what is written while it seals it, and what is read
//! while it opens it. It keeps neither: not in storage, not in a log, not in an
//! address. The page says so.

use core::time::Duration;

use bytes::Bytes;
use http::{HeaderName, Method, StatusCode, header};
use vigie::{
    case::{
        document::{AppendRequest, Opening},
        entry::{Body, Event, Reason},
        kind::{Desk, Kind, State},
    },
    desk::routing::{Need, Routing},
    jiff::Timestamp,
    seal::{ClientId, Envelopes, Form, Message, Place, PublicKey, Receipt, Sender, seal_entry},
};
use vigie_host::{
    Actors, Call, Host, Language, Phrase, Problem, Response, Source,
    actor::Live,
    cache::{self, Keep},
    query::Query,
    response,
    site::as_page,
};

use super::{
    fields::{Drawn, Fields},
    found,
    page::{self, Unsent},
    reading::{Reader, lines},
    watch::Watch,
};
use crate::{Endpoint, case::Founding, desks, patience, settings};

/// What a form sends.
pub(super) const FORM: &str = "application/x-www-form-urlencoded";

/// The most bytes of a form: as many characters as its field takes, every byte
/// of them written as `%XX`, and what goes with it. That is more than one
/// message holds; but what is too long must be read to be given back.
const MAX_FORM: usize = 160 * 1024;

/// How long a page shows what comes; then a button at its end looks again.
const WATCHED: Duration = Duration::from_secs(10 * 60);

/// Proxies that gather what they pass on would hold messages back.
const UNGATHERED: (HeaderName, &str) = (HeaderName::from_static("x-accel-buffering"), "no");

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
fn mark<H: Host>(host: &H) -> Drawn {
    let mut bytes = [0; 16];
    host.fill_random(&mut bytes);
    Drawn(ClientId::from_bytes(bytes))
}

/// `POST /v1/cases` from a form: opens a conversation, or goes on with one.
pub(super) async fn sent<S: Source, H: Actors<S> + Clone + 'static>(
    mut call: Call<'_, Endpoint, S>,
    host: &H,
    live: &mut Option<Live>,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let language = call.language();
    let body = call.body(MAX_FORM).await?;
    let fields = Fields::read(&body);
    let fresh = fields.mark.map_or_else(|| mark(host), Drawn);
    let again = |phrase: Phrase| {
        let unsent = fields.unsent(phrase.text(language));
        // Under the same mark: somebody may have noted its receipt.
        let html = page::start(language, &fresh, unsent);
        Ok(shown(StatusCode::UNPROCESSABLE_ENTITY, html))
    };
    let Some(drawn) = fields.mark.map(Drawn) else {
        return again(Phrase::ConversationSendAgain);
    };
    if !fields.receipt.trim().is_empty() {
        let Ok(read) = Receipt::read(&fields.receipt) else {
            return again(Phrase::ConversationReceiptWrong);
        };
        return go_on(&call, host, &read.receipt, &fields, &drawn, live).await;
    }
    if fields.message.is_empty() {
        return again(Phrase::ConversationMessageMissing);
    }
    let receipt = drawn.receipt();
    // Before anything is sent: without it nobody comes back.
    let form = Form::Words(language);
    if !fields.unnoted && !receipt.confirms(form, drawn.place() - 1, &fields.word) {
        return again(Phrase::ConversationWordWrong);
    }
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
            page::start(language, &drawn, unsent)
        }));
    }
    go_on(&call, host, &receipt, &fields, &drawn, live).await
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
async fn go_on<S: Source, H: Actors<S> + Clone + 'static>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
    receipt: &Receipt,
    fields: &Fields,
    drawn: &Drawn,
    live: &mut Option<Live>,
) -> Result<Response, Problem> {
    let language = call.language();
    let line = Reader {
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
        let erased = line.ask(Method::DELETE, "", Bytes::new(), 0).await;
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
            let sent = line.ask(Method::POST, "/entries", body.into(), 0).await;
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
    let (case, keyring) = match line.case().await {
        Ok(case) => case,
        Err(problem) => return problem.map(|problem| fail(&problem)),
    };
    let mut entries = Vec::new();
    let mut after = None;
    let cursor = loop {
        let page = match line.entries(after.as_deref(), 0).await {
            Ok(page) => page,
            Err(problem) => return problem.map(|problem| fail(&problem)),
        };
        entries.extend(page.entries);
        if !page.more {
            break page.cursor;
        }
        after = Some(page.cursor.to_string());
    };
    let unsent = Unsent {
        notice: notice.map(|phrase| phrase.text(language)),
        message,
        ..Unsent::default()
    };
    // Where it cannot be said, the page is no less right.
    let wait = line.read("/wait", 0).await.ok();
    let conversation = page::Conversation {
        mark: &mark(host).0.to_string(),
        receipt,
        case: &case,
        lines: &lines(&case, &keyring, &entries),
        wait: wait.as_ref(),
    };
    let html = page::conversation(language, &conversation, unsent);
    let patience = patience::wait(&call.request.source).map_or(WATCHED, |wait| wait.min(WATCHED));
    let (head, tail) = html.split_once(page::NEWS).unwrap_or((&html, ""));
    if case.state == State::Closed || patience.is_zero() {
        return Ok(shown(status, format!("{head}{tail}")));
    }
    let watch = Watch {
        host: host.clone(),
        receipt: receipt.clone(),
        language,
        case,
        keyring,
        cursor,
        until: host
            .now()
            .saturating_add(patience)
            .unwrap_or(Timestamp::MAX),
        tail: Some(tail.to_owned()),
    };
    *live = Some(watch.behind(head.to_owned()));
    let mut answer = shown(status, String::new());
    response::set(&mut answer, UNGATHERED.0, UNGATHERED.1);
    Ok(answer)
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
