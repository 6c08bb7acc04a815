//! The directory in the variables that the relay reads it from.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

/// The variables of its parts; `spin.toml` declares all of them.
pub(crate) const PARTS: [&str; 8] = [
    "desk_directory",
    "desk_directory_2",
    "desk_directory_3",
    "desk_directory_4",
    "desk_directory_5",
    "desk_directory_6",
    "desk_directory_7",
    "desk_directory_8",
];

/// The rotations of the root key.
pub(crate) const ROOTS: &str = "desk_roots";

/// The longest part, in characters: a variable of Workers holds 5 kB.
const LONGEST: usize = 4_000;

/// The parts of a signed directory, by the names of their variables.
pub(crate) fn parts(signed: &str) -> Result<Vec<(&'static str, String)>> {
    // Signed texts are base64url and full stops: every byte is a character.
    let parts: Vec<String> = signed
        .as_bytes()
        .chunks(LONGEST)
        .map(|part| String::from_utf8_lossy(part).into_owned())
        .collect();
    if parts.len() > PARTS.len() {
        bail!(
            "the directory is {} characters long, and the variables of a deployment take {}: \
             leave out what desks do not need, such as names in many languages, or declare more \
             variables in xtask/src/desks/variables.rs and in spin.toml",
            signed.len(),
            PARTS.len() * LONGEST
        );
    }
    Ok(PARTS.into_iter().zip(parts).collect())
}

/// A directory and its rotations as variables, all of them: those that are not
/// needed are empty, so that nothing of a longer directory stays behind.
pub(super) fn all(signed: &str, rotations: &[String]) -> Result<Vec<(&'static str, String)>> {
    let mut parts: BTreeMap<_, _> = parts(signed)?.into_iter().collect();
    let mut all: Vec<_> = PARTS
        .into_iter()
        .map(|name| (name, parts.remove(name).unwrap_or_default()))
        .collect();
    all.push((ROOTS, rotations.join(";")));
    Ok(all)
}

/// The signed text that parts make together.
pub(super) fn joined<'a>(part: impl Fn(&str) -> Option<&'a str>) -> String {
    PARTS.into_iter().map_while(part).collect()
}
