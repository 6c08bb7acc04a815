//! A client as the protocol asks for one, and what it checks.

use std::collections::VecDeque;

use vigie::{
    case::{
        cursor::{Cursor, Epoch},
        entry::{Author, Body, Entry, Event, Reason},
        frame::{ClientFrame, ServerFrame, Signal},
        log::Log,
    },
    seal::ClientId,
};

use super::{Counts, Found};
use crate::case::support::{Dice, event, id, message, rekeyed};

pub(super) struct Outgoing {
    pub(super) client_id: ClientId,
    pub(super) body: Body,
}

pub(super) struct Client {
    pub(super) author: Author,
    name: u64,
    written: u64,
    /// What it asks for at once.
    window: u16,
    /// Entries that were taken since credit was given.
    taken: u16,
    pub(super) epoch: Option<Epoch>,
    /// What it has read: the log from its first entry.
    pub(super) read: Vec<Entry>,
    /// The cursor of its hello, until it was welcomed.
    asked: Option<Cursor>,
    welcomed: bool,
    /// What was not acknowledged.
    pub(super) outbox: VecDeque<Outgoing>,
    /// What was, with the number that it was given.
    pub(super) acknowledged: Vec<(ClientId, Body, u64)>,
    pub(super) knows_of_erasure: bool,
}

impl Client {
    pub(super) fn new(name: u64, dice: &mut Dice) -> Self {
        let author = if dice.chance(600) {
            Author::Citizen
        } else {
            Author::Officer
        };
        Self {
            author,
            name,
            written: 0,
            window: 1 + u16::try_from(dice.below(12)).unwrap(),
            taken: 0,
            epoch: None,
            read: Vec::new(),
            asked: None,
            welcomed: false,
            outbox: VecDeque::new(),
            acknowledged: Vec::new(),
            knows_of_erasure: false,
        }
    }

    /// What it says first on a new connection: hello, and whatever was not
    /// acknowledged on an older one, as the same bytes.
    pub(super) fn greet(&mut self, dice: &mut Dice) -> Vec<String> {
        let mut cursor = self.epoch.map(|epoch| Cursor {
            epoch,
            seq: self.read.len() as u64,
        });
        if dice.chance(30) {
            // It lost what it had.
            self.read.clear();
            cursor = None;
        } else if dice.chance(30) {
            // It comes from another life of the log, or from the future.
            cursor = cursor.map(|cursor| match dice.below(2) {
                0 => Cursor {
                    epoch: Epoch::from_bytes([9; 8]),
                    ..cursor
                },
                _ => Cursor {
                    seq: cursor.seq + 1_000_000,
                    ..cursor
                },
            });
        }
        if cursor.is_none() {
            self.read.clear();
        }
        self.asked = cursor;
        self.welcomed = false;
        self.taken = 0;
        let credit = self.window;
        let mut frames = vec![ClientFrame::Hello { cursor, credit }.to_text()];
        frames.extend(self.again());
        frames
    }

    /// The frames of everything that was not acknowledged.
    pub(super) fn again(&self) -> Vec<String> {
        self.outbox.iter().map(frame_of).collect()
    }

    /// Writes something new.
    pub(super) fn write(&mut self, dice: &mut Dice) -> String {
        self.written += 1;
        let citizen = self.author == Author::Citizen;
        let number = self.name * 1_000_000 + self.written;
        let body = match dice.below(24) {
            0 if citizen => event(Event::Closed, Reason::ByCitizen),
            1 | 2 if citizen => event(Event::Reopened, Reason::ByCitizen),
            0 => event(Event::Closed, Reason::Resolved),
            1 | 2 => event(Event::Reopened, Reason::ByOfficer),
            3 if !citizen => rekeyed(Reason::Rotation, 2 + u8::try_from(dice.below(3)).unwrap()),
            // What nobody may write.
            4 => event(Event::Opened, Reason::ByCitizen),
            _ => message(number),
        };
        let client_id = id(number);
        let outgoing = Outgoing { client_id, body };
        let frame = frame_of(&outgoing);
        self.outbox.push_back(outgoing);
        frame
    }

