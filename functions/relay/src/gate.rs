//! The gate: counts how many conversations are opened, and asks for a proof of
//! work where they are too many. It turns nobody away whose device can compute,
//! and keeps no address: it counts under a hash whose salt is thrown away every
//! day.

use http::{Method, StatusCode};
use serde::{Deserialize, Serialize};
use vigie::{
    case::proof,
    jiff::{SignedDuration, Timestamp},
    seal::{CaseId, Digest},
};
use vigie_host::{
    Actor, Behaviour, Host, Problem, Reply, Request, Response, Route, Source, answer,
    problem::CaseProblem,
    storage::{Migration, Statement, StorageError},
};

/// The kind of actor that a gate is.
#[derive(Clone, Copy, Debug)]
pub struct GateActor;

/// The path by which a function asks.
pub(crate) const ADMIT: &str = "/admit";

/// How many gates share the callers. Which one a caller comes to is the only
/// thing that an address decides without salt, and says four bits of it.
const GATES: u8 = 16;

/// Of the openings that need no proof in a minute, those that may come from one
/// caller: one in so many. Many people may share an address, so more only costs
/// a proof.
const CALLER_SHARE: u32 = 20;

/// Without script no proof can be made; such callers are only slowed down, and
/// late: at this many times the usual.
const FORM_PATIENCE: i64 = 4;

/// Bits of a proof where a little more is opened than usual, and where much
/// more is; the first takes a phone a fraction of a second, the second some
/// seconds.
const BITS: u8 = 16;
const BITS_OF_MANY: u8 = 20;

/// How long a challenge may be worked at.
const CHALLENGE_LIFE: SignedDuration = SignedDuration::from_mins(10);

const MINUTE: i64 = 60;
const DAY: i64 = 24 * 60 * MINUTE;

/// What a function asks.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Admission {
    pub(crate) case: CaseId,
    pub(crate) caller: Option<String>,
    pub(crate) proof: Option<String>,
    /// Whether the caller has no script to compute with.
    pub(crate) form: bool,
    /// Openings in a minute, of all callers together, that need no proof.
    pub(crate) threshold: u32,
}

/// The gate that a caller comes to.
pub(crate) fn gate_of(caller: Option<&str>) -> String {
    let caller = caller.map(network).unwrap_or_default();
    let digest = Digest::of(caller.as_bytes());
    let first = digest.as_bytes().first().copied().unwrap_or_default();
    (first % GATES).to_string()
}

#[derive(Clone, Copy, Debug)]
enum Endpoint {
    Admit,
}

const ROUTES: [Route<Endpoint>; 1] = [Route::new(ADMIT, &[Method::POST], Endpoint::Admit)];

impl Behaviour for GateActor {
    const KIND: &'static str = "gate";
    const MIGRATIONS: &'static [Migration] = &[Migration(&[
        "CREATE TABLE salts (
            gate TEXT NOT NULL, day INTEGER NOT NULL, salt BLOB NOT NULL,
            PRIMARY KEY (gate, day)
        ) WITHOUT ROWID",
        "CREATE TABLE openings (
            gate TEXT NOT NULL, bucket BLOB NOT NULL, minute INTEGER NOT NULL,
            count INTEGER NOT NULL, PRIMARY KEY (gate, bucket)
        ) WITHOUT ROWID",
    ])];

    fn founds<S>(_request: &Request<S>) -> bool {
        true
    }

    async fn absent<S: Source, H: Host>(request: Request<S>, host: &H) -> Response {
        vigie_host::frame::refuse(&request, host, Problem::NotFound)
    }

    async fn handle<S: Source, A: Actor>(request: Request<S>, actor: &A) -> Reply {
        let response = answer(request, actor, &ROUTES, async |mut call| {
            let Endpoint::Admit = call.endpoint;
            let body = call.body(MAX_ADMISSION).await?;
            let asked: Admission =
                serde_json::from_slice(&body).map_err(|error| Problem::not_json(&error))?;
            admit(&asked, actor).await?;
            let mut admitted = Response::default();
            *admitted.status_mut() = StatusCode::NO_CONTENT;
            Ok(admitted)
        });
        response.await.into()
    }

    /// Midnight: the salt goes, and with it any way back from a count to an
    /// address.
    async fn alarm<A: Actor>(actor: &A) -> Result<(), StorageError> {
        forget(actor, actor.now().as_second() / DAY).await
    }

    async fn message<A: Actor>(_actor: &A, _socket: &A::Socket, _text: Option<&str>) {}

    async fn gone<A: Actor>(_actor: &A, _socket: &A::Socket) {}
}

const MAX_ADMISSION: usize = 2_048;

