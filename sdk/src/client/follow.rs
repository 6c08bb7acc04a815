//! Following a log, over whatever the network lets through.

use core::{ops::Deref, time::Duration};

use http::{Response, StatusCode};

use super::{
    backoff::Backoff,
    conversation::Conversation,
    error::Problem,
    link::{Link, Stop},
    session::{PATIENCE, Session},
    shown::{Change, Way},
    timer::Timer,
    transport::{Platform, Refused, Transport, random},
    wake::{First, first},
};
use crate::case::{
    close::{CloseCode, Retry},
    entry::Author,
};

/// How often one way is tried before the next one is.
const TRIES: u32 = 2;

/// How often a connection is replaced at once before waiting all the same.
const HURRIES: u32 = 3;

/// How many unreadable answers in a row are taken for an accident.
const ACCIDENTS: u32 = 5;

/// The shortest and the longest time between two looks when polling.
const POLL: (Duration, Duration) = (Duration::from_secs(2), Duration::from_secs(15));

/// After how many looks a better way is tried again.
const LOOKS: u32 = 40;

/// Follows the log of a [`Session`], and sends what is written meanwhile.
///
/// It uses a WebSocket where it can, a stream of events where it cannot, and
/// asks again and again where neither gets through; it comes back to a better
/// way by and by. After each interruption it goes on from where it was.
///
/// `S` is what leads to the session: a reference, an `Rc` or an `Arc`.
#[derive(Debug)]
pub struct Follow<S, C> {
    session: S,
    link: Option<Live<C>>,
    backoff: Backoff,
    /// What is waited for before the next attempt.
    rest: Option<Timer>,
    /// What is waited for before the next entry is sent.
    hold: Option<Timer>,
    sending: Backoff,
    /// Failures since a way last worked.
    failures: u32,
    hurries: u32,
    accidents: u32,
    no_sockets: bool,
    no_streams: bool,
}

#[derive(Debug)]
enum Live<C> {
    Link(Box<Link<C>>),
    Poll {
        looks: u32,
        interval: Duration,
        rest: Option<Timer>,
    },
}

