//! What a part of a desk answers to functions and cases.

use http::StatusCode;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use vigie::{
    case::{capability::OfficerId, frame::MAX_FRAME, kind::Desk},
    desk::queue::{Input, Lease, Outcome, Profile},
    jiff::Timestamp,
    seal::{CaseId, ClientId},
};
use vigie_host::{
    Actor, Call, Problem, Response, Source,
    cache::{self, Keep},
    response::{self, JSON},
};

use super::{
    Endpoint, Part, calls, gone, notes,
    place::RankTold,
    store,
    turn::{refused, turn, unavailable},
};
use crate::case::telling::Told;

/// The body of a question.
pub(super) async fn read<S: Source, T: DeserializeOwned>(
    call: &mut Call<'_, Endpoint, S>,
) -> Result<T, Problem> {
    let body = call.body(MAX_FRAME).await?;
    serde_json::from_slice(&body).map_err(|error| Problem::not_json(&error))
}

/// An answer that nobody keeps.
pub(super) fn whole<T: Serialize>(status: StatusCode, value: &T) -> Response {
    let mut answer = response::json(status, JSON, value);
    cache::keep(&mut answer, Keep::Never);
    answer
}

/// The answer that it is done.
pub(super) fn done() -> Response {
    let mut answer = Response::default();
    *answer.status_mut() = StatusCode::NO_CONTENT;
    answer
}

/// A case tells how it stands.
pub(super) async fn news<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
    part: &Part,
) -> Result<Response, Problem> {
    let told: Told = read(call).await?;
    let called = calls::concerns(actor, part, &told).await;
    let called = called.map_err(unavailable)?;
    if called {
        calls::show_soon(actor).await.map_err(unavailable)?;
        let learnt = calls::learn(actor, part, &told).await;
        learnt.map_err(unavailable)?;
    }
    let noted = turn(actor, part, Input::News(told.news)).await;
    noted.map_err(unavailable)?.map_err(refused)?;
    if called {
        calls::show(actor, part).await.map_err(unavailable)?;
    }
    Ok(done())
}

/// A case is gone.
pub(super) async fn erased<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
    part: &Part,
) -> Result<Response, Problem> {
    let case: CaseId = read(call).await?;
    let remembered = gone::remember(actor, part, case, actor.now()).await;
    remembered.map_err(unavailable)?;
    forget(actor, part, case).await?;
    notes::erase(actor, part, case).await.map_err(unavailable)?;
    Ok(done())
}

/// Where a case is from now on.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Elsewhere {
    pub(crate) case: CaseId,
    /// The key of the part.
    pub(crate) to: String,
}

/// A case is with another part of the desk, and may come back. What officers noted
/// about it goes with it.
pub(super) async fn elsewhere<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
    part: &Part,
) -> Result<Response, Problem> {
    let Elsewhere { case, to } = read(call).await?;
    forget(actor, part, case).await?;
    notes::bring(actor, part, case, &to).await?;
    Ok(done())
}

/// Forgets the conversation: from here on nobody leaves a note of it.
async fn forget<A: Actor>(actor: &A, part: &Part, case: CaseId) -> Result<(), Problem> {
    let called = calls::is_listed(actor, part, case).await;
    let called = called.map_err(unavailable)?;
    if called {
        calls::show_soon(actor).await.map_err(unavailable)?;
        calls::erase(actor, part, case).await.map_err(unavailable)?;
    }
    let noted = turn(actor, part, Input::Erased(case)).await;
    noted.map_err(unavailable)?.map_err(refused)?;
    if called {
        calls::show(actor, part).await.map_err(unavailable)?;
    }
    Ok(())
}

/// An officer is there.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Beat {
    pub(crate) officer: OfficerId,
    pub(crate) profile: Profile,
    pub(crate) cases: Vec<CaseId>,
}

/// A lease, as a part of a desk gives it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Given {
    pub(crate) case: CaseId,
    pub(crate) number: u32,
    pub(crate) until: Timestamp,
}

impl From<Lease> for Given {
    fn from(lease: Lease) -> Self {
        Self {
            case: lease.case,
            number: lease.number,
            until: lease.until,
        }
    }
}

/// What an officer has here.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Beaten {
    pub(crate) until: Timestamp,
    pub(crate) leases: Vec<Given>,
    pub(crate) lost: Vec<CaseId>,
}

