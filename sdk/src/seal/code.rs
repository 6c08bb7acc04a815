//! Reed-Solomon codes that mend one wrong symbol.
//!
//! The symbols are elements of GF(2^m): polynomials over GF(2), one bit a
//! coefficient, added by XOR and multiplied modulo a primitive polynomial, so
//! that the powers of α = x are all the elements but 0. The symbols of a code
//! word, read as coefficients with the last one standing at x⁰, make a
//! polynomial that is zero at α⁰, α¹, … α^(C−1): the check symbols are the rest
//! of dividing the data by the product of (x − αᵏ), which are the roots.
//!
//! Two code words differ in C + 1 symbols at least. One wrong symbol, off by e
//! at position p, turns the values at the roots (the syndromes) into
//! e, e·αᵖ, e·α²ᵖ, …: a geometric series that gives away both. Whatever is not
//! such a series is left alone. With four checks that recognises every two or
//! three wrong symbols for what they are. With two, most of two wrong ones.
//!
//! Since α⁰ = 1 is a root, the first syndrome is the sum of all errors. Symbols
//! that changed places sum to nothing, and no single error does: two that were
//! swapped are recognised always, under any number of checks from two.

/// A field GF(2^m) with a primitive polynomial for it.
pub(super) trait Field {
    /// The number of bits m.
    const BITS: u32;
    /// The polynomial's coefficients, that of x^m included.
    const POLYNOMIAL: u32;
}

/// GF(2⁵) modulo x⁵ + x² + 1, for characters.
pub(super) struct Gf32;

impl Field for Gf32 {
    const BITS: u32 = 5;
    const POLYNOMIAL: u32 = 0b10_0101;
}

/// GF(2¹¹) modulo x¹¹ + x² + 1, for words.
pub(super) struct Gf2048;

impl Field for Gf2048 {
    const BITS: u32 = 11;
    const POLYNOMIAL: u32 = 0b1000_0000_0101;
}

fn multiply<F: Field>(a: u16, b: u16) -> u16 {
    let (mut shifted, mut product) = (u32::from(a), 0);
    for bit in 0..F::BITS {
        if b >> bit & 1 == 1 {
            product ^= shifted;
        }
        shifted <<= 1;
        if shifted >> F::BITS == 1 {
            shifted ^= F::POLYNOMIAL;
        }
    }
    product as u16
}

/// The roots: α⁰, α¹, …
fn roots<F: Field, const C: usize>() -> [u16; C] {
    let mut power = 1;
    [(); C].map(|()| {
        let root = power;
        power = multiply::<F>(root, 2);
        root
    })
}

/// The product of all (x − root), highest power first, without its leading 1.
fn generator<F: Field, const C: usize>() -> [u16; C] {
    let mut product = [0; C];
    for root in roots::<F, C>() {
        let mut higher = 1;
        for coefficient in &mut product {
            let term = multiply::<F>(root, higher);
            higher = *coefficient;
            *coefficient ^= term;
        }
    }
    product
}

/// The check symbols that belong behind some data.
pub(super) fn checks<F: Field, const C: usize>(data: &[u16]) -> [u16; C] {
    let generator = generator::<F, C>();
    let mut rest = [0; C];
    for symbol in data {
        let factor = symbol ^ rest.first().copied().unwrap_or_default();
        rest.rotate_left(1);
        if let Some(last) = rest.last_mut() {
            *last = 0;
        }
        for (place, coefficient) in rest.iter_mut().zip(generator) {
            *place ^= multiply::<F>(factor, coefficient);
        }
    }
    rest
}

/// What became of a word with check symbols.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Nothing was wrong.
    Sound,
    /// The symbol at an index was wrong and is mended.
    Mended(usize),
    /// More than one is wrong.
    Lost,
}

/// Mends one wrong symbol.
pub(super) fn mend<F: Field, const C: usize>(symbols: &mut [u16]) -> Outcome {
    let syndromes = roots::<F, C>().map(|root| {
        symbols
            .iter()
            .fold(0, |value, symbol| multiply::<F>(value, root) ^ symbol)
    });
    if syndromes.iter().all(|syndrome| *syndrome == 0) {
        return Outcome::Sound;
    }
    let error = syndromes.first().copied().unwrap_or_default();
    let mut location = 1;
    for (index, symbol) in symbols.iter_mut().enumerate().rev() {
        let series = |pair: &[u16]| match pair {
            [one, next] => multiply::<F>(*one, location) == *next,
            _ => false,
        };
        if error != 0 && syndromes.windows(2).all(series) {
            *symbol ^= error;
            return Outcome::Mended(index);
        }
        location = multiply::<F>(location, 2);
    }
    Outcome::Lost
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fields are private, and everything else rests on these polynomials.
    fn alpha_runs_through_every_element<F: Field>() {
        let elements = (1 << F::BITS) - 1;
        let mut power = 1;
        let mut order = 0;
        loop {
            power = multiply::<F>(power, 2);
            order += 1;
            if power == 1 {
                break;
            }
        }
        assert_eq!(order, elements);
    }

    #[test]
    fn the_polynomials_are_primitive() {
        alpha_runs_through_every_element::<Gf32>();
        alpha_runs_through_every_element::<Gf2048>();
    }
}
