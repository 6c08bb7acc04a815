//! Finds the nearest stations with the SDK alone: no server, no network.
//!
//! ```text
//! cargo run --package example-nearest -- 48.11 -1.68
//! cargo run --package example-nearest -- Rennes
//! ```

use std::{env, error::Error, fs};

use jiff::Timestamp;

use vigie::{
    directory::Directory,
    geo::Point,
    index::{self, Nearest, Place, StationIndex},
};

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = env::args().skip(1).collect();
    let place = match words.as_slice() {
        [lat, lon] if lat.parse::<f64>().is_ok() => {
            Place::Coordinates(Point::new(lat.parse()?, lon.parse()?)?)
        }
        [] => return Err("say where: a latitude and a longitude, or the name of a town".into()),
        name => Place::Name(name.join(" ")),
    };

    // An index is built once, by an importer for instance, and read in place
    // from then on; here both happen in one go.
    let sample = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../content/stations/sample.json"
    );
    let directory: Directory = serde_json::from_str(&fs::read_to_string(sample)?)?;
    let bytes = index::build(&directory)?;
    let index = StationIndex::open(bytes.as_bytes())?;

    let located = index.locate(&place).ok_or("no town is called that")?;
    if let Some(commune) = located.commune {
        println!("Around {} ({}):", commune.name(), commune.insee());
    }
    let clock = index.clock(Timestamp::now());
    for hit in index.nearest(located.point, &Nearest::default()) {
        let open = clock.status(&hit.station).state;
        println!(
            "{:>9.0} m  open: {open:<7}  {}",
            hit.distance_m,
            hit.station.name()
        );
    }
    if index.is_sample() {
        println!("These stations are made up. In an emergency, call 17 or 112, or text 114.");
    }
    Ok(())
}
