//! Following a log: the ways, signals, silence and waits.

use std::{ops::Deref, pin::Pin, time::Duration};

use vigie::{
    case::{entry::Author, frame::Signal},
    client::{Change, Delivery, Follow, Session, Way, transport::Platform},
    seal::Message,
};

use super::{
    network::{Faults, Network, Wire},
    session::{Scene, broken, scene},
    world::World,
};

/// Follows until a change is of some sort.
async fn until<S>(follow: &mut Follow<S, Wire>, mut wanted: impl FnMut(&Change) -> bool) -> Change
where
    S: Deref<Target = Session<Network, World>>,
{
    loop {
        let change = follow.next().await.unwrap();
        if wanted(&change) {
            return change;
        }
    }
}

#[test]
fn the_best_way_that_there_is_is_taken() {
    for (no_sockets, no_streams, way) in [
        (false, false, Way::Socket),
        (true, false, Way::Stream),
        (true, true, Way::Poll),
    ] {
        let Scene {
            world,
            network,
            citizen,
            officer,
            ..
        } = scene();
        // The relay promises both, and then one of them is not there.
        world.run(citizen.capabilities()).unwrap();
        network.relay.borrow_mut().no_sockets = no_sockets;
        network.relay.borrow_mut().no_streams = no_streams;
        world.run(async {
            let mut follow = citizen.follow();
            until(&mut follow, |change| matches!(change, Change::Live)).await;
            assert_eq!(follow.way(), Some(way));
            officer.refresh().await.unwrap();
            officer.append(Message::text("Bonsoir")).await.unwrap();
            until(&mut follow, |change| matches!(change, Change::Entry(2))).await;
            let id = citizen.write(Message::text("Bonsoir")).unwrap();
            until(&mut follow, |change| {
                matches!(change, Change::Delivery { client_id, delivery: Delivery::Confirmed { .. } }
                    if *client_id == id)
            })
            .await;
        });
    }
}

#[test]
fn signals_pass_and_silence_is_noticed() {
    let Scene {
        world,
        network,
        citizen,
        officer,
        ..
    } = scene();
    let beside: Vec<Pin<Box<dyn Future<Output = ()> + '_>>> = vec![Box::pin(async {
        let mut follow = officer.follow();
        loop {
            follow.next().await.unwrap();
        }
    })];
    let main = async {
        let mut follow = citizen.follow();
        until(&mut follow, |change| matches!(change, Change::Live)).await;
        world.wait(Duration::from_secs(1)).await;
        officer.signal(Signal::Read(1));
        let signal = until(&mut follow, |change| {
            matches!(change, Change::Signal { .. })
        })
        .await;
        let Change::Signal { author, signal } = signal else {
            unreachable!()
        };
        assert_eq!((author, signal), (Author::Officer, Signal::Read(1)));
        // Nothing arrives any more, and nobody says so.
        let before = world.elapsed();
        *network.faults.borrow_mut() = Faults {
            frame_lost: 1000,
            ..Faults::default()
        };
        until(&mut follow, |change| {
            matches!(change, Change::Disconnected { .. })
        })
        .await;
        let waited = world.elapsed() - before;
        assert!(waited < Duration::from_secs(60), "{waited:?}");
        *network.faults.borrow_mut() = Faults::default();
        until(&mut follow, |change| matches!(change, Change::Live)).await;
    };
    world.run_with(main, beside, || {});
}

#[test]
fn heartbeats_keep_a_quiet_connection() {
    let Scene {
        world,
        network,
        citizen,
        ..
    } = scene();
    let beside: Vec<Pin<Box<dyn Future<Output = ()> + '_>>> = vec![Box::pin(async {
        let mut follow = citizen.follow();
        loop {
            let change = follow.next().await.unwrap();
            assert!(!matches!(change, Change::Disconnected { .. }));
        }
    })];
    world.run_with(world.wait(Duration::from_secs(600)), beside, || {});
    assert_eq!(
        network
            .requests
            .borrow()
            .iter()
            .filter(|line| line.starts_with("OPEN"))
            .count(),
        1
    );
}

#[test]
fn a_shorter_log_is_read_again_and_said_to_be() {
    let Scene {
        world,
        network,
        citizen,
        ..
    } = scene();
    world.run(async {
        for text in ["a", "b", "c"] {
            citizen.append(Message::text(text)).await.unwrap();
        }
        let mut follow = citizen.follow();
        until(&mut follow, |change| matches!(change, Change::Live)).await;
        assert_eq!(citizen.look(|now| now.entries().len()), 4);
        network.relay.borrow_mut().begin_anew([9; 8], 2);
        let change = until(&mut follow, |change| {
            matches!(change, Change::StartedOver { .. })
        })
        .await;
        assert!(matches!(change, Change::StartedOver { before } if before.len() == 4));
        until(&mut follow, |change| matches!(change, Change::Live)).await;
        assert_eq!(citizen.look(|now| now.entries().len()), 2);
    });
}

#[test]
fn waits_grow_while_the_network_is_gone() {
    let Scene {
        world,
        network,
        citizen,
        ..
    } = scene();
    world.run(async {
        let mut follow = citizen.follow();
        until(&mut follow, |change| matches!(change, Change::Live)).await;
        *network.faults.borrow_mut() = broken();
        network.relay.borrow_mut().connections_end();
        let mut longest = Duration::ZERO;
        for _ in 0..20 {
            let change = until(&mut follow, |change| {
                matches!(change, Change::Disconnected { .. })
            })
            .await;
            let Change::Disconnected { retry_in } = change else {
                unreachable!()
            };
            longest = longest.max(retry_in);
        }
        assert!(longest > Duration::from_secs(5) && longest <= Duration::from_secs(15));
        *network.faults.borrow_mut() = Faults::default();
        until(&mut follow, |change| matches!(change, Change::Live)).await;
    });
}