/// An officer is there.
pub(super) async fn beat<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
    part: &Part,
) -> Result<Response, Problem> {
    let Beat {
        officer,
        profile,
        cases,
    } = read(call).await?;
    let input = Input::Beat {
        officer,
        profile,
        cases,
    };
    let outcome = turn(actor, part, input).await.map_err(unavailable)?;
    let Outcome::Present {
        until,
        leases,
        lost,
    } = outcome.map_err(refused)?
    else {
        return Err(Problem::StorageUnavailable);
    };
    let leases = leases.into_iter().map(Given::from).collect();
    Ok(whole(
        StatusCode::OK,
        &Beaten {
            until,
            leases,
            lost,
        },
    ))
}

/// An officer goes.
pub(super) async fn leave<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
    part: &Part,
) -> Result<Response, Problem> {
    let officer: OfficerId = read(call).await?;
    let noted = turn(actor, part, Input::Leave { officer }).await;
    noted.map_err(unavailable)?.map_err(refused)?;
    Ok(done())
}

/// An officer looks for somebody to answer.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Look {
    pub(crate) officer: OfficerId,
    pub(crate) request: ClientId,
}

/// What an officer would find here.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Looked {
    /// How many conversations they have here.
    pub(crate) held: usize,
    /// What the same request was given before.
    pub(crate) already: Option<Given>,
    /// The place of the one that they would get.
    pub(crate) next: Option<RankTold>,
}

/// What an officer would find here; nothing is changed.
pub(super) async fn look<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
    part: &Part,
) -> Result<Response, Problem> {
    let Look { officer, request } = read(call).await?;
    let now = actor.now();
    let input = Input::Take {
        officer: officer.clone(),
        request,
        case: None,
        elsewhere: 0,
        may_take_over: false,
    };
    let rules = super::turn::rules(actor, part).await;
    let loaded = store::load(actor, part, rules, &input, now).await;
    let queue = loaded.map_err(unavailable)?.queue;
    let mut looked = Looked {
        held: queue.held_by(&officer),
        already: None,
        next: None,
    };
    // The same that taking does, and nothing of it is stored.
    let outcome = queue.clone().step(0, now, input).outcome;
    if let Ok(Outcome::Taken(lease)) = outcome {
        let before = queue.conversation(&lease.case);
        match before.and_then(vigie::desk::queue::Conversation::rank) {
            Some(rank) => looked.next = Some(rank.into()),
            // It was this officer's before.
            None => looked.already = Some(lease.into()),
        }
    } else if let Err(refusal) = outcome
        && refusal != vigie::desk::queue::Refusal::AtCapacity
    {
        return Err(refused(refusal));
    }
    Ok(whole(StatusCode::OK, &looked))
}

/// An officer takes somebody.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Take {
    pub(crate) officer: OfficerId,
    pub(crate) request: ClientId,
    pub(crate) case: Option<CaseId>,
    pub(crate) elsewhere: usize,
    pub(crate) may_take_over: bool,
}

/// Whom an officer has taken.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Taken {
    pub(crate) lease: Option<Given>,
}

/// An officer takes somebody.
pub(super) async fn take<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
    part: &Part,
) -> Result<Response, Problem> {
    let Take {
        officer,
        request,
        case,
        elsewhere,
        may_take_over,
    } = read(call).await?;
    let input = Input::Take {
        officer,
        request,
        case,
        elsewhere,
        may_take_over,
    };
    let outcome = turn(actor, part, input).await.map_err(unavailable)?;
    let lease = match outcome.map_err(refused)? {
        Outcome::Taken(lease) => Some(lease.into()),
        _ => None,
    };
    Ok(whole(StatusCode::OK, &Taken { lease }))
}

/// An officer gives somebody back.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Released {
    pub(crate) officer: OfficerId,
    pub(crate) case: CaseId,
}

/// An officer gives somebody back.
pub(super) async fn release<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
    part: &Part,
) -> Result<Response, Problem> {
    let Released { officer, case } = read(call).await?;
    let noted = turn(actor, part, Input::Release { officer, case }).await;
    noted.map_err(unavailable)?.map_err(refused)?;
    Ok(done())
}

/// An officer hands somebody on.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Moved {
    pub(crate) officer: OfficerId,
    pub(crate) case: CaseId,
    pub(crate) to: Desk,
    pub(crate) may_take_over: bool,
}

/// An officer hands somebody on.
pub(super) async fn transfer<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
    part: &Part,
) -> Result<Response, Problem> {
    let Moved {
        officer,
        case,
        to,
        may_take_over,
    } = read(call).await?;
    let input = Input::Transfer {
        officer,
        case,
        to,
        may_take_over,
    };
    let noted = turn(actor, part, input).await;
    noted.map_err(unavailable)?.map_err(refused)?;
    Ok(done())
}
