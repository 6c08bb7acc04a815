//! Somebody who answers, several people at once.

use std::{cell::Cell, rc::Rc, time::Duration};

use anyhow::{Result, bail};
use fastrand::Rng;
use http::Method;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;
use tokio::time::{Instant, sleep, sleep_until};
use vigie::{
    case::{
        document::{Acknowledgement, AppendRequest},
        entry::{Author, Body, Event, Reason},
        kind::Desk,
    },
    seal::{CaseId, ClientId},
};

use super::{
    citizen::message,
    desks::{OVERFLOW, PLATFORM, TOPIC},
    door::Door,
    hour::{CAPACITY, Duty},
    record::{Given, Shared, Wrote},
};
use crate::case::bytes;

/// How often an officer says that they are there.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// How long somebody who vanished stays away: longer than a lease.
const LOST: Duration = Duration::from_secs(60);

/// How long somebody rests who signed off.
const REST: Duration = Duration::from_secs(6);

/// How often an officer with room looks whether somebody waits.
const LOOKS: Duration = Duration::from_secs(3);

/// Somebody who answers.
#[derive(Debug)]
pub(super) struct Officer {
    pub(super) door: Door,
    pub(super) shared: Shared,
    pub(super) rng: Rng,
    pub(super) name: String,
    pub(super) bearer: String,
    pub(super) desk: Desk,
    pub(super) duty: Duty,
    pub(super) handling: Duration,
    pub(super) over: Rc<Cell<bool>>,
    pub(super) held: Vec<Held>,
}

/// What is still to be done in a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Answer,
    End,
}

/// A conversation that an officer has.
#[derive(Debug)]
pub(super) struct Held {
    case: CaseId,
    number: u32,
    capability: String,
    step: Step,
    at: Instant,
}

#[derive(Deserialize)]
struct Lease {
    case: CaseId,
    number: u32,
    capability: String,
}

#[derive(Deserialize)]
struct Presence {
    leases: Vec<Lease>,
    lost: Vec<CaseId>,
}

impl Officer {
    /// Is there until everybody was answered.
    pub(super) async fn work(mut self, began: Instant) {
        if let Err(error) = self.serve(began).await {
            let found = format!("{}: {error:#}", self.name);
            self.shared.borrow_mut().found.push(found);
        }
    }

    async fn serve(&mut self, began: Instant) -> Result<()> {
        // Not all of them in the same second.
        sleep(Duration::from_millis(self.rng.u64(0..500))).await;
        let (mut beat, mut look) = (Instant::now(), Instant::now());
        let mut vanishes = self.duty.vanishes.map(|after| began + after);
        let mut rests = self.duty.rests.map(|after| began + after);
        while !self.over.get() {
            let now = Instant::now();
            if vanishes.is_some_and(|at| at <= now) && !self.held.is_empty() {
                vanishes = None;
                self.vanish().await?;
                beat = Instant::now();
            }
            if rests.is_some_and(|at| at <= now) {
                rests = None;
                self.held.clear();
                self.ask(Method::DELETE, "presence", "", None).await?;
                sleep(REST).await;
                beat = Instant::now();
            }
            if beat <= Instant::now() {
                // From before it is asked: the answer may take its time.
                beat = Instant::now() + HEARTBEAT;
                self.beat().await?;
            }
            if let Some(due) = self.held.iter().position(|held| held.at <= Instant::now()) {
                let held = self.held.remove(due);
                self.go_on(held).await?;
                continue;
            }
            if self.held.len() < usize::from(CAPACITY) && look <= Instant::now() {
                if self.take().await? {
                    continue;
                }
                look = Instant::now() + LOOKS.mul_f64(0.7 + 0.6 * self.rng.f64());
            }
            let next = self.held.iter().map(|held| held.at).min();
            let room = self.held.len() < usize::from(CAPACITY);
            let next = next.into_iter().chain(room.then_some(look)).chain([beat]);
            let soon = Instant::now() + Duration::from_secs(1);
            sleep_until(next.min().unwrap_or(soon).min(soon)).await;
        }
        Ok(())
    }

    async fn ask(
        &self,
        method: Method,
        path: &str,
        body: &str,
        key: Option<ClientId>,
    ) -> Result<crate::http::Answer> {
        let path = format!("/v1/desks/{}/{path}", self.desk);
        let key = key.map(|key| key.to_string());
        let mut headers = vec![("authorization", &*self.bearer)];
        headers.extend(key.as_deref().map(|key| ("idempotency-key", key)));
        self.door
            .ask(method, &path, &headers, body.to_owned())
            .await
    }

    async fn beat(&mut self) -> Result<()> {
        let cases: Vec<CaseId> = self.held.iter().map(|held| held.case).collect();
        let specialties: &[&str] = if self.duty.trained { &[TOPIC] } else { &[] };
        let body = json!({
            "languages": self.duty.languages, "specialties": specialties,
            "capacity": CAPACITY, "cases": cases,
        });
        let answer = self
            .ask(Method::PUT, "presence", &body.to_string(), None)
            .await?;
        if answer.status != 200 {
            bail!("presence: {} {}", answer.status, answer.code());
        }
        let presence: Presence = serde_json::from_slice(&answer.body)?;
        self.held.retain(|held| !presence.lost.contains(&held.case));
        for lease in presence.leases {
            // Whom they were given before they could hear of it, they let go of
            // by not naming them again; the lease ends by itself.
            let mut held = self.held.iter_mut();
            if let Some(held) = held.find(|held| held.case == lease.case) {
                held.number = lease.number;
                held.capability = lease.capability;
            }
        }
        Ok(())
    }

