//! Sheets and their topics.

use http::StatusCode;
use vigie::{
    list::List,
    sheet::{SheetEntry, SheetList},
};
use vigie_host::{
    Call, Phrase, Problem, Response, Source,
    cache::{Keep, keep},
    format::negotiate,
    response::{self, JSON, vary},
    site::as_page,
};

use crate::{
    Endpoint, ask, page,
    site::{self, CATALOGUE, KEEP},
};

/// The media type of pages.
pub(crate) const PAGE: &str = "text/html; charset=utf-8";
/// How a list can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    Data,
    Page,
}

/// Data for programs, a page for people: the formats of a list.
pub(crate) fn reading<S: Source>(source: &S) -> Result<Reading, Problem> {
    negotiate(
        source,
        &[(JSON, Reading::Data), ("text/html", Reading::Page)],
    )
}

/// A format of a sheet: the ending of its file's name, and its media type.
type SheetFormat = (&'static str, &'static str);

const SHEET_FORMATS: [(&str, SheetFormat); 4] = [
    (JSON, ("json", JSON)),
    ("text/html", ("page.html", PAGE)),
    (
        "text/html;profile=fragment",
        (
            "fragment.html",
            "text/html; charset=utf-8; profile=fragment",
        ),
    ),
    ("text/markdown", ("md", "text/markdown; charset=utf-8")),
];

/// `GET /v1/sheets`
pub(crate) fn list<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<Response, Problem> {
    let asked = ask::sheets(call.request.query())?;
    let reading = reading(&call.request.source)?;
    let reader = call.preferences();
    let found = match &asked.words {
        Some(words) => CATALOGUE.search(words, asked.wanted, &reader, site::index),
        None => CATALOGUE.list(asked.wanted, &reader),
    };
    let language = reader.first();
    let mut answer = match reading {
        Reading::Data => {
            speak(call, &found);
            let list = SheetList {
                emergency: List::Borrowed(site::emergency(language)),
                sheets: found,
            };
            response::json(StatusCode::OK, JSON, &list)
        }
        Reading::Page => {
            call.context.speak(language);
            let html = page::sheets(language, &asked, &found);
            let mut answer = response::body(StatusCode::OK, PAGE, html.into());
            as_page(&mut answer);
            answer
        }
    };
    vary(&mut answer, "accept");
    // What somebody looks for is theirs.
    keep(
        &mut answer,
        match asked.words {
            Some(_) => Keep::Never,
            None => Keep::PublicOrStale(KEEP),
        },
    );
    Ok(answer)
}

/// Says which languages a list holds; the reader's own, if it holds nothing.
fn speak<S: Source>(call: &Call<'_, Endpoint, S>, found: &[SheetEntry<'_>]) {
    for entry in found {
        call.context.speak(entry.language);
    }
    if found.is_empty() {
        call.context.speak(call.preferences().first());
    }
}

/// `GET /v1/sheets/{slug}`
pub(crate) fn sheet<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<Response, Problem> {
    let version = ask::version(call.request.query())?;
    let slug = call.parameter(0);
    let sheet = CATALOGUE.sheet(slug).ok_or(Problem::SheetNotFound)?;
    let reader = call.preferences();
    let shown = sheet.for_reader(&reader).ok_or(Problem::SheetNotFound)?;
    let (ending, media_type) = negotiate(&call.request.source, &SHEET_FORMATS)?;
    let name = format!("sheets/{slug}.{}.{ending}", shown.language);
    // Kept for good where the address names this very text.
    let kept = if version.as_deref() == Some(shown.version.as_ref()) {
        Keep::Forever
    } else {
        Keep::PublicOrStale(KEEP)
    };
    let mut answer = site::body(&name, media_type)?.answer(&call.request.source, kept);
    call.context.speak(shown.language);
    if media_type == PAGE {
        as_page(&mut answer);
    }
    vary(&mut answer, "accept");
    Ok(answer)
}

/// `GET /v1/topics`
pub(crate) fn topics<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<Response, Problem> {
    ask::nothing(call.request.query())?;
    let language = call.language();
    let topics = site::body(&format!("topics.{language}.json"), JSON)?;
    Ok(topics.answer(&call.request.source, Keep::PublicOrStale(KEEP)))
}

/// The name of a topic.
pub(crate) fn topic_name(topic: vigie::sheet::Topic) -> Option<Phrase> {
    Phrase::from_key(&format!("topic-{topic}"))
}
