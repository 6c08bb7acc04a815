//! Opening hours: a plain week, whether it is open now, and when that changes.
//!
//! [`WeeklyHours`] is plain data of a fixed size that an index can hold and
//! read in place. It is written in three forms: its own parts, the weekly part
//! of OpenStreetMap's [`opening_hours`] syntax, and schema.org.
//!
//! # What "open" means
//!
//! A place is open when the clock on its wall shows a time inside one of its
//! ranges. Four rules follow, and every evaluation here keeps them:
//!
//! - A range belongs to the day it begins on and may run past midnight. What
//!   the next day says, a public holiday included, does not cut it short.
//! - On a public holiday the holiday's hours hold if they are said, and the
//!   weekday's otherwise.
//! - On the night the clocks go forward, the skipped times never come. On the
//!   night they go back, the repeated hour is lived twice, and what holds in it
//!   holds twice.
//! - Ranges that touch or overlap are one opening, across midnight too: a
//!   change is a true change.
//!
//! # Examples
//!
//! ```
//! use vigie::{holidays::HolidayCalendar, hours::{OpenState, WeeklyHours}, territory::Zone};
//!
//! let hours = WeeklyHours::from_osm("Mo-Sa 08:00-12:00,14:00-18:00; PH off")?;
//! let paris = Zone::named("Europe/Paris")?;
//!
//! // Thursday 24 December 2026, five in the afternoon.
//! let at = "2026-12-24T17:00+01:00".parse().unwrap();
//! let status = hours.status_at(at, &paris, HolidayCalendar::MetropolitanFrance);
//! assert_eq!(status.state, OpenState::Open);
//! assert_eq!(status.next_change, "2026-12-24T18:00+01:00".parse().ok());
//!
//! // At six it closes, and Christmas keeps it closed until Saturday.
//! let at = "2026-12-24T18:00+01:00".parse().unwrap();
//! let closed = hours.status_at(at, &paris, HolidayCalendar::MetropolitanFrance);
//! assert_eq!(closed.state, OpenState::Closed);
//! assert_eq!(closed.next_change, "2026-12-26T08:00+01:00".parse().ok());
//! # Ok::<(), vigie::Error>(())
//! ```
//!
//! [`opening_hours`]: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification

mod moment;
mod osm_read;
mod osm_syntax;
mod osm_write;
mod range;
mod schema_org;
mod status;
mod timeline;
mod week;

pub use moment::Moment;
pub use range::{DayHours, TimeRange};
pub use schema_org::OpeningHoursSpecification;
pub use status::{OpenState, Status};
pub use week::WeeklyHours;
