//! The pages on which native readers find the phrasebook, made of
//! `content/phrases`: tables in `docs/phrases.md`, which a person writes but for
//! these, and a page for each language beside it.

mod page;
mod sign;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result, bail};

use crate::output::write_whole;
use crate::tools::root;

/// Where the phrases are.
pub(crate) const CONTENT: &str = "content/phrases/";
/// The page that a person writes.
pub(crate) const PAGE: &str = "docs/phrases.md";
/// Where the pages of the languages are.
pub(crate) const PAGES: &str = "docs/phrases/";

/// Check that the pages of the phrasebook say what its data says.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Write them anew instead.
    #[arg(long)]
    write: bool,
    /// Sign phrases of this language for a native reader, then write the pages.
    #[arg(long, value_name = "TAG", requires = "by", requires = "codes")]
    sign: Option<String>,
    /// The native reader's name.
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The phrases that were found right.
    #[arg(value_name = "CODE")]
    codes: Vec<String>,
}

/// Checks or writes the pages.
pub(crate) fn phrases(options: &Options) -> Result<()> {
    if let (Some(tag), Some(by)) = (&options.sign, &options.by) {
        sign::sign(tag, by, &options.codes)?;
    }
    let data = below(CONTENT)?;
    let mut there = below(PAGES)?;
    let page = fs::read_to_string(root().join(PAGE));
    there.insert(
        PAGE.to_owned(),
        page.with_context(|| format!("cannot read {PAGE}"))?,
    );
    let stale = stale(&data, &there)?;
    if options.write || options.sign.is_some() {
        for (path, text) in &stale {
            let path = root().join(path);
            match text {
                Some(text) => write_whole(&path, text.as_bytes())?,
                None => fs::remove_file(&path)
                    .with_context(|| format!("cannot remove {}", path.display()))?,
            }
        }
        eprintln!("phrases: {} pages written", stale.len());
        return Ok(());
    }
    match stale.keys().next() {
        None => Ok(()),
        Some(first) => bail!(
            "{first} and {} others are not what {CONTENT} says: `cargo xtask phrases --write`",
            stale.len() - 1
        ),
    }
}

/// The text files of a folder, by their paths from the root.
fn below(folder: &str) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    let path = root().join(folder);
    if !path.exists() {
        return Ok(files);
    }
    for entry in fs::read_dir(&path).with_context(|| format!("cannot read {folder}"))? {
        let entry = entry.with_context(|| format!("cannot read {folder}"))?;
        let name = format!("{folder}{}", entry.file_name().to_string_lossy());
        let text = fs::read_to_string(entry.path());
        files.insert(
            name.clone(),
            text.with_context(|| format!("cannot read {name}"))?,
        );
    }
    Ok(files)
}

