//! Each fault of a directory, made on purpose.

use vigie::{
    desk::{
        directory::{Directory, Draft, MAX_LIFE},
        entry::{DeskEntry, DeskKind},
        faults::{Fault, List, Wrong},
    },
    hours::{DayHours, WeeklyHours},
    jiff::SignedDuration,
    language::Language,
    seal::{PrivateKey, PublicKey},
    station::Text,
};

use super::{at, category, department, desk, draft, first, key, public, tag};

/// The faults of a directory that was spoilt in one way.
fn faults(spoil: impl FnOnce(&mut Draft)) -> Vec<Fault> {
    let mut draft = draft();
    assert_eq!(draft.faults(), []);
    spoil(&mut draft);
    let faults = draft.faults();
    assert_eq!(Directory::new(draft).unwrap_err(), faults);
    faults
}

/// The only fault, which is that of the directory as a whole.
fn whole(spoil: impl FnOnce(&mut Draft)) -> Wrong {
    only(faults(spoil), None)
}

/// The only fault, which is that of Bordeaux.
fn bordeaux(spoil: impl FnOnce(&mut DeskEntry)) -> Wrong {
    only(faults(|draft| spoil(first(draft))), Some("bordeaux"))
}

fn only(mut faults: Vec<Fault>, id: Option<&str>) -> Wrong {
    assert_eq!(faults.len(), 1, "{faults:?}");
    let fault = faults.remove(0);
    assert_eq!(fault.desk, id.map(desk));
    assert!(!fault.to_string().is_empty());
    fault.wrong
}

#[test]
fn of_the_directory() {
    assert_eq!(whole(|it| it.version = 0), Wrong::Version);
    assert_eq!(whole(|it| it.version = 1 << 53), Wrong::Version);
    let twice = vec![public(9).id(), public(9).id()];
    assert_eq!(
        whole(|it| it.revoked = twice),
        Wrong::Repeated(List::Revoked)
    );
    assert_eq!(whole(|it| it.desks.clear()), Wrong::NoGeneralDesk);
    assert_eq!(whole(|it| it.expires = it.issued), Wrong::Life);
    let second = SignedDuration::from_secs(1);
    assert_eq!(
        whole(|it| it.expires = it.issued + MAX_LIFE + second),
        Wrong::Life
    );

    let mut longest = draft();
    longest.version = (1 << 53) - 1;
    longest.expires = longest.issued + MAX_LIFE;
    assert_eq!(longest.faults(), []);
}

#[test]
fn of_a_directory_without_a_desk_for_everybody() {
    let regional = |it: &mut Draft| {
        for (entry, place) in it.desks.iter_mut().zip(["33", "35"]) {
            entry.departments = vec![department(place)];
        }
    };
    assert_eq!(whole(regional), Wrong::NoGeneralDesk);
    let specialised = |it: &mut Draft| {
        for entry in &mut it.desks {
            entry.kind = DeskKind::Specialised;
            entry.specialties = vec![category("hate")];
        }
    };
    assert_eq!(whole(specialised), Wrong::NoGeneralDesk);
}

#[test]
fn of_names() {
    let found = faults(|it| it.desks[1].id = desk("bordeaux"));
    let wrong: Vec<&Wrong> = found.iter().map(|fault| &fault.wrong).collect();
    // Rennes is called Bordeaux, so each of both is its own overflow or leads to
    // a desk that is gone.
    assert!(wrong.contains(&&Wrong::Twice), "{wrong:?}");

    let english = Text::new("Bordeaux platform").unwrap();
    let found = faults(|it| drop(it.desks[1].name.insert(Language::English, english)));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].desk, Some(desk("rennes")));
    assert_eq!(found[0].wrong, Wrong::SameName(desk("bordeaux")));

    assert_eq!(
        bordeaux(|it| drop(it.name.remove(&Language::French))),
        Wrong::NoFrenchName
    );
}

#[test]
fn of_lists() {
    let twice = Wrong::Repeated(List::Specialties);
    assert_eq!(
        bordeaux(|it| it.specialties = vec![category("hate"); 2]),
        twice
    );
    assert_eq!(
        bordeaux(|it| it.languages.push(tag("fr"))),
        Wrong::Repeated(List::Languages)
    );
    assert_eq!(bordeaux(|it| it.languages.clear()), Wrong::NoLanguage);
    let twice = Wrong::Repeated(List::Departments);
    assert_eq!(
        bordeaux(|it| it.departments = vec![department("33"); 2]),
        twice
    );
    for unknown in ["20", "3", "033", "96", "979", "999", "2c", "paris"] {
        let expected = Wrong::UnknownDepartment(department(unknown));
        assert_eq!(
            bordeaux(|it| it.departments.push(department(unknown))),
            expected
        );
    }
    for known in ["01", "2a", "2b", "95", "971", "988"] {
        let mut draft = draft();
        first(&mut draft).departments.push(department(known));
        assert_eq!(draft.faults(), [], "{known}");
    }
}

#[test]
fn of_what_desks_are_for() {
    let territorial = |it: &mut DeskEntry| {
        it.kind = DeskKind::Territorial;
        it.specialties = vec![category("road")];
    };
    assert_eq!(bordeaux(territorial), Wrong::NoDepartment);
    let untopical = |it: &mut DeskEntry| {
        it.kind = DeskKind::Territorial;
        it.departments = vec![department("33")];
    };
    assert_eq!(bordeaux(untopical), Wrong::NoSpecialty);
    assert_eq!(
        bordeaux(|it| it.kind = DeskKind::Specialised),
        Wrong::NoSpecialty
    );
    let never = WeeklyHours::new([DayHours::CLOSED; 7], Some(DayHours::ALL_DAY));
    assert_eq!(bordeaux(|it| it.hours = never), Wrong::NeverOpen);
}

