//! What a session does about one input.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::{
    capability::{LEEWAY, Right},
    close::CloseCode,
    cursor::{Cursor, Resume},
    document::CaseDocument,
    entry::{Author, Body, Entry},
    frame::{ClientFrame, HEARTBEAT_S, MAX_CREDIT, ServerFrame, Signal},
    log::Outcome,
    relay::{
        APPENDS, Effect, FRAMES, HELLO_WAIT, Input, LogPage, MAX_BEHIND, MAX_READ, SIGNALS,
        STALL_WAIT, Unavailable,
    },
    rules::{Refusal, check_rights},
    session::{Phase, Session},
};
use crate::seal::ClientId;

/// One step of a session.
pub(super) struct Turn<'a> {
    session: &'a mut Session,
    now: Timestamp,
    effects: Vec<Effect>,
}

impl<'a> Turn<'a> {
    pub(super) const fn new(session: &'a mut Session, now: Timestamp) -> Self {
        Self {
            session,
            now,
            effects: Vec::new(),
        }
    }

    pub(super) fn take(mut self, input: Input<'_>) -> Vec<Effect> {
        self.react(input);
        self.effects
    }

    fn react(&mut self, input: Input<'_>) {
        // What was stored is acknowledged and announced first, whatever comes
        // of the connection.
        if let Input::Stored {
            client_id,
            body,
            outcome,
        } = input
        {
            self.stored(client_id, body, outcome);
            self.check_expiry();
            return;
        }
        self.check_expiry();
        if self.session.phase == Phase::Closing {
            return;
        }
        match input {
            Input::Frame(text) => self.frame(text),
            Input::TooLarge => self.close(CloseCode::FrameTooLarge),
            Input::NotText => self.close(CloseCode::BadFrame),
            Input::Described(Ok(document)) => self.described(document),
            Input::Page(Ok(page)) => self.page(page),
            Input::Described(Err(Unavailable)) | Input::Page(Err(Unavailable)) => {
                self.close(CloseCode::StorageUnavailable);
            }
            Input::Changed { head } => {
                self.session.head = self.session.head.max(head);
                self.pull();
            }
            Input::Appended(entry) => self.appended(entry),
            Input::Signal { author, signal } => self.signalled(author, signal),
            Input::Tick => self.tick(),
            Input::Revoked => self.close(CloseCode::Revoked),
            Input::Replaced => self.close(CloseCode::Replaced),
            Input::Erased => self.close(CloseCode::Erased),
            Input::Gone => self.gone(),
            Input::Stored { .. } => {}
        }
    }

    fn send(&mut self, frame: ServerFrame) {
        self.effects.push(Effect::Send(frame));
    }

    fn close(&mut self, code: CloseCode) {
        if self.session.phase != Phase::Closing {
            self.session.phase = Phase::Closing;
            self.send(ServerFrame::Close(code));
            self.effects.push(Effect::Close(code));
        }
    }

    /// Whether more than `wait` has passed since a time; a clock that went back
    /// behind it has not waited at all.
    fn has_waited(&self, since: Timestamp, wait: SignedDuration) -> bool {
        self.now.duration_since(since) > wait
    }

    fn check_expiry(&mut self) {
        if let Some(expires) = self.session.expires
            && self.has_waited(expires, LEEWAY)
        {
            self.close(CloseCode::Unauthenticated);
        }
    }

    fn is_welcome(&self) -> bool {
        matches!(self.session.phase, Phase::Replaying | Phase::Live)
    }
}

