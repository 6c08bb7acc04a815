//! Sessions, one thing at a time.

use std::time::Duration;

use vigie::{
    case::{
        document::Acknowledgement,
        entry::{Author, Reason},
        kind::{Desk, Kind, Priority, State},
    },
    client::{Content, Conversation, Delivery, Draft, Problem, Routing, Session},
    language::Language,
    seal::{MediaType, Message, PrivateKey, Receipt},
};

use super::{
    network::{Faults, Network},
    relay::CAPABILITY,
    world::World,
};

pub(crate) const BASE: &str = "https://relay.example";

pub(crate) fn routing() -> Routing {
    Routing {
        kind: Kind::Chat,
        desk: Desk::new("bordeaux").unwrap(),
        department: None,
        category: None,
        priority: Priority::Ordinary,
        locale: Language::French.into(),
    }
}

pub(super) fn desk() -> PrivateKey {
    PrivateKey::derive([5; 32])
}

pub(super) struct Scene {
    pub(super) world: World,
    pub(super) network: Network,
    pub(super) draft: Draft,
    pub(super) citizen: Session<Network, World>,
    pub(super) officer: Session<Network, World>,
}

pub(super) fn scene() -> Scene {
    let world = World::new(1);
    let network = Network::new(&world);
    let draft = Draft::new(routing(), &[desk().public()], &world).unwrap();
    let opening = Session::open(network.clone(), world.clone(), BASE, &draft);
    let citizen = world.run(opening).unwrap();
    let case = draft.receipt().case_id();
    let (net, plat) = (network.clone(), world.clone());
    let officer = Session::officer(net, plat, BASE, case, CAPABILITY, desk()).unwrap();
    Scene {
        world,
        network,
        draft,
        citizen,
        officer,
    }
}

pub(super) fn broken() -> Faults {
    Faults {
        request_lost: 1000,
        ..Faults::default()
    }
}

#[test]
fn a_case_is_opened_once_whatever_is_lost() {
    for seed in 0..30 {
        let world = World::new(seed);
        let network = Network::new(&world);
        let faults = Faults {
            request_lost: 300,
            answer_lost: 300,
            busy: 200,
            ..Faults::default()
        };
        *network.faults.borrow_mut() = faults;
        let draft = Draft::new(routing(), &[desk().public()], &world).unwrap();
        let open = || Session::open(network.clone(), world.clone(), BASE, &draft);
        let mut opened = world.run(open());
        while opened.is_err() {
            opened = world.run(open());
        }
        let session = opened.unwrap();
        assert_eq!(session.look(|now| now.document().unwrap().head), 1);
        assert_eq!(network.relay.borrow().entries().len(), 1);
    }
}

#[test]
fn under_load_a_proof_is_made() {
    let world = World::new(1);
    let network = Network::new(&world);
    network.relay.borrow_mut().proof_bits = Some(10);
    let draft = Draft::new(routing(), &[desk().public()], &world).unwrap();
    world
        .run(Session::open(network.clone(), world.clone(), BASE, &draft))
        .unwrap();
    assert_eq!(
        *network.requests.borrow(),
        ["POST /v1/cases", "POST /v1/cases"]
    );
}

#[test]
fn both_sides_write_read_close_and_reopen() {
    let Scene {
        world,
        citizen,
        officer,
        ..
    } = scene();
    world.run(async {
        let Acknowledgement { seq, .. } = citizen.append(Message::text("Bonsoir")).await.unwrap();
        assert_eq!(seq, 2);
        assert_eq!(officer.write(Message::text("x")).unwrap_err(), Problem::NoKey);
        officer.refresh().await.unwrap();
        officer.append(Message::text("Bonsoir à vous")).await.unwrap();
        officer.close(Reason::Resolved).await.unwrap();
        citizen.refresh().await.unwrap();
        assert_eq!(citizen.look(Conversation::state), State::Closed);
        let last = citizen.append(Message::text("Merci")).await.unwrap_err();
        assert_eq!(last, Problem::Closed);
        citizen.reopen().await.unwrap();
        let refused = citizen.look(|now| now.pending()[0].client_id);
        citizen.retry(refused).unwrap();
        citizen.flush().await.unwrap();
        officer.refresh().await.unwrap();
        officer.look(|now| {
            let last = now.entries().last().unwrap();
            assert_eq!(last.author, Author::Citizen);
            assert!(matches!(&last.content, Content::Message(Message::Text { text, .. }) if text == "Merci"));
        });
        officer.rekey(Reason::Rotation, &[desk().public()]).await.unwrap();
        citizen.refresh().await.unwrap();
        citizen.append(Message::text("sous une autre clé")).await.unwrap();
        officer.refresh().await.unwrap();
        officer.look(|now| {
            assert_eq!(now.keyring().unwrap().newest().version(), 2);
            let last = &now.entries().last().unwrap().content;
            assert!(matches!(last, Content::Message(_)));
        });
    });
}

