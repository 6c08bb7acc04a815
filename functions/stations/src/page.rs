//! What a form is answered with, for browsers without script; and the
//! interface's description.

use core::fmt::Write as _;

use bytes::Bytes;
use http::StatusCode;
use vigie::{
    feature::{CommuneEntry, StationCollection, StationFeature, StationProperties},
    hours::{OpenState, WeeklyHours},
    station::{Accessibility, Institution, Precision},
};
use vigie_host::{
    Language, Phrase, Response,
    cache::{Keep, keep},
    hours,
    response::{self, JSON},
    site::{Page, contacts},
    template::{day, escape},
};

/// Where the form stands.
const PATH: &str = "/stations";

/// How long in seconds the description may be kept.
const KEEP: u32 = 300;

/// `GET /v1/openapi.json`
pub(crate) fn open_api() -> Response {
    let text = include_bytes!("../../openapi.json");
    let mut answer = response::body(StatusCode::OK, JSON, Bytes::from_static(text));
    keep(&mut answer, Keep::Public(KEEP));
    answer
}

/// The stations that were found.
pub(crate) fn list(found: &StationCollection<'_>, language: Language) -> String {
    let mut main = String::new();
    if let Some(notice) = &found.notice {
        let _ = writeln!(main, "<p class=\"notice\">{}</p>", escape(notice));
    }
    let date = day(found.data_date, language);
    let date = Phrase::StationsDataOf.fill(language, &[("date", &date)]);
    let place = found.located_by.commune.as_ref().map(|commune| {
        let place = named(commune);
        Phrase::StationsAround.fill(language, &[("place", &place)]) + ". "
    });
    let place = place.unwrap_or_default();
    let _ = writeln!(main, "<p>{}{}.</p>", escape(&place), escape(&date));
    alternatives(&mut main, &found.located_by.alternatives, language);
    if found.features.is_empty() {
        let _ = writeln!(main, "<p>{}</p>", text(Phrase::StationsNone, language));
    }
    main.push_str("<ol class=\"entries\">\n");
    for feature in &found.features {
        station(&mut main, feature, language);
    }
    main.push_str("</ol>\n");
    page(&main, language)
}

/// That no place of that name is known.
pub(crate) fn unknown_place(language: Language) -> String {
    let detail = text(Phrase::ProblemPlaceNotFoundDetail, language);
    page(
        &format!("<p class=\"notice\" role=\"status\">{detail}</p>\n"),
        language,
    )
}

fn page(main: &str, language: Language) -> String {
    let title = Phrase::SiteStations.text(language);
    let page = Page {
        language,
        path: PATH,
        title: "",
        head: "",
        emergency: &contacts(language),
        operator: "",
    };
    let again = text(Phrase::StationsAgain, language);
    page.html(&format!(
        "<h1>{}</h1>\n{main}<p><a href=\"{PATH}?lang={language}\">{again}</a></p>\n",
        escape(title)
    ))
}

