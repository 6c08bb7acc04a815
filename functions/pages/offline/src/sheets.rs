//! The search of sheets, among their titles and summaries: the texts themselves
//! are kept as pages, not as words.

use vigie::{
    full_text::{Document, TextIndex, build},
    sheet::{Audience, SheetEntry, SheetList, Topic},
};

use crate::{Refused, named, written};

/// What `GET /v1/sheets` answers, by the list of all sheets as it was kept;
/// an empty parameter is none.
///
/// # Errors
///
/// If the list cannot be read, or a topic or audience is none.
pub fn search_sheets(
    list: &str,
    topic: &str,
    audience: &str,
    words: &str,
) -> Result<String, Refused> {
    let mut list: SheetList<'_> = serde_json::from_str(list).map_err(|_| Refused::Unreadable)?;
    let topic: Option<Topic> = named(topic)?;
    let audience: Option<Audience> = named(audience)?;
    list.sheets.retain(|sheet| {
        topic.is_none_or(|topic| sheet.topics.contains(&topic))
            && audience.is_none_or(|audience| sheet.audiences.contains(&audience))
    });
    if !words.is_empty() {
        list.sheets = found(&list.sheets, words);
    }
    written(&list)
}

/// The sheets that words lead to, the best first, each language by its own
/// rules; the reader's own is that of most sheets.
fn found<'s>(sheets: &[SheetEntry<'s>], words: &str) -> Vec<SheetEntry<'s>> {
    let mut languages = Vec::new();
    for sheet in sheets {
        if !languages.contains(&sheet.language) {
            languages.push(sheet.language);
        }
    }
    let count = |language| {
        sheets
            .iter()
            .filter(|sheet| sheet.language == language)
            .count()
    };
    languages.sort_by_key(|language| core::cmp::Reverse(count(*language)));
    let mut best = Vec::new();
    for language in languages {
        let own: Vec<&SheetEntry<'_>> = sheets
            .iter()
            .filter(|sheet| sheet.language == language)
            .collect();
        let documents: Vec<Document<'_>> = own
            .iter()
            .map(|sheet| Document {
                title: &sheet.title,
                summary: &sheet.summary,
                ..Document::default()
            })
            .collect();
        let Ok(bytes) = build(language, &documents) else {
            continue;
        };
        let Ok(index) = TextIndex::open(&bytes) else {
            continue;
        };
        for hit in index.search(words, own.len()) {
            best.extend(own.get(hit.document as usize).map(|sheet| (*sheet).clone()));
        }
    }
    best
}
