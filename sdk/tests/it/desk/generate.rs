//! Any directory without a fault, any need and anybody on duty.

use proptest::prelude::*;
use vigie::{
    case::kind::Desk,
    desk::{
        directory::{Directory, Draft},
        entry::{DeskEntry, DeskKey, DeskKind, Patience},
        routing::{Need, Staff, Staffing},
    },
    hours::WeeklyHours,
    jiff::{SignedDuration, Timestamp},
    language::Language,
    seal::LanguageTag,
    station::Text,
    territory::Territory,
};

use super::{at, category, department, desk, key, tag};

const TOPICS: [&str; 4] = ["family-violence", "road", "minors", "fraud"];
const PLACES: [&str; 3] = ["33", "67", "974"];
const TONGUES: [&str; 4] = ["fr", "en", "uk", "ar-DZ"];
const HOURS: [&str; 4] = [
    "24/7",
    "Mo-Fr 08:00-18:00; PH off",
    "Sa 20:00-04:00",
    "Mo-Su 22:00-06:00",
];
const TERRITORIES: [Territory; 3] = [
    Territory::MetropolitanFrance,
    Territory::Reunion,
    Territory::FrenchPolynesia,
];

fn some<T: Clone + core::fmt::Debug + 'static>(
    names: &'static [&'static str],
    make: fn(&str) -> T,
) -> impl Strategy<Value = Vec<T>> {
    let chosen = prop::sample::subsequence(names, 0..=names.len()).prop_shuffle();
    chosen.prop_map(move |names| names.into_iter().map(make).collect())
}

fn issued() -> Timestamp {
    at("2026-11-20T00:00:00Z")
}

/// An instant around the directory's life, or any at all.
pub(super) fn any_time() -> impl Strategy<Value = Timestamp> {
    prop_oneof![
        9 => (-86_400_i64..70 * 86_400).prop_map(|s| issued() + SignedDuration::from_secs(s)),
        1 => prop::sample::select(&[Timestamp::MIN, Timestamp::MAX, Timestamp::UNIX_EPOCH][..]),
    ]
}

/// What a desk is, its overflow aside.
fn any_entry() -> impl Strategy<Value = DeskEntry> {
    let does = (
        prop::sample::select(DeskKind::ALL),
        some(&PLACES, department),
        some(&TOPICS, category),
        some(&TONGUES, tag),
    );
    let when = (
        prop::sample::select(&HOURS[..]),
        prop::sample::select(&TERRITORIES[..]),
        1..=1_209_600_u32,
    );
    (does, when).prop_map(|((kind, departments, specialties, languages), when)| {
        let (hours, territory, answer_within_s) = when;
        DeskEntry {
            id: desk("to-be-named"),
            kind,
            name: [(Language::French, Text::new("À nommer").unwrap())].into(),
            departments,
            specialties,
            languages,
            hours: WeeklyHours::from_osm(hours).unwrap(),
            territory,
            overflow: Vec::new(),
            patience_s: Patience {
                danger: 1,
                specialised: 2,
                ordinary: 3,
            },
            answer_within_s,
            shards: 1,
            keys: Vec::new(),
        }
    })
}

/// Two keys, one revoked or one that takes over from the other, or one.
fn keys(number: usize, choice: u8, takes_over: Timestamp) -> (Vec<DeskKey>, Option<usize>) {
    let (mut old, mut new) = (key(2 * number), key(2 * number + 1));
    match choice {
        0 => (vec![old], None),
        1 => (vec![old, new], Some(2 * number + 1)),
        2 => (vec![new, old], Some(2 * number)),
        _ => {
            old.until = Some(takes_over);
            new.since = takes_over;
            (vec![new, old], None)
        }
    }
}

/// Up to eight desks, the first of them a platform for the whole country.
pub(super) fn any_directory() -> impl Strategy<Value = Directory> {
    let overflow = prop::collection::vec(any::<prop::sample::Index>(), 0..6);
    let one = (any_entry(), overflow, 0..4_u8, 0..40_i64);
    prop::collection::vec(one, 1..8).prop_map(|drawn| {
        let mut desks = Vec::new();
        let mut revoked = Vec::new();
        let names: Vec<Desk> = (0..drawn.len())
            .map(|n| desk(&format!("desk-{n}")))
            .collect();
        for (number, (mut entry, _, choice, days)) in drawn.iter().cloned().enumerate() {
            entry.id = names[number].clone();
            let name = Text::new(format!("Desk {number}")).unwrap();
            entry.name = [(Language::French, name)].into();
            repair(&mut entry, number);
            let takes_over = issued() + SignedDuration::from_hours(24 * days);
            let (keys, gone) = keys(number, choice, takes_over);
            entry.keys = keys;
            revoked.extend(gone.map(|number| super::public(number).id()));
            desks.push(entry);
        }
        for (number, (_, overflow, ..)) in drawn.iter().enumerate() {
            let mut chosen: Vec<Desk> = Vec::new();
            for index in overflow {
                let other = &desks[index.index(desks.len())];
                let fits = other.kind != DeskKind::Intervention && other.id != names[number];
                if fits && !chosen.contains(&other.id) {
                    chosen.push(other.id.clone());
                }
            }
            desks[number].overflow = chosen;
        }
        Directory::new(Draft {
            version: 1,
            sample: true,
            issued: issued(),
            expires: issued() + SignedDuration::from_hours(60 * 24),
            desks,
            revoked,
        })
        .unwrap()
    })
}

/// Makes of any desk one that may stand in a directory.
fn repair(entry: &mut DeskEntry, number: usize) {
    if number == 0 {
        entry.kind = DeskKind::Platform;
        entry.departments.clear();
    }
    if entry.languages.is_empty() {
        entry.languages.push(tag("fr"));
    }
    if matches!(entry.kind, DeskKind::Specialised | DeskKind::Territorial)
        && entry.specialties.is_empty()
    {
        entry.specialties.push(category("road"));
    }
    if entry.kind == DeskKind::Territorial && entry.departments.is_empty() {
        entry.departments.push(department("33"));
    }
}

pub(super) fn any_need() -> impl Strategy<Value = Need> {
    let topics = prop_oneof![prop::sample::select(&TOPICS[..]), Just("unheard-of")];
    let places = prop_oneof![prop::sample::select(&PLACES[..]), Just("59")];
    (
        prop::option::of(topics),
        prop::option::of(places),
        some(&TONGUES, tag),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(topic, place, languages, minor, danger)| Need {
            topic: topic.map(category),
            department: place.map(department),
            languages,
            minor,
            danger,
        })
}

fn any_staff() -> impl Strategy<Value = Staff> {
    let number = || prop_oneof![9 => 0..4_u32, 1 => any::<u32>()];
    (
        number(),
        number(),
        number(),
        some::<LanguageTag>(&TONGUES, tag),
    )
        .prop_map(|(free, present, waiting, languages)| Staff {
            free,
            present,
            waiting,
            languages,
        })
}

/// Who is on duty, at desks that exist and at one that does not.
pub(super) fn any_staffing() -> impl Strategy<Value = Staffing> {
    prop::collection::btree_map(
        (0..9_usize).prop_map(|n| desk(&format!("desk-{n}"))),
        any_staff(),
        0..9,
    )
}
