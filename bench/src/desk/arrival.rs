//! Somebody in danger comes, and the officers see them.

use std::{
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};

use super::{
    Bench,
    caller::{SILENCE, ready},
    crowd::opened,
    feed::Feed,
    report::Row,
};
use crate::citizen::Case;

/// How often a board is sent over sockets at most, and how often a relay without
/// sockets looks for what changed: people come at any moment of it.
const BEAT_OF_SOCKETS: Duration = Duration::from_millis(200);
const BEAT_OF_LOOKS: Duration = Duration::from_millis(250);

/// How long it took.
#[derive(Debug)]
struct Seen {
    /// When the citizen asked.
    sent: Instant,
    /// Until the citizen knew that the case is open.
    answered: Duration,
    /// Until it stood at the top of each board that was looked at.
    shown: Vec<Duration>,
}

impl Bench {
    /// Has people in danger come to every desk, one after another, each after
    /// the last one is gone.
    pub(super) fn arrivals(&mut self, count: usize, rows: &mut [Row]) -> Result<()> {
        self.keep()?;
        let feeds = self.halls.iter().map(|hall| hall.feeds(&self.relay));
        let mut feeds = feeds.collect::<Result<Vec<_>>>()?;
        let mut due = vec![Instant::now(); self.halls.len()];
        for _ in 0..count {
            for (((at, feeds), due), row) in
                feeds.iter_mut().enumerate().zip(&mut due).zip(&mut *rows)
            {
                self.keep()?;
                thread::sleep(due.saturating_duration_since(Instant::now()));
                let (case, seen) = self.arrival(at, feeds)?;
                row.answered.push(seen.answered);
                for (times, time) in row.shown.iter_mut().zip(seen.shown.iter().rev()) {
                    times.push(*time);
                }
                self.caller.ask(&case.erasing(), 204)?;
                *due = self.moment(&seen);
            }
        }
        Ok(())
    }

    /// A moment at which the board has shown that the last one is gone, which it
    /// does as soon as it may, and as much of its time is over again as chance
    /// says.
    fn moment(&mut self, last: &Seen) -> Instant {
        let beat = if self.relay.sockets {
            BEAT_OF_SOCKETS
        } else {
            BEAT_OF_LOOKS
        };
        // Sockets come first where there are any.
        let shown = last.shown.first().copied().unwrap_or_default();
        let next = (last.sent + shown + beat).max(Instant::now());
        next + beat.mul_f64(self.random.f64())
    }

    /// Has somebody come, and waits until the board shows them before all
    /// others.
    fn arrival(&mut self, at: usize, feeds: &mut [Feed]) -> Result<(Case, Seen)> {
        let hall = self.halls.get(at).context("no such desk")?;
        let waiting = hall.waiting.len();
        for feed in &mut *feeds {
            feed.shows(waiting)?;
        }
        let case = Case::new(&mut self.random);
        let request = hall.desk.opening(&case, "danger", &mut self.random);
        let caller = &mut self.caller;
        let mut answered = None;
        let mut shown: Vec<Option<Duration>> = vec![None; feeds.len()];
        caller.refresh()?;
        let sent = Instant::now();
        caller.send(&request)?;
        while answered.is_none() || shown.contains(&None) {
            let boards = feeds.iter().map(Feed::descriptor);
            let watched: Vec<_> = [caller.descriptor()].into_iter().chain(boards).collect();
            let ready = ready(&watched, SILENCE)?;
            let now = sent.elapsed();
            ensure!(
                ready.contains(&true),
                "nothing came for {SILENCE:?}: answered after {answered:?}, shown after {shown:?}"
            );
            let mut ready = ready.into_iter();
            if ready.next() == Some(true)
                && let Some(answer) = caller.receive()?
            {
                opened(&answer, &case, &hall.desk)?;
                answered = Some(now);
            }
            for ((feed, shown), _) in (feeds.iter_mut().zip(&mut shown))
                .zip(ready)
                .filter(|(_, ready)| *ready)
            {
                feed.receive()?;
                if shown.is_none() && feed.first() == Some(case.id.as_str()) {
                    ensure!(
                        feed.waiting() == waiting + 1,
                        "the board shows {} who wait, where {} do",
                        feed.waiting(),
                        waiting + 1
                    );
                    *shown = Some(now);
                }
            }
        }
        let seen = Seen {
            sent,
            answered: answered.context("no answer")?,
            shown: shown.into_iter().flatten().collect(),
        };
        Ok((case, seen))
    }
}
