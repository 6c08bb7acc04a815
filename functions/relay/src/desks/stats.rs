//! What is told in public of how it goes.

use std::collections::BTreeMap;

use http::StatusCode;
use serde::Serialize;
use vigie::{
    desk::measured::{Day, PublicDay},
    jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone},
};
use vigie_host::{
    Ask, Call, Problem, Response, Source,
    cache::{self, Keep},
    problem::DeskProblem,
    query::Query,
    response::{self, JSON},
};

use super::{Endpoint, parts};
use crate::{
    desk::{DAYS, Days, Part, Span},
    settings,
};

/// How many days are told, the present one last.
const DAYS_TOLD: i64 = 30;

/// How long the answer may be kept, in seconds: asking every part of every desk
/// is not for each reader.
const KEEP: u32 = 600;

const SECONDS_OF_DAY: i64 = 24 * 60 * 60;

#[derive(Serialize)]
struct Told {
    /// The day, in UTC.
    day: Date,
    #[serde(flatten)]
    figures: PublicDay,
}

#[derive(Serialize)]
struct Stats {
    /// Whether the desks are made up.
    sample: bool,
    /// To what counts are rounded.
    rounded_to: u64,
    days: Vec<Told>,
}

/// `GET /v1/stats`
pub(super) async fn stats<S: Source, H: Ask>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let directory = settings::directory(host)
        .await
        .ok_or(DeskProblem::Unknown)?;
    let now = host.now();
    let today = now.as_second().div_euclid(SECONDS_OF_DAY);
    let begin = |day: i64| Timestamp::from_second(day * SECONDS_OF_DAY).unwrap_or(now);
    let span = |_: &Part| Span {
        from: begin(today - DAYS_TOLD + 1),
        until: now
            .saturating_add(SignedDuration::from_secs(1))
            .unwrap_or(now),
    };
    let mut days: BTreeMap<i64, Day> = BTreeMap::new();
    for entry in directory.desks() {
        let parts = parts::read_all::<_, _, Days>(host, &entry.id, &directory, DAYS, span).await?;
        let parts = match parts {
            Ok(parts) => parts,
            Err(answer) => return Ok(*answer),
        };
        for (_, part) in parts {
            for (day, measured) in part.days {
                days.entry(day).or_default().add(&measured);
            }
        }
    }
    let told = days.into_iter().map(|(day, measured)| Told {
        day: TimeZone::UTC.to_datetime(begin(day)).date(),
        figures: measured.public(),
    });
    let stats = Stats {
        sample: directory.is_sample(),
        rounded_to: vigie::desk::figures::ROUNDED_TO,
        days: told.collect(),
    };
    let mut answer = response::json(StatusCode::OK, JSON, &stats);
    cache::keep(&mut answer, Keep::Public(KEEP));
    Ok(answer)
}
