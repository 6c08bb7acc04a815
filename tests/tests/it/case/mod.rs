//! Cases: sealed and durable conversations, from both sides and from those who
//! have no part in them.

pub(crate) mod example;
mod officer;
mod party;
mod socket;
mod stream;
mod tokens;

mod attachments;
mod connecting;
mod conversation;
mod cursor;
mod differential;
mod forms;
mod frames;
mod limits;
mod matrix;
mod privacy;
mod readers;
mod rekeying;
mod sockets;
mod streams;
mod tampering;

pub(crate) use party::Case;
