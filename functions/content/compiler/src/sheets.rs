//! The sheets: `sheets/<language>/<slug>.md`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use serde::Deserialize;
use toml::Spanned;
use vigie::{
    jiff::civil::Date,
    language::{Language, LanguageSet, Preferences},
    sheet::{Audience, NamedSheet, Reference, Topic},
};

use crate::{
    fault::{Fault, SourceFile},
    front_matter::{self, Original, Translated},
    links::{Known, same_links},
    markdown::{self, Body},
    named::names,
    numbers::Numbers,
    review::Review,
    services::Services,
};

const REQUIRED: &str = "sheets/required.toml";
/// The characters that a title and a summary may have: lists and search engines
/// cut what is longer.
const TITLE_LENGTH: core::ops::RangeInclusive<usize> = 2..=70;
const SUMMARY_LENGTH: core::ops::RangeInclusive<usize> = 20..=220;

/// Which sheets must exist in which languages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Required {
    /// The languages that every sheet exists in.
    complete: Vec<Language>,
    /// The sheets that exist in every language.
    vital: Spanned<Vec<Spanned<String>>>,
}

/// A sheet, whatever its language.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) topics: Vec<Topic>,
    pub(crate) audiences: Vec<Audience>,
    pub(crate) danger: bool,
    pub(crate) published: Date,
    pub(crate) services: Vec<String>,
    pub(crate) numbers: Vec<String>,
    pub(crate) see_also: Vec<String>,
    pub(crate) sources: Vec<Reference<'static>>,
    /// Its languages, French first.
    pub(crate) versions: BTreeMap<Language, Version>,
}

/// A sheet in one language.
#[derive(Debug)]
pub(crate) struct Version {
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) keywords: Vec<String>,
    pub(crate) changed: Date,
    pub(crate) change: Option<String>,
    pub(crate) last_reviewed: Date,
    pub(crate) checked: bool,
    pub(crate) body: Body,
}

impl Sheet {
    pub(crate) fn languages(&self) -> LanguageSet {
        self.versions.keys().copied().collect()
    }
}

/// Every sheet, by slug.
#[derive(Debug)]
pub(crate) struct Sheets {
    pub(crate) sheets: BTreeMap<String, Sheet>,
}

impl Sheets {
    pub(crate) fn read(
        content: &Path,
        numbers: &Numbers,
        services: &Services,
        review: Review,
    ) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader {
            content,
            numbers,
            services,
            review,
            slugs: slugs(content, Language::French)?,
            faults: Vec::new(),
        };
        let sheets = reader.read();
        if reader.faults.is_empty() {
            Ok(Self { sheets })
        } else {
            Err(reader.faults)
        }
    }

    pub(crate) fn contains(&self, slug: &str) -> bool {
        self.sheets.contains_key(slug)
    }

    /// The language in which somebody who reads `language` is shown a sheet.
    pub(crate) fn language_of(&self, slug: &str, language: Language) -> Option<Language> {
        let sheet = self.sheets.get(slug)?;
        Some(Preferences::new([language]).best_of(sheet.languages()))
    }

    /// The address of a sheet for somebody who reads a language.
    pub(crate) fn address(&self, slug: &str, language: Language) -> Option<String> {
        let language = self.language_of(slug, language)?;
        Some(format!("/v1/sheets/{slug}?lang={language}"))
    }

    /// A sheet to read, for somebody who reads a language.
    pub(crate) fn named(&self, slug: &str, language: Language) -> Option<NamedSheet<'static>> {
        let shown = self.language_of(slug, language)?;
        let version = self.sheets.get(slug)?.versions.get(&shown)?;
        Some(NamedSheet {
            slug: slug.to_owned().into(),
            title: version.title.clone().into(),
            language: shown,
            href: self.address(slug, language)?.into(),
        })
    }
}

