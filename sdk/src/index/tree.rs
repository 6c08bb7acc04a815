//! A static k-d tree over unit vectors, laid out for reading in place.
//!
//! The tree is complete: with `L` leaves (a power of two), inner node `i` has
//! the children `2i` and `2i + 1`, and nodes `L..2L` are the leaves. Leaf `j`
//! holds the points from `j·n/L` to `(j + 1)·n/L` of three coordinate arrays,
//! so nothing but the splits needs storing, and a search touches one split a
//! level and one short run of points a leaf.

use crate::geo::UnitVector;

/// How many points a leaf holds at most. With 8 and with 16 searches took about
/// as long at 1e3 and 1e5 points, with 32 mostly longer; 16 makes half as many
/// splits as 8.
const LEAF_POINTS: usize = 16;

/// The sections of a tree, borrowed from an index.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tree<'a> {
    pub(crate) splits: &'a [f64],
    pub(crate) axes: &'a [u8],
    pub(crate) x: &'a [f64],
    pub(crate) y: &'a [f64],
    pub(crate) z: &'a [f64],
    /// The record of each point, in leaf order.
    pub(crate) records: &'a [u32],
}

/// The same sections while an index is built.
#[derive(Debug, Default)]
pub(crate) struct TreeParts {
    pub(crate) splits: Vec<f64>,
    pub(crate) axes: Vec<u8>,
    pub(crate) x: Vec<f64>,
    pub(crate) y: Vec<f64>,
    pub(crate) z: Vec<f64>,
    pub(crate) records: Vec<u32>,
}

/// A point that a search found: its record and the square of its chord.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) chord_squared: f64,
    pub(crate) record: u32,
}

impl Found {
    /// Nearer first; of two at the same place, the one that stands first in
    /// the index, so that answers never depend on the shape of the tree.
    fn is_before(&self, other: &Self) -> bool {
        self.chord_squared < other.chord_squared
            || (self.chord_squared == other.chord_squared && self.record < other.record)
    }
}

/// The bounds of leaf `leaf` among `len` points in `leaves` leaves, a power of
/// two.
fn leaf_bounds(leaf: usize, leaves: usize, len: usize) -> (usize, usize) {
    // 64 bits: on Wasm `usize` has 32, and a million points times 2^16 leaves
    // does not fit. A shift, because this is asked at every leaf visited.
    let at = |leaf: usize| ((leaf as u64 * len as u64) >> leaves.trailing_zeros()) as usize;
    (at(leaf), at(leaf + 1))
}

impl TreeParts {
    /// Builds a tree over points given in record order.
    pub(crate) fn build(points: &[UnitVector]) -> Self {
        let leaves = points.len().div_ceil(LEAF_POINTS).next_power_of_two();
        let mut order: Vec<(u32, [f64; 3])> =
            (0..).zip(points.iter().map(|point| point.0)).collect();
        let mut parts = Self {
            splits: vec![0.0; leaves],
            axes: vec![0; leaves],
            ..Self::default()
        };
        parts.split(1, leaves, 0, points.len(), &mut order);
        for (record, [x, y, z]) in order {
            parts.records.push(record);
            parts.x.push(x);
            parts.y.push(y);
            parts.z.push(z);
        }
        parts
    }

    /// Splits the points of `node`, `order[..]` from point `start` on, along
    /// the axis in which they spread widest.
    fn split(
        &mut self,
        node: usize,
        leaves: usize,
        start: usize,
        len: usize,
        order: &mut [(u32, [f64; 3])],
    ) {
        if node >= leaves {
            return;
        }
        let axis = widest_axis(order);
        let mut deepest = 2 * node + 1;
        while deepest < leaves {
            deepest *= 2;
        }
        let (boundary, _) = leaf_bounds(deepest - leaves, leaves, len);
        let middle = (boundary - start).min(order.len());
        let coordinate = |entry: &(u32, [f64; 3])| entry.1.get(axis).copied().unwrap_or(0.0);
        if middle < order.len() {
            let (_, median, _) = order.select_nth_unstable_by(middle, |a, b| {
                coordinate(a).total_cmp(&coordinate(b)).then(a.0.cmp(&b.0))
            });
            if let Some(split) = self.splits.get_mut(node) {
                *split = coordinate(median);
            }
        }
        if let Some(stored) = self.axes.get_mut(node) {
            *stored = axis as u8;
        }
        let (left, right) = order.split_at_mut(middle);
        self.split(2 * node, leaves, start, len, left);
        self.split(2 * node + 1, leaves, boundary, len, right);
    }

