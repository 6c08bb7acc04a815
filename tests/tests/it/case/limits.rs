//! How much, and how often.

use vigie::case::{entry::Body, frame::MAX_FRAME, kind::Kind};

use super::party::{Case, client_id, code, random};
use crate::{
    client::Answer,
    deployment::{self, deployment},
};

fn too_fast(answer: &Answer) {
    assert_eq!(
        (answer.status, code(answer).as_str()),
        (429, "too_fast"),
        "{answer}"
    );
    let wait: u64 = answer.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
}

#[test]
fn two_hundred_entries_in_ten_seconds_are_enough() {
    let case = Case::open();
    let one = || {
        case.citizen.append(
            client_id(),
            Body::Sealed([&[1, 1][..], &random::<296>()].concat()),
        )
    };
    let started = std::time::Instant::now();
    let mut stored = 1;
    let mut refused = None;
    for _ in 0..260 {
        let answer = one().send();
        if answer.status != 201 {
            refused = Some(answer);
            break;
        }
        stored += 1;
    }
    match refused {
        Some(answer) => {
            assert!(stored >= 200, "{stored}");
            too_fast(&answer);
        }
        // Slower than the limit: then there is nothing to refuse.
        None => assert!(started.elapsed().as_secs() >= 10, "none was refused"),
    }
    assert_eq!(case.citizen.document().head, stored);
    // Reading is not slowed down, nor is another case.
    case.citizen.page("?limit=256");
    Case::open().citizen.say("ailleurs");
}

#[test]
fn bodies_have_32768_bytes_at_most() {
    let case = Case::prepared(Kind::Chat);
    let opening = serde_json::to_string(&case.opening).unwrap();
    let padded = |text: &str, length: usize| text.to_owned() + &" ".repeat(length - text.len());
    for length in [MAX_FRAME + 1, 40_000] {
        let answer = case.request().body(padded(&opening, length)).send();
        assert_eq!(
            (answer.status, code(&answer).as_str()),
            (413, "body_too_large")
        );
    }
    let answer = case.proved(&case.request().body(padded(&opening, MAX_FRAME)));
    assert_eq!(answer.status, 201, "{answer}");
    let request = case.citizen.append(client_id(), Body::Sealed(vec![1; 298]));
    let text = String::from_utf8(request.body.clone().unwrap()).unwrap();
    for (length, status) in [(MAX_FRAME + 1, 413), (40_000, 413), (MAX_FRAME, 201)] {
        let answer = request.clone().body(padded(&text, length)).send();
        assert_eq!(answer.status, status, "{length}: {answer}");
    }
    let problem = request.body(" ".repeat(40_000)).refused(413);
    assert!(
        problem["detail"].as_str().unwrap().contains("32"),
        "{problem}"
    );
}

/// A caller who opens many is asked to prove work, which then lets it in.
#[test]
fn who_opens_very_many_cases_pays_with_work() {
    if deployment().kind == deployment::Kind::Url {
        return deployment::skipped("a deployment for people is not to be loaded");
    }
    let [a, b]: [u8; 2] = random();
    let address = format!("2001:db8:ffff:{a:x}{b:02x}::1");
    let asked = |case: &Case| {
        let mut request = case.request();
        request
            .headers
            .retain(|(name, _)| name != "cf-connecting-ip");
        request.header("cf-connecting-ip", &address)
    };
    let mut first = None;
    for _ in 0..40 {
        let case = Case::prepared(Kind::Chat);
        let answer = asked(&case).send();
        if answer.status == 429 {
            first = Some((case, answer));
            break;
        }
        assert_eq!(answer.status, 201, "{answer}");
    }
    let (case, answer) = first.expect("a proof of work is asked of no one");
    assert_eq!(code(&answer), "proof_required");
    let challenge = answer.json()["challenge"].as_str().unwrap().to_owned();
    let number =
        vigie::case::proof::solve(&challenge, &case.receipt.case_id(), 0..u64::MAX).unwrap();
    let proved = |case: &Case, proof: &str| asked(case).header("proof-of-work", proof).send();
    let good = format!("{challenge}.{number}");
    for wrong in [
        challenge.clone(),
        format!("{challenge}."),
        format!("{challenge}.0{number}"),
        format!("{challenge}.-1"),
        good.replacen(".16.", ".8.", 1).replacen(".20.", ".8.", 1),
        good.to_uppercase(),
        "x".repeat(2_000),
    ] {
        // On a slow machine what was counted may be forgotten meanwhile.
        let asks = || asked(&Case::prepared(Kind::Chat)).send().status == 429;
        assert!(
            (0..40).any(|_| asks()),
            "a proof is asked of no one any more"
        );
        let answer = proved(&case, &wrong);
        assert_eq!(answer.status, 429, "{wrong:.60}: {answer}");
    }
    // A proof is for one case.
    assert!((0..40).any(|_| asked(&Case::prepared(Kind::Chat)).send().status == 429));
    let other = Case::prepared(Kind::Chat);
    assert_eq!(proved(&other, &good).status, 429);
    assert_eq!(proved(&case, &good).status, 201);
    assert_eq!(
        proved(&case, &good).status,
        200,
        "opening twice is opening once"
    );
}
