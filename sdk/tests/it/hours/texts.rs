//! Known texts, and what they mean.

use vigie::hours::{DayHours, TimeRange, WeeklyHours};

#[test]
fn texts_that_mean_the_same() {
    for (text, same) in [
        (
            "mo-fr 8:00-12:00 , 14:00-18:00 ;",
            "Mo-Fr 08:00-12:00,14:00-18:00",
        ),
        ("Mo-Su 09:00-17:00", "09:00-17:00"),
        ("Fr-Mo 09:00-17:00", "Mo,Fr-Su 09:00-17:00"),
        ("Mo-Fr 09:00-17:00 open", "Mo-Fr 09:00-17:00"),
        ("Mo 14:00-16:00,08:00-12:00", "Mo 08:00-12:00,14:00-16:00"),
        ("Mo 08:00-12:00,10:00-14:00", "Mo 08:00-14:00"),
        ("Mo,Tu", "Mo-Tu 00:00-24:00"),
        ("Mo, Tu 08:00-12:00", "Mo,Tu 08:00-12:00"),
        ("Mo-Fr 08:00-18:00; We CLOSED", "Mo-Tu,Th-Fr 08:00-18:00"),
        ("Mo-Fr 08:00-18:00, We off", "Mo-Tu,Th-Fr 08:00-18:00"),
        ("Su,PH 10:00-12:00", "Su 10:00-12:00; PH 10:00-12:00"),
        ("open", "Mo-Su 00:00-24:00"),
        ("Mo-Su,PH 00:00-24:00", "24/7"),
        // The later rule replaces Sunday, and Saturday's small hours with it.
        (
            "Fr-Sa 20:00-02:00; Su 10:00-12:00",
            "Fr 20:00-02:00, Sa 20:00-24:00, Su 10:00-12:00",
        ),
        (
            "Fr-Sa 20:00-02:00; Su off",
            "Fr 20:00-02:00, Sa 20:00-24:00",
        ),
        // Holiday hours that a later rule for all weekdays replaces.
        ("PH off; 08:00-18:00", "Mo-Su 08:00-18:00; PH 08:00-18:00"),
    ] {
        let hours = WeeklyHours::from_osm(text).unwrap();
        assert_eq!(hours, WeeklyHours::from_osm(same).unwrap(), "{text}");
    }
}

#[test]
fn texts_that_are_refused() {
    for text in [
        "",
        ";",
        "closed off",
        "Mo-",
        "Mo-PH 08:00-12:00",
        "Mo Tu 08:00-12:00",
        "MoTu 08:00-12:00",
        "Mon 08:00-12:00",
        "Mo[1] 08:00-12:00",
        "Mo 08:00",
        "Mo 8-12",
        "Mo 8h00-12h00",
        "Mo 08:00-12:60",
        "Mo 24:00-25:00",
        "Mo 08:00-49:00",
        "Mo 08:00-08:00",
        "Mo 08:00-33:00",
        "Mo 18:00+",
        "Mo 08:00-18:00+",
        "Mo 08:00-18:00/01:30",
        "Mo 08:00-18:00 off",
        "Mo 08:00-18:00 unknown",
        "Mo 08:00-18:00 \"by appointment\"",
        "Mo 08:00-18:00 || \"by appointment\"",
        "Mo sunrise-sunset",
        "Mo-Fr: 08:00-18:00",
        "Jan-Mar Mo 08:00-18:00",
        "Dec 25 off",
        "week 1-10 Mo 08:00-12:00",
        "2026 Mo 08:00-12:00",
        "SH 08:00-12:00",
        "PH Mo-Fr 08:00-12:00",
        "Mo-Fr 08:00-18:00, PH 10:00-12:00",
        "Sa,PH 09:00-12:00; Mo-Fr 08:00-18:00",
        "Su 10:00-12:00; Sa 20:00-02:00",
        "Mo-Su 20:00-02:00; Sa off",
        "Mo-Su 20:00-02:00; Sa 10:00-12:00",
        "Mo 01:00-02:00,03:00-04:00,05:00-06:00,07:00-08:00,09:00-10:00",
        "24/7,",
        "Mo 08:00-12:00;;Tu 08:00-12:00",
        "Mo\u{a0}08:00-12:00",
    ] {
        let error = WeeklyHours::from_osm(text).expect_err(text);
        assert_eq!(error.code(), "hours_unsupported");
    }
}

#[test]
fn days_that_cannot_be() {
    let range = |start, end| TimeRange::new(start, end).unwrap();
    let five = [
        range(0, 1),
        range(2, 3),
        range(4, 5),
        range(6, 7),
        range(8, 9),
    ];
    assert_eq!(
        DayHours::new(&five).unwrap_err().code(),
        "time_ranges_too_many"
    );
    let overlapping = [range(0, 700), range(600, 800)];
    assert_eq!(
        DayHours::new(&overlapping).unwrap_err().code(),
        "time_ranges_overlap"
    );
    assert_eq!(
        TimeRange::new(9, 8).unwrap_err().code(),
        "time_range_invalid"
    );
    assert_eq!(DayHours::new(&[]), Ok(DayHours::CLOSED));
}

#[test]
fn schema_org_closing_times() {
    let closes = |text: &str| {
        let hours = WeeklyHours::from_osm(text).unwrap().to_schema_org();
        hours
            .iter()
            .map(|one| one.closes.clone())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(closes("24/7"), "23:59");
    assert_eq!(closes("Mo 14:00-24:00"), "00:00");
    assert_eq!(closes("Mo 22:00-02:00"), "02:00");
    assert_eq!(closes("Mo 08:00-32:00"), "07:59");
    assert_eq!(
        closes("Mo 08:00-12:00,14:00-18:00; PH off"),
        "12:00 18:00 00:00"
    );
    assert_eq!(WeeklyHours::ALWAYS.to_schema_org()[0].day_of_week.len(), 8);
}