    #[cfg(test)]
    pub(crate) fn as_tree(&self) -> Tree<'_> {
        Tree {
            splits: &self.splits,
            axes: &self.axes,
            x: &self.x,
            y: &self.y,
            z: &self.z,
            records: &self.records,
        }
    }
}

fn widest_axis(points: &[(u32, [f64; 3])]) -> usize {
    let mut low = [f64::INFINITY; 3];
    let mut high = [f64::NEG_INFINITY; 3];
    for (_, point) in points {
        for ((low, high), value) in low.iter_mut().zip(&mut high).zip(point) {
            *low = low.min(*value);
            *high = high.max(*value);
        }
    }
    let mut widest = (0, f64::NEG_INFINITY);
    for (axis, (low, high)) in low.iter().zip(&high).enumerate() {
        if high - low > widest.1 {
            widest = (axis, high - low);
        }
    }
    widest.0
}

impl<'a> Tree<'a> {
    /// The `limit` nearest points no farther than `max_chord_squared` that the
    /// filter lets through, nearest first.
    pub(crate) fn nearest(
        &self,
        from: UnitVector,
        limit: usize,
        max_chord_squared: f64,
        accept: impl FnMut(u32) -> bool,
    ) -> Vec<Found> {
        if limit == 0 || self.splits.is_empty() {
            return Vec::new();
        }
        let mut search = Search {
            tree: *self,
            from: from.0,
            limit,
            bound: max_chord_squared,
            found: Vec::with_capacity(limit.min(self.records.len())),
            accept,
        };
        search.visit(1, [0.0; 3], 0.0);
        search.found
    }

    /// Calls `visit` with the record of every point in leaves that reach into
    /// an axis-aligned box; the caller tests each point itself.
    pub(crate) fn in_box(&self, low: [f64; 3], high: [f64; 3], visit: &mut impl FnMut(u32)) {
        if !self.splits.is_empty() {
            self.visit_box(1, low, high, visit);
        }
    }

    fn visit_box(&self, node: usize, low: [f64; 3], high: [f64; 3], visit: &mut impl FnMut(u32)) {
        let leaves = self.splits.len();
        if node >= leaves {
            let (start, end) = leaf_bounds(node - leaves, leaves, self.records.len());
            for record in self.records.get(start..end).unwrap_or_default() {
                visit(*record);
            }
            return;
        }
        let (axis, split) = self.split_of(node);
        if low.get(axis).is_some_and(|low| *low <= split) {
            self.visit_box(2 * node, low, high, visit);
        }
        if high.get(axis).is_some_and(|high| *high >= split) {
            self.visit_box(2 * node + 1, low, high, visit);
        }
    }

    fn split_of(&self, node: usize) -> (usize, f64) {
        let axis = self.axes.get(node).copied().unwrap_or(0);
        let split = self.splits.get(node).copied().unwrap_or(0.0);
        // Corrupted bytes may hold another number: stay on an axis there is.
        (usize::from(axis.min(2)), split)
    }
}

struct Search<'a, F> {
    tree: Tree<'a>,
    from: [f64; 3],
    limit: usize,
    /// Points beyond this are of no use: the farthest found once there are
    /// enough, until then the greatest distance asked for.
    bound: f64,
    found: Vec<Found>,
    accept: F,
}

