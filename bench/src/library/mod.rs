//! The index beside other libraries, in one thread of one process.

mod contenders;
mod oracle;
mod sphere;

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use vigie::{
    directory::Directory,
    geo::Point,
    index::{self, AlignedBytes, StationIndex},
    station::{Station, StationId},
};

use self::{
    contenders::Contender,
    oracle::{Oracle, Verdict},
};
use crate::{
    measure::Samples,
    pin,
    places::{self, Spread},
    table::{Table, number},
};

/// Measure the index beside other libraries.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// How many stations; may be given several times.
    #[arg(long = "stations", default_values_t = [1_000, 100_000, 1_000_000])]
    sizes: Vec<usize>,
    /// How many rounds; in each, every contender has its turn.
    #[arg(long, default_value_t = 9)]
    rounds: usize,
}

/// How many places are asked from, in each spread.
const QUERIES: usize = 512;

/// How many stations are asked for.
const LIMITS: [usize; 2] = [1, 5];

/// How long one turn of a contender takes at least.
const TURN: Duration = Duration::from_millis(20);

/// Measures and prints the tables.
pub(crate) fn run(options: &Options) -> Result<()> {
    pin::this_thread(pin::CLIENT)?;
    let mut builds = Table::new([
        "stations",
        "Vigie, s",
        "Vigie's index, MB",
        "kiddo, s",
        "rstar, s",
        "geo-index, s",
    ]);
    for size in &options.sizes {
        let places = places::stations(*size)?;
        let started = Instant::now();
        let bytes = build(&places)?;
        let took = started.elapsed();
        let index = StationIndex::open(bytes.as_bytes())?;
        let (contenders, times) = contenders::all(index, &places)?;
        builds.row(vec![
            size.to_string(),
            number(took.as_secs_f64()),
            number(bytes.as_bytes().len() as f64 / 1e6),
            number(times.kiddo.as_secs_f64()),
            number(times.rstar.as_secs_f64()),
            number(times.geo_index.as_secs_f64()),
        ]);
        println!("\n### {size} stations\n");
        for limit in LIMITS {
            println!("{}", compared(&contenders, &places, limit, options.rounds)?);
        }
    }
    println!("### Building\n\n{}", builds.rendered());
    Ok(())
}

/// An index of stations at the places; station `n` is called `n`, in as many
/// digits as keep the numbers in the order of the identifiers.
fn build(places: &[Point]) -> Result<AlignedBytes> {
    let model: Directory = serde_json::from_str(vigie::doc_directory!())?;
    let mut directory = Directory {
        stations: Vec::with_capacity(places.len()),
        ..model.clone()
    };
    let model = model.stations.first().context("the model has no station")?;
    for (number, place) in places.iter().enumerate() {
        directory.stations.push(Station {
            id: StationId::new(format!("{number:08}"))?,
            point: *place,
            ..model.clone()
        });
    }
    Ok(index::build(&directory)?)
}

/// The table of one limit: a row for each contender, a column for each spread.
fn compared(
    contenders: &[Box<dyn Contender + '_>],
    places: &[Point],
    limit: usize,
    rounds: usize,
) -> Result<String> {
    let heading = format!("{limit} nearest, ns");
    let mut columns = Vec::new();
    for (spread, seed) in Spread::ALL.into_iter().zip(10..) {
        let queries = spread.places(QUERIES, seed)?;
        let oracle = Oracle::new(places, &queries, limit);
        columns.push(column(contenders, &oracle, &queries, limit, rounds));
    }
    let [globe, france, seam, poles] = Spread::ALL.map(Spread::name);
    let mut table = Table::new([heading.as_str(), globe, france, seam, poles]);
    for (at, contender) in contenders.iter().enumerate() {
        let mut row = vec![contender.name().to_owned()];
        row.extend(columns.iter().map(|column| cell(column, at)));
        table.row(row);
    }
    Ok(table.rendered())
}

/// What became of each contender: its times, or why it has none.
fn column(
    contenders: &[Box<dyn Contender + '_>],
    oracle: &Oracle,
    queries: &[Point],
    limit: usize,
    rounds: usize,
) -> Vec<Result<Samples, Verdict>> {
    let mut results: Vec<Result<Samples, Verdict>> = contenders
        .iter()
        .map(
            |contender| match oracle.judge(contender.as_ref(), queries, limit) {
                Verdict::Right => Ok(Samples::default()),
                wrong => Err(wrong),
            },
        )
        .collect();
    for _ in 0..rounds {
        for (contender, result) in contenders.iter().zip(&mut results) {
            if let Ok(samples) = result {
                samples.push(turn(contender.as_ref(), queries, limit));
            }
        }
    }
    results
}

/// One turn: nanoseconds a query.
fn turn(contender: &dyn Contender, queries: &[Point], limit: usize) -> f64 {
    let mut asked = 0;
    let started = Instant::now();
    // A scan of a million points takes a turn for a few queries: the clock is
    // looked at in small steps, not after all of them.
    for some in queries.chunks(16).cycle() {
        contender.ask(some, limit);
        asked += some.len();
        if started.elapsed() >= TURN {
            break;
        }
    }
    started.elapsed().as_nanos() as f64 / asked as f64
}

/// The median, its spread in percent, and the ratio to the first contender.
fn cell(column: &[Result<Samples, Verdict>], at: usize) -> String {
    let ours = column.first().and_then(|ours| ours.as_ref().ok());
    match column.get(at) {
        Some(Ok(samples)) => {
            let median = samples.median();
            let (low, high) = samples.quartiles();
            let ratio = ours.map_or(f64::NAN, |ours| median / ours.median());
            let percent = 100.0 * (high - low) / median;
            format!("×{} ({}, {percent:.0} %)", number(ratio), number(median))
        }
        Some(Err(verdict)) => verdict.to_string(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_exact_contender_is_right_everywhere() {
        let places = places::stations(3_000).unwrap();
        let bytes = build(&places).unwrap();
        let index = StationIndex::open(bytes.as_bytes()).unwrap();
        let (contenders, _) = contenders::all(index, &places).unwrap();
        for spread in Spread::ALL {
            let queries = spread.places(64, 5).unwrap();
            for limit in LIMITS {
                let oracle = Oracle::new(&places, &queries, limit);
                for contender in &contenders {
                    let verdict = oracle.judge(contender.as_ref(), &queries, limit);
                    let exact = contender.name() != contenders::PLANAR;
                    assert!(
                        verdict == Verdict::Right || !exact,
                        "{} at {}: {verdict}",
                        contender.name(),
                        spread.name()
                    );
                }
            }
        }
    }

    #[test]
    fn the_planar_bound_is_caught() {
        let places = places::stations(3_000).unwrap();
        let bytes = build(&places).unwrap();
        let index = StationIndex::open(bytes.as_bytes()).unwrap();
        let (contenders, _) = contenders::all(index, &places).unwrap();
        let planar = contenders
            .iter()
            .find(|one| one.name() == contenders::PLANAR)
            .unwrap();
        let queries = Spread::Antimeridian.places(64, 5).unwrap();
        let verdict = Oracle::new(&places, &queries, 5).judge(planar.as_ref(), &queries, 5);
        assert!(matches!(verdict, Verdict::Wrong(_)), "{verdict}");
    }
}
