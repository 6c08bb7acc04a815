//! Tests of the crate from outside, in one binary.

mod case;
mod client;
mod desk;
mod emergency;
mod full_text;
mod guide;
mod hours;
mod index;
mod language;
mod seal;
mod sheet;
