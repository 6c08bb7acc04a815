//! The content that is served.

use std::{
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use vigie::jiff::{Timestamp, tz::TimeZone};
use vigie_content_compiler::Content;

/// The same as the build of the function proves, with every fault at once.
#[test]
fn the_content_has_no_faults() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../content");
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_secs();
    let now = Timestamp::from_second(seconds.try_into().unwrap()).unwrap();
    if let Err(faults) = Content::read(&content, now.to_zoned(TimeZone::UTC).date()) {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        panic!("{}", faults.join("\n"));
    }
}
