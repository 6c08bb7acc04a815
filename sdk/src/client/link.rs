//! One connection: what comes over it, and what goes.

use core::time::Duration;

use jiff::Timestamp;

use super::{
    conversation::Conversation,
    error::Problem,
    reading::Hole,
    session::{PATIENCE, Session},
    shown::{Change, Way},
    sse::Parser,
    timer::{Timer, elapsed},
    transport::{Broken, Channel, Message, Platform, Transport},
    wake::{First, first},
};
use crate::case::{
    close::{CloseCode, Retry},
    document::Acknowledgement,
    frame::{ClientFrame, HEARTBEAT_S, PING, ServerFrame},
};

/// How many entries may be on their way to us.
const CREDIT: u16 = 64;

/// How long a connection lives before it counts as having worked even if it
/// brought nothing.
const USEFUL: Duration = Duration::from_secs(10);

/// Why a connection ends.
#[derive(Debug)]
pub(super) enum Stop {
    /// The relay closed it, or nobody said why it ended.
    Closed(Option<CloseCode>, Retry),
    /// What came is not of the protocol.
    Unreadable,
    /// A request failed.
    Problem(Problem),
}

impl Stop {
    /// The network failed: later.
    pub(super) const fn lost() -> Self {
        Self::Closed(None, Retry::Later)
    }

    /// At once, with the cursor.
    pub(super) const fn hurry() -> Self {
        Self::Closed(None, Retry::Now)
    }
}

impl From<Broken> for Stop {
    fn from(_: Broken) -> Self {
        Self::lost()
    }
}

/// Something was missed: it is asked for by connecting with the cursor.
impl From<Hole> for Stop {
    fn from(_: Hole) -> Self {
        Self::hurry()
    }
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::Protocol => Self::Unreadable,
            problem => Self::Problem(problem),
        }
    }
}

/// What one step came to that concerns who drives it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Told {
    /// An entry of ours was stored.
    pub(super) confirmed: bool,
    /// An entry was refused that may be taken later.
    pub(super) refused: bool,
    /// An entry waits that must be sent by a request.
    pub(super) post: bool,
}

/// A connection that stands.
#[derive(Debug)]
pub(super) struct Link<C> {
    channel: C,
    way: Way,
    parser: Parser,
    /// Which reading of the log it serves; none before the welcome.
    life: Option<u32>,
    live_since: Option<Timestamp>,
    heartbeat: Duration,
    heard: Timestamp,
    said: Timestamp,
    /// How long an answer to an entry is waited for.
    answer: Option<Timer>,
    /// Entries that came since credit was last given.
    taken: u16,
    news: bool,
}

impl<C: Channel> Link<C> {
    pub(super) fn new(channel: C, way: Way, now: Timestamp) -> Self {
        Self {
            channel,
            way,
            parser: Parser::default(),
            life: None,
            live_since: None,
            heartbeat: Duration::from_secs(HEARTBEAT_S.into()),
            heard: now,
            said: now,
            answer: None,
            taken: 0,
            news: false,
        }
    }

    /// Says hello where that is how one begins.
    pub(super) async fn greet<T, P>(&mut self, session: &Session<T, P>) -> Result<(), Stop>
    where
        T: Transport,
        P: Platform,
    {
        if self.way == Way::Socket {
            let cursor = session.look(Conversation::cursor);
            let credit = CREDIT;
            let hello = ClientFrame::Hello { cursor, credit };
            self.say(session, &hello.to_text()).await?;
        }
        Ok(())
    }

    async fn say<T, P>(&mut self, session: &Session<T, P>, frame: &str) -> Result<(), Stop>
    where
        T: Transport,
        P: Platform,
    {
        self.said = session.platform.now();
        match first(self.channel.send(frame), session.platform.wait(PATIENCE)).await {
            First::One(sent) => Ok(sent?),
            First::Other(()) => Err(Stop::lost()),
        }
    }

    /// Says what is to be said, then waits for one thing to happen.
    pub(super) async fn step<T, P>(
        &mut self,
        session: &Session<T, P>,
        hold: Option<Timer>,
    ) -> Result<Told, Stop>
    where
        T: Transport,
        P: Platform,
    {
        let times = session.bell.times();
        let mut told = Told::default();
        let now = session.platform.now();
        let hold = hold.filter(|hold| !hold.is_over(now));
        if self.way == Way::Socket {
            self.say_what_waits(session, hold.is_some()).await?;
        } else if self.live_since.is_some() && hold.is_none() {
            told.post = session.look(|conversation| conversation.to_send().is_some());
            if told.post {
                return Ok(told);
            }
        }
        let now = session.platform.now();
        let silent = self.silence().saturating_sub(elapsed(now, self.heard));
        let ping = self.heartbeat.saturating_sub(elapsed(now, self.said));
        let answer = self.answer.map(|timer| timer.left(now));
        if silent.is_zero() || answer.is_some_and(|left| left.is_zero()) {
            return Err(Stop::lost());
        }
        let limits = [Some(silent), answer, hold.map(|hold| hold.left(now))];
        let ping = (self.way == Way::Socket).then_some(ping);
        let wait = limits.into_iter().chain([ping]).flatten().min();
        let wait = wait.unwrap_or(silent).max(Duration::from_millis(1));
        let pause = first(session.bell.rung_since(times), session.platform.wait(wait));
        match first(self.channel.next(), pause).await {
            First::One(came) => self.came(session, came, &mut told)?,
            First::Other(_) => {}
        }
        Ok(told)
    }

