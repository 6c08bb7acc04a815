//! What goes wrong.

use vigie::jiff::SignedDuration;

use super::world::{Arrival, World};

impl World {
    fn any(&mut self) -> Option<usize> {
        let count = self.connections.len();
        (count > 0).then(|| self.dice.place(count))
    }

    /// The relay is no more; what it stored is. Some of what it had sent still
    /// arrives.
    pub(super) fn crash(&mut self) {
        self.counts.crashes += 1;
        for open in &mut self.connections {
            open.session = None;
            open.ended = true;
            open.arrivals.clear();
            open.effects.clear();
            open.to_relay.clear();
            let arrives = self.dice.place(open.to_client.len() + 1);
            open.to_client.truncate(arrives);
        }
    }

    /// The relay's clock is set, by a minute or by a day.
    pub(super) fn jump(&mut self) {
        let reach = if self.dice.chance(500) { 60 } else { 86_400 };
        let by = i64::try_from(self.dice.below(2 * reach)).unwrap();
        let by = by - i64::try_from(reach).unwrap();
        self.now += SignedDuration::from_secs(by);
    }

    pub(super) fn break_line(&mut self) {
        if let Some(place) = self.any() {
            if self.dice.chance(500) {
                self.connections[place].dead_up = true;
            } else {
                self.connections[place].dead_down = true;
            }
        }
    }

    /// A client gives up on its connection: one that is dead, if there is any.
    pub(super) fn hang_up(&mut self) {
        let dead = self
            .connections
            .iter()
            .position(|open| !open.left && (open.dead_up || open.dead_down));
        let forgotten = self.dice.chance(300);
        if let Some(place) = dead.or_else(|| self.any())
            && !self.connections[place].left
        {
            self.leave(place, forgotten);
        }
    }

    pub(super) fn tick_one(&mut self) {
        if let Some(place) = self.any() {
            self.connections[place].arrivals.push_back(Arrival::Tick);
        }
    }

    /// What a session asked for never comes.
    pub(super) fn lose_arrival(&mut self) {
        if let Some(place) = self.any() {
            let arrivals = &mut self.connections[place].arrivals;
            let asked =
                |arrival: &Arrival| matches!(arrival, Arrival::Page(_) | Arrival::Described(_));
            if let Some(which) = arrivals.iter().position(asked) {
                arrivals.remove(which);
            }
        }
    }

    /// Everything about the case is erased.
    pub(super) fn erase(&mut self) {
        if !self.erased {
            self.erased = true;
            self.counts.erased += 1;
            for open in &mut self.connections {
                open.arrivals.push_back(Arrival::Erased);
            }
        }
    }
}
