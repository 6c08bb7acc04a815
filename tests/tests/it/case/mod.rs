//! Cases: sealed and durable conversations, from both sides and from those who
//! have no part in them.

pub(crate) mod example;
pub(crate) mod officer;
pub(crate) mod party;
pub(crate) mod socket;
pub(crate) mod stream;
mod tokens;

mod attachments;
mod connecting;
mod conversation;
mod cursor;
pub(crate) mod differential;
mod forms;
mod frames;
mod limits;
mod matrix;
pub(crate) mod privacy;
mod readers;
mod rekeying;
mod sockets;
mod streams;
mod tampering;

pub(crate) use party::Case;