/// The pages that are not as the data says, each with what it should say;
/// nothing if there should be none.
pub(crate) fn stale(
    data: &BTreeMap<String, String>,
    there: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, Option<String>>> {
    let page = there.get(PAGE).map_or("", String::as_str);
    let wanted = page::pages(data, page)?;
    let all: BTreeSet<&String> = wanted.keys().chain(there.keys()).collect();
    let stale = all.into_iter().filter_map(|path| {
        let text = wanted.get(path);
        (text != there.get(path)).then(|| (path.clone(), text.cloned()))
    });
    Ok(stale.collect())
}

#[cfg(test)]
mod tests {
    use vigie::desk::phrasebook::signed_words;

    use super::page::pages;
    use super::*;

    fn files(files: &[(&str, &str)]) -> BTreeMap<String, String> {
        let files = files.iter();
        files
            .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
            .collect()
    }

    fn data() -> BTreeMap<String, String> {
        let words = signed_words("نعم.", "Oui.", "Yes.");
        let mut data = unsigned();
        let arabic = data.get_mut("content/phrases/ar.toml").unwrap();
        *arabic = arabic.replace("@@", &words);
        data
    }

    fn unsigned() -> BTreeMap<String, String> {
        files(&[
            (
                "content/phrases/concepts.toml",
                "[[concept]]\ncode = \"yes\"\ngroup = \"answer\"\nspeaker = \"anyone\"\nnote = \"So it is.\"\n",
            ),
            (
                "content/phrases/en.toml",
                "own_name = \"English\"\nenglish_name = \"English\"\ndirection = \"ltr\"\n\
                 [phrases]\nyes = { text = \"Yes.\" }\n",
            ),
            (
                "content/phrases/ar.toml",
                "own_name = \"العربية\"\nenglish_name = \"Arabic\"\ndirection = \"rtl\"\n\
                 look_first = [\"yes\"]\nremark = \"Read | this.\"\n\
                 [phrases]\nyes = { text = \"نعم.\", back = \"Yes | so.\", signed = { by = \"A. Reader\", on = \"2026-11-22\", words = \"@@\" } }\n\
                 [corrected]\nyes = { text = \"لا.\", back = \"No.\" }\n",
            ),
            (
                "content/phrases/fr.toml",
                "own_name = \"Français\"\nenglish_name = \"French\"\ndirection = \"ltr\"\n\
                 [phrases]\nyes = { text = \"Oui.\" }\n",
            ),
        ])
    }

    fn page(table: &str) -> String {
        let [[start, end], [corrected, after]] = page::MARKERS;
        format!("# Phrases\n\n{start}{table}{end}\n\n{corrected}\n{after}\n\nMore.\n")
    }

    #[test]
    fn what_is_missing_or_old_is_written_and_then_nothing_is() {
        let mut there = files(&[
            (PAGE, &page("\nold\n")),
            ("docs/phrases/tlh.md", "A language that is gone."),
        ]);
        let stale_now = stale(&data(), &there).unwrap();
        let paths: Vec<&str> = stale_now.keys().map(String::as_str).collect();
        let wanted = [
            PAGE,
            "docs/phrases/ar.md",
            "docs/phrases/en.md",
            "docs/phrases/fr.md",
            "docs/phrases/tlh.md",
        ];
        assert_eq!(paths, wanted);
        assert_eq!(stale_now["docs/phrases/tlh.md"], None);
        there.remove("docs/phrases/tlh.md");
        for (path, text) in stale_now {
            if let Some(text) = text {
                there.insert(path, text);
            }
        }
        assert_eq!(stale(&data(), &there).unwrap(), BTreeMap::new());
        assert!(there[PAGE].starts_with("# Phrases\n\n") && there[PAGE].ends_with("\n\nMore.\n"));
        let row = "| [Arabic, العربية](phrases/ar.md) | `ar` | 1 of 1 | `yes` |";
        assert!(there[PAGE].contains(row), "{}", there[PAGE]);
        let row =
            "| `yes` | Yes. (So it is.) | [Arabic](phrases/ar.md#corrected) | No. | Yes \\| so. |";
        assert!(there[PAGE].contains(row), "{}", there[PAGE]);
        assert!(there[PAGE].contains("| [English](phrases/en.md) | `en` | 0 of 1 |  |"));
    }

    #[test]
    fn a_page_says_what_a_text_says_and_should_say() {
        let pages = pages(&data(), &page("")).unwrap();
        let arabic = &pages["docs/phrases/ar.md"];
        let row = "| `yes` | <span dir=\"rtl\">نعم.</span> | Yes \\| so. | Yes. (So it is.) | \
                   signed: A. Reader, 2026-11-22 |";
        assert!(arabic.contains(row), "{arabic}");
        assert!(arabic.contains("1 phrases, 1 of them signed."), "{arabic}");
        assert!(arabic.contains("Look first at `yes`."), "{arabic}");
        let row = "| `yes` | <span dir=\"rtl\">لا.</span> | No. | Yes. (So it is.) |";
        assert!(arabic.contains(row), "{arabic}");
        let english = &pages["docs/phrases/en.md"];
        assert!(!english.contains("## Corrected"), "{english}");
        assert!(
            english.contains("| `yes` | Yes. | – | Yes. (So it is.) | machine |"),
            "{english}"
        );
    }

    #[test]
    fn a_signature_for_other_words_is_none() {
        let said = "machine: changed since A. Reader signed it, 2026-11-22 |";
        for (path, from, to) in [
            ("content/phrases/ar.toml", "نعم.", "أجل."),
            ("content/phrases/fr.toml", "Oui.", "Si."),
            ("content/phrases/en.toml", "Yes.", "Sure."),
        ] {
            let mut data = data();
            let file = data.get_mut(path).unwrap();
            *file = file.replacen(from, to, 1);
            let arabic = &pages(&data, &page("")).unwrap()["docs/phrases/ar.md"];
            assert!(arabic.contains(said), "{arabic}");
            assert!(arabic.contains("1 phrases, 0 of them signed."), "{arabic}");
        }
    }

    #[test]
    fn a_page_without_markers_is_not_touched() {
        assert!(pages(&data(), "# Phrases\n").is_err());
        for source in ["en", "fr"] {
            let mut without = data();
            without.remove(&format!("content/phrases/{source}.toml"));
            assert!(pages(&without, &page("")).is_err());
        }
    }

    #[test]
    fn the_page_of_the_checkout_is_what_its_data_says() {
        phrases(&Options {
            write: false,
            sign: None,
            by: None,
            codes: Vec::new(),
        })
        .unwrap();
    }
}