/// The slugs of the sheets in a language.
fn slugs(content: &Path, language: Language) -> Result<BTreeSet<String>, Vec<Fault>> {
    let folder = format!("sheets/{language}");
    let unreadable = |message: String| {
        vec![Fault {
            path: folder.clone().into(),
            line: 1,
            message,
        }]
    };
    let entries = fs::read_dir(content.join(&folder))
        .map_err(|error| unreadable(format!("cannot be read: {error}")))?;
    let mut slugs = BTreeSet::new();
    for entry in entries {
        let entry = entry.map_err(|error| unreadable(format!("cannot be read: {error}")))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let slug = name.strip_suffix(".md").filter(|slug| is_slug(slug));
        let message =
            format!("\"{name}\" is not named as a sheet is: small letters and hyphens, .md");
        slugs.insert(slug.ok_or_else(|| unreadable(message))?.to_owned());
    }
    Ok(slugs)
}

fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        && !text.starts_with('-')
}

struct Reader<'c> {
    content: &'c Path,
    numbers: &'c Numbers,
    services: &'c Services,
    review: Review,
    slugs: BTreeSet<String>,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn read(&mut self) -> BTreeMap<String, Sheet> {
        let mut sheets = BTreeMap::new();
        for slug in self.slugs.clone() {
            match self.original(&slug) {
                Ok(sheet) => {
                    sheets.insert(slug, sheet);
                }
                Err(faults) => self.faults.extend(faults),
            }
        }
        for language in Language::ALL.iter().filter(|one| **one != Language::French) {
            if !self.content.join(format!("sheets/{language}")).is_dir() {
                continue;
            }
            match slugs(self.content, *language) {
                Ok(slugs) => {
                    for slug in slugs {
                        self.translate(&mut sheets, &slug, *language);
                    }
                }
                Err(faults) => self.faults.extend(faults),
            }
        }
        self.require(&sheets);
        sheets
    }

    fn original(&mut self, slug: &str) -> Result<Sheet, Vec<Fault>> {
        let path = format!("sheets/{}/{slug}.md", Language::French);
        let file = SourceFile::read(self.content, path).map_err(|fault| vec![fault])?;
        let (head, text) = front_matter::split(&file).map_err(|fault| vec![fault])?;
        let head: Original = file.toml(head).map_err(|fault| vec![fault])?;
        let body = markdown::read(&file, text)?;
        let mut faults = Vec::new();
        let published = file.date(&head.published, &mut faults);
        let published = published.unwrap_or(Date::ZERO);
        let (changed, change) = file.last_change(&head.changes, published, &mut faults);
        let sheet = Sheet {
            topics: names(&head.topics, "topic", &file, &mut faults),
            audiences: names(&head.audiences, "audience", &file, &mut faults),
            danger: *head.danger.get_ref(),
            published,
            services: self.known(&file, head.services.get_ref(), "service", &mut faults),
            numbers: self.known(&file, &head.numbers, "number", &mut faults),
            see_also: self.known(&file, head.see_also.get_ref(), "sheet", &mut faults),
            sources: file.sources(&head, &mut faults),
            versions: BTreeMap::new(),
        };
        let emergency = |service: &String| self.services.is_emergency(service);
        if sheet.danger && !sheet.services.iter().any(emergency) {
            let at = head.services.span().start;
            faults.push(file.fault(at, "a sheet on danger names an emergency service"));
        }
        if sheet.see_also.iter().any(|other| other == slug) {
            let at = head.see_also.span().start;
            faults.push(file.fault(at, "a sheet does not send to itself"));
        }
        let version = Version {
            title: file.length(head.title, TITLE_LENGTH, "title", &mut faults),
            summary: file.length(head.summary, SUMMARY_LENGTH, "summary", &mut faults),
            keywords: file.keywords(head.keywords, &mut faults),
            changed,
            change,
            last_reviewed: file.reviewed(&head.last_reviewed, changed, self.review, &mut faults),
            checked: true,
            body,
        };
        self.links().check(&file, &version.body, &mut faults);
        let mut sheet = sheet;
        sheet.versions.insert(Language::French, version);
        if faults.is_empty() {
            Ok(sheet)
        } else {
            Err(faults)
        }
    }

    fn translate(&mut self, sheets: &mut BTreeMap<String, Sheet>, slug: &str, language: Language) {
        let path = format!("sheets/{language}/{slug}.md");
        if !self.slugs.contains(slug) {
            self.faults.push(Fault {
                path: path.into(),
                line: 1,
                message: "there is no sheet of this name in French to be translated".to_owned(),
            });
            return;
        }
        // Where the original has a fault, that is what is to be mended.
        let Some(sheet) = sheets.get_mut(slug) else {
            return;
        };
        match self.translation(sheet, path) {
            Ok(version) => {
                sheet.versions.insert(language, version);
            }
            Err(faults) => self.faults.extend(faults),
        }
    }

    fn translation(&self, sheet: &Sheet, path: String) -> Result<Version, Vec<Fault>> {
        let file = SourceFile::read(self.content, path).map_err(|fault| vec![fault])?;
        let (head, text) = front_matter::split(&file).map_err(|fault| vec![fault])?;
        let head: Translated = file.toml(head).map_err(|fault| vec![fault])?;
        let body = markdown::read(&file, text)?;
        let mut faults = Vec::new();
        let original = sheet.versions.get(&Language::French);
        let (changed, change) = file.last_change(&head.changes, sheet.published, &mut faults);
        // A translation is as good as the original was when it was looked at.
        let since = original.map_or(changed, |original| original.changed.max(changed));
        let version = Version {
            title: file.length(head.title, TITLE_LENGTH, "title", &mut faults),
            summary: file.length(head.summary, SUMMARY_LENGTH, "summary", &mut faults),
            keywords: file.keywords(head.keywords, &mut faults),
            changed,
            change,
            last_reviewed: file.reviewed(&head.last_reviewed, since, self.review, &mut faults),
            checked: head.checked,
            body,
        };
        self.links().check(&file, &version.body, &mut faults);
        if let Some(original) = original {
            same_links(&file, &original.body, &version.body, &mut faults);
        }
        if faults.is_empty() {
            Ok(version)
        } else {
            Err(faults)
        }
    }

    /// The identifiers that exist; the others are faults.
    fn known(
        &self,
        file: &SourceFile,
        ids: &[Spanned<String>],
        what: &str,
        faults: &mut Vec<Fault>,
    ) -> Vec<String> {
        let mut known = Vec::new();
        for id in ids {
            let exists = match what {
                "service" => self.services.contains(id.get_ref()),
                "number" => self.numbers.contains(id.get_ref()),
                _ => self.slugs.contains(id.get_ref()),
            };
            if exists {
                known.push(id.get_ref().clone());
            } else {
                let message = format!("there is no {what} \"{}\"", id.get_ref());
                faults.push(file.fault(id.span().start, message));
            }
        }
        known
    }

    fn links(&self) -> Known<'_> {
        Known {
            slugs: &self.slugs,
            services: self.services,
            numbers: self.numbers,
        }
    }

    /// Notes the sheets that lack a language they must have.
    fn require(&mut self, sheets: &BTreeMap<String, Sheet>) {
        let file = match SourceFile::read(self.content, REQUIRED) {
            Ok(file) => file,
            Err(fault) => return self.faults.push(fault),
        };
        let required: Required = match file.whole_toml() {
            Ok(required) => required,
            Err(fault) => return self.faults.push(fault),
        };
        for slug in required.vital.get_ref() {
            if !self.slugs.contains(slug.get_ref()) {
                let message = format!("there is no sheet \"{}\"", slug.get_ref());
                self.faults.push(file.fault(slug.span().start, message));
            }
        }
        for slug in &self.slugs {
            let vital = required
                .vital
                .get_ref()
                .iter()
                .any(|one| one.get_ref() == slug);
            for language in Language::ALL {
                let wanted = vital || required.complete.contains(language);
                let path = format!("sheets/{language}/{slug}.md");
                // A translation that is there and has faults is told of above.
                if wanted && sheets.contains_key(slug) && !self.content.join(&path).is_file() {
                    self.faults.push(Fault {
                        path: path.into(),
                        line: 1,
                        message: format!("this translation is required by {REQUIRED}, and missing"),
                    });
                }
            }
        }
    }
}
