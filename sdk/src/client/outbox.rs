//! What was written here and is not known to stand in the log.

use jiff::Timestamp;

use super::error::Problem;
use crate::{
    case::{entry::Body, rules::Refusal},
    seal::{ClientId, Message},
};

/// The most entries that wait to be confirmed.
pub const MAX_OUTBOX: usize = 200;

/// How far an own entry has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// It is on its way, and no answer has come yet.
    Sending,
    /// It is not known to be stored: it was never sent, or its answer was
    /// lost. It is sent again, as the same bytes under the same id, so it is
    /// stored once.
    Unconfirmed,
    /// It stands in the log.
    Confirmed {
        /// Its number.
        seq: u64,
        /// When the relay stored it.
        at: Timestamp,
    },
    /// The relay does not take it. It stays here until it is tried again or
    /// discarded.
    Refused(Refusal),
}

/// An own entry that has not been read from the log yet.
#[derive(Clone, Debug)]
pub struct Own {
    /// Its id.
    pub client_id: ClientId,
    /// What was written; `None` for an event.
    pub message: Option<Message>,
    /// How far it has come.
    pub delivery: Delivery,
    /// Whether it was ever on its way: if it was and is
    /// [`Delivery::Unconfirmed`], it may stand in the log.
    pub tried: bool,
    /// What is sent: the same bytes each time.
    pub(super) body: Body,
}

/// Own entries in the order in which they were written.
#[derive(Clone, Debug, Default)]
pub(super) struct Outbox {
    entries: Vec<Own>,
}

impl Outbox {
    pub(super) fn entries(&self) -> &[Own] {
        &self.entries
    }

    pub(super) fn has_room(&self) -> bool {
        let settled = |own: &&Own| matches!(own.delivery, Delivery::Confirmed { .. });
        self.entries.len() - self.entries.iter().filter(settled).count() < MAX_OUTBOX
    }

    pub(super) fn push(&mut self, own: Own) -> Result<(), Problem> {
        if !self.has_room() {
            return Err(Problem::OutboxFull);
        }
        self.entries.push(own);
        Ok(())
    }

    pub(super) fn get(&self, client_id: ClientId) -> Option<&Own> {
        self.entries.iter().find(|own| own.client_id == client_id)
    }

    /// Sets the delivery of an entry and says whether that changed anything.
    pub(super) fn set(&mut self, client_id: ClientId, delivery: Delivery) -> bool {
        let mut entries = self.entries.iter_mut();
        match entries.find(|own| own.client_id == client_id) {
            Some(own) if own.delivery != delivery => {
                own.tried |= delivery == Delivery::Sending;
                own.delivery = delivery;
                true
            }
            _ => false,
        }
    }

    pub(super) fn remove(&mut self, client_id: ClientId) -> Option<Own> {
        let place = self
            .entries
            .iter()
            .position(|own| own.client_id == client_id)?;
        Some(self.entries.remove(place))
    }

    /// The entry to send: the first that is not settled, unless it is on its
    /// way. One goes after another, so that nobody's words stand in the log in
    /// another order than they were written in.
    pub(super) fn next(&self) -> Option<&Own> {
        self.under_way_or_next()
            .filter(|own| own.delivery == Delivery::Unconfirmed)
    }

    pub(super) fn under_way_or_next(&self) -> Option<&Own> {
        self.entries
            .iter()
            .find(|own| matches!(own.delivery, Delivery::Sending | Delivery::Unconfirmed))
    }

    /// The ids of those whose delivery is of some sort.
    pub(super) fn which(&self, sort: impl Fn(Delivery) -> bool) -> Vec<ClientId> {
        let which = self.entries.iter().filter(|own| sort(own.delivery));
        which.map(|own| own.client_id).collect()
    }
}
