//! The right answers, by a full scan, and what they make of a contender's.

use std::fmt;

use vigie::geo::{Point, UnitVector};

use super::contenders::Contender;

/// How far in metres two stations may differ and still pass for each other:
/// less than any survey knows, more than rounding does.
const TIE_M: f64 = 0.001;

/// The right answers to a list of queries.
#[derive(Debug)]
pub(crate) struct Oracle {
    points: Vec<UnitVector>,
    /// The distances in metres of the nearest stations, for each query.
    distances: Vec<Vec<f64>>,
}

/// What an oracle says of a contender.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Every answer was right.
    Right,
    /// So many answers were wrong.
    Wrong(usize),
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Right => f.write_str("right"),
            Self::Wrong(count) => write!(f, "wrong answers: {count}"),
        }
    }
}

impl Oracle {
    /// Scans all places for each query.
    pub(crate) fn new(places: &[Point], queries: &[Point], limit: usize) -> Self {
        let points: Vec<UnitVector> = places.iter().map(|place| place.to_unit()).collect();
        let nearest = |query: &Point| {
            let from = query.to_unit();
            let mut chords: Vec<(f64, &UnitVector)> = points
                .iter()
                .map(|point| (point.chord_squared(from), point))
                .collect();
            let limit = limit.min(chords.len());
            if limit < chords.len() {
                chords.select_nth_unstable_by(limit, |a, b| a.0.total_cmp(&b.0));
            }
            chords.truncate(limit);
            chords.sort_by(|a, b| a.0.total_cmp(&b.0));
            chords
                .into_iter()
                .map(|(_, point)| point.distance_m(from))
                .collect()
        };
        let distances = queries.iter().map(nearest).collect();
        Self { points, distances }
    }

    /// Asks a contender every query.
    pub(crate) fn judge(
        &self,
        contender: &dyn Contender,
        queries: &[Point],
        limit: usize,
    ) -> Verdict {
        let wrong = queries
            .iter()
            .zip(&self.distances)
            .filter(|(query, right)| {
                !self.accepts(&contender.numbers(**query, limit), **query, right)
            })
            .count();
        if wrong == 0 {
            Verdict::Right
        } else {
            Verdict::Wrong(wrong)
        }
    }

    /// Whether an answer names as many stations as it should, each once, and
    /// each as far away as the right one in its place.
    fn accepts(&self, numbers: &[u32], query: Point, right: &[f64]) -> bool {
        let from = query.to_unit();
        let mut once = numbers.to_vec();
        once.sort_unstable();
        once.dedup();
        once.len() == right.len()
            && numbers.len() == right.len()
            && numbers.iter().zip(right).all(|(number, right)| {
                let point = self.points.get(*number as usize);
                point.is_some_and(|point| (point.distance_m(from) - right).abs() <= TIE_M)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_number_and_doubles_matter() {
        let place = |lon| Point::new(0.0, lon).unwrap();
        let places = [place(1.0), place(2.0), place(3.0)];
        let query = place(0.0);
        let oracle = Oracle::new(&places, &[query], 2);
        let right = oracle.distances.first().unwrap();
        assert!(oracle.accepts(&[0, 1], query, right));
        assert!(!oracle.accepts(&[1, 0], query, right));
        assert!(!oracle.accepts(&[0], query, right));
        assert!(!oracle.accepts(&[0, 0], query, right));
        assert!(!oracle.accepts(&[0, 2], query, right));
        assert!(!oracle.accepts(&[0, 9], query, right));
    }
}
