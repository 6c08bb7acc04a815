//! How long somebody will wait: how many are before them, and how long it took
//! others in the last hour.

use futures_util::future::join_all;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use vigie::{
    case::{
        capability::Right,
        kind::State,
        wait::{Standing, Wait},
    },
    desk::figures::{Taken, estimate},
    jiff::{SignedDuration, Timestamp},
};
use vigie_host::{Actor, Call, Language, Problem, Response, Source, query::Query};

use super::{Endpoint, access::access, endpoints::private, telling};
use crate::{
    desk::{AHEAD, Ahead, DeskActor, PLACE, Part, Place},
    inner, settings,
};

/// How soon a client may ask again, in seconds: sooner for those who are near.
const ASK_AGAIN: (u64, u64) = (5, 30);

/// What a part of a desk says of those before somebody.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(crate) struct Before {
    pub(crate) count: u64,
    /// Those who were taken in the last hour: when, in seconds, and after how
    /// many milliseconds.
    pub(crate) taken: Vec<(i64, i64)>,
    pub(crate) officers: u64,
}

/// `GET /v1/cases/{id}/wait`
pub(super) async fn wait<S: Source, A: Actor>(
    call: &Call<'_, Endpoint, S>,
    actor: &A,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let access = access(call.parameter(0), &call.request.source, actor).await?;
    access.needs(Right::Read)?;
    let stored = access.stored;
    if telling::is_behind(&stored) {
        let _ = telling::tell(actor, stored.id).await;
    }
    let directory = settings::directory(actor).await;
    let own = stored.standing.desk.as_ref();
    let desk = own.unwrap_or(&stored.opening.desk).clone();
    let part = Part::of(&desk, &stored.id, directory.as_deref());
    let place: Place = asked(actor, &part.key(), PLACE, &stored.id).await?;
    // A desk that could not be told yet does not know it; it waits all the same.
    let standing = match place.standing {
        Standing::Over if stored.standing.state != State::Closed => Standing::Waiting,
        standing => standing,
    };
    let mut wait = Wait {
        desk,
        standing,
        since: place.since,
        position: None,
        measured_wait_s: None,
        promised: place.promised,
        officers: 0,
        ask_again_s: ASK_AGAIN.1,
    };
    if let (Standing::Waiting, Some(rank)) = (standing, place.rank) {
        let keys: Vec<String> = part
            .all(directory.as_deref())
            .iter()
            .map(Part::key)
            .collect();
        let ahead = Ahead { rank };
        let before = keys
            .iter()
            .map(|key| asked::<_, _, Before>(actor, key, AHEAD, &ahead));
        let before: Result<Vec<Before>, Problem> = join_all(before).await.into_iter().collect();
        let before = before?;
        let count: u64 = before.iter().map(|part| part.count).sum();
        let taken: Vec<Taken> = before
            .iter()
            .flat_map(|part| &part.taken)
            .filter_map(|(at, waited)| {
                Some(Taken {
                    at: Timestamp::from_second(*at).ok()?,
                    waited: SignedDuration::from_millis(*waited),
                })
            })
            .collect();
        let ahead = usize::try_from(count).unwrap_or(usize::MAX);
        wait.position = Some(count.saturating_add(1));
        wait.measured_wait_s = estimate(ahead, &taken, actor.now()).map(|wait| wait.as_secs());
        wait.officers = before.iter().map(|part| part.officers).max().unwrap_or(0);
        wait.ask_again_s = count.clamp(ASK_AGAIN.0, ASK_AGAIN.1);
    }
    Ok(private(StatusCode::OK, &wait))
}

async fn asked<A: Actor, T: Serialize, R: for<'de> Deserialize<'de>>(
    actor: &A,
    key: &str,
    path: &str,
    value: &T,
) -> Result<R, Problem> {
    let request = inner(path, value, Language::French)?;
    let answer = actor.ask::<DeskActor>(key, request).await;
    if answer.status() != StatusCode::OK {
        return Err(Problem::StorageUnavailable);
    }
    serde_json::from_slice(answer.body()).map_err(|_| Problem::StorageUnavailable)
}
