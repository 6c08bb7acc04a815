//! The store, the connections, the scheduler and the faults.

use std::{collections::VecDeque, sync::Arc};

use vigie::{
    case::{
        capability::Rights,
        document::CaseDocument,
        entry::{Author, Body, Entry},
        frame::Signal,
        log::{Log, Outcome},
        relay::{Effect, LogPage, Unavailable},
        session::Session,
    },
    jiff::{SignedDuration, Timestamp},
    seal::ClientId,
};

use super::{Counts, Found, Step, client::Client};
use crate::case::support::{self, Dice};

/// What waits to be handed to a session.
pub(super) enum Arrival {
    Page(Result<LogPage, Unavailable>),
    Described(Result<Box<CaseDocument>, Unavailable>),
    Stored(ClientId, Body, Result<Outcome, Unavailable>),
    Changed(u64),
    Appended(Arc<Entry>),
    Signal(Author, Signal),
    Erased,
    Tick,
    Gone,
}

/// One connection, from both ends.
pub(super) struct Connection {
    pub(super) client: usize,
    /// What the relay keeps; nothing once it has forgotten the connection.
    pub(super) session: Option<Session>,
    pub(super) arrivals: VecDeque<Arrival>,
    pub(super) effects: VecDeque<Effect>,
    pub(super) to_relay: VecDeque<String>,
    pub(super) to_client: VecDeque<String>,
    /// Nothing comes through any more, and nobody was told.
    pub(super) dead_up: bool,
    pub(super) dead_down: bool,
    /// The relay ended it.
    pub(super) ended: bool,
    /// The client turned away.
    pub(super) left: bool,
    /// How many entries may still be sent, by what the client said.
    pub(super) credit: u16,
    pub(super) said_close: bool,
}

pub(super) struct World {
    pub(super) dice: Dice,
    pub(super) step: Step,
    pub(super) now: Timestamp,
    pub(super) log: Log,
    pub(super) erased: bool,
    pub(super) clients: Vec<Client>,
    pub(super) connections: Vec<Connection>,
    pub(super) faults: bool,
    pub(super) counts: Counts,
    /// A sum over all that was sent, to tell one story from another.
    pub(super) told: u64,
}

/// How long things go wrong: at least so long, and at most twice more.
const STEPS: u64 = 50;

/// How many seconds it may take until everybody has everything.
const PATIENCE: u32 = 90;

impl World {
    pub(super) fn new(seed: u64, step: Step) -> Self {
        let mut dice = Dice::new(seed);
        let count = 2 + dice.below(3);
        let clients = (1..=count).map(|name| Client::new(name, &mut dice));
        let clients = clients.collect();
        Self {
            dice,
            step,
            now: support::now(),
            log: support::log(),
            erased: false,
            clients,
            connections: Vec::new(),
            faults: true,
            counts: Counts::default(),
            told: 0,
        }
    }

    /// A while in which everything may go wrong.
    pub(super) fn with_faults(&mut self) -> Result<(), Found> {
        let steps = STEPS + self.dice.below(2 * STEPS);
        for _ in 0..steps {
            let pause = i64::try_from(self.dice.below(120)).unwrap();
            self.now += SignedDuration::from_millis(pause);
            match self.dice.below(1000) {
                0..=5 => self.crash(),
                6..=7 => self.jump(),
                8..=19 => self.break_line(),
                20..=34 => self.hang_up(),
                35..=54 => self.tick_one(),
                55..=69 => self.lose_arrival(),
                70 if self.dice.chance(200) => self.erase(),
                70..=99 => self.say(false),
                100..=229 => self.say(true),
                _ => {
                    self.work()?;
                }
            }
        }
        Ok(())
    }

    /// From here on nothing goes wrong; sooner or later there is nothing left
    /// to do, and then everybody must have everything.
    pub(super) fn until_quiet(&mut self) -> Result<(), Found> {
        self.faults = false;
        for place in 0..self.connections.len() {
            let open = &self.connections[place];
            if open.dead_up || open.dead_down {
                self.leave(place, false);
            }
        }
        for _ in 0..PATIENCE {
            while self.work()? {}
            if self.is_quiet() {
                return self.check();
            }
            self.now += SignedDuration::from_secs(1);
            for open in &mut self.connections {
                open.arrivals.push_back(Arrival::Tick);
            }
            // What was not acknowledged may have been refused for a while.
            for client in 0..self.clients.len() {
                let again = self.clients[client].again();
                for frame in again.into_iter().take(4) {
                    self.send_up(client, frame);
                }
            }
        }
        let outbox: usize = self.clients.iter().map(|client| client.outbox.len()).sum();
        let read: Vec<_> = self
            .clients
            .iter()
            .map(|client| client.read.len())
            .collect();
        let head = self.log.head();
        Err(format!(
            "not quiet: outbox {outbox}, read {read:?} of {head}"
        ))
    }

    fn is_quiet(&self) -> bool {
        self.clients.iter().all(|client| {
            if self.erased {
                client.knows_of_erasure
            } else {
                client.outbox.is_empty() && client.read.len() as u64 == self.log.head()
            }
        })
    }

