//! The case: a sealed, two-way, append-only log between a citizen and a desk,
//! and the rules of the relay that carries it.
//!
//! Chat, report and complaint are all cases. What a person writes comes and
//! goes sealed: this module never opens it. Nothing here does input or output
//! either; whoever stores and connects asks it what to do.
//!
//! - [`entry`]: one entry of the log, and [`kind`]: what a case is about.
//! - [`document`]: what is known of a case in clear, and the bodies of requests.
//! - [`cursor`]: where a reader stands, and what becomes of that.
//! - [`rules`]: who may write what, and why an entry is refused.
//! - [`log`]: the log itself, in memory: what every store must do alike.
//! - [`handling`]: what a desk did with the case; [`intervention`]: somebody is
//!   sent to where the citizen is.
//! - [`retention`]: when a case is closed and erased by itself.
//! - [`capability`]: what an officer shows to get at one case, and [`bond`]: what
//!   that ends with.
//! - [`frame`], [`close`]: what is said on a connection, and why it ends.
//! - [`relay`]: one connection as a state machine, event in, effects out; and
//!   [`session`]: what it keeps between two events.
//! - [`wait`]: what somebody is told who waits for an answer.
//! - [`limit`], [`proof`]: what keeps one caller from taking everything.

pub mod bond;
pub mod capability;
pub mod close;
pub mod cursor;
pub mod document;
pub mod entry;
pub mod frame;
pub mod handling;
pub mod intervention;
pub mod kind;
pub mod limit;
pub mod log;
pub mod proof;
pub mod relay;
pub mod retention;
pub mod rules;
pub mod session;
pub mod standing;
mod turn;
pub mod wait;
pub(crate) mod wire;

pub use wire::written;
