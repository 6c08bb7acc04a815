//! Somebody who needs help.

use std::time::Duration;

use anyhow::{Result, bail};
use fastrand::Rng;
use http::Method;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;
use tokio::time::{Instant, sleep, sleep_until};
use vigie::{
    case::{
        cursor::Cursor,
        document::{Acknowledgement, AppendRequest, Opened, Opening, Page},
        entry::{Author, Body, Event, Reason},
        kind::{Category, Desk, Kind, Priority},
    },
    seal::{CaseId, ClientId, Envelopes, LanguageTag, PublicKey, Receipt},
};

use super::{
    desks::{PLATFORM, SPECIALISED, TOPIC},
    door::Door,
    hour::{Arrival, Going},
    record::{End, Shared, Told, Wrote},
};
use crate::case::bytes;

/// How often somebody reads who waits, and who is spoken to.
const READS: (Duration, Duration) = (Duration::from_secs(8), Duration::from_secs(3));

/// What the service says about where to go.
#[derive(Deserialize)]
struct Routed {
    desk: Desk,
    priority: Priority,
}

/// What the service says about a wait.
#[derive(Deserialize)]
struct Wait {
    desk: Desk,
    position: Option<u64>,
    measured_wait_s: Option<i64>,
    ask_again_s: Option<u64>,
}

/// A sealed message of the smallest class, of which nobody reads more than the
/// first two bytes here.
pub(super) fn message(rng: &mut Rng) -> Body {
    let mut sealed = vec![0; 256 + 42];
    rng.fill(&mut sealed);
    if let Some(head) = sealed.first_chunk_mut::<2>() {
        *head = [1, 1];
    }
    Body::Sealed(sealed)
}

/// Somebody who needs help.
#[derive(Debug)]
pub(super) struct Citizen {
    pub(super) door: Door,
    pub(super) shared: Shared,
    pub(super) rng: Rng,
    pub(super) keys: Vec<PublicKey>,
    pub(super) arrival: Arrival,
}

/// A conversation that was opened.
#[derive(Debug)]
struct Mine {
    id: CaseId,
    bearer: String,
    read_to: Cursor,
    answers: u32,
    /// Whether an officer wrote last.
    answered: bool,
    closed: bool,
}

impl Citizen {
    /// Comes, waits, is answered, goes.
    pub(super) async fn live(mut self, began: Instant) {
        sleep_until(began + self.arrival.at).await;
        if let Err(error) = self.stay().await {
            self.shared
                .borrow_mut()
                .found
                .push(format!("a citizen: {error:#}"));
        }
    }

    async fn stay(&mut self) -> Result<()> {
        let came = Instant::now();
        let mut mine = self.open().await?;
        let text = message(&mut self.rng);
        self.write(&mut mine, text).await?;
        let mut more = self.arrival.more;
        let (mut asks, mut reads) = (came, came + READS.0);
        let mut heard = came;
        loop {
            sleep_until(asks.min(reads)).await;
            let now = Instant::now();
            if asks <= now {
                let again = self.ask(&mine).await?;
                asks = Instant::now() + again;
            }
            if reads <= now {
                let answers = mine.answers;
                self.read(&mut mine).await?;
                if mine.answers > answers {
                    heard = Instant::now();
                    // Whoever is spoken to does not ask how long it takes.
                    asks = heard + Duration::from_secs(30);
                }
                let each = if mine.answers > 0 { READS.1 } else { READS.0 };
                reads = Instant::now() + each;
            }
            if mine.closed {
                return self.ends(&mine, End::Closed);
            }
            match self.arrival.going {
                Going::Leaves(after) if mine.answers == 0 && came.elapsed() > after => {
                    let closed = Body::event_only(Event::Closed, Reason::ByCitizen);
                    self.write(&mut mine, closed).await?;
                    return self.ends(&mine, End::Closed);
                }
                Going::Erases(after) if came.elapsed() > after => {
                    return self.erase(&mine).await;
                }
                _ => {}
            }
            if more > 0 && (mine.answered || self.rng.u8(..) < 16) {
                more -= 1;
                mine.answered = false;
                let text = message(&mut self.rng);
                self.write(&mut mine, text).await?;
            }
            // Nobody goes on: they have what they needed.
            if more == 0 && mine.answered && heard.elapsed() > Duration::from_secs(25) {
                let closed = Body::event_only(Event::Closed, Reason::ByCitizen);
                self.write(&mut mine, closed).await?;
                return self.ends(&mine, End::Closed);
            }
        }
    }

    /// Where to go: by what the page says, or by asking.
    async fn place(&mut self) -> Result<(Desk, Priority)> {
        let priority = self.arrival.priority;
        let known = match priority {
            Priority::Specialised => SPECIALISED,
            _ => PLATFORM,
        };
        if !self.arrival.asks_where {
            return Ok((Desk::new(known)?, priority));
        }
        let mut need = json!({
            "languages": [self.arrival.language], "danger": priority == Priority::Danger,
        });
        if let (Priority::Specialised, Some(members)) = (priority, need.as_object_mut()) {
            members.insert("topic".to_owned(), TOPIC.into());
        }
        let asked = need.to_string();
        let answer = self
            .door
            .ask(Method::POST, "/v1/desks/route", &[], asked)
            .await?;
        if answer.status != 200 {
            bail!("no way is shown: {} {}", answer.status, answer.code());
        }
        let routed: Routed = serde_json::from_slice(&answer.body)?;
        Ok((routed.desk, routed.priority))
    }

