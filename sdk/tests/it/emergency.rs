//! Which numbers are wanted, and how they are written.

// clippy.toml allows these in test functions; the helpers here serve nothing else.
#![allow(clippy::unwrap_used)]

use vigie::{
    emergency::{
        Channel, ChannelHours, EmergencyNumber, NumberEntry, NumberText, Setting, Wanted, grouped,
    },
    jiff::civil::date,
    list::List,
    service::ServiceKind,
    sheet::{Audience, Reference},
    territory::Territory,
};

fn number(channels: &[Channel], territories: &[Territory]) -> EmergencyNumber<'static> {
    EmergencyNumber {
        id: "114".into(),
        dial: None,
        international: None,
        sms: Some("114".into()),
        web: None,
        channels: channels.to_vec().into(),
        hours: "24/7".into(),
        channel_hours: List::default(),
        local_time: false,
        free: true,
        languages: vec!["fr".into(), "fsl".into()].into(),
        territories: territories.to_vec().into(),
        settings: vec![Setting::Land].into(),
        audiences: vec![Audience::Everyone].into(),
        danger: true,
        checked: date(2026, 11, 21),
        sources: vec![Reference {
            title: "Urgence 114".into(),
            url: "https://www.info.urgence114.fr".into(),
        }]
        .into(),
    }
}

#[test]
fn whoever_wants_nothing_in_particular_gets_everything() {
    assert!(Wanted::default().fits(&number(&[], &[])));
}

#[test]
fn a_number_fits_where_it_works_and_how_it_is_reached() {
    for (channel, territory) in [
        (Channel::Text, Territory::Reunion),
        (Channel::Relay, Territory::MetropolitanFrance),
    ] {
        let number = number(&[channel], &[territory]);
        for need in Channel::ALL {
            for place in Territory::ALL {
                let by_need = Wanted {
                    need: Some(*need),
                    ..Wanted::default()
                };
                assert_eq!(by_need.fits(&number), *need == channel);
                let by_place = Wanted {
                    territory: Some(*place),
                    ..Wanted::default()
                };
                assert_eq!(by_place.fits(&number), *place == territory);
                let both = Wanted {
                    territory: Some(*place),
                    need: Some(*need),
                    ..Wanted::default()
                };
                assert_eq!(both.fits(&number), *need == channel && *place == territory);
            }
        }
    }
}

#[test]
fn a_number_fits_where_it_is_the_one_to_use() {
    let mut number = number(&[Channel::Voice], Territory::ALL);
    number.settings = vec![Setting::Land, Setting::Mountain].into();
    for setting in Setting::ALL {
        let there = Wanted {
            setting: Some(*setting),
            ..Wanted::default()
        };
        assert_eq!(there.fits(&number), *setting != Setting::Sea, "{setting}");
    }
    let at_sea = Wanted {
        need: Some(Channel::Voice),
        setting: Some(Setting::Sea),
        ..Wanted::default()
    };
    assert!(!at_sea.fits(&number));
}

#[test]
fn a_channel_has_the_hours_of_the_number_or_its_own() {
    let mut number = number(&[Channel::Voice, Channel::Text], &[]);
    assert_eq!(number.hours_by(Channel::Text), "24/7");
    number.channel_hours = vec![ChannelHours {
        channel: Channel::Text,
        hours: "Mo-Fr 15:00-19:00".into(),
    }]
    .into();
    number.local_time = true;
    assert_eq!(number.hours_by(Channel::Text), "Mo-Fr 15:00-19:00");
    assert_eq!(number.hours_by(Channel::Voice), "24/7");
    let text = serde_json::to_string(&number).unwrap();
    assert!(
        text.contains(
            "\"channel_hours\":[{\"channel\":\"text\",\"hours\":\"Mo-Fr 15:00-19:00\"}],\"local_time\":true"
        ),
        "{text}"
    );
    let read: EmergencyNumber<'_> = serde_json::from_str(&text).unwrap();
    assert_eq!(read, number);
}

#[test]
fn a_number_is_grouped_as_people_say_it() {
    for (number, said) in [
        ("112", "112"),
        ("3919", "3919"),
        ("33700", "33700"),
        ("31177", "31177"),
        ("116000", "116 000"),
        ("444767", "444 767"),
        ("053030", "05 30 30"),
        ("500067", "50 00 67"),
        ("0805805817", "0 805 80 58 17"),
        ("0508413919", "05 08 41 39 19"),
        ("+687291870", "+687 29 18 70"),
        ("+33180523376", "+33 1 80 52 33 76"),
        ("été0", "été0"),
    ] {
        assert_eq!(grouped(number), said.replace(' ', "\u{a0}"), "{number}");
    }
}

#[test]
fn an_entry_is_one_object_that_is_read_back() {
    let entry = NumberEntry {
        text: NumberText {
            name: "Urgence par SMS".into(),
            answers: "Des agents spécialisés.".into(),
            when: "Quand on ne peut pas parler.".into(),
        },
        number: number(&[Channel::Text], Territory::ALL),
    };
    let text = serde_json::to_string(&entry).unwrap();
    assert!(text.starts_with("{\"name\":\"Urgence par SMS\""), "{text}");
    assert!(
        text.contains("\"id\":\"114\",\"sms\":\"114\",\"channels\":[\"text\"]"),
        "{text}"
    );
    for absent in [
        "dial",
        "web\"",
        "international",
        "channel_hours",
        "local_time",
    ] {
        assert!(!text.contains(absent), "{text}");
    }
    assert!(text.contains("\"checked\":\"2026-11-21\""), "{text}");
    assert_eq!(
        serde_json::from_str::<NumberEntry<'_>>(&text).unwrap(),
        entry
    );
}

#[test]
fn names_that_there_are_not_are_refused() {
    assert_eq!("voice".parse(), Ok(Channel::Voice));
    assert_eq!("mountain".parse(), Ok(Setting::Mountain));
    for name in ["", "Voice", "voice ", "telephone"] {
        assert!(name.parse::<Channel>().is_err(), "{name}");
        assert!(name.parse::<Setting>().is_err(), "{name}");
    }
}

#[test]
fn help_comes_at_once_by_a_call_or_a_message_only() {
    let emergency: Vec<_> = ServiceKind::ALL
        .iter()
        .filter(|kind| kind.is_emergency())
        .collect();
    assert_eq!(
        emergency,
        [&ServiceKind::EmergencyCall, &ServiceKind::EmergencyText]
    );
}
