//! The rules one by one.

use vigie::{
    case::kind::{Category, Priority, State},
    desk::queue::{
        Class, HEARTBEAT, Input, LANGUAGE_HOLD, LEASE, Lease, News, Outcome, Phase, Refusal, Rules,
        Sampled, What, Why,
    },
    jiff::Timestamp,
};

use super::support::{Store, after, case, desk, language, news, officer, profile, request, start};

/// A desk where nobody is.
pub(super) fn empty() -> Store {
    Store::new("a", Rules::default())
}

pub(super) fn beat(store: &mut Store, at: Timestamp, number: u64, cases: &[u64]) -> Outcome {
    let input = Input::Beat {
        officer: officer(number),
        profile: profile(&["fr"], &[], 2),
        cases: cases.iter().map(|number| case(*number)).collect(),
    };
    store.step(at, input).outcome.unwrap()
}

/// A desk where one officer is who speaks French and has room for two.
pub(super) fn staffed() -> Store {
    let mut store = empty();
    beat(&mut store, start(), 1, &[]);
    store
}

pub(super) fn tell(store: &mut Store, at: Timestamp, news: News) {
    assert_eq!(
        store.step(at, Input::News(news)).outcome,
        Ok(Outcome::Noted)
    );
}

pub(super) fn take(
    store: &mut Store,
    at: Timestamp,
    who: u64,
    asked: u64,
) -> Result<Outcome, Refusal> {
    let input = Input::Take {
        officer: officer(who),
        request: request(asked),
        case: None,
        elsewhere: 0,
        may_take_over: false,
    };
    store.step(at, input).outcome
}

fn take_named(
    store: &mut Store,
    at: Timestamp,
    who: u64,
    number: u64,
    supervisor: bool,
) -> Result<Outcome, Refusal> {
    let input = Input::Take {
        officer: officer(who),
        request: request(1_000 + number),
        case: Some(case(number)),
        elsewhere: 0,
        may_take_over: supervisor,
    };
    store.step(at, input).outcome
}

pub(super) fn lease(outcome: Result<Outcome, Refusal>) -> Lease {
    match outcome {
        Ok(Outcome::Taken(lease)) => lease,
        other => panic!("{other:?}"),
    }
}

pub(super) fn phase(store: &Store, number: u64) -> &Phase {
    &store.conversations[&case(number)].phase
}

pub(super) fn tick(store: &mut Store, at: Timestamp, overflow: Option<&str>) -> Vec<What> {
    let overflow = overflow.map(desk);
    let turn = store.step(at, Input::Tick { overflow });
    let notices = turn.changes.notices.into_iter();
    notices.map(|notice| notice.what).collect()
}

pub(super) fn with(number: u64, at: Timestamp, priority: Priority) -> News {
    News {
        priority,
        ..news(number, at)
    }
}

#[test]
fn danger_comes_first_then_the_specialised_then_the_oldest() {
    let mut store = staffed();
    tell(
        &mut store,
        start(),
        with(1, after(-500), Priority::Ordinary),
    );
    tell(
        &mut store,
        start(),
        with(2, after(-400), Priority::Ordinary),
    );
    tell(
        &mut store,
        start(),
        with(3, after(-300), Priority::Specialised),
    );
    tell(&mut store, start(), with(4, after(-10), Priority::Danger));
    let order: Vec<_> = store
        .whole()
        .in_order()
        .iter()
        .map(|one| one.case)
        .collect();
    assert_eq!(order, [4, 3, 1, 2].map(case));
}

#[test]
fn equal_times_are_told_apart_by_who_came_first() {
    let mut store = staffed();
    for number in [9, 3, 5] {
        tell(&mut store, start(), news(number, start()));
    }
    let order: Vec<_> = store
        .whole()
        .in_order()
        .iter()
        .map(|one| one.case)
        .collect();
    assert_eq!(order, [9, 3, 5].map(case));
}

