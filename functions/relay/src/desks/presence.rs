//! An officer is there, takes somebody, and goes.

use http::StatusCode;
use serde::{Deserialize, Serialize};
use vigie::{
    case::{
        capability::{Capability, Right, Rights},
        kind::{Category, Desk},
    },
    desk::{
        identity::Role,
        queue::{HEARTBEAT, LEASE, Profile},
    },
    jiff::{SignedDuration, Timestamp},
    seal::{CaseId, ClientId, LanguageTag},
};
use vigie_host::{
    Ask, Call, Phrase, Problem, Response, Source,
    cache::{self, Keep},
    query::Query,
    response::{self, JSON},
};

use super::{AtDesk, Endpoint, at_desk, body, done, idempotency, parts, random, unfit};
use crate::{
    BoardActor,
    board::{ABSENT, ATTEND, Attend},
    desk::{BEAT, Beat, Beaten, Given, LEAVE, LOOK, Look, Looked, Part, TAKE, Take, Taken},
    inner, settings,
};

/// The most conversations that an officer has at once.
const MOST: u8 = 20;

/// The most that a heartbeat names: supervisors may take more than they can have
/// at once.
const MOST_KEPT: usize = 100;

/// The most languages and specialties of an officer.
const MOST_NAMED: usize = 40;

/// How long a capability opens a case: it ends with its lease, and the next
/// heartbeat brings another.
const CAPABILITY: SignedDuration = SignedDuration::from_hours(1);

/// How long one opens a case that came without a lease: it is asked for anew.
const WITHOUT_LEASE: SignedDuration = SignedDuration::from_mins(15);

/// How often it is tried anew to take somebody whom others were quicker to take.
const TRIES: usize = 4;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Present {
    #[serde(default)]
    languages: Vec<LanguageTag>,
    #[serde(default)]
    specialties: Vec<Category>,
    capacity: u8,
    #[serde(default)]
    cases: Vec<CaseId>,
}

/// A conversation that an officer has, and what opens it.
#[derive(Serialize)]
pub(super) struct Lease {
    case: CaseId,
    number: u32,
    until: Timestamp,
    capability: String,
}

#[derive(Serialize)]
struct Presence {
    officer: String,
    until: Timestamp,
    heartbeat_s: i64,
    lease_s: i64,
    leases: Vec<Lease>,
    lost: Vec<CaseId>,
}

/// The capability by which an officer opens a case for as long as a lease runs
/// or, without one, for an hour.
pub(super) async fn capability<H: Ask>(
    at: &AtDesk,
    case: CaseId,
    lease: Option<u32>,
    host: &H,
) -> Result<String, Problem> {
    // Who only goes where the citizen is reads and writes; what becomes of the
    // case is for those who have it.
    let (rights, life) = match lease {
        Some(_) => (Rights::ALL, CAPABILITY),
        None => (
            [Right::Read, Right::Write].into_iter().collect(),
            WITHOUT_LEASE,
        ),
    };
    let keys = settings::capability_keys(host).await;
    let key = keys.first().ok_or(Problem::StorageUnavailable)?;
    let now = host.now();
    let now = Timestamp::from_second(now.as_second()).unwrap_or(now);
    let expires = now.saturating_add(life).unwrap_or(Timestamp::MAX);
    let capability = Capability {
        case,
        desk: at.desk.clone(),
        officer: at.officer.officer.clone(),
        rights,
        not_before: now,
        expires,
        lease,
        nonce: random(host),
    };
    capability
        .sign(key)
        .map_err(|_| Problem::StorageUnavailable)
}

async fn lease<H: Ask>(at: &AtDesk, given: Given, host: &H) -> Result<Lease, Problem> {
    Ok(Lease {
        capability: capability(at, given.case, Some(given.number), host).await?,
        case: given.case,
        number: given.number,
        until: given.until,
    })
}

fn shown<T: Serialize>(value: &T) -> Response {
    let mut answer = response::json(StatusCode::OK, JSON, value);
    cache::keep(&mut answer, Keep::Never);
    answer
}

/// `PUT /v1/desks/{id}/presence`: the officer is there, and keeps what they name.
pub(super) async fn present<S: Source, H: Ask>(
    call: &mut Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let at = at_desk(call, host, Role::Officer).await?;
    let sent: Present = body(call).await?;
    let fits = (1..=MOST).contains(&sent.capacity)
        && sent.languages.len().max(sent.specialties.len()) <= MOST_NAMED
        && sent.cases.len() <= MOST_KEPT;
    if !fits {
        return Err(unfit("", "presence_invalid", Phrase::FieldPresence));
    }
    let profile = Profile {
        languages: sent.languages,
        specialties: sent.specialties,
        capacity: sent.capacity,
    };
    let beat = |part: &Part| Beat {
        officer: at.officer.officer.clone(),
        profile: profile.clone(),
        cases: sent
            .cases
            .iter()
            .copied()
            .filter(|case| parts::part_of(&at.desk, case, &at.directory) == *part)
            .collect(),
    };
    let beaten = parts::read_all::<_, _, Beaten>(host, &at.desk, &at.directory, BEAT, beat).await?;
    let beaten = match beaten {
        Ok(beaten) => beaten,
        Err(answer) => return Ok(*answer),
    };
    let mut presence = Presence {
        officer: at.officer.officer.to_string(),
        until: host.now().saturating_add(LEASE).unwrap_or(Timestamp::MAX),
        heartbeat_s: HEARTBEAT.as_secs(),
        lease_s: LEASE.as_secs(),
        leases: Vec::new(),
        lost: Vec::new(),
    };
    for (_, part) in beaten {
        presence.until = presence.until.min(part.until);
        presence.lost.extend(part.lost);
        for given in part.leases {
            presence.leases.push(lease(&at, given, host).await?);
        }
    }
    let attend = Attend {
        officer: at.officer.officer.clone(),
        profile,
        until: presence.until,
    };
    tell(&at.desk, ATTEND, &attend, host).await?;
    Ok(shown(&presence))
}

