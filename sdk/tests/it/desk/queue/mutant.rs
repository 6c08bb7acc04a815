//! Queues with one mistake each.

use vigie::{
    desk::queue::{
        Changes, Conversation, Input, LEASE, Notice, Outcome, Phase, Queue, Turn, What, Why,
    },
    jiff::Timestamp,
};

use super::support::{Restart, Step, Store, faithful, request, restart};

/// A queue with a mistake, and a word of what must be found.
pub(super) struct Mistake {
    pub(super) name: &'static str,
    pub(super) step: Step,
    pub(super) restart: Restart,
    pub(super) found: &'static str,
}

const fn steps(name: &'static str, step: Step, found: &'static str) -> Mistake {
    Mistake {
        name,
        step,
        restart,
        found,
    }
}

pub(super) const ALL: &[Mistake] = &[
    steps("counts no leases", counts_no_leases, "two officers"),
    steps(
        "never misses an officer",
        never_misses_anybody,
        "forgotten by a tick",
    ),
    steps("believes old news", believes_old_news, "forgotten"),
    steps("promises in silence", promises_in_silence, "in silence"),
    steps(
        "drops what it hands on",
        drops_what_it_hands_on,
        "forgotten",
    ),
    steps(
        "keeps what it hands on",
        keeps_what_it_hands_on,
        "forgotten",
    ),
    steps(
        "has patience without end",
        has_no_end_of_patience,
        "forgotten by a tick",
    ),
    steps(
        "does one thing at a time",
        does_one_thing_at_a_time,
        "forgotten by a tick",
    ),
    steps("repeats itself", repeats_itself, "a second tick"),
    steps(
        "trusts a clock that went back",
        trusts_the_clock,
        "longer than a lease",
    ),
    steps(
        "counts from a time to come",
        counts_from_later,
        "a time to come",
    ),
    steps(
        "takes repetitions for requests",
        takes_repetitions,
        "a repeated request",
    ),
    steps(
        "gives out the last first",
        gives_out_the_last_first,
        "passed over",
    ),
    steps(
        "waits for a language for ever",
        waits_for_a_language,
        "given nobody",
    ),
    steps(
        "begins anew with each message",
        begins_anew,
        "longer than it is said",
    ),
    steps(
        "sleeps on what it is handed",
        sleeps_on_what_it_is_handed,
        "forgotten",
    ),
    steps(
        "inherits impatience",
        inherits_impatience,
        "sent on at once",
    ),
    steps(
        "takes no for an answer",
        takes_no_for_an_answer,
        "forgotten",
    ),
    Mistake {
        name: "forgets its leases when it starts again",
        step: faithful,
        restart: forgets_its_leases,
        found: "lease",
    },
    Mistake {
        name: "forgets who waits when it starts again",
        step: faithful,
        restart: forgets_who_waits,
        found: "forgotten",
    },
];

/// Changes what is stored of conversations.
fn with(mut turn: Turn, change: impl Fn(&mut Conversation)) -> Turn {
    let put = turn.changes.conversations.values_mut();
    put.flatten().for_each(change);
    turn
}

fn counts_no_leases(queue: &mut Queue, number: u64, now: Timestamp, input: Input) -> Turn {
    let turn = queue.step(number, now, input);
    with(turn, |one| {
        one.lease = 0;
        one.floor = 0;
    })
}

fn never_misses_anybody(queue: &mut Queue, number: u64, now: Timestamp, input: Input) -> Turn {
    let mut turn = queue.step(number, now, input);
    let notices = turn.changes.notices.iter();
    let vanished: Vec<_> = notices
        .filter(|notice| notice.what == What::Released(Why::Vanished))
        .map(|notice| notice.case)
        .collect();
    for case in vanished {
        turn.changes.conversations.remove(&case);
    }
    turn
}

fn believes_old_news(queue: &mut Queue, number: u64, now: Timestamp, input: Input) -> Turn {
    let input = match input {
        Input::News(mut news) => {
            news.seq = number;
            Input::News(news)
        }
        other => other,
    };
    queue.step(number, now, input)
}

fn promises_in_silence(queue: &mut Queue, number: u64, now: Timestamp, input: Input) -> Turn {
    let mut turn = queue.step(number, now, input);
    let notices = &mut turn.changes.notices;
    notices.retain(|notice| !matches!(notice.what, What::Deferred(..)));
    turn
}

fn drops_what_it_hands_on(queue: &mut Queue, number: u64, now: Timestamp, input: Input) -> Turn {
    let mut turn = queue.step(number, now, input);
    let put = &mut turn.changes.conversations;
    for one in put.values_mut() {
        if matches!(one, Some(one) if matches!(one.phase, Phase::Leaving { .. })) {
            *one = None;
        }
    }
    let notices = &mut turn.changes.notices;
    notices.retain(|notice| !matches!(notice.what, What::Transferred(..)));
    turn
}

fn keeps_what_it_hands_on(queue: &mut Queue, number: u64, now: Timestamp, input: Input) -> Turn {
    let mut turn = queue.step(number, now, input);
    let notices = &mut turn.changes.notices;
    notices.retain(|notice| !matches!(notice.what, What::Transferred(..)));
    turn
}

