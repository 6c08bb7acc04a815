//! A page that goes on: what is written while somebody looks at it is added at its
//! end, so a browser without script needs no address with a secret in it to look
//! again, and what stands half written in the form stays.

use bytes::Bytes;
use vigie::{
    case::{cursor::Cursor, document::CaseDocument, entry::Event},
    jiff::Timestamp,
    seal::{Keyring, Receipt},
};
use vigie_host::{Ask, Language, actor::Live};

use super::{
    page,
    reading::{Reader, Unread, lines},
};

/// After so many seconds without news a line's end shows that the connection lives,
/// and finds out where it does not.
const PAUSE_S: i64 = 20;

/// A conversation that somebody looks at.
pub(super) struct Watch<H> {
    pub(super) host: H,
    pub(super) receipt: Receipt,
    pub(super) language: Language,
    pub(super) case: CaseDocument,
    pub(super) keyring: Keyring,
    /// What the page has.
    pub(super) cursor: Cursor,
    /// When it ends.
    pub(super) until: Timestamp,
    /// What stands at the page's end; nothing is sent behind it.
    pub(super) tail: Option<String>,
}

impl<H: Ask + 'static> Watch<H> {
    /// The page's body, of which this is the beginning.
    pub(super) fn behind(self, head: String) -> Live {
        let begun = (Some(head), self);
        let live = futures_util::stream::unfold(begun, async |(head, mut watch)| {
            let text = match head {
                Some(head) => head,
                None => watch.next().await?,
            };
            Some((Bytes::from(text), (None, watch)))
        });
        Box::pin(live)
    }

    async fn next(&mut self) -> Option<String> {
        self.tail.as_ref()?;
        let left = self.until.duration_since(self.host.now()).as_secs();
        if left <= 0 {
            return self.tail.take();
        }
        let wait = left.min(PAUSE_S).unsigned_abs();
        // What cannot be told ends the page too: a button there looks again, and
        // says why if it must.
        let (news, goes_on) = self.news(wait).await.unwrap_or_default();
        if goes_on {
            return Some(news);
        }
        self.tail.take().map(|tail| news + &tail)
    }

    /// What was written since, and whether more may come.
    async fn news(&mut self, wait: u64) -> Result<(String, bool), Unread> {
        let reader = Reader {
            host: &self.host,
            receipt: &self.receipt,
            language: self.language,
        };
        let after = self.cursor.to_string();
        let page = reader.entries(Some(&after), wait).await?;
        let happened = |event: Event| {
            let events = page.entries.iter().filter_map(|entry| entry.body.event());
            events.into_iter().any(|happened| happened == event)
        };
        if !page.recovered {
            return Ok((String::new(), false));
        }
        if happened(Event::Rekeyed) {
            (self.case, self.keyring) = reader.case().await?;
        }
        self.cursor = page.cursor;
        let lines = lines(&self.case, &self.keyring, &page.entries);
        let mut html = page::items(self.language, &lines);
        if html.is_empty() {
            // Something is sent all the same: it keeps the connection.
            html.push('\n');
        }
        Ok((html, !happened(Event::Closed)))
    }
}
