//! A platform with actors on one machine: their rows lie in one SQLite file, or
//! in memory, told apart by key as on Spin.
//!
//! Time, random bytes, variables and what others answer are given, as by
//! [`SimulatedHost`]; alarms ring when they are told to, sockets end in queues,
//! and storage fails where a test wants it to. Whatever is not in the file or in
//! a socket's state is gone when the host is dropped: that is a crash, and opening
//! the file again is coming back from one.
//!
//! # Examples
//!
//! ```
//! use std::rc::Rc;
//! use vigie_host::{simulated::{SimulatedHost, block_on}, storage::{Sql, Statement}};
//! use vigie_host_native::{Fault, NativeHost};
//!
//! let time = Rc::new(SimulatedHost::new("2026-11-22T03:00:00Z".parse().unwrap()));
//! let host = NativeHost::in_memory(time).unwrap();
//! let one = || Statement::new("SELECT 1", []);
//! assert_eq!(block_on(host.query(one())).unwrap()[0].integer(0), Ok(1));
//!
//! // The second call from now fails, as where another held the file for too long.
//! use vigie_host::storage::StorageError;
//! host.fail_at(2, Fault::Before(StorageError::Busy));
//! assert!(block_on(host.query(one())).is_ok());
//! assert_eq!(block_on(host.query(one())), Err(StorageError::Busy));
//! assert!(block_on(host.query(one())).is_ok());
//! ```

mod actor;
mod database;
mod fault;
mod socket;

use std::{
    cell::{Cell, RefCell},
    path::Path,
    rc::Rc,
    time::Duration,
};

use bytes::Bytes;
use vigie::jiff::Timestamp;
use vigie_host::{
    Ask, Behaviour, Fetch, FetchError, Host, Problem, Reply, Request, Response, Source,
    actor::{Actors, Asked, Inner},
    frame,
    simulated::SimulatedHost,
    storage::{Row, Sql, Statement, StorageError, alarms, migrate},
};

pub use actor::NativeActor;
pub use database::Table;
pub use fault::Fault;
pub use socket::NativeSocket;

use database::Database;
use fault::Faults;

/// How many alarms one look takes up.
const ALARMS_AT_ONCE: u32 = 64;

/// A host whose actors live in one SQLite database. A clone is the same host.
#[derive(Clone, Debug)]
pub struct NativeHost(Rc<Shared>);

#[derive(Debug)]
struct Shared {
    given: Rc<SimulatedHost>,
    database: Database,
    migrated: RefCell<Vec<&'static str>>,
    faults: Faults,
    sockets: RefCell<Vec<NativeSocket>>,
    /// The last number that decided how long a call to the storage waits;
    /// `None` if calls do not wait.
    order: Cell<Option<u64>>,
}

impl NativeHost {
    /// A host that keeps everything in memory.
    ///
    /// # Errors
    ///
    /// If SQLite cannot make the database.
    pub fn in_memory(given: Rc<SimulatedHost>) -> Result<Self, StorageError> {
        Ok(Self::over(Database::in_memory()?, given))
    }

    /// A host that keeps everything in a file, which is made if it is not
    /// there. Several hosts may share one.
    ///
    /// # Errors
    ///
    /// If SQLite cannot open it.
    pub fn open(file: &Path, given: Rc<SimulatedHost>) -> Result<Self, StorageError> {
        Ok(Self::over(Database::open(file)?, given))
    }

    fn over(database: Database, given: Rc<SimulatedHost>) -> Self {
        Self(Rc::new(Shared {
            given,
            database,
            migrated: RefCell::default(),
            faults: Faults::default(),
            sockets: RefCell::default(),
            order: Cell::new(None),
        }))
    }

    /// The clock, the random bytes, the variables and what others answer.
    #[must_use]
    pub fn given(&self) -> &SimulatedHost {
        &self.0.given
    }

    /// Has a call to the storage fail: the next one is number 1.
    pub fn fail_at(&self, call: u64, fault: Fault) {
        self.0.faults.plan(call, fault);
    }

    /// Takes back what was planned to fail.
    pub fn mend(&self) {
        self.0.faults.mend();
    }

    /// How many calls to the storage there were.
    #[must_use]
    pub fn calls(&self) -> u64 {
        self.0.faults.calls()
    }

    /// Has requests that run side by side take turns between any two calls to
    /// the storage, in an order that a seed decides.
    pub fn interleave(&self, seed: u64) {
        self.0.order.set(Some(seed));
    }

    /// Forgets all that an instance remembers, and opens the file anew. Sockets
    /// stay open, with the bytes that they bear.
    ///
    /// # Errors
    ///
    /// If SQLite cannot open the file again.
    pub fn evict(&self) -> Result<(), StorageError> {
        self.0.migrated.borrow_mut().clear();
        self.0.database.reopen()
    }

