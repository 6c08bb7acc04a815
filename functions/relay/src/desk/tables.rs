//! The tables of a desk. Every row says whose it is, since on Spin all desks
//! share one database.

use vigie_host::storage::Migration;

/// The tables, in the order in which versions of this program made them.
pub(super) const MIGRATIONS: &[Migration] = &[QUEUE, GONE];

const QUEUE: Migration = Migration(&[
    // One row for each turn: whoever writes the next number has the turn.
    "CREATE TABLE turns (desk TEXT NOT NULL, number INTEGER NOT NULL, \
     PRIMARY KEY (desk, number)) WITHOUT ROWID",
    // `body` is the whole conversation; the columns are what it is found by.
    "CREATE TABLE conversations (desk TEXT NOT NULL, case_id BLOB NOT NULL, \
     class INTEGER, fresh INTEGER, since INTEGER, ticket INTEGER, \
     due INTEGER, due_staffed INTEGER, lease_until INTEGER, holder TEXT, \
     body TEXT NOT NULL, PRIMARY KEY (desk, case_id)) WITHOUT ROWID",
    "CREATE INDEX conversations_in_order ON conversations \
     (desk, class, fresh, since, ticket) WHERE class IS NOT NULL",
    "CREATE INDEX conversations_due ON conversations (desk, due) WHERE due IS NOT NULL",
    "CREATE INDEX conversations_due_staffed ON conversations (desk, due_staffed) \
     WHERE due_staffed IS NOT NULL",
    "CREATE INDEX conversations_held ON conversations (desk, lease_until) \
     WHERE lease_until IS NOT NULL",
    "CREATE INDEX conversations_of_officers ON conversations (desk, holder) \
     WHERE holder IS NOT NULL",
    "CREATE TABLE officers (desk TEXT NOT NULL, officer TEXT NOT NULL, until INTEGER NOT NULL, \
     body TEXT NOT NULL, PRIMARY KEY (desk, officer)) WITHOUT ROWID",
    // What cases are still to be asked, until they have answered.
    "CREATE TABLE notices (desk TEXT NOT NULL, turn INTEGER NOT NULL, place INTEGER NOT NULL, \
     case_id BLOB NOT NULL, body TEXT NOT NULL, PRIMARY KEY (desk, turn, place)) WITHOUT ROWID",
    "CREATE INDEX notices_of_case ON notices (desk, case_id)",
    "CREATE TABLE samples (desk TEXT NOT NULL, turn INTEGER NOT NULL, place INTEGER NOT NULL, \
     at INTEGER NOT NULL, what TEXT NOT NULL, class TEXT NOT NULL, took INTEGER NOT NULL, \
     PRIMARY KEY (desk, turn, place)) WITHOUT ROWID",
    "CREATE INDEX samples_by_time ON samples (desk, at)",
    "CREATE INDEX samples_by_kind ON samples (desk, what, at)",
    // Sealed to the desk.
    "CREATE TABLE notes (desk TEXT NOT NULL, case_id BLOB NOT NULL, place INTEGER NOT NULL, \
     client_id BLOB NOT NULL, officer TEXT NOT NULL, at INTEGER NOT NULL, body BLOB NOT NULL, \
     PRIMARY KEY (desk, case_id, place), UNIQUE (desk, case_id, client_id)) WITHOUT ROWID",
    // Interventions that the desk is asked for, as their cases tell them.
    "CREATE TABLE calls (desk TEXT NOT NULL, case_id BLOB NOT NULL, seq INTEGER NOT NULL, \
     body TEXT NOT NULL, PRIMARY KEY (desk, case_id)) WITHOUT ROWID",
]);

const GONE: Migration = Migration(&[
    // Hashes of the identifiers of cases that are gone.
    "CREATE TABLE gone (desk TEXT NOT NULL, id_hash BLOB NOT NULL, at INTEGER NOT NULL, \
     PRIMARY KEY (desk, id_hash)) WITHOUT ROWID",
    "CREATE INDEX gone_by_time ON gone (desk, at)",
]);
