use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use clap::Parser;
use jiff::SignedDuration;
use vigie::desk::{directory::Directory, root::RootPublicKey, trust::Trust};
use vigie::seal::{KeyId, PrivateKey};

use super::published::Published;
use super::register::Register;
use super::variables::{PARTS, joined, parts};
use super::*;

const SAMPLE: &str = include_str!("../../../content/desks.toml");
const NOW: &str = "2026-11-22T03:00:00Z";

#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    options: Options,
}

/// A folder with a plan, keys outside of it, and a clock.
struct Operator {
    folder: PathBuf,
    now: Timestamp,
}

impl Operator {
    fn new(name: &str) -> Self {
        let name = format!("vigie-desks-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("desks.toml"), SAMPLE).unwrap();
        let now = NOW.parse().unwrap();
        Self { folder, now }
    }

    /// One with a root key and a key for every desk.
    fn ready(name: &str) -> Self {
        let operator = Self::new(name);
        operator.ok("root @root.key");
        for desk in operator.planned() {
            operator.ok(&format!("desk {desk} --file @{desk}.key"));
        }
        operator
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn planned(&self) -> Vec<Desk> {
        let (plan, _) = plan::load(&self.path("desks.toml")).unwrap();
        plan.desks.into_iter().map(|desk| desk.id).collect()
    }

    /// Runs a command; `@` begins the name of a file in the folder.
    fn run(&self, line: &str) -> Result<String> {
        let plan = self.path("desks.toml");
        let words = line.split(' ').map(|word| match word.strip_prefix('@') {
            Some(name) => self.path(name).to_string_lossy().into_owned(),
            None => word.to_owned(),
        });
        let before = ["keys".to_owned(), format!("--plan={}", plan.display())];
        let parsed = Arguments::try_parse_from(before.into_iter().chain(words))?;
        said(&parsed.options, self.now)
    }

    #[track_caller]
    fn ok(&self, line: &str) -> String {
        self.run(line)
            .unwrap_or_else(|error| panic!("{line}: {error:#}"))
    }

    #[track_caller]
    fn fails(&self, line: &str) -> String {
        let said = self.run(line).map_err(|error| format!("{error:#}"));
        said.expect_err(line)
    }

    fn register(&self) -> Register {
        Register::load(&self.path("directory.toml")).unwrap()
    }

    fn published(&self) -> Published {
        Published::load(&self.path("directory.signed.toml")).unwrap()
    }

    /// What a client that came with a root key makes of what was signed last.
    fn accepted(&self, root: RootPublicKey) -> Result<(Directory, Trust), vigie::Error> {
        let Published {
            directory,
            rotations,
        } = self.published();
        Trust::pin(root).accept(&directory, &rotations, self.now)
    }

    fn directory(&self) -> Directory {
        self.accepted(self.register().root.unwrap()).unwrap().0
    }

    fn key_of(&self, desk: &str) -> KeyId {
        self.private(desk).public().id()
    }

    fn private(&self, name: &str) -> PrivateKey {
        let text = fs::read_to_string(self.path(&format!("{name}.key"))).unwrap();
        text.trim().parse().unwrap()
    }

    fn days(&mut self, days: i64) {
        self.now += SignedDuration::from_hours(24 * days);
    }
}

impl Drop for Operator {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn bordeaux() -> Desk {
    Desk::new("bordeaux").unwrap()
}

#[test]
fn an_operator_makes_keys_and_a_directory_that_clients_believe() {
    let operator = Operator::ready("whole");
    let said = operator.ok("sign --root @root.key");
    let directory = operator.directory();
    assert_eq!(directory.version(), 1);
    assert_eq!(
        directory.expires(),
        operator.now + SignedDuration::from_hours(90 * 24)
    );
    for desk in operator.planned() {
        let key = directory.key(&desk, operator.now).unwrap();
        assert_eq!(key, operator.private(desk.as_str()).public());
    }
    // What is printed is what is written, and no part is too long.
    let signed = operator.published().directory;
    let printed: Vec<&str> = said.lines().filter(|line| line.len() > 1_000).collect();
    assert!(printed.len() > 1);
    assert_eq!(printed.concat(), signed);
    assert!(printed.iter().all(|part| part.len() <= 4_000));
    assert!(
        operator
            .ok("check")
            .contains("accepts version 1 of 9 desks")
    );
    let shown = operator.ok("show");
    assert!(
        shown.contains(&operator.key_of("reunion").to_string()),
        "{shown}"
    );

    // The next one is newer.
    operator.ok("sign --root @root.key --days 366");
    assert_eq!(operator.directory().version(), 2);
    let error = operator.fails("sign --root @root.key --version 2");
    assert!(error.contains("version 2 was signed already"), "{error}");
    operator.ok("sign --root @root.key --version 7");
    assert_eq!(operator.register().version, 7);
}

#[test]
fn private_halves_stand_in_files_of_their_own_and_nowhere_else() {
    let operator = Operator::ready("private");
    operator.ok("sign --root @root.key");
    let public = ["directory.toml", "directory.signed.toml"]
        .map(|name| fs::read_to_string(operator.path(name)).unwrap());
    for name in ["root.key", "bordeaux.key"] {
        let file = operator.path(name);
        assert_eq!(
            fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o600
        );
        let key = fs::read_to_string(&file).unwrap();
        assert!(
            public.iter().all(|text| !text.contains(key.trim())),
            "{name}"
        );
        // And none is ever written over.
        for again in [
            "root @",
            "rotate-desk rennes --since 2027-01-01T00:00:00Z --file @",
        ] {
            let error = operator.fails(&format!("{again}{name}"));
            assert!(error.contains("is there already"), "{error}");
        }
        assert_eq!(fs::read_to_string(&file).unwrap(), key);
    }
    let inside = checkout().join("content/root.key");
    let error = operator.fails(&format!("root {}", inside.display()));
    assert!(error.contains("is in the checkout"), "{error}");
    assert!(!inside.exists());
}

#[test]
fn a_desk_without_a_key_is_named_with_the_line_of_the_plan() {
    let operator = Operator::new("keyless");
    operator.ok("root @root.key");
    for desk in operator
        .planned()
        .iter()
        .filter(|desk| desk.as_str() != "rennes")
    {
        operator.ok(&format!("desk {desk} --file @{desk}.key"));
    }
    let error = operator.fails("sign --root @root.key");
    let line = SAMPLE
        .lines()
        .position(|line| line == "id = \"rennes\"")
        .unwrap()
        + 1;
    assert!(
        error.contains(&format!("desks.toml:{line}: \"rennes\"")),
        "{error}"
    );
    assert!(!operator.path("directory.signed.toml").exists());
    assert_eq!(operator.register().version, 0);
}

#[test]
fn a_faulty_plan_is_not_signed() {
    let operator = Operator::ready("faulty");
    let faulty = SAMPLE.replacen("shards = 8", "shards = 65", 1);
    fs::write(operator.path("desks.toml"), &faulty).unwrap();
    let line = faulty
        .lines()
        .position(|line| line == "id = \"bordeaux\"")
        .unwrap()
        + 1;
    let error = operator.fails("sign --root @root.key");
    assert!(error.contains(&format!("desks.toml:{line}: ")), "{error}");
    fs::write(operator.path("desks.toml"), "sample = true\ndesks = 3\n").unwrap();
    let error = operator.fails("sign --root @root.key");
    assert!(error.contains("desks.toml:2: "), "{error}");
}

#[test]
fn only_the_root_key_signs() {
    let operator = Operator::ready("root");
    operator.ok("root @other.key");
    for other in ["other.key", "bordeaux.key"] {
        let error = operator.fails(&format!("sign --root @{other}"));
        assert!(error.contains("is not the root key that signs"), "{error}");
    }
    let error = operator.fails("sign --root @desks.toml");
    assert!(error.contains("holds no root key"), "{error}");
    assert!(!error.contains("SAMPLE DATA"), "{error}");
    let empty = Operator::new("rootless");
    empty.ok("desk bordeaux --file @bordeaux.key");
    let error = empty.fails("sign --root @bordeaux.key");
    assert!(error.contains("there is no root key yet"), "{error}");
}

#[test]
fn clients_follow_a_root_key_that_the_old_one_hands_over_to() {
    let mut operator = Operator::ready("rotate-root");
    let first = operator.register().root.unwrap();
    operator.ok("sign --root @root.key");
    operator.days(10);
    operator.ok("root @second.key");
    operator.ok("rotate-root --old @root.key --new @second.key");
    let error = operator.fails("sign --root @root.key");
    assert!(error.contains("is not the root key that signs"), "{error}");
    operator.ok("sign --root @second.key");
    let second = operator.register().root.unwrap();
    assert_eq!(operator.accepted(first).unwrap().1.root, second);
    assert!(operator.accepted(second).is_ok());
    let checked = operator.ok("check");
    assert_eq!(checked.lines().count(), 2, "{checked}");
    assert!(checked.contains(&format!("and trusts {second} from then on")));

    // A third one, and no way back.
    operator.days(1);
    operator.ok("root @third.key");
    operator.ok("rotate-root --old @second.key --new @third.key");
    let error = operator.fails("rotate-root --old @third.key --new @root.key");
    assert!(error.contains("was a root key before"), "{error}");
    operator.ok("sign --root @third.key");
    assert!(operator.accepted(first).is_ok());
    // The variables hold both statements.
    assert_eq!(operator.published().rotations.len(), 2);
}

#[test]
fn a_newer_key_is_sealed_to_and_the_older_one_stays_for_its_cases() {
    let mut operator = Operator::ready("rotate-desk");
    let old = operator.private("bordeaux").public();
    let newer = PrivateKey::derive([7; 32]).public();
    operator.ok(&format!(
        "rotate-desk bordeaux --public {newer} --since 2026-12-01T00:00:00Z"
    ));
    operator.ok("sign --root @root.key");
    let directory = operator.directory();
    assert_eq!(directory.key(&bordeaux(), operator.now), Some(old));
    let december: Timestamp = "2026-12-01T00:00:00Z".parse().unwrap();
    assert_eq!(directory.key(&bordeaux(), december), Some(newer));
    // As long as complaints are kept: four years.
    let keys = &directory.desk(&bordeaux()).unwrap().keys;
    let until = december + SignedDuration::from_hours(4 * 365 * 24);
    assert_eq!(keys[0].until, Some(until));
    let shown = operator.ok("show");
    assert!(shown.contains("not yet"), "{shown}");

    for (line, expected) in [
        ("rotate-desk bordeaux --file @b2.key", "cannot begin"),
        ("rotate-desk lille --file @b2.key", "no desk \"lille\""),
        ("desk bordeaux --file @b2.key", "rotate-desk bordeaux"),
        ("rotate-desk rennes", "--file"),
    ] {
        let error = operator.fails(line);
        assert!(error.contains(expected), "{error}");
        assert!(!operator.path("b2.key").exists(), "{line}");
    }
    // No two desks share a key.
    let error = operator.fails(&format!(
        "rotate-desk rennes --public {newer} --since 2027-01-01T00:00:00Z"
    ));
    assert!(error.contains("one of \"bordeaux\""), "{error}");

    operator.days(5 * 365);
    operator.ok("sign --root @root.key");
    assert_eq!(
        operator.directory().desk(&bordeaux()).unwrap().keys.len(),
        1
    );
}

#[test]
fn an_old_key_is_kept_for_as_long_as_was_asked() {
    let mut operator = Operator::ready("keep");
    operator.days(1);
    operator.ok("rotate-desk bordeaux --file @next.key --keep 40");
    let keys = operator.register().desks[&bordeaux()].clone();
    let until = operator.now + SignedDuration::from_hours(40 * 24);
    assert_eq!([keys[0].until, keys[1].until], [Some(until), None]);
    assert_eq!(keys[1].since, operator.now);
}

#[test]
fn a_revoked_key_is_sealed_to_no_more() {
    let mut operator = Operator::ready("revoke");
    let stolen = operator.key_of("bordeaux");
    let said = operator.ok(&format!("revoke {stolen}"));
    assert!(said.contains("no other key"), "{said}");
    let error = operator.fails("sign --root @root.key");
    assert!(
        error.contains("\"bordeaux\": it has no usable key"),
        "{error}"
    );

    operator.days(1);
    operator.ok("rotate-desk bordeaux --file @newer.key");
    operator.ok("sign --root @root.key");
    let directory = operator.directory();
    assert_eq!(directory.revoked(), [stolen]);
    let key = directory.key(&bordeaux(), operator.now).unwrap();
    assert_eq!(key, operator.private("newer").public());
    let shown = operator.ok("show");
    let row = shown
        .lines()
        .find(|line| line.contains(&stolen.to_string()));
    assert!(row.unwrap().ends_with("revoked"), "{shown}");

    let error = operator.fails(&format!("revoke {stolen}"));
    assert!(error.contains("revoked already"), "{error}");
    let nobody = PrivateKey::derive([9; 32]).public().id();
    let error = operator.fails(&format!("revoke {nobody}"));
    assert!(error.contains("no desk has a key"), "{error}");
}

#[test]
fn what_a_client_refuses_is_said_with_its_code() {
    let operator = Operator::ready("check");
    operator.ok("sign --root @root.key");
    let other = PrivateKey::derive([9; 32]).public();
    for (line, code) in [
        (
            "check --at 2027-06-01T00:00:00Z".to_owned(),
            "directory_expired",
        ),
        ("check --known 2".to_owned(), "directory_old"),
        (format!("check --root {other}"), "directory_untrusted"),
    ] {
        let error = operator.fails(&line);
        assert!(error.contains(code), "{error}");
    }
    // The whole signature: the last character alone may well be an `A` already.
    let signed = operator.published().directory;
    let (kept, signature) = signed.split_at(signed.len() - 86);
    fs::write(
        operator.path("changed"),
        format!("{kept}{}", "A".repeat(signature.len())),
    )
    .unwrap();
    let error = operator.fails("check @changed");
    assert!(error.contains("directory_untrusted"), "{error}");
    let error = operator.fails("check @desks.toml");
    assert!(error.contains("no signed directory"), "{error}");
    let error = operator.fails("show @changed-and-gone");
    assert!(error.contains("cannot read"), "{error}");
}

#[test]
fn a_directory_is_read_in_every_form_in_which_it_comes() {
    let operator = Operator::ready("forms");
    operator.ok("root @second.key");
    operator.ok("rotate-root --old @root.key --new @second.key");
    operator.ok("sign --root @second.key");
    let published = operator.published();
    assert_eq!(published.rotations.len(), 1);
    let answer = serde_json::json!({
        "directory": published.directory, "roots": published.rotations, "more": 1,
    });
    assert_eq!(
        Published::read(&answer.to_string()),
        Some(operator.published())
    );
    let alone = Published::read(&format!("{}\n", published.directory)).unwrap();
    assert_eq!(alone.directory, published.directory);
    assert_eq!(Published::read("operator = \"us\""), None);
}

#[test]
fn parts_make_the_whole_again_and_none_is_left_behind() {
    let long = "x".repeat(3 * 4_000 + 1);
    let some = parts(&long).unwrap();
    assert_eq!(some.len(), 4);
    assert_eq!(some[3], (PARTS[3], "x".to_owned()));
    let find = |name: &str| {
        some.iter()
            .find(|part| part.0 == name)
            .map(|part| part.1.as_str())
    };
    assert_eq!(joined(find), long);

    let all = variables::all(&long, &["vr1.a".to_owned(), "vr1.b".to_owned()]).unwrap();
    let empty = all.iter().filter(|(_, value)| value.is_empty()).count();
    assert_eq!(empty, PARTS.len() - 4);
    assert_eq!(
        all.last().unwrap(),
        &("desk_roots", "vr1.a;vr1.b".to_owned())
    );
    assert!(parts(&"x".repeat(8 * 4_000)).is_ok());
    let error = parts(&"x".repeat(8 * 4_000 + 1)).unwrap_err().to_string();
    assert!(error.contains("32001"), "{error}");
}
