//! Random weeks, texts and instants for the other tests.

use proptest::prelude::*;
use vigie::{
    hours::{DayHours, TimeRange, WeeklyHours},
    jiff::Timestamp,
};

/// A day with up to four ranges, on the quarter hour so that ranges often
/// touch, the last one perhaps past midnight.
fn day() -> impl Strategy<Value = DayHours> {
    let quarter_hours = proptest::collection::btree_set(0_u16..96, 0..=7);
    (quarter_hours, 0_u16..40, any::<bool>()).prop_map(|(cuts, late, touching)| {
        let cuts: Vec<u16> = cuts.into_iter().map(|cut| cut * 15).collect();
        let step = if touching { 1 } else { 2 };
        let mut ranges: Vec<TimeRange> = cuts
            .windows(2)
            .step_by(step)
            .take(3)
            .map(|pair| TimeRange::new(pair[0], pair[1]).unwrap())
            .collect();
        if let Some(&last) = cuts.last()
            && ranges.last().is_none_or(|range| range.end() <= last)
        {
            ranges.push(TimeRange::new(last, 1440.max(last + 15) + (late * 15).min(last)).unwrap());
        }
        DayHours::new(&ranges).unwrap()
    })
}

/// A day as an office has it, without ranges past midnight.
fn office_day() -> impl Strategy<Value = DayHours> {
    prop_oneof![
        Just(DayHours::CLOSED),
        Just(DayHours::ALL_DAY),
        (0_u16..48, 1_u16..48, 1_u16..48).prop_map(|(start, open, pause)| {
            let morning = TimeRange::new(start * 15, (start + open) * 15).unwrap();
            let afternoon = TimeRange::new((start + open + pause).min(95) * 15, 1440).unwrap();
            DayHours::new(&[morning, afternoon]).unwrap_or(DayHours::ALL_DAY)
        }),
    ]
}

fn week_of(
    day: impl Strategy<Value = DayHours> + Clone + 'static,
    holidays: impl Strategy<Value = Option<DayHours>>,
) -> impl Strategy<Value = WeeklyHours> {
    // Few kinds of days, so that days with the same hours stand in groups.
    (
        proptest::collection::vec(day, 3),
        any::<[u8; 7]>(),
        holidays,
    )
        .prop_map(|(kinds, picks, holidays)| {
            WeeklyHours::new(picks.map(|pick| kinds[usize::from(pick) % 3]), holidays)
        })
}

/// Any week at all.
pub(super) fn week() -> impl Strategy<Value = WeeklyHours> {
    let kind = || prop_oneof![1 => Just(DayHours::CLOSED), 4 => day()].boxed();
    week_of(kind(), proptest::option::of(kind()))
}

/// A week that runs past midnight or that speaks of holidays, but not both.
pub(super) fn week_without_holiday_nights() -> impl Strategy<Value = WeeklyHours> {
    prop_oneof![
        week_of(day().boxed(), Just(None)),
        week_of(office_day().boxed(), proptest::option::of(office_day())),
    ]
}

/// An instant from 2020 to 2034, often near a change of clocks in Paris or a
/// holiday.
pub(super) fn instant() -> impl Strategy<Value = Timestamp> {
    let second = |text: &str| text.parse::<Timestamp>().unwrap().as_second();
    let any_time = second("2020-01-01T00:00Z")..second("2034-12-01T00:00Z");
    let near = prop_oneof![
        Just(second("2026-03-29T01:00Z")),
        Just(second("2026-10-25T01:00Z")),
        Just(second("2027-03-28T01:00Z")),
        Just(second("2026-12-24T20:00Z")),
        Just(second("2026-05-01T10:00Z")),
        Just(second("2032-12-31T23:00Z")),
    ];
    let offset = -200_000_i64..200_000;
    prop_oneof![
        any_time,
        (near, offset).prop_map(|(near, offset)| near + offset)
    ]
    .prop_map(|second| Timestamp::from_second(second).unwrap())
}

/// Text in the OpenStreetMap syntax that runs past midnight or that speaks of
/// holidays, but not both.
pub(super) fn osm_text() -> impl Strategy<Value = String> {
    let day = || prop::sample::select(vec!["Mo", "Tu", "we", "TH", "Fr", "Sa", "Su"]);
    let days = prop_oneof![
        6 => (day(), day()).prop_map(|(first, last)| format!("{first}-{last} ")),
        3 => (day(), day()).prop_map(|(one, other)| format!("{one},{other} ")),
        2 => Just(String::new()),
    ];
    let with_holidays = prop_oneof![
        4 => days.clone(),
        1 => day().prop_map(|day| format!("{day},PH ")),
        1 => Just("PH ".to_owned()),
    ];
    prop_oneof![osm_rules(days, 47), osm_rules(with_holidays, 23)]
}

/// Up to four rules with the days given, that end at the latest hour given.
fn osm_rules(
    days: impl Strategy<Value = String> + Clone,
    latest: u16,
) -> impl Strategy<Value = String> {
    let time = (0_u16..24, 0_u16..30).prop_map(move |(start, length)| {
        format!("{start:02}:00-{:02}:30", (start + length).min(latest))
    });
    let what = prop_oneof![
        6 => proptest::collection::vec(time, 1..3).prop_map(|times| times.join(",")),
        2 => Just("off".to_owned()),
        1 => Just("open".to_owned()),
    ];
    let rule = prop_oneof![
        20 => (days, what).prop_map(|(days, what)| days + &what),
        1 => Just("24/7".to_owned()),
    ];
    let join = prop::sample::select(vec!["; ", ", "]);
    (rule.clone(), proptest::collection::vec((join, rule), 0..4)).prop_map(|(first, rest)| {
        rest.into_iter()
            .fold(first, |text, (join, rule)| text + join + &rule)
    })
}