fn has_no_end_of_patience(queue: &mut Queue, number: u64, now: Timestamp, input: Input) -> Turn {
    if matches!(input, Input::Tick { .. }) {
        let before: Vec<_> = queue.conversations().map(|one| one.case).collect();
        let mut turn = queue.step(number, now, input);
        turn.changes
            .conversations
            .retain(|case, one| !before.contains(case) || one.is_none());
        return turn;
    }
    queue.step(number, now, input)
}

fn does_one_thing_at_a_time(queue: &mut Queue, number: u64, now: Timestamp, input: Input) -> Turn {
    let before = queue.clone();
    let mut turn = queue.step(number, now, input);
    for (case, one) in &mut turn.changes.conversations {
        let known = before.conversation(case).map(|one| one.phase.clone());
        if let Some(Phase::Deferred {
            promised,
            near: false,
        }) = known
            && let Some(one) = one
            && matches!(one.phase, Phase::Deferred { .. })
        {
            let near = true;
            one.phase = Phase::Deferred { promised, near };
            turn.changes.notices.retain(|notice| notice.case != *case);
        }
    }
    turn
}

fn repeats_itself(queue: &mut Queue, number: u64, now: Timestamp, input: Input) -> Turn {
    let ticks = matches!(input, Input::Tick { .. });
    let mut turn = queue.step(number, now, input);
    let told = queue.conversations().find_map(|one| match one.phase {
        Phase::Deferred { promised, .. } if ticks => Some((one, promised)),
        _ => None,
    });
    turn.changes
        .notices
        .extend(told.map(|(one, promised)| Notice {
            case: one.case,
            turn: number,
            place: u32::MAX,
            floor: one.floor,
            what: What::Deferred(promised, Why::Overload),
        }));
    turn
}

fn trusts_the_clock(queue: &mut Queue, number: u64, now: Timestamp, input: Input) -> Turn {
    let before = queue.clone();
    let mut turn = queue.step(number, now, input);
    turn.changes.conversations.retain(|case, _| {
        let known = before.conversation(case).map(|one| &one.phase);
        !matches!(known, Some(Phase::Leased { until, .. }) if *until > now + LEASE)
    });
    turn
}

fn counts_from_later(queue: &mut Queue, number: u64, now: Timestamp, input: Input) -> Turn {
    let before = queue.clone();
    let turn = queue.step(number, now, input);
    with(turn, |one| {
        if let Some(known) = before.conversation(&one.case) {
            one.since = one.since.max(known.since);
        }
    })
}

fn takes_repetitions(queue: &mut Queue, number: u64, now: Timestamp, mut input: Input) -> Turn {
    if let Input::Take { request: asked, .. } = &mut input {
        *asked = request(u64::MAX - number);
    }
    queue.step(number, now, input)
}

fn gives_out_the_last_first(
    queue: &mut Queue,
    number: u64,
    now: Timestamp,
    mut input: Input,
) -> Turn {
    if let Input::Take { case, .. } = &mut input
        && case.is_none()
    {
        *case = queue.in_order().last().map(|one| one.case);
    }
    queue.step(number, now, input)
}

fn waits_for_a_language(queue: &mut Queue, number: u64, now: Timestamp, input: Input) -> Turn {
    let officer = match &input {
        Input::Take { officer, .. } => Some(officer.clone()),
        _ => None,
    };
    let turn = queue.step(number, now, input);
    let officer = queue
        .officers()
        .find(|one| Some(&one.officer) == officer.as_ref());
    if let Ok(Outcome::Taken(lease)) = &turn.outcome
        && let (Some(officer), Some(given)) = (officer, queue.conversation(&lease.case))
        && !officer.profile.speaks(&given.language)
    {
        return Turn {
            outcome: Ok(Outcome::Nobody),
            changes: Changes::default(),
        };
    }
    turn
}

fn begins_anew(queue: &mut Queue, number: u64, now: Timestamp, input: Input) -> Turn {
    let news = matches!(input, Input::News(_));
    let turn = queue.step(number, now, input);
    with(turn, |one| {
        if news {
            one.since = now;
        }
    })
}

fn sleeps_on_what_it_is_handed(
    queue: &mut Queue,
    number: u64,
    now: Timestamp,
    input: Input,
) -> Turn {
    let news = matches!(input, Input::News(_));
    let turn = queue.step(number, now, input);
    with(turn, |one| {
        if news && !one.awaits && one.phase == (Phase::Waiting { returned: false }) {
            one.phase = Phase::Idle;
        }
    })
}

fn inherits_impatience(queue: &mut Queue, number: u64, now: Timestamp, input: Input) -> Turn {
    let turn = queue.step(number, now, input);
    with(turn, |one| one.here_since = one.opened_at)
}

fn forgets_its_leases(store: &mut Store) {
    for one in store.conversations.values_mut() {
        one.lease = 0;
        one.floor = 0;
    }
}

fn forgets_who_waits(store: &mut Store) {
    let conversations = &mut store.conversations;
    conversations.retain(|_, one| !matches!(one.phase, Phase::Waiting { .. }));
}

fn takes_no_for_an_answer(queue: &mut Queue, number: u64, now: Timestamp, input: Input) -> Turn {
    if matches!(input, Input::Refused(_)) {
        return Turn {
            outcome: Ok(Outcome::Noted),
            changes: Changes::default(),
        };
    }
    queue.step(number, now, input)
}
