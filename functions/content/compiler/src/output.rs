//! What the function embeds: files, and tables as Rust source.

use std::{collections::BTreeMap, fs, io, path::Path, thread};

use serde::Serialize;
use vigie::{
    desk::{answers::AnswersList, phrasebook::PhrasebookList},
    full_text::{self, Document, TextIndex},
    guide::GuideDocument,
    language::Language,
    sheet::{Catalogue, EmergencyContact, SheetDocument, SheetEntry, TopicEntry, TopicList},
};
use vigie_host::{Phrase, site};
use xxhash_rust::xxh3::xxh3_64;

use crate::{Content, compress, page::Reading, tables};

/// The files and tables.
#[derive(Debug, Default)]
pub struct Output {
    /// What is sent as it is, by name; each is compressed when it is written.
    pub bodies: BTreeMap<String, String>,
    /// What the function reads in place, by name.
    pub plain: BTreeMap<String, Vec<u8>>,
    /// The tables, as Rust source.
    pub tables: String,
}

impl Content {
    pub(crate) fn emergency(&self, language: Language) -> Vec<EmergencyContact<'static>> {
        self.numbers.emergency(language)
    }

    /// Makes everything that the function embeds.
    ///
    /// # Errors
    ///
    /// If an index cannot be made, which means that there is more text than
    /// one can hold.
    pub fn compile(&self) -> Result<Output, Box<dyn std::error::Error>> {
        let mut output = Output::default();
        let shells: BTreeMap<Language, String> = Language::ALL
            .iter()
            .map(|language| (*language, site::shell(*language)))
            .collect();
        let mut versions = BTreeMap::new();
        for reading in self.readings() {
            let shell = shells.get(&reading.language).map_or("", String::as_str);
            let name = format!("sheets/{}.{}", reading.slug, reading.language);
            let formats = [
                ("page.html", reading.page(shell)),
                ("fragment.html", reading.fragment()),
                ("md", reading.markdown()),
            ];
            // The JSON says the version, and everything in it is in the others.
            let all: String = formats.iter().map(|(_, text)| text.as_str()).collect();
            let version = format!("{:016x}", xxh3_64(all.as_bytes()));
            versions.insert((reading.slug, reading.language), version);
            for (format, text) in formats {
                output.bodies.insert(format!("{name}.{format}"), text);
            }
        }
        let catalogue = tables::catalogue(self, |slug, language| {
            versions.get(&(slug, language)).cloned().unwrap_or_default()
        });
        for reading in self.readings() {
            let name = format!("sheets/{}.{}.json", reading.slug, reading.language);
            if let Some(document) = self.document(&catalogue, &reading) {
                output.bodies.insert(name, json(&document)?);
            }
        }
        for language in Language::ALL.iter().copied() {
            output.bodies.insert(
                format!("topics.{language}.json"),
                json(&self.topics(&catalogue, language))?,
            );
            output
                .plain
                .insert(format!("search.{language}.index"), self.index(language)?);
        }
        for guide in &self.guides {
            let document = GuideDocument {
                emergency: self.emergency(guide.language).into(),
                guide: guide.clone(),
            };
            output
                .bodies
                .insert(format!("guide.{}.json", guide.language), json(&document)?);
        }
        let languages = self.phrasebooks.iter();
        let list = PhrasebookList {
            languages: languages.map(|book| book.entry().clone()).collect(),
        };
        output
            .bodies
            .insert("phrases.json".to_owned(), json(&list)?);
        for book in &self.phrasebooks {
            let name = format!("phrases/{}.json", book.entry().tag);
            output.bodies.insert(name, json(book)?);
        }
        let languages = self.answers.iter();
        let list = AnswersList {
            languages: languages.map(|answers| answers.entry().clone()).collect(),
        };
        output
            .bodies
            .insert("answers.json".to_owned(), json(&list)?);
        for answers in &self.answers {
            let name = format!("answers/{}.json", answers.entry().tag);
            output.bodies.insert(name, json(answers)?);
        }
        output.tables = tables::source(self, &catalogue);
        Ok(output)
    }

    fn readings(&self) -> impl Iterator<Item = Reading<'_>> {
        self.sheets.sheets.iter().flat_map(move |(slug, sheet)| {
            sheet
                .versions
                .iter()
                .map(move |(language, version)| Reading {
                    content: self,
                    slug,
                    sheet,
                    language: *language,
                    version,
                })
        })
    }

    fn document<'c>(
        &'c self,
        catalogue: &'c Catalogue<'_>,
        reading: &Reading<'c>,
    ) -> Option<SheetDocument<'c>> {
        let sheet = catalogue.sheet(reading.slug)?;
        let entry = SheetEntry::new(sheet, sheet.in_language(reading.language)?);
        let see_also = reading.sheet.see_also.iter();
        let numbers = reading.sheet.numbers.iter();
        Some(SheetDocument {
            emergency: self.emergency(reading.language).into(),
            entry,
            html: reading.body(2).into(),
            services: reading.services(),
            numbers: numbers.map(Into::into).collect(),
            see_also: see_also
                .filter_map(|slug| self.sheets.named(slug, reading.language))
                .collect(),
            sources: reading.sheet.sources.clone(),
        })
    }

    fn topics(&self, catalogue: &Catalogue<'_>, language: Language) -> TopicList<'static> {
        let topics = catalogue.topics().map(|(topic, sheets)| TopicEntry {
            topic,
            name: Phrase::from_key(&format!("topic-{topic}"))
                .map_or("", |phrase| phrase.text(language))
                .into(),
            sheets,
            href: format!("/v1/sheets?topic={topic}&lang={language}").into(),
            atom: format!("/v1/feeds/{topic}.atom?lang={language}").into(),
            json_feed: format!("/v1/feeds/{topic}.json?lang={language}").into(),
        });
        TopicList {
            emergency: self.emergency(language).into(),
            topics: topics.collect(),
        }
    }

    /// The search index of a language, over its sheets by slug.
    fn index(&self, language: Language) -> Result<Vec<u8>, vigie::Error> {
        let sheets = self.sheets.sheets.values();
        let documents: Vec<Document<'_>> = sheets
            .filter_map(|sheet| sheet.versions.get(&language))
            .map(|version| Document {
                title: &version.title,
                summary: &version.summary,
                keywords: version.keywords.iter().map(String::as_str).collect(),
                headings: version.body.headings.iter().map(String::as_str).collect(),
                body: &version.body.plain,
            })
            .collect();
        let index = full_text::build(language, &documents)?;
        TextIndex::open(&index)?.verify()?;
        Ok(index)
    }
}

