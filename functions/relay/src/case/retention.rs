//! When a case ends by itself.

use vigie::{
    case::{
        entry::{Author, Body, Event, Reason},
        intervention::Intervention,
        log::Outcome,
        retention::{Due, Retention},
        standing::Writer,
    },
    jiff::Timestamp,
    seal::{CaseId, ClientId, Digest},
};
use vigie_host::{Actor, storage::StorageError};

use super::{
    socket,
    store::{self, Found, Stored},
    telling,
};

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
        // Whoever erased it may not have come so far.
        Found::Erased => return ended(actor, case).await,
    };
    let retention = Retention::of(stored.opening.kind);
    let now = actor.now();
    match retention.due_of(&stored.standing) {
        Due::Erase(at) if at <= now => return end(actor, case).await,
        Due::Close(at) if at <= now => {
            let body = Body::event_only(Event::Closed, Reason::Inactive);
            write(actor, stored, body, now).await?;
        }
        Due::Erase(_) | Due::Close(_) => {
            let intervention = stored.standing.intervention.as_ref();
            if let Some(step) = intervention.and_then(|known| known.next_step(now)) {
                write(actor, stored, step, now).await?;
            }
        }
    }
    socket::tick(actor).await;
    telling::tell(actor, case).await?;
    let Found::Case(stored) = store::find(actor, case).await? else {
        return Ok(());
    };
    let due = due(&stored, actor.now());
    let next = socket::next_tick(actor).map_or(due, |tick| tick.min(due));
    actor.set_alarm(next).await
}

/// Writes what the service has to say, once for each place in the log.
async fn write<A: Actor>(
    actor: &A,
    stored: Box<Stored>,
    body: Body,
    now: Timestamp,
) -> Result<(), StorageError> {
    let head = stored.standing.head;
    let id = service_id(stored.id, head);
    actor.set_alarm(telling::later(now)).await?;
    let done = store::append(actor, *stored, Author::Service, id, body, now).await?;
    if done.is_some() {
        socket::appended(actor, head.saturating_add(1)).await;
        actor.notify();
    }
    Ok(())
}

/// Erases the case, and lets everybody know.
pub(super) async fn end<A: Actor>(actor: &A, case: CaseId) -> Result<(), StorageError> {
    // The desks are to hear of it, whatever dies meanwhile.
    actor.set_alarm(telling::later(actor.now())).await?;
    store::erase(actor, case).await?;
    // Erased it is; what is left to be told, the alarm tells.
    let _ = ended(actor, case).await;
    Ok(())
}

/// Tells everybody that the case is gone, and has the platform forget it.
async fn ended<A: Actor>(actor: &A, case: CaseId) -> Result<(), StorageError> {
    socket::erased(actor).await;
    actor.notify();
    if telling::tell_of_end(actor, case).await? {
        actor.forget().await
    } else {
        actor.set_alarm(telling::later(actor.now())).await
    }
}

/// Appends an entry. What may have to be done soon afterwards has its alarm
/// first: one that rings for nothing does no harm. Those are telling the desks,
/// and what a reopened case falls due for.
pub(super) async fn append<A: Actor>(
    actor: &A,
    stored: Stored,
    writer: impl Into<Writer>,
    client_id: ClientId,
    body: Body,
    now: Timestamp,
) -> Result<Option<Outcome>, StorageError> {
    let writer = writer.into();
    if let Some(soon) = telling::due(&stored, writer.author, &body, now) {
        // What is due earlier stays so, or quick writers would put it off.
        actor.set_alarm(soon.min(due(&stored, now))).await?;
    }
    store::append(actor, stored, writer, client_id, body, now).await
}

/// When the case must next be looked after.
pub(super) fn due(stored: &Stored, now: Timestamp) -> Timestamp {
    let retention = Retention::of(stored.opening.kind);
    let due = retention.due_of(&stored.standing).at();
    let intervention = stored.standing.intervention.as_ref();
    let step = intervention.and_then(Intervention::due);
    let untold = telling::is_behind(stored).then(|| telling::later(now));
    [Some(due), step, untold]
        .into_iter()
        .flatten()
        .min()
        .unwrap_or(due)
}

/// The client id of what the service writes: the same for the same place in the
/// log, so that an alarm that rings twice writes once.
fn service_id(case: CaseId, head: u64) -> ClientId {
    let mut named = b"vigie/v1/inactive".to_vec();
    named.extend_from_slice(case.as_bytes());
    named.extend_from_slice(&head.to_be_bytes());
    let mut id = [0; 16];
    for (to, from) in id.iter_mut().zip(Digest::of(&named).as_bytes()) {
        *to = *from;
    }
    ClientId::from_bytes(id)
}
