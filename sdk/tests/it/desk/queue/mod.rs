//! The queue: its rules one by one, and desks, cases and officers in one world
//! that is out to break them.

mod check;
mod jumps;
mod mutant;
mod rules;
mod simulation;
mod support;
mod telling;
mod world;
