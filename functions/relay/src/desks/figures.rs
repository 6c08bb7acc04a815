//! What officers and supervisors see of their desk: the queue, and how it goes.

use core::fmt::Write as _;

use bytes::Bytes;
use http::StatusCode;
use serde::Serialize;
use vigie::{
    case::kind::Desk,
    desk::{
        figures::Spread,
        identity::Role,
        measured::{Measured, Measurement},
        queue::Phase,
    },
    jiff::{SignedDuration, Timestamp},
};
use vigie_host::{
    Ask, Call, FieldError, Phrase, Problem, Response, Source,
    cache::{self, Keep},
    problem::Field,
    query::Query,
    response::{self, JSON},
};

use super::{AtDesk, Endpoint, at_desk, parts};
use crate::{
    board::{self, Summary},
    desk::{Line, Lines, Part, QUEUE, SAMPLES, Samples, Span},
};

/// The longest span that figures are made of.
const LONGEST: SignedDuration = SignedDuration::from_hours(31 * 24);

/// The span unless the caller says another.
const USUAL: SignedDuration = SignedDuration::from_hours(24);

/// The span of what a monitor scrapes.
const SCRAPED: SignedDuration = SignedDuration::from_hours(1);

fn shown<T: Serialize>(value: &T) -> Response {
    let mut answer = response::json(StatusCode::OK, JSON, value);
    cache::keep(&mut answer, Keep::Never);
    answer
}

#[derive(Serialize)]
struct Queue {
    desk: Desk,
    at: Timestamp,
    /// Those who can be taken, the first one first.
    waiting: Vec<Line>,
    /// Those whom officers have.
    taken: Vec<Line>,
}

/// `GET /v1/desks/{id}/queue`: everybody, without anything of what they said.
/// Who has whom is for supervisors to see.
pub(super) async fn queue<S: Source, H: Ask>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let at = at_desk(call, host, Role::Officer).await?;
    let nothing = |_: &Part| ();
    let parts =
        parts::read_all::<_, _, Lines>(host, &at.desk, &at.directory, QUEUE, nothing).await?;
    let parts = match parts {
        Ok(parts) => parts,
        Err(answer) => return Ok(*answer),
    };
    let supervises = at.supervises();
    let own = &at.officer.officer;
    let lines = parts.into_iter().flat_map(|(_, part)| part.lines);
    let (mut waiting, taken): (Vec<Line>, Vec<Line>) = lines
        .filter(|line| match &line.phase {
            Phase::Leased { officer, .. } => supervises || officer == own,
            _ => true,
        })
        .partition(|line| line.rank.is_some());
    waiting.sort_by_key(|line| line.rank.map(|rank| rank.key()));
    Ok(shown(&Queue {
        desk: at.desk,
        at: host.now(),
        waiting,
        taken,
    }))
}

/// What was measured at a desk in a span.
async fn measured<H: Ask>(
    at: &AtDesk,
    from: Timestamp,
    until: Timestamp,
    host: &H,
) -> Result<Result<Measured, Box<Response>>, Problem> {
    let span = |_: &Part| Span { from, until };
    let parts =
        parts::read_all::<_, _, Samples>(host, &at.desk, &at.directory, SAMPLES, span).await?;
    let parts = match parts {
        Ok(parts) => parts,
        Err(answer) => return Ok(Err(answer)),
    };
    let samples = parts.into_iter().flat_map(|(_, part)| part.samples);
    let measurements: Vec<Measurement> = samples
        .filter_map(|(at, what, class, took)| {
            Some(Measurement {
                at: Timestamp::from_millisecond(at).ok()?,
                what,
                class,
                took: SignedDuration::from_millis(took),
            })
        })
        .collect();
    Ok(Ok(Measured::of(&measurements)))
}

#[derive(Serialize)]
struct Figures {
    desk: Desk,
    from: Timestamp,
    until: Timestamp,
    now: Option<Summary>,
    #[serde(flatten)]
    measured: Measured,
}

