//! `spin:sqlite`: a file per database, a connection per `open`.
//!
//! No pragma is set, so a component finds SQLite's defaults, as on Spin: a
//! rollback journal and a sync at every commit.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::types::{Value as SqlValue, ValueRef};
use rusqlite::{ffi, params_from_iter};
use tokio::sync::{mpsc, oneshot};
use tokio::task::spawn_blocking;
use wasmtime::component::{Accessor, FutureReader, Resource, StreamReader};

use super::bindings::spin::sqlite::sqlite::{
    Error, Host, HostConnection, HostConnectionWithStore, QueryResult, RowResult, Value,
};
use super::stream::Channel;
use super::{Platform, State};

/// How many connections one instance may hold open.
const MAX_OPEN: usize = 256;

/// How long a statement waits for another connection's lock.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// How many rows may wait for the component to read them.
const ROWS_AHEAD: usize = 4;

/// A connection that a component holds open.
#[derive(Clone, Debug)]
pub struct Connection(Arc<Mutex<rusqlite::Connection>>);

impl Connection {
    fn open(path: &Path) -> rusqlite::Result<Self> {
        let mut connection = rusqlite::Connection::open(path)?;
        connection.busy_timeout(BUSY_TIMEOUT)?;
        connection.authorizer(Some(authorize))?;
        Ok(Self(Arc::new(Mutex::new(connection))))
    }

