//! The tables of a case.
//!
//! On Workers each case has a database of its own, on Spin all share one: every
//! row says whose it is, and both have the same tables.

use vigie_host::storage::Migration;

/// Released steps never change; a change is a new step.
pub(super) const MIGRATIONS: &[Migration] = &[LOG, TOLD];

const LOG: Migration = Migration(&[
    // What was said when the case was opened. It never changes.
    "CREATE TABLE cases (
        id BLOB PRIMARY KEY,
        epoch BLOB NOT NULL,
        token_hash BLOB NOT NULL,
        opening TEXT NOT NULL
    ) WITHOUT ROWID",
    // The log, the only truth about what happened. Each entry carries what
    // the rules know of the case behind it, so that the last one alone tells
    // whether and how the next may follow.
    "CREATE TABLE entries (
        case_id BLOB NOT NULL,
        seq INTEGER NOT NULL,
        client_id BLOB NOT NULL,
        author TEXT NOT NULL,
        at INTEGER NOT NULL,
        event TEXT,
        reason TEXT,
        body BLOB NOT NULL,
        standing TEXT NOT NULL,
        PRIMARY KEY (case_id, seq),
        UNIQUE (case_id, client_id)
    ) WITHOUT ROWID",
    "CREATE INDEX rekeyed ON entries (case_id, seq) WHERE event = 'rekeyed'",
    // Sealed parts of files.
    "CREATE TABLE chunks (
        case_id BLOB NOT NULL,
        attachment BLOB NOT NULL,
        position INTEGER NOT NULL,
        author TEXT NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (case_id, attachment, position)
    ) WITHOUT ROWID",
    // All that is left of a case that was erased: a hash of its identifier.
    "CREATE TABLE tombstones (id_hash BLOB PRIMARY KEY) WITHOUT ROWID",
]);

/// Which parts of desks know a case, and up to which entry.
const TOLD: Migration = Migration(&["CREATE TABLE told (
        case_id BLOB NOT NULL,
        part TEXT NOT NULL,
        seq INTEGER NOT NULL,
        PRIMARY KEY (case_id, part)
    ) WITHOUT ROWID"]);
