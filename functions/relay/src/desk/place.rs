//! Where a conversation stands, for the person who waits.

use http::StatusCode;
use serde::{Deserialize, Serialize};
use vigie::{
    case::wait::Standing,
    desk::{
        figures::{LOOK_BACK, RECENT},
        queue::{Class, Phase, Rank},
    },
    jiff::Timestamp,
    seal::CaseId,
};
use vigie_host::{Actor, Call, Problem, Response, Source};

use super::{
    Endpoint, Part,
    endpoints::{read, whole},
    samples, store,
    turn::unavailable,
};
use crate::case::wait::Before;

/// A place in the order, as parts of a desk tell one another.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct RankTold {
    pub(crate) class: Class,
    pub(crate) returned: bool,
    pub(crate) since: i64,
    pub(crate) ticket: u64,
}

impl From<Rank> for RankTold {
    fn from(rank: Rank) -> Self {
        Self {
            class: rank.class,
            returned: rank.returned,
            since: rank.since.as_millisecond(),
            ticket: rank.ticket,
        }
    }
}

impl RankTold {
    /// What two of them are compared by; the smallest is answered first.
    pub(crate) const fn key(&self) -> (Class, bool, i64, u64) {
        (self.class, !self.returned, self.since, self.ticket)
    }
}

/// Where a conversation stands.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Place {
    pub(crate) standing: Standing,
    pub(crate) rank: Option<RankTold>,
    pub(crate) since: Option<Timestamp>,
    pub(crate) promised: Option<Timestamp>,
}

/// A place, to count those before it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Ahead {
    pub(crate) rank: RankTold,
}

/// Where a conversation stands here.
pub(super) async fn place<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
    part: &Part,
) -> Result<Response, Problem> {
    let case: CaseId = read(call).await?;
    let known = store::conversation(actor, part, case).await;
    let known = known.map_err(unavailable)?;
    let mut place = Place {
        standing: Standing::Over,
        rank: None,
        since: None,
        promised: None,
    };
    if let Some(known) = known {
        place.rank = known.rank().map(RankTold::from);
        place.since = known.awaits.then_some(known.since);
        place.standing = match known.phase {
            Phase::Waiting { .. } => Standing::Waiting,
            Phase::Leased { .. } => Standing::Taken,
            Phase::Deferred { promised, .. } => {
                place.promised = Some(promised);
                Standing::Deferred
            }
            Phase::Idle => Standing::Answered,
            Phase::Leaving { .. } => Standing::Leaving,
            Phase::Over { .. } => Standing::Over,
        };
    }
    Ok(whole(StatusCode::OK, &place))
}

/// How many are before a place here, and how it went in the last hour.
pub(super) async fn ahead<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
    part: &Part,
) -> Result<Response, Problem> {
    let Ahead { rank } = read(call).await?;
    let now = actor.now();
    let since = now.saturating_sub(LOOK_BACK).unwrap_or(Timestamp::MIN);
    let count = store::ahead(actor, part, &rank).await;
    let taken = samples::taken(actor, part, rank.class, since, RECENT).await;
    let officers = store::officers(actor, part, now).await;
    let before = Before {
        count: count.map_err(unavailable)?,
        taken: taken.map_err(unavailable)?,
        officers: officers.map_err(unavailable)?,
    };
    Ok(whole(StatusCode::OK, &before))
}
