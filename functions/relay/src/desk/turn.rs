//! Turns of a desk's queue: each is stored before anybody hears of it, and then
//! the cases are told.

use vigie::{
    desk::queue::{Input, Outcome, Refusal, Rules},
    jiff::{SignedDuration, Timestamp},
};
use vigie_host::{Actor, Problem, problem::DeskProblem, storage::StorageError};

use super::{Part, outbox, report, store};
use crate::{board, settings};

/// How often a turn is made anew when others were quicker. Each time means that
/// somebody else had one.
const TRIES: usize = 64;

/// The problem that a refusal is to whoever asked.
pub(super) fn refused(refusal: Refusal) -> Problem {
    match refusal {
        Refusal::NotPresent => DeskProblem::NotPresent,
        Refusal::AtCapacity => DeskProblem::AtCapacity,
        Refusal::UnknownConversation => DeskProblem::ConversationUnknown,
        Refusal::NotToName => DeskProblem::RoleMissing,
        Refusal::TakenByAnother => DeskProblem::ConversationTaken,
        Refusal::NotYours => return vigie_host::problem::CaseProblem::LeaseLost.into(),
        Refusal::NotHere => DeskProblem::ConversationNotHere,
        Refusal::SameDesk => DeskProblem::SameDesk,
    }
    .into()
}

pub(super) fn unavailable(_: StorageError) -> Problem {
    Problem::StorageUnavailable
}

/// Makes a turn. When it says what came of it, that is committed, and the cases
/// have been asked to write it down: what they could not be asked is asked again
/// when the alarm rings.
pub(super) async fn turn<A: Actor>(
    actor: &A,
    part: &Part,
    input: Input,
) -> Result<Result<Outcome, Refusal>, StorageError> {
    let rules = rules(actor, part).await;
    let beat = matches!(input, Input::Beat { .. });
    // What a case tells often comes while that case is asked: to ask all the
    // others meanwhile would be one question within another for each of them.
    let told = matches!(input, Input::News(_) | Input::Erased(_) | Input::Refused(_));
    for _ in 0..TRIES {
        let now = actor.now();
        let loaded = store::load(actor, part, rules, &input, now).await?;
        let store::Loaded { mut queue, number } = loaded;
        let turn = queue.step(number, now, input.clone());
        if turn.changes.is_empty() {
            return Ok(turn.outcome);
        }
        // Before the commit: an alarm that rings for nothing does no harm, and
        // what is due without one would stay undone.
        let store::Due { at: known, untold } = store::next_due(actor, part).await?;
        let tells = !turn.changes.notices.is_empty();
        // What was removed must go from the board too.
        let removes = turn.changes.conversations.values().any(Option::is_none);
        let soon = (tells || untold || removes).then(|| outbox::next_try(now));
        let wake = [known, queue.wake_at(), soon].into_iter().flatten().min();
        if let Some(wake) = wake {
            actor.set_alarm(wake.max(now)).await?;
        }
        match store::store(actor, part, &rules, number, &turn, now).await {
            Err(StorageError::Conflict) => {}
            Err(error) => return Err(error),
            Ok(()) => {
                let quiet = beat && turn.changes.notices.is_empty();
                if tells || !told {
                    Box::pin(outbox::flush(actor, part)).await?;
                }
                if !quiet {
                    let _ = Box::pin(report::report(actor, part, number)).await;
                }
                return Ok(turn.outcome);
            }
        }
    }
    Err(StorageError::Busy)
}

/// What the desk has decided about its queue.
pub(super) async fn rules<A: Actor>(actor: &A, part: &Part) -> Rules {
    let directory = settings::directory(actor).await;
    let entry = directory.as_ref().and_then(|known| known.desk(&part.desk));
    entry.map_or_else(Rules::default, |entry| Rules::of(entry, actor.now()))
}

/// Does what is due by now.
pub(super) async fn catch_up<A: Actor>(actor: &A, part: &Part) -> Result<(), Problem> {
    let due = store::next_due(actor, part).await.map_err(unavailable)?;
    if due.at.is_some_and(|due| due <= actor.now()) {
        tick(actor, part).await.map_err(unavailable)?;
    }
    Ok(())
}

/// Lets the queue see that time has passed.
async fn tick<A: Actor>(actor: &A, part: &Part) -> Result<(), StorageError> {
    let now = actor.now();
    let overflow = if store::is_anybody_overdue(actor, part, now).await? {
        board::overflow(actor, &part.desk).await
    } else {
        None
    };
    turn(actor, part, Input::Tick { overflow }).await.map(drop)
}

/// The alarm: what is due is done, what cases could not be asked is asked again,
/// and the next alarm is set.
pub(super) async fn alarm<A: Actor>(actor: &A, part: &Part) -> Result<(), StorageError> {
    tick(actor, part).await?;
    let untold = outbox::flush(actor, part).await?;
    let number = store::last_turn(actor, part).await?;
    let reported = report::report(actor, part, number).await;
    let now = actor.now();
    let due = store::next_due(actor, part).await?.at;
    let again = (untold || !reported).then(|| outbox::next_try(now));
    // More may be due than one turn looks after.
    let soon = now.saturating_add(BREATH).unwrap_or(Timestamp::MAX);
    if let Some(next) = [due, again].into_iter().flatten().min() {
        actor.set_alarm(next.max(soon)).await?;
    }
    Ok(())
}

/// The shortest time between two alarms.
const BREATH: SignedDuration = SignedDuration::from_millis(100);
