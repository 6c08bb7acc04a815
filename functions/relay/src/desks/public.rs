//! What is told of desks to everybody.

use http::StatusCode;
use serde::Serialize;
use vigie::{
    case::kind::{Category, Department, Desk},
    desk::{
        directory::Directory,
        entry::{DeskEntry, DeskKind},
    },
    hours::WeeklyHours,
    jiff::Timestamp,
    seal::{KeyId, LanguageTag, PublicKey},
};
use vigie_host::{
    Ask, Call, Language, Problem, Response, Source,
    cache::{self, Keep},
    problem::DeskProblem,
    query::Query,
    response::{self, JSON},
};

use super::Endpoint;
use crate::{board, settings};

/// How long in seconds the directory may be kept: a key that was revoked must be
/// known soon.
const KEEP: u32 = 60;

/// How long what is told of one desk may be kept, in seconds.
const KEEP_ONE: u32 = 10;

/// A desk as people are told of it.
#[derive(Serialize)]
struct Shown<'a> {
    id: &'a Desk,
    kind: DeskKind,
    name: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    departments: &'a [Department],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    specialties: &'a [Category],
    languages: &'a [LanguageTag],
    hours: &'a WeeklyHours,
    open: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    opens_at: Option<Timestamp>,
    answer_within_s: u32,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    overflow: &'a [Desk],
    #[serde(skip_serializing_if = "Option::is_none")]
    key_id: Option<KeyId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    public_key: Option<PublicKey>,
    /// Whether an officer is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    staffed: Option<bool>,
}

fn shown<'a>(
    entry: &'a DeskEntry,
    directory: &Directory,
    language: Language,
    now: Timestamp,
) -> Shown<'a> {
    let key = directory.key(&entry.id, now);
    Shown {
        id: &entry.id,
        kind: entry.kind,
        name: entry.name_in(language),
        departments: &entry.departments,
        specialties: &entry.specialties,
        languages: &entry.languages,
        hours: &entry.hours,
        open: entry.is_open(now),
        opens_at: entry.opens_at(now),
        answer_within_s: entry.answer_within_s,
        overflow: &entry.overflow,
        key_id: key.map(|key| key.id()),
        public_key: key,
        staffed: None,
    }
}

#[derive(Serialize)]
struct Desks<'a> {
    /// Whether the desks are made up, so that nobody may be sent to one.
    sample: bool,
    version: u64,
    expires: Timestamp,
    /// What the root key signed; a client believes this alone.
    directory: String,
    /// The changes of the root key, the oldest first.
    roots: Vec<String>,
    desks: Vec<Shown<'a>>,
}

/// `GET /v1/desks`
pub(super) async fn desks<S: Source, H: Ask>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &["lang"]).finish()?;
    let text = settings::directory_text(host)
        .await
        .ok_or(DeskProblem::Unknown)?;
    let directory = Directory::unverified(&text).map_err(|_| DeskProblem::Unknown)?;
    let (language, now) = (call.language(), host.now());
    let entries = directory.desks().iter();
    let desks = Desks {
        sample: directory.is_sample(),
        version: directory.version(),
        expires: directory.expires(),
        directory: text,
        roots: settings::roots(host).await,
        desks: entries
            .map(|entry| shown(entry, &directory, language, now))
            .collect(),
    };
    let mut answer = response::json(StatusCode::OK, JSON, &desks);
    cache::keep(&mut answer, Keep::Public(KEEP));
    Ok(answer)
}

/// `GET /v1/desks/{id}`
pub(super) async fn desk<S: Source, H: Ask>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &["lang"]).finish()?;
    let directory = settings::directory(host)
        .await
        .ok_or(DeskProblem::Unknown)?;
    let id = Desk::new(call.parameter(0)).map_err(|_| DeskProblem::Unknown)?;
    let entry = directory.desk(&id).ok_or(DeskProblem::Unknown)?;
    let mut shown = shown(entry, &directory, call.language(), host.now());
    let staffing = board::staffing(host, [&id].into_iter()).await;
    shown.staffed = Some(staffing.get(&id).is_some_and(|staff| staff.present > 0));
    let mut answer = response::json(StatusCode::OK, JSON, &shown);
    cache::keep(&mut answer, Keep::Public(KEEP_ONE));
    Ok(answer)
}
