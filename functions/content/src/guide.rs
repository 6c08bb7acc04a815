//! The guide.

use http::StatusCode;
use vigie::{
    guide::{Astray, Given, Guide, GuideRequest, GuideStep, Progress, Step},
    object::Object,
};
use vigie_host::{
    Call, FieldError, Phrase, Problem, Response, Source,
    cache::{Keep, keep},
    problem::Field,
    query::decode,
    response::{self, JSON, vary},
    site::as_page,
};

use crate::{
    Endpoint, ask, page,
    sheets::{PAGE, Reading, reading},
    site::{self, KEEP},
};

/// The most bytes of answers that are read.
const MAX_BODY: usize = 4096;
/// What a form without script sends.
const FORM: &str = "application/x-www-form-urlencoded";
/// What answers may be sent as.
const BODY_TYPES: &str = "application/json, application/x-www-form-urlencoded";

/// `GET /v1/guide`
pub(crate) fn whole<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<Response, Problem> {
    ask::nothing(call.request.query())?;
    let reading = reading(&call.request.source)?;
    let language = call.language();
    let mut answer = match reading {
        Reading::Data => {
            let guide = site::body(&format!("guide.{language}.json"), JSON)?;
            guide.answer(&call.request.source, Keep::PublicOrStale(KEEP))
        }
        Reading::Page => {
            let guide = site::guide(language)?;
            let start = guide
                .follow(&[])
                .map_err(|astray| problem(guide, &[], astray))?;
            let mut answer = shown(guide, &start);
            keep(&mut answer, Keep::PublicOrStale(KEEP));
            answer
        }
    };
    vary(&mut answer, "accept");
    Ok(answer)
}

/// `POST /v1/guide`: nothing is remembered, so each request brings all answers.
pub(crate) async fn follow<S: Source>(
    mut call: Call<'_, Endpoint, S>,
) -> Result<Response, Problem> {
    ask::nothing(call.request.query())?;
    let reading = reading(&call.request.source)?;
    let media_type = call.media_type();
    let body = call.body(MAX_BODY).await?;
    let asked: GuideRequest<'_> = match media_type.as_str() {
        JSON => match serde_json::from_slice::<Object<_>>(&body) {
            Ok(object) => object.0,
            Err(error) => return Err(Problem::not_json(&error)),
        },
        FORM => form(&body)?,
        _ => return Err(Problem::UnsupportedMediaType(BODY_TYPES)),
    };
    let language = call.language();
    let guide = site::guide(language)?;
    if asked
        .version
        .is_some_and(|version| version != guide.version)
    {
        return match reading {
            Reading::Data => Err(Problem::GuideChanged),
            Reading::Page => Ok(started_anew(guide)),
        };
    }
    let progress = guide
        .follow(&asked.answers)
        .map_err(|astray| problem(guide, &asked.answers, astray))?;
    let mut answer = match reading {
        Reading::Data => {
            let step = GuideStep::new(site::emergency(language), guide, &progress);
            response::json(StatusCode::OK, JSON, &step)
        }
        Reading::Page => shown(guide, &progress),
    };
    vary(&mut answer, "accept");
    // What somebody answered is theirs.
    keep(&mut answer, Keep::Never);
    Ok(answer)
}

/// The first question again, for a person who answers questions that there are
/// no longer.
fn started_anew(guide: &'static Guide<'static>) -> Response {
    let Ok(start) = guide.follow(&[]) else {
        return Response::default();
    };
    let html = page::guide(guide, &start, Some(Phrase::ProblemGuideChangedDetail));
    let mut answer = response::body(StatusCode::CONFLICT, PAGE, html.into());
    as_page(&mut answer);
    keep(&mut answer, Keep::Never);
    vary(&mut answer, "accept");
    answer
}

fn shown(guide: &'static Guide<'static>, progress: &Progress<'static>) -> Response {
    let html = page::guide(guide, progress, None);
    let mut answer = response::body(StatusCode::OK, PAGE, html.into());
    as_page(&mut answer);
    answer
}

/// Reads a form: pairs of a question and its answer, in their order, beside the
/// version.
fn form(body: &[u8]) -> Result<GuideRequest<'static>, Problem> {
    let text = core::str::from_utf8(body).map_err(|_| badly_encoded())?;
    let read = |text: &str| match decode(&text.replace('+', " ")) {
        Ok(text) => Ok(text.into_owned()),
        Err(_) => Err(badly_encoded()),
    };
    let mut asked = GuideRequest::default();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (read(name)?, read(value)?);
        if name == "version" {
            asked.version = Some(value.into());
        } else {
            asked.answers.push(Given {
                question: name.into(),
                answer: value.into(),
            });
        }
    }
    Ok(asked)
}

fn badly_encoded() -> Problem {
    let field = Field::Pointer("".into());
    let error = FieldError::new(field, "bad_encoding", Phrase::FieldBadEncoding);
    Problem::InvalidRequest(vec![error])
}

/// What is wrong with answers that lead nowhere, and what would lead on.
fn problem(guide: &Guide<'_>, answers: &[Given<'_>], astray: Astray) -> Problem {
    let asked = |position: usize| {
        let before = answers.get(..position).unwrap_or_default();
        match guide.follow(before).map(|progress| progress.step) {
            Ok(Step::Ask(question)) => Some(question.clone()),
            _ => None,
        }
    };
    let error = match astray {
        Astray::NotAsked(position) => {
            let expected = asked(position).map_or_else(Default::default, |question| question.id);
            let field = pointer(position, "/question");
            FieldError::new(field, "not_asked", Phrase::FieldNotAsked).with("expected", expected)
        }
        Astray::NoSuchAnswer(position) => {
            let answers = asked(position).map(|question| question.answers);
            let answers = answers.as_deref().unwrap_or_default();
            let ids: Vec<&str> = answers.iter().map(|answer| answer.id.as_ref()).collect();
            let field = pointer(position, "/answer");
            FieldError::new(field, "no_such_answer", Phrase::FieldNoSuchAnswer)
                .with("values", ids.join(", "))
        }
        Astray::TooMany(position) => FieldError::new(
            pointer(position, ""),
            "too_many_answers",
            Phrase::FieldTooManyAnswers,
        ),
        // The build proves that there is no such guide.
        Astray::Broken(_) => return Problem::GuideChanged,
    };
    Problem::InvalidRequest(vec![error])
}

fn pointer(position: usize, below: &str) -> Field {
    Field::Pointer(format!("/answers/{position}{below}").into())
}
