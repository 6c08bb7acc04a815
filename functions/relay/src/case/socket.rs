//! The sockets of a case: carries out what the SDK's sessions decide.
//!
//! A session is the state that its socket bears, so that it survives the
//! actor's sleep; nothing of it is kept elsewhere.

use std::{collections::VecDeque, sync::Arc};

use vigie::{
    case::{
        capability::Right,
        close::CloseCode,
        entry::{Author, Entry},
        frame::MAX_FRAME,
        relay::{Effect, Input, LogPage, Unavailable},
        session::Session,
    },
    jiff::{SignedDuration, Timestamp},
    seal::CaseId,
};
use vigie_host::{
    Actor, Call, Problem, Reply, Source, actor::Socket, problem::CaseProblem, query::Query,
};

use super::{
    Endpoint,
    access::access,
    retention,
    store::{self, Found, Stored},
    telling,
};
use crate::settings;

/// The subprotocol that this program speaks.
const PROTOCOL: &str = "vigie.v1";

/// The shortest time between two looks at the sessions.
const TICK: SignedDuration = SignedDuration::from_secs(1);

/// `GET /v1/cases/{id}/socket`
pub(super) async fn open<S: Source, A: Actor>(
    call: &Call<'_, Endpoint, S>,
    actor: &A,
) -> Result<Reply, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let source = &call.request.source;
    let access = access(call.parameter(0), source, actor).await?;
    access.needs(Right::Read)?;
    if !A::SOCKETS {
        return Err(CaseProblem::SocketsUnsupported.into());
    }
    let header = |name| source.header(name).unwrap_or_default();
    let protocols = header("sec-websocket-protocol");
    let offered = protocols
        .split(',')
        .any(|offered| offered.trim() == PROTOCOL);
    if !header("upgrade").eq_ignore_ascii_case("websocket") || !offered {
        return Err(CaseProblem::UpgradeRequired.into());
    }
    if !crate::cors::may_connect(source, actor).await {
        return Err(CaseProblem::NotAllowed.into());
    }
    let now = actor.now();
    let session = Session::new(access.author, access.rights, access.expires, now)
        .bound_to(access.bond)
        .with_pace(settings::pace(actor).await);
    let reply = actor.upgrade(PROTOCOL, &session.to_bytes());
    let reply = reply.map_err(|_| CaseProblem::SocketsUnsupported)?;
    look_again(actor, &access.stored).await;
    Ok(reply)
}

/// Takes a message of a client.
pub(super) async fn message<A: Actor>(actor: &A, socket: &A::Socket, text: Option<&str>) {
    let input = match text {
        None => Input::NotText,
        Some(text) if text.len() > MAX_FRAME => Input::TooLarge,
        Some(text) => Input::Frame(text),
    };
    let concern = step(actor, socket, input).await;
    if concern && let Ok(case) = actor.key().parse() {
        // After everything is acknowledged. Otherwise the alarm does it.
        let _ = Box::pin(telling::tell(actor, case)).await;
    }
}

/// Lets a session end, and the others know.
pub(super) async fn gone<A: Actor>(actor: &A, socket: &A::Socket) {
    step(actor, socket, Input::Gone).await;
}

/// Tells every session that the log has grown.
pub(super) async fn appended<A: Actor>(actor: &A, head: u64) {
    for socket in actor.sockets() {
        step(actor, &socket, Input::Changed { head }).await;
    }
}

/// Tells every session that the case is gone.
pub(super) async fn erased<A: Actor>(actor: &A) {
    for socket in actor.sockets() {
        step(actor, &socket, Input::Erased).await;
    }
}

/// Lets every session see that time has passed.
pub(super) async fn tick<A: Actor>(actor: &A) {
    for socket in actor.sockets() {
        step(actor, &socket, Input::Tick).await;
    }
}

/// When a session next wants to see that time has passed. Never at once: what it
/// waits for is over only after that moment, and the alarm would ring in a
/// circle until then.
pub(super) fn next_tick<A: Actor>(actor: &A) -> Option<Timestamp> {
    let sockets = actor.sockets();
    let sessions = sockets.iter().filter_map(session);
    let next = sessions.filter_map(|session| session.wake_at()).min()?;
    let soon = actor.now().saturating_add(TICK).ok()?;
    Some(next.max(soon))
}

/// Sets the alarm to the earliest of what the case and its sessions wait for.
async fn look_again<A: Actor>(actor: &A, stored: &Stored) {
    let due = retention::due(stored, actor.now());
    let at = next_tick(actor).map_or(due, |tick| tick.min(due));
    // Without it a session that says nothing stays open for longer.
    let _ = actor.set_alarm(at).await;
}

fn session<S: Socket>(socket: &S) -> Option<Session> {
    Session::from_bytes(&socket.state()).ok()
}

