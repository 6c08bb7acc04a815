//! One of the parts that a desk's conversations are divided into.

use vigie::{
    case::kind::Desk,
    desk::{directory::Directory, shard::shard_of},
    seal::CaseId,
};

/// One of the parts that a desk's conversations are divided into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) desk: Desk,
    number: u16,
}

impl Part {
    /// The part that a case belongs to.
    pub(crate) fn of(desk: &Desk, case: &CaseId, directory: Option<&Directory>) -> Self {
        Self {
            desk: desk.clone(),
            number: shard_of(case, shards(desk, directory)),
        }
    }

    /// All parts of a desk.
    pub(crate) fn of_desk(desk: &Desk, directory: Option<&Directory>) -> Vec<Self> {
        let part = |number| Self {
            desk: desk.clone(),
            number,
        };
        (0..shards(desk, directory)).map(part).collect()
    }

    /// All parts of the same desk.
    pub(crate) fn all(&self, directory: Option<&Directory>) -> Vec<Self> {
        Self::of_desk(&self.desk, directory)
    }

    /// The part that an actor of this key is.
    pub(crate) fn of_key(key: &str) -> Option<Self> {
        let (desk, number) = key.split_once('.')?;
        Some(Self {
            desk: Desk::new(desk).ok()?,
            number: number.parse().ok()?,
        })
    }

    /// The key of its actor. No name of a desk has a full stop.
    pub(crate) fn key(&self) -> String {
        format!("{}.{}", self.desk, self.number)
    }

    /// Its number among the desk's, from 0.
    pub(crate) const fn number(&self) -> u16 {
        self.number
    }

    /// Whether another key is that of a part of the same desk.
    pub(crate) fn is_of_the_desk_of(&self, key: &str) -> bool {
        Self::of_key(key).is_some_and(|other| other.desk == self.desk)
    }
}

fn shards(desk: &Desk, directory: Option<&Directory>) -> u16 {
    let entry = directory.and_then(|directory| directory.desk(desk));
    entry.map_or(1, |entry| entry.shards.max(1))
}
