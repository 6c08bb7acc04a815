//! Opening a case.

use core::{fmt, time::Duration};

use http::StatusCode;

use super::{
    ask::body,
    backoff::Backoff,
    error::{Problem, Told},
    session::Session,
    transport::{Platform, Transport, random},
};
use crate::{
    case::{
        document::{Opened, Opening},
        kind::{Category, Department, Desk, Kind, Priority},
        proof,
    },
    seal::{CaseId, Envelopes, LanguageTag, PublicKey, Receipt},
};

/// How many numbers of a proof of work are tried before others get a turn.
const TURN: u64 = 4096;

/// Where to give up: the hardest proof takes a sixteenth of it on average.
const NUMBERS: u64 = 1 << 30;

/// How many proofs are made for one case.
const PROOFS: u32 = 3;

/// What routes a case. It stands in clear.
#[derive(Clone, Debug)]
pub struct Routing {
    /// What it is about.
    pub kind: Kind,
    /// The desk that it goes to.
    pub desk: Desk,
    /// The department, where the desk serves several.
    pub department: Option<Department>,
    /// The category, of the deployment's list.
    pub category: Option<Category>,
    /// Its queue.
    pub priority: Priority,
    /// The language to answer in.
    pub locale: LanguageTag,
}

/// A case that is about to be opened: the receipt, and what is sent.
///
/// Show the receipt to the person before opening: whatever happens then, the
/// case is found by it. Keep the draft until the case is open; opening it again
/// opens the same case.
#[derive(Clone)]
pub struct Draft {
    receipt: Receipt,
    body: Vec<u8>,
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Draft(secret)")
    }
}

impl Draft {
    /// Makes a receipt and seals the first key of its case to the desk and to
    /// those in its overflow order.
    ///
    /// # Errors
    ///
    /// If there is no desk, there are more than eight, or the key of one is
    /// unusable.
    pub fn new(
        routing: Routing,
        desks: &[PublicKey],
        platform: &impl Platform,
    ) -> Result<Self, Problem> {
        let receipt = Receipt::new(random(platform));
        let desks: Vec<_> = desks.iter().map(|key| (*key, random(platform))).collect();
        let envelopes = Envelopes::seal(&receipt.case_id(), &receipt.case_key(), &desks)?;
        let opening = Opening {
            kind: routing.kind,
            desk: routing.desk,
            department: routing.department,
            category: routing.category,
            priority: routing.priority,
            locale: routing.locale.clone(),
            envelopes,
        };
        let body = serde_json::to_vec(&opening).map_err(|_| Problem::Protocol)?;
        Ok(Self { receipt, body })
    }

    /// The receipt of the case.
    #[must_use]
    pub fn receipt(&self) -> &Receipt {
        &self.receipt
    }
}

impl<T: Transport, P: Platform> Session<T, P> {
    /// Opens a case. It is tried until the relay answers, for about a quarter
    /// of a minute; under load the relay may ask for a proof of work, which is
    /// made in small turns.
    ///
    /// # Errors
    ///
    /// If `base` is not the address of a relay, the relay cannot be reached, or
    /// it refuses. When in doubt whether the case was opened, open the same
    /// draft again.
    pub async fn open(
        transport: T,
        platform: P,
        base: &str,
        draft: &Draft,
    ) -> Result<Self, Problem> {
        let session = Self::citizen(transport, platform, base, &draft.receipt)?;
        let opened = session.create(draft).await?;
        session
            .change(|conversation| {
                conversation.resumed(opened.cursor.epoch, true);
                conversation.described(opened.case)
            })
            .map_err(|_| Problem::Protocol)?;
        Ok(session)
    }

    async fn create(&self, draft: &Draft) -> Result<Opened, Problem> {
        let case = draft.receipt.case_id();
        let mut backoff = Backoff::default();
        let mut proof: Option<String> = None;
        let mut proofs = 0;
        loop {
            let body_again = draft.body.clone();
            let request = self
                .api
                .create(&self.token(), body_again, proof.as_deref())?;
            let problem = match self.send(request).await {
                Ok(answer) if answer.status().is_success() => return body(&answer),
                Ok(answer) => {
                    let told = Told::of(&answer);
                    let asked = answer.status() == StatusCode::TOO_MANY_REQUESTS
                        && told.code == "proof_required";
                    match told.challenge.filter(|_| asked && proofs < PROOFS) {
                        Some(challenge) => {
                            proof = Some(self.prove(&challenge, &case).await?);
                            proofs += 1;
                            continue;
                        }
                        None => Problem::of_answer(&answer),
                    }
                }
                Err(problem) => problem,
            };
            self.pause(&mut backoff, problem).await?;
        }
    }

    async fn prove(&self, challenge: &str, case: &CaseId) -> Result<String, Problem> {
        let bits = challenge
            .split('.')
            .nth(1)
            .and_then(|bits| bits.parse().ok());
        if !bits.is_some_and(|bits| proof::BITS.contains(&bits)) {
            return Err(Problem::Protocol);
        }
        let mut start = 0;
        while start < NUMBERS {
            if let Some(number) = proof::solve(challenge, case, start..start + TURN) {
                return Ok(format!("{challenge}.{number}"));
            }
            start += TURN;
            self.platform.wait(Duration::ZERO).await;
        }
        Err(Problem::Busy { retry_after: None })
    }
}
