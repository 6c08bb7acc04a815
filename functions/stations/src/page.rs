//! The page that lets a person try each endpoint, and the interface's
//! description.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, StatusCode, header};
use vigie_host::{
    Host, Language, Phrase, Response,
    cache::{Keep, keep},
    response::{self, JSON},
    template,
};

use crate::data;

/// The page may load what lies beside it and nothing else, and ask for the
/// position when a person presses the button.
const POLICIES: [(HeaderName, &str); 3] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; base-uri 'none'; connect-src 'self'; form-action 'self'; \
         frame-ancestors 'none'; script-src 'self'; style-src 'self'",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(self), interest-cohort=(), microphone=()",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
];

/// How long in seconds the page's parts may be kept.
const KEEP_PAGE: u32 = 300;

/// `GET /`
pub(crate) async fn page<H: Host>(language: Language, host: &H) -> Response {
    let operator = match host.variable("operator").await {
        Some(name) => Phrase::PageOperatedBy.fill(language, &[("operator", &name)]),
        None => Phrase::PageOperatorUnknown.text(language).to_owned(),
    };
    let sample = data::index().is_ok_and(|index| index.is_sample());
    let notice = if sample {
        let text = template::escape(Phrase::StationsSampleNotice.text(language));
        format!("<p class=\"notice\">{text}</p>")
    } else {
        String::new()
    };
    let html = template::fill(
        include_str!("../page/page.html"),
        language,
        &[
            ("language", language.as_str()),
            ("direction", language.direction()),
            ("languages", &template::languages(language, "/")),
            ("operator", &template::escape(&operator)),
            ("sample_notice", &notice),
        ],
    );
    asset("text/html; charset=utf-8", html.into())
}

/// `GET /page.css`
pub(crate) fn style() -> Response {
    let text = include_bytes!("../page/page.css");
    asset("text/css; charset=utf-8", Bytes::from_static(text))
}

/// `GET /page.js`
pub(crate) fn script() -> Response {
    let text = include_bytes!("../page/page.js");
    asset("text/javascript; charset=utf-8", Bytes::from_static(text))
}

/// `GET /v1/openapi.json`
pub(crate) fn open_api() -> Response {
    let text = include_bytes!("../../openapi.json");
    let mut answer = response::body(StatusCode::OK, JSON, Bytes::from_static(text));
    keep(&mut answer, Keep::Public(KEEP_PAGE));
    answer
}

fn asset(media_type: &'static str, body: Bytes) -> Response {
    let mut answer = response::body(StatusCode::OK, media_type, body);
    for (name, value) in POLICIES {
        answer
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    keep(&mut answer, Keep::Public(KEEP_PAGE));
    answer
}
