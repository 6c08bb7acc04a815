//! What a number in a table is made of.

use std::time::Duration;

/// One value for each round of one contender.
#[derive(Debug, Default)]
pub(crate) struct Samples(Vec<f64>);

impl From<Vec<f64>> for Samples {
    fn from(values: Vec<f64>) -> Self {
        Self(values)
    }
}

impl Samples {
    /// Adds the value of a round.
    pub(crate) fn push(&mut self, value: f64) {
        self.0.push(value);
    }

    /// The median; `NaN` of nothing.
    pub(crate) fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// The quartiles, between which half of the rounds lie.
    pub(crate) fn quartiles(&self) -> (f64, f64) {
        (self.quantile(0.25), self.quantile(0.75))
    }

    /// The quantile with linear interpolation between neighbours.
    pub(crate) fn quantile(&self, at: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let place = at * sorted.len().saturating_sub(1) as f64;
        let value = |at: f64| sorted.get(at as usize).copied().unwrap_or(f64::NAN);
        let (below, above) = (value(place.floor()), value(place.ceil()));
        below + (above - below) * place.fract()
    }
}

/// The time in milliseconds that so many of a thousand were no longer than: one
/// that was measured, none between two; `NaN` of nothing.
pub(crate) fn percentile(times: &[Duration], of_thousand: usize) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let rank = (sorted.len() * of_thousand).div_ceil(1000);
    let time = sorted.get(rank.saturating_sub(1));
    time.map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_lie_between_neighbours() {
        let mut samples = Samples::default();
        for value in [4.0, 1.0, 3.0, 2.0] {
            samples.push(value);
        }
        assert_eq!(samples.median(), 2.5);
        assert_eq!(samples.quartiles(), (1.75, 3.25));
        assert!(Samples::default().median().is_nan());
    }
}
