//! How long an instance lives, and how many requests share it.
//!
//! Wasmtime's `ProxyHandler` hands requests to instances and starts new ones;
//! this module gives it Spin's policy. An instance takes up to `concurrent`
//! requests at a time and `total` in all, and goes when it was idle for a while.
//! When a component traps, every request that its instance holds fails, and the
//! next request gets a new instance.

use std::fmt;
use std::num::NonZeroUsize;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use tokio::time::Sleep;
use wasmtime::component::GuestTaskId;
use wasmtime::{Engine, Store, StoreContextMut};
use wasmtime_wasi_http::WasiHttpView as _;
use wasmtime_wasi_http::handler::{
    HandlerState, Instance, ProxyPre, ShouldAccept, WorkerExpiration, WorkerState, WorkerStatus,
};

use crate::host::{Grants, State};

/// When an instance takes another request. The defaults are Spin's.
#[derive(Clone, Copy, Debug)]
pub struct ReusePolicy {
    /// How many requests one instance serves in all.
    pub total: NonZeroUsize,
    /// How many it serves at the same time.
    pub concurrent: NonZeroUsize,
    /// How long it waits for another request.
    pub idle: Duration,
}

impl Default for ReusePolicy {
    fn default() -> Self {
        Self {
            total: const { NonZeroUsize::new(128).unwrap() },
            concurrent: const { NonZeroUsize::new(16).unwrap() },
            idle: Duration::from_secs(1),
        }
    }
}

/// One component, ready to be instantiated.
pub(crate) struct Factory {
    pub(crate) id: String,
    pub(crate) engine: Engine,
    pub(crate) component: ProxyPre<State>,
    pub(crate) grants: Arc<Grants>,
    pub(crate) policy: ReusePolicy,
}

impl fmt::Debug for Factory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Factory")
            .field("id", &self.id)
            .field("policy", &self.policy)
            .finish_non_exhaustive()
    }
}

impl HandlerState for Factory {
    type StoreData = State;
    type WorkerExpiration = Idle;
    type WorkerState = Reuse;

    async fn instantiate(&self) -> wasmtime::Result<Instance<State, Idle, Reuse>> {
        let state = State::new(Arc::clone(&self.grants));
        let mut store = Store::new(&self.engine, state);
        let proxy = self.component.instantiate_async(&mut store).await?;
        Ok(Instance {
            store,
            proxy,
            view: State::http,
            expiration: Idle {
                limit: self.policy.idle,
                alarm: Box::pin(tokio::time::sleep(self.policy.idle)),
            },
            state: Reuse {
                component: self.id.clone(),
                policy: self.policy,
            },
        })
    }
}

/// Ends an instance that has nothing to do, and only that: a stream may take as
/// long as it takes.
#[derive(Debug)]
pub(crate) struct Idle {
    limit: Duration,
    alarm: Pin<Box<Sleep>>,
}

impl WorkerExpiration for Idle {
    fn poll(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        status: WorkerStatus,
        start: Instant,
    ) -> Poll<()> {
        if status != WorkerStatus::Idle {
            return Poll::Pending;
        }
        let Some(deadline) = start.checked_add(self.limit) else {
            return Poll::Pending;
        };
        let deadline = deadline.into();
        if self.alarm.deadline() != deadline {
            self.alarm.as_mut().reset(deadline);
        }
        self.alarm.as_mut().poll(cx)
    }
}

/// Says whether an instance takes another request.
#[derive(Debug)]
pub(crate) struct Reuse {
    component: String,
    policy: ReusePolicy,
}

impl WorkerState for Reuse {
    type StoreData = State;
    type RequestData = ();

    fn should_accept_request(&self, concurrent: usize, total: usize) -> ShouldAccept {
        if total >= self.policy.total.get() {
            ShouldAccept::Never
        } else if concurrent >= self.policy.concurrent.get() {
            ShouldAccept::No
        } else {
            ShouldAccept::Yes
        }
    }

    fn on_request_start(
        &self,
        _store: StoreContextMut<'_, State>,
        _data: (),
        _task: GuestTaskId,
    ) -> Pin<Box<dyn Future<Output = ()> + Send + Sync>> {
        // No request expires.
        Box::pin(std::future::pending())
    }

    fn drop(&self, store: Store<State>, result: wasmtime::Result<()>) {
        if let Err(error) = result {
            eprintln!("an instance of {} failed: {error:#}", self.component);
        }
        drop(store);
    }
}