#[test]
fn whoever_sends_no_heartbeat_gets_nobody() {
    let mut store = staffed();
    tell(&mut store, start(), news(1, start()));
    assert_eq!(take(&mut store, start(), 2, 1), Err(Refusal::NotPresent));
    // And the one who did is gone when the lease on their presence is over.
    assert!(LEASE > HEARTBEAT * 2, "two heartbeats may be lost");
    assert_eq!(
        take(&mut store, start() + LEASE, 1, 1),
        Err(Refusal::NotPresent)
    );
    assert_eq!(
        lease(take(&mut staffed_with(1), after(44), 1, 1)).case,
        case(1)
    );
}

pub(super) fn staffed_with(number: u64) -> Store {
    let mut store = staffed();
    tell(&mut store, start(), news(number, start()));
    store
}

#[test]
fn nobody_has_more_than_they_said() {
    let mut store = staffed();
    for number in 1..=3 {
        tell(&mut store, start(), news(number, start()));
    }
    assert_eq!(lease(take(&mut store, start(), 1, 1)).case, case(1));
    assert_eq!(lease(take(&mut store, start(), 1, 2)).case, case(2));
    assert_eq!(take(&mut store, start(), 1, 3), Err(Refusal::AtCapacity));
    // What they have at another part of the desk counts too.
    let mut store = staffed_with(1);
    let input = Input::Take {
        officer: officer(1),
        request: request(1),
        case: None,
        elsewhere: 2,
        may_take_over: false,
    };
    assert_eq!(store.step(start(), input).outcome, Err(Refusal::AtCapacity));
}

#[test]
fn a_request_that_is_repeated_takes_nobody_else() {
    let mut store = staffed();
    tell(&mut store, start(), news(1, start()));
    tell(&mut store, start(), news(2, start()));
    let first = lease(take(&mut store, start(), 1, 7));
    assert_eq!(lease(take(&mut store, start(), 1, 7)), first);
    assert!(matches!(phase(&store, 2), Phase::Waiting { .. }));
    // Not even once it was given back: that would be another conversation.
    let input = Input::Release {
        officer: officer(1),
        case: case(1),
    };
    store.step(start(), input).outcome.unwrap();
    assert_eq!(take(&mut store, start(), 1, 7), Err(Refusal::NotYours));
}

#[test]
fn a_lease_that_runs_out_puts_the_person_at_the_head() {
    let mut store = staffed();
    tell(&mut store, start(), news(2, after(-60)));
    let first = lease(take(&mut store, start(), 1, 1));
    assert_eq!((first.case, first.number), (case(2), 1));
    tell(&mut store, start(), news(1, after(-90)));
    beat(&mut store, after(40), 1, &[]);
    // The heartbeat did not name it.
    let turn = store.step(after(45), Input::Tick { overflow: None });
    let notices = &turn.changes.notices;
    assert_eq!(notices[0].what, What::Released(Why::Vanished));
    assert_eq!(notices[0].floor, 2, "the old lease opens nothing any more");
    assert_eq!(phase(&store, 2), &Phase::Waiting { returned: true });
    let order: Vec<_> = store
        .whole()
        .in_order()
        .iter()
        .map(|one| one.case)
        .collect();
    assert_eq!(
        order,
        [2, 1].map(case),
        "though the other has waited longer"
    );
    let second = lease(take(&mut store, after(46), 1, 2));
    assert_eq!((second.case, second.number), (case(2), 2));
}

#[test]
fn heartbeats_that_name_it_keep_it() {
    let mut store = staffed_with(1);
    lease(take(&mut store, start(), 1, 1));
    for second in (0..600).step_by(44) {
        let Outcome::Present { leases, lost, .. } = beat(&mut store, after(second), 1, &[1]) else {
            panic!("no answer to a heartbeat");
        };
        assert_eq!((leases.len(), lost.len()), (1, 0), "{second} s");
    }
    // The last one was at 572 s, 45 s before this.
    let Outcome::Present { leases, lost, .. } = beat(&mut store, after(572 + 45), 1, &[1]) else {
        panic!("no answer to a heartbeat");
    };
    assert_eq!((leases.len(), lost), (0, vec![case(1)]));
}

