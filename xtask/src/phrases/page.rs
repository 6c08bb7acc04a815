//! What the pages of the phrasebook say.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde::Deserialize;
use vigie::desk::phrasebook::Signature;

use super::{CONTENT, PAGE, PAGES};

/// The file of what can be said.
const CONCEPTS: &str = "concepts";
/// The language that shows the readers of back-translations what was meant.
const MEANT: &str = "en";
/// The language that decides beside it.
const FRENCH: &str = "fr";

/// Where the tables of the languages and of what was corrected stand.
pub(super) const MARKERS: [[&str; 2]; 2] = [
    [
        "<!-- languages: written by `cargo xtask phrases --write` -->",
        "<!-- end of languages -->",
    ],
    [
        "<!-- corrected: written by `cargo xtask phrases --write` -->",
        "<!-- end of corrected -->",
    ],
];

#[derive(Debug, Deserialize)]
struct Concepts {
    concept: Vec<Concept>,
}

#[derive(Debug, Deserialize)]
struct Concept {
    code: String,
    group: String,
    note: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Language {
    own_name: String,
    english_name: String,
    direction: String,
    #[serde(default)]
    look_first: Vec<String>,
    remark: Option<String>,
    pub(super) phrases: BTreeMap<String, Phrase>,
    #[serde(default)]
    corrected: BTreeMap<String, Corrected>,
}

#[derive(Debug, Deserialize)]
struct Corrected {
    text: String,
    back: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Phrase {
    pub(super) text: String,
    pub(super) back: Option<String>,
    pub(super) signed: Option<Signature>,
}

/// Every page, by its path.
pub(super) fn pages(
    data: &BTreeMap<String, String>,
    page: &str,
) -> Result<BTreeMap<String, String>> {
    let mut concepts = None;
    let mut languages = BTreeMap::new();
    for (path, text) in data {
        let name = path
            .strip_prefix(CONTENT)
            .and_then(|name| name.strip_suffix(".toml"));
        let unread = || format!("cannot read {path}");
        match name {
            Some(CONCEPTS) => {
                concepts = Some(toml::from_str::<Concepts>(text).with_context(unread)?);
            }
            Some(tag) => {
                languages.insert(tag, toml::from_str::<Language>(text).with_context(unread)?);
            }
            None => {}
        }
    }
    let concepts = concepts.with_context(|| format!("there is no {CONTENT}{CONCEPTS}.toml"))?;
    let source = |tag| {
        languages
            .get(tag)
            .with_context(|| format!("there is no {CONTENT}{tag}.toml"))
    };
    let sources = Sources {
        concepts: &concepts.concept,
        french: source(FRENCH)?,
        english: source(MEANT)?,
    };
    let mut pages = BTreeMap::new();
    for (tag, language) in &languages {
        pages.insert(format!("{PAGES}{tag}.md"), language.page(tag, sources));
    }
    let [in_languages, in_corrected] = MARKERS;
    let page = with_table(page, in_languages, &table(&languages, sources))?;
    let page = with_table(&page, in_corrected, &corrected(&languages, sources))?;
    pages.insert(PAGE.to_owned(), page);
    Ok(pages)
}

/// What every language is held against.
#[derive(Clone, Copy, Debug)]
struct Sources<'d> {
    concepts: &'d [Concept],
    french: &'d Language,
    english: &'d Language,
}

impl Sources<'_> {
    /// What a phrase should say, for those who check it.
    fn should(self, concept: &Concept) -> String {
        let mut should = self.english.text(&concept.code).to_owned();
        if let Some(note) = &concept.note {
            let _ = write!(should, " ({note})");
        }
        should
    }
}

/// The page that a person wrote, with the table of today.
fn with_table(page: &str, [start, end]: [&str; 2], table: &str) -> Result<String> {
    let (before, rest) = page
        .split_once(start)
        .with_context(|| format!("{PAGE} has no markers `{start}`"))?;
    let (_, after) = rest
        .split_once(end)
        .with_context(|| format!("{PAGE} has no markers `{end}`"))?;
    Ok(format!("{before}{start}\n\n{table}\n{end}{after}"))
}

/// Every correction, in the order of the concepts.
fn corrected(languages: &BTreeMap<&str, Language>, sources: Sources<'_>) -> String {
    let mut table = String::from(
        "| phrase | should say | language | first said | says now |\n\
         | --- | --- | --- | --- | --- |\n",
    );
    for concept in sources.concepts {
        for (tag, language) in languages {
            let Some(corrected) = language.corrected.get(&concept.code) else {
                continue;
            };
            let now = language.phrases.get(&concept.code);
            let now = now.and_then(|phrase| phrase.back.as_deref());
            let _ = writeln!(
                table,
                "| `{}` | {} | [{}](phrases/{tag}.md#corrected) | {} | {} |",
                concept.code,
                cell(&sources.should(concept)),
                cell(&language.english_name),
                cell(&corrected.back),
                cell(now.unwrap_or("–")),
            );
        }
    }
    table
}

