//! Queues with one mistake each.

use vigie::{
    desk::queue::{Conversation, Input, Phase, Queue, Turn, What, Why},
    jiff::Timestamp,
};

use super::support::Step;

/// What it does, itself, and a word of what must be found.
pub(super) const ALL: &[(&str, Step, &str)] = &[
    ("counts no leases", counts_no_leases, "two officers"),
    (
        "never misses an officer",
        never_misses_anybody,
        "forgotten by a tick",
    ),
    ("believes old news", believes_old_news, "forgotten"),
    ("promises in silence", promises_in_silence, "in silence"),
    (
        "drops what it hands on",
        drops_what_it_hands_on,
        "forgotten",
    ),
    (
        "keeps what it hands on",
        keeps_what_it_hands_on,
        "forgotten",
    ),
    (
        "has patience without end",
        has_no_end_of_patience,
        "forgotten by a tick",
    ),
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
