//! Leaving a device that others may look at.

use http::{StatusCode, header};
use vigie_host::{
    Call, Problem, Response, Source,
    cache::{self, Keep},
    query::Query,
    response,
};

use super::form::FORM;
use crate::{Endpoint, clear_site_data};

/// `POST /v1/leave`: has the browser forget what this site may have left in it.
/// What a form sends also goes to the first page, in the place of this one. A
/// conversation stays as it is, for whoever has its receipt.
pub(crate) fn leave<S: Source>(call: &Call<'_, Endpoint, S>) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let mut answer = Response::default();
    *answer.status_mut() = StatusCode::NO_CONTENT;
    if call.media_type() == FORM {
        *answer.status_mut() = StatusCode::SEE_OTHER;
        response::set(&mut answer, header::LOCATION, "/");
    }
    cache::keep(&mut answer, Keep::Never);
    clear_site_data(&mut answer);
    Ok(answer)
}