impl<F: FnMut(u32) -> bool> Search<'_, F> {
    /// Visits a node whose cell lies `offset` away on each axis, and `distance`
    /// (squared) in all, nearer child first (Arya and Mount, *Algorithms for
    /// fast vector quantization*, 1993).
    fn visit(&mut self, node: usize, offset: [f64; 3], distance: f64) {
        let leaves = self.tree.splits.len();
        if node >= leaves {
            self.scan(node - leaves, leaves);
            return;
        }
        let (axis, split) = self.tree.split_of(node);
        let [x, y, z] = self.from;
        let [ox, oy, oz] = offset;
        let (beyond, old) = match axis {
            0 => (x - split, ox),
            1 => (y - split, oy),
            _ => (z - split, oz),
        };
        let (near, far) = if beyond < 0.0 {
            (2 * node, 2 * node + 1)
        } else {
            (2 * node + 1, 2 * node)
        };
        self.visit(near, offset, distance);
        let far_distance = distance - old * old + beyond * beyond;
        // Rounding may make the sum a hair too large: give it a hair back.
        if far_distance - 4.0 * f64::EPSILON <= self.bound {
            let offset = match axis {
                0 => [beyond, oy, oz],
                1 => [ox, beyond, oz],
                _ => [ox, oy, beyond],
            };
            self.visit(far, offset, far_distance);
        }
    }

    fn scan(&mut self, leaf: usize, leaves: usize) {
        let (start, end) = leaf_bounds(leaf, leaves, self.tree.records.len());
        let run = start..end;
        let (Some(xs), Some(ys), Some(zs), Some(records)) = (
            self.tree.x.get(run.clone()),
            self.tree.y.get(run.clone()),
            self.tree.z.get(run.clone()),
            self.tree.records.get(run),
        ) else {
            return;
        };
        let [x, y, z] = self.from;
        for (((px, py), pz), record) in xs.iter().zip(ys).zip(zs).zip(records) {
            let (dx, dy, dz) = (px - x, py - y, pz - z);
            let chord_squared = dx * dx + dy * dy + dz * dz;
            if chord_squared <= self.bound {
                self.offer(Found {
                    chord_squared,
                    record: *record,
                });
            }
        }
    }

    fn offer(&mut self, candidate: Found) {
        let full = self.found.len() >= self.limit;
        if full
            && !self
                .found
                .last()
                .is_some_and(|worst| candidate.is_before(worst))
        {
            return;
        }
        if !(self.accept)(candidate.record) {
            return;
        }
        if full {
            self.found.pop();
        }
        let place = self
            .found
            .iter()
            .rposition(|kept| kept.is_before(&candidate));
        self.found
            .insert(place.map_or(0, |place| place + 1), candidate);
        if self.found.len() >= self.limit
            && let Some(worst) = self.found.last()
        {
            self.bound = self.bound.min(worst.chord_squared);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geo::Point;

    fn point() -> impl Strategy<Value = UnitVector> {
        prop_oneof![
            (-90.0..=90.0_f64, -180.0..=180.0_f64),
            // A crowd in one town, with doubles.
            (0..4_u8, 0..4_u8)
                .prop_map(|(a, b)| (48.0 + f64::from(a) * 1e-4, 2.0 + f64::from(b) * 1e-4)),
            // Either side of the antimeridian, and the poles.
            (
                -30.0..=0.0_f64,
                prop_oneof![179.0..=180.0_f64, -180.0..=-179.0_f64]
            ),
            (
                prop_oneof![Just(90.0), Just(-90.0), 89.0..=90.0_f64],
                -180.0..=180.0_f64
            ),
        ]
        .prop_map(|(lat, lon)| Point::new(lat, lon).unwrap().to_unit())
    }

    fn brute(
        points: &[UnitVector],
        from: UnitVector,
        limit: usize,
        bound: f64,
        accept: impl Fn(u32) -> bool,
    ) -> Vec<Found> {
        let mut all: Vec<Found> = (0..)
            .zip(points)
            .map(|(record, point)| Found {
                chord_squared: point.chord_squared(from),
                record,
            })
            .filter(|found| found.chord_squared <= bound && accept(found.record))
            .collect();
        all.sort_by(|a, b| {
            a.chord_squared
                .total_cmp(&b.chord_squared)
                .then(a.record.cmp(&b.record))
        });
        all.truncate(limit);
        all
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn nearest_is_what_a_full_scan_finds(
            points in prop::collection::vec(point(), 0..200),
            from in point(),
            limit in 0..12_usize,
            bound in prop_oneof![Just(4.0), 0.0..0.01_f64, 0.0..4.0_f64],
            every in 1..4_u32,
        ) {
            let parts = TreeParts::build(&points);
            let accept = |record: u32| record.is_multiple_of(every);
            let found = parts.as_tree().nearest(from, limit, bound, accept);
            prop_assert_eq!(found, brute(&points, from, limit, bound, accept));
        }
    }

    #[test]
    fn sizes_around_a_leaf_are_whole() {
        for len in [
            0,
            1,
            2,
            LEAF_POINTS - 1,
            LEAF_POINTS,
            LEAF_POINTS + 1,
            2 * LEAF_POINTS + 1,
            1000,
        ] {
            let points: Vec<_> = (0..len)
                .map(|i| Point::new(i as f64 / 20.0, 0.0).unwrap().to_unit())
                .collect();
            let found = TreeParts::build(&points).as_tree().nearest(
                UnitVector([0.0, 0.0, 1.0]),
                len + 1,
                4.0,
                |_| true,
            );
            assert_eq!(found.len(), len);
        }
    }
}
