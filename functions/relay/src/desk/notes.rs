//! Notes that officers leave one another about a case. They are sealed to the
//! desk, and go when the case goes.

use base64ct::{Base64UrlUnpadded, Encoding};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use vigie::{
    case::capability::OfficerId,
    jiff::Timestamp,
    seal::{CaseId, ClientId},
};
use vigie_host::{
    Actor, Call, Language, Problem, Response, Source,
    problem::{CaseProblem, DeskProblem},
    storage::{Sql, Statement, StorageError, Value},
};

use super::{
    BROUGHT, DeskActor, Endpoint, Part,
    endpoints::{read, whole},
    store,
    turn::unavailable,
};
use crate::inner;

/// How many notes one case has at most.
const MOST: i64 = 500;

/// A note, as it is left and read.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Noted {
    pub(crate) case: CaseId,
    pub(crate) client_id: ClientId,
    pub(crate) officer: OfficerId,
    /// Base64url.
    pub(crate) sealed: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) at: Option<Timestamp>,
}

/// The notes of a case, the oldest first.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Notes {
    pub(crate) notes: Vec<Noted>,
}

fn key(part: &Part, case: CaseId) -> [Value; 2] {
    [part.key().into(), case.as_bytes().as_slice().into()]
}

/// A note is left. The same again is the same note.
pub(super) async fn note<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
    part: &Part,
) -> Result<Response, Problem> {
    let noted: Noted = read(call).await?;
    keep(actor, part, noted, actor.now(), MOST).await
}

/// The part that had a case before gives a note of it, which was accepted once: it
/// keeps its time, and is one too many never.
pub(super) async fn brought<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
    part: &Part,
) -> Result<Response, Problem> {
    let noted: Noted = read(call).await?;
    let at = noted.at.ok_or(CaseProblem::BadEntry)?;
    keep(actor, part, noted, at, i64::MAX).await
}

async fn keep<A: Actor>(
    actor: &A,
    part: &Part,
    noted: Noted,
    now: Timestamp,
    most: i64,
) -> Result<Response, Problem> {
    let sealed = Base64UrlUnpadded::decode_vec(&noted.sealed).map_err(|_| CaseProblem::BadEntry)?;
    let written = write(actor, part, &noted, sealed, now, most).await;
    if written.map_err(unavailable)? {
        return Ok(whole(StatusCode::CREATED, &at(noted, now)));
    }
    let known = all(actor, part, noted.case).await.map_err(unavailable)?;
    let mut known = known.into_iter();
    match known.find(|one| one.client_id == noted.client_id) {
        Some(same) if same.sealed == noted.sealed && same.officer == noted.officer => {
            Ok(whole(StatusCode::OK, &same))
        }
        Some(_) => Err(CaseProblem::ClientIdConflict.into()),
        None => Err(match store::conversation(actor, part, noted.case).await {
            Ok(Some(_)) => CaseProblem::Full.into(),
            Ok(None) => DeskProblem::ConversationUnknown.into(),
            Err(error) => unavailable(error),
        }),
    }
}

/// Writes a note down, unless it is there already, there are too many or the case is
/// not here any more; whether it was written.
async fn write(
    sql: &impl Sql,
    part: &Part,
    noted: &Noted,
    sealed: Vec<u8>,
    at: Timestamp,
    most: i64,
) -> Result<bool, StorageError> {
    let [desk, case] = key(part, noted.case);
    let text = "INSERT INTO notes SELECT ?1, ?2, \
                (SELECT COALESCE(MAX(place), 0) + 1 FROM notes WHERE desk = ?1 AND case_id = ?2), \
                ?3, ?4, ?5, ?6 \
                WHERE ?7 > (SELECT COUNT(*) FROM notes WHERE desk = ?1 AND case_id = ?2) \
                AND EXISTS (SELECT 1 FROM conversations WHERE desk = ?1 AND case_id = ?2) \
                ON CONFLICT DO NOTHING RETURNING place";
    let parameters = [
        desk,
        case,
        noted.client_id.as_bytes().as_slice().into(),
        noted.officer.as_str().into(),
        at.as_second().into(),
        sealed.into(),
        most.into(),
    ];
    let written = sql.query(Statement::new(text, parameters)).await?;
    Ok(!written.is_empty())
}

/// Brings the notes of a case to the part that it is with now. Each is here until
/// that part has it.
pub(super) async fn bring<A: Actor>(
    actor: &A,
    part: &Part,
    case: CaseId,
    to: &str,
) -> Result<(), Problem> {
    let mut left = false;
    for noted in all(actor, part, case).await.map_err(unavailable)? {
        let request = inner(BROUGHT, &noted, Language::French)?;
        let answer = actor.ask::<DeskActor>(to, request).await;
        if !answer.status().is_success() {
            left = true;
            continue;
        }
        let text = "DELETE FROM notes WHERE desk = ?1 AND case_id = ?2 AND client_id = ?3";
        let [desk, case] = key(part, case);
        let id = noted.client_id.as_bytes().as_slice().into();
        let erased = actor.query(Statement::new(text, [desk, case, id])).await;
        erased.map_err(unavailable)?;
    }
    // The case asks again.
    if left {
        Err(Problem::StorageUnavailable)
    } else {
        Ok(())
    }
}

fn at(noted: Noted, now: Timestamp) -> Noted {
    Noted {
        at: Timestamp::from_second(now.as_second()).ok(),
        ..noted
    }
}

/// The notes of a case.
pub(super) async fn notes<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
    part: &Part,
) -> Result<Response, Problem> {
    let case: CaseId = read(call).await?;
    let notes = all(actor, part, case).await.map_err(unavailable)?;
    if notes.is_empty() {
        // Nobody left one, or the case is not known here.
        let known = store::conversation(actor, part, case).await;
        let known = known.map_err(unavailable)?;
        known.ok_or(DeskProblem::ConversationUnknown)?;
    }
    Ok(whole(StatusCode::OK, &Notes { notes }))
}

async fn all(sql: &impl Sql, part: &Part, case: CaseId) -> Result<Vec<Noted>, StorageError> {
    let text = "SELECT client_id, officer, at, body FROM notes \
                WHERE desk = ?1 AND case_id = ?2 ORDER BY at, place";
    let rows = sql.query(Statement::new(text, key(part, case))).await?;
    let note = rows.iter().map(|row| {
        Ok(Noted {
            case,
            client_id: ClientId::from_bytes(row.array(0)?),
            officer: OfficerId::new(row.text(1)?).map_err(|_| StorageError::Failed)?,
            at: Timestamp::from_second(row.integer(2)?).ok(),
            sealed: Base64UrlUnpadded::encode_string(row.blob(3)?),
        })
    });
    note.collect()
}

/// Erases the notes of a case that is gone.
pub(super) async fn erase(sql: &impl Sql, part: &Part, case: CaseId) -> Result<(), StorageError> {
    let text = "DELETE FROM notes WHERE desk = ?1 AND case_id = ?2";
    sql.query(Statement::new(text, key(part, case)))
        .await
        .map(drop)
}