    /// Something in passing.
    pub(super) fn chatter(&self, dice: &mut Dice) -> String {
        match dice.below(4) {
            0 => ClientFrame::Ping,
            1 => ClientFrame::Signal(Signal::Typing),
            2 if !self.read.is_empty() => ClientFrame::Signal(Signal::Read(self.read.len() as u64)),
            _ => ClientFrame::Signal(Signal::Here),
        }
        .to_text()
    }

    /// Credit for what was taken, once it is half of the window.
    pub(super) fn credit(&mut self) -> Option<String> {
        (self.taken >= self.window.div_ceil(2)).then(|| {
            let add = core::mem::take(&mut self.taken);
            ClientFrame::Credit { add }.to_text()
        })
    }

    /// Reads one frame, and compares it with what is stored.
    pub(super) fn take(&mut self, text: &str, log: &Log, counts: &mut Counts) -> Result<(), Found> {
        let frame = ServerFrame::parse(text)
            .map_err(|error| format!("a client cannot read {text}: {error}"))?;
        match frame {
            ServerFrame::Welcome {
                cursor,
                recovered,
                case,
                ..
            } => self.welcome(cursor, recovered, case.epoch, counts),
            ServerFrame::Entry(entry) => self.entry(*entry, log, counts),
            ServerFrame::Live { cursor } if cursor.seq > self.read.len() as u64 => Err(format!(
                "a gap: live at {} after {} entries",
                cursor.seq,
                self.read.len()
            )),
            ServerFrame::Ack {
                client_id,
                seq,
                duplicate,
                ..
            } => {
                counts.acknowledged += 1;
                counts.duplicates += u64::from(duplicate);
                let place = self
                    .outbox
                    .iter()
                    .position(|sent| sent.client_id == client_id);
                if let Some(sent) = place.and_then(|place| self.outbox.remove(place)) {
                    self.acknowledged.push((client_id, sent.body, seq));
                }
                Ok(())
            }
            ServerFrame::Refused { client_id, refusal } => {
                counts.refused += 1;
                if !refusal.retry() {
                    self.outbox.retain(|sent| sent.client_id != client_id);
                }
                if refusal.code() == "client_id_conflict" {
                    return Err("the same id was taken for another entry".into());
                }
                Ok(())
            }
            ServerFrame::Close(code) => {
                counts.closes += 1;
                self.knows_of_erasure |= code.name() == "erased";
                Ok(())
            }
            ServerFrame::Live { .. } | ServerFrame::Signal { .. } | ServerFrame::Pong => Ok(()),
        }
    }

    fn welcome(
        &mut self,
        cursor: Cursor,
        recovered: bool,
        epoch: Epoch,
        counts: &mut Counts,
    ) -> Result<(), Found> {
        if self.welcomed {
            return Err("welcomed twice".into());
        }
        self.welcomed = true;
        self.epoch = Some(epoch);
        let fits = match self.asked {
            None => recovered && cursor.seq == 0,
            Some(asked) if recovered => cursor == asked,
            Some(asked) => {
                counts.not_recovered += 1;
                self.read.clear();
                cursor.seq == 0 && (asked.epoch != epoch || asked.seq > 1_000)
            }
        };
        if fits && cursor.epoch == epoch && cursor.seq == self.read.len() as u64 {
            Ok(())
        } else {
            Err(format!("asked {:?}, welcomed at {cursor}", self.asked))
        }
    }

    fn entry(&mut self, entry: Entry, log: &Log, counts: &mut Counts) -> Result<(), Found> {
        let has = self.read.len() as u64;
        if !self.welcomed {
            return Err("an entry before the welcome".into());
        }
        if log.after(entry.seq - 1, 1) != [entry.clone()] {
            return Err(format!("entry {} is not the one in the log", entry.seq));
        }
        if entry.seq > has + 1 {
            return Err(format!("a gap: entry {} after {has}", entry.seq));
        }
        self.taken += 1;
        if entry.seq == has + 1 {
            counts.read += 1;
            self.read.push(entry);
        }
        Ok(())
    }
}

fn frame_of(outgoing: &Outgoing) -> String {
    ClientFrame::Append {
        client_id: outgoing.client_id,
        body: outgoing.body.clone(),
    }
    .to_text()
}
