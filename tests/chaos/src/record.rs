//! What the clients know, kept outside the server: the oracle's side.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    net::SocketAddr,
    rc::Rc,
};

use jiff::Timestamp;
use vigie::{
    case::{
        cursor::{Cursor, Epoch},
        entry::{Author, Body, Entry},
    },
    seal::ClientId,
};

use crate::case::Case;

/// An entry that a client sent, whatever became of it.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    pub(crate) case: usize,
    pub(crate) client_id: ClientId,
    pub(crate) author: Author,
    pub(crate) body: Body,
    /// What the client's clock, which jumps, said when it was written.
    pub(crate) claimed: i64,
    /// How often it was sent.
    pub(crate) attempts: u32,
    pub(crate) acks: Vec<Ack>,
}

/// An acknowledgement as it came.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ack {
    pub(crate) seq: u64,
    pub(crate) at: Timestamp,
    pub(crate) duplicate: bool,
}

/// What one reader was given, in the order in which it came.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) reader: String,
    pub(crate) case: usize,
    pub(crate) entries: Vec<Entry>,
}

/// All of it.
#[derive(Debug, Default)]
pub(crate) struct Records {
    pub(crate) sent: Vec<Sent>,
    pub(crate) seen: Vec<Seen>,
    /// What was refused for now, by the reasons given.
    pub(crate) refused: BTreeMap<String, usize>,
    /// What was already found to be wrong.
    pub(crate) found: Vec<String>,
}

impl Records {
    /// An acknowledgement came.
    pub(crate) fn acknowledged(&mut self, sent: usize, ack: Ack) {
        if let Some(sent) = self.sent.get_mut(sent) {
            sent.acks.push(ack);
        }
    }

    /// It is sent now, maybe again.
    pub(crate) fn attempted(&mut self, sent: usize) {
        if let Some(sent) = self.sent.get_mut(sent) {
            sent.attempts += 1;
        }
    }

    /// It is refused for now.
    pub(crate) fn refused(&mut self, why: &str) {
        *self.refused.entry(why.to_owned()).or_default() += 1;
    }

    pub(crate) fn acknowledged_entries(&self) -> usize {
        self.sent
            .iter()
            .filter(|sent| !sent.acks.is_empty())
            .count()
    }

    pub(crate) fn retried_entries(&self) -> usize {
        self.sent.iter().filter(|sent| sent.attempts > 1).count()
    }
}

/// What all clients of a round share.
#[derive(Clone, Debug)]
pub(crate) struct Shared {
    pub(crate) cases: Rc<Vec<Case>>,
    pub(crate) records: Rc<RefCell<Records>>,
    /// Where clients connect to: the server, or the proxy before it.
    pub(crate) address: SocketAddr,
    /// Whether writers begin nothing new.
    pub(crate) stop: Rc<Cell<bool>>,
    /// How many writers have not finished what they began.
    busy: Rc<Cell<usize>>,
    /// How long each case is once nobody writes any more.
    pub(crate) heads: Rc<RefCell<Vec<u64>>>,
}

/// Somebody has something to write for as long as this is there.
#[derive(Debug)]
pub(crate) struct Busy(Rc<Cell<usize>>);

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.set(self.0.get().saturating_sub(1));
    }
}

impl Shared {
    pub(crate) fn new(cases: Vec<Case>, address: SocketAddr) -> Self {
        Self {
            cases: Rc::new(cases),
            records: Rc::default(),
            address,
            stop: Rc::default(),
            busy: Rc::default(),
            heads: Rc::default(),
        }
    }

    pub(crate) fn busy(&self) -> Busy {
        self.busy.set(self.busy.get() + 1);
        Busy(Rc::clone(&self.busy))
    }

    pub(crate) fn is_busy(&self) -> bool {
        self.busy.get() > 0
    }

    pub(crate) fn found(&self, what: String) {
        self.records.borrow_mut().found.push(what);
    }
}

/// Where one reader stands, and what it has seen.
#[derive(Debug)]
pub(crate) struct Place {
    shared: Shared,
    pub(crate) case: usize,
    index: usize,
    pub(crate) reader: String,
}

impl Place {
    /// A reader who has seen nothing yet.
    pub(crate) fn new(shared: &Shared, case: usize, reader: String) -> Self {
        let mut records = shared.records.borrow_mut();
        let index = records.seen.len();
        records.seen.push(Seen {
            reader: reader.clone(),
            case,
            entries: Vec::new(),
        });
        Self {
            shared: shared.clone(),
            case,
            index,
            reader,
        }
    }

    pub(crate) fn seq(&self) -> u64 {
        let records = self.shared.records.borrow();
        let seen = records.seen.get(self.index);
        seen.and_then(|seen| seen.entries.last())
            .map_or(0, |entry| entry.seq)
    }

    /// The cursor to go on from; none before anything was seen.
    pub(crate) fn cursor(&self) -> Option<Cursor> {
        let epoch = self.epoch()?;
        let seq = self.seq();
        (seq > 0).then_some(Cursor { epoch, seq })
    }

    fn epoch(&self) -> Option<Epoch> {
        self.shared.cases.get(self.case).map(|case| case.epoch)
    }

    /// Takes an entry; says where it does not follow the one before.
    pub(crate) fn take(&self, entry: Entry) {
        let before = self.seq();
        if entry.seq != before + 1 {
            let reader = &self.reader;
            self.shared
                .found(format!("{reader} was given {} after {before}", entry.seq));
        }
        if let Some(seen) = self.shared.records.borrow_mut().seen.get_mut(self.index) {
            seen.entries.push(entry);
        }
    }

    /// Looks at how the relay says that it goes on.
    pub(crate) fn welcomed(&self, cursor: Cursor, recovered: bool) {
        let (seq, epoch) = (self.seq(), self.epoch());
        if !recovered || cursor.seq != seq || Some(cursor.epoch) != epoch {
            let reader = &self.reader;
            self.shared.found(format!(
                "{reader} asked for what is behind {seq} and was given {cursor}, recovered: {recovered}"
            ));
        }
    }

    /// Looks at what the relay says that the reader now has.
    pub(crate) fn live(&self, cursor: Cursor) {
        let seq = self.seq();
        if cursor.seq != seq {
            let reader = &self.reader;
            self.shared
                .found(format!("{reader} has {seq} and is told to have {cursor}"));
        }
    }

    /// Whether everything was seen that there will ever be.
    pub(crate) fn is_done(&self) -> bool {
        let heads = self.shared.heads.borrow();
        heads.get(self.case).is_some_and(|head| self.seq() >= *head)
    }
}
