//! The relay's side of the world: what carries a session's effects out.

use std::sync::Arc;

use vigie::case::{
    frame::{ClientFrame, MAX_CREDIT, ServerFrame},
    relay::{Effect, Input, LogPage, Unavailable},
    session::{MAX_SESSION, Phase, Session},
};

use super::{
    Found,
    world::{Arrival, Connection, World},
};

impl World {
    /// Carries out the effect that waits first on a connection.
    pub(super) fn carry_out(&mut self, place: usize) -> bool {
        let open = &mut self.connections[place];
        let Some(effect) = open.effects.pop_front() else {
            return false;
        };
        let fails = self.faults && self.dice.chance(30);
        match effect {
            Effect::Describe if self.erased => open.arrivals.push_back(Arrival::Erased),
            Effect::Describe => {
                let document = if fails {
                    Err(Unavailable)
                } else {
                    Ok(Box::new(self.log.document()))
                };
                open.arrivals.push_back(Arrival::Described(document));
            }
            Effect::Read { after, limit } => {
                let page = if fails {
                    Err(Unavailable)
                } else {
                    Ok(LogPage {
                        epoch: self.log.epoch(),
                        head: self.log.head(),
                        entries: self.log.after(after, limit.into()).to_vec(),
                    })
                };
                open.arrivals.push_back(Arrival::Page(page));
            }
            Effect::Append { client_id, body } => {
                // A store may fail and have stored all the same.
                let author = self.clients[open.client].author;
                let stores = !self.erased && (!fails || self.dice.chance(500));
                let outcome =
                    stores.then(|| self.log.append(author, client_id, body.clone(), self.now));
                let outcome = outcome.filter(|_| !fails).ok_or(Unavailable);
                open.arrivals
                    .push_back(Arrival::Stored(client_id, body, outcome));
            }
            Effect::Send(frame) => self.send_down(place, &frame),
            Effect::Tell(signal) => {
                let author = self.clients[open.client].author;
                for (other, open) in self.connections.iter_mut().enumerate() {
                    if other != place {
                        open.arrivals.push_back(Arrival::Signal(author, signal));
                    }
                }
            }
            Effect::Announce(entry) => {
                for open in &mut self.connections {
                    let arrival = Arrival::Appended(Arc::clone(&entry));
                    open.arrivals.push_back(arrival);
                }
            }
            Effect::Close(_) => open.ended = true,
        }
        self.connections[place].settle();
        true
    }

    fn send_down(&mut self, place: usize, frame: &ServerFrame) {
        let text = frame.to_text();
        for byte in text.bytes() {
            self.told = self.told.wrapping_mul(31).wrapping_add(u64::from(byte));
        }
        let lost = self.faults && self.dice.chance(4);
        let doubled = self.faults
            && self.dice.chance(15)
            && matches!(frame, ServerFrame::Entry(_) | ServerFrame::Ack { .. });
        let open = &mut self.connections[place];
        open.dead_down |= lost;
        if !open.dead_down {
            if doubled {
                open.to_client.push_back(text.clone());
            }
            open.to_client.push_back(text);
        }
    }

    /// Hands a session one of the things that wait for it; not always the
    /// first, since they come from different places.
    pub(super) fn arrive(&mut self, place: usize) -> Result<bool, Found> {
        let open = &mut self.connections[place];
        if open.session.is_none() {
            open.arrivals.clear();
        }
        if open.arrivals.is_empty() {
            return Ok(false);
        }
        let which = self.dice.place(open.arrivals.len().min(3));
        let arrival = open.arrivals.remove(which).unwrap();
        let gone = matches!(arrival, Arrival::Gone);
        let appended;
        let input = match arrival {
            Arrival::Page(page) => Input::Page(page),
            Arrival::Described(document) => Input::Described(document),
            Arrival::Stored(client_id, body, outcome) => Input::Stored {
                client_id,
                body,
                outcome,
            },
            Arrival::Changed(head) => Input::Changed { head },
            Arrival::Appended(entry) => {
                appended = entry;
                Input::Appended(&appended)
            }
            Arrival::Signal(author, signal) => Input::Signal { author, signal },
            Arrival::Erased => Input::Erased,
            Arrival::Tick => Input::Tick,
            Arrival::Gone => Input::Gone,
        };
        self.drive(place, input)?;
        self.connections[place].ended |= gone;
        self.connections[place].settle();
        Ok(true)
    }

    /// The relay reads a frame of a client.
    pub(super) fn hear_client(&mut self, place: usize) -> Result<bool, Found> {
        let open = &mut self.connections[place];
        if open.ended || open.session.is_none() {
            open.to_relay.clear();
        }
        let Some(text) = open.to_relay.pop_front() else {
            return Ok(false);
        };
        // Only these say something about credit; reading all would take time.
        let counts = text.contains("credit").then(|| ClientFrame::parse(&text));
        match counts.unwrap_or(Ok(ClientFrame::Ping)) {
            Ok(ClientFrame::Hello { credit, .. }) => open.credit = credit,
            Ok(ClientFrame::Credit { add }) => {
                open.credit = open.credit.saturating_add(add).min(MAX_CREDIT);
            }
            _ => {}
        }
        let input = if self.faults && self.dice.chance(2) {
            Input::NotText
        } else {
            Input::Frame(&text)
        };
        self.drive(place, input)?;
        Ok(true)
    }

    fn drive(&mut self, place: usize, input: Input<'_>) -> Result<(), Found> {
        let sleeps = self.faults && self.dice.chance(120);
        let open = &mut self.connections[place];
        let Some(session) = &mut open.session else {
            return Ok(());
        };
        if sleeps {
            self.counts.evictions += 1;
            let bytes = session.to_bytes();
            let woken = Session::from_bytes(&bytes).ok();
            if bytes.len() > MAX_SESSION || woken.as_ref() != Some(session) {
                return Err("a session is not what it was before it slept".into());
            }
        }
        let effects = (self.step)(session, self.now, input);
        let closing = session.phase() == Phase::Closing;
        for effect in &effects {
            let Effect::Send(frame) = effect else {
                continue;
            };
            if open.said_close {
                return Err("sent something behind a close".into());
            }
            match frame {
                ServerFrame::Close(_) => open.said_close = true,
                ServerFrame::Entry(_) => {
                    open.credit = open
                        .credit
                        .checked_sub(1)
                        .ok_or("an entry without credit")?;
                }
                ServerFrame::Ack { client_id, seq, .. } => {
                    let stored = self.log.after(seq.saturating_sub(1), 1);
                    if !stored.iter().any(|entry| entry.client_id == *client_id) {
                        return Err(format!("acknowledged {seq}, which is not stored"));
                    }
                }
                _ => {}
            }
        }
        if open.said_close && !closing {
            return Err("said close and goes on".into());
        }
        open.effects.extend(effects);
        Ok(())
    }
}

impl Connection {
    /// Forgets the session once nothing is left to be done for it.
    fn settle(&mut self) {
        let storing = |arrival: &Arrival| matches!(arrival, Arrival::Stored(..));
        if self.ended && self.effects.is_empty() && !self.arrivals.iter().any(storing) {
            self.session = None;
            self.arrivals.clear();
        }
    }
}
