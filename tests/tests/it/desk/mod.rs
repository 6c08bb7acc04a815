//! Desks: who is sent where, and what officers do there, over HTTP alone.

mod console;
mod watch;

mod bad_input;
mod connected;
mod conversation;
mod differential;
mod directory;
mod feed;
mod interventions;
mod matrix;
mod oidc;
mod privacy;
mod provider;
mod stats;
