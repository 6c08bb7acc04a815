//! Who an officer is: an actor that holds the issuer's keys and whom it has
//! taken back, and looks at the tokens that officers show.

use core::time::Duration;
use std::collections::BTreeMap;

use bytes::Bytes;
use http::{Method, StatusCode};
use serde::{Deserialize, Serialize};
use vigie::{
    case::{capability::OfficerId, kind::Desk},
    desk::identity::{Identity, KeySet, MAX_KEY_SET, MAX_TOKEN, Revocations, Role},
    jiff::{SignedDuration, Timestamp},
};
use vigie_host::{
    Actor, Ask, Behaviour, Host, Language, Problem, Reply, Request, Response, Route, Source,
    answer,
    problem::DeskProblem,
    response::{self, JSON},
    storage::{Migration, Sql, Statement, StorageError},
};

use crate::{inner, settings};

/// The kind of actor that knows officers.
#[derive(Clone, Copy, Debug)]
pub struct IdentityActor;

/// There is one: looking at a token takes it a few milliseconds, and a thousand
/// officers show theirs some hundred times a second.
const KEY: &str = "officers";

const VERIFY: &str = "/verify";
const REVOKE: &str = "/revoke";

/// How long the issuer may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// For how long keys that cannot be asked for again are still believed: an
/// issuer that is down must not take the officers from the people who wait.
const LAST_RESORT: SignedDuration = SignedDuration::from_hours(1);

/// How often it is noted at which desks somebody is an officer.
const NOTED: SignedDuration = SignedDuration::from_hours(1);

/// What an officer may do, as a token says it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Verified {
    pub(crate) officer: OfficerId,
    pub(crate) expires: Timestamp,
    pub(crate) roles: BTreeMap<Desk, Role>,
}

impl Verified {
    /// Refuses whoever has not a role at a desk.
    pub(crate) fn needs(&self, role: Role, desk: &Desk) -> Result<(), Problem> {
        if self.may(role, desk) {
            Ok(())
        } else {
            Err(DeskProblem::RoleMissing.into())
        }
    }

    /// Whether they have a role at a desk.
    pub(crate) fn may(&self, role: Role, desk: &Desk) -> bool {
        self.roles.get(desk).is_some_and(|held| held.includes(role))
    }
}

impl From<Identity> for Verified {
    fn from(identity: Identity) -> Self {
        let roles = identity.desks();
        Self {
            roles: roles.map(|(desk, role)| (desk.clone(), role)).collect(),
            officer: identity.officer,
            expires: identity.expires,
        }
    }
}

/// Who shows the token of a request.
pub(crate) async fn officer<S: Source, H: Ask>(source: &S, host: &H) -> Result<Verified, Problem> {
    let token = bearer(source).ok_or(DeskProblem::SignIn)?;
    holder(&token, host).await
}

/// Who shows a token.
pub(crate) async fn holder<H: Ask>(token: &str, host: &H) -> Result<Verified, Problem> {
    if token.len() > MAX_TOKEN {
        return Err(DeskProblem::SignIn.into());
    }
    let request = inner(VERIFY, &token, Language::French)?;
    let answer = host.ask::<IdentityActor>(KEY, request).await;
    match answer.status() {
        StatusCode::OK => {
            serde_json::from_slice(answer.body()).map_err(|_| Problem::StorageUnavailable)
        }
        StatusCode::UNAUTHORIZED => Err(DeskProblem::SignIn.into()),
        StatusCode::FORBIDDEN => Err(DeskProblem::Revoked.into()),
        _ => Err(DeskProblem::IssuerUnavailable.into()),
    }
}

/// Takes back all tokens of an officer, at the word of a supervisor of a desk
/// where they have a role.
pub(crate) async fn revoke<H: Ask>(
    officer: &OfficerId,
    at: &Desk,
    host: &H,
) -> Result<(), Problem> {
    let asked = Revoke {
        officer: officer.clone(),
        at: at.clone(),
    };
    let request = inner(REVOKE, &asked, Language::French)?;
    let answer = host.ask::<IdentityActor>(KEY, request).await;
    match answer.status() {
        StatusCode::OK => Ok(()),
        StatusCode::FORBIDDEN => Err(DeskProblem::RoleMissing.into()),
        StatusCode::NOT_FOUND => Err(Problem::NotFound),
        _ => Err(Problem::StorageUnavailable),
    }
}

