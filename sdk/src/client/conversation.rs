//! One side of a conversation, without the network: what was read, what was
//! written, and how far each own entry has come.

use std::collections::VecDeque;

use super::{
    keys::Keys,
    outbox::{Delivery, Outbox, Own},
    shown::{Change, Shown},
};
use crate::{
    case::{
        cursor::{Cursor, Epoch},
        document::CaseDocument,
        entry::Author,
        kind::State,
    },
    seal::{CaseId, ClientId, Keyring, PrivateKey, Receipt},
};

/// One side of a conversation.
///
/// Whoever drives it hands it what the relay says and sends what
/// [`Conversation::to_send`] gives; [`Session`](super::Session) does that.
///
/// What it promises: its entries are those of the log, from the first and
/// without a gap; an own entry is [`Delivery::Confirmed`] only if the relay
/// said so or it was read from the log; and whatever is not is sent again as
/// the same bytes under the same id.
///
/// # Examples
///
/// ```
/// use vigie::case::document::Acknowledgement;
/// use vigie::client::{Conversation, Delivery};
/// use vigie::seal::{ClientId, Message, Receipt};
///
/// let receipt = Receipt::new([1; 16]); // from the system's randomness
/// let mut conversation = Conversation::citizen(&receipt);
/// let id = ClientId::from_bytes([2; 16]);
/// let message = Message::Text { text: "Good evening".into(), lang: None };
/// conversation.write(message, id, [3; 24])?;
///
/// let sent = conversation.to_send().unwrap();
/// conversation.sending(id);
/// conversation.lost(); // the connection breaks before an answer comes
/// assert_eq!(conversation.delivery(id), Some(Delivery::Unconfirmed));
/// assert_eq!(conversation.to_send().unwrap(), sent, "the same bytes");
///
/// let at = "2026-11-22T03:00:00Z".parse().unwrap();
/// let life = conversation.life();
/// let ack = Acknowledgement { client_id: id, seq: 2, at, duplicate: true };
/// conversation.acknowledged(&ack, life)?;
/// assert_eq!(conversation.delivery(id), Some(Delivery::Confirmed { seq: 2, at }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Conversation {
    pub(super) case: CaseId,
    pub(super) keys: Keys,
    pub(super) outbox: Outbox,
    pub(super) changes: VecDeque<Change>,
    pub(super) epoch: Option<Epoch>,
    pub(super) life: u32,
    pub(super) entries: Vec<Shown>,
    pub(super) document: Option<CaseDocument>,
    pub(super) answered: bool,
    pub(super) closed: bool,
    pub(super) live: bool,
}

impl Conversation {
    /// The citizen's side.
    #[must_use]
    pub fn citizen(receipt: &Receipt) -> Self {
        Self::new(receipt.case_id(), Keys::citizen(receipt))
    }

    /// An officer's side, with the private key of the desk. The keys of the
    /// case come with the case's document.
    #[must_use]
    pub fn officer(case: CaseId, key: PrivateKey) -> Self {
        Self::new(case, Keys::officer(case, key))
    }

    fn new(case: CaseId, keys: Keys) -> Self {
        Self {
            case,
            keys,
            outbox: Outbox::default(),
            changes: VecDeque::new(),
            epoch: None,
            life: 0,
            entries: Vec::new(),
            document: None,
            answered: false,
            closed: false,
            live: false,
        }
    }

    /// Which case.
    #[must_use]
    pub const fn case(&self) -> CaseId {
        self.case
    }

    /// Which side this is.
    #[must_use]
    pub const fn author(&self) -> Author {
        self.keys.author()
    }

    /// The keys that are held; an officer has none before the first answer.
    #[must_use]
    pub const fn keyring(&self) -> Option<&Keyring> {
        self.keys.ring()
    }

    /// What was read, from the first entry of the log and without a gap.
    #[must_use]
    pub fn entries(&self) -> &[Shown] {
        &self.entries
    }

    /// What was written here and has not been read from the log yet, in the
    /// order in which it was written: show it behind the entries.
    #[must_use]
    pub fn pending(&self) -> &[Own] {
        self.outbox.entries()
    }

    /// How far an own entry has come; `None` if no such entry is known.
    #[must_use]
    pub fn delivery(&self, client_id: ClientId) -> Option<Delivery> {
        if let Some(own) = self.outbox.get(client_id) {
            return Some(own.delivery);
        }
        let mut newest_first = self.entries.iter().rev();
        let author = self.author();
        newest_first
            .find(|entry| entry.client_id == client_id && entry.author == author)
            .map(|entry| Delivery::Confirmed {
                seq: entry.seq,
                at: entry.at,
            })
    }

    /// Where to read on; `None` before the first answer.
    #[must_use]
    pub fn cursor(&self) -> Option<Cursor> {
        let epoch = self.epoch?;
        let seq = self.seq();
        Some(Cursor { epoch, seq })
    }

    pub(super) fn seq(&self) -> u64 {
        self.entries.last().map_or(0, |entry| entry.seq)
    }

    /// How the case stands, by what was read.
    #[must_use]
    pub const fn state(&self) -> State {
        match (self.closed, self.answered) {
            (true, _) => State::Closed,
            (false, true) => State::Active,
            (false, false) => State::Waiting,
        }
    }

    /// What was last said about the case in clear.
    #[must_use]
    pub const fn document(&self) -> Option<&CaseDocument> {
        self.document.as_ref()
    }

    /// Whether everything has been read and the log is being followed.
    #[must_use]
    pub const fn is_live(&self) -> bool {
        self.live
    }

    /// Which reading of the log this is: it grows each time that reading starts
    /// over, and tells answers that are older than that.
    #[must_use]
    pub const fn life(&self) -> u32 {
        self.life
    }

    /// The next change that nobody has been told of.
    pub fn next_change(&mut self) -> Option<Change> {
        self.changes.pop_front()
    }

    pub(super) fn is_sending(&self) -> bool {
        let next = self.outbox.under_way_or_next();
        next.is_some_and(|own| own.delivery == Delivery::Sending)
    }

    /// Sets the delivery of an own entry and tells of it if that is a change.
    pub(super) fn set(&mut self, client_id: ClientId, delivery: Delivery) {
        if self.outbox.set(client_id, delivery) {
            let change = Change::Delivery {
                client_id,
                delivery,
            };
            self.changes.push_back(change);
        }
    }
}
