//! Numbers that look random and come again.

use std::{env, sync::LazyLock};

/// SplitMix64: Steele, Lea and Flood, *Fast splittable pseudorandom number
/// generators*, OOPSLA 2014.
#[derive(Debug)]
pub(crate) struct Random(u64);

/// The seed of this run: `VIGIE_SEED`, or always the same, so that a failure
/// is not a matter of luck.
pub(crate) fn seed() -> u64 {
    static SEED: LazyLock<u64> = LazyLock::new(|| match env::var("VIGIE_SEED") {
        Ok(text) => text.parse().expect("VIGIE_SEED is a number"),
        Err(_) => 2026,
    });
    *SEED
}

impl Random {
    /// The numbers of a test; another test has others.
    pub(crate) fn of(test: &str) -> Self {
        println!("seed: VIGIE_SEED={}", seed());
        Self(test.bytes().fold(seed(), |mixed, byte| {
            mixed.wrapping_mul(31) + u64::from(byte)
        }))
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A whole number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// A number from `low` to `high`.
    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        let unit = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        low + unit * (high - low)
    }

    /// One of several.
    pub(crate) fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}
