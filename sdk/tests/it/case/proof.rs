//! Proof of work, and how often something may be done.

use vigie::{
    case::{
        limit::{Bucket, Limit},
        proof,
    },
    jiff::{SignedDuration, Timestamp},
    seal::CaseId,
};

use super::support::{case_id, now};

const KEY: [u8; 32] = [7; 32];

fn expires() -> Timestamp {
    now() + SignedDuration::from_mins(5)
}

fn challenge(bits: u8) -> String {
    proof::challenge(&KEY, &case_id(), bits, expires(), [3; 16]).unwrap()
}

fn answer(bits: u8) -> String {
    let challenge = challenge(bits);
    let number = proof::solve(&challenge, &case_id(), 0..u64::MAX).unwrap();
    format!("{challenge}.{number}")
}

fn refused(answer: &str) -> &'static str {
    let refused = proof::verify(&KEY, &case_id(), answer, now());
    refused.expect_err(answer).code()
}

#[test]
fn an_answer_holds_for_its_case_key_and_time() {
    let answer = answer(10);
    assert_eq!(proof::verify(&KEY, &case_id(), &answer, now()), Ok(()));
    assert_eq!(proof::verify(&KEY, &case_id(), &answer, expires()), Ok(()));
    let late = expires() + SignedDuration::from_secs(1);
    let late = proof::verify(&KEY, &case_id(), &answer, late).unwrap_err();
    assert!(late.is_expired());
    assert_eq!(late.code(), "proof_expired");
    let other = CaseId::from_bytes([2; 16]);
    for wrong in [
        proof::verify(&KEY, &other, &answer, now()),
        proof::verify(&[8; 32], &case_id(), &answer, now()),
    ] {
        assert_eq!(wrong.unwrap_err().code(), "proof_invalid");
    }
}

#[test]
fn another_number_is_no_answer() {
    let answer = answer(12);
    let (challenge, number) = answer.rsplit_once('.').unwrap();
    let number: u64 = number.parse().unwrap();
    assert_eq!(proof::solve(challenge, &case_id(), 0..number), None);
    for wrong in (0..number).take(20) {
        assert_eq!(refused(&format!("{challenge}.{wrong}")), "proof_invalid");
    }
    for number in [format!("0{number}"), format!("+{number}"), String::new()] {
        assert_eq!(refused(&format!("{challenge}.{number}")), "proof_invalid");
    }
}

#[test]
fn nobody_makes_a_challenge_easier_or_longer_lived() {
    let challenge = challenge(20);
    let second = expires().as_second();
    for eased in [
        challenge.replace(".20.", ".8."),
        challenge.replace(".20.", ".0."),
        challenge.replace(&second.to_string(), &(second + 9).to_string()),
        challenge.replace("vp1", "vp0"),
        challenge.clone() + "A",
        challenge[..challenge.len() - 1].to_owned(),
    ] {
        let number = proof::solve(&eased, &case_id(), 0..2_000).unwrap_or(1);
        assert_eq!(refused(&format!("{eased}.{number}")), "proof_invalid");
    }
}

#[test]
fn difficulty_stays_in_its_range() {
    for (asked, given) in [(0, "8"), (8, "8"), (26, "26"), (255, "26")] {
        assert_eq!(challenge(asked).split('.').nth(1), Some(given));
    }
}

#[test]
fn strange_texts_are_refused() {
    for text in ["", ".", "vp1.8.1.2.3.4", "....", "é.1", &"9.".repeat(5_000)] {
        assert_eq!(refused(text), "proof_invalid");
        assert_eq!(proof::solve(text, &case_id(), 0..2), None);
    }
}

#[test]
fn a_burst_then_a_steady_rate() {
    let limit = Limit {
        burst: 20,
        interval_ms: 200,
    };
    let mut bucket = Bucket::default();
    let mut taken = 0;
    for now_ms in 1_000_000..1_010_000 {
        taken += u32::from(bucket.take(&limit, now_ms).is_ok());
    }
    assert_eq!(taken, 20 + 49);
}

#[test]
fn a_clock_that_is_set_shuts_nobody_out() {
    let limit = Limit {
        burst: 2,
        interval_ms: 1_000,
    };
    let mut bucket = Bucket::default();
    let day = 86_400_000;
    for now_ms in [10 * day, 10 * day] {
        assert_eq!(bucket.take(&limit, now_ms), Ok(()));
    }
    // Back by a day: as empty as it was, not a day longer.
    assert_eq!(bucket.take(&limit, 9 * day), Err(1_000));
    assert_eq!(bucket.take(&limit, 9 * day + 1_000), Ok(()));
    // Forward by a year: full, not fuller.
    for expected in [Ok(()), Ok(()), Err(1_000)] {
        assert_eq!(bucket.take(&limit, 400 * day), expected);
    }
    for extreme in [i64::MAX, i64::MIN, 0] {
        let _ = bucket.take(&limit, extreme);
    }
}