/// What is still to be done, and for which socket.
type Pending<S> = VecDeque<(S, Effect)>;

/// Gives a session something, and carries out all that comes of it. Says whether
/// desks may have to hear of that.
async fn step<A: Actor>(actor: &A, socket: &A::Socket, input: Input<'_>) -> bool {
    let Ok(case) = actor.key().parse::<CaseId>() else {
        return false;
    };
    let mut pending = Pending::new();
    let mut concern = false;
    let woke = take(actor, socket, input, &mut pending);
    while let Some((socket, effect)) = pending.pop_front() {
        concern |= carry_out(actor, case, &socket, effect, &mut pending).await;
    }
    if woke && let Ok(Found::Case(stored)) = store::find(actor, case).await {
        look_again(actor, &stored).await;
    }
    concern
}

/// Gives one session something. Says whether it now wants to be woken earlier.
fn take<A: Actor>(
    actor: &A,
    socket: &A::Socket,
    input: Input<'_>,
    pending: &mut Pending<A::Socket>,
) -> bool {
    let Some(mut session) = session(socket) else {
        // Another version of this program opened it.
        socket.close(CloseCode::Replaced.number(), CloseCode::Replaced.name());
        return false;
    };
    let before = session.clone();
    let effects = session.step(actor.now(), input);
    if session != before {
        socket.set_state(&session.to_bytes());
    }
    for effect in effects {
        pending.push_back((socket.clone(), effect));
    }
    match (before.wake_at(), session.wake_at()) {
        (Some(before), Some(after)) => after < before,
        (None, after) => after.is_some(),
        (Some(_), None) => false,
    }
}

/// Says whether desks may have to hear of it.
async fn carry_out<A: Actor>(
    actor: &A,
    case: CaseId,
    socket: &A::Socket,
    effect: Effect,
    pending: &mut Pending<A::Socket>,
) -> bool {
    match effect {
        Effect::Send(frame) => socket.send(&frame.to_text()),
        Effect::Close(code) => socket.close(code.number(), code.name()),
        Effect::Describe => {
            let described = match store::find(actor, case).await {
                Ok(Found::Case(stored)) => store::document(actor, &stored).await,
                Ok(Found::Erased | Found::Nothing) => {
                    take(actor, socket, Input::Erased, pending);
                    return false;
                }
                Err(error) => Err(error),
            };
            let described = described.map(Box::new).map_err(|_| Unavailable);
            take(actor, socket, Input::Described(described), pending);
        }
        Effect::Read { after, limit } => {
            let page = read(actor, case, after, limit).await;
            take(actor, socket, Input::Page(page), pending);
        }
        Effect::Append { client_id, body } => {
            let Some(writer) = session(socket).map(|session| session.writer()) else {
                return false;
            };
            let stored = match store::find(actor, case).await {
                Ok(Found::Case(stored)) => Ok(stored),
                Ok(Found::Erased | Found::Nothing) => {
                    take(actor, socket, Input::Erased, pending);
                    return false;
                }
                Err(error) => Err(error),
            };
            let now = actor.now();
            let mut concern = false;
            let outcome = match stored {
                Ok(stored) => {
                    concern = telling::due(&stored, writer.author, &body, now).is_some();
                    retention::append(actor, *stored, writer, client_id, body.clone(), now).await
                }
                Err(error) => Err(error),
            };
            let outcome = match outcome {
                Ok(Some(outcome)) => Ok(outcome),
                Ok(None) => {
                    take(actor, socket, Input::Erased, pending);
                    return false;
                }
                Err(_) => Err(Unavailable),
            };
            let input = Input::Stored {
                client_id,
                body,
                outcome,
            };
            take(actor, socket, input, pending);
            return concern;
        }
        Effect::Tell(signal) => {
            let author = session(socket).map_or(Author::Service, |session| session.author());
            for other in actor.sockets() {
                if !other.is(socket) {
                    take(actor, &other, Input::Signal { author, signal }, pending);
                }
            }
        }
        Effect::Announce(entry) => announce(actor, &entry, pending),
    }
    false
}

/// Hands an entry that was just stored to everybody.
fn announce<A: Actor>(actor: &A, entry: &Arc<Entry>, pending: &mut Pending<A::Socket>) {
    for socket in actor.sockets() {
        take(actor, &socket, Input::Appended(entry), pending);
    }
    actor.notify();
}

async fn read<A: Actor>(
    actor: &A,
    case: CaseId,
    after: u64,
    limit: u16,
) -> Result<LogPage, Unavailable> {
    let Ok(Found::Case(stored)) = store::find(actor, case).await else {
        return Err(Unavailable);
    };
    let entries = store::after(actor, case, after, u32::from(limit)).await;
    Ok(LogPage {
        epoch: stored.epoch,
        head: stored.standing.head,
        entries: entries.map_err(|_| Unavailable)?,
    })
}
