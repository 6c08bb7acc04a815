//! What is answered before there is a case.

mod capabilities;
mod fields;
mod form;
mod leave;
mod open;
mod page;
mod phrasebook;
mod reading;
mod watch;

use http::StatusCode;
use vigie_host::{Actors, Call, Problem, Response, Source, actor::Live, response::JSON};

use crate::{
    CaseActor, Endpoint, GateActor,
    case::{Founding, OPEN},
    gate::{ADMIT, Admission, gate_of},
    inner, settings,
};

pub(crate) use capabilities::capabilities;
pub(crate) use form::form;
pub(crate) use leave::leave;

/// More characters than a proof of work has.
const MAX_PROOF: usize = 256;

/// `POST /v1/cases`: from a program, or from a form, whose page may go on `live`.
pub(crate) async fn open<S: Source, H: Actors<S> + Clone + 'static>(
    call: Call<'_, Endpoint, S>,
    host: &H,
    live: &mut Option<Live>,
) -> Result<Response, Problem> {
    match call.media_type().as_str() {
        JSON => open::open(call, host).await,
        form::FORM => form::sent(call, host, live).await,
        _ => Err(Problem::UnsupportedMediaType(
            "application/json, application/x-www-form-urlencoded",
        )),
    }
}

/// Asks the gate, then founds the case. Both answer as they would to the
/// caller; whatever is no success is handed on.
async fn found<S: Source, H: Actors<S>>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
    founding: &Founding,
    form: bool,
) -> Result<Response, Problem> {
    let caller = call.request.source.caller();
    let gate = gate_of(caller.as_deref());
    let admission = Admission {
        case: founding.id,
        caller,
        // What is longer is none, and would not fit into what the gate reads.
        proof: (call.request.source.header("proof-of-work"))
            .filter(|proof| proof.len() <= MAX_PROOF),
        form,
        threshold: settings::proof_threshold(host).await,
    };
    let asked = inner(ADMIT, &admission, call.language())?;
    let admitted = host.ask::<GateActor>(&gate, asked).await;
    if admitted.status() != StatusCode::NO_CONTENT {
        return Ok(admitted);
    }
    let asked = inner(OPEN, founding, call.language())?;
    Ok(host.ask::<CaseActor>(&founding.id.to_string(), asked).await)
}