    fn check(&self) -> Result<(), Found> {
        let log = self.log.after(0, usize::MAX);
        if !log.iter().map(|entry| entry.seq).eq(1..=self.log.head()) {
            return Err("the log has a gap".into());
        }
        if !log.is_sorted_by_key(|entry| entry.at) {
            return Err("the log goes back in time".into());
        }
        for client in &self.clients {
            if !self.erased && client.read != log {
                return Err("a reader read something else".into());
            }
            for (client_id, body, seq) in &client.acknowledged {
                let stored = log.iter().filter(|entry| entry.client_id == *client_id);
                match *stored.collect::<Vec<_>>() {
                    [entry] if entry.seq == *seq && entry.body == *body => {}
                    _ => return Err(format!("acknowledged {seq} is not in the log once")),
                }
            }
        }
        Ok(())
    }

    /// The connection that a client uses.
    fn line(&self, client: usize) -> Option<usize> {
        self.connections
            .iter()
            .position(|open| open.client == client && !open.left)
    }

    /// Does one of the things that are there to be done, if there is any.
    fn work(&mut self) -> Result<bool, Found> {
        self.connections
            .retain(|open| !(open.left && open.session.is_none()));
        let on_lines = self.connections.len() * 4;
        let all = on_lines + self.clients.len();
        let start = self.dice.place(all);
        for offset in 0..all {
            let thing = (start + offset) % all;
            let place = thing / 4;
            let done = match thing % 4 {
                _ if thing >= on_lines => self.connect(thing - on_lines),
                0 => self.carry_out(place),
                1 => self.arrive(place)?,
                2 => self.hear_client(place)?,
                _ => self.hear_relay(place)?,
            };
            if done {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn connect(&mut self, client: usize) -> bool {
        if self.line(client).is_some() || self.clients[client].knows_of_erasure {
            return false;
        }
        if self.erased {
            // What HTTP answers before there is a connection.
            self.clients[client].knows_of_erasure = true;
            return true;
        }
        self.counts.connections += 1;
        let (rights, expires) = match self.clients[client].author {
            Author::Officer => (Rights::ALL, Some(self.now + SignedDuration::from_hours(8))),
            _ => (Rights::CITIZEN, None),
        };
        let author = self.clients[client].author;
        self.connections.push(Connection {
            client,
            session: Some(Session::new(author, rights, expires, self.now)),
            arrivals: VecDeque::new(),
            effects: VecDeque::new(),
            to_relay: VecDeque::new(),
            to_client: VecDeque::new(),
            dead_up: false,
            dead_down: false,
            ended: false,
            left: false,
            credit: 0,
            said_close: false,
        });
        for frame in self.clients[client].greet(&mut self.dice) {
            self.send_up(client, frame);
        }
        true
    }

    fn say(&mut self, something_new: bool) {
        let client = self.dice.place(self.clients.len());
        let speaker = &mut self.clients[client];
        let frame = if something_new {
            speaker.write(&mut self.dice)
        } else {
            speaker.chatter(&mut self.dice)
        };
        self.send_up(client, frame);
    }

    /// Puts a frame on a client's way to the relay, if it has one.
    fn send_up(&mut self, client: usize, frame: String) {
        let Some(place) = self.line(client) else {
            return;
        };
        let lost = self.faults && self.dice.chance(4);
        let doubled = self.faults && self.dice.chance(15) && !frame.contains("hello");
        let open = &mut self.connections[place];
        open.dead_up |= lost;
        if !open.dead_up && open.session.is_some() {
            if doubled {
                open.to_relay.push_back(frame.clone());
            }
            open.to_relay.push_back(frame);
        }
    }

    /// The client reads a frame, or sees that the connection is over.
    fn hear_relay(&mut self, place: usize) -> Result<bool, Found> {
        let open = &mut self.connections[place];
        if open.left {
            return Ok(false);
        }
        let client = open.client;
        let Some(text) = open.to_client.pop_front() else {
            if open.ended && !open.dead_down {
                self.leave(place, false);
                return Ok(true);
            }
            return Ok(false);
        };
        let reader = &mut self.clients[client];
        reader.take(&text, &self.log, &mut self.counts)?;
        if let Some(frame) = reader.credit() {
            self.send_up(client, frame);
        }
        Ok(true)
    }

    /// The client turns away. The relay notices, or forgets the connection and
    /// all that was to be done for it.
    pub(super) fn leave(&mut self, place: usize, forgotten: bool) {
        let open = &mut self.connections[place];
        open.left = true;
        if !forgotten {
            open.arrivals.push_back(Arrival::Gone);
            return;
        }
        open.session = None;
        open.effects.clear();
        open.to_relay.clear();
        let stored = open
            .arrivals
            .drain(..)
            .any(|arrival| matches!(arrival, Arrival::Stored(_, _, Ok(_))));
        if stored {
            let head = self.log.head();
            for other in &mut self.connections {
                other.arrivals.push_back(Arrival::Changed(head));
            }
        }
    }
}
