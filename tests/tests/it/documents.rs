//! What is written about problems is what the code does.

use std::{collections::BTreeSet, fs, path::Path};

use vigie::{
    geo::{Bbox, Point},
    station::{InseeCode, PostalCode},
};

use crate::description::golden;

/// The sources in which the codes of problems are written.
const PROBLEMS: [&str; 3] = [
    "functions/host/src/problem/mod.rs",
    "functions/host/src/problem/case.rs",
    "functions/host/src/problem/desk.rs",
];

/// The sources in which the codes of field errors are written.
const FIELDS: [&str; 14] = [
    PROBLEMS[0],
    "functions/host/src/query.rs",
    "functions/host/src/value.rs",
    "functions/stations/src/ask.rs",
    "functions/content/src/ask.rs",
    "functions/content/src/guide.rs",
    "functions/relay/src/case/endpoints.rs",
    "functions/relay/src/front/open.rs",
    "functions/relay/src/desks/mod.rs",
    "functions/relay/src/desks/presence.rs",
    "functions/relay/src/desks/handing.rs",
    "functions/relay/src/desks/interventions.rs",
    "functions/relay/src/desks/notes.rs",
    "functions/relay/src/desks/figures.rs",
];

fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The codes of a source: texts in quotes that stand before a phrase, which is
/// written in one of these ways. Examples in comments give values, not codes.
fn codes_of(source: &str, phrases: &[&str]) -> BTreeSet<String> {
    let code: Vec<_> = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let code = code.join("\n");
    let parts: Vec<_> = code.split('"').collect();
    let quoted = parts.windows(2).skip(1).step_by(2);
    quoted
        .filter(|pair| {
            let after = pair[1].trim_start();
            let Some(argument) = after.strip_prefix(',').map(str::trim_start) else {
                return false;
            };
            phrases.iter().any(|start| argument.starts_with(start))
        })
        .map(|pair| pair[0].to_owned())
        .filter(|code| !is_parameter(code))
        .collect()
}

/// Whether a text names a parameter rather than what is wrong with it.
fn is_parameter(name: &str) -> bool {
    let names = &golden()["components"]["schemas"]["FieldError"]["properties"]["parameter"];
    names["enum"]
        .as_array()
        .unwrap()
        .iter()
        .any(|parameter| parameter == name)
}

/// What the SDK says of places and codes that do not fit.
fn codes_of_the_sdk() -> BTreeSet<String> {
    let errors = [
        Point::new(f64::NAN, 0.0).unwrap_err(),
        Point::new(91.0, 0.0).unwrap_err(),
        Point::new(0.0, 181.0).unwrap_err(),
        Bbox::new(0.0, 1.0, 0.0, 0.0).unwrap_err(),
        PostalCode::new("").unwrap_err(),
        InseeCode::new("").unwrap_err(),
    ];
    errors.iter().map(|error| error.code().to_owned()).collect()
}

/// The codes in the first column of the tables under a heading.
fn tabled(document: &str, heading: &str) -> BTreeSet<String> {
    let section = document
        .split("\n## ")
        .find(|section| section.starts_with(heading))
        .unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.map(|row| row.split('`').next().unwrap().to_owned())
        .collect()
}

fn described(schema: &str) -> BTreeSet<String> {
    let names = golden()["components"]["schemas"][schema]["enum"]
        .as_array()
        .unwrap();
    names
        .iter()
        .map(|name| name.as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn every_code_of_a_problem_is_written_down() {
    let document = text("docs/problems.md");
    let written = tabled(&document, "Codes");
    let sources = PROBLEMS.map(text).join("\n");
    assert_eq!(
        codes_of(&sources, &["P::"]),
        written,
        "in the sources, and in docs/problems.md"
    );
    assert_eq!(
        described("ProblemCode"),
        written,
        "in openapi.json, and in docs/problems.md"
    );
}

#[test]
fn every_code_of_a_field_error_is_written_down() {
    let mut codes = codes_of_the_sdk();
    for source in FIELDS.map(text) {
        codes.extend(codes_of(&source, &["Phrase::", "phrase"]));
    }
    let document = text("docs/problems.md");
    let written = tabled(&document, "Errors of values");
    assert_eq!(codes, written, "in the sources, and in docs/problems.md");
    assert_eq!(
        described("FieldErrorCode"),
        written,
        "in openapi.json, and in docs/problems.md"
    );
}

#[test]
fn every_status_is_the_one_written_down() {
    let document = text("docs/problems.md");
    let responses = golden()["components"]["responses"].as_object().unwrap();
    let examples = responses.values().filter_map(|response| {
        response["content"]["application/problem+json"]["examples"].as_object()
    });
    for example in examples.flat_map(|examples| examples.values()) {
        let (code, status) = (
            example["value"]["code"].as_str().unwrap(),
            &example["value"]["status"],
        );
        let row = format!("| `{code}` | {status} |");
        assert!(document.contains(&row), "docs/problems.md lacks {row}");
    }
}