    async fn open(&mut self) -> Result<Mine> {
        let (desk, priority) = self.place().await?;
        let receipt = Receipt::new(bytes(&mut self.rng));
        let id = receipt.case_id();
        let keys = self.keys.iter();
        let readers: Vec<_> = keys.map(|key| (*key, bytes(&mut self.rng))).collect();
        let opening = Opening {
            kind: Kind::Chat,
            desk: desk.clone(),
            department: None,
            category: match priority {
                Priority::Specialised => Some(Category::new(TOPIC)?),
                _ => None,
            },
            priority,
            locale: LanguageTag::new(self.arrival.language)?,
            envelopes: Envelopes::seal(&id, &receipt.case_key(), &readers)?,
        };
        let token = receipt.token().encoded().to_string();
        let bearer = format!("Bearer {token}");
        let name = id.to_string();
        let headers = [("authorization", &*bearer), ("idempotency-key", &*name)];
        let body = serde_json::to_vec(&opening)?;
        let answer = self
            .door
            .ask(Method::POST, "/v1/cases", &headers, body)
            .await?;
        if !matches!(answer.status, 200 | 201) {
            bail!("a case is not opened: {} {}", answer.status, answer.code());
        }
        let opened: Opened = serde_json::from_slice(&answer.body)?;
        self.shared.borrow_mut().open(Told {
            id,
            epoch: opened.case.epoch,
            token,
            desk,
            priority,
            wrote: Vec::new(),
            end: End::Open,
            log: Vec::new(),
        });
        Ok(Mine {
            id,
            bearer,
            read_to: opened.cursor,
            answers: 0,
            answered: false,
            closed: false,
        })
    }

    async fn write(&mut self, mine: &mut Mine, body: Body) -> Result<()> {
        let client_id = ClientId::from_bytes(bytes(&mut self.rng));
        self.shared.borrow_mut().writes(
            mine.id,
            Wrote {
                client_id,
                author: Author::Citizen,
                body: body.clone(),
                by: None,
                acknowledged: None,
            },
        );
        let path = format!("/v1/cases/{}/entries", mine.id);
        let body = serde_json::to_vec(&AppendRequest { client_id, body })?;
        let headers = [("authorization", &*mine.bearer)];
        let answer = self.door.ask(Method::POST, &path, &headers, body).await?;
        match answer.status {
            200 | 201 => {
                let told: Acknowledgement = serde_json::from_slice(&answer.body)?;
                self.shared
                    .borrow_mut()
                    .acknowledged(mine.id, client_id, told.seq);
            }
            // An officer was quicker.
            409 if answer.code() == "case_closed" => mine.closed = true,
            status => bail!("a message is not taken: {status} {}", answer.code()),
        }
        Ok(())
    }

    /// Asks how long it takes, and says how soon to ask again.
    async fn ask(&self, mine: &Mine) -> Result<Duration> {
        let path = format!("/v1/cases/{}/wait", mine.id);
        let headers = [("authorization", &*mine.bearer)];
        let answer = self.door.ask(Method::GET, &path, &headers, "").await?;
        if answer.status != 200 {
            bail!("the wait is not told: {} {}", answer.status, answer.code());
        }
        let wait: Wait = serde_json::from_slice(&answer.body)?;
        if let Some(position) = wait.position {
            self.shared.borrow_mut().shown.push(super::record::Shown {
                case: mine.id,
                desk: wait.desk,
                at: Timestamp::now(),
                position,
                wait_s: wait.measured_wait_s,
            });
        }
        Ok(Duration::from_secs(wait.ask_again_s.unwrap_or(30)))
    }

    async fn read(&self, mine: &mut Mine) -> Result<()> {
        let headers = [("authorization", &*mine.bearer)];
        let path = format!("/v1/cases/{}/entries?after={}", mine.id, mine.read_to);
        let answer = self.door.ask(Method::GET, &path, &headers, "").await?;
        if answer.status != 200 {
            bail!("the log is not read: {} {}", answer.status, answer.code());
        }
        let page: Page = serde_json::from_slice(&answer.body)?;
        if !page.recovered {
            bail!("the log of {} was begun anew", mine.id);
        }
        mine.read_to = page.cursor;
        for entry in page.entries {
            match (entry.author, entry.body.event()) {
                (Author::Officer, None) => {
                    mine.answers += 1;
                    mine.answered = true;
                }
                (_, Some(Event::Closed)) => mine.closed = true,
                _ => {}
            }
        }
        Ok(())
    }

    async fn erase(&self, mine: &Mine) -> Result<()> {
        let path = format!("/v1/cases/{}", mine.id);
        let headers = [("authorization", &*mine.bearer)];
        // Until it says so: what it did before it was killed is not known.
        for _ in 0..5 {
            let answer = self.door.ask(Method::DELETE, &path, &headers, "").await?;
            if matches!(answer.status, 204 | 404 | 410) {
                return self.ends(mine, End::Erased);
            }
            sleep(Duration::from_millis(300)).await;
        }
        bail!("{} is not erased", mine.id)
    }

    fn ends(&self, mine: &Mine, end: End) -> Result<()> {
        if let Some(case) = self.shared.borrow_mut().case(mine.id) {
            case.end = end;
        }
        Ok(())
    }
}