    /// How long nothing at all may come.
    fn silence(&self) -> Duration {
        self.heartbeat * 2 + Duration::from_secs(5)
    }

    async fn say_what_waits<T, P>(
        &mut self,
        session: &Session<T, P>,
        held: bool,
    ) -> Result<(), Stop>
    where
        T: Transport,
        P: Platform,
    {
        if self.taken >= CREDIT / 2 {
            let add = core::mem::take(&mut self.taken);
            let credit = ClientFrame::Credit { add };
            self.say(session, &credit.to_text()).await?;
        }
        if self.live_since.is_some() {
            if let Some(signal) = session.take_signal() {
                let frame = ClientFrame::Signal(signal);
                self.say(session, &frame.to_text()).await?;
            }
            if !held && let Some((append, _)) = session.next_to_send() {
                let frame = ClientFrame::Append {
                    client_id: append.client_id,
                    body: append.body,
                };
                self.answer = Some(Timer::new(session.platform.now(), PATIENCE));
                self.say(session, &frame.to_text()).await?;
            }
        }
        if elapsed(session.platform.now(), self.said) >= self.heartbeat {
            self.say(session, PING).await?;
        }
        Ok(())
    }

    fn came<T, P>(
        &mut self,
        session: &Session<T, P>,
        came: Option<Result<Message, Broken>>,
        told: &mut Told,
    ) -> Result<(), Stop>
    where
        T: Transport,
        P: Platform,
    {
        self.heard = session.platform.now();
        match came {
            Some(Ok(Message::Text(frame))) => self.frame(session, &frame, told),
            Some(Ok(Message::Chunk(bytes))) => {
                let events = self.parser.push(&bytes).map_err(|_| Stop::Unreadable)?;
                for event in events {
                    self.frame(session, &event.data, told)?;
                }
                Ok(())
            }
            Some(Ok(Message::Closed { code })) => Err(Stop::Closed(
                CloseCode::of_number(code),
                Retry::after_close(code),
            )),
            Some(Err(Broken)) | None => Err(Stop::lost()),
        }
    }

    fn frame<T, P>(
        &mut self,
        session: &Session<T, P>,
        frame: &str,
        told: &mut Told,
    ) -> Result<(), Stop>
    where
        T: Transport,
        P: Platform,
    {
        let frame = ServerFrame::parse(frame).map_err(|error| match error.code() {
            "version_unsupported" => Stop::Problem(Problem::Unsupported),
            _ => Stop::Unreadable,
        })?;
        let life = session.look(Conversation::life);
        match (frame, self.life) {
            (
                ServerFrame::Welcome {
                    case,
                    recovered,
                    heartbeat_s,
                    ..
                },
                None,
            ) => {
                self.heartbeat = Duration::from_secs(heartbeat_s.clamp(1, 300).into());
                let way = self.way;
                let life = session.change(|conversation| {
                    let epoch = case.epoch;
                    conversation.described(*case)?;
                    conversation.resumed(epoch, recovered);
                    conversation.changes.push_back(Change::Connected(way));
                    Ok::<_, Hole>(conversation.life())
                })?;
                self.life = Some(life);
            }
            (ServerFrame::Close(code), _) => {
                return Err(Stop::Closed(Some(code), code.retry()));
            }
            (ServerFrame::Pong, _) => {}
            (ServerFrame::Welcome { .. }, Some(_)) | (_, None) => return Err(Stop::Unreadable),
            // Somebody else found another log meanwhile.
            (_, Some(ours)) if ours != life => return Err(Stop::hurry()),
            (ServerFrame::Entry(entry), Some(_)) => {
                self.taken = self.taken.saturating_add(1);
                let before = session.look(Conversation::cursor);
                session.change(|conversation| conversation.read(*entry))?;
                self.news |= session.look(Conversation::cursor) != before;
                self.look_at_answer(session);
            }
            (ServerFrame::Live { cursor }, Some(_)) => {
                session.change(|conversation| conversation.caught_up(cursor))?;
                self.live_since = Some(session.platform.now());
            }
            (
                ServerFrame::Ack {
                    client_id,
                    seq,
                    at,
                    duplicate,
                },
                Some(life),
            ) => {
                let ack = Acknowledgement {
                    client_id,
                    seq,
                    at,
                    duplicate,
                };
                session.change(|conversation| conversation.acknowledged(&ack, life))?;
                self.news = true;
                told.confirmed = true;
                self.look_at_answer(session);
            }
            (ServerFrame::Refused { client_id, refusal }, Some(_)) => {
                session.change(|conversation| conversation.refused(client_id, refusal));
                told.refused = refusal.retry();
                self.look_at_answer(session);
            }
            (ServerFrame::Signal { author, signal }, Some(_)) => {
                session.change(|conversation| conversation.signalled(author, signal));
            }
        }
        Ok(())
    }

    /// Stops waiting for an answer once nothing is on its way.
    fn look_at_answer<T, P>(&mut self, session: &Session<T, P>)
    where
        T: Transport,
        P: Platform,
    {
        if !session.look(Conversation::is_sending) {
            self.answer = None;
        }
    }
}

impl<C> Link<C> {
    pub(super) const fn way(&self) -> Way {
        self.way
    }

    /// Whether everything up to now came over it.
    pub(super) const fn is_steady(&self) -> bool {
        self.live_since.is_some()
    }

    /// Whether it was worth having: then the next one may come at once.
    pub(super) fn was_useful(&self, now: Timestamp) -> bool {
        let lived = self
            .live_since
            .is_some_and(|since| elapsed(now, since) >= USEFUL);
        lived || self.news
    }
}
