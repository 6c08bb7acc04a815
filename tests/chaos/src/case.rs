//! A case that the harness opens, and who may write it.

use std::{net::SocketAddr, time::Duration};

use anyhow::{Result, bail};
use fastrand::Rng;
use jiff::{SignedDuration, Timestamp};
use vigie::{
    case::{
        capability::{Capability, OfficerId, Rights},
        cursor::{Cursor, Epoch},
        document::{CaseDocument, Opened, Opening, Page},
        entry::{Author, Entry},
        kind::{Kind, Priority},
        proof,
    },
    language::Language,
    seal::{CaseId, Envelopes, Receipt},
};

use crate::{
    http::{Answer, Http},
    pause,
    plan::Keys,
};

/// How far an officer's clock may be off without anybody noticing, in seconds;
/// the relay forgives 30 either way.
const SKEW: i64 = 25;

/// A case that was opened.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) id: CaseId,
    pub(crate) epoch: Epoch,
    token: String,
    keys: Keys,
}

impl Case {
    /// Opens a case and does not give up while the server comes and goes.
    pub(crate) async fn open(address: SocketAddr, keys: &Keys, rng: &mut Rng) -> Result<Self> {
        let receipt = Receipt::new(bytes(rng));
        let id = receipt.case_id();
        let readers: Vec<_> = keys.readers.iter().map(|key| (*key, bytes(rng))).collect();
        let envelopes = Envelopes::seal(&id, &receipt.case_key(), &readers)?;
        let opening = Opening {
            kind: Kind::Chat,
            desk: keys.desk.clone(),
            department: None,
            category: None,
            priority: Priority::Ordinary,
            locale: Language::French.into(),
            envelopes,
        };
        let body = serde_json::to_vec(&opening)?;
        let token = receipt.token().encoded().to_string();
        let bearer = format!("Bearer {token}");
        let key = id.to_string();
        let mut proved = String::new();
        let mut http = Http::new(address);
        for _ in 0..MAX_TRIES {
            let mut headers = vec![("authorization", &*bearer), ("idempotency-key", &*key)];
            if !proved.is_empty() {
                headers.push(("proof-of-work", &proved));
            }
            let answer = http.post("/v1/cases", &headers, body.clone()).await;
            match answer {
                Ok(answer) if matches!(answer.status, 200 | 201) => {
                    let opened: Opened = serde_json::from_slice(&answer.body)?;
                    return Ok(Self {
                        id,
                        epoch: opened.case.epoch,
                        token,
                        keys: keys.clone(),
                    });
                }
                Ok(answer) if answer.code() == "proof_required" => {
                    let challenge = answer.member("challenge");
                    let number = proof::solve(&challenge, &id, 0..u64::MAX).unwrap_or_default();
                    proved = format!("{challenge}.{number}");
                }
                Ok(answer) if matches!(answer.status, 429 | 503) => pause(50).await,
                Ok(answer) => bail!("a case is not opened: {} {}", answer.status, answer.code()),
                Err(_) => pause(10).await,
            }
        }
        bail!("a case could not be opened")
    }

    /// The path of the case, with something behind it.
    pub(crate) fn path(&self, rest: &str) -> String {
        format!("/v1/cases/{}{rest}", self.id)
    }

    /// What a citizen shows, or an officer whose clock is anywhere within what
    /// the relay forgives.
    pub(crate) fn token(&self, author: Author, rng: &mut Rng) -> Result<String> {
        match author {
            Author::Officer => self.capability(rng.i64(-SKEW..=SKEW), rng),
            _ => Ok(self.token.clone()),
        }
    }

    /// An officer's capability, made out by a clock that is off by so many
    /// seconds: it begins at what that clock takes for now.
    pub(crate) fn capability(&self, skew: i64, rng: &mut Rng) -> Result<String> {
        let now = Timestamp::now().saturating_add(SignedDuration::from_secs(skew))?;
        let capability = Capability {
            case: self.id,
            desk: self.keys.desk.clone(),
            officer: OfficerId::new("chaos")?,
            rights: Rights::ALL,
            not_before: now,
            expires: now.saturating_add(SignedDuration::from_mins(10))?,
            lease: None,
            nonce: bytes(rng),
        };
        Ok(capability.sign(&self.keys.signer)?)
    }

    /// Everything that the log holds, and what is told of the case.
    pub(crate) async fn log(&self, address: SocketAddr) -> Result<(CaseDocument, Vec<Entry>)> {
        let bearer = format!("Bearer {}", self.token);
        let headers = [("authorization", &*bearer)];
        let mut http = Http::new(address);
        let mut entries = Vec::new();
        let mut seq = 0;
        loop {
            let after = Cursor {
                epoch: self.epoch,
                seq,
            };
            let path = self.path(&format!("/entries?limit=256&after={after}"));
            let answer = read(&mut http, &path, &headers).await?;
            if answer.status != 200 {
                bail!("the log is not read: {} {}", answer.status, answer.code());
            }
            let page: Page = serde_json::from_slice(&answer.body)?;
            if !page.recovered {
                bail!("the log was begun anew");
            }
            entries.extend(page.entries);
            seq = page.cursor.seq;
            if !page.more {
                break;
            }
        }
        let answer = read(&mut http, &self.path(""), &headers).await?;
        if answer.status != 200 {
            bail!("the case is not told: {} {}", answer.status, answer.code());
        }
        Ok((serde_json::from_slice(&answer.body)?, entries))
    }

    /// What somebody is answered who shows `token` for this case.
    pub(crate) async fn asked_with(&self, address: SocketAddr, token: &str) -> Result<String> {
        let bearer = format!("Bearer {token}");
        let answer = Http::new(address)
            .get(&self.path("/entries"), &[("authorization", &bearer)])
            .await?;
        Ok(match answer.status {
            200 => "200".to_owned(),
            status => format!("{status} {}", answer.code()),
        })
    }

    /// The citizen's token, to try elsewhere.
    pub(crate) fn citizen_token(&self) -> &str {
        &self.token
    }
}

/// How often the log is asked for where the server says to come again: five
/// seconds.
const READ_TRIES: u32 = 20;

/// Reads as any client does: a server that has just got room on its disk again
/// may still say once that its storage is away.
async fn read(http: &mut Http, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
    for _ in 0..READ_TRIES {
        let answer = http.get(path, headers).await?;
        if answer.status != 503 {
            return Ok(answer);
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    http.get(path, headers).await
}

/// How often opening is tried: half a minute of a server that is away.
const MAX_TRIES: u32 = 3_000;

/// Seeded bytes. Nothing that is secret stands behind what is opened here.
pub(crate) fn bytes<const N: usize>(rng: &mut Rng) -> [u8; N] {
    let mut bytes = [0; N];
    rng.fill(&mut bytes);
    bytes
}