async fn admit<A: Actor>(asked: &Admission, actor: &A) -> Result<(), Problem> {
    let now = actor.now();
    let counted = count(asked, actor, now).await;
    let (salt, of_caller, of_all) = counted.map_err(|_| Problem::StorageUnavailable)?;
    // Who has no address comes to one and the same gate, with all others.
    let share = asked.caller.as_ref().map_or(1, |_| u32::from(GATES));
    let threshold = i64::from(asked.threshold.div_ceil(share));
    let caller_limit = i64::from(asked.threshold.div_ceil(CALLER_SHARE));
    // How much too many they are: 1 and more ask for a proof.
    let pressure = (of_caller / (caller_limit + 1)).max(of_all / (threshold + 1));
    if pressure == 0 || asked.form && pressure < FORM_PATIENCE {
        return Ok(());
    }
    if asked.form {
        let rest = MINUTE - now.as_second().rem_euclid(MINUTE);
        return Err(CaseProblem::TooFast(u32::try_from(rest).unwrap_or(60)).into());
    }
    if let Some(proof) = &asked.proof
        && proof::verify(&salt, &asked.case, proof, now).is_ok()
    {
        return Ok(());
    }
    let mut random = [0; 16];
    actor.fill_random(&mut random);
    let bits = if pressure < FORM_PATIENCE {
        BITS
    } else {
        BITS_OF_MANY
    };
    let expires = now.saturating_add(CHALLENGE_LIFE).unwrap_or(now);
    let challenge = proof::challenge(&salt, &asked.case, bits, expires, random);
    let challenge = challenge.map_err(|_| Problem::StorageUnavailable)?;
    Err(CaseProblem::ProofRequired(challenge).into())
}

/// Counts an opening; gives today's salt and the counts of this minute.
async fn count<A: Actor>(
    asked: &Admission,
    actor: &A,
    now: Timestamp,
) -> Result<([u8; 32], i64, i64), StorageError> {
    let salt = salt(actor, now).await?;
    let minute = now.as_second() / MINUTE;
    let bucket = |name: &[u8]| {
        let mut salted = salt.to_vec();
        salted.extend_from_slice(name);
        Digest::of(&salted).as_bytes().to_vec()
    };
    // The empty name is no address and counts all.
    let caller = asked.caller.as_deref().map(network);
    let of_all = more(actor, bucket(b""), minute).await?;
    let of_caller = match caller {
        Some(caller) => more(actor, bucket(caller.as_bytes()), minute).await?,
        None => 0,
    };
    Ok((salt, of_caller, of_all))
}

async fn more<A: Actor>(actor: &A, bucket: Vec<u8>, minute: i64) -> Result<i64, StorageError> {
    let text = "INSERT INTO openings VALUES (?1, ?2, ?3, 1) ON CONFLICT (gate, bucket) \
                DO UPDATE SET count = CASE minute WHEN ?3 THEN count + 1 ELSE 1 END, minute = ?3 \
                RETURNING count";
    let parameters = [actor.key().into(), bucket.into(), minute.into()];
    let rows = actor.query(Statement::new(text, parameters)).await?;
    rows.first().ok_or(StorageError::Failed)?.integer(0)
}

async fn salt<A: Actor>(actor: &A, now: Timestamp) -> Result<[u8; 32], StorageError> {
    let day = now.as_second() / DAY;
    let look_up = || {
        let text = "SELECT salt FROM salts WHERE gate = ?1 AND day = ?2";
        Statement::new(text, [actor.key().into(), day.into()])
    };
    if let Some(row) = actor.query(look_up()).await?.first() {
        return row.array(0);
    }
    forget(actor, day).await?;
    // First the alarm: a salt without one would outlive its day.
    let midnight = Timestamp::from_second((day + 1) * DAY).unwrap_or(now);
    actor.set_alarm(midnight).await?;
    let mut salt = [0; 32];
    actor.fill_random(&mut salt);
    let text = "INSERT INTO salts VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
    let parameters = [actor.key().into(), day.into(), salt.as_slice().into()];
    actor.query(Statement::new(text, parameters)).await?;
    // Another request may have been quicker.
    let rows = actor.query(look_up()).await?;
    rows.first().ok_or(StorageError::Failed)?.array(0)
}

/// Throws away the salts of days before this one, and what was counted.
async fn forget(actor: &impl Actor, day: i64) -> Result<(), StorageError> {
    let gate = || actor.key().into();
    actor
        .transaction(vec![
            Statement::new(
                "DELETE FROM salts WHERE gate = ?1 AND day < ?2",
                [gate(), day.into()],
            ),
            Statement::new(
                "DELETE FROM openings WHERE gate = ?1 AND minute < ?2",
                [gate(), (day * (DAY / MINUTE)).into()],
            ),
        ])
        .await
}

/// What of an address is one caller: all of an IPv4 address, also where it is
/// written as an IPv6 one, and of an IPv6 address the half that a household is
/// given.
fn network(address: &str) -> String {
    match address.parse::<core::net::Ipv6Addr>() {
        Ok(address) if address.to_ipv4_mapped().is_none() => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}")
        }
        Ok(address) => address.to_canonical().to_string(),
        Err(_) => address.to_owned(),
    }
}