/// The bearer token of a request: in `Authorization`, or for sockets, whose
/// makers in a browser cannot set that, among the subprotocols.
pub(crate) fn bearer<S: Source>(source: &S) -> Option<String> {
    if let Some(header) = source.header("authorization") {
        let (scheme, token) = header.split_once(' ')?;
        return scheme
            .eq_ignore_ascii_case("bearer")
            .then(|| token.trim().to_owned());
    }
    let protocols = source.header("sec-websocket-protocol")?;
    let mut offered = protocols.split(',').map(str::trim);
    offered.find_map(|protocol| protocol.strip_prefix("bearer.").map(str::to_owned))
}

#[derive(Serialize, Deserialize)]
struct Revoke {
    officer: OfficerId,
    at: Desk,
}

#[derive(Clone, Copy, Debug)]
enum Endpoint {
    Verify,
    Revoke,
}

const ROUTES: [Route<Endpoint>; 2] = [
    Route::new(VERIFY, &[Method::POST], Endpoint::Verify),
    Route::new(REVOKE, &[Method::POST], Endpoint::Revoke),
];

impl Behaviour for IdentityActor {
    const KIND: &'static str = "identity";
    const MIGRATIONS: &'static [Migration] = &[Migration(&[
        // One row: what the issuer published, when it was fetched, and when it
        // was last asked for, in seconds.
        "CREATE TABLE issuer_keys (one INTEGER PRIMARY KEY CHECK (one = 1), \
         fetched INTEGER NOT NULL, asked INTEGER NOT NULL, body TEXT NOT NULL)",
        "CREATE TABLE revocations (one INTEGER PRIMARY KEY CHECK (one = 1), body TEXT NOT NULL)",
        // At which desks an officer was seen, so that all of them can be told.
        "CREATE TABLE seen (officer TEXT PRIMARY KEY, at INTEGER NOT NULL, roles TEXT NOT NULL) \
         WITHOUT ROWID",
    ])];

    fn founds<S>(_request: &Request<S>) -> bool {
        true
    }

    async fn absent<S: Source, H: Host>(request: Request<S>, host: &H) -> Response {
        vigie_host::frame::refuse(&request, host, Problem::NotFound)
    }

    async fn handle<S: Source, A: Actor>(request: Request<S>, actor: &A) -> Reply {
        let response = answer(request, actor, &ROUTES, async |mut call| {
            let body = call.body(2 * MAX_TOKEN).await?;
            let unread = |error: serde_json::Error| Problem::not_json(&error);
            match call.endpoint {
                Endpoint::Verify => {
                    let token: String = serde_json::from_slice(&body).map_err(unread)?;
                    let verified = verify(actor, &token).await?;
                    Ok(response::json(StatusCode::OK, JSON, &verified))
                }
                Endpoint::Revoke => {
                    let asked: Revoke = serde_json::from_slice(&body).map_err(unread)?;
                    take_back(actor, &asked).await?;
                    Ok(response::json(StatusCode::OK, JSON, &true))
                }
            }
        });
        response.await.into()
    }

    async fn alarm<A: Actor>(_actor: &A) -> Result<(), StorageError> {
        Ok(())
    }

    async fn message<A: Actor>(_actor: &A, _socket: &A::Socket, _text: Option<&str>) {}

    async fn gone<A: Actor>(_actor: &A, _socket: &A::Socket) {}
}

fn unavailable(_: StorageError) -> Problem {
    Problem::StorageUnavailable
}

