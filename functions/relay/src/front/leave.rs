//! Leaving a device that others may look at.

use bytes::Bytes;
use http::{HeaderName, StatusCode};
use serde::Serialize;
use vigie_host::{
    Call, Host, Problem, Response, Source,
    cache::{self, Keep},
    query::Query,
    response::{self, JSON},
};

use super::form::FORM;
use crate::{Endpoint, clear_site_data, settings};

/// Where somebody goes who leaves, unless the deployment says otherwise: a page
/// that many people have open, and that tells nothing.
const NEUTRAL: &str = "https://meteofrance.com/";

/// Where to go from here.
#[derive(Serialize)]
struct Left {
    to: String,
}

/// `POST /v1/leave`: has the browser forget what this site may have left in it,
/// and says where to go. A form is taken there by an empty page: a redirect would
/// be stopped by the policy of the page that it came from. A conversation stays as
/// it is, for whoever has its receipt.
pub(crate) async fn leave<S: Source, H: Host>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let to = settings::leave_to(host).await;
    let to = to.unwrap_or_else(|| NEUTRAL.to_owned());
    let mut answer = if call.media_type() == FORM {
        let mut empty = response::body(StatusCode::OK, "text/html; charset=utf-8", Bytes::new());
        let refresh = HeaderName::from_static("refresh");
        response::set(&mut empty, refresh, &format!("0; url={to}"));
        empty
    } else {
        response::json(StatusCode::OK, JSON, &Left { to })
    };
    cache::keep(&mut answer, Keep::Never);
    clear_site_data(&mut answer);
    Ok(answer)
}
