//! The board over sockets: it is sent whole when it changes, a few times a
//! second at most.

use serde::{Deserialize, Serialize};
use vigie::{
    case::{
        capability::{LEEWAY, OfficerId},
        close::CloseCode,
        frame::{PING, PONG},
        kind::Desk,
    },
    desk::identity::Role,
    jiff::{SignedDuration, Timestamp},
};
use vigie_host::{
    Actor, Call, Problem, Reply, Source, actor::Socket, problem::CaseProblem, query::Query,
};

use super::{Endpoint, Summary, state};
use crate::identity;

/// The subprotocol of a board.
const PROTOCOL: &str = "vigie-desk.v1";

/// The shortest time between two looks at a board.
pub(super) const PACE: SignedDuration = SignedDuration::from_millis(200);

/// What a socket bears.
#[derive(Debug, Serialize, Deserialize)]
struct Watcher {
    officer: OfficerId,
    ends: Timestamp,
}

/// What is sent.
#[derive(Serialize)]
struct Frame<'a> {
    r#type: &'static str,
    #[serde(flatten)]
    summary: &'a Summary,
}

/// The text of a board.
pub(super) fn text(summary: &Summary) -> String {
    let frame = Frame {
        r#type: "queue",
        summary,
    };
    serde_json::to_string(&frame).unwrap_or_default()
}

/// `GET /v1/desks/{id}/socket`
pub(super) async fn open<S: Source, A: Actor>(
    call: &Call<'_, Endpoint, S>,
    actor: &A,
) -> Result<Reply, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let source = &call.request.source;
    let verified = identity::officer(source, actor).await?;
    let desk = Desk::new(actor.key()).map_err(|_| Problem::NotFound)?;
    verified.needs(Role::Officer, &desk)?;
    if !A::SOCKETS {
        return Err(CaseProblem::SocketsUnsupported.into());
    }
    let header = |name| source.header(name).unwrap_or_default();
    let protocols = header("sec-websocket-protocol");
    let mut offered = protocols.split(',').map(str::trim);
    if !header("upgrade").eq_ignore_ascii_case("websocket")
        || !offered.any(|offered| offered == PROTOCOL)
    {
        return Err(CaseProblem::UpgradeRequired.into());
    }
    if !crate::cors::may_connect(source, actor).await {
        return Err(CaseProblem::NotAllowed.into());
    }
    let watcher = Watcher {
        officer: verified.officer,
        ends: verified
            .expires
            .saturating_add(LEEWAY)
            .unwrap_or(Timestamp::MAX),
    };
    let bytes = serde_json::to_vec(&watcher).map_err(|_| Problem::StorageUnavailable)?;
    let reply = actor.upgrade(PROTOCOL, &bytes);
    let reply = reply.map_err(|_| CaseProblem::SocketsUnsupported)?;
    // It is sent how the desk stands as soon as it is open.
    let soon = actor.now().saturating_add(PACE).unwrap_or(Timestamp::MAX);
    let _ = actor.set_alarm(soon).await;
    Ok(reply)
}

/// Sends the board to everybody who looks, unless that was a moment ago: then
/// the alarm does it.
pub(super) async fn show<A: Actor>(actor: &A) {
    let sockets = actor.sockets();
    if sockets.is_empty() {
        return;
    }
    let now = actor.now();
    let shown = state::shown(actor).await;
    let Ok((at, _)) = shown else {
        return;
    };
    let next = Timestamp::from_millisecond(at)
        .unwrap_or(now)
        .saturating_add(PACE);
    if let Ok(next) = next
        && next > now
    {
        let _ = actor.set_alarm(next).await;
        return;
    }
    let Ok(version) = state::version(actor).await else {
        return;
    };
    let Ok(summary) = state::summary(actor).await else {
        return;
    };
    let text = text(&summary);
    for socket in sockets {
        match watcher(&socket) {
            Some(watcher) if watcher.ends > now => socket.send(&text),
            _ => close(&socket, CloseCode::Unauthenticated),
        }
    }
    let _ = state::show(actor, version).await;
    // Whoever went without a word is seen to be gone, and tokens end.
    let later = now.saturating_add(SELDOM).unwrap_or(Timestamp::MAX);
    let _ = actor.set_alarm(later).await;
}

/// How often a board is sent although nothing changed.
const SELDOM: SignedDuration = SignedDuration::from_secs(15);

fn watcher<S: Socket>(socket: &S) -> Option<Watcher> {
    serde_json::from_slice(&socket.state()).ok()
}

fn close<S: Socket>(socket: &S, code: CloseCode) {
    socket.close(code.number(), code.name());
}

/// Lets nobody look any more who is an officer that was taken back.
pub(super) fn cut<A: Actor>(actor: &A, officer: &OfficerId) {
    for socket in actor.sockets() {
        if watcher(&socket).is_some_and(|watcher| watcher.officer == *officer) {
            close(&socket, CloseCode::Revoked);
        }
    }
}

/// Nobody says anything to a board but that they are there.
pub(super) async fn message<A: Actor>(actor: &A, socket: &A::Socket, text: Option<&str>) {
    match text {
        Some(PING) => {
            socket.send(PONG);
            show(actor).await;
        }
        _ => close(socket, CloseCode::BadFrame),
    }
}