/// Tells the board, which only shows: what it does not hear now, it hears with
/// the next heartbeat.
async fn tell<T: Serialize, H: Ask>(
    desk: &Desk,
    path: &str,
    value: &T,
    host: &H,
) -> Result<(), Problem> {
    let request = inner(path, value, vigie_host::Language::French)?;
    let _ = host.ask::<BoardActor>(desk.as_str(), request).await;
    Ok(())
}

/// `DELETE /v1/desks/{id}/presence`: the officer goes; what they had is given
/// back.
pub(super) async fn gone<S: Source, H: Ask>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let at = at_desk(call, host, Role::Officer).await?;
    leave(&at, &at.officer.officer, host, call.language()).await
}

/// Has an officer leave a desk.
pub(super) async fn leave<H: Ask>(
    at: &AtDesk,
    officer: &vigie::case::capability::OfficerId,
    host: &H,
    language: vigie_host::Language,
) -> Result<Response, Problem> {
    let who = |_: &Part| officer.clone();
    for (_, answer) in parts::ask_all(host, &at.desk, &at.directory, LEAVE, who, language).await {
        let answer = answer?;
        if !answer.status().is_success() {
            return Ok(answer);
        }
    }
    tell(&at.desk, ABSENT, officer, host).await?;
    Ok(done())
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    #[serde(default)]
    case: Option<CaseId>,
}

/// `POST /v1/desks/{id}/take`: whoever is next, or somebody who is named.
pub(super) async fn take<S: Source, H: Ask>(
    call: &mut Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let at = at_desk(call, host, Role::Officer).await?;
    let request = idempotency(call)?;
    let wanted: Wanted = body(call).await?;
    for _ in 0..TRIES {
        match taken(call, host, &at, request, wanted.case).await? {
            Found::Lease(given) => return Ok(shown(&lease(&at, given, host).await?)),
            Found::Nobody => return Ok(done()),
            Found::Refused(answer) => return Ok(*answer),
            Found::Gone => {}
        }
    }
    // Others were quicker each time.
    Ok(done())
}

enum Found {
    Lease(Given),
    Nobody,
    /// Somebody else was quicker.
    Gone,
    Refused(Box<Response>),
}

async fn taken<S: Source, H: Ask>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
    at: &AtDesk,
    request: ClientId,
    case: Option<CaseId>,
) -> Result<Found, Problem> {
    let officer = &at.officer.officer;
    let look = |_: &Part| Look {
        officer: officer.clone(),
        request,
    };
    let looked = parts::read_all::<_, _, Looked>(host, &at.desk, &at.directory, LOOK, look).await?;
    let mut looked = match looked {
        Ok(looked) => looked,
        Err(answer) => return Ok(Found::Refused(answer)),
    };
    let held: usize = looked.iter().map(|(_, part)| part.held).sum();
    let already = looked.iter_mut().find_map(|(_, part)| part.already.take());
    if let Some(given) = already {
        return Ok(Found::Lease(given));
    }
    let part = match case {
        Some(case) => parts::part_of(&at.desk, &case, &at.directory),
        None => {
            let places = looked.iter().filter_map(|(part, looked)| {
                let next = looked.next.as_ref()?;
                Some((next.key(), part))
            });
            match places.min_by_key(|(place, _)| *place) {
                Some((_, part)) => part.clone(),
                // Also for whoever has as many as they can: the part says so.
                None => match looked.first() {
                    Some((part, _)) => part.clone(),
                    None => return Ok(Found::Nobody),
                },
            }
        }
    };
    let here = looked.iter().find(|(one, _)| *one == part);
    let elsewhere = held.saturating_sub(here.map_or(0, |(_, part)| part.held));
    let asked = Take {
        officer: officer.clone(),
        request,
        case,
        elsewhere,
        // Whom to take is for the order to say, unless a supervisor knows better.
        may_take_over: case.is_some() && at.supervises(),
    };
    let anybody = looked.iter().any(|(_, part)| part.next.is_some());
    let answer = parts::ask(host, &part, TAKE, &asked, call.language()).await?;
    Ok(match parts::read::<Taken>(answer) {
        Ok(Taken { lease: Some(given) }) => Found::Lease(given),
        Ok(Taken { lease: None }) if anybody => Found::Gone,
        Ok(Taken { lease: None }) => Found::Nobody,
        Err(answer) => Found::Refused(answer),
    })
}
