//! Which other sites may read an answer about a case.

use http::{HeaderValue, header};
use vigie_host::{Host, Response, Source, response};

use crate::settings;

/// What a page of an allowed site may send beside the usual.
const REQUEST_HEADERS: &str = "accept-language, authorization, content-type, idempotency-key, \
                               last-event-id, proof-of-work";

/// Takes back the frame's openness to every site: an answer about a case is
/// for this service's own pages and for the sites that were configured.
pub(crate) async fn restrict<H: Host>(
    answer: &mut Response,
    origin: Option<String>,
    own: Option<String>,
    host: &H,
) {
    let headers = answer.headers_mut();
    headers.remove(header::ACCESS_CONTROL_ALLOW_ORIGIN);
    headers.insert(
        "cross-origin-resource-policy",
        HeaderValue::from_static("same-origin"),
    );
    response::vary(answer, "origin");
    let Some(origin) = origin else {
        return;
    };
    if own.as_ref() == Some(&origin) || settings::allowed_origins(host).await.contains(&origin) {
        response::set(answer, header::ACCESS_CONTROL_ALLOW_ORIGIN, &origin);
        if answer
            .headers()
            .contains_key(header::ACCESS_CONTROL_ALLOW_HEADERS)
        {
            response::set(
                answer,
                header::ACCESS_CONTROL_ALLOW_HEADERS,
                REQUEST_HEADERS,
            );
        }
    }
}

/// Whether a socket may be opened from where the request comes. Programs name
/// no site; browsers always do.
pub(crate) async fn may_connect<S: Source, H: Host>(source: &S, host: &H) -> bool {
    match source.header("origin") {
        None => true,
        Some(origin) => {
            source.origin().as_ref() == Some(&origin)
                || settings::allowed_origins(host).await.contains(&origin)
        }
    }
}
