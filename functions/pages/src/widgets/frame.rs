//! `GET /widgets/frame/{tenant}`: a widget as a page, for the frame of another.

use std::fmt::Write as _;

use http::{HeaderValue, StatusCode, header};
use vigie::tenant::Palette;
use vigie_host::{
    Call, Host, Phrase, Problem, Response, Source,
    cache::{Keep, keep},
    query::Query,
    response,
    site::{STYLE_PATH, as_page, contacts},
    template::{emergency, escape, fill},
};

use super::{asked, find, snippet::Choice};
use crate::{Endpoint, page::may_show_a_map};

/// How long in seconds a frame and its colours may be kept.
const KEEP: u32 = 300;

const FRAME: &str = include_str!("../../templates/frame.html");

pub(crate) async fn frame<S: Source, H: Host>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    let query = Query::parse(call.request.query(), &["show"]);
    let asked = asked(&query);
    query.finish()?;
    let tenant = find(call.parameter(0))?;
    let preferred = call.preferences();
    let language = preferred
        .iter()
        .find(|language| tenant.languages.contains(language));
    let language = tenant.speaks(language);
    call.context.speak(language);
    let choice = Choice {
        tenant,
        asked,
        language,
        origin: String::new(),
    };
    let tiles = host.variable("tiles_url").await.unwrap_or_default();
    let attribution = host.variable("tiles_attribution").await.unwrap_or_default();
    let notice = if tenant.sample {
        let said = escape(Phrase::WidgetsSampleTown.text(language));
        format!("<p class=\"notice\">{said}</p>\n")
    } else {
        String::new()
    };
    let html = fill(
        FRAME,
        language,
        &[
            ("language", language.as_str()),
            ("direction", language.direction()),
            ("style", STYLE_PATH),
            ("id", &tenant.id),
            ("name", &escape(&tenant.name)),
            ("show", &choice.show()),
            ("emergency", &emergency(language, &contacts(language), 2)),
            ("notice", &notice),
            ("parts", &choice.parts("h2")),
            ("tiles", &escape(&tiles)),
            ("attribution", &escape(&attribution)),
        ],
    );
    let mut answer = response::body(StatusCode::OK, "text/html; charset=utf-8", html.into());
    as_page(&mut answer);
    may_show_a_map(&mut answer, &tiles);
    may_be_framed(&mut answer, &tenant.frame_policy());
    keep(&mut answer, Keep::Public(KEEP));
    Ok(answer)
}

/// Lets the pages of some origins show this one in a frame.
pub(crate) fn may_be_framed(answer: &mut Response, ancestors: &str) {
    let policy = answer.headers().get(header::CONTENT_SECURITY_POLICY);
    let policy = policy.and_then(|policy| policy.to_str().ok());
    let policy = policy.map(|policy| {
        policy.replace(
            "frame-ancestors 'none'",
            &format!("frame-ancestors {ancestors}"),
        )
    });
    if let Some(policy) = policy {
        response::set(answer, header::CONTENT_SECURITY_POLICY, &policy);
    }
    // A page that isolates itself shows no frame that does not say so.
    answer.headers_mut().insert(
        "cross-origin-resource-policy",
        HeaderValue::from_static("cross-origin"),
    );
}

/// `GET /widgets/frame/{tenant}/theme.css`
pub(crate) fn theme<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let document = find(call.parameter(0))?.document();
    let mut css = String::from("/* A tenant's colours, for its frame. */\n:root {\n");
    properties(&mut css, document.light);
    css.push_str("}\n\n@media screen and (prefers-color-scheme: dark) {\n:root {\n");
    properties(&mut css, document.dark);
    css.push_str("}\n}\n");
    let mut answer = response::body(StatusCode::OK, "text/css; charset=utf-8", css.into());
    keep(&mut answer, Keep::Public(KEEP));
    Ok(answer)
}

/// What elements and the style sheet of the site go by.
fn properties(css: &mut String, palette: Palette) {
    for (name, colour) in [
        ("vigie-accent", palette.accent),
        ("vigie-on-accent", palette.on_accent),
        ("vigie-ink", palette.ink),
        ("vigie-paper", palette.paper),
        ("vigie-soft", palette.soft),
        ("vigie-line", palette.line),
        ("link", palette.accent),
        ("ink", palette.ink),
        ("paper", palette.paper),
        ("soft", palette.soft),
        ("line", palette.line),
    ] {
        let _ = writeln!(css, "--{name}: {colour};");
    }
}
