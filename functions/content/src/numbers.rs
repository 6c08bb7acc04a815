//! Emergency numbers and help lines.

use http::StatusCode;
use vigie::emergency::{NumberEntry, NumberList, Wanted};
use vigie_host::{
    Call, Language, Problem, Response, Source,
    cache::{Keep, keep},
    response::{self, JSON, vary},
    site::as_page,
};

use crate::{
    Endpoint, ask, page,
    sheets::{PAGE, Reading, reading},
    site::{self, KEEP, NUMBERS},
};

/// `GET /v1/emergency-numbers`
pub(crate) fn list<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<Response, Problem> {
    let wanted = ask::numbers(call.request.query())?;
    let reading = reading(&call.request.source)?;
    let language = call.language();
    let found = numbers(wanted, language);
    let mut answer = match reading {
        Reading::Data => response::json(StatusCode::OK, JSON, &found),
        Reading::Page => {
            let html = page::numbers(wanted, &found);
            let mut answer = response::body(StatusCode::OK, PAGE, html.into());
            as_page(&mut answer);
            answer
        }
    };
    vary(&mut answer, "accept");
    keep(&mut answer, Keep::PublicOrStale(KEEP));
    Ok(answer)
}

/// The numbers that are wanted, with their texts; whom to alert in danger is
/// only who can be reached there.
fn numbers(wanted: Wanted, language: Language) -> NumberList<'static> {
    let entries = NUMBERS.iter().zip(site::number_texts(language));
    let here = Wanted {
        territory: wanted.territory,
        ..Wanted::default()
    };
    let contacts = site::emergency(language).iter();
    let contacts = contacts.filter(|contact| {
        let mut numbers = NUMBERS.iter().filter(|number| here.fits(number));
        numbers.any(|number| number.id == contact.number)
    });
    NumberList {
        emergency: contacts.cloned().collect(),
        territory: wanted.territory,
        language,
        numbers: entries
            .filter(|(number, _)| wanted.fits(number))
            .map(|(number, text)| NumberEntry {
                text: text.clone(),
                number: number.clone(),
            })
            .collect(),
    }
}
