//! Requests that run at once, as on Spin, where nothing makes them wait for each
//! other.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use serde_json::json;
use vigie::seal::Receipt;
use vigie_host::{Reply, Response, simulated::block_on};
use vigie_relay::handle;

use super::support::{World, body, citizen, message_request, officer, opening, opening_request};

fn together(
    world: &World,
    requests: Vec<vigie_host::Request<vigie_host::simulated::SimulatedSource>>,
) -> Vec<Response> {
    let replies = requests
        .into_iter()
        .map(|request| handle(request, &world.host));
    let replies = block_on(join_all(replies));
    let whole = |reply| match reply {
        Reply::Whole(answer) => answer,
        _ => panic!("a stream"),
    };
    replies.into_iter().map(whole).collect()
}

#[test]
fn many_writers_at_once_lose_nothing_and_leave_no_gap() {
    for seed in 0..40 {
        let world = World::new();
        let receipt = world.opened(1);
        world.host.interleave(seed);
        let (citizen, officer) = (citizen(&receipt), officer(&receipt));
        // Each message twice, from both sides.
        let requests = (0..24_u8).map(|number| {
            let token = if number % 2 == 0 { &citizen } else { &officer };
            message_request(&receipt, token, number / 4 * 2 + number % 2)
        });
        let answers = together(&world, requests.collect());
        let mut new = BTreeSet::new();
        for answer in &answers {
            assert!(answer.status().is_success(), "{}", answer.status());
            if answer.status() == 201 {
                let told = body(answer);
                assert!(new.insert(told["seq"].as_u64().unwrap()));
            }
        }
        // Half of them are duplicates.
        assert_eq!(new, (2..=13).collect());
        let entries = world.entries(&receipt);
        let seqs: Vec<_> = entries.iter().map(|entry| entry["seq"].clone()).collect();
        assert_eq!(json!(seqs), json!((1..=13).collect::<Vec<_>>()));
        for answer in &answers {
            let told = body(answer);
            let at = told["seq"].as_u64().unwrap() as usize - 1;
            assert_eq!(entries[at]["client_id"], told["client_id"]);
        }
    }
}

#[test]
fn of_several_who_open_a_case_at_once_one_does() {
    for seed in 0..40 {
        let world = World::new();
        world.host.interleave(seed);
        let receipt = Receipt::new([1; 16]);
        let other = vigie::case::document::Opening {
            kind: vigie::case::kind::Kind::Report,
            ..opening(&receipt)
        };
        let requests = vec![
            opening_request(&receipt, &opening(&receipt)),
            opening_request(&receipt, &other),
            opening_request(&receipt, &opening(&receipt)),
        ];
        let answers = together(&world, requests);
        let mut told: Vec<_> = answers
            .iter()
            .map(|answer| answer.status().as_u16())
            .collect();
        told.sort_unstable();
        assert!(
            told == [200, 201, 409] || told == [201, 409, 409],
            "{told:?}"
        );
        assert_eq!(world.entries(&receipt).len(), 1);
        assert!(world.alarm(&receipt).is_some());
    }
}