#[test]
fn a_wrong_receipt_an_erased_case_and_no_network_are_told_apart() {
    let Scene {
        world,
        network,
        draft,
        citizen,
        ..
    } = scene();
    let session = |receipt: &Receipt| {
        Session::citizen(network.clone(), world.clone(), BASE, receipt).unwrap()
    };
    world.run(async {
        let wrong = session(&Receipt::new([77; 16]));
        assert_eq!(wrong.refresh().await.unwrap_err(), Problem::WrongReceipt);
        assert_eq!(wrong.follow_to_end().await, Problem::WrongReceipt);
        *network.faults.borrow_mut() = broken();
        assert_eq!(
            citizen.append(Message::text("a")).await.unwrap_err(),
            Problem::Offline
        );
        let waits = citizen.look(|now| now.pending()[0].delivery);
        assert_eq!(waits, Delivery::Unconfirmed);
        // Erased, even if the first answer is lost.
        *network.faults.borrow_mut() = Faults {
            answer_lost: 600,
            ..Faults::default()
        };
        while let Err(problem) = citizen.erase().await {
            assert_eq!(problem, Problem::Offline);
        }
        *network.faults.borrow_mut() = Faults::default();
        let again = session(draft.receipt());
        assert_eq!(again.refresh().await.unwrap_err(), Problem::Erased);
        assert_eq!(again.follow_to_end().await, Problem::Erased);
        again.erase().await.unwrap();
    });
    assert!(Session::citizen(&network, &world, "not an address", draft.receipt()).is_err());
}

trait FollowToEnd {
    async fn follow_to_end(&self) -> Problem;
}

impl FollowToEnd for Session<Network, World> {
    async fn follow_to_end(&self) -> Problem {
        let mut follow = self.follow();
        loop {
            if let Err(problem) = follow.next().await {
                return problem;
            }
        }
    }
}

#[test]
fn an_attachment_is_taken_up_where_it_was_left() {
    let Scene {
        world,
        network,
        citizen,
        officer,
        ..
    } = scene();
    let file: Vec<u8> = (0..200_000_u32).map(|byte| byte as u8).collect();
    let upload = citizen
        .prepare(&file, "photo.jpg", MediaType::Jpeg)
        .unwrap();
    assert_eq!(upload.chunks(), 4);
    assert!(citizen.prepare(&[], "photo.jpg", MediaType::Jpeg).is_err());
    world.run(async {
        let mut seen = Vec::new();
        let stopped = citizen.upload(&upload, |done, _| {
            seen.push(done);
            if done == 2 {
                *network.faults.borrow_mut() = broken();
            }
        });
        assert_eq!(stopped.await.unwrap_err(), Problem::Offline);
        *network.faults.borrow_mut() = Faults {
            answer_lost: 300,
            ..Faults::default()
        };
        while citizen
            .upload(&upload, |done, of| seen.push(done * 10 + of))
            .await
            .is_err()
        {}
        assert_eq!(seen, [0, 1, 2, 24, 34, 44]);
        *network.faults.borrow_mut() = Faults::default();
        citizen.append(upload.message()).await.unwrap();
        officer.refresh().await.unwrap();
        let attachment = officer.look(|now| match &now.entries()[1].content {
            Content::Message(Message::Attachment(attachment)) => attachment.clone(),
            other => panic!("{other:?}"),
        });
        let got = officer
            .download(&attachment, Author::Citizen)
            .await
            .unwrap();
        assert_eq!(*got, file);
        let forged = officer.download(&attachment, Author::Officer).await;
        assert!(matches!(forged, Err(Problem::Sealing(_))));
        for chunk in network.relay.borrow_mut().chunks.values_mut() {
            chunk[100] ^= 1;
        }
        assert!(
            officer
                .download(&attachment, Author::Citizen)
                .await
                .is_err()
        );
    });
}

#[test]
fn the_relay_is_waited_for_as_long_as_it_asks() {
    let Scene {
        world,
        network,
        citizen,
        ..
    } = scene();
    network.relay.borrow_mut().too_fast = 2;
    world.run(citizen.append(Message::text("a"))).unwrap();
    assert!(world.elapsed() >= Duration::from_secs(6));
}
