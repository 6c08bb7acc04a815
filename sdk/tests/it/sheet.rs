//! The catalogue of sheets.

// clippy.toml allows these in test functions; the helpers here serve nothing else.
#![allow(clippy::unwrap_used)]

use vigie::{
    full_text::{self, Document, TextIndex},
    jiff::civil::{Date, date},
    language::{Language, LanguageSet, Preferences},
    sheet::{Audience, Catalogue, Sheet, SheetEntry, Topic, Translation, Wanted},
};

const FIRST: Date = date(2026, 1, 1);

fn translation(language: Language, title: &str, changed: Date) -> Translation<'static> {
    Translation {
        language,
        title: title.to_owned().into(),
        summary: format!("About {title}").into(),
        changed,
        change: (changed != FIRST).then(|| "More.".into()),
        last_reviewed: changed,
        checked: language != Language::Turkish,
        version: format!("{language}7").into(),
    }
}

fn sheet(
    slug: &'static str,
    topics: &[Topic],
    danger: bool,
    translations: Vec<Translation<'static>>,
) -> Sheet<'static> {
    let audience = match slug {
        "nudes" => Audience::Minor,
        _ => Audience::Everyone,
    };
    Sheet {
        slug: slug.into(),
        topics: topics.to_vec().into(),
        audiences: vec![audience].into(),
        danger,
        published: FIRST,
        translations: translations.into(),
    }
}

fn catalogue() -> Catalogue<'static> {
    use Language::{English, French, Turkish};
    let sheets = vec![
        sheet(
            "bicycles",
            &[Topic::Theft, Topic::Vehicles],
            false,
            vec![
                translation(French, "Vol de vélo", date(2026, 3, 1)),
                translation(English, "Bicycle theft", date(2026, 6, 1)),
            ],
        ),
        sheet(
            "call",
            &[Topic::Danger],
            true,
            vec![
                translation(French, "Appeler à l’aide", date(2026, 5, 1)),
                translation(English, "Calling for help", date(2026, 5, 1)),
                translation(Turkish, "Yardım çağırmak", date(2026, 5, 1)),
            ],
        ),
        sheet(
            "elders",
            &[Topic::Seniors, Topic::Theft],
            false,
            vec![translation(French, "Écouter les aînés", FIRST)],
        ),
        sheet(
            "nudes",
            &[Topic::Cyber],
            true,
            vec![
                translation(French, "Zone privée", date(2026, 3, 1)),
                translation(English, "Private photos", FIRST),
            ],
        ),
    ];
    Catalogue {
        sheets: sheets.into(),
    }
}

fn reader(language: Language) -> Preferences {
    Preferences::new([language])
}

