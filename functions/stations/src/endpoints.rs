//! The endpoints that answer with data.

use std::borrow::Cow;

use http::StatusCode;
use serde::Serialize;
use vigie::{
    feature::{CommuneEntry, CommuneList, StationCollection, StationFeature},
    index::{Place, StationIndex},
    jiff::{Timestamp, civil::Date},
    station::StationId,
};
use vigie_host::{
    Call, Host, Phrase, Problem, Response, Source,
    cache::{Keep, keep},
    query::Query,
    response::{self, GEO_JSON, JSON},
    site::as_page,
};

use crate::{
    Endpoint,
    ask::{FIELDS, Fields, Search},
    data, page,
};

/// What a form sends.
const FORM: &str = "application/x-www-form-urlencoded";

/// The most bytes that a search in a body may have.
const MAX_BODY: usize = 4096;

/// How long in seconds an answer about a given instant may be kept; the data
/// behind it changes when a new directory is deployed.
const KEEP_FIXED: u32 = 3600;
/// How long an answer about now may be kept: its times are whole minutes.
const KEEP_NOW: u32 = 60;

/// `GET /v1/stations`
pub(crate) fn search<S: Source, H: Host>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    let mut search = Fields::of_query(call.request.query(), &FIELDS).search()?;
    let given = search.place.is_some();
    if !given {
        search.place = call.request.source.place().map(Place::Platform);
    }
    let kept = match search.at {
        // Where the platform believes somebody to be is nobody else's answer.
        _ if !given => Keep::Never,
        Some(_) => Keep::Public(KEEP_FIXED),
        None => Keep::Public(KEEP_NOW),
    };
    let mut answer = collection(search, call, host.now())?;
    keep(&mut answer, kept);
    Ok(answer)
}

/// `POST /v1/stations/search`
pub(crate) async fn private_search<S: Source, H: Host>(
    mut call: Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    let form = match call.media_type().as_str() {
        JSON => false,
        FORM => true,
        _ => {
            return Err(Problem::UnsupportedMediaType(
                "application/json, application/x-www-form-urlencoded",
            ));
        }
    };
    let body = call.body(MAX_BODY).await?;
    let mut answer = if form {
        let search = Fields::of_form(call.request.query(), &body)?.search()?;
        page(search, &call, host.now())?
    } else {
        let search = Fields::of_body(call.request.query(), &body)?.search()?;
        collection(search, &call, host.now())?
    };
    keep(&mut answer, Keep::Never);
    Ok(answer)
}

/// What a browser without script shows. A place that nobody knows is no fault of
/// whoever typed it: the page says so and asks again.
fn page<S: Source>(
    search: Search,
    call: &Call<'_, Endpoint, S>,
    now: Timestamp,
) -> Result<Response, Problem> {
    let index = data::index()?;
    let language = call.language();
    let html = match found(&index, search, call, now) {
        Ok(found) => page::list(&found, language),
        Err(Problem::PlaceNotFound) => page::unknown_place(language),
        Err(problem) => return Err(problem),
    };
    let mut answer = response::body(StatusCode::OK, "text/html; charset=utf-8", html.into());
    as_page(&mut answer);
    Ok(answer)
}

fn collection<S: Source>(
    search: Search,
    call: &Call<'_, Endpoint, S>,
    now: Timestamp,
) -> Result<Response, Problem> {
    let index = data::index()?;
    let found = found(&index, search, call, now)?;
    Ok(response::json(StatusCode::OK, GEO_JSON, &found))
}

fn found<'i, S: Source>(
    index: &StationIndex<'i>,
    search: Search,
    call: &Call<'_, Endpoint, S>,
    now: Timestamp,
) -> Result<StationCollection<'i>, Problem> {
    let at = search.at.unwrap_or_else(|| whole_minute(now));
    let mut wanted = search.wanted;
    wanted.filter.open_at = wanted.filter.open_at.map(|_| at);
    let place = search.place.ok_or(Problem::PlaceNeeded)?;
    let mut found =
        StationCollection::search(index, &place, &wanted, at).ok_or(Problem::PlaceNotFound)?;
    found.notice = notice(index, at, call);
    Ok(found)
}

