//! Waiting for one of several things, without an executor of our own.

use core::{
    future::{Future, poll_fn},
    pin::pin,
    task::{Poll, Waker},
};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What happened first.
pub(super) enum First<A, B> {
    /// The one that is asked first.
    One(A),
    /// The other.
    Other(B),
}

/// Waits for the first of two; the other one is dropped.
pub(super) async fn first<A: Future, B: Future>(one: A, other: B) -> First<A::Output, B::Output> {
    let (mut one, mut other) = (pin!(one), pin!(other));
    poll_fn(|context| {
        if let Poll::Ready(result) = one.as_mut().poll(context) {
            return Poll::Ready(First::One(result));
        }
        other.as_mut().poll(context).map(First::Other)
    })
    .await
}

/// Takes a lock. Nobody panics while holding one, and what stands behind ours
/// is whole between any two statements.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Tells any number of waiters that something has changed.
#[derive(Debug, Default)]
pub(super) struct Bell(Mutex<Rung>);

#[derive(Debug, Default)]
struct Rung {
    times: u64,
    waiting: Vec<Waker>,
}

impl Bell {
    pub(super) fn ring(&self) {
        let waiting = {
            let mut rung = lock(&self.0);
            rung.times = rung.times.wrapping_add(1);
            core::mem::take(&mut rung.waiting)
        };
        for waker in waiting {
            waker.wake();
        }
    }

    /// How often it has rung. Look at this first, then at what may have
    /// changed, then wait: so nothing is missed.
    pub(super) fn times(&self) -> u64 {
        lock(&self.0).times
    }

    /// Waits until it has rung more often than so many times.
    pub(super) async fn rung_since(&self, times: u64) {
        poll_fn(|context| {
            let mut rung = lock(&self.0);
            if rung.times != times {
                return Poll::Ready(());
            }
            if !rung
                .waiting
                .iter()
                .any(|held| held.will_wake(context.waker()))
            {
                rung.waiting.push(context.waker().clone());
            }
            Poll::Pending
        })
        .await;
    }
}
