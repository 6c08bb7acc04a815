//! A list that is embedded or was read.

use core::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize};

/// A list whose items are borrowed, from a program's own constants for
/// instance, or owned.
///
/// `Cow<[T]>` would be the same, but that the compiler takes the lifetime
/// inside of `T` to be exact there, so that a constant could not be lent for
/// any shorter time.
///
/// # Examples
///
/// ```
/// use vigie::list::List;
///
/// const EMBEDDED: List<'static, &str> = List::Borrowed(&["17", "112"]);
/// let read: List<'_, &str> = vec!["17", "112"].into();
/// assert_eq!(EMBEDDED, read);
/// assert_eq!(read.first(), Some(&"17"));
/// ```
#[derive(Clone, Debug)]
pub enum List<'a, T> {
    /// Items that belong to somebody else.
    Borrowed(&'a [T]),
    /// Items of its own.
    Owned(Vec<T>),
}

impl<T> Deref for List<'_, T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        match self {
            Self::Borrowed(items) => items,
            Self::Owned(items) => items,
        }
    }
}

impl<T: PartialEq> PartialEq for List<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        self[..] == other[..]
    }
}

impl<T: Eq> Eq for List<'_, T> {}

impl<T> Default for List<'_, T> {
    fn default() -> Self {
        Self::Borrowed(&[])
    }
}

impl<T> From<Vec<T>> for List<'_, T> {
    fn from(items: Vec<T>) -> Self {
        Self::Owned(items)
    }
}

impl<T> FromIterator<T> for List<'_, T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::Owned(items.into_iter().collect())
    }
}

impl<T: Serialize> Serialize for List<'_, T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<'_, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::Owned)
    }
}
