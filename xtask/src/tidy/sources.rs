//! Rules about source code.

use super::Finding;
use super::checkout::{Checkout, File};

/// What reaches the outside world, and so has no place in the SDK.
const OUTSIDE: &[&str] = &[
    "std::env",
    "std::fs",
    "std::io::std",
    "std::net",
    "std::process",
    "std::thread",
    "Instant::now",
    "SystemTime",
    "getrandom",
    "println!",
    "rand::",
    "static mut",
    "thread_local!",
];

/// Crates that do the same.
const OUTSIDE_CRATES: &[&str] = &[
    "async-std",
    "getrandom",
    "hyper",
    "minreq",
    "mio",
    "rand",
    "reqwest",
    "rusqlite",
    "rustix",
    "smol",
    "socket2",
    "spin-sdk",
    "tokio",
    "ureq",
    "worker",
];

/// A file longer than this is two modules.
const LONGEST: usize = 500;

/// Invariant 1: time, random bytes and storage come into the SDK as arguments.
pub(super) fn sdk_does_no_io(checkout: &Checkout) -> Vec<Finding> {
    let mut findings: Vec<Finding> = checkout
        .below(&["sdk/src/"], &[".rs"])
        .flat_map(|file| {
            containing(file, OUTSIDE, |word| {
                format!("the SDK does no I/O: take what `{word}` gives as an argument")
            })
        })
        .collect();
    let manifest = checkout.toml("sdk/Cargo.toml").unwrap_or_default();
    let dependencies = manifest.get("dependencies").and_then(toml::Value::as_table);
    for name in dependencies.into_iter().flat_map(toml::Table::keys) {
        if OUTSIDE_CRATES.contains(&name.as_str())
            && let Some(file) = checkout.file("sdk/Cargo.toml")
        {
            findings.push(file.finding_at(name, format!("the SDK does no I/O: not with {name}")));
        }
    }
    findings
}

/// Functions ask their host for the time: `SystemTime` is missing on Workers
/// and would make tests depend on the day. A build script is no part of the
/// function.
pub(super) fn functions_take_time_from_their_host(checkout: &Checkout) -> Vec<Finding> {
    checkout
        .below(&["functions/"], &[".rs"])
        .filter(|file| !file.path.starts_with("functions/host/"))
        .filter(|file| !file.path.ends_with("/build.rs"))
        .flat_map(|file| {
            containing(file, &["SystemTime", "Instant::now"], |_| {
                "a function takes the time from its host".to_owned()
            })
        })
        .collect()
}

/// Invariant 7: the lints against panics hold in functions without exception.
pub(super) fn functions_never_allow_a_panic(checkout: &Checkout) -> Vec<Finding> {
    let lints = [
        "clippy::unwrap_used",
        "clippy::expect_used",
        "clippy::panic",
        "clippy::indexing_slicing",
    ];
    let findings = checkout.below(&["functions/"], &[".rs"]).flat_map(|file| {
        file.product_lines()
            .filter(|(_, line)| line.contains("allow(") || line.contains("expect("))
            .filter(|(_, line)| lints.iter().any(|lint| line.contains(lint)))
            .map(|(at, _)| file.finding(at, "a function must not be able to panic"))
    });
    findings.collect()
}

/// Nothing is left for later in the tree; what is to be done is an issue.
pub(super) fn nothing_is_unfinished(checkout: &Checkout) -> Vec<Finding> {
    // Written in halves, or this file would break its own rule.
    let marks = [["TO", "DO"], ["FIX", "ME"], ["XX", "X"]].map(|halves| halves.concat());
    let endings = [
        ".rs", ".js", ".mjs", ".ts", ".toml", ".md", ".html", ".css", ".sh", ".yml", "run",
    ];
    let findings = checkout.below(&[""], &endings).flat_map(|file| {
        file.lines()
            .filter(|(_, line)| marks.iter().any(|mark| has_word(line, mark)))
            .map(|(at, _)| file.finding(at, "unfinished: do it, or open an issue"))
    });
    findings.collect()
}

/// Comments hold reasons. Code that is no longer wanted is in git.
pub(super) fn no_code_in_comments(checkout: &Checkout) -> Vec<Finding> {
    let findings = checkout
        .below(&[""], &[".rs", ".js", ".mjs", ".ts"])
        .flat_map(|file| {
            file.lines()
                .filter(|(_, line)| is_commented_code(line))
                .map(|(at, _)| file.finding(at, "commented-out code: remove it"))
        });
    findings.collect()
}

/// A test that does not run says nothing.
pub(super) fn no_test_is_ignored(checkout: &Checkout) -> Vec<Finding> {
    let mark = ["#[", "ignore"].concat();
    let findings = checkout.below(&[""], &[".rs"]).flat_map(|file| {
        file.lines()
            .filter(|(_, line)| line.trim_start().starts_with(&mark))
            .map(|(at, _)| file.finding(at, "an ignored test: repair it or remove it"))
    });
    findings.collect()
}

