//! What must hold whatever bytes come.
//!
//! A target takes bytes and panics if something does not hold; `cargo xtask
//! fuzz` has libFuzzer look for such bytes, led by the code that they reach.
//! Nothing here is about one input: what an input should come to is for the
//! tests of the SDK.

mod access;
mod cursors;
mod frames;
mod json;
mod keys;
mod messages;
mod receipts;
mod seals;
mod streams;

/// A target: it panics if something does not hold.
pub type Target = fn(&[u8]);

/// Every target, under the name of its folder in `corpus`.
pub const TARGETS: &[(&str, Target)] = &[
    ("capabilities", access::capabilities),
    ("chunks", seals::chunks),
    ("client-frames", frames::client_frames),
    ("cursors", cursors::cursors),
    ("entries", seals::entries),
    ("envelopes", keys::envelopes),
    ("event-streams", streams::event_streams),
    ("messages", messages::messages),
    ("proofs", access::proofs),
    ("receipts", receipts::receipts),
    ("sealed-keys", keys::sealed_keys),
    ("server-frames", frames::server_frames),
    ("slips", receipts::slips),
];

/// The environment variable that names the target to run.
pub const VARIABLE: &str = "VIGIE_FUZZ_TARGET";

/// The target that [`VARIABLE`] names.
#[must_use]
pub fn chosen() -> Option<Target> {
    let name = std::env::var(VARIABLE).ok()?;
    let mut targets = TARGETS.iter();
    let found = targets.find(|(target, _)| *target == name);
    found.map(|(_, target)| *target)
}

/// A value of the input's bytes; libFuzzer learns what they stand for.
fn read<'a, T: arbitrary::Arbitrary<'a>>(bytes: &'a [u8]) -> Option<T> {
    T::arbitrary_take_rest(arbitrary::Unstructured::new(bytes)).ok()
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use super::TARGETS;

    #[test]
    fn what_is_kept_holds() {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
        let folders: BTreeSet<String> = fs::read_dir(&corpus)
            .unwrap()
            .map(|folder| folder.unwrap().file_name().into_string().unwrap())
            .collect();
        let names = TARGETS.iter().map(|(name, _)| (*name).to_owned());
        assert_eq!(folders, names.collect());
        for (name, target) in TARGETS {
            for file in fs::read_dir(corpus.join(name)).unwrap() {
                let path = file.unwrap().path();
                // Shown if the target panics.
                println!("{}", path.display());
                target(&fs::read(&path).unwrap());
            }
        }
    }
}
