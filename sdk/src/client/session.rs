//! A conversation over a transport: opening, writing, reading, erasing.

use core::{fmt, time::Duration};
use std::sync::Mutex;

use http::Method;
use zeroize::Zeroizing;

use super::{
    api::{Api, Capabilities},
    ask::body,
    backoff::Backoff,
    conversation::Conversation,
    error::Problem,
    follow::Follow,
    outbox::Delivery,
    shown::Change,
    transport::{Platform, Transport, random},
    wake::{Bell, First, first, lock},
};
use crate::{
    case::{document::Acknowledgement, entry::Reason, frame::Signal, wait::Wait},
    seal::{CaseId, ClientId, Message, PrivateKey, PublicKey, Receipt},
};

/// How long an answer to an entry that somebody else sent is waited for.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// A conversation over a transport.
///
/// Its methods take `&self`, so that one part of a program can follow it
/// ([`Session::follow`]) while another writes into it. No lock is held while
/// anything is waited for.
///
/// Any of its futures may be dropped before it is done: what was written stays
/// in the outbox and is sent the next time.
pub struct Session<T, P> {
    pub(super) transport: T,
    pub(super) platform: P,
    pub(super) api: Api,
    pub(super) bell: Bell,
    shared: Mutex<Shared>,
}

struct Shared {
    conversation: Conversation,
    token: Zeroizing<String>,
    capabilities: Option<Capabilities>,
    signal: Option<Signal>,
}

impl<T, P> fmt::Debug for Session<T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").finish_non_exhaustive()
    }
}

impl<T: Transport, P: Platform> Session<T, P> {
    /// The citizen's side of a case that was opened before.
    ///
    /// `base` is where the relay is: `https://host` and perhaps a path, without
    /// `/v1`. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// If `base` is not the address of a relay.
    pub fn citizen(
        transport: T,
        platform: P,
        base: &str,
        receipt: &Receipt,
    ) -> Result<Self, Problem> {
        let token = receipt.token().encoded();
        let conversation = Conversation::citizen(receipt);
        Self::new(transport, platform, base, conversation, token)
    }

    /// An officer's side of a case, by a capability and the private key of the
    /// desk, which never leaves this program. Read the case
    /// ([`Session::refresh`] or [`Session::follow`]) before writing.
    ///
    /// # Errors
    ///
    /// If `base` is not the address of a relay.
    pub fn officer(
        transport: T,
        platform: P,
        base: &str,
        case: CaseId,
        capability: &str,
        key: PrivateKey,
    ) -> Result<Self, Problem> {
        let token = Zeroizing::new(capability.to_owned());
        let conversation = Conversation::officer(case, key);
        Self::new(transport, platform, base, conversation, token)
    }

    fn new(
        transport: T,
        platform: P,
        base: &str,
        conversation: Conversation,
        token: Zeroizing<String>,
    ) -> Result<Self, Problem> {
        Ok(Self {
            transport,
            platform,
            api: Api::new(base, conversation.case())?,
            bell: Bell::default(),
            shared: Mutex::new(Shared {
                conversation,
                token,
                capabilities: None,
                signal: None,
            }),
        })
    }

    /// Looks at the conversation. The session is locked meanwhile: call none of
    /// its methods from inside.
    pub fn look<R>(&self, look: impl FnOnce(&Conversation) -> R) -> R {
        look(&lock(&self.shared).conversation)
    }

    /// Changes the conversation and tells whoever waits.
    pub(super) fn change<R>(&self, change: impl FnOnce(&mut Conversation) -> R) -> R {
        let result = change(&mut lock(&self.shared).conversation);
        self.bell.ring();
        result
    }

    pub(super) fn next_change(&self) -> Option<Change> {
        lock(&self.shared).conversation.next_change()
    }

    pub(super) fn tell(&self, change: Change) {
        lock(&self.shared).conversation.changes.push_back(change);
    }

    pub(super) fn token(&self) -> Zeroizing<String> {
        lock(&self.shared).token.clone()
    }

