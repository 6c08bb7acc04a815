//! The sealed parts of files. A file is told of in an ordinary sealed entry,
//! once all its parts are here; to the relay they are bytes of one size.

use bytes::Bytes;
use http::StatusCode;
use serde::Serialize;
use vigie::{
    case::{capability::Right, entry::Author, kind::State},
    seal::{AttachmentId, MAX_CHUNKS, SEALED_CHUNK, chunk_key_version},
};
use vigie_host::{
    Actor, Call, Problem, Response, Source,
    cache::{self, Keep},
    problem::CaseProblem,
    query::Query,
    response,
    storage::{Statement, Value},
};

use super::{
    Endpoint,
    access::{Access, access, unavailable},
    endpoints::private,
    store::{self, Found},
};

const BYTES: &str = "application/octet-stream";

/// How many parts a case holds at most: sixteen of the largest files.
const MAX_CHUNKS_OF_CASE: i64 = 16 * MAX_CHUNKS as i64;

/// Where a part belongs: the file, and its place in it.
fn place<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<(Value, i64), Problem> {
    let file = attachment(call)?;
    let text = call.parameter(2);
    let plain = !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && (text == "0" || !text.starts_with('0'));
    let position = text.parse::<i64>().ok().filter(|_| plain);
    position
        .filter(|position| *position < MAX_CHUNKS as i64)
        .map(|position| (file, position))
        .ok_or(Problem::NotFound)
}

fn attachment<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<Value, Problem> {
    let id: AttachmentId = call.parameter(1).parse().map_err(|_| Problem::NotFound)?;
    Ok(id.as_bytes().as_slice().into())
}

fn case(access: &Access) -> Value {
    access.stored.id.as_bytes().as_slice().into()
}

/// `GET /v1/cases/{id}/attachments/{attachment}`: which parts are here, so that
/// an upload that broke off goes on where it was.
pub(super) async fn list<S: Source, A: Actor>(
    call: &Call<'_, Endpoint, S>,
    actor: &A,
) -> Result<Response, Problem> {
    #[derive(Serialize)]
    struct Held {
        chunks: Vec<i64>,
    }

    Query::parse(call.request.query(), &[]).finish()?;
    let access = access(call.parameter(0), &call.request.source, actor).await?;
    access.needs(Right::Read)?;
    let text = "SELECT position FROM chunks WHERE case_id = ?1 AND attachment = ?2 \
                ORDER BY position";
    let parameters = [case(&access), attachment(call)?];
    let rows = actor.query(Statement::new(text, parameters)).await;
    let rows = rows.map_err(unavailable)?;
    let chunks = rows
        .iter()
        .map(|row| row.integer(0))
        .collect::<Result<_, _>>();
    let held = Held {
        chunks: chunks.map_err(unavailable)?,
    };
    Ok(private(StatusCode::OK, &held))
}

/// `GET /v1/cases/{id}/attachments/{attachment}/{index}`
pub(super) async fn get<S: Source, A: Actor>(
    call: &Call<'_, Endpoint, S>,
    actor: &A,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let access = access(call.parameter(0), &call.request.source, actor).await?;
    access.needs(Right::Read)?;
    let (file, position) = place(call)?;
    let text = "SELECT body FROM chunks WHERE case_id = ?1 AND attachment = ?2 AND position = ?3";
    let parameters = [case(&access), file, position.into()];
    let rows = actor.query(Statement::new(text, parameters)).await;
    let rows = rows.map_err(unavailable)?;
    let row = rows.first().ok_or(CaseProblem::ChunkUnknown)?;
    let bytes = Bytes::copy_from_slice(row.blob(0).map_err(unavailable)?);
    let mut answer = response::body(StatusCode::OK, BYTES, bytes);
    cache::keep(&mut answer, Keep::Never);
    Ok(answer)
}

/// `PUT /v1/cases/{id}/attachments/{attachment}/{index}`: the same part again is
/// the same part; another in its place is refused.
pub(super) async fn put<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
) -> Result<Response, Problem> {
    #[derive(Serialize)]
    struct Taken {
        index: i64,
        duplicate: bool,
    }

    Query::parse(call.request.query(), &[]).finish()?;
    let access = access(call.parameter(0), &call.request.source, actor).await?;
    access.needs(Right::Write)?;
    let (file, position) = place(call)?;
    if call.media_type() != BYTES {
        return Err(Problem::UnsupportedMediaType(BYTES));
    }
    let body = call.body(SEALED_CHUNK).await?;
    // What was cut short or never sealed could not be opened by anybody.
    chunk_key_version(&body).map_err(|_| CaseProblem::BadEntry)?;
    let closed = access.stored.standing.state == State::Closed;
    // One statement: the parts are counted and the case is known to be there
    // at the moment of writing.
    let text = "INSERT INTO chunks SELECT id, ?2, ?3, ?4, ?5 FROM cases \
                WHERE id = ?1 AND ?6 > (SELECT COUNT(*) FROM chunks WHERE case_id = ?1) \
                ON CONFLICT DO NOTHING RETURNING position";
    let parameters = [
        case(&access),
        file.clone(),
        position.into(),
        access.author.as_str().into(),
        body.to_vec().into(),
        if closed { 0 } else { MAX_CHUNKS_OF_CASE }.into(),
    ];
    let written = actor.query(Statement::new(text, parameters)).await;
    let mut duplicate = false;
    if written.map_err(unavailable)?.is_empty() {
        let text = "SELECT author, body FROM chunks \
                    WHERE case_id = ?1 AND attachment = ?2 AND position = ?3";
        let parameters = [case(&access), file, position.into()];
        let rows = actor.query(Statement::new(text, parameters)).await;
        let rows = rows.map_err(unavailable)?;
        // A part that was taken once stays so.
        let Some(row) = rows.first() else {
            return Err(refused(actor, &access, closed).await);
        };
        let author: Author = row
            .text(0)
            .map_err(unavailable)?
            .parse()
            .map_err(|_| Problem::StorageUnavailable)?;
        if author != access.author || row.blob(1).map_err(unavailable)? != body.as_ref() {
            return Err(CaseProblem::ChunkConflict.into());
        }
        duplicate = true;
    }
    let status = if duplicate {
        StatusCode::OK
    } else {
        StatusCode::CREATED
    };
    Ok(private(
        status,
        &Taken {
            index: position,
            duplicate,
        },
    ))
}

/// Why a part that nothing stands in the way of was not written. The case is
/// looked up again, since it may have been erased while the part was on its way;
/// whether it was closed is what the writing went by.
async fn refused<A: Actor>(actor: &A, access: &Access, closed: bool) -> Problem {
    match store::find(actor, access.stored.id).await {
        Ok(Found::Case(_)) if closed => CaseProblem::Closed.into(),
        Ok(Found::Case(_)) => CaseProblem::Full.into(),
        Ok(Found::Erased) => CaseProblem::Erased.into(),
        Ok(Found::Nothing) => CaseProblem::Unknown.into(),
        Err(error) => unavailable(error),
    }
}
