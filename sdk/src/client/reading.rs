//! What a conversation takes over of what the relay says, and what it does not.

use super::{
    conversation::Conversation,
    outbox::{Delivery, Own},
    shown::{Change, Content, Shown},
};
use crate::{
    case::{
        cursor::{Cursor, Epoch},
        document::{Acknowledgement, CaseDocument},
        entry::{Author, Body, Entry, Event},
        frame::Signal,
        rules::Refusal,
    },
    error::Kind,
    seal::{ClientId, Envelopes, Message, Place, open_entry},
};

/// What came does not follow what was read: something is missing between, or
/// the relay contradicts itself. Connect again and read on from
/// [`Conversation::cursor`]; nothing was taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("what came does not follow what was read")]
pub struct Hole;

impl Conversation {
    /// Reading begins, or goes on after an interruption: the relay said which
    /// log this is and whether what was read still holds.
    pub fn resumed(&mut self, epoch: Epoch, recovered: bool) {
        self.live = false;
        match self.epoch {
            Some(known) if known != epoch || !recovered => self.start_over(epoch),
            _ => self.epoch = Some(epoch),
        }
    }

    fn start_over(&mut self, epoch: Epoch) {
        let before = core::mem::take(&mut self.entries);
        self.epoch = Some(epoch);
        self.life = self.life.wrapping_add(1);
        (self.answered, self.closed) = (false, false);
        // What was confirmed was so in the other log. It is asked again.
        let confirmed = |delivery| matches!(delivery, Delivery::Confirmed { .. });
        for client_id in self.outbox.which(confirmed) {
            self.set(client_id, Delivery::Unconfirmed);
        }
        self.changes.push_back(Change::StartedOver { before });
    }

    /// The case in clear, which also brings keys.
    ///
    /// # Errors
    ///
    /// If it is another case's.
    pub fn described(&mut self, document: CaseDocument) -> Result<(), Hole> {
        if document.id != self.case {
            return Err(Hole);
        }
        for envelopes in &document.envelopes {
            self.take_key(envelopes);
        }
        if self.document.as_ref() != Some(&document) {
            self.document = Some(document);
            self.changes.push_back(Change::Case);
        }
        Ok(())
    }

    /// An entry of the log. One that was read before changes nothing.
    ///
    /// # Errors
    ///
    /// If it is not the next one.
    pub fn read(&mut self, entry: Entry) -> Result<(), Hole> {
        if entry.seq <= self.seq() {
            return Ok(());
        }
        if self.epoch.is_none() || entry.seq != self.seq() + 1 {
            return Err(Hole);
        }
        if let Body::Event {
            envelopes: Some(envelopes),
            ..
        } = &entry.body
        {
            self.take_key(envelopes);
        }
        self.answered |= entry.author == Author::Officer;
        match entry.body.event() {
            Some(Event::Closed) => self.closed = true,
            Some(Event::Opened | Event::Reopened) => self.closed = false,
            _ => {}
        }
        self.settle(&entry);
        let seq = entry.seq;
        let shown = self.show(entry);
        self.entries.push(shown);
        self.changes.push_back(Change::Entry(seq));
        Ok(())
    }

    /// What an entry of the log says about own entries.
    fn settle(&mut self, entry: &Entry) {
        let Entry { seq, at, .. } = *entry;
        let ours = self.outbox.get(entry.client_id);
        let ours = ours.filter(|_| entry.author == self.author());
        match ours.map(|own| own.body == entry.body) {
            Some(true) => {
                self.set(entry.client_id, Delivery::Confirmed { seq, at });
                self.outbox.remove(entry.client_id);
            }
            Some(false) => {
                let refused = Delivery::Refused(Refusal::ClientIdConflict);
                self.set(entry.client_id, refused);
            }
            None => {}
        }
        // Another entry stands where ours was said to: it is asked again.
        let displaced =
            |delivery| matches!(delivery, Delivery::Confirmed { seq, .. } if seq == entry.seq);
        for client_id in self.outbox.which(displaced) {
            self.set(client_id, Delivery::Unconfirmed);
        }
    }