fn json<T: Serialize>(value: &T) -> serde_json::Result<String> {
    serde_json::to_string(value)
}

impl Output {
    /// Writes the files below a folder, and the tables beside it.
    ///
    /// # Errors
    ///
    /// If a file cannot be written.
    pub fn write(&self, site: &Path, tables: &Path) -> io::Result<()> {
        fs::write(tables, &self.tables)?;
        if site.exists() {
            fs::remove_dir_all(site)?;
        }
        for folder in ["sheets", "phrases", "answers"] {
            fs::create_dir_all(site.join(folder))?;
        }
        for (name, bytes) in &self.plain {
            fs::write(site.join(name), bytes)?;
        }
        // Brotli takes nearly all the time of a build: as many at once as the
        // machine can.
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let bodies: Vec<(&String, &String)> = self.bodies.iter().collect();
        let share = bodies.len().div_ceil(threads).max(1);
        thread::scope(|scope| {
            let workers: Vec<_> = bodies
                .chunks(share)
                .map(|chunk| scope.spawn(move || write_compressed(site, chunk)))
                .collect();
            workers.into_iter().try_for_each(|worker| {
                worker
                    .join()
                    .unwrap_or_else(|_| Err(io::ErrorKind::Other.into()))
            })
        })
    }
}

fn write_compressed(site: &Path, bodies: &[(&String, &String)]) -> io::Result<()> {
    for (name, text) in bodies {
        fs::write(
            site.join(format!("{name}.br")),
            compress::brotli(text.as_bytes())?,
        )?;
        fs::write(
            site.join(format!("{name}.gz")),
            compress::gzip(text.as_bytes())?,
        )?;
    }
    Ok(())
}
