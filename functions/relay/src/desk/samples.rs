//! What was measured here, for figures that are made of all parts of a desk.

use std::collections::BTreeMap;

use http::StatusCode;
use serde::{Deserialize, Serialize};
use vigie::{
    desk::{
        measured::Day,
        queue::{Class, Sampled},
    },
    jiff::{SignedDuration, Timestamp},
};
use vigie_host::{
    Actor, Call, Problem, Response, Source,
    storage::{Sql, Statement, StorageError},
};

use super::{
    Endpoint, Part,
    endpoints::{read, whole},
    millis,
    turn::unavailable,
};

/// How long measurements are kept.
pub(super) const KEPT: SignedDuration = SignedDuration::from_hours(35 * 24);

/// From when until when.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Span {
    pub(crate) from: Timestamp,
    pub(crate) until: Timestamp,
}

/// What was measured: when, in milliseconds; what; in which queue; and how many
/// milliseconds it took.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Samples {
    pub(crate) samples: Vec<(i64, Sampled, Class, i64)>,
}

/// What was measured in a span.
pub(super) async fn samples<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
    part: &Part,
) -> Result<Response, Problem> {
    let span: Span = read(call).await?;
    let samples = within(actor, part, &span).await.map_err(unavailable)?;
    Ok(whole(StatusCode::OK, &samples))
}

async fn within(sql: &impl Sql, part: &Part, span: &Span) -> Result<Samples, StorageError> {
    let text = "SELECT at, what, class, took FROM samples \
                WHERE desk = ?1 AND at >= ?2 AND at < ?3";
    let parameters = [
        part.key().into(),
        millis(span.from).into(),
        millis(span.until).into(),
    ];
    let rows = sql.query(Statement::new(text, parameters)).await?;
    let sample = rows.iter().map(|row| {
        let what = row.text(1)?.parse().map_err(|_| StorageError::Failed)?;
        let class = row.text(2)?.parse().map_err(|_| StorageError::Failed)?;
        Ok((row.integer(0)?, what, class, row.integer(3)?))
    });
    let samples = sample.collect::<Result<_, StorageError>>()?;
    Ok(Samples { samples })
}

/// Those who were taken since a time, of a queue and those before it: when, in
/// seconds, and after how many milliseconds.
pub(super) async fn taken(
    sql: &impl Sql,
    part: &Part,
    class: Class,
    since: Timestamp,
    limit: usize,
) -> Result<Vec<(i64, i64)>, StorageError> {
    let text = "SELECT at / 1000, took, class FROM samples \
                WHERE desk = ?1 AND what = 'wait' AND at >= ?2 ORDER BY at DESC LIMIT ?3";
    let limit = i64::try_from(limit).map_err(|_| StorageError::Failed)?;
    let parameters = [part.key().into(), millis(since).into(), limit.into()];
    let rows = sql.query(Statement::new(text, parameters)).await?;
    let mut taken = Vec::new();
    for row in rows {
        let of: Class = row.text(2)?.parse().map_err(|_| StorageError::Failed)?;
        if of <= class {
            taken.push((row.integer(0)?, row.integer(1)?));
        }
    }
    Ok(taken)
}

/// What was measured on each day, by the number of the day since 1970.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Days {
    pub(crate) days: BTreeMap<i64, Day>,
}

/// What was measured on each day of a span.
pub(super) async fn days<S: Source, A: Actor>(
    call: &mut Call<'_, Endpoint, S>,
    actor: &A,
    part: &Part,
) -> Result<Response, Problem> {
    let span: Span = read(call).await?;
    let days = by_day(actor, part, &span).await.map_err(unavailable)?;
    Ok(whole(StatusCode::OK, &days))
}

async fn by_day(sql: &impl Sql, part: &Part, span: &Span) -> Result<Days, StorageError> {
    let text = "SELECT at / 86400000, what, took / 10000, COUNT(*) FROM samples \
                WHERE desk = ?1 AND what IN ('arrived', 'first_response') \
                AND at >= ?2 AND at < ?3 GROUP BY 1, 2, 3";
    let parameters = [
        part.key().into(),
        millis(span.from).into(),
        millis(span.until).into(),
    ];
    let mut days: BTreeMap<i64, Day> = BTreeMap::new();
    for row in sql.query(Statement::new(text, parameters)).await? {
        let count = |at| u64::try_from(row.integer(at)?).map_err(|_| StorageError::Failed);
        let day = days.entry(row.integer(0)?).or_default();
        match row.text(1)?.parse() {
            // They take no time: there is one count a day.
            Ok(Sampled::Arrived) => day.arrived = day.arrived.saturating_add(count(3)?),
            Ok(Sampled::FirstResponse) => {
                day.answered.insert(count(2)?, count(3)?);
            }
            _ => return Err(StorageError::Failed),
        }
    }
    Ok(Days { days })
}
