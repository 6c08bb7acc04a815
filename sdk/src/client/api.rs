//! The requests of a client, and what the relay says that it can do.

use http::{HeaderValue, Method, Request, Uri, header, request};
use serde::Deserialize;
use zeroize::Zeroizing;

use super::{
    error::Problem,
    session::Session,
    transport::{Platform, Transport},
};
use crate::{
    case::{cursor::Cursor, frame::VERSION, kind::Desk},
    seal::{AttachmentId, CaseId, KeyId, PublicKey, Receipt},
};

/// What a relay can do (`GET /v1/capabilities`).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Capabilities {
    /// The versions of the protocol that it speaks.
    pub protocol: Vec<u32>,
    /// Whether it has WebSockets.
    pub sockets: bool,
    /// Whether it passes signals on.
    pub signals: bool,
    /// Whether it has streams of events.
    pub events: bool,
    /// The desks that cases can go to.
    #[serde(default)]
    pub desks: Vec<DeskKey>,
}

/// A desk and the key that is sealed to.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct DeskKey {
    /// The desk.
    pub id: Desk,
    /// The name of its key.
    pub key_id: KeyId,
    /// Its public key.
    pub public_key: PublicKey,
    /// The desks that take over from it, which what it is to read is sealed to
    /// as well.
    #[serde(default)]
    pub overflow: Vec<Desk>,
}

impl Capabilities {
    /// Asks a relay what it can do, before there is a case: for the desks.
    ///
    /// # Errors
    ///
    /// If `base` is not the address of a relay, the relay cannot be reached or
    /// speaks another version.
    pub async fn of(
        transport: &impl Transport,
        platform: &impl Platform,
        base: &str,
    ) -> Result<Self, Problem> {
        // The question names no case, so any will do.
        let nobody = Receipt::new([0; 16]);
        let session = Session::citizen(transport, platform, base, &nobody)?;
        session.capabilities().await
    }

    /// The keys to seal to for one of the desks: its own first, then those of
    /// the desks that take over from it. Empty for a desk that is not listed.
    ///
    /// They are what the relay says. A client that pins the root key takes them
    /// from the directory: see [`crate::desk::trust`].
    #[must_use]
    pub fn keys_for(&self, desk: &Desk) -> Vec<PublicKey> {
        let listed = |id: &Desk| self.desks.iter().find(|known| known.id == *id);
        let own = listed(desk).into_iter();
        let others = own.clone().flat_map(|known| &known.overflow);
        let others = others.filter_map(listed);
        own.chain(others).map(|known| known.public_key).collect()
    }

    pub(super) fn speaks_our_version(&self) -> bool {
        self.protocol.contains(&VERSION)
    }
}

/// Where the relay is, and who asks.
#[derive(Debug)]
pub(super) struct Api {
    base: String,
    case: CaseId,
}

impl Api {
    /// `base` is `https://host` and perhaps a path; nothing in a page, whose
    /// own host then answers.
    pub(super) fn new(base: &str, case: CaseId) -> Result<Self, Problem> {
        let base = base.trim_end_matches('/').to_owned();
        let uri: Uri = format!("{base}/v1").parse().map_err(|_| Problem::Offline)?;
        if uri.query().is_some() || (uri.authority().is_none() && !base.is_empty()) {
            return Err(Problem::Offline);
        }
        Ok(Self { base, case })
    }