fn table(languages: &BTreeMap<&str, Language>, sources: Sources<'_>) -> String {
    let mut table =
        String::from("| language | tag | signed | look first at |\n| --- | --- | --- | --- |\n");
    for (tag, language) in languages {
        let names = if language.english_name == language.own_name {
            language.own_name.clone()
        } else {
            format!("{}, {}", language.english_name, language.own_name)
        };
        let _ = writeln!(
            table,
            "| [{}](phrases/{tag}.md) | `{tag}` | {} of {} | {} |",
            cell(&names),
            language.signed(sources),
            language.phrases.len(),
            codes(&language.look_first),
        );
    }
    table
}

impl Language {
    /// The words for a code, empty where it has none.
    pub(super) fn text(&self, code: &str) -> &str {
        let phrase = self.phrases.get(code);
        phrase.map_or("", |phrase| phrase.text.as_str())
    }

    /// How many phrases bear a signature for what they say today.
    fn signed(&self, sources: Sources<'_>) -> usize {
        let codes = self.phrases.iter();
        codes
            .filter(|(code, phrase)| phrase.holds(code, sources))
            .count()
    }

    fn page(&self, tag: &str, sources: Sources<'_>) -> String {
        let mut page = format!(
            "# {}: {}\n\n\
             <!-- written by `cargo xtask phrases --write` from {CONTENT}{tag}.toml -->\n\n\
             {} phrases, {} of them signed. [How to sign](../phrases.md#signing)\n",
            self.english_name,
            self.own_name,
            self.phrases.len(),
            self.signed(sources),
        );
        if !self.look_first.is_empty() {
            let codes = codes(&self.look_first);
            let _ = write!(page, "\nLook first at {codes}.\n");
        }
        if let Some(remark) = &self.remark {
            let _ = write!(page, "\n{remark}\n");
        }
        let mut group = "";
        for concept in sources.concepts {
            let Some(phrase) = self.phrases.get(&concept.code) else {
                continue;
            };
            if concept.group != group {
                group = &concept.group;
                let _ = write!(
                    page,
                    "\n## {group}\n\n| code | text | says | should say | mark |\n\
                     | --- | --- | --- | --- | --- |\n"
                );
            }
            let mark = phrase.mark(&concept.code, sources);
            let _ = writeln!(
                page,
                "| `{}` | {} | {} | {} | {} |",
                concept.code,
                self.shown(&phrase.text),
                cell(phrase.back.as_deref().unwrap_or("–")),
                cell(&sources.should(concept)),
                cell(&mark),
            );
        }
        self.corrections(&mut page, sources);
        page
    }

    fn corrections(&self, page: &mut String, sources: Sources<'_>) {
        if self.corrected.is_empty() {
            return;
        }
        page.push_str(
            "\n## Corrected\n\nWhat the first words were found to say, and what was meant.\n\n\
             | code | first words | first said | should say |\n| --- | --- | --- | --- |\n",
        );
        for concept in sources.concepts {
            if let Some(corrected) = self.corrected.get(&concept.code) {
                let _ = writeln!(
                    page,
                    "| `{}` | {} | {} | {} |",
                    concept.code,
                    self.shown(&corrected.text),
                    cell(&corrected.back),
                    cell(&sources.should(concept)),
                );
            }
        }
    }

    /// A text in a cell of a table that runs from left to right.
    fn shown(&self, text: &str) -> String {
        match self.direction.as_str() {
            // Without this, a full stop would stand at the wrong end.
            "rtl" => format!("<span dir=\"rtl\">{}</span>", cell(text)),
            _ => cell(text),
        }
    }
}

impl Phrase {
    /// Whether a native reader signed these very words.
    fn holds(&self, code: &str, sources: Sources<'_>) -> bool {
        let (french, english) = (sources.french.text(code), sources.english.text(code));
        let signed = self.signed.as_ref();
        signed.is_some_and(|signed| signed.holds(&self.text, french, english))
    }

    fn mark(&self, code: &str, sources: Sources<'_>) -> String {
        match &self.signed {
            None => "machine".to_owned(),
            Some(Signature { by, on, .. }) if self.holds(code, sources) => {
                format!("signed: {by}, {on}")
            }
            Some(Signature { by, on, .. }) => {
                format!("machine: changed since {by} signed it, {on}")
            }
        }
    }
}

fn codes(codes: &[String]) -> String {
    let codes = codes.iter().map(|code| format!("`{code}`"));
    codes.collect::<Vec<_>>().join(", ")
}

/// A text that stays in its cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;")
}
