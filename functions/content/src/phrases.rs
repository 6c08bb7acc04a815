//! The phrasebook.

use http::{StatusCode, header};
use vigie::{
    desk::phrasebook::{Phrasebook, PhrasebookList, closest},
    seal::LanguageTag,
};
use vigie_host::{
    Call, Problem, Response, Source,
    cache::{Keep, keep},
    response::{self, JSON, vary},
    site::as_page,
};

use crate::{
    Endpoint, ask, page,
    sheets::{PAGE, Reading, reading},
    site::{self, KEEP, PHRASEBOOKS},
};

/// The language that stands beside every other on a page: the officers'.
const FRENCH: &str = "fr";

/// `GET /v1/phrases`
pub(crate) fn list<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<Response, Problem> {
    ask::nothing(call.request.query())?;
    // Names stand in it in three languages whoever asks, so it is in none.
    let list = site::body("phrases.json", JSON)?;
    let mut answer = match reading(&call.request.source)? {
        Reading::Data => list.answer(&call.request.source, Keep::PublicOrStale(KEEP)),
        Reading::Page => {
            let list: PhrasebookList =
                serde_json::from_slice(&list.plain()).map_err(|_| Problem::NotFound)?;
            let language = call.language();
            call.context.speak(language);
            page(page::phrasebooks(language, &list))
        }
    };
    vary(&mut answer, "accept");
    Ok(answer)
}

/// `GET /v1/phrases/{lang}`: the language that was asked for and no other. Which
/// to fall back on is for whoever knows what else the reader reads.
pub(crate) fn phrasebook<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<Response, Problem> {
    let asked_version = ask::version(call.request.query())?;
    let asked = LanguageTag::new(call.parameter(0)).map_err(|_| Problem::PhrasebookNotFound)?;
    let tags = PHRASEBOOKS.iter().map(|(tag, _)| *tag);
    let tag = closest(asked.as_str(), tags).ok_or(Problem::PhrasebookNotFound)?;
    let mut answer = match reading(&call.request.source)? {
        Reading::Data => {
            let mut books = PHRASEBOOKS.iter();
            let version = books
                .find(|(known, _)| *known == tag)
                .map(|(_, version)| *version);
            let kept = if asked_version.as_deref() == version {
                Keep::Forever
            } else {
                Keep::PublicOrStale(KEEP)
            };
            let book = site::body(&format!("phrases/{tag}.json"), JSON)?;
            let mut answer = book.answer(&call.request.source, kept);
            response::set(&mut answer, header::CONTENT_LANGUAGE, tag);
            answer
        }
        Reading::Page => {
            let language = call.language();
            call.context.speak(language);
            page(page::phrasebook(language, &book(tag)?, &book(FRENCH)?))
        }
    };
    vary(&mut answer, "accept");
    Ok(answer)
}

/// A phrasebook to make a page of. What the build wrote can be read.
fn book(tag: &str) -> Result<Phrasebook, Problem> {
    let json = site::body(&format!("phrases/{tag}.json"), JSON)?.plain();
    Phrasebook::from_json(&json).map_err(|_| Problem::PhrasebookNotFound)
}

fn page(html: String) -> Response {
    let mut answer = response::body(StatusCode::OK, PAGE, html.into());
    as_page(&mut answer);
    keep(&mut answer, Keep::PublicOrStale(KEEP));
    answer
}