    fn with<R>(&self, work: impl FnOnce(&rusqlite::Connection) -> R) -> R {
        work(&self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Runs one statement: first gives the names of its columns to `columns`,
    /// then every row to `row`, until that says that it wants no more.
    fn query(
        &self,
        statement: &str,
        parameters: Vec<Value>,
        columns: impl FnOnce(Vec<String>),
        mut row: impl FnMut(RowResult) -> bool,
    ) -> rusqlite::Result<()> {
        self.with(|connection| {
            let mut statement = connection.prepare_cached(statement)?;
            let names: Vec<_> = statement.column_names().map(str::to_owned).collect();
            let width = names.len();
            let mut rows = statement.query(params_from_iter(parameters.into_iter().map(to_sql)))?;
            columns(names);
            while let Some(found) = rows.next()? {
                let values = (0..width).map(|index| from_sql(index, found.get_ref(index)?));
                let values = values.collect::<rusqlite::Result<_>>()?;
                if !row(RowResult { values }) {
                    break;
                }
            }
            Ok(())
        })
    }
}

/// Lets everything through but `ATTACH` of a file, which would reach any file of
/// this machine. The empty name is a private database that SQLite deletes, and
/// `VACUUM` needs it.
fn authorize(context: AuthContext<'_>) -> Authorization {
    match context.action {
        AuthAction::Attach { filename: "" } => Authorization::Allow,
        AuthAction::Attach { .. } => Authorization::Deny,
        // An `ATTACH` whose file name is an expression.
        AuthAction::Unknown { code, .. } if code == ffi::SQLITE_ATTACH => Authorization::Deny,
        _ => Authorization::Allow,
    }
}

fn to_sql(value: Value) -> SqlValue {
    match value {
        Value::Integer(number) => SqlValue::Integer(number),
        Value::Real(number) => SqlValue::Real(number),
        Value::Text(text) => SqlValue::Text(text),
        Value::Blob(bytes) => SqlValue::Blob(bytes),
        Value::Null => SqlValue::Null,
    }
}

fn from_sql(index: usize, value: ValueRef<'_>) -> rusqlite::Result<Value> {
    Ok(match value {
        ValueRef::Integer(number) => Value::Integer(number),
        ValueRef::Real(number) => Value::Real(number),
        ValueRef::Text(text) => {
            let text = std::str::from_utf8(text)
                .map_err(|error| rusqlite::Error::Utf8Error(index, error))?;
            Value::Text(text.to_owned())
        }
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
        ValueRef::Null => Value::Null,
    })
}

fn io_error(error: &rusqlite::Error) -> Error {
    Error::Io(error.to_string())
}

/// Opens the database that `label` stands for.
async fn open(grants: &super::Grants, label: &str) -> wasmtime::Result<Result<Connection, Error>> {
    let Some(path) = grants.databases.get(label).cloned() else {
        return Ok(Err(Error::AccessDenied));
    };
    let connection = spawn_blocking(move || Connection::open(&path)).await?;
    Ok(connection.map_err(|error| io_error(&error)))
}

impl State {
    fn keep(
        &mut self,
        connection: Result<Connection, Error>,
    ) -> wasmtime::Result<Result<Resource<Connection>, Error>> {
        let connection = match connection {
            Ok(_) if self.open_connections >= MAX_OPEN => {
                return Ok(Err(Error::Io("too many connections opened".to_owned())));
            }
            Ok(connection) => connection,
            Err(error) => return Ok(Err(error)),
        };
        let connection = self.table.push(connection)?;
        self.open_connections += 1;
        Ok(Ok(connection))
    }

    fn connection(&self, connection: &Resource<Connection>) -> wasmtime::Result<Connection> {
        Ok(self.table.get(connection)?.clone())
    }
}

impl Host for State {}

impl HostConnection for State {
    async fn open(
        &mut self,
        database: String,
    ) -> wasmtime::Result<Result<Resource<Connection>, Error>> {
        let connection = open(&self.grants, &database).await?;
        self.keep(connection)
    }

    async fn execute(
        &mut self,
        connection: Resource<Connection>,
        statement: String,
        parameters: Vec<Value>,
    ) -> wasmtime::Result<Result<QueryResult, Error>> {
        let connection = self.connection(&connection)?;
        let result = spawn_blocking(move || {
            let mut columns = Vec::new();
            let mut rows = Vec::new();
            connection
                .query(
                    &statement,
                    parameters,
                    |names| columns = names,
                    |row| {
                        rows.push(row);
                        true
                    },
                )
                .map(|()| QueryResult { columns, rows })
        });
        Ok(result.await?.map_err(|error| io_error(&error)))
    }

    async fn last_insert_rowid(
        &mut self,
        connection: Resource<Connection>,
    ) -> wasmtime::Result<i64> {
        let connection = self.connection(&connection)?;
        last_insert_rowid(connection).await
    }

    async fn changes(&mut self, connection: Resource<Connection>) -> wasmtime::Result<u64> {
        let connection = self.connection(&connection)?;
        changes(connection).await
    }

    async fn drop(&mut self, connection: Resource<Connection>) -> wasmtime::Result<()> {
        self.table.delete(connection)?;
        self.open_connections = self.open_connections.saturating_sub(1);
        Ok(())
    }
}

async fn last_insert_rowid(connection: Connection) -> wasmtime::Result<i64> {
    let work = move || connection.with(rusqlite::Connection::last_insert_rowid);
    Ok(spawn_blocking(work).await?)
}

async fn changes(connection: Connection) -> wasmtime::Result<u64> {
    let work = move || connection.with(rusqlite::Connection::changes);
    Ok(spawn_blocking(work).await?)
}

type Streamed = (
    Vec<String>,
    StreamReader<RowResult>,
    FutureReader<Result<(), Error>>,
);

impl<T: Send + 'static> HostConnectionWithStore<T> for Platform {
    async fn open_async(
        accessor: &Accessor<T, Self>,
        database: String,
    ) -> wasmtime::Result<Result<Resource<Connection>, Error>> {
        let grants = accessor.with(|mut access| Arc::clone(&access.get().grants));
        let connection = open(&grants, &database).await?;
        accessor.with(|mut access| access.get().keep(connection))
    }

    async fn execute_async(
        accessor: &Accessor<T, Self>,
        connection: Resource<Connection>,
        statement: String,
        parameters: Vec<Value>,
    ) -> wasmtime::Result<Result<Streamed, Error>> {
        let connection = accessor.with(|mut access| access.get().connection(&connection))?;
        let (start, started) = oneshot::channel();
        let (rows, rows_ahead) = mpsc::channel(ROWS_AHEAD);
        let (end, ended) = oneshot::channel();
        spawn_blocking(move || {
            let mut start = Some(start);
            let columns = |names| {
                if let Some(start) = start.take() {
                    // A component that went away wants neither columns nor rows.
                    let _ = start.send(Ok(names));
                }
            };
            let row = |row| rows.blocking_send(row).is_ok();
            let result = connection
                .query(&statement, parameters, columns, row)
                .map_err(|error| io_error(&error));
            // What goes wrong before the first row is the call's own error, and
            // later errors are told at the end of the stream.
            let _ = match (start, result) {
                (Some(start), Err(error)) => start.send(Err(error)).is_ok(),
                (_, result) => end.send(result).is_ok(),
            };
        });
        let columns = match started.await? {
            Ok(columns) => columns,
            Err(error) => return Ok(Err(error)),
        };
        accessor.with(|mut access| {
            let rows = StreamReader::new(&mut access, Channel(rows_ahead))?;
            let end = FutureReader::new(&mut access, ended)?;
            Ok(Ok((columns, rows, end)))
        })
    }

    async fn last_insert_rowid_async(
        accessor: &Accessor<T, Self>,
        connection: Resource<Connection>,
    ) -> wasmtime::Result<i64> {
        let connection = accessor.with(|mut access| access.get().connection(&connection))?;
        last_insert_rowid(connection).await
    }

    async fn changes_async(
        accessor: &Accessor<T, Self>,
        connection: Resource<Connection>,
    ) -> wasmtime::Result<u64> {
        let connection = accessor.with(|mut access| access.get().connection(&connection))?;
        changes(connection).await
    }
}
