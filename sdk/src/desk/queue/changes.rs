//! What comes of a turn.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Class, Conversation, Presence};
use crate::{
    case::{
        capability::OfficerId,
        entry::{Body, Event, Reason},
        handling::Handling,
        kind::Desk,
    },
    seal::{CaseId, ClientId, Digest},
    text_type::named_enum,
};

/// What came of an input, and what is to be stored before anybody is told.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "the changes are to be stored"]
pub struct Turn {
    /// What whoever asked is told.
    pub outcome: Result<Outcome, Refusal>,
    /// What is to be stored, all of it or nothing.
    pub changes: Changes,
}

/// A conversation that an officer has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// The case.
    pub case: CaseId,
    /// Which lease of the case it is: the capability bears the number.
    pub number: u32,
    /// Until when, if no heartbeat names it.
    pub until: Timestamp,
}

/// What whoever asked is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is noted.
    Noted,
    /// The officer is there.
    Present {
        /// Until when, unless another heartbeat comes.
        until: Timestamp,
        /// The conversations that they have.
        leases: Vec<Lease>,
        /// Those that they named and no longer have.
        lost: Vec<CaseId>,
    },
    /// The officer has a conversation.
    Taken(Lease),
    /// Nobody waits whom this officer could take.
    Nobody,
}

named_enum! {
    /// Why an officer was refused: a closed list.
    Refusal {
        /// The officer sent no heartbeat, or too long ago.
        NotPresent = "not_present",
        /// The officer has as many conversations as they said they can have.
        AtCapacity = "at_capacity",
        /// The desk knows no such conversation.
        UnknownConversation = "conversation_unknown",
        /// Only supervisors name somebody whom they did not have last.
        NotToName = "role_missing",
        /// Another officer has it.
        TakenByAnother = "conversation_taken",
        /// The officer does not have it, or no longer.
        NotYours = "lease_lost",
        /// It is over, or on its way to another desk.
        NotHere = "conversation_not_here",
        /// A conversation cannot be handed to the desk that has it.
        SameDesk = "same_desk",
    }
}

named_enum! {
    /// Why something was done with a conversation, for the citizen to read.
    Why {
        /// An officer wanted it.
        Officer = "by_officer",
        /// Nothing more was heard of the officer.
        Vanished = "lease_expired",
        /// More people wait than can be answered in time.
        Overload = "overload",
        /// Nobody is there at this time.
        Unstaffed = "out_of_hours",
    }
}

impl From<Why> for Reason {
    fn from(why: Why) -> Self {
        match why {
            Why::Officer => Self::ByOfficer,
            Why::Vanished => Self::LeaseExpired,
            Why::Overload => Self::Overload,
            Why::Unstaffed => Self::OutOfHours,
        }
    }
}

/// What a case is to write into its log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// An officer has it.
    Assigned,
    /// The officer no longer has it; it waits again.
    Released(Why),
    /// Another desk is to answer.
    Transferred(Desk, Why),
    /// The answer comes later.
    Deferred(Timestamp, Why),
}

/// Something that a case is to write into its log, to be asked of it until it
/// has answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// The case.
    pub case: CaseId,
    /// The turn that it comes from.
    pub turn: u64,
    /// Its place among what the turn has to say: it is told in this order.
    pub place: u32,
    /// The lowest lease number that still opens the case to officers.
    pub floor: u32,
    /// What.
    pub what: What,
}

impl Notice {
    /// The entry that it becomes.
    #[must_use]
    pub fn body(&self) -> Body {
        let (event, why, desk, until) = match &self.what {
            What::Assigned => (Event::Assigned, Why::Officer, None, None),
            What::Released(why) => (Event::Released, *why, None, None),
            What::Transferred(desk, why) => (Event::Transferred, *why, Some(desk.clone()), None),
            What::Deferred(until, why) => (Event::Deferred, *why, None, Some(*until)),
        };
        Body::Event {
            event,
            reason: why.into(),
            envelopes: None,
            handling: Some(Handling {
                floor: Some(self.floor),
                desk,
                until,
                line: Vec::new(),
            }),
        }
    }

    /// The id of the entry that it becomes: the same however often it is asked by
    /// the same part of a desk.
    #[must_use]
    pub fn client_id(&self, teller: &str) -> ClientId {
        let mut named = b"vigie/v1/desk notice".to_vec();
        named.extend_from_slice(self.case.as_bytes());
        named.extend_from_slice(&self.turn.to_be_bytes());
        named.extend_from_slice(&self.place.to_be_bytes());
        named.extend_from_slice(teller.as_bytes());
        let mut id = [0; 16];
        for (to, from) in id.iter_mut().zip(Digest::of(&named).as_bytes()) {
            *to = *from;
        }
        ClientId::from_bytes(id)
    }
}

named_enum! {
    /// What is measured.
    Sampled {
        /// That a conversation came to the desk; it takes no time.
        Arrived = "arrived",
        /// How long somebody waited until an officer took the conversation.
        Wait = "wait",
        /// How long it took from opening until an officer wrote.
        FirstResponse = "first_response",
        /// How long an officer's part took, from being taken to its end.
        Handling = "handling",
        /// How long somebody waited who then left.
        Abandoned = "abandoned",
        /// How long somebody waited until another desk was asked.
        Transferred = "transferred",
        /// How long somebody waited until they were promised a time.
        Deferred = "deferred",
        /// By how much a promised time was missed.
        PromiseMissed = "promise_missed",
    }
}

/// One measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// What.
    pub what: Sampled,
    /// In which queue.
    pub class: Class,
    /// How long.
    pub took: SignedDuration,
}

/// What is to be stored, all of it or nothing. `None` is to be removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The conversations that are now so.
    pub conversations: BTreeMap<CaseId, Option<Conversation>>,
    /// The officers who are now so.
    pub officers: BTreeMap<OfficerId, Option<Presence>>,
    /// What cases are to be asked.
    pub notices: Vec<Notice>,
    /// What was measured.
    pub samples: Vec<Sample>,
}

impl Changes {
    /// Whether there is nothing to store.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.conversations.is_empty()
            && self.officers.is_empty()
            && self.notices.is_empty()
            && self.samples.is_empty()
    }
}
