//! What holds of every routing.

use proptest::prelude::*;
use vigie::{
    case::kind::{Desk, Priority},
    desk::{
        directory::{Directory, Draft},
        entry::DeskEntry,
        faults::MAX_OVERFLOW,
        route::route,
        routing::{Need, Routing, RoutingReason, Staff, Staffing},
    },
    jiff::{SignedDuration, Timestamp},
};

use super::generate::{any_directory, any_need, any_staffing, any_time};

fn is_there(entry: &DeskEntry, staffing: &Staffing, time: Timestamp) -> bool {
    let present = staffing
        .get(&entry.id)
        .is_some_and(|staff| staff.present > 0);
    entry.is_open(time) && present
}

/// Desks that conversations are sent to and that are there.
fn there<'a>(
    directory: &'a Directory,
    staffing: &'a Staffing,
    time: Timestamp,
) -> impl Iterator<Item = &'a DeskEntry> {
    let desks = directory
        .desks()
        .iter()
        .filter(|entry| entry.takes_conversations());
    desks.filter(move |entry| is_there(entry, staffing, time))
}

fn entry<'a>(directory: &'a Directory, id: &Desk) -> &'a DeskEntry {
    directory.desk(id).unwrap()
}

proptest! {
    #[test]
    fn it_leads_to_desks_with_usable_keys_and_to_each_once(
        directory in any_directory(), need in any_need(), staffing in any_staffing(), time in any_time()
    ) {
        let routing = route(&directory, &need, &staffing, time);
        let mut all = vec![routing.desk.clone()];
        all.extend(routing.overflow.iter().cloned());
        prop_assert!(routing.overflow.len() <= MAX_OVERFLOW);
        let mut keys = Vec::new();
        for id in &all {
            prop_assert!(entry(&directory, id).takes_conversations());
            let key = directory.key(id, time).unwrap();
            prop_assert!(!directory.revoked().contains(&key.id()));
            prop_assert!(!keys.contains(&key.id()), "sealed to one key twice");
            keys.push(key.id());
        }
        all.sort();
        all.dedup();
        prop_assert_eq!(all.len(), 1 + routing.overflow.len());
    }

    #[test]
    fn the_key_handed_out_is_the_newest_that_is_valid_and_not_revoked(
        directory in any_directory(), time in any_time()
    ) {
        let last = directory.expires() - SignedDuration::from_secs(1);
        let within = time.clamp(directory.issued(), last);
        for desk in directory.desks() {
            let chosen = directory.key(&desk.id, time).unwrap();
            let chosen = desk.keys.iter().find(|key| key.key == chosen).unwrap();
            prop_assert!(chosen.is_valid_at(within));
            for other in &desk.keys {
                let usable = other.is_valid_at(within) && !directory.revoked().contains(&other.key.id());
                prop_assert!(!usable || other.since <= chosen.since);
            }
        }
    }

    #[test]
    fn the_same_question_has_the_same_answer(
        directory in any_directory(), need in any_need(), staffing in any_staffing(), time in any_time()
    ) {
        let routing = route(&directory, &need, &staffing, time);
        prop_assert_eq!(&route(&directory, &need, &staffing, time), &routing);
        // Neither a directory that went over the wire nor a routing differs.
        let json = serde_json::to_string(&directory).unwrap();
        let read: Directory = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(&route(&read, &need, &staffing, time), &routing);
        let json = serde_json::to_string(&routing).unwrap();
        let seconds = |time: Option<Timestamp>| time.map(Timestamp::as_second);
        let read: Routing = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(seconds(read.answer_by), seconds(routing.answer_by));
        prop_assert_eq!(read.desk, routing.desk);
    }

    #[test]
    fn danger_is_answered_if_anybody_is_there(
        directory in any_directory(), need in any_need(), staffing in any_staffing(), time in any_time()
    ) {
        let need = Need { danger: true, ..need };
        let routing = route(&directory, &need, &staffing, time);
        prop_assert_eq!(routing.priority, Priority::Danger);
        let chosen = entry(&directory, &routing.desk);
        let somebody = there(&directory, &staffing, time).next().is_some();
        prop_assert_eq!(is_there(chosen, &staffing, time), somebody);
        prop_assert_eq!(routing.reason.is_nobody(), !somebody);
        // A platform for the whole country before all others, and one with room
        // before one without.
        let general: Vec<&DeskEntry> =
            there(&directory, &staffing, time).filter(|desk| desk.is_general()).collect();
        if !general.is_empty() {
            prop_assert_eq!(routing.reason, RoutingReason::Danger);
            let has_room = |desk: &DeskEntry| staffing[&desk.id].free > 0;
            if general.iter().any(|desk| has_room(desk)) {
                prop_assert!(has_room(chosen));
            }
        }
    }

    #[test]
    fn a_desk_that_is_not_there_is_the_answer_only_where_nothing_else_is(
        directory in any_directory(), need in any_need(), staffing in any_staffing(), time in any_time()
    ) {
        let routing = route(&directory, &need, &staffing, time);
        let chosen = entry(&directory, &routing.desk);
        let answers = is_there(chosen, &staffing, time);
        prop_assert_eq!(routing.reason.is_nobody(), !answers);
        prop_assert_eq!(routing.answer_by.is_some(), !answers);
        if !answers {
            prop_assert!(there(&directory, &staffing, time).all(|desk| !desk.is_general()));
            prop_assert_eq!(routing.reason == RoutingReason::NobodyThere, chosen.is_open(time));
            // Nor is any that it names there.
            for id in &chosen.overflow {
                prop_assert!(!is_there(entry(&directory, id), &staffing, time));
            }
        }
    }

    #[test]
    fn a_desk_for_a_place_or_a_topic_gets_nothing_else(
        directory in any_directory(), need in any_need(), staffing in any_staffing(), time in any_time()
    ) {
        let routing = route(&directory, &need, &staffing, time);
        let chosen = entry(&directory, &routing.desk);
        let topic = need.topic.as_ref().is_some_and(|topic| chosen.handles(topic));
        let placed = chosen.serves(need.department.as_ref());
        match routing.reason {
            RoutingReason::Specialised | RoutingReason::Local => prop_assert!(topic && placed),
            RoutingReason::Minors => prop_assert!(need.minor && placed),
            RoutingReason::General | RoutingReason::Language | RoutingReason::Danger => {
                prop_assert!(placed);
            }
            _ => {}
        }
        prop_assert_eq!(routing.priority == Priority::Danger, need.danger);
        prop_assert_eq!(routing.specialty.is_some(), routing.priority == Priority::Specialised);
    }

    #[test]
    fn who_is_stood_in_for_is_not_there_and_is_sealed_to(
        directory in any_directory(), need in any_need(), staffing in any_staffing(), time in any_time()
    ) {
        let routing = route(&directory, &need, &staffing, time);
        if let Some(wanted) = &routing.instead_of {
            prop_assert!(!is_there(entry(&directory, wanted), &staffing, time));
            prop_assert!(routing.overflow.contains(wanted));
        }
        let right = routing.instead_of.as_ref().unwrap_or(&routing.desk);
        prop_assert_eq!(routing.opens_at, entry(&directory, right).opens_at(time));
    }

    #[test]
    fn more_room_at_a_platform_never_hurts_somebody_in_danger(
        directory in any_directory(), need in any_need(), staffing in any_staffing(), time in any_time()
    ) {
        let need = Need { danger: true, ..need };
        let before = route(&directory, &need, &staffing, time);
        let mut more = staffing;
        let general = directory.general().id.clone();
        let languages = more.get(&general).map(|staff| staff.languages.clone());
        let languages = languages.unwrap_or_default();
        more.insert(general.clone(), Staff { free: 9, present: 9, waiting: 0, languages });
        let after = route(&directory, &need, &more, time);
        if directory.general().is_open(time) {
            prop_assert_eq!(after.reason, RoutingReason::Danger);
        } else {
            // Whoever is at a closed desk changes nothing.
            prop_assert_eq!(after, before);
        }
    }

    #[test]
    fn a_directory_with_other_desks_gone_still_routes(
        directory in any_directory(), need in any_need(), staffing in any_staffing(), time in any_time()
    ) {
        let general = directory.general().clone();
        let mut draft = Draft::from(directory);
        draft.desks = vec![DeskEntry { overflow: Vec::new(), ..general }];
        let alone = Directory::new(draft).unwrap();
        let routing = route(&alone, &need, &staffing, time);
        prop_assert_eq!(&routing.desk, &alone.general().id);
        prop_assert!(routing.overflow.is_empty());
    }
}
