//! The canned answers of officers.

use http::header;
use vigie::{desk::phrasebook::closest, seal::LanguageTag};
use vigie_host::{
    Call, Problem, Response, Source,
    cache::Keep,
    response::{self, JSON},
};

use crate::{
    Endpoint, ask,
    site::{self, ANSWERS, KEEP},
};

/// `GET /v1/answers`
pub(crate) fn list<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<Response, Problem> {
    ask::nothing(call.request.query())?;
    let list = site::body("answers.json", JSON)?;
    Ok(list.answer(&call.request.source, Keep::PublicOrStale(KEEP)))
}

/// `GET /v1/answers/{lang}`: the language that was asked for and no other. Which
/// to fall back on is for whoever knows what else the citizen reads.
pub(crate) fn answers<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<Response, Problem> {
    let asked_version = ask::version(call.request.query())?;
    let asked = LanguageTag::new(call.parameter(0)).map_err(|_| Problem::AnswersNotFound)?;
    let tags = ANSWERS.iter().map(|(tag, _)| *tag);
    let tag = closest(asked.as_str(), tags).ok_or(Problem::AnswersNotFound)?;
    let mut languages = ANSWERS.iter();
    let version = languages.find(|(known, _)| *known == tag);
    let kept = if asked_version.as_deref() == version.map(|(_, version)| *version) {
        Keep::Forever
    } else {
        Keep::PublicOrStale(KEEP)
    };
    let answers = site::body(&format!("answers/{tag}.json"), JSON)?;
    let mut answer = answers.answer(&call.request.source, kept);
    response::set(&mut answer, header::CONTENT_LANGUAGE, tag);
    Ok(answer)
}
