use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;

use base64ct::{Base64UrlUnpadded, Encoding};
use vigie::desk::trust::Trust;
use vigie::seal::PrivateKey;

use super::*;

const NOW: &str = "2026-11-22T03:00:00Z";

fn folder(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("vigie-keys-{name}-{}", std::process::id()))
}

fn at(time: &str) -> Timestamp {
    time.parse().unwrap()
}

fn of_sample(folder: &Path, now: &str) -> Result<Keys> {
    Keys::for_plan(folder, &root().join(plan::PATH), at(now))
}

fn variables_of(keys: &Keys) -> BTreeMap<&'static str, String> {
    keys.variables().unwrap().into_iter().collect()
}

#[test]
fn keys_are_made_once_and_for_their_owner_only() {
    let folder = folder("once");
    let made = of_sample(&folder, NOW).unwrap();
    let mode = fs::metadata(made.file()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let text = fs::read_to_string(made.file()).unwrap();

    let again = of_sample(&folder, NOW).unwrap();
    assert_eq!(variables_of(&made), variables_of(&again));
    let read = Keys::made(&folder).unwrap();
    assert_eq!(read.root().public(), made.root());
    assert_eq!(fs::read_to_string(made.file()).unwrap(), text);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn each_folder_has_keys_of_its_own() {
    let folders = [folder("one"), folder("two")];
    let [one, two] = folders
        .each_ref()
        .map(|folder| variables_of(&of_sample(folder, NOW).unwrap()));
    for name in ["desk_directory", "capability_keys", "oidc_keys"] {
        assert_ne!(one[name], two[name], "{name}");
    }
    for folder in folders {
        fs::remove_dir_all(folder).unwrap();
    }
}

#[test]
fn clients_that_pin_the_root_believe_every_directory_in_turn() {
    let folder = folder("directory");
    let first = of_sample(&folder, NOW).unwrap();
    let pinned = Trust::pin(first.root());
    let (directory, trust) = pinned.accept(&first.directory, &[], at(NOW)).unwrap();
    assert_eq!(directory.desks()[0].id.as_str(), stored::DESK);

    let later = "2026-11-22T03:00:01Z";
    let second = of_sample(&folder, later).unwrap();
    let accepted = trust.accept(&second.directory, &[], at(later));
    assert!(accepted.is_ok());
    assert!(
        accepted
            .unwrap()
            .1
            .accept(&first.directory, &[], at(later))
            .is_err()
    );
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_file_of_one_desk_is_completed_and_opens_what_it_opened() {
    let folder = folder("upgrade");
    let key = PrivateKey::derive([1; 32]);
    let signer = Base64UrlUnpadded::encode_string(&[2; 32]);
    let old = format!(
        "# Made by `cargo xtask serve`\nprivate_key = \"{}\"\ncapability_key = \"{signer}\"\n",
        key.encoded().as_str()
    );
    write_private(&folder.join(FILE), old.as_bytes()).unwrap();
    let error = Keys::made(&folder).unwrap_err().to_string();
    assert!(error.contains("cargo xtask serve"), "{error}");

    let keys = of_sample(&folder, NOW).unwrap();
    let desk = Desk::new(stored::DESK).unwrap();
    let kept = Keys::made(&folder).unwrap();
    assert_eq!(kept.desk(&desk).unwrap().public(), key.public());
    assert_eq!(
        variables_of(&keys)["capability_keys"],
        format!("dev={signer}")
    );
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn the_relay_is_told_no_private_key() {
    let folder = folder("private");
    let keys = of_sample(&folder, NOW).unwrap();
    let text = fs::read_to_string(keys.file()).unwrap();
    let private: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split_once(" = "))
        // What signs capabilities is the relay's own.
        .filter(|(name, _)| *name != "capability_key")
        .map(|(_, value)| value.trim_matches('"'))
        .collect();
    assert!(private.len() > 3);
    for (name, value) in keys.variables().unwrap() {
        let told = private.iter().any(|key| value.contains(key));
        assert!(!told, "{name}");
    }
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn missing_and_broken_keys_are_said_without_showing_them() {
    let folder = folder("broken");
    let error = Keys::made(&folder).unwrap_err().to_string();
    assert!(error.contains("cargo xtask serve"), "{error}");

    let _state = State::take(&folder).unwrap();
    fs::write(folder.join(FILE), "capability_key = \"half\"").unwrap();
    for error in [
        of_sample(&folder, NOW).map(|_| ()),
        Keys::made(&folder).map(|_| ()),
    ] {
        let error = format!("{:?}", error.unwrap_err());
        assert!(error.contains("holds no keys"), "{error}");
        assert!(!error.contains("half"), "{error}");
    }
    let left = fs::read_to_string(folder.join(FILE)).unwrap();
    assert_eq!(left, "capability_key = \"half\"");
    fs::remove_dir_all(&folder).unwrap();
}
