//! The requests of a session: sent, tried again, read.

use http::{Method, Request, Response, StatusCode};
use serde::de::DeserializeOwned;

use super::{
    api::Capabilities,
    backoff::Backoff,
    conversation::Conversation,
    error::{Problem, Told},
    reading::Hole,
    session::Session,
    transport::{Broken, Platform, Transport, random},
};
use crate::{
    case::{
        document::{Acknowledgement, AppendRequest, CaseDocument, Page},
        rules::Refusal,
    },
    seal::ClientId,
};

/// How often a request is tried before the relay counts as out of reach: about
/// a quarter of a minute with the waits between.
const ATTEMPTS: u32 = 8;

/// How many entries are asked for at once.
const PAGE: u16 = 100;

impl<T: Transport, P: Platform> Session<T, P> {
    pub(super) async fn send(
        &self,
        request: Request<Vec<u8>>,
    ) -> Result<Response<Vec<u8>>, Problem> {
        let sent = self.transport.send(request).await;
        sent.map_err(|Broken| Problem::Offline)
    }

    /// Sends a request once.
    pub(super) async fn ask_once(
        &self,
        request: Request<Vec<u8>>,
    ) -> Result<Response<Vec<u8>>, Problem> {
        let answer = self.send(request).await?;
        if answer.status().is_success() {
            Ok(answer)
        } else {
            Err(Problem::of_answer(&answer))
        }
    }

    /// Sends a request that can be repeated until it succeeds or there is no
    /// more hope.
    pub(super) async fn ask(
        &self,
        request: Request<Vec<u8>>,
    ) -> Result<Response<Vec<u8>>, Problem> {
        self.persist(async || self.ask_once(request.clone()).await)
            .await
    }

    /// Does something again until it succeeds or there is no more hope.
    pub(super) async fn persist<R>(
        &self,
        attempt: impl AsyncFn() -> Result<R, Problem>,
    ) -> Result<R, Problem> {
        let mut backoff = Backoff::default();
        loop {
            match attempt().await {
                Ok(result) => return Ok(result),
                Err(problem) => self.pause(&mut backoff, problem).await?,
            }
        }
    }

    /// Waits before the next attempt, if one may help.
    pub(super) async fn pause(
        &self,
        backoff: &mut Backoff,
        problem: Problem,
    ) -> Result<(), Problem> {
        if !problem.is_temporary() || backoff.attempt() + 1 >= ATTEMPTS {
            return Err(problem);
        }
        let bits = u32::from_be_bytes(random(&self.platform));
        let wait = backoff.next(bits, problem.retry_after());
        self.platform.wait(wait).await;
        Ok(())
    }

    /// Sends the next entry of the outbox by a request of its own.
    pub(super) async fn post_next(&self) -> Result<(), Problem> {
        let Some((request, life)) = self.next_to_send() else {
            return Ok(());
        };
        let client_id = request.client_id;
        let _unless_answered = OnItsWay {
            session: self,
            client_id,
        };
        let json = serde_json::to_vec(&request).map_err(|_| Problem::Protocol)?;
        let answer = self.send(self.api.append(&self.token(), json)?).await?;
        if answer.status().is_success() {
            let ack: Acknowledgement = body(&answer)?;
            if ack.client_id != client_id {
                return Err(Problem::Protocol);
            }
            // A contradiction is found out by reading on.
            let _ = self.change(|conversation| conversation.acknowledged(&ack, life));
            return Ok(());
        }
        // Something between us and the relay can find an entry too large.
        let too_large = answer.status() == StatusCode::PAYLOAD_TOO_LARGE;
        let refusal = Told::of(&answer).refusal();
        match refusal.or(too_large.then_some(Refusal::TooLarge)) {
            Some(refusal) if !refusal.retry() => {
                self.change(|conversation| conversation.refused(client_id, refusal));
                Ok(())
            }
            _ => Err(Problem::of_answer(&answer)),
        }
    }

    /// What is to be sent, marked as being on its way, and which reading of the
    /// log its answer is about.
    pub(super) fn next_to_send(&self) -> Option<(AppendRequest, u32)> {
        self.look(|conversation| conversation.to_send().is_some())
            .then(|| {
                self.change(|conversation| {
                    let request = conversation.to_send()?;
                    conversation.sending(request.client_id);
                    Some((request, conversation.life()))
                })
            })
            .flatten()
    }

    /// What the relay can do, if it answers at once.
    pub(super) async fn capabilities_once(&self) -> Result<Capabilities, Problem> {
        if let Some(known) = self.known_capabilities() {
            return Ok(known);
        }
        let answer = self.ask_once(self.api.capabilities()?).await?;
        let read: Capabilities = body(&answer)?;
        if !read.speaks_our_version() {
            return Err(Problem::Unsupported);
        }
        self.keep_capabilities(read.clone());
        Ok(read)
    }

    pub(super) async fn refresh_case(&self) -> Result<(), Problem> {
        let answer = self
            .ask_once(self.api.case(Method::GET, &self.token())?)
            .await?;
        let document: CaseDocument = body(&answer)?;
        self.change(|conversation| conversation.described(document))
            .map_err(|_| Problem::Protocol)
    }

    /// Reads one page; says whether there is more.
    pub(super) async fn refresh_page(&self) -> Result<bool, Problem> {
        let cursor = self.look(Conversation::cursor);
        let answer = self
            .ask_once(self.api.page(&self.token(), cursor, PAGE)?)
            .await?;
        let page: Page = body(&answer)?;
        self.change(|conversation| {
            let epoch = page.cursor.epoch;
            let known = conversation.cursor().map(|cursor| cursor.epoch);
            if known != Some(epoch) || !page.recovered {
                conversation.resumed(epoch, page.recovered);
            }
            for entry in page.entries {
                conversation.read(entry)?;
            }
            if !page.more {
                conversation.caught_up(page.cursor)?;
            }
            Ok(page.more)
        })
        .map_err(|Hole| Problem::Protocol)
    }
}

/// Whatever way a request ends, its entry is no longer on its way.
struct OnItsWay<'s, T: Transport, P: Platform> {
    session: &'s Session<T, P>,
    client_id: ClientId,
}

impl<T: Transport, P: Platform> Drop for OnItsWay<'_, T, P> {
    fn drop(&mut self) {
        let client_id = self.client_id;
        self.session
            .change(|conversation| conversation.unanswered(client_id));
    }
}

/// Reads the body of a successful answer.
pub(super) fn body<B: DeserializeOwned>(answer: &Response<Vec<u8>>) -> Result<B, Problem> {
    serde_json::from_slice(answer.body()).map_err(|_| Problem::Protocol)
}
