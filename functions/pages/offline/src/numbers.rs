//! Emergency numbers, chosen by where and how.

use vigie::emergency::{Channel, NumberList, Setting, Wanted};

use crate::{Refused, named, written};

/// What `GET /v1/emergency-numbers` answers, by all numbers as they were kept; an
/// empty parameter is none.
///
/// # Errors
///
/// If the numbers cannot be read, or a parameter is none of its names.
pub fn search_numbers(
    list: &str,
    territory: &str,
    need: &str,
    setting: &str,
) -> Result<String, Refused> {
    let mut list: NumberList<'_> = serde_json::from_str(list).map_err(|_| Refused::Unreadable)?;
    let territory = named(territory)?;
    let need: Option<Channel> = named(need)?;
    let setting: Option<Setting> = named(setting)?;
    let wanted = Wanted {
        territory,
        need,
        setting,
    };
    let here = Wanted {
        territory,
        ..Wanted::default()
    };
    let reached: Vec<String> = list
        .numbers
        .iter()
        .filter(|entry| here.fits(&entry.number))
        .map(|entry| entry.number.id.to_string())
        .collect();
    let contacts = list.emergency.iter();
    let contacts = contacts.filter(|contact| reached.iter().any(|id| *id == contact.number));
    list.emergency = contacts.cloned().collect::<Vec<_>>().into();
    list.territory = territory;
    list.numbers.retain(|entry| wanted.fits(&entry.number));
    written(&list)
}
