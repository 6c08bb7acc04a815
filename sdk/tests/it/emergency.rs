//! Which numbers are wanted, and how they are written.

// clippy.toml allows these in test functions; the helpers here serve nothing else.
#![allow(clippy::unwrap_used)]

use vigie::{
    emergency::{Channel, EmergencyNumber, NumberEntry, NumberText, Setting, Wanted},
    jiff::civil::date,
    service::ServiceKind,
    sheet::{Audience, Reference},
    territory::Territory,
};

fn number(channels: &[Channel], territories: &[Territory]) -> EmergencyNumber<'static> {
    EmergencyNumber {
        id: "114".into(),
        dial: None,
        sms: Some("114".into()),
        web: None,
        channels: channels.to_vec().into(),
        hours: "24/7".into(),
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
                    territory: None,
                    need: Some(*need),
                };
                assert_eq!(by_need.fits(&number), *need == channel);
                let by_place = Wanted {
                    territory: Some(*place),
                    need: None,
                };
                assert_eq!(by_place.fits(&number), *place == territory);
                let both = Wanted {
                    territory: Some(*place),
                    need: Some(*need),
                };
                assert_eq!(both.fits(&number), *need == channel && *place == territory);
            }
        }
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
    assert!(!text.contains("dial") && !text.contains("web\""), "{text}");
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