    /// Runs the alarms of a kind that are set to a time or earlier, and says how
    /// many there were. The actors still see the host's own clock.
    ///
    /// # Errors
    ///
    /// Those of the storage.
    pub async fn run_due<B: Behaviour>(&self, now: Timestamp) -> Result<usize, StorageError> {
        let list = NativeActor::open::<B>(self, "").await?;
        let actor = async |key: &str| NativeActor::open::<B>(self, key).await;
        alarms::run_due::<B, _>(&list, now, ALARMS_AT_ONCE, actor).await
    }

    /// When the alarm of an actor rings, if it is set.
    ///
    /// # Errors
    ///
    /// Those of the storage.
    pub async fn alarm_of<B: Behaviour>(
        &self,
        key: &str,
    ) -> Result<Option<Timestamp>, StorageError> {
        let text = "SELECT at FROM _alarms WHERE kind = ?1 AND key = ?2";
        let statement = Statement::new(text, [B::KIND.into(), key.into()]);
        let at = |row: &Row| {
            Timestamp::from_millisecond(row.integer(0)?).map_err(|_| StorageError::Failed)
        };
        self.query(statement).await?.first().map(at).transpose()
    }

    /// The socket that was opened last.
    #[must_use]
    pub fn newest_socket(&self) -> Option<NativeSocket> {
        self.0.sockets.borrow().last().cloned()
    }

    /// Hands an actor a message that its client sent over a socket; `None` for
    /// one that is not text.
    ///
    /// # Errors
    ///
    /// If the actor's tables cannot be opened.
    pub async fn deliver<B: Behaviour>(
        &self,
        socket: &NativeSocket,
        text: Option<&str>,
    ) -> Result<(), StorageError> {
        let actor = NativeActor::open::<B>(self, socket.key()).await?;
        B::message(&actor, socket, text).await;
        Ok(())
    }

    /// Every table with all its rows, tables of the platform too.
    ///
    /// # Errors
    ///
    /// If they cannot be read.
    pub fn dump(&self) -> Result<Vec<Table>, StorageError> {
        self.0.database.dump()
    }

    /// Brings all that was written from the journal into the file itself, and
    /// empties the journal.
    ///
    /// # Errors
    ///
    /// If others keep it from that.
    pub fn checkpoint(&self) -> Result<(), StorageError> {
        self.0.database.checkpoint()
    }

    async fn ready<B: Behaviour>(&self) -> Result<(), StorageError> {
        let own = (alarms::KIND, alarms::MIGRATIONS);
        for (kind, migrations) in [own, (B::KIND, B::MIGRATIONS)] {
            let known = self.0.migrated.borrow().contains(&kind);
            if !known {
                migrate(self, kind, migrations).await?;
                self.0.migrated.borrow_mut().push(kind);
            }
        }
        Ok(())
    }

    async fn answered<B: Behaviour, S: Source>(&self, key: &str, request: Request<S>) -> Reply {
        match NativeActor::open::<B>(self, key).await {
            Ok(actor) => B::handle(request, &actor).await,
            Err(_) => frame::refuse(&request, self, Problem::StorageUnavailable).into(),
        }
    }

    /// Lets others go first, now and then, if that is wanted.
    async fn take_turns(&self) {
        let Some(last) = self.0.order.get() else {
            return;
        };
        // A linear congruential generator; its upper bits are the better ones.
        let next = last
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.0.order.set(Some(next));
        for _ in 0..(next >> 62) {
            actor::once().await;
        }
    }
}

impl Host for NativeHost {
    fn now(&self) -> Timestamp {
        self.0.given.now()
    }

    fn fill_random(&self, buffer: &mut [u8]) {
        self.0.given.fill_random(buffer);
    }

    async fn variable(&self, name: &str) -> Option<String> {
        self.0.given.variable(name).await
    }
}

/// The whole database, whoever's rows.
impl Sql for NativeHost {
    async fn query(&self, statement: Statement) -> Result<Vec<Row>, StorageError> {
        self.take_turns().await;
        let work = || self.0.database.query(&statement);
        self.0.faults.around(work)
    }

    async fn transaction(&self, statements: Vec<Statement>) -> Result<(), StorageError> {
        self.take_turns().await;
        let work = || self.0.database.transaction(&statements);
        self.0.faults.around(work)
    }
}

impl Fetch for NativeHost {
    async fn fetch(
        &self,
        request: http::Request<Bytes>,
        limit: usize,
        timeout: Duration,
    ) -> Result<Response, FetchError> {
        self.take_turns().await;
        self.0.given.fetch(request, limit, timeout).await
    }
}

impl Ask for NativeHost {
    fn ask<'a, B: Behaviour>(&'a self, key: &'a str, request: Request<Inner>) -> Asked<'a> {
        Box::pin(async move {
            match self.answered::<B, _>(key, request).await {
                Reply::Whole(answer) | Reply::Live(answer, _) => answer,
                Reply::Foreign(never) => match never {},
            }
        })
    }
}

impl<S: Source> Actors<S> for NativeHost {
    async fn forward<B: Behaviour>(&self, key: &str, request: Request<S>) -> Reply {
        self.answered::<B, _>(key, request).await
    }
}
