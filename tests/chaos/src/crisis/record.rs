//! What those who took part in a crisis know of it: what they sent, what they
//! were told, and whom they were given.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use jiff::Timestamp;
use vigie::{
    case::{
        cursor::Epoch,
        entry::{Author, Body, Entry},
        kind::{Desk, Priority},
    },
    seal::{CaseId, ClientId},
};

/// Something that somebody wrote.
#[derive(Clone, Debug)]
pub(super) struct Wrote {
    pub(super) client_id: ClientId,
    pub(super) author: Author,
    pub(super) body: Body,
    /// The officer, and by which lease.
    pub(super) by: Option<(String, u32)>,
    /// Where it stands, as the server said.
    pub(super) acknowledged: Option<u64>,
}

/// How a conversation ended for the person, as they know it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum End {
    /// Not at all.
    #[default]
    Open,
    /// They read that it was closed, or closed it.
    Closed,
    /// They had it erased.
    Erased,
}

/// A conversation.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) id: CaseId,
    pub(super) epoch: Epoch,
    pub(super) token: String,
    pub(super) desk: Desk,
    pub(super) priority: Priority,
    pub(super) wrote: Vec<Wrote>,
    pub(super) end: End,
    /// The log as it was read at the end; nothing where it is gone.
    pub(super) log: Vec<Entry>,
}

/// A conversation that an officer was given.
#[derive(Clone, Debug)]
pub(super) struct Given {
    pub(super) case: CaseId,
    pub(super) number: u32,
    pub(super) officer: String,
    pub(super) desk: Desk,
    pub(super) at: Timestamp,
}

/// What somebody was told of their wait.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub(super) case: CaseId,
    pub(super) desk: Desk,
    pub(super) at: Timestamp,
    pub(super) position: u64,
    pub(super) wait_s: Option<i64>,
}

/// Everything that is known.
#[derive(Clone, Debug, Default)]
pub(super) struct Records {
    pub(super) cases: Vec<Told>,
    pub(super) given: Vec<Given>,
    pub(super) shown: Vec<Shown>,
    /// From when until when the server was away.
    pub(super) downs: Vec<(Timestamp, Timestamp)>,
    /// What was wrong at once.
    pub(super) found: Vec<String>,
    /// What officers were refused, by its code.
    pub(super) refused: HashMap<String, u32>,
    place: HashMap<CaseId, usize>,
}

/// The records that all write to.
pub(super) type Shared = Rc<RefCell<Records>>;

impl Records {
    pub(super) fn open(&mut self, told: Told) {
        self.place.insert(told.id, self.cases.len());
        self.cases.push(told);
    }

    pub(super) fn case(&mut self, id: CaseId) -> Option<&mut Told> {
        let place = *self.place.get(&id)?;
        self.cases.get_mut(place)
    }

    /// Notes what is about to be sent.
    pub(super) fn writes(&mut self, id: CaseId, wrote: Wrote) {
        if let Some(case) = self.case(id) {
            case.wrote.push(wrote);
        }
    }

    pub(super) fn acknowledged(&mut self, id: CaseId, client_id: ClientId, seq: u64) {
        let Some(case) = self.case(id) else {
            return;
        };
        let mut wrote = case.wrote.iter_mut();
        if let Some(wrote) = wrote.find(|one| one.client_id == client_id) {
            wrote.acknowledged = Some(seq);
        }
    }

    pub(super) fn refused(&mut self, code: String) {
        *self.refused.entry(code).or_default() += 1;
    }
}
