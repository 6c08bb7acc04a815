//! Connections to the database on Spin, kept for as long as an instance lives.
//!
//! Opening one reads the whole schema anew and prepares every statement anew,
//! which took more of the processor than all the rest of a question.

use core::{
    cell::{Cell, RefCell},
    fmt,
};

use spin_sdk::sqlite::{Connection as Open, Error, Value as SpinValue};

use crate::storage::{Row, Statement, StorageError, Value};

/// The database that all actors share.
const DATABASE: &str = "default";

/// How many that nobody uses are kept: about as many as the requests that one
/// instance is given at a time.
const IDLE: usize = 16;

thread_local! {
    /// Those that nobody uses. While one is open SQLite keeps its journal: when
    /// the last one to a database closes it puts that away, and the next write
    /// makes it anew with three syncs where one would do.
    static IDLE_ONES: RefCell<Vec<Open>> = const { RefCell::new(Vec::new()) };
}

/// A connection that one question has to itself; then another one has it.
pub(super) struct Connection {
    /// `None` only while it is dropped.
    open: Option<Open>,
    /// Whether something was begun that did not come to its end, as when a
    /// caller went away. Such a connection may be within a transaction: closing
    /// it rolls back.
    unfinished: Cell<bool>,
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection")
            .field("unfinished", &self.unfinished)
            .finish_non_exhaustive()
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        if let Some(open) = self.open.take()
            && !self.unfinished.get()
        {
            // Whatever hinders it, the worst is that one more is opened.
            let _ = IDLE_ONES.try_with(|idle| {
                if let Ok(mut idle) = idle.try_borrow_mut()
                    && idle.len() < IDLE
                {
                    idle.push(open);
                }
            });
        }
    }
}

impl Connection {
    /// One that nobody uses, or a new one.
    pub(super) async fn lend() -> Result<Self, StorageError> {
        let (open, new) = match IDLE_ONES.with_borrow_mut(Vec::pop) {
            Some(open) => (open, false),
            None => {
                let opened = Open::open(DATABASE).await;
                (opened.map_err(|error| failed(&error))?, true)
            }
        };
        let connection = Self {
            open: Some(open),
            unfinished: Cell::new(false),
        };
        if new {
            // What is deleted is overwritten, rather than left for whoever finds
            // the file; SQLite forgets this with the connection. Readers and a
            // writer side by side, and one sync a commit; the file remembers this.
            for pragma in ["PRAGMA secure_delete = ON", "PRAGMA journal_mode = WAL"] {
                connection.query(Statement::new(pragma, [])).await?;
            }
        }
        Ok(connection)
    }

    /// Runs one statement.
    pub(super) async fn query(&self, statement: Statement) -> Result<Vec<Row>, StorageError> {
        // Even a statement that failed has ended; one that nobody waits for any
        // more may still be running.
        let before = self.unfinished.replace(true);
        let result = self.run(statement).await;
        self.unfinished.set(before);
        result
    }

    /// Runs statements together or not at all.
    pub(super) async fn transaction(&self, statements: Vec<Statement>) -> Result<(), StorageError> {
        let plain = |text| self.run(Statement::new(text, []));
        self.query(Statement::new("BEGIN IMMEDIATE", [])).await?;
        self.unfinished.set(true);
        let done = async {
            for statement in statements {
                self.run(statement).await?;
            }
            plain("COMMIT").await
        };
        let done = done.await.map(drop);
        // What is written next must not become part of it. A transaction that
        // SQLite has rolled back by itself cannot be rolled back again, and then
        // this connection is not used by another question.
        let ended = done.is_ok() || plain("ROLLBACK").await.is_ok();
        self.unfinished.set(!ended);
        done
    }

    async fn run(&self, statement: Statement) -> Result<Vec<Row>, StorageError> {
        let open = self.open.as_ref().ok_or(StorageError::Failed)?;
        let parameters = statement.parameters.into_iter().map(|value| match value {
            Value::Null => SpinValue::Null,
            Value::Integer(number) => SpinValue::Integer(number),
            Value::Text(text) => SpinValue::Text(text),
            Value::Blob(bytes) => SpinValue::Blob(bytes),
        });
        let result = open.execute(statement.text, parameters).await;
        let rows = result.map_err(|error| failed(&error))?.collect().await;
        let rows = rows.map_err(|error| failed(&error))?;
        rows.into_iter()
            .map(|row| row.values.into_iter().map(value).collect::<Result<_, _>>())
            .map(|values| values.map(Row::new))
            .collect()
    }
}

fn value(value: SpinValue) -> Result<Value, StorageError> {
    match value {
        SpinValue::Null => Ok(Value::Null),
        SpinValue::Integer(number) => Ok(Value::Integer(number)),
        SpinValue::Text(text) => Ok(Value::Text(text)),
        SpinValue::Blob(bytes) => Ok(Value::Blob(bytes)),
        SpinValue::Real(_) => Err(StorageError::Failed),
    }
}

fn failed(error: &Error) -> StorageError {
    match error {
        Error::Io(text) => StorageError::described(text),
        _ => StorageError::Failed,
    }
}