// What comes from the client.
impl Turn<'_> {
    fn frame(&mut self, text: &str) {
        let now_ms = self.now.as_millisecond();
        if self
            .session
            .frames
            .take(&FRAMES.times(self.session.pace), now_ms)
            .is_err()
        {
            return self.close(CloseCode::TooFast);
        }
        let frame = match ClientFrame::parse(text) {
            Ok(frame) => frame,
            Err(error) => {
                return self.close(match error.code() {
                    "frame_too_large" => CloseCode::FrameTooLarge,
                    "version_unsupported" => CloseCode::VersionUnsupported,
                    _ => CloseCode::BadFrame,
                });
            }
        };
        let greeted = self.session.phase != Phase::AwaitingHello;
        match frame {
            ClientFrame::Ping => self.send(ServerFrame::Pong),
            ClientFrame::Hello { cursor, credit } if !greeted => self.hello(cursor, credit),
            ClientFrame::Append { client_id, body } if greeted => self.append(client_id, body),
            ClientFrame::Credit { add } if greeted => {
                self.session.credit = self.session.credit.saturating_add(add).min(MAX_CREDIT);
                self.pull();
            }
            ClientFrame::Signal(signal) if greeted => self.tell(signal),
            _ => self.close(CloseCode::BadFrame),
        }
    }

    fn hello(&mut self, cursor: Option<Cursor>, credit: u16) {
        if !self.session.rights.contains(Right::Read) {
            return self.close(CloseCode::Unauthenticated);
        }
        self.session.phase = Phase::Welcoming;
        self.session.asked = cursor;
        self.session.credit = credit;
        self.effects.push(Effect::Describe);
    }

    fn append(&mut self, client_id: ClientId, body: Body) {
        let now_ms = self.now.as_millisecond();
        let refusal = if self
            .session
            .appends
            .take(&APPENDS.times(self.session.pace), now_ms)
            .is_err()
        {
            Some(Refusal::TooFast)
        } else {
            check_rights(self.session.author, self.session.rights, &body).err()
        };
        match refusal {
            Some(refusal) => self.send(ServerFrame::Refused { client_id, refusal }),
            None => self.effects.push(Effect::Append { client_id, body }),
        }
    }

    fn tell(&mut self, signal: Signal) {
        let now_ms = self.now.as_millisecond();
        let allowed = match signal {
            Signal::Typing | Signal::Paused => self.session.rights.contains(Right::Write),
            // What was not sent cannot have been read.
            Signal::Read(seq) => seq <= self.session.cursor,
            Signal::Here | Signal::Away => true,
        };
        if allowed
            && self.is_welcome()
            && self
                .session
                .signals
                .take(&SIGNALS.times(self.session.pace), now_ms)
                .is_ok()
        {
            self.effects.push(Effect::Tell(signal));
        }
    }

    fn gone(&mut self) {
        if self.is_welcome() {
            self.effects.push(Effect::Tell(Signal::Away));
        }
        self.session.phase = Phase::Closing;
    }
}