#[test]
fn of_overflow() {
    assert_eq!(
        bordeaux(|it| it.overflow.push(desk("bordeaux"))),
        Wrong::OverflowToItself
    );
    assert_eq!(
        bordeaux(|it| it.overflow.push(desk("rennes"))),
        Wrong::Repeated(List::Overflow)
    );
    let unknown = Wrong::UnknownOverflow(desk("lutece"));
    assert_eq!(bordeaux(|it| it.overflow.push(desk("lutece"))), unknown);

    let intervention = faults(|it| it.desks[1].kind = DeskKind::Intervention);
    let expected = Wrong::OverflowToIntervention(desk("rennes"));
    assert_eq!(only(intervention, Some("bordeaux")), expected);

    let many = |count: usize| {
        move |it: &mut Draft| {
            for number in 0..count {
                let mut other = it.desks[1].clone();
                other.id = desk(&format!("other-{number}"));
                let name = Text::new(format!("Autre {number}")).unwrap();
                other.name = [(Language::French, name)].into();
                other.keys = vec![key(number)];
                it.desks[0].overflow.push(other.id.clone());
                it.desks.push(other);
            }
        }
    };
    assert_eq!(
        only(faults(many(7)), Some("bordeaux")),
        Wrong::OverflowTooLong
    );
    let mut seven = draft();
    many(6)(&mut seven);
    assert_eq!(seven.faults(), []);
}

#[test]
fn of_times_and_numbers() {
    for (danger, specialised, ordinary) in [(0, 9, 9), (9, 3601, 9), (9, 9, 3601)] {
        let spoil = |it: &mut DeskEntry| {
            it.patience_s.danger = danger;
            it.patience_s.specialised = specialised;
            it.patience_s.ordinary = ordinary;
        };
        assert_eq!(bordeaux(spoil), Wrong::Patience);
    }
    assert_eq!(
        bordeaux(|it| it.patience_s.danger = 121),
        Wrong::DangerWaits
    );
    assert_eq!(
        bordeaux(|it| it.patience_s.ordinary = 29),
        Wrong::DangerWaits
    );
    assert_eq!(bordeaux(|it| it.answer_within_s = 0), Wrong::Promise);
    assert_eq!(
        bordeaux(|it| it.answer_within_s = 14 * 86_400 + 1),
        Wrong::Promise
    );
    assert_eq!(bordeaux(|it| it.shards = 0), Wrong::Shards);
    assert_eq!(bordeaux(|it| it.shards = 65), Wrong::Shards);
}

#[test]
fn of_keys() {
    let issued = draft().issued;
    assert_eq!(bordeaux(|it| it.keys.clear()), Wrong::NoKeyAt(issued));
    let late = issued + SignedDuration::from_secs(1);
    assert_eq!(
        bordeaux(|it| it.keys[0].since = late),
        Wrong::NoKeyAt(issued)
    );
    let end = at("2026-12-10T00:00:00Z");
    assert_eq!(
        bordeaux(|it| it.keys[0].until = Some(end)),
        Wrong::NoKeyAt(end)
    );
    let revoked = faults(|it| it.revoked = vec![it.desks[0].keys[0].key.id()]);
    assert_eq!(only(revoked, Some("bordeaux")), Wrong::NoKeyAt(issued));

    // A second key that begins where the first ends leaves no gap.
    let mut handed_over = draft();
    first(&mut handed_over).keys[0].until = Some(end);
    let mut second = key(1);
    second.since = end;
    first(&mut handed_over).keys.push(second);
    assert_eq!(handed_over.faults(), []);
    let expires = handed_over.expires;
    first(&mut handed_over).keys[1].until = Some(expires);
    assert_eq!(handed_over.faults(), []);

    let mut odd = key(1);
    odd.until = Some(odd.since);
    assert_eq!(
        bordeaux(|it| it.keys.push(odd)),
        Wrong::KeyTimes(public(1).id())
    );
    let shared = draft().desks[1].keys[0].key.id();
    let found = faults(|it| it.desks[0].keys = it.desks[1].keys.clone());
    assert_eq!(found[0].desk, Some(desk("rennes")));
    assert_eq!(found[0].wrong, Wrong::KeyTwice(shared));
    let mut doubled = key(1);
    doubled.key = draft().desks[0].keys[0].key;
    let id = doubled.key.id();
    assert_eq!(bordeaux(|it| it.keys.push(doubled)), Wrong::KeyTwice(id));

    let mut weak = key(1);
    weak.key = PublicKey::from_bytes([0; 32]);
    let id = weak.key.id();
    assert_eq!(bordeaux(|it| it.keys.push(weak)), Wrong::KeyUnusable(id));
}

#[test]
fn all_of_them_are_named_at_once() {
    let found = faults(|it| {
        it.version = 0;
        it.desks[0].languages.clear();
        it.desks[0].shards = 0;
        it.desks[1].overflow = vec![desk("lutece")];
    });
    let texts: Vec<String> = found.iter().map(Fault::to_string).collect();
    assert_eq!(
        texts,
        [
            "the version is not from 1 to 9007199254740991",
            "\"bordeaux\": it answers in no language",
            "\"bordeaux\": it is not divided into 1 to 64 queues",
            "\"rennes\": there is no desk \"lutece\" for its overflow",
        ]
    );
}

#[test]
fn the_private_key_of_a_desk_opens_what_was_sealed_to_its_public_one() {
    let private = PrivateKey::derive([1; 32]);
    assert_eq!(draft().desks[0].keys[0].key, private.public());
}
