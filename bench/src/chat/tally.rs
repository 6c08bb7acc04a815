//! What became of every message: who has it, how often, in which order, and how
//! long that took.

use std::{collections::BTreeMap, time::Duration};

use super::Shape;

/// Something that a member's connection tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// The server has the message, at this place of the room's log.
    Acknowledged { message: u32, seq: u64 },
    /// Somebody's message arrived, from this place of the room's log where the
    /// server tells it.
    Delivered { message: u32, seq: Option<u64> },
    /// The server does not take the message.
    Refused { message: u32, code: String },
}

/// A message that is under way.
#[derive(Debug)]
struct Sent {
    /// When it should have been sent: from then on its writer waits.
    due: Duration,
    acknowledged: bool,
    seq: Option<u64>,
    /// A bit for each member of the room that has it.
    members: u128,
}

/// What one member has read.
#[derive(Clone, Debug)]
struct Reader {
    /// The last place of the log that arrived.
    seq: u64,
    /// The last message of each member that arrived, and 0 for none: messages
    /// count from 1 here.
    last: Vec<u32>,
}

/// What became of the messages of one turn.
#[derive(Debug)]
pub(super) struct Tally {
    shape: Shape,
    sent: Vec<Sent>,
    readers: Vec<Reader>,
    /// Messages before this one only warm.
    from: u32,
    pub(super) acknowledged: Vec<Duration>,
    pub(super) delivered: Vec<Duration>,
    /// When the last message that counts was acknowledged.
    pub(super) last_acknowledged: Duration,
    /// How many acknowledgements and deliveries are still to come.
    pub(super) open: usize,
    pub(super) faults: Faults,
}

/// What must not happen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Faults {
    /// Not acknowledged, or not delivered to somebody.
    pub(super) lost: usize,
    pub(super) duplicated: usize,
    /// Arrived after a later message of the same writer or from an earlier
    /// place of the log, or at another place than it was acknowledged for.
    pub(super) reordered: usize,
    /// By the server's word for it.
    pub(super) refused: BTreeMap<String, usize>,
}

impl Tally {
    /// For a turn whose first messages, before `from`, only warm.
    pub(super) fn new(shape: Shape, from: u32) -> Self {
        let reader = Reader {
            seq: 0,
            last: vec![0; shape.members],
        };
        Self {
            shape,
            sent: Vec::new(),
            readers: vec![reader; shape.sockets()],
            from,
            acknowledged: Vec::new(),
            delivered: Vec::new(),
            last_acknowledged: Duration::ZERO,
            open: 0,
            faults: Faults::default(),
        }
    }

    /// The next message, which was due then, goes out.
    pub(super) fn sent(&mut self, due: Duration) {
        self.sent.push(Sent {
            due,
            acknowledged: false,
            seq: None,
            members: 0,
        });
        // An acknowledgement, and a delivery to everybody else.
        self.open += self.shape.members;
    }

    /// Takes an event of a member's connection.
    pub(super) fn take(&mut self, reader: usize, event: &Event, now: Duration) {
        match event {
            Event::Acknowledged { message, seq } => self.acknowledge(*message, *seq, now),
            Event::Delivered { message, seq } => self.deliver(reader, *message, *seq, now),
            Event::Refused { code, .. } => {
                *self.faults.refused.entry(code.clone()).or_default() += 1;
                self.open = self.open.saturating_sub(self.shape.members);
            }
        }
    }

    fn acknowledge(&mut self, message: u32, seq: u64, now: Duration) {
        let Some(sent) = self.sent.get_mut(message as usize) else {
            self.faults.duplicated += 1;
            return;
        };
        if sent.acknowledged {
            self.faults.duplicated += 1;
            return;
        }
        sent.acknowledged = true;
        if sent.seq.is_some_and(|known| known != seq) {
            self.faults.reordered += 1;
        }
        sent.seq = Some(seq);
        self.open = self.open.saturating_sub(1);
        if message >= self.from {
            self.acknowledged.push(now.saturating_sub(sent.due));
            self.last_acknowledged = now;
        }
    }

