//! Which desk somebody is sent to.

use http::StatusCode;
use serde::Serialize;
use vigie::{
    case::kind::Desk,
    desk::{
        directory::Directory,
        route,
        routing::{Need, Routing, RoutingReason},
    },
    jiff::Timestamp,
    seal::{KeyId, MAX_RECIPIENTS, PublicKey},
};
use vigie_host::{
    Ask, Call, Language, Phrase, Problem, Response, Source,
    cache::{self, Keep},
    problem::DeskProblem,
    query::Query,
    response::{self, JSON},
};

use super::{Endpoint, body};
use crate::{board, clock, settings};

/// A key to seal to.
#[derive(Serialize)]
struct Recipient {
    desk: Desk,
    key_id: KeyId,
    public_key: PublicKey,
}

#[derive(Serialize)]
struct Routed {
    #[serde(flatten)]
    routing: Routing,
    /// Why, in the language of the request.
    text: String,
    /// The keys to seal to, as the directory has them; a client that pins the
    /// root takes them from there.
    recipients: Vec<Recipient>,
}

/// `POST /v1/desks/route`
pub(super) async fn route<S: Source, H: Ask>(
    call: &mut Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let language = call.language();
    let need: Need = body(call).await?;
    let directory = settings::directory(host)
        .await
        .ok_or(DeskProblem::Unknown)?;
    let routing = chosen(host, &directory, &need).await;
    let routed = Routed {
        text: told(&directory, &routing, language),
        recipients: keys_of(&directory, &routing, host.now())
            .into_iter()
            .map(|(desk, public_key)| Recipient {
                desk,
                key_id: public_key.id(),
                public_key,
            })
            .collect(),
        routing,
    };
    let mut answer = response::json(StatusCode::OK, JSON, &routed);
    cache::keep(&mut answer, Keep::Never);
    Ok(answer)
}

/// The desk that somebody is sent to as things stand.
pub(crate) async fn chosen<H: Ask>(host: &H, directory: &Directory, need: &Need) -> Routing {
    let desks = directory.desks().iter();
    let desks = desks.filter(|entry| entry.takes_conversations());
    let staffing = board::staffing(host, desks.map(|entry| &entry.id)).await;
    route::route(directory, need, &staffing, host.now())
}

/// The keys to seal to: the desk's, those of its overflow, who must be able to
/// read, and those of the desks that it stands in for, as far as there is room.
pub(crate) fn keys_of(
    directory: &Directory,
    routing: &Routing,
    now: Timestamp,
) -> Vec<(Desk, PublicKey)> {
    let own = directory.desk(&routing.desk);
    let overflow = own.map_or(&[][..], |entry| &entry.overflow);
    let mut all: Vec<&Desk> = Vec::new();
    for desk in [&routing.desk]
        .into_iter()
        .chain(overflow)
        .chain(&routing.overflow)
    {
        if !all.contains(&desk) {
            all.push(desk);
        }
    }
    let keys = all
        .into_iter()
        .filter_map(|desk| Some((desk.clone(), directory.key(desk, now)?)));
    keys.take(MAX_RECIPIENTS).collect()
}

/// Why it is this desk, in a language.
fn told(directory: &Directory, routing: &Routing, language: Language) -> String {
    let name = |desk: &Desk| {
        directory
            .desk(desk)
            .map_or("", |entry| entry.name_in(language))
    };
    let other = routing.instead_of.as_ref().map(name).unwrap_or_default();
    let time = routing.answer_by.map(clock::readable).unwrap_or_default();
    let values = [
        ("desk", name(&routing.desk)),
        ("other", other),
        ("time", &time),
    ];
    phrase(routing.reason).fill(language, &values)
}

const fn phrase(reason: RoutingReason) -> Phrase {
    match reason {
        RoutingReason::Danger => Phrase::RoutingDanger,
        RoutingReason::DangerElsewhere => Phrase::RoutingDangerElsewhere,
        RoutingReason::Specialised => Phrase::RoutingSpecialised,
        RoutingReason::SpecialisedClosed => Phrase::RoutingSpecialisedClosed,
        RoutingReason::SpecialisedUnstaffed => Phrase::RoutingSpecialisedUnstaffed,
        RoutingReason::Minors => Phrase::RoutingMinors,
        RoutingReason::MinorsClosed => Phrase::RoutingMinorsClosed,
        RoutingReason::MinorsUnstaffed => Phrase::RoutingMinorsUnstaffed,
        RoutingReason::Local => Phrase::RoutingLocal,
        RoutingReason::LocalClosed => Phrase::RoutingLocalClosed,
        RoutingReason::LocalUnstaffed => Phrase::RoutingLocalUnstaffed,
        RoutingReason::Language => Phrase::RoutingLanguage,
        RoutingReason::General => Phrase::RoutingGeneral,
        RoutingReason::GeneralClosed => Phrase::RoutingGeneralClosed,
        RoutingReason::GeneralUnstaffed => Phrase::RoutingGeneralUnstaffed,
        RoutingReason::OutOfHours => Phrase::RoutingOutOfHours,
        RoutingReason::NobodyThere => Phrase::RoutingNobodyThere,
    }
}
