//! Times as people read them where no script tells them by their own clock.

use vigie::{
    jiff::{Timestamp, tz::TimeZone},
    territory::Zone,
};

/// The zone that times are shown in: where a reader is, a page without script
/// cannot know.
fn zone() -> TimeZone {
    Zone::named("Europe/Paris").map_or(TimeZone::UTC, |zone| zone.time_zone())
}

/// A time to the minute, with how far its zone is ahead of UTC, so that it is
/// right wherever it is read: `2026-11-23 06:22 UTC+01`.
pub(crate) fn readable(at: Timestamp) -> String {
    let zone = zone();
    let (local, ahead) = (zone.to_datetime(at), zone.to_offset(at));
    let (date, hour, minute) = (local.date(), local.hour(), local.minute());
    format!("{date} {hour:02}:{minute:02} UTC{ahead}")
}

/// The day of a time: `2026-11-23`.
pub(crate) fn day(at: Timestamp) -> String {
    zone().to_datetime(at).date().to_string()
}
