//! Writing into a conversation.

use super::{
    conversation::Conversation,
    error::Problem,
    outbox::{Delivery, Own},
};
use crate::{
    case::{
        document::AppendRequest,
        entry::{Author, Body, Event, Reason},
    },
    seal::{CaseKey, ClientId, Envelopes, Keyring, Message, Place, PublicKey, seal_entry},
};

impl Conversation {
    /// Seals a message and puts it in the outbox. The id and the nonce are
    /// random bytes, never used twice.
    ///
    /// # Errors
    ///
    /// If the outbox is full, no key is held yet, or the message cannot be
    /// sealed (too long, say).
    pub fn write(
        &mut self,
        message: Message,
        client_id: ClientId,
        nonce: [u8; 24],
    ) -> Result<(), Problem> {
        let place = Place {
            case: self.case,
            sender: self.author().into(),
            client_id,
        };
        let ring = self.keys.ring().ok_or(Problem::NoKey)?;
        let content = message.to_content()?;
        let sealed = seal_entry(ring, &place, &content, nonce)?;
        self.push(client_id, Some(message), Body::Sealed(sealed))
    }

    /// Closes the case. A citizen needs no reason but their own; an officer
    /// gives one that the citizen can read.
    ///
    /// # Errors
    ///
    /// If the outbox is full.
    pub fn close(&mut self, reason: Reason, client_id: ClientId) -> Result<(), Problem> {
        let body = Body::event_only(Event::Closed, reason);
        self.push(client_id, None, body)
    }

    /// Reopens the case.
    ///
    /// # Errors
    ///
    /// If the outbox is full.
    pub fn reopen(&mut self, client_id: ClientId) -> Result<(), Problem> {
        let reason = match self.author() {
            Author::Officer => Reason::ByOfficer,
            _ => Reason::ByCitizen,
        };
        let body = Body::event_only(Event::Reopened, reason);
        self.push(client_id, None, body)
    }

    /// Gives the case a new key, sealed to desks and wrapped for the citizen;
    /// for officers who hold the first key. It is used once the entry has been
    /// read back from the log.
    ///
    /// `secret`, `nonce` and what stands beside each desk are random bytes.
    ///
    /// # Errors
    ///
    /// If the outbox is full, a key is missing, or a desk's key is unusable.
    pub fn rekey(
        &mut self,
        reason: Reason,
        client_id: ClientId,
        secret: [u8; 32],
        nonce: [u8; 24],
        desks: &[(PublicKey, [u8; 32])],
    ) -> Result<(), Problem> {
        let ring = self.keys.ring().ok_or(Problem::NoKey)?;
        let key: CaseKey = ring.next(secret)?;
        let wrap = ring.wrap(&self.case, &key, nonce)?;
        let envelopes = Envelopes::seal(&self.case, &key, desks)?.with_wrap(wrap);
        self.push(client_id, None, rekeyed(reason, envelopes))
    }

    /// The keys of the case that are held, each with those of some desks' keys
    /// that it is not sealed to yet, by what was last said about the case.
    #[must_use]
    pub fn unsealed_to(&self, desks: &[PublicKey]) -> Vec<(u8, Vec<PublicKey>)> {
        let sealed = self.document.iter().flat_map(|known| &known.envelopes);
        let lacks = |version: u8, desk: &PublicKey| {
            let mut same = sealed.clone().filter(|one| one.key_version() == version);
            !same.any(|one| {
                one.recipients()
                    .iter()
                    .any(|reader| reader.key_id == desk.id())
            })
        };
        let versions = self.keys.ring().into_iter().flat_map(Keyring::versions);
        let lacking = versions.map(|version| {
            let desks = desks.iter().filter(|desk| lacks(version, desk));
            (version, desks.copied().collect::<Vec<_>>())
        });
        lacking.filter(|(_, desks)| !desks.is_empty()).collect()
    }

