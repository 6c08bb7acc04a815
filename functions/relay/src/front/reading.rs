//! Reading a conversation for whoever has no script: its receipt opens it here,
//! for as long as it takes to write a page.

use bytes::Bytes;
use http::{HeaderMap, Method, header};
use vigie::{
    case::{
        document::{CaseDocument, Page},
        entry::{Body, Entry},
    },
    seal::{Keyring, Message, Place, Receipt, open_entry},
};
use vigie_host::{Ask, Language, Problem, Request, Response, actor::Inner, response::JSON};

use super::page::{Line, Said};
use crate::{CaseActor, patience};

/// Entries that are asked for at a time.
const ENTRIES: u32 = 256;

/// Why there is nothing to read: the answer that says so, or a problem of ours.
pub(super) type Unread = Result<Response, Problem>;

/// The keys of a conversation: what the receipt gives, and what was changed
/// since.
pub(super) fn keyring(receipt: &Receipt, case: &CaseDocument) -> Keyring {
    let mut keyring = receipt.keyring();
    for envelopes in &case.envelopes {
        // A key that does not open leaves its messages unreadable, and says so
        // there.
        if let Ok(key) = envelopes.open_wrap(&case.id, &keyring) {
            let _ = keyring.add(key);
        }
    }
    keyring
}

fn said(keyring: &Keyring, case: &CaseDocument, entry: &Entry) -> Said {
    let sealed = match &entry.body {
        Body::Event {
            event,
            reason,
            handling,
            ..
        } => {
            let until = handling.as_ref().and_then(|handling| handling.until);
            return Said::Event(*event, *reason, until);
        }
        Body::Sealed(sealed) => sealed,
    };
    let place = Place {
        case: case.id,
        sender: entry.author.into(),
        client_id: entry.client_id,
    };
    let opened = open_entry(keyring, &place, sealed);
    match opened.and_then(|content| Message::from_content(&content)) {
        Ok(message) => Said::Message(Box::new(message)),
        Err(_) => Said::Unreadable,
    }
}

/// What a page shows of entries.
pub(super) fn lines(case: &CaseDocument, keyring: &Keyring, entries: &[Entry]) -> Vec<Line> {
    let shown = entries.iter().map(|entry| Line {
        author: entry.author,
        at: entry.at,
        said: said(keyring, case, entry),
    });
    shown.collect()
}

/// The way to one case's actor, with the receipt's token.
pub(super) struct Reader<'r, H> {
    pub(super) host: &'r H,
    pub(super) receipt: &'r Receipt,
    pub(super) language: Language,
}

impl<H: Ask> Reader<'_, H> {
    /// Asks the case something; where there is nothing to answer yet, it may wait
    /// for so many seconds.
    pub(super) async fn ask(&self, method: Method, rest: &str, body: Bytes, wait: u64) -> Response {
        let id = self.receipt.case_id();
        let token = self.receipt.token().encoded();
        let mut headers = HeaderMap::new();
        for (name, value) in [
            (
                header::AUTHORIZATION,
                format!("Bearer {}", &*token).as_str(),
            ),
            (header::CONTENT_TYPE, JSON),
            (header::ACCEPT_LANGUAGE, self.language.as_str()),
            (patience::PREFER, patience::prefer(wait).as_str()),
        ] {
            if let Ok(value) = value.parse() {
                headers.insert(name, value);
            }
        }
        let request = Request {
            method,
            target: format!("/v1/cases/{id}{rest}"),
            source: Inner { headers, body },
        };
        self.host.ask::<CaseActor>(&id.to_string(), request).await
    }

    /// Reads something of the case, or gives the answer that says why not.
    pub(super) async fn read<T: serde::de::DeserializeOwned>(
        &self,
        rest: &str,
        wait: u64,
    ) -> Result<T, Unread> {
        let answer = self.ask(Method::GET, rest, Bytes::new(), wait).await;
        if !answer.status().is_success() {
            return Err(Ok(answer));
        }
        serde_json::from_slice(answer.body()).map_err(|_| Err(Problem::StorageUnavailable))
    }

    /// The case, with the keys that open it.
    pub(super) async fn case(&self) -> Result<(CaseDocument, Keyring), Unread> {
        let case: CaseDocument = self.read("", 0).await?;
        let keyring = keyring(self.receipt, &case);
        Ok((case, keyring))
    }

    /// What comes behind a cursor, or everything; where that is nothing, after so
    /// many seconds at most.
    pub(super) async fn entries(&self, after: Option<&str>, wait: u64) -> Result<Page, Unread> {
        let after = after.map(|cursor| format!("&after={cursor}"));
        let after = after.unwrap_or_default();
        self.read(&format!("/entries?limit={ENTRIES}{after}"), wait)
            .await
    }
}