impl<S, T, P> Follow<S, T::Channel>
where
    S: Deref<Target = Session<T, P>>,
    T: Transport,
    P: Platform,
{
    /// Follows the log of a session from where it was read to.
    pub fn new(session: S) -> Self {
        Self {
            session,
            link: None,
            backoff: Backoff::default(),
            rest: None,
            hold: None,
            sending: Backoff::default(),
            failures: 0,
            hurries: 0,
            accidents: 0,
            no_sockets: false,
            no_streams: false,
        }
    }

    /// The next change. Nothing happens between two calls: call it in a loop.
    /// Dropping the future before it is ready loses nothing.
    ///
    /// Being offline is a change ([`Change::Disconnected`]), not an error.
    ///
    /// # Errors
    ///
    /// If trying again would not help: the case was erased, the receipt or
    /// capability opens nothing, or the relay is not one.
    pub async fn next(&mut self) -> Result<Change, Problem> {
        loop {
            if let Some(change) = self.session.next_change() {
                return Ok(change);
            }
            if let Err(stop) = self.advance().await {
                self.stopped(stop)?;
            }
        }
    }

    async fn advance(&mut self) -> Result<(), Stop> {
        let session = &*self.session;
        if let Some(rest) = self.rest {
            session
                .platform
                .wait(rest.left(session.platform.now()))
                .await;
            self.rest = None;
        }
        match &mut self.link {
            None => self.connect().await,
            Some(Live::Link(link)) => {
                let told = link.step(session, self.hold).await?;
                if link.is_steady() {
                    (self.failures, self.accidents) = (0, 0);
                }
                if told.refused {
                    self.hold_back(None);
                } else if told.confirmed {
                    self.sending.reset();
                }
                if told.post {
                    self.post().await?;
                }
                Ok(())
            }
            Some(Live::Poll { .. }) => self.poll().await,
        }
    }

    async fn connect(&mut self) -> Result<(), Stop> {
        let session = &*self.session;
        let answer = first(session.capabilities_once(), session.platform.wait(PATIENCE)).await;
        let capabilities = match answer {
            First::One(known) => known?,
            First::Other(()) => return Err(Stop::lost()),
        };
        let mut ways = Vec::with_capacity(3);
        if capabilities.sockets && !self.no_sockets {
            ways.push(Way::Socket);
        }
        if capabilities.events && !self.no_streams {
            ways.push(Way::Stream);
        }
        ways.push(Way::Poll);
        let turn = usize::try_from(self.failures / TRIES).unwrap_or_default() % ways.len();
        let way = ways.get(turn).copied().unwrap_or(Way::Poll);
        let request = match way {
            Way::Socket => session.api.socket(&session.token())?,
            Way::Stream => {
                let cursor = session.look(Conversation::cursor);
                session.api.stream(&session.token(), cursor)?
            }
            Way::Poll => {
                session.refresh_case().await?;
                self.link = Some(Live::Poll {
                    looks: 0,
                    interval: POLL.0,
                    rest: None,
                });
                return Ok(());
            }
        };
        let opened = first(
            session.transport.open(request),
            session.platform.wait(PATIENCE),
        );
        match opened.await {
            First::One(Ok(channel)) => {
                let mut link = Link::new(channel, way, session.platform.now());
                link.greet(session).await?;
                self.link = Some(Live::Link(Box::new(link)));
                Ok(())
            }
            First::One(Err(Refused::Answer(answer))) => self.answered(way, &answer),
            First::One(Err(Refused::Unsupported)) => {
                self.give_up(way);
                Err(Stop::hurry())
            }
            First::One(Err(Refused::Broken(_))) | First::Other(()) => Err(Stop::lost()),
        }
    }

    /// The relay, or something between, answered instead of connecting.
    fn answered(&mut self, way: Way, answer: &Response<Vec<u8>>) -> Result<(), Stop> {
        match answer.status() {
            // Nothing here takes this sort of connection.
            StatusCode::NOT_IMPLEMENTED
            | StatusCode::NOT_ACCEPTABLE
            | StatusCode::METHOD_NOT_ALLOWED
            | StatusCode::UPGRADE_REQUIRED => {
                self.give_up(way);
                Err(Stop::hurry())
            }
            // A success that is no connection: something between took it apart.
            status if status.is_success() => Err(Stop::lost()),
            _ => Err(Problem::of_answer(answer).into()),
        }
    }

    fn give_up(&mut self, way: Way) {
        match way {
            Way::Socket => self.no_sockets = true,
            Way::Stream => self.no_streams = true,
            Way::Poll => {}
        }
    }

    async fn poll(&mut self) -> Result<(), Stop> {
        let session = &*self.session;
        let times = session.bell.times();
        let Some(Live::Poll {
            looks,
            interval,
            rest,
        }) = &mut self.link
        else {
            return Ok(());
        };
        if let Some(timer) = *rest {
            let held = self
                .hold
                .is_some_and(|hold| !hold.is_over(session.platform.now()));
            let waits = session.look(|conversation| conversation.to_send().is_some());
            if !waits || held {
                let left = timer.left(session.platform.now());
                let wait = session.platform.wait(left.max(Duration::from_millis(1)));
                if let First::One(()) = first(session.bell.rung_since(times), wait).await {
                    return Ok(());
                }
            }
            *rest = None;
        }
        if *looks >= LOOKS {
            // The other ways may be open by now. What was read stays live.
            self.link = None;
            return Ok(());
        }
        *looks += 1;
        let before = session.look(Conversation::cursor);
        let more = session.refresh_page().await?;
        if *looks == 1 {
            session.tell(Change::Connected(Way::Poll));
        }
        let news = session.look(Conversation::cursor) != before;
        *interval = if news {
            POLL.0
        } else {
            (*interval * 3 / 2).min(POLL.1)
        };
        if !more {
            *rest = Some(Timer::new(session.platform.now(), *interval));
        }
        (self.failures, self.accidents) = (0, 0);
        self.backoff.reset();
        if !more {
            self.post().await?;
        }
        Ok(())
    }

    /// Sends the next entry by a request of its own.
    async fn post(&mut self) -> Result<(), Stop> {
        let session = &*self.session;
        if self
            .hold
            .is_some_and(|hold| !hold.is_over(session.platform.now()))
        {
            return Ok(());
        }
        self.hold = None;
        match session.post_next().await {
            Ok(()) => self.sending.reset(),
            Err(problem) if problem.is_temporary() => self.hold_back(problem.retry_after()),
            Err(problem) => return Err(problem.into()),
        }
        Ok(())
    }

    fn hold_back(&mut self, asked: Option<Duration>) {
        let platform = &self.session.platform;
        let bits = u32::from_be_bytes(random(platform));
        let length = self.sending.next(bits, asked);
        self.hold = Some(Timer::new(platform.now(), length));
    }

    /// The connection ended or did not come about: what to do next.
    fn stopped(&mut self, stop: Stop) -> Result<(), Problem> {
        let session = &*self.session;
        session.change(Conversation::lost);
        if let Some(Live::Link(link)) = self.link.take()
            && link.was_useful(session.platform.now())
        {
            self.backoff.reset();
            self.hurries = 0;
        } else {
            self.failures = self.failures.saturating_add(1);
        }
        let (retry, asked) = match stop {
            Stop::Closed(code, Retry::No) => return Err(self.ended(code)),
            Stop::Closed(_, retry) => (retry, None),
            Stop::Unreadable => {
                self.accidents += 1;
                if self.accidents >= ACCIDENTS {
                    self.accidents = 0;
                    return Err(Problem::Protocol);
                }
                (Retry::Later, None)
            }
            Stop::Problem(problem) if problem.is_temporary() => {
                (Retry::Later, problem.retry_after())
            }
            Stop::Problem(problem) => return Err(problem),
        };
        let length = if retry == Retry::Now && self.hurries < HURRIES {
            self.hurries += 1;
            Duration::ZERO
        } else {
            let bits = u32::from_be_bytes(random(&session.platform));
            self.backoff.next(bits, asked)
        };
        self.rest = Some(Timer::new(session.platform.now(), length));
        session.tell(Change::Disconnected { retry_in: length });
        Ok(())
    }

    fn ended(&self, code: Option<CloseCode>) -> Problem {
        let author = self.session.look(Conversation::author);
        match (code, author) {
            // A receipt does not expire.
            (Some(CloseCode::Unauthenticated), Author::Citizen) => Problem::WrongReceipt,
            _ => Problem::of_close(code),
        }
    }
}

impl<S, C> Follow<S, C> {
    /// How the log is being followed; `None` while there is no connection.
    #[must_use]
    pub fn way(&self) -> Option<Way> {
        self.link.as_ref().map(|live| match live {
            Live::Link(link) => link.way(),
            Live::Poll { .. } => Way::Poll,
        })
    }
}
