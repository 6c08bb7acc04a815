//! Clocks that jump, and conversations that come from another desk.

use vigie::{
    case::kind::{Priority, State},
    desk::queue::{Input, LEASE, News, Outcome, Phase, Sampled, What, Why},
    jiff::SignedDuration,
};

use super::{
    rules::{beat, empty, lease, phase, staffed, staffed_with, take, tell, tick, with},
    support::{after, case, desk, news, officer, start},
};

#[test]
fn one_tick_does_all_that_is_due_after_the_clock_jumped() {
    let mut store = empty();
    tell(&mut store, start(), news(1, start()));
    tick(&mut store, after(60), None);
    let promised = 60 + 12 * 3_600;
    let late = after(promised + 3_600);
    let turn = store.step(late, Input::Tick { overflow: None });
    let [notice] = &turn.changes.notices[..] else {
        panic!("{:?}", turn.changes.notices);
    };
    let again = late + SignedDuration::from_hours(12);
    assert_eq!(notice.what, What::Deferred(again, Why::Unstaffed));
    assert_eq!(turn.changes.samples[0].what, Sampled::PromiseMissed);
    assert_eq!(turn.changes.samples[0].took, SignedDuration::from_hours(1));
    let (promised, near) = (again, true);
    assert_eq!(phase(&store, 1), &Phase::Deferred { promised, near });
    let turn = store.step(late, Input::Tick { overflow: None });
    assert!(turn.changes.is_empty(), "once is enough");
}

#[test]
fn a_lease_that_ran_out_long_ago_is_not_waited_for_again() {
    let mut store = staffed_with(1);
    lease(take(&mut store, start(), 1, 1));
    let told = tick(&mut store, after(3_600), Some("b"));
    assert_eq!(told, [What::Released(Why::Vanished)]);
    // Patience begins anew, so that somebody here can take them first.
    assert_eq!(tick(&mut store, after(3_600 + 59), Some("b")), []);
    let handed = What::Transferred(desk("b"), Why::Unstaffed);
    assert_eq!(tick(&mut store, after(3_600 + 60), Some("b")), [handed]);
}

#[test]
fn a_desk_that_promises_nothing_does_not_promise_without_end() {
    let mut store = empty();
    store.rules.answer_within = SignedDuration::ZERO;
    tell(&mut store, start(), news(1, start()));
    assert_eq!(tick(&mut store, after(60), None).len(), 1);
    assert!(tick(&mut store, after(60), None).is_empty());
    assert!(store.whole().wake_at().unwrap() > after(60));
}

#[test]
fn a_clock_that_goes_back_lengthens_no_lease() {
    let mut store = staffed_with(1);
    lease(take(&mut store, start(), 1, 1));
    let back = after(-3_600);
    assert_eq!(tick(&mut store, back, None), []);
    let until = back + LEASE;
    let officer = officer(1);
    assert_eq!(store.officers[&officer].until, until);
    assert_eq!(phase(&store, 1), &Phase::Leased { officer, until });
    let told = tick(&mut store, until, None);
    assert_eq!(told, [What::Released(Why::Vanished)]);
}

#[test]
fn a_clock_that_goes_back_lengthens_nobodys_patience() {
    let mut store = empty();
    tell(&mut store, start(), with(1, start(), Priority::Danger));
    let back = -3_600;
    assert_eq!(tick(&mut store, after(back), None), []);
    assert_eq!(tick(&mut store, after(back + 59), None), []);
    let told = tick(&mut store, after(back + 60), None);
    assert!(matches!(told[..], [What::Deferred(..)]), "{told:?}");
}

#[test]
fn a_desk_where_somebody_is_sleeps_until_patience_ends() {
    let mut store = staffed_with(1);
    for second in (0..=560).step_by(40) {
        beat(&mut store, after(second), 1, &[]);
        tick(&mut store, after(second), None);
        let wakes = store.whole().wake_at().unwrap();
        assert_eq!(wakes, after((second + 45).min(600)), "{second} s");
    }
}

/// Somebody who has waited for as long as the last desk had patience, or who was
/// answered there.
fn handed_over(number: u64, answered: bool) -> News {
    News {
        seq: 4,
        state: State::Active,
        moves: 1,
        awaits_since: (!answered).then(|| after(-600)),
        answered_at: answered.then(|| after(-30)),
        ..news(number, after(-600))
    }
}