/// `GET /v1/stations/{id}`
pub(crate) fn station<S: Source, H: Host>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    /// A feature with what has to be said of the whole directory.
    #[derive(Serialize)]
    struct Answer<'a> {
        #[serde(flatten)]
        feature: StationFeature<'a>,
        sample: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        notice: Option<Cow<'static, str>>,
        data_date: Date,
        at: Timestamp,
    }

    let asked = Fields::of_query(call.request.query(), &["at"]).instant()?;
    let index = data::index()?;
    let id = call.parameter(0);
    let id = StationId::new(id).map_err(|_| Problem::StationNotFound)?;
    let station = index.station(&id).ok_or(Problem::StationNotFound)?;
    let at = asked.unwrap_or_else(|| whole_minute(host.now()));
    let clock = index.clock(at);
    let mut answer = response::json(
        StatusCode::OK,
        GEO_JSON,
        &Answer {
            feature: StationFeature::new(&station, None, &clock).with_schema_org(&station),
            sample: index.is_sample(),
            notice: notice(&index, at, call),
            data_date: index.date(),
            at,
        },
    );
    keep(
        &mut answer,
        Keep::Public(if asked.is_some() {
            KEEP_FIXED
        } else {
            KEEP_NOW
        }),
    );
    Ok(answer)
}

/// `GET /v1/stations/index`: what the answers are made of, for whoever asks again
/// where there is no network.
pub(crate) fn index<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    Ok(data::file().answer(&call.request.source, Keep::PublicOrStale(KEEP_FIXED)))
}

/// `GET /v1/communes`
pub(crate) fn communes<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<Response, Problem> {
    let fields = Fields::of_query(call.request.query(), &["q", "limit"]);
    let (name, limit) = fields.completion()?;
    let index = data::index()?;
    let found = index.places(&name, limit);
    let communes = found
        .into_iter()
        .map(|found| CommuneEntry::from(found.commune))
        .collect();
    let mut answer = response::json(StatusCode::OK, JSON, &CommuneList { communes });
    keep(&mut answer, Keep::Public(KEEP_FIXED));
    Ok(answer)
}

/// `GET /healthz`
pub(crate) async fn health<H: Host>(host: &H) -> Result<Response, Problem> {
    #[derive(Serialize)]
    struct Health<'a> {
        status: &'a str,
        version: &'a str,
        operator: Option<String>,
        sample: bool,
        data_date: Date,
        data_fingerprint: String,
        sources: Vec<&'a str>,
        stations: usize,
        communes: usize,
    }

    let index = data::index()?;
    let mut answer = response::json(
        StatusCode::OK,
        JSON,
        &Health {
            status: "ok",
            version: env!("CARGO_PKG_VERSION"),
            operator: host.variable("operator").await,
            sample: index.is_sample(),
            data_date: index.date(),
            data_fingerprint: format!("{:016x}", index.fingerprint()),
            sources: index.sources().collect(),
            stations: index.len(),
            communes: index.commune_count(),
        },
    );
    keep(&mut answer, Keep::Never);
    Ok(answer)
}

/// What has to be said of the directory before anybody goes to a station, in
/// the caller's language.
fn notice<S: Source>(
    index: &StationIndex<'_>,
    at: Timestamp,
    call: &Call<'_, Endpoint, S>,
) -> Option<Cow<'static, str>> {
    if index.is_sample() {
        return Some(Phrase::StationsSampleNotice.text(call.language()).into());
    }
    index.is_outdated(at).then(|| {
        let date = index.date().to_string();
        let notice = Phrase::StationsOutdatedNotice.fill(call.language(), &[("date", &date)]);
        notice.into()
    })
}

/// The minute that an instant lies in, so that answers within it are equal.
fn whole_minute(instant: Timestamp) -> Timestamp {
    let second = instant.as_second();
    Timestamp::from_second(second - second.rem_euclid(60)).unwrap_or(instant)
}
