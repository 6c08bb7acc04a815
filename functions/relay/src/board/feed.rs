//! The board as an event stream.

use core::time::Duration;

use bytes::Bytes;
use http::{HeaderName, Method, StatusCode};
use vigie::{
    case::{capability::LEEWAY, close::CloseCode, frame::ServerFrame, kind::Desk},
    desk::identity::Role,
    jiff::{SignedDuration, Timestamp},
};
use vigie_host::{
    Actor, Call, Problem, Response, Source,
    actor::Live,
    cache::{self, Keep},
    query::Query,
    response,
};

use super::{Endpoint, socket::text, state};
use crate::identity;

const EVENT_STREAM: &str = "text/event-stream";

/// After this long without news, a line that means nothing shows that the
/// connection lives, and the token is looked at again.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// A stream ends after this long, so that none outlives what it was opened with.
const LIFE: SignedDuration = SignedDuration::from_mins(15);

/// `GET /v1/desks/{id}/feed`
pub(super) async fn feed<S: Source, A: Actor>(
    call: &Call<'_, Endpoint, S>,
    actor: &A,
) -> Result<(Response, Option<Live>), Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let verified = identity::officer(&call.request.source, actor).await?;
    let desk = Desk::new(actor.key()).map_err(|_| Problem::NotFound)?;
    verified.needs(Role::Officer, &desk)?;
    let mut head = response::body(StatusCode::OK, EVENT_STREAM, Bytes::new());
    cache::keep(&mut head, Keep::Never);
    // Proxies that gather what they pass on would hold news back.
    response::set(
        &mut head,
        HeaderName::from_static("x-accel-buffering"),
        "no",
    );
    if call.request.method == Method::HEAD {
        return Ok((head, None));
    }
    let now = actor.now();
    let watcher = Watcher {
        actor: actor.clone(),
        desk,
        token: identity::bearer(&call.request.source).unwrap_or_default(),
        seen: None,
        ended: false,
        ends: verified
            .expires
            .saturating_add(LEEWAY)
            .unwrap_or(Timestamp::MAX),
        opened: now,
        given: now,
        checked: now,
    };
    let live = futures_util::stream::unfold(watcher, async |mut watcher| {
        let bytes = watcher.next().await?;
        Some((bytes, watcher))
    });
    Ok((head, Some(Box::pin(live))))
}

struct Watcher<A> {
    actor: A,
    desk: Desk,
    token: String,
    /// How often anything had changed when the board was sent last.
    seen: Option<i64>,
    ended: bool,
    ends: Timestamp,
    opened: Timestamp,
    /// When something was last given away to be sent.
    given: Timestamp,
    /// When the token was last looked at.
    checked: Timestamp,
}

impl<A: Actor> Watcher<A> {
    async fn next(&mut self) -> Option<Bytes> {
        if self.ended {
            return None;
        }
        loop {
            let text = self.look().await;
            if let Some(text) = text {
                self.given = self.actor.now();
                return Some(text.into());
            }
        }
    }

    fn end(&mut self, code: CloseCode) -> Option<String> {
        self.ended = true;
        let frame = ServerFrame::Close(code);
        Some(format!(
            "event: {}\ndata: {}\n\n",
            frame.name(),
            frame.to_text()
        ))
    }

    /// What is to be sent, or nothing after a while.
    async fn look(&mut self) -> Option<String> {
        let now = self.actor.now();
        if now > self.ends {
            return self.end(CloseCode::Unauthenticated);
        }
        if now.duration_since(self.opened) > LIFE {
            return self.end(CloseCode::Replaced);
        }
        // Not only where it is quiet: a busy desk never is.
        if now.duration_since(self.checked).unsigned_abs() >= HEARTBEAT {
            self.checked = now;
            match identity::holder(&self.token, &self.actor).await {
                Ok(verified) if verified.may(Role::Officer, &self.desk) => {}
                // Who cannot be asked about keeps what they have until it ends.
                Err(problem) if problem.status().is_server_error() => {}
                _ => return self.end(CloseCode::Revoked),
            }
        }
        let quiet = now.duration_since(self.given).unsigned_abs();
        // Before looking: a change that comes while we look must not be missed.
        let change = self.actor.changed(HEARTBEAT.saturating_sub(quiet));
        let Ok(version) = state::version(&self.actor).await else {
            return self.end(CloseCode::StorageUnavailable);
        };
        if self.seen != Some(version) {
            let Ok(summary) = state::summary(&self.actor).await else {
                return self.end(CloseCode::StorageUnavailable);
            };
            self.seen = Some(version);
            return Some(format!("event: queue\ndata: {}\n\n", text(&summary)));
        }
        if quiet >= HEARTBEAT {
            return Some(":\n\n".to_owned());
        }
        change.await;
        None
    }
}