/// The other communes that may be meant, each a form of its own: no address says
/// which.
fn alternatives(main: &mut String, communes: &[CommuneEntry<'_>], language: Language) {
    if communes.is_empty() {
        return;
    }
    let also = text(Phrase::StationsAlso, language);
    let _ = writeln!(
        main,
        "<form action=\"/v1/stations/search?lang={language}\" method=\"post\">\n<p>{also}</p>\n<p>"
    );
    for commune in communes {
        let _ = writeln!(
            main,
            "<button class=\"plain\" type=\"submit\" name=\"commune\" value=\"{}\"><bdi lang=\"fr\">{}</bdi></button>",
            escape(&commune.insee),
            escape(&named(commune))
        );
    }
    main.push_str("</p>\n</form>\n");
}

fn named(commune: &CommuneEntry<'_>) -> String {
    let code = commune.postal_codes.first();
    let code = code.map_or_else(|| commune.insee.to_string(), ToString::to_string);
    format!("{} ({code})", commune.name)
}

fn station(main: &mut String, feature: &StationFeature<'_>, language: Language) {
    let known = &feature.properties;
    let _ = writeln!(
        main,
        "<li>\n<h2><bdi lang=\"fr\">{}</bdi></h2>\n<p>{}</p>",
        escape(&known.name),
        escape(&open(known, language))
    );
    let town = [known.postal_code.as_deref(), known.locality.as_deref()];
    let town: Vec<&str> = town.into_iter().flatten().collect();
    let town = town.join(" ");
    let address = [known.street.as_deref().unwrap_or_default(), &town];
    let address: Vec<&str> = address
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    if !address.is_empty() {
        let _ = writeln!(
            main,
            "<p><bdi lang=\"fr\">{}</bdi></p>",
            escape(&address.join(", "))
        );
    }
    let _ = writeln!(main, "<p>{}</p>", escape(&facts(known, language)));
    let week = known
        .hours
        .as_deref()
        .and_then(|hours| WeeklyHours::from_osm(hours).ok());
    if let Some(week) = week {
        let said = hours::words(&week, language);
        let said = Phrase::StationsHours.fill(language, &[("hours", &said)]);
        let _ = writeln!(main, "<p>{}</p>", escape(&said));
    }
    if let Some(telephone) = &known.telephone {
        let call = text(Phrase::StationsCall, language);
        let (number, shown) = (escape(telephone), escape(&spaced(telephone)));
        let _ = writeln!(
            main,
            "<p><a href=\"tel:{number}\">{call} <bdi dir=\"ltr\">{shown}</bdi></a></p>"
        );
    }
    main.push_str("</li>\n");
}

fn open(known: &StationProperties<'_>, language: Language) -> String {
    let time = known
        .next_change
        .as_ref()
        .map(|at| hours::moment(at, language));
    let until = |phrase: Phrase, time: &str| phrase.fill(language, &[("time", time)]);
    match (known.open, time) {
        (OpenState::Open, Some(time)) => until(Phrase::StationsOpenYesUntil, &time),
        (OpenState::Closed, Some(time)) => until(Phrase::StationsOpenNoUntil, &time),
        (OpenState::Open, None) => Phrase::StationsOpenYes.text(language).to_owned(),
        (OpenState::Closed, None) => Phrase::StationsOpenNo.text(language).to_owned(),
        (OpenState::Unknown, _) => Phrase::StationsOpenUnknown.text(language).to_owned(),
    }
}

fn facts(known: &StationProperties<'_>, language: Language) -> String {
    let institution = match known.institution {
        Institution::NationalPolice => Phrase::StationsNationalPolice,
        Institution::Gendarmerie => Phrase::StationsGendarmerie,
        Institution::MunicipalPolice => Phrase::StationsMunicipalPolice,
        Institution::Other => Phrase::StationsOther,
    };
    let enters = known.accessibility == Accessibility::Full;
    let vague = known.precision == Precision::Town;
    let facts = [
        known.distance_m.map(|metres| distance(metres, language)),
        Some(institution.text(language).to_owned()),
        enters.then(|| Phrase::StationsWheelchair.text(language).to_owned()),
        vague.then(|| Phrase::StationsApproximate.text(language).to_owned()),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    facts.join(" · ")
}

/// A distance given in metres: nobody walks by the centimetre.
fn distance(metres: u32, language: Language) -> String {
    let (value, unit) = if metres < 1000 {
        (metres.to_string(), Phrase::StationsMetres)
    } else {
        (
            (metres + 500).div_euclid(1000).to_string(),
            Phrase::StationsKilometres,
        )
    };
    format!("{value} {}", unit.text(language))
}

/// A French number as it is read aloud; no line ends within it.
fn spaced(telephone: &str) -> String {
    let Some(national) = telephone.strip_prefix("+33").filter(|rest| rest.len() == 9) else {
        return telephone.to_owned();
    };
    let mut spaced = "0".to_owned();
    for (place, digit) in national.chars().enumerate() {
        if place % 2 == 1 {
            spaced.push('\u{a0}');
        }
        spaced.push(digit);
    }
    spaced
}

fn text(phrase: Phrase, language: Language) -> String {
    escape(phrase.text(language))
}
