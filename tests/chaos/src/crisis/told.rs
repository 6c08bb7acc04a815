//! What is printed of a crisis.

use std::{collections::HashMap, fmt::Write as _, time::Duration};

use vigie::case::kind::Priority;

use super::{
    Size,
    hour::Hour,
    oracle::{SLACK, Sum, assigned},
    record::Records,
    waits::{Spread, Waits},
};

/// How a crisis went.
pub(super) struct Went<'a> {
    pub(super) host: &'a str,
    pub(super) size: Size,
    pub(super) took: Duration,
    pub(super) hour: &'a Hour,
    pub(super) records: &'a Records,
    pub(super) sum: &'a Sum,
    pub(super) waits: &'a Waits,
    /// How many lies were found out, of how many.
    pub(super) lies: (usize, usize),
    pub(super) door: (u64, u32, u32),
    /// Why requests were sent again.
    pub(super) again: String,
}

/// A table of it.
pub(super) fn table(went: &Went<'_>) -> String {
    let Went {
        size,
        sum,
        records,
        waits,
        ..
    } = went;
    let mut rows: Vec<(String, String)> = Vec::new();
    let mut row = |name: &str, said: String| rows.push((name.to_owned(), said));
    row(
        &format!(
            "{} officers, {} conversations, {} times faster",
            size.officers, size.conversations, size.faster
        ),
        format!(
            "{} s, of which the last came after {} s; {:.1} s each",
            went.took.as_secs(),
            went.hour.span.as_secs(),
            went.hour.handling.as_secs_f64()
        ),
    );
    let downs = records.downs.iter();
    let downs: Vec<String> = downs
        .map(|(from, to)| format!("{:.1} s", to.duration_since(*from).as_secs_f64()))
        .collect();
    row(
        "killed in the peak",
        format!("{} times, away for {}", downs.len(), downs.join(", ")),
    );
    row(
        "answered, left, erased by the person",
        format!("{}, {}, {}", sum.answered, sum.left, sum.erased),
    );
    row(
        "handed on in time, put off, promises missed",
        format!(
            "{}, {}, {}",
            sum.transferred, sum.deferred, sum.promises_missed
        ),
    );
    row(
        "handed over, given back, lost with their officer",
        format!("{}, {}, {}", sum.handed_over, sum.released, sum.lapsed),
    );
    let latest = sum.latest_s.max(0.0);
    row(
        "latest behind its time",
        format!("{latest:.0} s ({} s are allowed)", SLACK.as_secs()),
    );
    for (name, spread) in lived(records) {
        row(
            &format!("waited for an officer, {name}"),
            format!(
                "{:.0} s half, {:.0} s nine of ten, of {}",
                spread.median, spread.p90, spread.count
            ),
        );
    }
    for (name, error) in [
        ("wait shown first against lived", waits.first),
        ("every wait shown against lived", waits.all),
    ] {
        row(
            name,
            format!(
                "{:.0} % half, {:.0} % nine of ten, bias {:+.0} %, of {}; {:.0} s and {:.0} s",
                error.percent.median,
                error.percent.p90,
                error.bias,
                error.percent.count,
                error.seconds.median,
                error.seconds.p90
            ),
        );
    }
    row(
        "place shown against taken before",
        format!(
            "off by {:.0} half, {:.0} nine of ten, bias {:+.0}, of {}",
            waits.places.median, waits.places.p90, waits.places_bias, waits.places.count
        ),
    );
    row(
        "shown no wait; shown and not taken there",
        format!("{}; {}", waits.without, waits.otherwise),
    );
    let (asked, half, most) = went.door;
    row(
        "requests",
        format!("{asked}, of which {half} ms half and {most} ms 99 of 100"),
    );
    row("sent again", went.again.clone());
    let mut refused: Vec<String> = records
        .refused
        .iter()
        .map(|(code, count)| format!("{code} {count}"))
        .collect();
    refused.sort();
    row("officers were refused", refused.join(", "));
    row(
        "lies found out",
        format!("{} of {}", went.lies.0, went.lies.1),
    );
    row("FOUND", sum.found.len().to_string());
    let mut text = format!("| {} | |\n| --- | --- |\n", went.host);
    for (name, said) in rows {
        // Nothing fails that writes to a string.
        let _ = writeln!(text, "| {name} | {said} |");
    }
    text
}

/// How long people waited until an officer had them first, by their queue.
fn lived(records: &Records) -> Vec<(&'static str, Spread)> {
    let mut waits: HashMap<Priority, Vec<f64>> = HashMap::new();
    for case in &records.cases {
        let first = case.log.iter().find(|entry| assigned(entry).is_some());
        if let (Some(opened), Some(first)) = (case.log.first(), first) {
            let wait = first.at.duration_since(opened.at).as_secs_f64();
            waits.entry(case.priority).or_default().push(wait);
        }
    }
    let all = [Priority::Danger, Priority::Specialised, Priority::Ordinary];
    let spread = |priority: Priority| Spread::of(waits.remove(&priority).unwrap_or_default());
    let spreads: Vec<Spread> = all.map(spread).into();
    let names = all.iter().map(|priority| priority.as_str());
    names.zip(spreads).collect()
}
