//! Municipalities whose pages show widgets, and what makes one unfit.

use std::path::Path;

use vigie::tenant::Part;
use vigie_content_compiler::tenants;

use crate::Tree;

const FILE: &str = "tenants/sample-town.toml";
const SOUND: &str = "id = \"sample-town\"
sample = true
name = \"Ville d’exemple\"
origins = [\"https://www.sample-town.example\"]
commune = \"35238\"
parts = [\"stations\", \"chat\"]
languages = [\"fr\", \"en\"]

[light]
accent = \"#7a1f2b\"
";

fn tree() -> Tree {
    let tree = Tree::sound();
    tree.write(FILE, SOUND);
    tree
}

fn refused(from: &str, to: &str, line: usize, message: &str) {
    let tree = tree().edit(FILE, from, to);
    let faults = tenants::read(tree.path()).unwrap_err();
    let found: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(found, [format!("content/{FILE}:{line}: {message}")]);
}

#[test]
fn the_samples_of_the_checkout_are_sound_and_say_that_they_are_samples() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../content");
    let tenants = tenants::read(&content).unwrap();
    let ids: Vec<&str> = tenants.iter().map(|tenant| &*tenant.id).collect();
    assert_eq!(ids, ["sample-town", "sample-village"]);
    assert!(tenants.iter().all(|tenant| tenant.sample));
}

#[test]
fn a_sound_tenant_is_read_and_becomes_a_constant() {
    let tenants = tenants::read(tree().path()).unwrap();
    assert_eq!(tenants[0].shown(&[]), [Part::Stations, Part::Chat]);
    let source = tenants::source(tenants);
    assert!(source.contains("::vigie::tenant::Colour { red: 122, green: 31, blue: 43 }"));
    assert!(source.contains("dark: ::vigie::tenant::Chosen { accent: None"));
}

#[test]
fn a_deployment_may_have_none() {
    assert_eq!(tenants::read(Tree::sound().path()), Ok(Vec::new()));
}

#[test]
fn faults_have_their_line() {
    let origin = "\"https://www.sample-town.example\"";
    refused(
        origin,
        "\"http://www.sample-town.example\"",
        4,
        "origins: \"http://www.sample-town.example\" is no origin: https:// and a name in lower case, without a path (http://localhost and http://127.0.0.1 for development)",
    );
    refused(
        origin,
        &format!("{origin}, {origin}"),
        4,
        "origins: something stands twice",
    );
    refused(origin, "", 4, "origins: at least one is needed");
    refused(
        "35238",
        "Rennes",
        5,
        "commune: it is no INSEE code of a commune",
    );
    refused(
        "accent = \"#7a1f2b\"",
        "on_accent = \"#777777\"",
        9,
        "light: on_accent on accent has a contrast of 1.89:1, and at least 4.5:1 is needed",
    );
}

#[test]
fn what_is_not_known_is_refused() {
    refused(
        "id = \"sample-town\"",
        "id = \"sample-city\"",
        1,
        "id: it is the name of the file",
    );
    let tree = tree().edit(FILE, "\"chat\"", "\"video\"");
    let faults = tenants::read(tree.path()).unwrap_err();
    assert!(faults[0].message.starts_with("unknown variant `video`"));
    assert_eq!(faults[0].line, 6);
}
