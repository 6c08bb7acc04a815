//! JSON that can be read in one way only.

use std::{collections::BTreeSet, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value;

/// Some JSON in which no object has two members of one name.
struct NoneTwice;

impl<'de> Deserialize<'de> for NoneTwice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Look)
    }
}

struct Look;

impl<'de> Visitor<'de> for Look {
    type Value = NoneTwice;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<NoneTwice, A::Error> {
        let mut names = BTreeSet::new();
        while let Some((name, NoneTwice)) = map.next_entry::<String, _>()? {
            if !names.insert(name) {
                return Err(A::Error::custom("twice"));
            }
        }
        Ok(NoneTwice)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<NoneTwice, A::Error> {
        while list.next_element::<NoneTwice>()?.is_some() {}
        Ok(NoneTwice)
    }

    fn visit_unit<E>(self) -> Result<NoneTwice, E> {
        Ok(NoneTwice)
    }

    fn visit_bool<E>(self, _: bool) -> Result<NoneTwice, E> {
        Ok(NoneTwice)
    }

    fn visit_u64<E>(self, _: u64) -> Result<NoneTwice, E> {
        Ok(NoneTwice)
    }

    fn visit_i64<E>(self, _: i64) -> Result<NoneTwice, E> {
        Ok(NoneTwice)
    }

    fn visit_f64<E>(self, _: f64) -> Result<NoneTwice, E> {
        Ok(NoneTwice)
    }

    fn visit_str<E>(self, _: &str) -> Result<NoneTwice, E> {
        Ok(NoneTwice)
    }
}

/// Holds a text that was read to what is printed of it: the same members with
/// the same values, none of them twice and none made up, so that whoever else
/// reads the text reads the same; and no byte more.
pub(crate) fn is_the_same(text: &str, printed: &str) {
    let twice = serde_json::from_str::<NoneTwice>(text);
    assert!(twice.is_ok(), "a member stands twice in {text}");
    let value = |text| serde_json::from_str::<Value>(text).ok();
    assert_eq!(value(text), value(printed), "{text}\n{printed}");
    assert!(printed.len() <= text.len(), "{text}\n{printed}");
}

/// Whether a text is JSON at all.
pub(crate) fn is_json(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
}