#[test]
fn a_conversation_is_left_to_somebody_who_speaks_its_language() {
    let mut store = staffed();
    let other = Input::Beat {
        officer: officer(2),
        profile: profile(&["uk-UA"], &[], 1),
        cases: vec![],
    };
    store.step(start(), other.clone()).outcome.unwrap();
    let ukrainian = News {
        language: language("uk"),
        ..news(1, start())
    };
    tell(&mut store, start(), ukrainian.clone());
    tell(&mut store, start(), news(2, after(1)));
    assert_eq!(lease(take(&mut store, after(5), 1, 1)).case, case(2));
    assert_eq!(take(&mut store, after(5), 1, 2), Ok(Outcome::Nobody));
    assert_eq!(
        lease(take(&mut store.clone(), after(5), 2, 1)).case,
        case(1)
    );
    // Not for ever.
    let held = start() + LANGUAGE_HOLD;
    assert_eq!(lease(take(&mut store.clone(), held, 1, 3)).case, case(1));
    // Nor where nobody could come, nor where there is danger.
    let mut alone = staffed();
    tell(&mut alone, start(), ukrainian.clone());
    assert_eq!(lease(take(&mut alone, after(5), 1, 1)).case, case(1));
    let mut danger = staffed();
    danger.step(start(), other).outcome.unwrap();
    let priority = Priority::Danger;
    tell(
        &mut danger,
        start(),
        News {
            priority,
            ..ukrainian
        },
    );
    assert_eq!(lease(take(&mut danger, after(5), 1, 1)).case, case(1));
}

#[test]
fn trained_officers_are_waited_for_until_half_of_the_patience() {
    let mut store = staffed();
    let category = Category::new("domestic-violence").unwrap();
    let special = News {
        priority: Priority::Specialised,
        category: Some(category),
        ..news(1, start())
    };
    tell(&mut store, start(), special);
    assert_eq!(take(&mut store, after(5), 1, 1), Ok(Outcome::Nobody));
    beat(&mut store, after(40), 1, &[]);
    beat(&mut store, after(80), 1, &[]);
    assert_eq!(take(&mut store, after(89), 1, 2), Ok(Outcome::Nobody));
    assert_eq!(lease(take(&mut store, after(90), 1, 3)).case, case(1));
}

#[test]
fn supervisors_take_what_another_has() {
    let mut store = staffed_with(1);
    lease(take(&mut store, start(), 1, 1));
    beat(&mut store, start(), 2, &[]);
    let refused = take_named(&mut store, start(), 2, 1, false);
    assert_eq!(refused, Err(Refusal::TakenByAnother));
    let unknown = take_named(&mut store, start(), 2, 9, true);
    assert_eq!(unknown, Err(Refusal::UnknownConversation));
    let taken = lease(take_named(&mut store, start(), 2, 1, true));
    assert_eq!(taken.number, 2);
    let Outcome::Present { leases, lost, .. } = beat(&mut store, after(10), 1, &[1]) else {
        panic!("no answer to a heartbeat");
    };
    assert_eq!((leases, lost), (vec![], vec![case(1)]));
}

