//! The log as an event stream: what is there, then what comes.

use core::time::Duration;
use std::fmt::Write as _;

use bytes::Bytes;
use http::{Method, StatusCode};
use vigie::{
    case::{
        bond::Bond,
        capability::{LEEWAY, Right},
        close::CloseCode,
        cursor::{Cursor, Epoch},
        frame::{HEARTBEAT_S, ServerFrame},
    },
    jiff::{SignedDuration, Timestamp},
    seal::CaseId,
};
use vigie_host::{
    Actor, Call, Problem, Response, Source,
    actor::Live,
    cache::{self, Keep},
    query::Query,
    response,
};

use super::{
    Endpoint,
    access::{access, unavailable},
    endpoints::resume,
    store,
};

const EVENT_STREAM: &str = "text/event-stream";

/// After this long without news, a line that means nothing shows that the
/// connection lives, and finds out where it does not.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// A reader who takes nothing for so long is let go; it comes back with its
/// cursor.
const SLOW: SignedDuration = SignedDuration::from_secs(30);

/// A stream ends after this long, so that none outlives what it was opened
/// with; the reader comes back with its cursor.
const LIFE: SignedDuration = SignedDuration::from_mins(15);

/// Entries that are read and sent at a time.
const AT_ONCE: u32 = 16;

/// Whether the caller asks for a stream rather than a page.
pub(super) fn is_wanted<S: Source>(call: &Call<'_, Endpoint, S>) -> bool {
    let accept = call.request.source.header("accept").unwrap_or_default();
    accept.contains(EVENT_STREAM)
}

/// `GET /v1/cases/{id}/entries` as an event stream.
pub(super) async fn follow<S: Source, A: Actor>(
    call: &Call<'_, Endpoint, S>,
    actor: &A,
) -> Result<(Response, Option<Live>), Problem> {
    let mut query = Query::parse(call.request.query(), &["after"]);
    let access = access(call.parameter(0), &call.request.source, actor).await?;
    access.needs(Right::Read)?;
    let resume = resume(call, &mut query, &access);
    query.finish()?;
    let mut head = response::body(StatusCode::OK, EVENT_STREAM, Bytes::new());
    cache::keep(&mut head, Keep::Never);
    // Proxies that gather what they pass on would hold messages back.
    response::set(
        &mut head,
        http::HeaderName::from_static("x-accel-buffering"),
        "no",
    );
    if call.request.method == Method::HEAD {
        return Ok((head, None));
    }
    let stored = &access.stored;
    let case = store::document(actor, stored).await.map_err(unavailable)?;
    let cursor = Cursor {
        epoch: stored.epoch,
        seq: resume.after,
    };
    let welcome = ServerFrame::Welcome {
        case: Box::new(case),
        cursor,
        recovered: resume.recovered,
        heartbeat_s: HEARTBEAT_S,
    };
    let now = actor.now();
    let follower = Follower {
        actor: actor.clone(),
        case: stored.id,
        epoch: stored.epoch,
        seq: resume.after,
        behind: true,
        ready: Some(event(&welcome)),
        ended: false,
        ends: access
            .expires
            .and_then(|expires| expires.saturating_add(LEEWAY).ok())
            .unwrap_or(Timestamp::MAX),
        bond: access.bond,
        opened: now,
        given: now,
    };
    let live = futures_util::stream::unfold(follower, async |mut follower| {
        let bytes = follower.next().await?;
        Some((bytes, follower))
    });
    Ok((head, Some(Box::pin(live))))
}

/// A frame as an event.
fn event(frame: &ServerFrame) -> String {
    format!("event: {}\ndata: {}\n\n", frame.name(), frame.to_text())
}

/// One reader of the stream.
struct Follower<A> {
    actor: A,
    case: CaseId,
    epoch: Epoch,
    /// The entry that was sent last.
    seq: u64,
    /// Whether entries were sent since the reader was last told that it has
    /// everything.
    behind: bool,
    ready: Option<String>,
    ended: bool,
    /// When the right to read ends.
    ends: Timestamp,
    /// What it ends with before.
    bond: Bond,
    opened: Timestamp,
    /// When something was last given away to be sent.
    given: Timestamp,
}

impl<A: Actor> Follower<A> {
    /// What is to be sent next; it waits until there is something.
    async fn next(&mut self) -> Option<Bytes> {
        let now = self.actor.now();
        // Nobody asks for more while the reader takes nothing.
        if now.duration_since(self.given) > SLOW && !self.ended && self.ready.is_none() {
            self.end(CloseCode::SlowReader);
        }
        while self.ready.is_none() {
            if self.ended {
                return None;
            }
            self.look().await;
        }
        self.given = self.actor.now();
        self.ready.take().map(Bytes::from)
    }

    /// Looks for news, and waits for a while where there is none.
    async fn look(&mut self) {
        let now = self.actor.now();
        if now > self.ends {
            return self.end(CloseCode::Unauthenticated);
        }
        if now.duration_since(self.opened) > LIFE {
            return self.end(CloseCode::Replaced);
        }
        let quiet = now.duration_since(self.given).unsigned_abs();
        // Before looking: a change that comes while we look must not be missed.
        let change = self.actor.changed(HEARTBEAT.saturating_sub(quiet));
        match store::head(&self.actor, self.case).await {
            Err(_) => self.end(CloseCode::StorageUnavailable),
            Ok(None) => self.end(CloseCode::Erased),
            Ok(Some(head)) if head > self.seq => self.read().await,
            Ok(Some(_)) if self.behind => {
                self.behind = false;
                let cursor = Cursor {
                    epoch: self.epoch,
                    seq: self.seq,
                };
                self.ready = Some(event(&ServerFrame::Live { cursor }));
            }
            Ok(Some(_)) if quiet >= HEARTBEAT => self.ready = Some(":\n\n".to_owned()),
            Ok(Some(_)) => change.await,
        }
    }

    async fn read(&mut self) {
        let entries = store::after(&self.actor, self.case, self.seq, AT_ONCE).await;
        let Ok(entries) = entries else {
            return self.end(CloseCode::StorageUnavailable);
        };
        let mut text = String::new();
        for entry in entries {
            if self.bond.ends_with(&entry) {
                // What follows is for others.
                self.end(CloseCode::Revoked);
                let end = self.ready.take().unwrap_or_default();
                self.ready = Some(text + &end);
                return;
            }
            let (epoch, seq) = (self.epoch, entry.seq);
            self.seq = seq;
            let cursor = Cursor { epoch, seq };
            // Writing to a string cannot fail.
            let _ = writeln!(text, "id: {cursor}");
            text.push_str(&event(&ServerFrame::Entry(Box::new(entry))));
        }
        if text.is_empty() {
            // The case went between two looks; the next one tells.
            return;
        }
        self.behind = true;
        self.ready = Some(text);
    }

    fn end(&mut self, code: CloseCode) {
        self.ended = true;
        self.ready = Some(event(&ServerFrame::Close(code)));
    }
}
