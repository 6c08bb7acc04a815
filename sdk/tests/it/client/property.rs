//! Whatever the network does, in the end both sides have the same messages in
//! the same order, each confirmed once; and on the way nobody is shown a gap or
//! a confirmation that is not true.

use std::{cell::RefCell, collections::BTreeMap, pin::Pin, time::Duration};

use vigie::{
    client::{
        Change, Content, Conversation, Delivery, Draft, Problem, Session, transport::Platform,
    },
    seal::{ClientId, Message, PrivateKey},
};

use super::{
    network::{Faults, Network},
    relay::CAPABILITY,
    session::{BASE, routing},
    world::World,
};

type Side = Session<Network, World>;

/// What one side was told of its own entries, in order.
#[derive(Default)]
struct Heard(RefCell<BTreeMap<ClientId, Vec<Delivery>>>);

async fn follow(session: &Side, heard: &Heard) {
    let mut follow = session.follow();
    loop {
        match follow.next().await {
            Ok(Change::Delivery {
                client_id,
                delivery,
            }) => {
                heard
                    .0
                    .borrow_mut()
                    .entry(client_id)
                    .or_default()
                    .push(delivery);
            }
            Ok(Change::StartedOver { .. }) => {}
            Ok(_) => {}
            // The damage that this network does can look like no relay at all.
            Err(Problem::Protocol) => {}
            Err(problem) => panic!("{problem}"),
        }
    }
}

/// What must hold at any moment.
fn check(network: &Network, sides: [&Side; 2]) {
    let relay = network.relay.borrow();
    for side in sides {
        side.look(|conversation| {
            for (shown, stored) in conversation.entries().iter().zip(relay.entries()) {
                assert_eq!(shown.seq, stored.seq);
                assert_eq!(shown.client_id, stored.client_id);
            }
            assert!(conversation.entries().len() <= relay.entries().len());
            for own in conversation.pending() {
                if let Delivery::Confirmed { seq, at } = own.delivery {
                    let stored = &relay.entries()[seq as usize - 1];
                    assert_eq!((stored.client_id, stored.at), (own.client_id, at));
                }
            }
        });
    }
}

fn texts(conversation: &Conversation) -> Vec<String> {
    let text = |content: &Content| match content {
        Content::Message(Message::Text { text, .. }) => Some(text.clone()),
        Content::Message(_) | Content::Sealed { .. } => panic!("every message opens"),
        _ => None,
    };
    conversation
        .entries()
        .iter()
        .filter_map(|entry| text(&entry.content))
        .collect()
}

fn faults(world: &World) -> Faults {
    let often = |bound| world.below(bound);
    Faults {
        request_lost: often(300),
        answer_lost: often(300),
        delivered_twice: often(200),
        busy: often(100),
        cut: often(120),
        frame_twice: often(60),
        frames_swapped: often(60),
        frame_lost: often(60),
        slow_ms: often(400),
    }
}

fn one(seed: u64) {
    let world = World::new(seed);
    let network = Network::new(&world);
    let desk = PrivateKey::derive([5; 32]);
    let draft = Draft::new(routing(), &[desk.public()], &world).unwrap();
    let opened = Session::open(network.clone(), world.clone(), BASE, &draft);
    let citizen = world.run(opened).unwrap();
    let case = draft.receipt().case_id();
    let (net, plat) = (network.clone(), world.clone());
    let officer = Session::officer(net, plat, BASE, case, CAPABILITY, desk).unwrap();
    world.run(officer.refresh()).unwrap();

    *network.faults.borrow_mut() = faults(&world);
    network.relay.borrow_mut().no_sockets = world.chance(300);
    network.relay.borrow_mut().no_streams = world.chance(300);
    let count = 6 + world.below(12);
    let written = [RefCell::new(Vec::new()), RefCell::new(Vec::new())];
    let heard = [Heard::default(), Heard::default()];

    let storm = async {
        for number in 0..count {
            world.wait(Duration::from_millis(world.below(3000))).await;
            let side = world.below(2) as usize;
            let name = ["citizen", "officer"][side];
            let message = Message::text(format!("{name} {number}"));
            let id = [&citizen, &officer][side].write(message).unwrap();
            written[side]
                .borrow_mut()
                .push((id, format!("{name} {number}")));
            let mut relay = network.relay.borrow_mut();
            match world.below(20) {
                0 => relay.connections_end(),
                1 => {
                    let mut epoch = [0; 8];
                    world.random(&mut epoch);
                    relay.begin_anew(epoch, usize::MAX);
                }
                2 => relay.too_fast = 2,
                _ => {}
            }
        }
        world.wait(Duration::from_millis(world.below(30_000))).await;
        *network.faults.borrow_mut() = Faults::default();
        network.relay.borrow_mut().too_fast = 0;
        network.relay.borrow_mut().connections_end();
        let calm = world.elapsed();
        let done = || {
            let head = network.relay.borrow().entries().len();
            [&citizen, &officer].iter().all(|side| {
                side.look(|now| now.pending().is_empty() && now.entries().len() == head)
            }) && network.relay.borrow().messages() as u64 == count
        };
        while !done() {
            let waited = world.elapsed() - calm;
            assert!(
                waited < Duration::from_secs(180),
                "it does not come to rest"
            );
            world.wait(Duration::from_millis(100)).await;
        }
    };
    let beside: Vec<Pin<Box<dyn Future<Output = ()> + '_>>> = vec![
        Box::pin(follow(&citizen, &heard[0])),
        Box::pin(follow(&officer, &heard[1])),
    ];
    world.run_with(storm, beside, || check(&network, [&citizen, &officer]));

    let read = citizen.look(texts);
    assert_eq!(read, officer.look(texts));
    assert_eq!(read.len() as u64, count);
    for (side, name) in ["citizen", "officer"].into_iter().enumerate() {
        let ours: Vec<_> = read.iter().filter(|text| text.starts_with(name)).collect();
        let wanted = written[side].borrow();
        let wanted: Vec<_> = wanted.iter().map(|(_, text)| text).collect();
        assert_eq!(ours, wanted, "in the order in which they were written");
        for (id, _) in written[side].borrow().iter() {
            let heard = heard[side].0.borrow();
            let heard = &heard[id];
            let confirmed = |delivery: &Delivery| matches!(delivery, Delivery::Confirmed { .. });
            assert!(heard.last().is_some_and(confirmed), "{heard:?}");
            for pair in heard.windows(2) {
                assert!(!(confirmed(&pair[0]) && confirmed(&pair[1])), "{heard:?}");
            }
        }
    }
}

#[test]
fn both_sides_end_with_the_same_conversation() {
    for seed in 0..150 {
        let result = std::panic::catch_unwind(|| one(seed));
        assert!(result.is_ok(), "seed {seed}");
    }
}