#[test]
fn who_is_handed_over_after_an_answer_waits_for_somebody_all_the_same() {
    let mut store = staffed();
    tell(&mut store, start(), handed_over(1, true));
    assert_eq!(phase(&store, 1), &Phase::Waiting { returned: false });
    assert_eq!(store.conversations[&case(1)].since, start());
    let taken = take(&mut store.clone(), after(5), 1, 1);
    assert_eq!(lease(taken).case, case(1));
    // And is told if nobody comes.
    let told = tick(&mut store, after(660), None);
    assert!(matches!(told[..], [What::Deferred(..)]), "{told:?}");
}

#[test]
fn who_comes_back_from_another_desk_waits_for_somebody() {
    let mut store = staffed_with(1);
    lease(take(&mut store, start(), 1, 1));
    let there = News {
        desk: desk("b"),
        ..handed_over(1, true)
    };
    tell(&mut store, after(10), there);
    assert!(matches!(phase(&store, 1), Phase::Over { .. }));
    let back = News {
        seq: 6,
        moves: 2,
        ..handed_over(1, true)
    };
    tell(&mut store, after(20), back);
    assert_eq!(phase(&store, 1), &Phase::Waiting { returned: false });
}

#[test]
fn a_desk_has_its_own_patience_with_whom_another_had_none_left() {
    let mut store = staffed();
    tell(&mut store, start(), handed_over(1, false));
    tell(
        &mut store,
        start(),
        with(2, after(-300), Priority::Ordinary),
    );
    assert_eq!(tick(&mut store, after(1), Some("b")), []);
    // But their place is that of who has waited longest.
    let taken = take(&mut store.clone(), after(5), 1, 1);
    assert_eq!(lease(taken).case, case(1));
    for second in (0..600).step_by(40) {
        assert!(matches!(
            beat(&mut store, after(second), 1, &[]),
            Outcome::Present { .. }
        ));
    }
    tick(&mut store, after(599), Some("b"));
    assert_eq!(phase(&store, 1), &Phase::Waiting { returned: false });
    let told = tick(&mut store, after(600), Some("b"));
    assert_eq!(told, [What::Transferred(desk("b"), Why::Overload)]);
}

/// The officer who closed it may come back and write, so that the next one must
/// have another number, however long ago that was.
#[test]
fn what_is_over_is_remembered_with_its_lease_until_the_case_is_erased() {
    let mut store = staffed_with(1);
    assert_eq!(lease(take(&mut store, start(), 1, 1)).number, 1);
    let closed = News {
        seq: 2,
        state: State::Closed,
        awaits_since: None,
        ..news(1, start())
    };
    tell(&mut store, after(1), closed.clone());
    tick(&mut store, after(360_000), None);
    let at = after(1);
    assert_eq!(phase(&store, 1), &Phase::Over { at });
    assert_eq!(store.whole().wake_at(), None);
    let reopened = News {
        seq: 3,
        state: State::Waiting,
        awaits_since: Some(after(360_000)),
        ..closed
    };
    beat(&mut store, after(360_000), 2, &[]);
    tell(&mut store, after(360_000), reopened);
    assert_eq!(lease(take(&mut store, after(360_001), 2, 2)).number, 2);
    store
        .step(after(360_002), Input::Erased(case(1)))
        .outcome
        .unwrap();
    assert!(store.conversations.is_empty());
}

#[test]
fn who_could_not_be_told_waits_for_somebody() {
    for overflow in [None, Some(desk("b"))] {
        let mut store = empty();
        tell(&mut store, start(), news(1, start()));
        let tick = Input::Tick { overflow };
        let turn = store.step(after(60), tick.clone());
        let notice = turn.changes.notices[0].clone();
        let refused = Input::Refused(notice.clone());
        store.step(after(61), refused.clone()).outcome.unwrap();
        assert_eq!(phase(&store, 1), &Phase::Waiting { returned: false });
        // Not at once, or the two would never leave off.
        assert_eq!(store.whole().wake_at(), Some(after(121)));
        let turn = store.step(after(121), tick);
        assert_eq!(turn.changes.notices.len(), 1);
        assert_ne!(turn.changes.notices[0], notice);
    }
}

#[test]
fn who_was_told_something_since_is_not_asked_back() {
    let mut store = empty();
    tell(&mut store, start(), news(1, start()));
    let turn = store.step(after(60), Input::Tick { overflow: None });
    let late = Input::Refused(turn.changes.notices[0].clone());
    let turn = store.step(after(43_260), Input::Tick { overflow: None });
    assert_eq!(turn.changes.notices.len(), 1);
    assert!(store.step(after(43_261), late).changes.is_empty());
}
