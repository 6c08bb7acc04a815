//! What cases tell their desk.

use vigie::{
    case::kind::State,
    desk::queue::{BATCH, Input, News, Phase, Sampled},
};

use super::{
    rules::*,
    support::{after, case, news, officer, request, start},
};

#[test]
fn old_news_changes_nothing() {
    let mut store = staffed();
    let closed = News {
        seq: 5,
        state: State::Closed,
        ..news(1, start())
    };
    tell(&mut store, start(), news(1, start()));
    tell(&mut store, after(1), closed);
    assert!(matches!(phase(&store, 1), Phase::Over { .. }));
    for seq in [1, 4, 5] {
        let late = News {
            seq,
            ..news(1, start())
        };
        let turn = store.step(after(2), Input::News(late));
        assert!(turn.changes.is_empty(), "{seq}");
    }
    let reopened = News {
        seq: 6,
        ..news(1, start())
    };
    tell(&mut store, after(3), reopened);
    assert!(matches!(phase(&store, 1), Phase::Waiting { .. }));
}

#[test]
fn an_answered_conversation_rests_until_the_person_writes() {
    let mut store = staffed_with(1);
    lease(take(&mut store, start(), 1, 1));
    let answered = News {
        seq: 3,
        state: State::Active,
        awaits_since: None,
        answered_at: Some(after(10)),
        ..news(1, start())
    };
    let turn = store.step(after(10), Input::News(answered.clone()));
    assert_eq!(turn.changes.samples[0].what, Sampled::FirstResponse);
    let input = Input::Release {
        officer: officer(1),
        case: case(1),
    };
    store.step(after(20), input).outcome.unwrap();
    assert_eq!(phase(&store, 1), &Phase::Idle);
    let wrote = News {
        seq: 5,
        awaits_since: Some(after(30)),
        ..answered
    };
    tell(&mut store, after(30), wrote);
    assert_eq!(phase(&store, 1), &Phase::Waiting { returned: false });
    assert_eq!(store.conversations[&case(1)].since, after(30));
}

#[test]
fn what_was_erased_leaves_nothing() {
    let mut store = staffed_with(1);
    store.step(start(), Input::Erased(case(1))).outcome.unwrap();
    assert!(store.conversations.is_empty());
    // Twice does no harm.
    let turn = store.step(start(), Input::Erased(case(1)));
    assert!(turn.changes.is_empty());
}

#[test]
fn a_crowd_is_looked_after_in_several_ticks() {
    let mut store = empty();
    let crowd = 3 * BATCH as u64;
    for number in 1..=crowd {
        tell(&mut store, start(), news(number, start()));
    }
    let mut told = 0;
    while store.whole().wake_at().is_some_and(|at| at <= after(60)) {
        told += tick(&mut store, after(60), None).len();
    }
    assert_eq!(told as u64, crowd);
}

#[test]
fn a_clock_that_goes_back_makes_nobody_wait_longer_than_nothing() {
    let mut store = staffed();
    tell(&mut store, start(), news(1, after(3_600)));
    let waiting = &store.conversations[&case(1)];
    assert_eq!(waiting.since, start(), "nobody waits from a time to come");
    let turn = store.step(
        after(-600),
        Input::Take {
            officer: officer(1),
            request: request(1),
            case: None,
            elsewhere: 0,
            may_take_over: false,
        },
    );
    assert!(turn.changes.samples[0].took.is_zero());
}
