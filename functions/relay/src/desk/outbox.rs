//! What cases are asked to write down, until they have.

use http::StatusCode;
use vigie::{
    desk::queue::{Input, Notice},
    jiff::{SignedDuration, Timestamp},
};
use vigie_host::{Actor, Language, storage::StorageError};

use super::{Part, store, turn};
use crate::{
    CaseActor,
    case::{NOTICE, telling::Noted},
    inner,
};

/// How soon a case that could not be asked is asked again.
const RETRY: SignedDuration = SignedDuration::from_secs(2);

/// How many are asked in a row.
const AT_ONCE: u32 = 64;

/// When those that could not be asked are asked again.
pub(super) fn next_try(now: Timestamp) -> Timestamp {
    now.saturating_add(RETRY).unwrap_or(Timestamp::MAX)
}

/// What came of asking a case.
enum Answer {
    /// It is written down.
    Settled,
    /// It never will be: the case knows better, or holds as much as it may.
    Refused,
    /// There is no such case any more.
    Gone,
    /// Perhaps; it is asked again.
    Unknown,
}

/// Asks the cases, the oldest notice first, and one case's in their order. Says
/// whether some are left.
pub(super) async fn flush<A: Actor>(actor: &A, part: &Part) -> Result<bool, StorageError> {
    let notices = store::notices(actor, part, AT_ONCE).await?;
    let mut left = u32::try_from(notices.len()).unwrap_or(u32::MAX) >= AT_ONCE;
    let mut stuck = Vec::new();
    for notice in notices {
        if stuck.contains(&notice.case) {
            continue;
        }
        match ask(actor, part, &notice).await {
            Answer::Unknown => {
                left = true;
                stuck.push(notice.case);
            }
            Answer::Settled => store::told(actor, part, &notice).await?,
            Answer::Refused => settle(actor, part, &notice, Input::Refused(notice.clone())).await?,
            Answer::Gone => settle(actor, part, &notice, Input::Erased(notice.case)).await?,
        }
    }
    Ok(left)
}

/// Lets the queue know that a notice will not be written down, and forgets it.
async fn settle<A: Actor>(
    actor: &A,
    part: &Part,
    notice: &Notice,
    input: Input,
) -> Result<(), StorageError> {
    // Boxed, since a turn asks cases too; and forgotten before, or that would
    // ask this one once more.
    store::told(actor, part, notice).await?;
    let _ = Box::pin(turn::turn(actor, part, input)).await?;
    Ok(())
}

async fn ask<A: Actor>(actor: &A, part: &Part, notice: &Notice) -> Answer {
    let asked = Noted {
        teller: part.key(),
        notice: notice.clone(),
    };
    let Ok(request) = inner(NOTICE, &asked, Language::French) else {
        return Answer::Unknown;
    };
    let answer = actor
        .ask::<CaseActor>(&notice.case.to_string(), request)
        .await;
    match answer.status() {
        StatusCode::GONE | StatusCode::NOT_FOUND => Answer::Gone,
        status if status.is_success() => Answer::Settled,
        status if status.is_client_error() => Answer::Refused,
        _ => Answer::Unknown,
    }
}
