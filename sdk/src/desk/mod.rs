//! Desks: who answers, and which of them a person is sent to.
//!
//! A **desk** is a team of officers that cases are sealed to. Which desks there
//! are, what they do and with which keys one seals to them stands in a
//! [`directory`] that is signed with a root key. That key is offline: whoever
//! runs or breaks into the service can withhold the directory, but cannot put a
//! key of their own into it.
//!
//! - [`entry`]: one desk: what it does, where, when and how fast.
//! - [`directory`]: all of them; [`faults`]: what makes a directory unfit.
//! - [`plan`]: the same as people write it, without keys and signature.
//! - [`root`]: the key that signs, and how another one follows it.
//! - [`trust`]: what a client keeps of it, and what it accepts.
//! - [`identity`]: whether a bearer token is an officer's, and of which desks.
//! - [`queue`]: who is answered next and by whom; [`shard`]: how a queue is
//!   divided; [`figures`]: how long it takes; [`measured`]: what supervisors and
//!   the public are told of that.
//! - [`phrasebook`]: what two people say who share no language; [`answers`]: whole
//!   texts that an officer picks and sends.
//! - [`route`]: which desk a person is sent to, and why; [`routing`]: the words
//!   of that question and answer.
//!
//! # Examples
//!
//! ```
//! use vigie::desk::{
//!     directory::Directory,
//!     root::RootKey,
//!     route::route,
//!     routing::{Need, RoutingReason, Staff, Staffing},
//!     trust::Trust,
//! };
//!
//! // Offline, by the operator.
//! let root = RootKey::from_bytes([1; 32]); // from the system's randomness
//! let directory: Directory = serde_json::from_str(vigie::doc_desks!())?;
//! let signed = directory.sign(&root)?;
//!
//! // On the citizen's device, which came with the public half of the root key.
//! let now = "2026-11-22T03:00:00Z".parse().unwrap();
//! let (directory, trust) = Trust::pin(root.public()).accept(&signed, &[], now)?;
//! assert_eq!(trust.version, 1);
//!
//! // Somebody is on duty in Rennes, nobody in Bordeaux.
//! let rennes = directory.desks()[1].id.clone();
//! let staffing = Staffing::from([(rennes.clone(), Staff { present: 2, free: 1, ..Staff::default() })]);
//! let routing = route(&directory, &Need::default(), &staffing, now);
//! assert_eq!(routing.desk, rennes);
//! assert_eq!(routing.reason, RoutingReason::General);
//! assert!(directory.key(&rennes, now).is_some());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod answers;
pub mod directory;
pub mod entry;
pub mod faults;
pub mod figures;
pub mod identity;
pub mod measured;
pub mod phrasebook;
pub mod plan;
pub mod queue;
pub mod root;
pub mod route;
pub mod routing;
pub mod shard;
mod signed;
pub mod trust;