    fn deliver(&mut self, reader: usize, message: u32, seq: Option<u64>, now: Duration) {
        let shape = self.shape;
        let (room, member) = (reader / shape.members, reader % shape.members);
        let (in_room, writer) = shape.writer(message);
        let (Some(sent), Some(reader), true) = (
            self.sent.get_mut(message as usize),
            self.readers.get_mut(reader),
            room == in_room,
        ) else {
            // Nobody sent it, or not to this room.
            self.faults.duplicated += 1;
            return;
        };
        let bit = 1 << member;
        if sent.members & bit != 0 {
            self.faults.duplicated += 1;
            return;
        }
        sent.members |= bit;
        let mut ordered = true;
        if let Some(last) = reader.last.get_mut(writer) {
            ordered &= *last <= message;
            *last = message + 1;
        }
        if let Some(seq) = seq {
            ordered &= seq > reader.seq && sent.seq.is_none_or(|known| known == seq);
            reader.seq = seq;
            sent.seq = Some(seq);
        }
        if !ordered {
            self.faults.reordered += 1;
        }
        // Writers may hear themselves; nobody waits for that.
        if member != writer {
            self.open = self.open.saturating_sub(1);
            if message >= self.from {
                self.delivered.push(now.saturating_sub(sent.due));
            }
        }
    }

    /// Counts what never came as lost.
    pub(super) fn close(&mut self) {
        self.faults.lost = self.open;
    }

    /// How many messages count.
    pub(super) fn counted(&self) -> usize {
        self.sent.len().saturating_sub(self.from as usize)
    }
}

impl Faults {
    /// Adds those of another turn.
    pub(super) fn add(&mut self, other: &Self) {
        self.lost += other.lost;
        self.duplicated += other.duplicated;
        self.reordered += other.reordered;
        for (code, count) in &other.refused {
            *self.refused.entry(code.clone()).or_default() += count;
        }
    }

    /// In words, if there are any.
    pub(super) fn said(&self) -> Option<String> {
        let counts = [
            (self.lost, "lost"),
            (self.duplicated, "duplicated"),
            (self.reordered, "reordered"),
        ];
        let refused = self.refused.iter();
        let said: Vec<String> = counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .chain(refused.map(|(code, count)| format!("{count} refused as {code}")))
            .collect();
        (!said.is_empty()).then(|| said.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAIR: Shape = Shape {
        rooms: 1,
        members: 2,
    };

    fn at(milliseconds: u64) -> Duration {
        Duration::from_millis(milliseconds)
    }

    fn delivered(message: u32, seq: u64) -> Event {
        Event::Delivered {
            message,
            seq: Some(seq),
        }
    }

    /// Messages 0 and 2 are of member 0, message 1 is of member 1.
    fn tally() -> Tally {
        let mut tally = Tally::new(PAIR, 0);
        for due in [0, 1, 2] {
            tally.sent(at(due));
        }
        tally
    }

    #[test]
    fn time_counts_from_when_a_message_was_due() {
        let mut tally = tally();
        for (message, seq) in [(0, 1), (1, 2), (2, 3)] {
            tally.take(0, &Event::Acknowledged { message, seq }, at(10));
            tally.take(0, &delivered(message, seq), at(12));
            tally.take(1, &delivered(message, seq), at(12));
        }
        tally.close();
        assert_eq!(tally.faults, Faults::default());
        assert_eq!(tally.acknowledged, [at(10), at(9), at(8)]);
        assert_eq!(tally.delivered, [at(12), at(11), at(10)]);
    }

    #[test]
    fn what_does_not_come_is_lost() {
        let mut tally = tally();
        tally.take(0, &delivered(1, 2), at(5));
        tally.close();
        // Three acknowledgements, and messages 0 and 2 to member 1.
        assert_eq!(tally.faults.lost, 5);
    }

    #[test]
    fn a_message_that_comes_twice_is_a_duplicate() {
        let mut tally = tally();
        tally.take(1, &delivered(0, 1), at(5));
        tally.take(1, &delivered(0, 2), at(6));
        tally.take(0, &Event::Acknowledged { message: 0, seq: 1 }, at(6));
        tally.take(0, &Event::Acknowledged { message: 0, seq: 1 }, at(7));
        tally.take(1, &delivered(9, 3), at(8));
        assert_eq!(tally.faults.duplicated, 3);
        assert_eq!(tally.faults.reordered, 0);
    }

    #[test]
    fn order_is_the_logs_and_every_writers() {
        let mut tally = tally();
        tally.take(
            1,
            &Event::Delivered {
                message: 2,
                seq: None,
            },
            at(5),
        );
        tally.take(
            1,
            &Event::Delivered {
                message: 0,
                seq: None,
            },
            at(6),
        );
        assert_eq!(tally.faults.reordered, 1, "of one writer");

        let mut tally = self::tally();
        tally.take(1, &delivered(1, 2), at(5));
        tally.take(1, &delivered(0, 1), at(6));
        assert_eq!(tally.faults.reordered, 1, "in the log");

        let mut tally = self::tally();
        tally.take(0, &Event::Acknowledged { message: 0, seq: 4 }, at(5));
        tally.take(1, &delivered(0, 1), at(6));
        assert_eq!(tally.faults.reordered, 1, "other than acknowledged");
    }
}
