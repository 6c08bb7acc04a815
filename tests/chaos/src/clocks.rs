//! Clocks that are wrong: what the relay forgives an officer's, and what not.

use anyhow::Result;

use crate::{
    case::Case,
    plan::{Keys, Start},
    server::Server,
    stream,
};

/// How far a clock is off, in seconds, and what an officer is answered. The
/// capability begins at that clock's now and holds for ten minutes.
const OFF: [(i64, &str); 6] = [
    (0, "200"),
    (25, "200"),
    (-25, "200"),
    (90, "404 case_unknown"),
    (-600 - 25, "200"),
    (-600 - 90, "401 token_expired"),
];

/// Asks with each. Gives it in words, and what is wrong.
pub(crate) async fn run(start: &Start, keys: &Keys, seed: u64) -> Result<(String, Vec<String>)> {
    let server = Server::fresh(start).await?;
    let mut rng = stream(seed, "clocks");
    let case = Case::open(start.address, keys, &mut rng).await?;
    let mut found = Vec::new();
    for (off, expected) in OFF {
        let token = case.capability(off, &mut rng)?;
        let answer = case.asked_with(start.address, &token).await?;
        if answer != expected {
            found.push(format!(
                "a clock that is off by {off} s is answered {answer}"
            ));
        }
    }
    drop(server);
    let said = format!("{} clocks, 30 s forgiven either way", OFF.len());
    Ok((said, found))
}
