//! Connections that carry events: WebSockets, and answers without an end.

pub(crate) mod events;
pub(crate) mod frame;
pub(crate) mod socket;