    /// Takes whoever is next.
    async fn take(&mut self) -> Result<bool> {
        let key = ClientId::from_bytes(bytes(&mut self.rng));
        let answer = self.ask(Method::POST, "take", "{}", Some(key)).await?;
        match answer.status {
            200 => {}
            204 => return Ok(false),
            409 => {
                let code = answer.code();
                if code == "not_present" {
                    self.beat().await?;
                }
                self.shared.borrow_mut().refused(format!("take {code}"));
                return Ok(false);
            }
            status => bail!("take: {status} {}", answer.code()),
        }
        let lease: Lease = serde_json::from_slice(&answer.body)?;
        self.shared.borrow_mut().given.push(Given {
            case: lease.case,
            number: lease.number,
            officer: self.name.clone(),
            desk: self.desk.clone(),
            at: Timestamp::now(),
        });
        self.held.push(Held {
            case: lease.case,
            number: lease.number,
            capability: lease.capability,
            step: Step::Answer,
            at: Instant::now() + self.handling.mul_f64(0.15 + 0.2 * self.rng.f64()),
        });
        Ok(true)
    }

    async fn go_on(&mut self, mut held: Held) -> Result<()> {
        match held.step {
            Step::Answer => {
                if held.number < 3 && self.rng.u8(..) < 10 {
                    // Not one for them: somebody else is to look at it.
                    return self.hand(&held, "release", "").await;
                }
                let text = message(&mut self.rng);
                if self.write(&held, text).await? {
                    held.step = Step::End;
                    held.at = Instant::now() + self.handling.mul_f64(0.35 + 0.75 * self.rng.f64());
                    self.held.push(held);
                }
                Ok(())
            }
            Step::End => {
                let chance = self.rng.u8(0..100);
                if held.number < 3 && chance < 5 {
                    let to = if self.desk.as_str() == PLATFORM {
                        OVERFLOW
                    } else {
                        PLATFORM
                    };
                    let to = json!({ "to": to }).to_string();
                    return self.hand(&held, "transfer", &to).await;
                }
                if chance < 10 {
                    return self.hand(&held, "release", "").await;
                }
                let closed = Body::event_only(Event::Closed, Reason::Resolved);
                self.write(&held, closed).await.map(drop)
            }
        }
    }

    /// Gives a conversation back or to another desk.
    async fn hand(&self, held: &Held, how: &str, body: &str) -> Result<()> {
        let path = format!("cases/{}/{how}", held.case);
        let answer = self.ask(Method::POST, &path, body, None).await?;
        match answer.status {
            200 | 204 => Ok(()),
            // The first try was heard, the person is gone, or it was taken away.
            403 | 404 | 409 | 410 => {
                let code = format!("{how} {}", answer.code());
                self.shared.borrow_mut().refused(code);
                Ok(())
            }
            status => bail!("{how}: {status} {}", answer.code()),
        }
    }

    /// Writes, and says whether the conversation is still theirs.
    async fn write(&mut self, held: &Held, body: Body) -> Result<bool> {
        let client_id = ClientId::from_bytes(bytes(&mut self.rng));
        self.shared.borrow_mut().writes(
            held.case,
            Wrote {
                client_id,
                author: Author::Officer,
                body: body.clone(),
                by: Some((self.name.clone(), held.number)),
                acknowledged: None,
            },
        );
        let path = format!("/v1/cases/{}/entries", held.case);
        let bearer = format!("Bearer {}", held.capability);
        let headers = [("authorization", &*bearer)];
        let body = serde_json::to_vec(&AppendRequest { client_id, body })?;
        let answer = self.door.ask(Method::POST, &path, &headers, body).await?;
        match answer.status {
            200 | 201 => {
                let told: Acknowledgement = serde_json::from_slice(&answer.body)?;
                let mut records = self.shared.borrow_mut();
                records.acknowledged(held.case, client_id, told.seq);
                Ok(true)
            }
            403 | 404 | 409 | 410 => {
                let code = format!("write {}", answer.code());
                self.shared.borrow_mut().refused(code);
                Ok(false)
            }
            status => bail!("an answer is not taken: {status} {}", answer.code()),
        }
    }

    /// Nothing is heard of them for longer than a lease; then they go on where
    /// they were, which must be refused where somebody else has it.
    async fn vanish(&mut self) -> Result<()> {
        let until = Instant::now() + LOST;
        while Instant::now() < until && !self.over.get() {
            sleep(Duration::from_millis(500)).await;
        }
        for held in std::mem::take(&mut self.held) {
            let text = message(&mut self.rng);
            if self.write(&held, text).await? && !self.over.get() {
                let Held { case, number, .. } = held;
                let found = format!(
                    "{}: lease {number} of {case} opens after its end",
                    self.name
                );
                self.shared.borrow_mut().found.push(found);
            }
        }
        Ok(())
    }
}
