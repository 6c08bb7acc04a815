//! Time and chance that a seed decides, and an executor that makes time pass
//! when nothing else can happen.

use std::{
    cell::{Cell, RefCell},
    future::{Future, poll_fn},
    pin::{Pin, pin},
    rc::Rc,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, Wake, Waker},
    time::Duration,
};

use vigie::{
    client::transport::Platform,
    jiff::{SignedDuration, Timestamp},
};

/// A program's clock, randomness and waiting.
#[derive(Clone)]
pub(crate) struct World(Rc<State>);

struct State {
    now_ms: Cell<u64>,
    random: Cell<u64>,
    deadlines: RefCell<Vec<u64>>,
}

struct Flag(AtomicBool);

impl Wake for Flag {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::SeqCst);
    }
}

impl World {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Rc::new(State {
            now_ms: Cell::new(0),
            random: Cell::new(seed),
            deadlines: RefCell::new(Vec::new()),
        }))
    }

    /// SplitMix64.
    pub(crate) fn next(&self) -> u64 {
        let state = self.0.random.get().wrapping_add(0x9E37_79B9_7F4A_7C15);
        self.0.random.set(state);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&self, bound: u64) -> u64 {
        self.next() % bound
    }

    /// True so many times in a thousand.
    pub(crate) fn chance(&self, per_mille: u64) -> bool {
        per_mille > 0 && self.below(1000) < per_mille
    }

    pub(crate) fn elapsed(&self) -> Duration {
        Duration::from_millis(self.0.now_ms.get())
    }

    /// Runs a future to its end, and others beside it until then. `check` is
    /// called after each round.
    pub(crate) fn run_with<R>(
        &self,
        main: impl Future<Output = R>,
        mut beside: Vec<Pin<Box<dyn Future<Output = ()> + '_>>>,
        check: impl Fn(),
    ) -> R {
        let flag = Arc::new(Flag(AtomicBool::new(false)));
        let waker = Waker::from(flag.clone());
        let mut context = Context::from_waker(&waker);
        let mut main = pin!(main);
        loop {
            flag.0.store(false, Ordering::SeqCst);
            self.0.deadlines.borrow_mut().clear();
            beside.retain_mut(|task| task.as_mut().poll(&mut context).is_pending());
            if let Poll::Ready(result) = main.as_mut().poll(&mut context) {
                return result;
            }
            check();
            if !flag.0.load(Ordering::SeqCst) {
                let next = self.0.deadlines.borrow().iter().copied().min();
                self.0
                    .now_ms
                    .set(next.expect("somebody waits for something"));
            }
        }
    }

    pub(crate) fn run<R>(&self, main: impl Future<Output = R>) -> R {
        self.run_with(main, Vec::new(), || {})
    }
}

impl Platform for World {
    fn now(&self) -> Timestamp {
        let start: Timestamp = "2026-11-22T03:00:00Z".parse().unwrap();
        start + SignedDuration::from_millis(self.0.now_ms.get() as i64)
    }

    fn random(&self, bytes: &mut [u8]) {
        for byte in bytes {
            *byte = self.next() as u8;
        }
    }

    async fn wait(&self, duration: Duration) {
        let end = self.0.now_ms.get() + duration.as_millis() as u64;
        poll_fn(|_| {
            if self.0.now_ms.get() >= end {
                return Poll::Ready(());
            }
            self.0.deadlines.borrow_mut().push(end);
            Poll::Pending
        })
        .await;
    }
}