/// `GET /v1/desks/{id}/figures?from=&until=`
pub(super) async fn figures<S: Source, H: Ask>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    let mut query = Query::parse(call.request.query(), &["from", "until"]);
    let at = at_desk(call, host, Role::Supervisor).await?;
    let now = host.now();
    let mut time = |name: &'static str, usual: Timestamp| match query.get(name) {
        None => usual,
        Some(text) => text.parse().unwrap_or_else(|_| {
            query.refuse(name, "time_invalid", Phrase::FieldTime);
            usual
        }),
    };
    let until = time("until", now);
    let from = time(
        "from",
        until.saturating_sub(USUAL).unwrap_or(Timestamp::MIN),
    );
    let span = until.duration_since(from);
    if span <= SignedDuration::ZERO || span > LONGEST {
        query.push(FieldError::new(
            Field::Parameter("from"),
            "span_invalid",
            Phrase::FieldSpan,
        ));
    }
    query.finish()?;
    let measured = match measured(&at, from, until, host).await? {
        Ok(measured) => measured,
        Err(answer) => return Ok(*answer),
    };
    Ok(shown(&Figures {
        now: board::summary(host, &at.desk).await,
        desk: at.desk,
        from,
        until,
        measured,
    }))
}

/// `GET /v1/desks/{id}/metrics`: the same for a monitor, as OpenMetrics text.
pub(super) async fn metrics<S: Source, H: Ask>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let at = at_desk(call, host, Role::Supervisor).await?;
    let now = host.now();
    let from = now.saturating_sub(SCRAPED).unwrap_or(Timestamp::MIN);
    let measured = match measured(&at, from, now, host).await? {
        Ok(measured) => measured,
        Err(answer) => return Ok(*answer),
    };
    let summary = board::summary(host, &at.desk).await;
    let text = exposition(&at.desk, summary.as_ref(), &measured, now);
    let mut answer = response::body(StatusCode::OK, OPEN_METRICS, Bytes::from(text));
    cache::keep(&mut answer, Keep::Never);
    Ok(answer)
}

const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// The text of OpenMetrics 1.0. Names of desks and queues need no escaping.
fn exposition(
    desk: &Desk,
    summary: Option<&Summary>,
    measured: &Measured,
    now: Timestamp,
) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    if let Some(summary) = summary {
        text.push_str("# TYPE vigie_desk_waiting gauge\n");
        for (class, waiting) in &summary.waiting {
            let class = class.as_str();
            let count = waiting.count;
            let _ = writeln!(
                text,
                "vigie_desk_waiting{{desk=\"{desk}\",queue=\"{class}\"}} {count}"
            );
        }
        text.push_str(
            "# TYPE vigie_desk_oldest_seconds gauge\n# UNIT vigie_desk_oldest_seconds seconds\n",
        );
        for (class, waiting) in &summary.waiting {
            let class = class.as_str();
            let oldest = waiting
                .oldest
                .map_or(0, |oldest| now.duration_since(oldest).as_secs().max(0));
            let _ = writeln!(
                text,
                "vigie_desk_oldest_seconds{{desk=\"{desk}\",queue=\"{class}\"}} {oldest}"
            );
        }
        text.push_str("# TYPE vigie_desk_officers gauge\n");
        let officers = summary.officers;
        for (state, count) in [("present", officers.present), ("free", officers.free)] {
            let _ = writeln!(
                text,
                "vigie_desk_officers{{desk=\"{desk}\",state=\"{state}\"}} {count}"
            );
        }
        text.push_str("# TYPE vigie_desk_capacity gauge\n");
        for (state, count) in [("used", officers.holding), ("all", officers.capacity)] {
            let _ = writeln!(
                text,
                "vigie_desk_capacity{{desk=\"{desk}\",state=\"{state}\"}} {count}"
            );
        }
    }
    text.push_str("# TYPE vigie_desk_arrived_last_hour gauge\n");
    for (class, queue) in &measured.queues {
        let (class, arrived) = (class.as_str(), queue.arrived);
        let _ = writeln!(
            text,
            "vigie_desk_arrived_last_hour{{desk=\"{desk}\",queue=\"{class}\"}} {arrived}"
        );
    }
    for name in ["wait", "first_response", "handling", "abandoned"] {
        let metric = format!("vigie_desk_{name}_last_hour_seconds");
        let _ = writeln!(text, "# TYPE {metric} gauge\n# UNIT {metric} seconds");
        for (class, queue) in &measured.queues {
            let spread = match name {
                "wait" => queue.wait,
                "first_response" => queue.first_response,
                "handling" => queue.handling,
                _ => queue.abandoned,
            };
            let Some(Spread {
                median_s, p95_s, ..
            }) = spread
            else {
                continue;
            };
            let class = class.as_str();
            for (quantile, value) in [("0.5", median_s), ("0.95", p95_s)] {
                let _ = writeln!(
                    text,
                    "{metric}{{desk=\"{desk}\",queue=\"{class}\",quantile=\"{quantile}\"}} {value}"
                );
            }
        }
    }
    text.push_str("# EOF\n");
    text
}
