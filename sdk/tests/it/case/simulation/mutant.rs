//! Relays with one mistake each.

use vigie::{
    case::{
        entry::Author,
        frame::{ClientFrame, ServerFrame},
        relay::{Effect, Input},
        session::{Phase, Session},
    },
    jiff::Timestamp,
};

use super::Step;

/// What it does, itself, and a word of what must be found.
pub(super) const ALL: &[(&str, Step, &str)] = &[
    (
        "acknowledges before storing",
        acknowledges_first,
        "acknowledged",
    ),
    (
        "sends live without asking the cursor",
        sends_regardless,
        "gap",
    ),
    ("forgets the credit", forgets_credit, "credit"),
    ("tells nobody what was stored", tells_nobody, "quiet"),
    ("is behind after the first page", stops_reading, "quiet"),
    (
        "speaks after the end",
        speaks_after_the_end,
        "behind a close",
    ),
    ("does not acknowledge officers", ignores_officers, "outbox"),
];

fn acknowledges_first(session: &mut Session, now: Timestamp, input: Input<'_>) -> Vec<Effect> {
    let stored = matches!(input, Input::Stored { .. });
    let mut effects = session.step(now, input);
    if stored {
        effects.retain(|effect| !matches!(effect, Effect::Send(ServerFrame::Ack { .. })));
    }
    let early = effects.iter().find_map(|effect| match effect {
        Effect::Append { client_id, .. } => Some(ServerFrame::Ack {
            client_id: *client_id,
            seq: session.cursor() + 1,
            at: now,
            duplicate: false,
        }),
        _ => None,
    });
    effects.splice(0..0, early.map(Effect::Send));
    effects
}

fn sends_regardless(session: &mut Session, now: Timestamp, input: Input<'_>) -> Vec<Effect> {
    let entry = match input {
        Input::Appended(entry) if session.credit() > 0 && session.phase() == Phase::Live => {
            Some(entry.clone())
        }
        _ => None,
    };
    let before = session.cursor();
    let mut effects = session.step(now, input);
    if let Some(entry) = entry.filter(|entry| entry.seq > before + 1) {
        let frame = ServerFrame::Entry(Box::new((*entry).clone()));
        effects.push(Effect::Send(frame));
    }
    effects
}

fn forgets_credit(session: &mut Session, now: Timestamp, input: Input<'_>) -> Vec<Effect> {
    let mut effects = session.step(now, input);
    if matches!(session.phase(), Phase::Replaying | Phase::Live) && session.credit() == 0 {
        let credit = ClientFrame::Credit { add: 1 }.to_text();
        effects.extend(session.step(now, Input::Frame(&credit)));
    }
    effects
}

fn tells_nobody(session: &mut Session, now: Timestamp, input: Input<'_>) -> Vec<Effect> {
    let mut effects = session.step(now, input);
    effects.retain(|effect| !matches!(effect, Effect::Announce(_)));
    effects
}

fn stops_reading(session: &mut Session, now: Timestamp, input: Input<'_>) -> Vec<Effect> {
    let paged = matches!(input, Input::Page(_) | Input::Tick | Input::Frame(_));
    let mut effects = session.step(now, input);
    if paged {
        effects.retain(|effect| !matches!(effect, Effect::Read { .. }));
    }
    effects
}

fn speaks_after_the_end(session: &mut Session, now: Timestamp, input: Input<'_>) -> Vec<Effect> {
    let mut effects = session.step(now, input);
    let end = effects
        .iter()
        .any(|effect| matches!(effect, Effect::Send(ServerFrame::Close(_))));
    if end {
        effects.push(Effect::Send(ServerFrame::Pong));
    }
    effects
}

fn ignores_officers(session: &mut Session, now: Timestamp, input: Input<'_>) -> Vec<Effect> {
    let mut effects = session.step(now, input);
    if session.author() == Author::Officer {
        effects.retain(|effect| !matches!(effect, Effect::Send(ServerFrame::Ack { .. })));
    }
    effects
}