// What comes from the store and from the other sessions.
impl Turn<'_> {
    fn stored(&mut self, client_id: ClientId, body: Body, outcome: Result<Outcome, Unavailable>) {
        let refused = |refusal| (ServerFrame::Refused { client_id, refusal }, None);
        let (frame, stored) = match outcome {
            Ok(Outcome::Appended { seq, at }) => (ack(client_id, seq, at, false), Some((seq, at))),
            // Announced again: the first time it may have been stored without
            // anybody coming to know.
            Ok(Outcome::Duplicate { seq, at }) => (ack(client_id, seq, at, true), Some((seq, at))),
            Ok(Outcome::Refused(refusal)) => refused(refusal),
            Err(Unavailable) => refused(Refusal::Storage),
        };
        if self.session.phase != Phase::Closing {
            self.send(frame);
        }
        if let Some((seq, at)) = stored {
            self.effects.push(Effect::Announce(Arc::new(Entry {
                seq,
                client_id,
                author: self.session.author,
                at,
                body,
            })));
        }
    }

    fn described(&mut self, case: Box<CaseDocument>) {
        if self.session.phase != Phase::Welcoming {
            return;
        }
        let (epoch, head) = (case.epoch, case.head);
        let Resume { after, recovered } = self
            .session
            .asked
            .map_or(Resume::START, |cursor| cursor.resume(epoch, head));
        self.session.phase = Phase::Replaying;
        self.session.epoch = Some(epoch);
        self.session.cursor = after;
        self.session.head = self.session.head.max(head);
        self.session.behind = true;
        self.send(ServerFrame::Welcome {
            case,
            cursor: Cursor { epoch, seq: after },
            recovered,
            heartbeat_s: HEARTBEAT_S,
        });
        self.pull();
    }

    fn page(&mut self, page: LogPage) {
        if !self.is_welcome() {
            return;
        }
        if Some(page.epoch) != self.session.epoch {
            // The log was begun anew; the client will find its cursor refused.
            return self.close(CloseCode::Replaced);
        }
        self.session.head = self.session.head.max(page.head);
        // A page without entries keeps the session waiting until the next tick:
        // asking at once again would turn in a circle.
        self.session.reading = page.entries.is_empty();
        for entry in page.entries {
            if entry.seq > self.session.cursor.saturating_add(1) {
                return self.close(CloseCode::Internal);
            }
            if entry.seq == self.session.cursor.saturating_add(1) && self.session.credit > 0 {
                self.deliver(entry);
            }
        }
        self.pull();
    }

    fn appended(&mut self, entry: &Entry) {
        if self.session.bond.ends_with(entry) {
            // At once, and not only when they have taken what comes before.
            return self.close(CloseCode::Revoked);
        }
        self.session.head = self.session.head.max(entry.seq);
        if self.session.phase == Phase::Live
            && self.session.cursor.checked_add(1) == Some(entry.seq)
            && self.session.credit > 0
        {
            self.deliver(entry.clone());
        }
        self.pull();
    }

    /// Sends the entry behind the cursor.
    fn deliver(&mut self, entry: Entry) {
        if self.session.bond.ends_with(&entry) {
            return self.close(CloseCode::Revoked);
        }
        self.session.cursor = entry.seq;
        self.session.credit = self.session.credit.saturating_sub(1);
        self.send(ServerFrame::Entry(Box::new(entry)));
    }

    fn signalled(&mut self, author: Author, signal: Signal) {
        // A reader that takes nothing is not sent what it can do without.
        if self.is_welcome() && self.session.credit > 0 {
            self.send(ServerFrame::Signal { author, signal });
        }
    }

    fn tick(&mut self) {
        match self.session.phase {
            Phase::AwaitingHello if self.has_waited(self.session.opened_at, HELLO_WAIT) => {
                self.close(CloseCode::HelloTimeout);
            }
            // Whatever was asked for before may have been lost.
            Phase::Welcoming => self.effects.push(Effect::Describe),
            Phase::Replaying | Phase::Live => {
                self.session.reading = false;
                self.pull();
            }
            Phase::AwaitingHello | Phase::Closing => {}
        }
    }

    /// Goes on from wherever the session stands: asks for what is missing, says
    /// that nothing is, or gives up on a reader that takes nothing.
    fn pull(&mut self) {
        let Some(epoch) = self.session.epoch.filter(|_| self.is_welcome()) else {
            return;
        };
        let seq = self.session.cursor;
        let missing = self.session.head.saturating_sub(seq);
        if missing == 0 {
            self.session.stalled_since = None;
            self.session.phase = Phase::Live;
            if core::mem::take(&mut self.session.behind) {
                let cursor = Cursor { epoch, seq };
                self.send(ServerFrame::Live { cursor });
            }
            return;
        }
        self.session.behind = true;
        if self.session.phase == Phase::Live && missing > MAX_BEHIND {
            return self.close(CloseCode::SlowReader);
        }
        if self.session.credit == 0 {
            let since = self.session.stalled_since.unwrap_or(self.now).min(self.now);
            self.session.stalled_since = Some(since);
            if self.has_waited(since, STALL_WAIT) {
                self.close(CloseCode::SlowReader);
            }
            return;
        }
        self.session.stalled_since = None;
        if !self.session.reading {
            self.session.reading = true;
            self.effects.push(Effect::Read {
                after: seq,
                limit: self.session.credit.min(MAX_READ),
            });
        }
    }
}

const fn ack(client_id: ClientId, seq: u64, at: Timestamp, duplicate: bool) -> ServerFrame {
    ServerFrame::Ack {
        client_id,
        seq,
        at,
        duplicate,
    }
}