    fn request(&self, method: Method, path: &str, token: Option<&str>) -> request::Builder {
        let request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base));
        match token.map(|token| secret(&["Bearer ", token])) {
            Some(Ok(bearer)) => request.header(header::AUTHORIZATION, bearer),
            // Without the header the relay asks for a token, which says it all.
            Some(Err(_)) | None => request,
        }
    }

    pub(super) fn capabilities(&self) -> Result<Request<Vec<u8>>, Problem> {
        empty(self.request(Method::GET, "/v1/capabilities", None))
    }

    pub(super) fn create(
        &self,
        token: &str,
        body: Vec<u8>,
        proof: Option<&str>,
    ) -> Result<Request<Vec<u8>>, Problem> {
        let mut request = self
            .request(Method::POST, "/v1/cases", Some(token))
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", self.case.to_string());
        if let Some(proof) = proof {
            request = request.header("proof-of-work", proof);
        }
        request.body(body).map_err(|_| Problem::Protocol)
    }

    pub(super) fn case(&self, method: Method, token: &str) -> Result<Request<Vec<u8>>, Problem> {
        empty(self.request(method, &self.path(""), Some(token)))
    }

    pub(super) fn wait(&self, token: &str) -> Result<Request<Vec<u8>>, Problem> {
        empty(self.request(Method::GET, &self.path("/wait"), Some(token)))
    }

    pub(super) fn desks(&self) -> Result<Request<Vec<u8>>, Problem> {
        empty(self.request(Method::GET, "/v1/desks", None))
    }

    pub(super) fn page(
        &self,
        token: &str,
        cursor: Option<Cursor>,
        limit: u16,
    ) -> Result<Request<Vec<u8>>, Problem> {
        let path = match cursor {
            Some(cursor) => format!("/entries?after={cursor}&limit={limit}"),
            None => format!("/entries?limit={limit}"),
        };
        empty(self.request(Method::GET, &self.path(&path), Some(token)))
    }

    pub(super) fn append(&self, token: &str, body: Vec<u8>) -> Result<Request<Vec<u8>>, Problem> {
        self.request(Method::POST, &self.path("/entries"), Some(token))
            .header(header::CONTENT_TYPE, "application/json")
            .body(body)
            .map_err(|_| Problem::Protocol)
    }

    /// The list of an attachment's chunks, or one of them.
    pub(super) fn chunk(
        &self,
        method: Method,
        token: &str,
        attachment: AttachmentId,
        index: Option<u32>,
        sealed: Vec<u8>,
    ) -> Result<Request<Vec<u8>>, Problem> {
        let index = index.map_or_else(String::new, |index| format!("/{index}"));
        let path = self.path(&format!("/attachments/{attachment}{index}"));
        self.request(method, &path, Some(token))
            .header(header::CONTENT_TYPE, "application/octet-stream")
            .body(sealed)
            .map_err(|_| Problem::Protocol)
    }

    pub(super) fn socket(&self, token: &str) -> Result<Request<()>, Problem> {
        // In a page this is the only header that a script can choose.
        let protocols = secret(&["vigie.v1, bearer.", token])?;
        self.request(Method::GET, &self.path("/socket"), None)
            .header(header::CONNECTION, "upgrade")
            .header(header::UPGRADE, "websocket")
            .header(header::SEC_WEBSOCKET_PROTOCOL, protocols)
            .body(())
            .map_err(|_| Problem::Protocol)
    }

    pub(super) fn stream(
        &self,
        token: &str,
        cursor: Option<Cursor>,
    ) -> Result<Request<()>, Problem> {
        let path = match cursor {
            Some(cursor) => format!("/entries?after={cursor}"),
            None => "/entries".to_owned(),
        };
        self.request(Method::GET, &self.path(&path), Some(token))
            .header(header::ACCEPT, "text/event-stream")
            .body(())
            .map_err(|_| Problem::Protocol)
    }

    fn path(&self, rest: &str) -> String {
        format!("/v1/cases/{}{rest}", self.case)
    }
}

fn empty(request: request::Builder) -> Result<Request<Vec<u8>>, Problem> {
    request.body(Vec::new()).map_err(|_| Problem::Protocol)
}

/// A header that libraries do not print.
fn secret(parts: &[&str]) -> Result<HeaderValue, Problem> {
    let text = Zeroizing::new(parts.concat());
    let mut value = HeaderValue::from_str(&text).map_err(|_| Problem::WrongReceipt)?;
    value.set_sensitive(true);
    Ok(value)
}
