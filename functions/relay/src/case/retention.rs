//! When a case ends by itself.

use vigie::{
    case::{
        document::Opening,
        entry::{Author, Body, Event, Reason},
        kind::State,
        log::Outcome,
        retention::{Due, Retention},
        rules::{Standing, Writer},
    },
    jiff::Timestamp,
    seal::{CaseId, ClientId, Digest},
};
use vigie_host::{Actor, storage::StorageError};

use super::{
    socket,
    store::{self, Found, Stored},
};

/// When a case that is opened now must first be looked after.
pub(super) fn first_due(opening: &Opening, now: Timestamp) -> Timestamp {
    let standing = Standing::opened(now, opening.envelopes.key_version());
    Retention::of(opening.kind).due_of(&standing).at()
}

/// Closes or erases the case if that is due, and sets the next alarm. What is
/// due follows from the log alone, so it does not matter how often, or how
/// late, this runs.
pub(super) async fn run<A: Actor>(actor: &A) -> Result<(), StorageError> {
    let Ok(case) = actor.key().parse::<CaseId>() else {
        return Err(StorageError::Failed);
    };
    let stored = match store::find(actor, case).await? {
        Found::Case(stored) => stored,
        Found::Nothing => return Ok(()),
        Found::Erased => {
            // Whoever erased it may not have come so far.
            ended(actor).await;
            return Ok(());
        }
    };
    let retention = Retention::of(stored.opening.kind);
    let now = actor.now();
    match retention.due_of(&stored.standing) {
        Due::Erase(at) if at <= now => {
            store::erase(actor, case).await?;
            ended(actor).await;
            return Ok(());
        }
        Due::Close(at) if at <= now => {
            let body = Body::event_only(Event::Closed, Reason::Inactive);
            let head = stored.standing.head;
            let id = closing_id(case, head);
            let done = store::append(actor, *stored, Author::Service, id, body, now).await?;
            if done.is_some() {
                socket::appended(actor, head.saturating_add(1)).await;
                actor.notify();
            }
        }
        Due::Erase(_) | Due::Close(_) => {}
    }
    socket::tick(actor).await;
    let Found::Case(stored) = store::find(actor, case).await? else {
        return Ok(());
    };
    let due = due(&stored);
    let next = socket::next_tick(actor).map_or(due, |tick| tick.min(due));
    actor.set_alarm(next).await
}

/// Tells everybody that the case is gone, and has the platform forget it.
pub(super) async fn ended<A: Actor>(actor: &A) {
    socket::erased(actor).await;
    actor.notify();
    // Otherwise the alarm comes once more, and does it then.
    let _ = actor.forget().await;
}

/// Appends an entry. Reopened, a case falls due before its alarm, which is set
/// to that first: one that rings for nothing does no harm.
pub(super) async fn append<A: Actor>(
    actor: &A,
    stored: Stored,
    writer: impl Into<Writer>,
    client_id: ClientId,
    body: Body,
    now: Timestamp,
) -> Result<Option<Outcome>, StorageError> {
    if body.event() == Some(Event::Reopened) {
        let retention = Retention::of(stored.opening.kind);
        let reopened_at = stored.standing.time_of_next(now);
        let reopened = retention.due(State::Active, reopened_at, None).at();
        let earliest = reopened.min(due(&stored));
        let next = socket::next_tick(actor).map_or(earliest, |tick| tick.min(earliest));
        actor.set_alarm(next).await?;
    }
    store::append(actor, stored, writer, client_id, body, now).await
}

/// When the case must next be looked after.
pub(super) fn due(stored: &Stored) -> Timestamp {
    let retention = Retention::of(stored.opening.kind);
    retention.due_of(&stored.standing).at()
}

/// The client id of the service's closing: the same for the same place in the
/// log, so that an alarm that rings twice closes once.
fn closing_id(case: CaseId, head: u64) -> ClientId {
    let mut named = b"vigie/v1/inactive".to_vec();
    named.extend_from_slice(case.as_bytes());
    named.extend_from_slice(&head.to_be_bytes());
    let mut id = [0; 16];
    for (to, from) in id.iter_mut().zip(Digest::of(&named).as_bytes()) {
        *to = *from;
    }
    ClientId::from_bytes(id)
}