async fn verify<A: Actor>(actor: &A, token: &str) -> Result<Verified, Problem> {
    let issuer = settings::issuer(actor).await;
    let issuer = issuer.ok_or(DeskProblem::SignIn)?;
    let now = actor.now();
    let keys = keys(actor, &issuer, now).await?;
    let mut verified = issuer.rules.verify(token, &keys, now);
    if let Err(error) = &verified
        && error.is_key_unknown()
    {
        match refreshed(actor, &issuer, now).await? {
            Refresh::Keys(newer) => verified = issuer.rules.verify(token, &newer, now),
            Refresh::TooSoon => {}
            // It may be the issuer's newest key: nobody can say now.
            Refresh::Failed => return Err(DeskProblem::IssuerUnavailable.into()),
        }
    }
    let identity = verified.map_err(|_| DeskProblem::SignIn)?;
    let revocations = revocations(actor).await.map_err(unavailable)?;
    if revocations.check(&identity).is_err() {
        return Err(DeskProblem::Revoked.into());
    }
    let verified = Verified::from(identity);
    note(actor, &verified, now).await.map_err(unavailable)?;
    Ok(verified)
}

/// The issuer's keys as they were fetched last.
struct Held {
    keys: KeySet,
    fetched: Timestamp,
    asked: Timestamp,
}

async fn held(sql: &impl Sql) -> Result<Option<Held>, StorageError> {
    let text = "SELECT body, fetched, asked FROM issuer_keys WHERE one = 1";
    let rows = sql.query(Statement::new(text, [])).await?;
    let Some(row) = rows.first() else {
        return Ok(None);
    };
    let second = |at| Timestamp::from_second(row.integer(at)?).map_err(|_| StorageError::Failed);
    let keys = serde_json::from_str(row.text(0)?).map_err(|_| StorageError::Failed)?;
    Ok(Some(Held {
        keys,
        fetched: second(1)?,
        asked: second(2)?,
    }))
}

/// The keys to verify with: those of the configuration, those that were fetched
/// lately, or new ones.
async fn keys<A: Actor>(
    actor: &A,
    issuer: &settings::Oidc,
    now: Timestamp,
) -> Result<KeySet, Problem> {
    if let Some(given) = &issuer.keys {
        return KeySet::read(given.as_bytes()).map_err(|_| DeskProblem::IssuerUnavailable.into());
    }
    match held(actor).await.map_err(unavailable)? {
        Some(held) if !KeySet::is_stale(held.fetched, now) => Ok(held.keys),
        Some(held) => match refresh(actor, issuer, Some(&held), now).await? {
            Refresh::Keys(newer) => Ok(newer),
            _ if now.duration_since(held.fetched) < LAST_RESORT => Ok(held.keys),
            _ => Err(DeskProblem::IssuerUnavailable.into()),
        },
        None => match refresh(actor, issuer, None, now).await? {
            Refresh::Keys(keys) => Ok(keys),
            _ => Err(DeskProblem::IssuerUnavailable.into()),
        },
    }
}

/// New keys, for a token that names one that is not held.
async fn refreshed<A: Actor>(
    actor: &A,
    issuer: &settings::Oidc,
    now: Timestamp,
) -> Result<Refresh, Problem> {
    if issuer.keys.is_some() {
        return Ok(Refresh::TooSoon);
    }
    let held = held(actor).await.map_err(unavailable)?;
    refresh(actor, issuer, held.as_ref(), now).await
}

/// What came of asking the issuer for its keys.
enum Refresh {
    Keys(KeySet),
    /// It was asked a moment ago, or its keys are configured.
    TooSoon,
    /// It did not answer, or not with keys.
    Failed,
}