    /// Seals a key that the case has to more desks, so that they can read what
    /// was written under it; for officers who hold the first key.
    ///
    /// `reason` is [`Reason::Transfer`] or [`Reason::Recovery`]; `nonce` and what
    /// stands beside each desk are random bytes.
    ///
    /// # Errors
    ///
    /// If the outbox is full, a key is missing, or a desk's key is unusable.
    pub fn reseal(
        &mut self,
        reason: Reason,
        version: u8,
        client_id: ClientId,
        nonce: [u8; 24],
        desks: &[(PublicKey, [u8; 32])],
    ) -> Result<(), Problem> {
        let ring = self.keys.ring().ok_or(Problem::NoKey)?;
        let key = ring.get(version).ok_or(Problem::NoKey)?;
        let envelopes = Envelopes::seal(&self.case, key, desks)?;
        // By the wrap whoever holds the first key knows a later one for what it is.
        let envelopes = match version {
            1 => envelopes,
            _ => envelopes.with_wrap(ring.wrap(&self.case, key, nonce)?),
        };
        self.push(client_id, None, rekeyed(reason, envelopes))
    }

    fn push(
        &mut self,
        client_id: ClientId,
        message: Option<Message>,
        body: Body,
    ) -> Result<(), Problem> {
        self.outbox.push(Own {
            client_id,
            message,
            delivery: Delivery::Unconfirmed,
            tried: false,
            body,
        })
    }

    /// What is to be sent now, if anything is and nothing is on its way. Say
    /// [`Conversation::sending`] before sending it.
    #[must_use]
    pub fn to_send(&self) -> Option<AppendRequest> {
        let own = self.outbox.next()?;
        Some(AppendRequest {
            client_id: own.client_id,
            body: own.body.clone(),
        })
    }

    /// An own entry goes on its way.
    pub fn sending(&mut self, client_id: ClientId) {
        let waits = |own: &Own| own.delivery == Delivery::Unconfirmed;
        if self.outbox.get(client_id).is_some_and(waits) {
            self.set(client_id, Delivery::Sending);
        }
    }

    /// No answer came about an own entry that was on its way.
    pub fn unanswered(&mut self, client_id: ClientId) {
        let on_its_way = |own: &Own| own.delivery == Delivery::Sending;
        if self.outbox.get(client_id).is_some_and(on_its_way) {
            self.set(client_id, Delivery::Unconfirmed);
        }
    }

    /// Whether an own entry is on its way or waits to be.
    #[must_use]
    pub fn has_unsent(&self) -> bool {
        self.outbox.under_way_or_next().is_some()
    }

    /// Sends an entry again that was refused, as the same bytes under the same
    /// id: after reopening the case, say.
    ///
    /// # Errors
    ///
    /// If no such entry was refused.
    pub fn retry(&mut self, client_id: ClientId) -> Result<(), Problem> {
        match self.outbox.get(client_id).map(|own| own.delivery) {
            Some(Delivery::Refused(_)) => {
                self.set(client_id, Delivery::Unconfirmed);
                Ok(())
            }
            _ => Err(Problem::NotInOutbox),
        }
    }

    /// Gives up an entry that was refused, and gives back what was written.
    /// What is on its way or may have arrived cannot be taken back.
    ///
    /// # Errors
    ///
    /// If no such entry was refused.
    pub fn discard(&mut self, client_id: ClientId) -> Result<Option<Message>, Problem> {
        match self.outbox.get(client_id).map(|own| own.delivery) {
            Some(Delivery::Refused(_)) => {
                let own = self.outbox.remove(client_id);
                Ok(own.and_then(|own| own.message))
            }
            _ => Err(Problem::NotInOutbox),
        }
    }
}

fn rekeyed(reason: Reason, envelopes: Envelopes) -> Body {
    Body::Event {
        event: Event::Rekeyed,
        reason,
        envelopes: Some(Box::new(envelopes)),
        handling: None,
    }
}
