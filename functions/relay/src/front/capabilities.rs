//! What this service can do, for clients to choose by.

use http::StatusCode;
use serde::Serialize;
use vigie::{
    case::{
        entry::MAX_SEALED,
        frame::{MAX_FRAME, VERSION},
        kind::Desk,
    },
    seal::{KeyId, MAX_ATTACHMENT, PublicKey, SEALED_CHUNK},
};
use vigie_host::{
    Call, Host, Problem, Response, Source,
    cache::{self, Keep},
    query::Query,
    response::{self, JSON},
};

use crate::{Endpoint, settings};

/// How long in seconds the answer may be kept: a new key of a desk must be
/// known soon.
const KEEP: u32 = 60;

/// Whether the host that this program was built for has sockets, and so signals.
const SOCKETS: bool = !cfg!(target_os = "wasi");

#[derive(Serialize)]
struct Capabilities {
    protocol: [u32; 1],
    sockets: bool,
    signals: bool,
    events: bool,
    max_frame: usize,
    max_sealed: usize,
    chunk: usize,
    max_attachment: usize,
    desks: Vec<PublishedDesk>,
}

#[derive(Serialize)]
struct PublishedDesk {
    id: String,
    key_id: KeyId,
    public_key: PublicKey,
    /// Who takes over from it, and must be able to read too.
    overflow: Vec<Desk>,
}

/// `GET /v1/capabilities`
pub(crate) async fn capabilities<S: Source, H: Host>(
    call: &Call<'_, Endpoint, S>,
    host: &H,
) -> Result<Response, Problem> {
    Query::parse(call.request.query(), &[]).finish()?;
    let directory = settings::directory(host).await;
    let now = host.now();
    let entries = directory.iter().flat_map(|known| {
        let taking = known.desks().iter();
        let taking = taking.filter(|entry| entry.takes_conversations());
        taking.filter_map(move |entry| Some((entry, known.key(&entry.id, now)?)))
    });
    let published = entries.map(|(entry, key)| PublishedDesk {
        id: entry.id.to_string(),
        key_id: key.id(),
        public_key: key,
        overflow: entry.overflow.clone(),
    });
    let mut answer = response::json(
        StatusCode::OK,
        JSON,
        &Capabilities {
            protocol: [VERSION],
            sockets: SOCKETS,
            signals: SOCKETS,
            events: true,
            max_frame: MAX_FRAME,
            max_sealed: MAX_SEALED,
            chunk: SEALED_CHUNK,
            max_attachment: MAX_ATTACHMENT,
            desks: published.collect(),
        },
    );
    cache::keep(&mut answer, Keep::Public(KEEP));
    Ok(answer)
}