/// Asks the issuer, unless it was asked a moment ago.
async fn refresh<A: Actor>(
    actor: &A,
    issuer: &settings::Oidc,
    held: Option<&Held>,
    now: Timestamp,
) -> Result<Refresh, Problem> {
    if held.is_some_and(|held| !KeySet::may_refresh(held.asked, now)) {
        return Ok(Refresh::TooSoon);
    }
    // Before asking, and though nothing may ever have come of it: tokens that
    // anybody invents must not have us ask without end.
    let text = "INSERT INTO issuer_keys VALUES (1, 0, ?1, '{\"keys\":[]}') \
                ON CONFLICT (one) DO UPDATE SET asked = excluded.asked";
    let statement = Statement::new(text, [now.as_second().into()]);
    actor.query(statement).await.map_err(unavailable)?;
    let Some(keys) = fetched(actor, issuer).await else {
        return Ok(Refresh::Failed);
    };
    let body = serde_json::to_string(&keys).map_err(|_| Problem::StorageUnavailable)?;
    let text = "INSERT OR REPLACE INTO issuer_keys VALUES (1, ?1, ?1, ?2)";
    let statement = Statement::new(text, [now.as_second().into(), body.into()]);
    actor.query(statement).await.map_err(unavailable)?;
    Ok(Refresh::Keys(keys))
}

/// The keys that the issuer publishes now, where its own description says.
async fn fetched<A: Actor>(actor: &A, issuer: &settings::Oidc) -> Option<KeySet> {
    #[derive(Deserialize)]
    struct Description {
        issuer: String,
        jwks_uri: String,
    }

    let name = issuer.name.trim_end_matches('/');
    let about = format!("{name}/.well-known/openid-configuration");
    let described = get(actor, &about).await?;
    let description: Description = serde_json::from_slice(&described).ok()?;
    // OpenID Connect Discovery 1.0, section 4.3: they must be the same.
    if description.issuer != issuer.name {
        return None;
    }
    KeySet::read(&get(actor, &description.jwks_uri).await?).ok()
}

async fn get<A: Actor>(actor: &A, address: &str) -> Option<Bytes> {
    let request = http::Request::get(address).body(Bytes::new()).ok()?;
    let answer = actor.fetch(request, MAX_KEY_SET, PATIENCE).await.ok()?;
    (answer.status() == StatusCode::OK).then(|| answer.into_body())
}

async fn revocations(sql: &impl Sql) -> Result<Revocations, StorageError> {
    let text = "SELECT body FROM revocations WHERE one = 1";
    let rows = sql.query(Statement::new(text, [])).await?;
    let row = rows.first();
    let read = row.map(|row| serde_json::from_str(row.text(0)?).map_err(|_| StorageError::Failed));
    Ok(read.transpose()?.unwrap_or_default())
}

async fn note(sql: &impl Sql, verified: &Verified, now: Timestamp) -> Result<(), StorageError> {
    let roles = serde_json::to_string(&verified.roles).map_err(|_| StorageError::Failed)?;
    let text = "INSERT INTO seen VALUES (?1, ?2, ?3) ON CONFLICT (officer) DO UPDATE \
                SET at = excluded.at, roles = excluded.roles \
                WHERE roles <> excluded.roles OR at < excluded.at - ?4";
    let parameters = [
        verified.officer.as_str().into(),
        now.as_second().into(),
        roles.into(),
        NOTED.as_secs().into(),
    ];
    sql.query(Statement::new(text, parameters)).await.map(drop)
}

async fn take_back<A: Actor>(actor: &A, asked: &Revoke) -> Result<(), Problem> {
    let text = "SELECT roles FROM seen WHERE officer = ?1";
    let statement = Statement::new(text, [asked.officer.as_str().into()]);
    let rows = actor.query(statement).await.map_err(unavailable)?;
    let row = rows.first().ok_or(Problem::NotFound)?;
    let text = row.text(0).map_err(unavailable)?;
    let roles: BTreeMap<Desk, Role> =
        serde_json::from_str(text).map_err(|_| Problem::StorageUnavailable)?;
    if !roles.contains_key(&asked.at) {
        return Err(DeskProblem::RoleMissing.into());
    }
    let now = actor.now();
    let mut revocations = revocations(actor).await.map_err(unavailable)?;
    revocations.revoke_officer(asked.officer.clone(), now);
    revocations.forget_expired(now);
    let body = serde_json::to_string(&revocations).map_err(|_| Problem::StorageUnavailable)?;
    let text = "INSERT OR REPLACE INTO revocations VALUES (1, ?1)";
    let statement = Statement::new(text, [body.into()]);
    actor.query(statement).await.map_err(unavailable).map(drop)
}
