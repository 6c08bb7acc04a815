//! `GET /v1/tenants/{id}`: whose widgets these are, for their own pages alone.

use http::{StatusCode, header};
use vigie_host::{
    Call, Problem, Response, Source,
    cache::{Keep, keep},
    query::Query,
    response::{self, JSON},
};

use super::find;
use crate::Endpoint;

/// How long in seconds an answer may be kept.
const KEEP: u32 = 300;

pub(crate) fn tenant<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let tenant = find(call.parameter(0))?;
    let source = &call.request.source;
    // What is no page of another site names no origin, or our own.
    if let Some(origin) = source.header("origin")
        && source.origin().as_ref() != Some(&origin)
        && !tenant.allows(&origin)
    {
        return Err(Problem::OriginNotAllowed);
    }
    let mut answer = response::json(StatusCode::OK, JSON, &tenant.document());
    keep(&mut answer, Keep::Public(KEEP));
    Ok(answer)
}

/// Whether a request is about a tenant.
pub(crate) fn is_about(path: &str) -> bool {
    path.starts_with("/v1/tenants/")
}

/// Takes back the frame's openness to every site: such an answer can be read by
/// the pages of one origin. A problem tells nothing of a tenant and stays open,
/// so that whoever set the widget in can read what is wrong.
pub(crate) fn restrict(answer: &mut Response, origin: Option<String>) {
    response::vary(answer, "origin");
    if !matches!(answer.status(), StatusCode::OK | StatusCode::NOT_MODIFIED) {
        return;
    }
    match origin {
        Some(origin) => response::set(answer, header::ACCESS_CONTROL_ALLOW_ORIGIN, &origin),
        None => {
            let headers = answer.headers_mut();
            headers.remove(header::ACCESS_CONTROL_ALLOW_ORIGIN);
        }
    }
}
