//! A small HTTP host that runs Spin applications, so that the black-box suite
//! can be run against the Spin side of Vigie on a machine that has no Spin.
//!
//! It reads the same `spin.toml` as `spin up`, offers components the same
//! interfaces (`wasi:http@0.3`, WASI 0.2 and 0.3, `spin:key-value`,
//! `spin:sqlite`, `spin:variables`) and keeps the traits of Spin that can bite:
//!
//! - an instance serves many requests, several at a time ([`ReusePolicy`]);
//!   what traps takes the other requests in that instance down with it;
//! - headers that a client sends under Spin's own names stand *before* Spin's,
//!   so that only the last `spin-client-addr` can be believed;
//! - a header value that is not UTF-8 is answered with 500 before the component
//!   sees anything;
//! - each `Connection::open` is a new SQLite connection with no pragma set; the
//!   key-value store is one SQLite connection behind one lock.
//!
//! Routing is Spin's own library, `routefinder`; instance reuse is Wasmtime's
//! `ProxyHandler`, which Spin stands on too; what goes out is sent by Wasmtime.
//!
//! # What differs from Spin, on purpose
//!
//! - Of the network, components get the HTTP requests that
//!   `allowed_outbound_hosts` allows ([`outbound`]), and no sockets. Requests to
//!   the application itself (`self`, `*.spin.internal`) do not exist.
//! - Every key-value store and SQLite database that the manifest grants exists;
//!   there is no runtime-config file, and no `.env` file is read.
//! - Manifest keys that Spin knows and this host does not act on (`files`,
//!   `static_response`, `dependencies` and so on) are refused rather than ignored.
//! - TEXT that is not UTF-8 in a database is an error for the component; Spin
//!   may panic there.
//! - A request that Spin drops without an answer, such as one whose `Host` is
//!   absent, gets 500.
//! - Compiled components are kept as by Spin, but beside this program and not in the
//!   home of whoever runs it; `--disable-cache` is understood, `--cache` is not.
//! - There is no request timeout, no limit on memory or on the size of a result,
//!   no telemetry, and no HTTP/2; TLS only for requests that go out, each over a
//!   connection of its own.

pub mod engine;
pub mod headers;
pub mod host;
pub mod instance;
pub mod manifest;
pub mod outbound;
pub mod route;
pub mod server;
pub mod variables;

pub use crate::instance::ReusePolicy;
pub use crate::manifest::Manifest;
pub use crate::server::{App, Settings};