/// A rule should be found by its file's name, which long files defeat.
pub(super) fn files_stay_short(checkout: &Checkout) -> Vec<Finding> {
    let findings = checkout
        .below(&[""], &[".rs", ".js", ".mjs", ".ts"])
        .filter_map(|file| {
            let lines = file.text.lines().count();
            let message = format!("{lines} lines, more than {LONGEST}: split it by subject");
            (lines > LONGEST).then(|| file.finding(LONGEST + 1, message))
        });
    findings.collect()
}

/// The product's lines that hold one of these words.
fn containing<'a>(
    file: &'a File,
    words: &'a [&str],
    message: impl Fn(&str) -> String + 'a,
) -> impl Iterator<Item = Finding> + 'a {
    file.product_lines().filter_map(move |(at, line)| {
        let word = words.iter().find(|word| line.contains(**word))?;
        Some(file.finding(at, message(word)))
    })
}

/// Whether a line holds a word that is not part of a longer one.
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        let after = line
            .get(at + word.len()..)
            .and_then(|text| text.chars().next());
        let apart = |neighbour: Option<char>| !neighbour.is_some_and(char::is_alphanumeric);
        apart(before) && apart(after)
    })
}

/// Whether a line is a comment that reads as a statement rather than a sentence.
fn is_commented_code(line: &str) -> bool {
    let Some(comment) = line.trim_start().strip_prefix("//") else {
        return false;
    };
    if comment.starts_with(['/', '!']) {
        return false;
    }
    let comment = comment.trim();
    let statement =
        comment.ends_with(';') && ["(", " = ", "::"].iter().any(|sign| comment.contains(sign));
    let block = comment == "}" || comment.ends_with(") {") || comment.ends_with("> {");
    statement || block || comment.starts_with("#[")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(rule: super::super::Rule, path: &str, text: &str, line: usize) {
        let findings = rule(&Checkout::of(&[(path, text)]));
        assert_eq!(
            findings.iter().map(|found| found.line).collect::<Vec<_>>(),
            [line],
            "{findings:?}"
        );
        assert_eq!(findings[0].path, path);
    }

    #[track_caller]
    fn accepts(rule: super::super::Rule, path: &str, text: &str) {
        assert_eq!(rule(&Checkout::of(&[(path, text)])), []);
    }

    #[test]
    fn a_clock_in_the_sdk_is_found() {
        finds(
            sdk_does_no_io,
            "sdk/src/a.rs",
            "fn a() {\n    std::time::SystemTime::now();\n}\n",
            2,
        );
        finds(
            sdk_does_no_io,
            "sdk/Cargo.toml",
            "[dependencies]\ntokio = \"1\"\n",
            2,
        );
        accepts(
            sdk_does_no_io,
            "sdk/src/a.rs",
            "// no std::fs here\n#[cfg(test)]\nuse std::fs;\n",
        );
        accepts(
            sdk_does_no_io,
            "sdk/Cargo.toml",
            "[dev-dependencies]\ntokio = \"1\"\n",
        );
    }

    #[test]
    fn a_clock_in_a_function_is_found() {
        let text = "use std::time::SystemTime;\n";
        finds(
            functions_take_time_from_their_host,
            "functions/a/src/lib.rs",
            text,
            1,
        );
        accepts(
            functions_take_time_from_their_host,
            "functions/host/src/native.rs",
            text,
        );
    }

    #[test]
    fn an_exception_to_the_panic_lints_is_found() {
        let text = "\n#[allow(clippy::unwrap_used)]\nfn a() {}\n";
        finds(
            functions_never_allow_a_panic,
            "functions/a/src/lib.rs",
            text,
            2,
        );
        accepts(
            functions_never_allow_a_panic,
            "functions/a/src/lib.rs",
            "#[allow(dead_code)]\n",
        );
    }

    #[test]
    fn marks_of_unfinished_work_are_found() {
        let mark = ["TO", "DO"].concat();
        finds(
            nothing_is_unfinished,
            "a.md",
            &format!("fine\n{mark}: later\n"),
            2,
        );
        accepts(
            nothing_is_unfinished,
            "a.rs",
            &format!("let {mark}S = 1;\n"),
        );
    }

    #[test]
    fn commented_code_is_found() {
        for code in ["let a = b;", "call(a);", "if a(b) {", "#[test]"] {
            finds(
                no_code_in_comments,
                "a.rs",
                &format!("\n    // {code}\n"),
                2,
            );
        }
        for words in [
            "a reason, then another;",
            "see `a::b` for more",
            "the end }",
        ] {
            accepts(no_code_in_comments, "a.rs", &format!("// {words}\n"));
        }
        accepts(
            no_code_in_comments,
            "a.rs",
            "/// let a = b;\n//! let a = b;\n",
        );
    }

    #[test]
    fn ignored_tests_are_found() {
        let mark = ["#[", "ignore]"].concat();
        finds(no_test_is_ignored, "a.rs", &format!("#[test]\n{mark}\n"), 2);
        accepts(no_test_is_ignored, "a.rs", "#[test]\nfn a() {}\n");
    }

    #[test]
    fn long_files_are_found() {
        finds(
            files_stay_short,
            "a.ts",
            &"line\n".repeat(LONGEST + 1),
            LONGEST + 1,
        );
        accepts(files_stay_short, "a.ts", &"line\n".repeat(LONGEST));
    }
}
