//! What the parameters of a request ask for.

use core::str::FromStr;

use vigie::{
    emergency::{self, Channel, Setting},
    sheet::{self, Audience, Topic},
    territory::Territory,
};
use vigie_host::{
    Phrase, Problem,
    problem::Field,
    query::Query,
    value::{self, Refusal},
};

/// The longest question in words, in characters.
const MAX_WORDS: usize = 200;

/// Which sheets are asked for.
#[derive(Debug)]
pub(crate) struct Sheets {
    pub(crate) wanted: sheet::Wanted,
    pub(crate) words: Option<String>,
}

/// Reads `topic`, `audience` and `q`.
pub(crate) fn sheets(query: &str) -> Result<Sheets, Problem> {
    let mut query = Query::parse(query, &["topic", "audience", "q"]);
    let wanted = sheet::Wanted {
        topic: name(&mut query, "topic", Topic::ALL, Phrase::FieldTopic),
        audience: name(&mut query, "audience", Audience::ALL, Phrase::FieldAudience),
    };
    let words = query.get("q");
    if let Some(words) = &words
        && let Err(refusal) = value::words(words, MAX_WORDS)
    {
        query.push(refusal.at(Field::Parameter("q")));
    }
    query.finish()?;
    Ok(Sheets { wanted, words })
}

/// Which version of a text is asked for, if a certain one is.
pub(crate) fn version(query: &str) -> Result<Option<String>, Problem> {
    let query = Query::parse(query, &["v"]);
    let version = query.get("v");
    query.finish()?;
    Ok(version)
}

/// Sees to it that nothing but the language is asked for.
pub(crate) fn nothing(query: &str) -> Result<(), Problem> {
    Query::parse(query, &[]).finish()
}

/// Reads `near` or `territory`, `need` and `setting`.
pub(crate) fn numbers(query: &str) -> Result<emergency::Wanted, Problem> {
    let mut query = Query::parse(query, &["near", "territory", "need", "setting"]);
    let territory = name(
        &mut query,
        "territory",
        Territory::ALL,
        Phrase::FieldTerritory,
    );
    let need = name(&mut query, "need", Channel::ALL, Phrase::FieldNeed);
    let setting = name(&mut query, "setting", Setting::ALL, Phrase::FieldNeed);
    let mut near = None;
    if let Some(place) = query.get("near") {
        if query.get("territory").is_some() {
            query.refuse("near", "conflict", Phrase::FieldOnePlace);
        }
        match value::point(&place) {
            Ok(point) => near = Some(point),
            Err(refusal) => query.push(refusal.at(Field::Parameter("near"))),
        }
    }
    query.finish()?;
    let territory = match near {
        Some(point) => Some(Territory::at(point).ok_or(Problem::NowhereInFrance)?),
        None => territory,
    };
    Ok(emergency::Wanted {
        territory,
        need,
        setting,
    })
}

fn name<T: FromStr + ToString>(
    query: &mut Query,
    parameter: &'static str,
    all: &[T],
    phrase: Phrase,
) -> Option<T> {
    let text = query.get(parameter)?;
    let refuse = |refusal: Refusal| query.push(refusal.at(Field::Parameter(parameter)));
    value::name(&text, all, phrase).map_err(refuse).ok()
}