fn slugs<'e>(entries: &'e [SheetEntry<'_>]) -> Vec<&'e str> {
    entries.iter().map(|entry| entry.slug.as_ref()).collect()
}

fn everything(language: Language) -> Vec<String> {
    let catalogue = catalogue();
    let list = catalogue.list(Wanted::default(), &reader(language));
    slugs(&list).into_iter().map(str::to_owned).collect()
}

#[test]
fn a_sheet_is_found_by_its_slug() {
    let catalogue = catalogue();
    for slug in ["bicycles", "call", "elders", "nudes"] {
        assert_eq!(catalogue.sheet(slug).unwrap().slug, slug);
    }
    for slug in ["", "a", "Call", "call ", "zebra"] {
        assert_eq!(catalogue.sheet(slug), None, "{slug}");
    }
}

#[test]
fn danger_now_comes_first_then_danger_then_titles_as_they_are_read() {
    // "Écouter" stands before "Vol" although its first byte is higher.
    assert_eq!(
        everything(Language::French),
        ["call", "nudes", "elders", "bicycles"]
    );
    // "Bicycle theft" before "Écouter", which is there in French only.
    assert_eq!(
        everything(Language::English),
        ["call", "nudes", "bicycles", "elders"]
    );
}

#[test]
fn each_sheet_comes_in_the_language_that_is_read_best() {
    let catalogue = catalogue();
    let list = catalogue.list(Wanted::default(), &reader(Language::Turkish));
    let languages: Vec<_> = list
        .iter()
        .map(|entry| (entry.slug.as_ref(), entry.language))
        .collect();
    assert_eq!(
        languages,
        [
            ("call", Language::Turkish),
            ("nudes", Language::English),
            ("bicycles", Language::English),
            ("elders", Language::French),
        ]
    );
    let call = catalogue.sheet("call").unwrap();
    assert!(!call.for_reader(&reader(Language::Turkish)).unwrap().checked);
    let french_first = Preferences::new([Language::Turkish, Language::French]);
    let elders = catalogue
        .sheet("bicycles")
        .unwrap()
        .for_reader(&french_first)
        .unwrap();
    assert_eq!(elders.language, Language::French);
    assert_eq!(call.in_language(Language::Chinese), None);
    let languages: LanguageSet = [Language::French, Language::English, Language::Turkish]
        .into_iter()
        .collect();
    assert_eq!(call.languages(), languages);
}

#[test]
fn what_is_wanted_narrows_the_list() {
    let catalogue = catalogue();
    let list = |topic, audience| {
        let list = catalogue.list(Wanted { topic, audience }, &reader(Language::French));
        list.iter()
            .map(|entry| entry.slug.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(list(Some(Topic::Theft), None), ["elders", "bicycles"]);
    assert_eq!(list(None, Some(Audience::Minor)), ["nudes"]);
    assert_eq!(list(Some(Topic::Theft), Some(Audience::Minor)), [""; 0]);
    assert_eq!(list(Some(Topic::Animals), None), [""; 0]);
}

#[test]
fn topics_come_in_their_order_with_the_number_of_their_sheets() {
    let topics: Vec<_> = catalogue().topics().collect();
    assert_eq!(
        topics,
        [
            (Topic::Danger, 1),
            (Topic::Theft, 2),
            (Topic::Vehicles, 1),
            (Topic::Cyber, 1),
            (Topic::Seniors, 1),
        ]
    );
}

#[test]
fn changes_are_those_of_the_language_the_last_first() {
    let catalogue = catalogue();
    let changes = |topic, language| {
        let changes = catalogue.changes(topic, language);
        changes
            .iter()
            .map(|entry| entry.slug.to_string())
            .collect::<Vec<_>>()
    };
    // Two of one day by their slugs.
    assert_eq!(
        changes(None, Language::French),
        ["call", "bicycles", "nudes", "elders"]
    );
    assert_eq!(
        changes(None, Language::English),
        ["bicycles", "call", "nudes"]
    );
    assert_eq!(changes(Some(Topic::Theft), Language::English), ["bicycles"]);
    assert_eq!(changes(Some(Topic::Theft), Language::Turkish), [""; 0]);
    let told = catalogue.changes(None, Language::English);
    assert_eq!(told[0].change.as_deref(), Some("More."));
    assert_eq!(told[2].change, None);
}

#[test]
fn an_entry_says_where_this_very_text_is() {
    let catalogue = catalogue();
    let list = catalogue.list(Wanted::default(), &reader(Language::Turkish));
    assert_eq!(list[0].href, "/v1/sheets/call?lang=tr&v=tr7");
    assert_eq!(
        list[0].languages,
        [Language::French, Language::English, Language::Turkish]
    );
    let text = serde_json::to_string(&list).unwrap();
    assert_eq!(
        serde_json::from_str::<Vec<SheetEntry<'_>>>(&text).unwrap(),
        list
    );
}

#[test]
fn words_are_searched_in_the_languages_of_the_reader_in_order() {
    let catalogue = catalogue();
    let built: Vec<Vec<u8>> = Language::ALL
        .iter()
        .map(|language| {
            let texts: Vec<_> = catalogue
                .sheets
                .iter()
                .filter_map(|sheet| sheet.in_language(*language))
                .collect();
            let documents: Vec<Document<'_>> = texts
                .iter()
                .map(|text| Document {
                    title: &text.title,
                    ..Document::default()
                })
                .collect();
            full_text::build(*language, &documents).unwrap()
        })
        .collect();
    let index = |language: Language| TextIndex::open(&built[language as usize]).ok();
    let search = |words: &str, wanted, language| {
        let found = catalogue.search(words, wanted, &reader(language), index);
        found
            .iter()
            .map(|entry| (entry.slug.to_string(), entry.language))
            .collect::<Vec<_>>()
    };
    let found = |slug: &str, language| vec![(slug.to_owned(), language)];
    let any = Wanted::default();
    assert_eq!(
        search("bicycle", any, Language::English),
        found("bicycles", Language::English)
    );
    assert_eq!(
        search("vélo", any, Language::Turkish),
        found("bicycles", Language::French)
    );
    assert_eq!(
        search("aînés", any, Language::Turkish),
        found("elders", Language::French)
    );
    assert_eq!(
        search("yardım", any, Language::Turkish),
        found("call", Language::Turkish)
    );
    // Turkish is not searched for somebody who does not read it.
    assert_eq!(search("yardım", any, Language::English), []);
    let about = |topic| Wanted {
        topic: Some(topic),
        audience: None,
    };
    assert_eq!(search("vélo", about(Topic::Cyber), Language::French), []);
    assert_eq!(
        search("vélo", about(Topic::Vehicles), Language::French),
        found("bicycles", Language::French)
    );
    // Without an index there is nothing to find, and nothing breaks.
    assert_eq!(
        catalogue.search("vélo", any, &reader(Language::French), |_| None),
        []
    );
}
