//! An instance that stands still in the middle of what it does, while others go
//! on for as long as they like: storage that waits for a lock does that to it.

use core::{
    pin::pin,
    task::{Context, Poll, Waker},
};

use http::Method;
use serde_json::json;
use vigie_host::{Reply, Response};
use vigie_relay::handle;

use super::support::{Lease, Officer, Wish, case, key};
use crate::support::{WithJson as _, World, body, code};

/// More turns than a desk remembers.
const OTHERS: usize = 20;

/// Sends a request that stands still after so many steps, until something else is
/// done; says whether it came so far.
fn stalled(
    world: &World,
    request: vigie_host::Request<vigie_host::simulated::SimulatedSource>,
    steps: usize,
    meanwhile: impl FnOnce(),
) -> (Response, bool) {
    let mut future = pin!(handle(request, &world.host));
    let mut context = Context::from_waker(Waker::noop());
    let mut step = || future.as_mut().poll(&mut context);
    let whole = |reply| match reply {
        Reply::Whole(answer) => answer,
        _ => panic!("a stream"),
    };
    for _ in 0..steps {
        if let Poll::Ready(reply) = step() {
            return (whole(reply), false);
        }
    }
    meanwhile();
    loop {
        if let Poll::Ready(reply) = step() {
            return (whole(reply), true);
        }
    }
}

/// The second officer takes the only person there is while the first one's
/// request stands still; the person must not be with both, nor any lease be given
/// twice.
#[test]
fn whoever_was_overtaken_by_many_turns_takes_nobody_who_is_taken() {
    let mut overtaken = 0;
    for steps in 0.. {
        let world = World::of_desks();
        let (slow, quick) = (Officer::new("rennes", "o-1"), Officer::new("rennes", "o-2"));
        slow.beats(&world, &[]);
        quick.beats(&world, &[]);
        let wish = Wish {
            desk: "rennes",
            ..Wish::default()
        };
        let receipt = world.comes(1, &wish);
        world.host.interleave(7);
        let take = slow
            .request(Method::POST, "/take")
            .with_header("idempotency-key", &key(1))
            .with_json(&json!({}));
        let mut second = None;
        let (first, stood) = stalled(&world, take, steps, || {
            quick.beats(&world, &[]);
            let answer = quick.take(&world, 2);
            assert!(
                [200, 204].contains(&answer.status().as_u16()),
                "{}",
                code(&answer)
            );
            for _ in 0..OTHERS {
                quick.beats(&world, &[&case(&receipt)]);
            }
            second = Some(answer);
        });
        if !stood {
            break;
        }
        let answers = [Some(first), second];
        let taken = answers.iter().flatten().filter(|one| one.status() == 200);
        let leases: Vec<Lease> = taken.map(|one| Lease::of(&body(one))).collect();
        assert_eq!(leases.len(), 1, "after {steps} steps: {leases:?}");
        assert_eq!(world.holders(&receipt).len(), 1);
        assert_eq!(world.events(&receipt), ["opened", "assigned"]);
        overtaken += usize::from(answers.iter().flatten().count() == 2);
    }
    assert!(overtaken > 20, "hardly anything stood still: {overtaken}");
}