    fn show(&self, entry: Entry) -> Shown {
        let content = match entry.body {
            Body::Sealed(sealed) => self.open(entry.author, entry.client_id, sealed),
            Body::Event {
                event,
                reason,
                handling,
                ..
            } => Content::Event {
                event,
                reason,
                handling,
            },
        };
        Shown {
            seq: entry.seq,
            client_id: entry.client_id,
            author: entry.author,
            at: entry.at,
            content,
        }
    }

    fn open(&self, author: Author, client_id: ClientId, sealed: Vec<u8>) -> Content {
        let place = Place {
            case: self.case,
            sender: author.into(),
            client_id,
        };
        let opened = self
            .keys
            .ring()
            .ok_or_else(|| Kind::KeyMissing.into())
            .and_then(|ring| open_entry(ring, &place, &sealed))
            .and_then(|content| Message::from_content(&content));
        match opened {
            Ok(message) => Content::Message(message),
            Err(why) => Content::Sealed { sealed, why },
        }
    }

    fn take_key(&mut self, envelopes: &Envelopes) {
        let Some(version) = self.keys.take(envelopes) else {
            return;
        };
        self.changes.push_back(Change::Key { version });
        let mut entries = core::mem::take(&mut self.entries);
        for entry in &mut entries {
            let Content::Sealed { sealed, .. } = &mut entry.content else {
                continue;
            };
            let sealed = core::mem::take(sealed);
            entry.content = self.open(entry.author, entry.client_id, sealed);
            if matches!(entry.content, Content::Message(_)) {
                self.changes.push_back(Change::Opened(entry.seq));
            }
        }
        self.entries = entries;
    }

    /// Everything up to a cursor has been sent.
    ///
    /// # Errors
    ///
    /// If not everything up to it came.
    pub fn caught_up(&mut self, cursor: Cursor) -> Result<(), Hole> {
        if Some(cursor.epoch) != self.epoch || cursor.seq > self.seq() {
            return Err(Hole);
        }
        if !core::mem::replace(&mut self.live, true) {
            self.changes.push_back(Change::Live);
        }
        Ok(())
    }

    /// An own entry is stored. `life` is what [`Conversation::life`] was when
    /// the entry was sent: an answer about another log says nothing about this
    /// one.
    ///
    /// # Errors
    ///
    /// If another entry was read where this one is said to stand.
    pub fn acknowledged(&mut self, ack: &Acknowledgement, life: u32) -> Result<(), Hole> {
        let Acknowledgement { seq, at, .. } = *ack;
        if life != self.life || self.outbox.get(ack.client_id).is_none() {
            return Ok(());
        }
        if seq <= self.seq() {
            // It would have been taken out of the outbox when it was read.
            return Err(Hole);
        }
        self.set(ack.client_id, Delivery::Confirmed { seq, at });
        Ok(())
    }

    /// An own entry is not stored. It is sent again if that may help.
    pub fn refused(&mut self, client_id: ClientId, refusal: Refusal) {
        let settled = |own: &Own| matches!(own.delivery, Delivery::Confirmed { .. });
        if self.outbox.get(client_id).is_none_or(settled) {
            return;
        }
        let delivery = if refusal.retry() {
            Delivery::Unconfirmed
        } else {
            Delivery::Refused(refusal)
        };
        self.set(client_id, delivery);
    }

    /// The other side told something in passing.
    pub fn signalled(&mut self, author: Author, signal: Signal) {
        if author != self.author() {
            self.changes.push_back(Change::Signal { author, signal });
        }
    }

    /// The connection ended: what was on its way is not known to have arrived.
    pub fn lost(&mut self) {
        self.live = false;
        for client_id in self.outbox.which(|delivery| delivery == Delivery::Sending) {
            self.set(client_id, Delivery::Unconfirmed);
        }
    }
}
