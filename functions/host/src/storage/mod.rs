//! What an actor keeps: rows in SQLite, which both hosts have.
//!
//! Every schema and every query is written once. A write is one statement, or
//! one [`Sql::transaction`], and is on the disk when its future is ready: an
//! answer that says so may leave then, and no earlier.

pub mod alarms;
mod migration;
mod value;

use core::future::Future;

pub use migration::{Migration, migrate};
pub use value::{Row, Value};

/// A statement and its parameters, which stand as `?1`, `?2`, … in its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The text, fixed when the program was written: no value ever becomes a
    /// part of it.
    pub text: &'static str,
    /// The parameters in order.
    pub parameters: Vec<Value>,
}

impl Statement {
    /// A statement with its parameters.
    ///
    /// ```
    /// use vigie_host::storage::Statement;
    ///
    /// let look_up = Statement::new("SELECT at FROM alarms WHERE key = ?1", ["a".into()]);
    /// assert_eq!(look_up.parameters.len(), 1);
    /// ```
    #[must_use]
    pub fn new(text: &'static str, parameters: impl IntoIterator<Item = Value>) -> Self {
        Self {
            text,
            parameters: parameters.into_iter().collect(),
        }
    }
}

/// A SQLite database.
pub trait Sql {
    /// Runs one statement and gives the rows that it returns. A statement that
    /// writes has been committed when this is ready.
    fn query(&self, statement: Statement) -> impl Future<Output = Result<Vec<Row>, StorageError>>;

    /// Runs statements that become durable together or not at all.
    fn transaction(
        &self,
        statements: Vec<Statement>,
    ) -> impl Future<Output = Result<(), StorageError>>;
}

/// Why storage did not do what it was asked for. It holds nothing that stood in
/// a statement or its parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// No room is left on the disk.
    Full,
    /// Others held the database for too long.
    Busy,
    /// A row that must be unique is there already.
    Conflict,
    /// The database was written by a newer version of this program.
    Newer,
    /// Anything else: the platform's storage failed.
    Failed,
}

impl StorageError {
    /// The error that SQLite or a platform describes in words. Neither host
    /// hands on SQLite's own codes.
    ///
    /// ```
    /// use vigie_host::storage::StorageError;
    ///
    /// let told = "database or disk is full: SQLITE_FULL";
    /// assert_eq!(StorageError::described(told), StorageError::Full);
    /// ```
    #[must_use]
    pub fn described(text: &str) -> Self {
        let says = |words: &str| text.contains(words);
        if says("disk is full") || says("SQLITE_FULL") {
            Self::Full
        } else if says("is locked") || says("SQLITE_BUSY") {
            Self::Busy
        } else if says("UNIQUE constraint") || says("SQLITE_CONSTRAINT") {
            Self::Conflict
        } else {
            Self::Failed
        }
    }
}

impl core::fmt::Display for StorageError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::Full => "no room is left in the storage",
            Self::Busy => "the storage was busy for too long",
            Self::Conflict => "a row that must be unique is there already",
            Self::Newer => "the storage was written by a newer version",
            Self::Failed => "the storage failed",
        })
    }
}

impl core::error::Error for StorageError {}