    /// A new capability of the same officer for the same case, once the old one
    /// has expired.
    pub fn renew(&self, capability: &str) {
        capability.clone_into(&mut lock(&self.shared).token);
        self.bell.ring();
    }

    /// What the relay can do; asked once.
    ///
    /// # Errors
    ///
    /// If the relay cannot be reached or speaks another version.
    pub async fn capabilities(&self) -> Result<Capabilities, Problem> {
        self.persist(async || self.capabilities_once().await).await
    }

    pub(super) fn known_capabilities(&self) -> Option<Capabilities> {
        lock(&self.shared).capabilities.clone()
    }

    pub(super) fn keep_capabilities(&self, capabilities: Capabilities) {
        lock(&self.shared).capabilities = Some(capabilities);
    }

    /// Puts a message in the outbox. It is sent by [`Session::follow`] where
    /// that is running, and by [`Session::flush`].
    ///
    /// # Errors
    ///
    /// If the outbox is full, no key is held, or the message cannot be sealed.
    pub fn write(&self, message: Message) -> Result<ClientId, Problem> {
        let client_id = self.client_id();
        let nonce = random(&self.platform);
        self.change(|conversation| conversation.write(message, client_id, nonce))?;
        Ok(client_id)
    }

    /// Writes a message and waits until it stands in the log, and with it all
    /// that was written before.
    ///
    /// # Errors
    ///
    /// If the relay refuses it or cannot be reached; in the latter case it
    /// stays in the outbox.
    pub async fn append(&self, message: Message) -> Result<Acknowledgement, Problem> {
        let client_id = self.write(message)?;
        self.confirmed(client_id).await
    }

    /// Closes the case and waits until that stands in the log.
    ///
    /// # Errors
    ///
    /// As with [`Session::append`].
    pub async fn close(&self, reason: Reason) -> Result<Acknowledgement, Problem> {
        let client_id = self.client_id();
        self.change(|conversation| conversation.close(reason, client_id))?;
        self.confirmed(client_id).await
    }

    /// Reopens the case and waits until that stands in the log.
    ///
    /// # Errors
    ///
    /// As with [`Session::append`].
    pub async fn reopen(&self) -> Result<Acknowledgement, Problem> {
        let client_id = self.client_id();
        self.change(|conversation| conversation.reopen(client_id))?;
        self.confirmed(client_id).await
    }

    /// Gives the case a new key, sealed to these desks, and waits until that
    /// stands in the log; for officers.
    ///
    /// # Errors
    ///
    /// As with [`Session::append`], and if a key is missing or unusable.
    pub async fn rekey(
        &self,
        reason: Reason,
        desks: &[PublicKey],
    ) -> Result<Acknowledgement, Problem> {
        let client_id = self.client_id();
        let (secret, nonce) = (random(&self.platform), random(&self.platform));
        let desks = self.with_randomness(desks);
        self.change(|conversation| conversation.rekey(reason, client_id, secret, nonce, &desks))?;
        self.confirmed(client_id).await
    }

    /// Seals every key that the case has had to more desks, as far as they are
    /// not sealed to them yet, and waits until that stands in the log; for
    /// officers who hand a case on, or have somebody sent.
    ///
    /// # Errors
    ///
    /// As with [`Session::append`], and if a key is missing or unusable.
    pub async fn reseal(&self, reason: Reason, desks: &[PublicKey]) -> Result<(), Problem> {
        self.refresh().await?;
        if self.look(|conversation| conversation.keyring().is_none()) {
            return Err(Problem::NoKey);
        }
        for (version, desks) in self.look(|conversation| conversation.unsealed_to(desks)) {
            let client_id = self.client_id();
            let nonce = random(&self.platform);
            let desks = self.with_randomness(&desks);
            self.change(|conversation| {
                conversation.reseal(reason, version, client_id, nonce, &desks)
            })?;
            self.confirmed(client_id).await?;
        }
        Ok(())
    }

    fn with_randomness(&self, desks: &[PublicKey]) -> Vec<(PublicKey, [u8; 32])> {
        let desks = desks.iter();
        desks.map(|key| (*key, random(&self.platform))).collect()
    }

