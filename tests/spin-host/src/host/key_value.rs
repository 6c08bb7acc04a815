//! `spin:key-value`: every store in one SQLite file, by one connection.
//!
//! As in Spin, all of an application waits on that one connection, and each
//! write is a transaction of its own that is on disk before it is acknowledged.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{OptionalExtension as _, params};
use tokio::task::spawn_blocking;
use wasmtime::component::{Accessor, FutureReader, Resource, StreamReader};

use super::bindings::spin::key_value::key_value::{Error, Host, HostStore, HostStoreWithStore};
use super::{Platform, State};

/// The file's name in the state directory, which is Spin's.
pub const FILE_NAME: &str = "sqlite_key_value.db";

/// How many stores one instance may hold open.
const MAX_OPEN: usize = 256;

const SCHEMA: &str = "CREATE TABLE IF NOT EXISTS spin_key_value (
    store TEXT NOT NULL,
    key   TEXT NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (store, key)
)";

/// The file that holds every store of an application.
#[derive(Debug)]
pub struct File(Mutex<rusqlite::Connection>);

impl File {
    /// Opens the file, and makes it where there is none.
    pub fn open(path: &Path) -> rusqlite::Result<Arc<Self>> {
        let connection = rusqlite::Connection::open(path)?;
        connection.execute(SCHEMA, [])?;
        Ok(Arc::new(Self(Mutex::new(connection))))
    }

    fn with<R>(
        &self,
        work: impl FnOnce(&rusqlite::Connection) -> rusqlite::Result<R>,
    ) -> Result<R, Error> {
        let connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        work(&connection).map_err(|error| Error::Other(error.to_string()))
    }

    fn get(&self, store: &str, key: &str) -> Result<Option<Vec<u8>>, Error> {
        self.with(|connection| {
            connection
                .prepare_cached("SELECT value FROM spin_key_value WHERE store = ?1 AND key = ?2")?
                .query_row([store, key], |row| row.get(0))
                .optional()
        })
    }

    fn set(&self, store: &str, key: &str, value: &[u8]) -> Result<(), Error> {
        self.with(|connection| {
            connection
                .prepare_cached(
                    "INSERT INTO spin_key_value (store, key, value) VALUES (?1, ?2, ?3)
                    ON CONFLICT (store, key) DO UPDATE SET value = excluded.value",
                )?
                .execute(params![store, key, value])
                .map(drop)
        })
    }

    fn delete(&self, store: &str, key: &str) -> Result<(), Error> {
        self.with(|connection| {
            connection
                .prepare_cached("DELETE FROM spin_key_value WHERE store = ?1 AND key = ?2")?
                .execute([store, key])
                .map(drop)
        })
    }

    fn exists(&self, store: &str, key: &str) -> Result<bool, Error> {
        self.with(|connection| {
            connection
                .prepare_cached("SELECT 1 FROM spin_key_value WHERE store = ?1 AND key = ?2")?
                .exists([store, key])
        })
    }

    fn keys(&self, store: &str) -> Result<Vec<String>, Error> {
        self.with(|connection| {
            connection
                .prepare_cached("SELECT key FROM spin_key_value WHERE store = ?1")?
                .query_map([store], |row| row.get(0))?
                .collect()
        })
    }
}

/// A store that a component holds open.
#[derive(Clone, Debug)]
pub struct Store {
    file: Arc<File>,
    label: Arc<str>,
}

impl State {
    fn open_store(&mut self, label: &str) -> wasmtime::Result<Result<Resource<Store>, Error>> {
        let file = match &self.grants.key_value {
            Some(file) if self.grants.stores.contains(label) => Arc::clone(file),
            _ => return Ok(Err(Error::AccessDenied)),
        };
        if self.open_stores >= MAX_OPEN {
            return Ok(Err(Error::StoreTableFull));
        }
        let label = label.into();
        let store = self.table.push(Store { file, label })?;
        self.open_stores += 1;
        Ok(Ok(store))
    }
}

/// Does `work` on a store without holding up the other requests of the instance.
async fn with_store<T, R>(
    accessor: &Accessor<T, Platform>,
    store: &Resource<Store>,
    work: impl FnOnce(&File, &str) -> Result<R, Error> + Send + 'static,
) -> wasmtime::Result<Result<R, Error>>
where
    T: Send + 'static,
    R: Send + 'static,
{
    let store = accessor.with(|mut access| access.get().table.get(store).cloned())?;
    Ok(spawn_blocking(move || work(&store.file, &store.label)).await?)
}

impl Host for State {}

impl HostStore for State {
    async fn drop(&mut self, store: Resource<Store>) -> wasmtime::Result<()> {
        self.table.delete(store)?;
        self.open_stores = self.open_stores.saturating_sub(1);
        Ok(())
    }
}

impl<T: Send + 'static> HostStoreWithStore<T> for Platform {
    async fn open(
        accessor: &Accessor<T, Self>,
        label: String,
    ) -> wasmtime::Result<Result<Resource<Store>, Error>> {
        accessor.with(|mut access| access.get().open_store(&label))
    }

    async fn get(
        accessor: &Accessor<T, Self>,
        store: Resource<Store>,
        key: String,
    ) -> wasmtime::Result<Result<Option<Vec<u8>>, Error>> {
        with_store(accessor, &store, move |file, label| file.get(label, &key)).await
    }

    async fn set(
        accessor: &Accessor<T, Self>,
        store: Resource<Store>,
        key: String,
        value: Vec<u8>,
    ) -> wasmtime::Result<Result<(), Error>> {
        with_store(accessor, &store, move |file, label| {
            file.set(label, &key, &value)
        })
        .await
    }

    async fn delete(
        accessor: &Accessor<T, Self>,
        store: Resource<Store>,
        key: String,
    ) -> wasmtime::Result<Result<(), Error>> {
        with_store(accessor, &store, move |file, label| {
            file.delete(label, &key)
        })
        .await
    }

    async fn exists(
        accessor: &Accessor<T, Self>,
        store: Resource<Store>,
        key: String,
    ) -> wasmtime::Result<Result<bool, Error>> {
        with_store(accessor, &store, move |file, label| {
            file.exists(label, &key)
        })
        .await
    }

    async fn get_keys(
        accessor: &Accessor<T, Self>,
        store: Resource<Store>,
    ) -> wasmtime::Result<(StreamReader<String>, FutureReader<Result<(), Error>>)> {
        // Read first, streamed then: a slow reader must not hold the connection
        // that the whole application waits on.
        let keys = with_store(accessor, &store, File::keys).await?;
        let (keys, end) = match keys {
            Ok(keys) => (keys, Ok(())),
            Err(error) => (Vec::new(), Err(error)),
        };
        accessor.with(|mut access| {
            let keys = StreamReader::new(&mut access, keys)?;
            let end = FutureReader::new(&mut access, async move { wasmtime::error::Ok(end) })?;
            Ok((keys, end))
        })
    }
}
