//! Tests of the crate from outside, in one binary.

mod full_text;
mod hours;
mod index;
