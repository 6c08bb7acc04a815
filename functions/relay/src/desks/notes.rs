//! Notes that officers of a desk leave one another.

use base64ct::{Base64UrlUnpadded, Encoding};
use serde::Deserialize;
use vigie::seal::note_key;
use vigie_host::{Ask, Call, Phrase, Problem, Response, Source};

use super::{Endpoint, at_case, body, idempotency, parts, unfit};
use crate::desk::{NOTE, NOTES, Noted};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Left {
    /// Base64url, sealed to this desk.
    sealed: String,
}

/// `POST /v1/desks/{id}/cases/{case}/notes`
pub(super) async fn leave<S: Source, H: Ask>(
    call: &mut Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    let (at, case) = at_case(call, host).await?;
    let client_id = idempotency(call)?;
    let Left { sealed } = body(call).await?;
    // To another desk's key, or to none, nobody here could read it.
    let bytes = Base64UrlUnpadded::decode_vec(&sealed).ok();
    let key = bytes.and_then(|bytes| note_key(&bytes).ok());
    let entry = at.directory.desk(&at.desk);
    let own = entry.is_some_and(|entry| {
        let mut ids = entry.keys.iter().map(|key| Some(key.key.id()));
        ids.any(|id| id == key)
    });
    if !own {
        return Err(unfit("/sealed", "note_invalid", Phrase::FieldNote));
    }
    let noted = Noted {
        case,
        client_id,
        officer: at.officer.officer.clone(),
        sealed,
        at: None,
    };
    let part = parts::part_of(&at.desk, &case, &at.directory);
    parts::ask(host, &part, NOTE, &noted, call.language()).await
}

/// `GET /v1/desks/{id}/cases/{case}/notes`
pub(super) async fn all<S: Source, H: Ask>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    let (at, case) = at_case(call, host).await?;
    let part = parts::part_of(&at.desk, &case, &at.directory);
    parts::ask(host, &part, NOTES, &case, call.language()).await
}