    /// Sends an entry again that was refused.
    ///
    /// # Errors
    ///
    /// If no such entry was refused.
    pub fn retry(&self, client_id: ClientId) -> Result<(), Problem> {
        self.change(|conversation| conversation.retry(client_id))
    }

    /// Gives up an entry that was refused, and gives back what was written.
    ///
    /// # Errors
    ///
    /// If no such entry was refused.
    pub fn discard(&self, client_id: ClientId) -> Result<Option<Message>, Problem> {
        self.change(|conversation| conversation.discard(client_id))
    }

    /// Tells the other side something in passing. It goes out if a WebSocket
    /// stands, and is lost otherwise; a later signal replaces one that waits.
    pub fn signal(&self, signal: Signal) {
        lock(&self.shared).signal = Some(signal);
        self.bell.ring();
    }

    pub(super) fn take_signal(&self) -> Option<Signal> {
        lock(&self.shared).signal.take()
    }

    fn client_id(&self) -> ClientId {
        ClientId::from_bytes(random(&self.platform))
    }

    async fn confirmed(&self, client_id: ClientId) -> Result<Acknowledgement, Problem> {
        loop {
            self.flush().await?;
            match self.look(|conversation| conversation.delivery(client_id)) {
                Some(Delivery::Confirmed { seq, at }) => {
                    return Ok(Acknowledgement {
                        client_id,
                        seq,
                        at,
                        duplicate: false,
                    });
                }
                Some(Delivery::Refused(refusal)) => return Err(Problem::of_refusal(refusal, None)),
                Some(Delivery::Sending | Delivery::Unconfirmed) => {}
                None => return Err(Problem::NotInOutbox),
            }
        }
    }

    /// Sends what waits in the outbox, one entry after another, until all is
    /// confirmed or refused.
    ///
    /// # Errors
    ///
    /// If the relay cannot be reached for about a quarter of a minute, or takes
    /// nothing from us any more. What is left stays in the outbox.
    pub async fn flush(&self) -> Result<(), Problem> {
        let mut backoff = Backoff::default();
        loop {
            let times = self.bell.times();
            let (unsent, waits) = self.look(|now| (now.has_unsent(), now.to_send().is_some()));
            if !unsent {
                return Ok(());
            }
            if !waits {
                // Somebody else sends it.
                let wait = self.platform.wait(PATIENCE);
                if let First::Other(()) = first(self.bell.rung_since(times), wait).await {
                    self.change(Conversation::lost);
                }
                continue;
            }
            match self.post_next().await {
                Ok(()) => backoff.reset(),
                Err(problem) => self.pause(&mut backoff, problem).await?,
            }
        }
    }

    /// Reads the case and all of its log that was not read yet.
    ///
    /// # Errors
    ///
    /// If the relay cannot be reached or the case not be read.
    pub async fn refresh(&self) -> Result<(), Problem> {
        self.persist(async || self.refresh_case().await).await?;
        while self.persist(async || self.refresh_page().await).await? {}
        Ok(())
    }

    /// Erases the case and everything in it, for good; for the citizen. A case
    /// that was erased before is erased.
    ///
    /// # Errors
    ///
    /// If the relay cannot be reached or refuses.
    pub async fn erase(&self) -> Result<(), Problem> {
        match self
            .ask(self.api.case(Method::DELETE, &self.token())?)
            .await
        {
            Ok(_) | Err(Problem::Erased) => Ok(()),
            Err(problem) => Err(problem),
        }
    }

    /// How long it will be until somebody answers.
    ///
    /// # Errors
    ///
    /// If the relay cannot be reached or the case not be read.
    pub async fn wait(&self) -> Result<Wait, Problem> {
        body(&self.ask(self.api.wait(&self.token())?).await?)
    }

    /// Follows the log from where it was read to, for as long as
    /// [`Follow::next`] is called; one at a time.
    pub fn follow(&self) -> Follow<&Self, T::Channel> {
        Follow::new(self)
    }
}
