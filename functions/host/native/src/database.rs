//! SQLite as the platform's storage.

use std::{
    cell::RefCell,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, config::DbConfig, params_from_iter, types};
use vigie_host::storage::{Row, Statement, StorageError, Value};

/// How long to wait for others who hold the file.
const PATIENCE: Duration = Duration::from_secs(5);

/// A table's name and all its rows.
pub type Table = (String, Vec<Vec<Value>>);

#[derive(Debug)]
pub(crate) struct Database {
    file: Option<PathBuf>,
    connection: RefCell<Connection>,
}

impl Database {
    pub(crate) fn in_memory() -> Result<Self, StorageError> {
        let connection = Connection::open_in_memory().map_err(failed)?;
        Ok(Self {
            file: None,
            connection: RefCell::new(prepared(connection)?),
        })
    }

    pub(crate) fn open(file: &Path) -> Result<Self, StorageError> {
        let connection = Connection::open(file).map_err(failed)?;
        Ok(Self {
            file: Some(file.to_owned()),
            connection: RefCell::new(prepared(connection)?),
        })
    }

    pub(crate) fn reopen(&self) -> Result<(), StorageError> {
        if let Some(file) = &self.file {
            let connection = Connection::open(file).map_err(failed)?;
            self.connection.replace(prepared(connection)?);
        }
        Ok(())
    }

    pub(crate) fn query(&self, statement: &Statement) -> Result<Vec<Row>, StorageError> {
        run(&self.connection.borrow(), statement)
    }

    pub(crate) fn transaction(&self, statements: &[Statement]) -> Result<(), StorageError> {
        let mut connection = self.connection.borrow_mut();
        let behaviour = rusqlite::TransactionBehavior::Immediate;
        // Dropped before its end, it is rolled back.
        let transaction = connection
            .transaction_with_behavior(behaviour)
            .map_err(failed)?;
        for statement in statements {
            run(&transaction, statement)?;
        }
        transaction.commit().map_err(failed)
    }

    pub(crate) fn dump(&self) -> Result<Vec<Table>, StorageError> {
        let connection = self.connection.borrow();
        let names = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
        let mut tables = Vec::new();
        for name in rows(&connection, names, &[])? {
            let Some(Value::Text(name)) = name.into_iter().next() else {
                return Err(StorageError::Failed);
            };
            let all = format!("SELECT * FROM \"{name}\"");
            tables.push((name, rows(&connection, &all, &[])?));
        }
        Ok(tables)
    }

    pub(crate) fn checkpoint(&self) -> Result<(), StorageError> {
        let text = "PRAGMA wal_checkpoint(TRUNCATE)";
        let told = rows(&self.connection.borrow(), text, &[])?;
        match told.first().and_then(|row| row.first()) {
            Some(Value::Integer(0)) => Ok(()),
            _ => Err(StorageError::Busy),
        }
    }
}

/// Readers and a writer side by side, each commit on the disk before it is
/// answered for, and nothing left of what was deleted.
fn prepared(connection: Connection) -> Result<Connection, StorageError> {
    for pragma in [
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "PRAGMA secure_delete = ON",
    ] {
        rows(&connection, pragma, &[])?;
    }
    connection.busy_timeout(PATIENCE).map_err(failed)?;
    // Closing leaves the files as a crash would, so that every opening comes
    // back from one.
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
        .map_err(failed)?;
    Ok(connection)
}

fn run(connection: &Connection, statement: &Statement) -> Result<Vec<Row>, StorageError> {
    let rows = rows(connection, statement.text, &statement.parameters)?;
    Ok(rows.into_iter().map(Row::new).collect())
}

fn rows(
    connection: &Connection,
    text: &str,
    parameters: &[Value],
) -> Result<Vec<Vec<Value>>, StorageError> {
    let parameters = parameters.iter().map(|value| match value {
        Value::Null => types::Value::Null,
        Value::Integer(number) => types::Value::Integer(*number),
        Value::Text(text) => types::Value::Text(text.clone()),
        Value::Blob(bytes) => types::Value::Blob(bytes.clone()),
    });
    let mut statement = connection.prepare_cached(text).map_err(failed)?;
    let columns = statement.column_count();
    let mut found = statement
        .query(params_from_iter(parameters))
        .map_err(failed)?;
    let mut all = Vec::new();
    while let Some(row) = found.next().map_err(failed)? {
        let values = (0..columns).map(|column| {
            let value: types::Value = row.get(column).map_err(failed)?;
            match value {
                types::Value::Null => Ok(Value::Null),
                types::Value::Integer(number) => Ok(Value::Integer(number)),
                types::Value::Text(text) => Ok(Value::Text(text)),
                types::Value::Blob(bytes) => Ok(Value::Blob(bytes)),
                types::Value::Real(_) => Err(StorageError::Failed),
            }
        });
        all.push(values.collect::<Result<_, _>>()?);
    }
    Ok(all)
}

/// As on the other platforms, what SQLite says in words decides.
#[allow(clippy::needless_pass_by_value, reason = "handed to map_err")]
fn failed(error: rusqlite::Error) -> StorageError {
    StorageError::described(&error.to_string())
}
