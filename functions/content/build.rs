//! Checks the content and makes of it what this function embeds. A text with a
//! fault fails the build, which names its file and line.

use std::{
    env,
    error::Error,
    path::Path,
    process::ExitCode,
    time::{SystemTime, UNIX_EPOCH},
};

use vigie::jiff::{Timestamp, civil::Date, tz::TimeZone};
use vigie_content_compiler::Content;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let content = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../content");
    for folder in [
        "sheets", "services", "numbers", "guide", "phrases", "answers",
    ] {
        println!("cargo::rerun-if-changed={}", content.join(folder).display());
    }
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    let checked = match Content::read(&content, today()?) {
        Ok(checked) => checked,
        Err(faults) => {
            for fault in faults {
                println!("cargo::error={fault}");
            }
            return Ok(ExitCode::FAILURE);
        }
    };
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    checked
        .compile()?
        .write(&out.join("site"), &out.join("tables.rs"))?;
    Ok(ExitCode::SUCCESS)
}

/// The day of the build: the one that `SOURCE_DATE_EPOCH` gives in seconds, so
/// that an old state of the sources can still be built, else today.
fn today() -> Result<Date, Box<dyn Error>> {
    let seconds = match env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => seconds.parse()?,
        Err(_) => SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs(),
    };
    let now = Timestamp::from_second(i64::try_from(seconds)?).map_err(|error| error.to_string())?;
    Ok(now.to_zoned(TimeZone::UTC).date())
}