#[test]
fn whoever_had_a_conversation_last_may_take_it_again_once_it_is_reopened() {
    let mut store = staffed_with(1);
    lease(take(&mut store, start(), 1, 1));
    beat(&mut store, start(), 2, &[]);
    let told = |seq, state| News {
        seq,
        state,
        answered_at: Some(start()),
        awaits_since: None,
        floor: 1,
        ..news(1, start())
    };
    tell(&mut store, after(5), told(5, State::Closed));
    let over = take_named(&mut store, after(6), 1, 1, false);
    assert_eq!(over, Err(Refusal::NotHere));
    // Nobody reopens for nothing, even if the officer wrote last.
    tell(&mut store, after(10), told(6, State::Active));
    assert_eq!(*phase(&store, 1), Phase::Waiting { returned: false });
    let other = take_named(&mut store, after(11), 2, 1, false);
    assert_eq!(other, Err(Refusal::NotToName));
    let again = lease(take_named(&mut store, after(11), 1, 1, false));
    assert_eq!(
        again.number, 2,
        "what they had before opens nothing any more"
    );
}

#[test]
fn patience_ends_with_another_desk_or_with_a_promise() {
    let mut store = staffed_with(1);
    let (minute, end) = (60, 600);
    for second in (0..end).step_by(40) {
        beat(&mut store, after(second), 1, &[]);
        assert_eq!(tick(&mut store, after(second), Some("b")), [], "{second} s");
    }
    let mut other = store.clone();
    let handed = tick(&mut other, after(end), Some("b"));
    assert_eq!(handed, [What::Transferred(desk("b"), Why::Overload)]);
    assert_eq!(phase(&other, 1), &Phase::Leaving { to: desk("b") });
    assert_eq!(
        tick(&mut other, after(end + minute), Some("b")),
        [],
        "once is enough"
    );

    let promised = after(end + 12 * 3_600);
    let told = tick(&mut store, after(end), None);
    assert_eq!(told, [What::Deferred(promised, Why::Overload)]);
    let rank = store.conversations[&case(1)].rank().unwrap();
    assert_eq!(rank.class, Class::Deferred);
    assert_eq!(
        lease(take(&mut store, after(end), 1, 1)).case,
        case(1),
        "it can be taken"
    );
}

#[test]
fn where_nobody_is_people_are_told_after_a_minute() {
    let mut store = empty();
    tell(&mut store, start(), news(1, start()));
    assert_eq!(tick(&mut store, after(59), None), []);
    let told = tick(&mut store, after(60), None);
    assert_eq!(
        told,
        [What::Deferred(after(60 + 12 * 3_600), Why::Unstaffed)]
    );
}

#[test]
fn nobody_is_sent_around_for_ever() {
    let mut store = empty();
    let tired = News {
        hops: 2,
        ..news(1, start())
    };
    tell(&mut store, start(), tired);
    let told = tick(&mut store, after(60), Some("b"));
    assert!(matches!(told[..], [What::Deferred(..)]), "{told:?}");
}

#[test]
fn a_promise_comes_near_and_is_renewed_when_it_was_missed() {
    let mut store = empty();
    tell(&mut store, start(), news(1, start()));
    tick(&mut store, after(60), None);
    let promised = 60 + 12 * 3_600;
    let near = promised - 3 * 3_600;
    tick(&mut store, after(near - 1), None);
    let class = |store: &Store| store.conversations[&case(1)].rank().unwrap().class;
    assert_eq!(class(&store), Class::Deferred);
    tick(&mut store, after(near), None);
    assert_eq!(class(&store), Class::Ordinary);
    let turn = store.step(after(promised), Input::Tick { overflow: None });
    assert!(matches!(turn.changes.notices[0].what, What::Deferred(..)));
    assert_eq!(turn.changes.samples[0].what, Sampled::PromiseMissed);
    assert_eq!(class(&store), Class::Ordinary, "it keeps its place");
}

#[test]
fn somebody_in_danger_keeps_the_place_when_told_to_call() {
    let mut store = empty();
    tell(&mut store, start(), with(1, start(), Priority::Danger));
    tick(&mut store, after(60), None);
    assert!(matches!(phase(&store, 1), Phase::Deferred { .. }));
    let rank = store.conversations[&case(1)].rank().unwrap();
    assert_eq!(rank.class, Class::Danger);
}
