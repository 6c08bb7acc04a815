//! Desks and their officers, through the door that everybody comes by.

mod access;
mod conversation;
mod failures;
mod fallback;
mod figures;
mod gone;
mod interventions;
mod notes;
mod order;
mod random;
mod revocation;
mod stalled;
mod support;
