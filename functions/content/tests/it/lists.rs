//! The list of sheets, the search among them, and their topics.

use vigie::{
    sheet::{Audience, SheetList, Topic, TopicList},
    text::fold,
};

use super::*;

fn list(target: &str) -> SheetList<'static> {
    serde_json::from_slice(found(get(target)).body()).unwrap()
}

#[test]
fn sheets_on_danger_come_first_then_by_title() {
    for language in ["fr", "en", "ar"] {
        let list = list(&format!("/v1/sheets?lang={language}"));
        let keys = list.sheets.iter().map(|sheet| {
            let calls_for_help = sheet.topics[0] == Topic::Danger;
            (!calls_for_help, !sheet.danger, fold(&sheet.title))
        });
        let keys: Vec<_> = keys.collect();
        assert!(keys.is_sorted(), "{keys:#?}");
        assert_eq!(list.sheets[0].topics[0], Topic::Danger, "{language}");
    }
}

#[test]
fn a_list_by_topic_or_audience_holds_all_of_it() {
    let everything = list("/v1/sheets");
    for topic in Topic::ALL {
        let list = list(&format!("/v1/sheets?topic={topic}"));
        let wanted = everything
            .sheets
            .iter()
            .filter(|sheet| sheet.topics.contains(topic));
        assert_eq!(list.sheets, wanted.cloned().collect::<Vec<_>>(), "{topic}");
        assert!(!list.sheets.is_empty(), "{topic} has no sheet");
    }
    for audience in Audience::ALL {
        let list = list(&format!("/v1/sheets?audience={audience}"));
        let wanted = everything
            .sheets
            .iter()
            .filter(|sheet| sheet.audiences.contains(audience));
        assert_eq!(
            list.sheets,
            wanted.cloned().collect::<Vec<_>>(),
            "{audience}"
        );
        assert!(!list.sheets.is_empty(), "{audience} has no sheet");
    }
    let both = list("/v1/sheets?topic=cyber&audience=minor");
    assert!(!both.sheets.is_empty());
    for sheet in &both.sheets {
        assert!(sheet.topics.contains(&Topic::Cyber) && sheet.audiences.contains(&Audience::Minor));
    }
}

#[test]
fn a_list_without_sheets_is_a_list() {
    let target = "/v1/sheets?topic=animals&audience=shopkeeper&lang=de";
    let answer = found(get(target));
    assert_eq!(json_of(&answer)["sheets"], json!([]));
    assert_eq!(header(&answer, "content-language"), "de");
    assert_eq!(json_of(&answer)["emergency"].as_array().unwrap().len(), 3);
    // A page leads on from there.
    let page = page(target);
    assert!(page.contains("<a href=\"/v1/guide?lang=de\">"), "{page}");
}

#[test]
fn every_entry_leads_to_the_sheet_it_names() {
    for language in ["fr", "zh"] {
        for entry in list(&format!("/v1/sheets?lang={language}")).sheets {
            let document = ask(&entry.href);
            let entry = serde_json::to_value(&entry).unwrap();
            for (field, value) in entry.as_object().unwrap() {
                assert_eq!(&document[field], value, "{field}");
            }
        }
    }
}

#[test]
fn words_find_sheets_in_the_languages_that_are_read() {
    let english = ask("/v1/sheets?q=burglary&lang=en");
    assert_eq!(slugs(&english)[0], "burglary");
    assert_eq!(english["sheets"][0]["language"], "en");
    // French typed by somebody who reads Turkish, and the other way round.
    let turkish = ask("/v1/sheets?q=cambriolage&lang=tr");
    assert_eq!(slugs(&turkish)[0], "burglary");
    assert_eq!(turkish["sheets"][0]["language"], "fr");
    let accents = ask("/v1/sheets?q=V%C3%89LO+VOL%C3%89");
    let bare = ask("/v1/sheets?q=velo+vole");
    assert_eq!(slugs(&accents)[0], "bicycle-theft");
    assert_eq!(slugs(&accents)[0], slugs(&bare)[0]);
}

#[test]
fn words_are_looked_for_among_what_is_wanted() {
    let all = ask("/v1/sheets?q=argent");
    let cyber = ask("/v1/sheets?q=argent&topic=cyber");
    assert!(slugs(&cyber).len() < slugs(&all).len());
    assert!(!slugs(&cyber).is_empty());
    for sheet in cyber["sheets"].as_array().unwrap() {
        assert!(
            sheet["topics"]
                .as_array()
                .unwrap()
                .contains(&json!("cyber"))
        );
        assert!(slugs(&all).contains(&sheet["slug"].as_str().unwrap()));
    }
    let minors = ask("/v1/sheets?q=photo&audience=minor");
    assert!(!slugs(&minors).is_empty());
    for sheet in minors["sheets"].as_array().unwrap() {
        assert!(
            sheet["audiences"]
                .as_array()
                .unwrap()
                .contains(&json!("minor"))
        );
    }
}

#[test]
fn words_that_nothing_holds_find_nothing() {
    let answer = found(get("/v1/sheets?q=xyzzyq&lang=es"));
    assert_eq!(json_of(&answer)["sheets"], json!([]));
    assert_eq!(header(&answer, "content-language"), "es");
    let page = page("/v1/sheets?q=xyzzyq&lang=es");
    assert!(page.contains("<a href=\"/v1/guide?lang=es\">"), "{page}");
}

#[test]
fn nobody_finds_a_sheet_twice() {
    for q in ["vol", "police", "violence", "help", "aide"] {
        let list = ask(&format!("/v1/sheets?q={q}&lang=tr"));
        let mut found = slugs(&list);
        let count = found.len();
        found.sort();
        found.dedup();
        assert_eq!(found.len(), count, "{q}");
    }
}

#[test]
fn topics_say_how_many_sheets_they_have_and_where() {
    for language in Language::ALL {
        let answer = found(get(&format!("/v1/topics?lang={language}")));
        assert_eq!(header(&answer, "content-language"), language.as_str());
        let topics: TopicList<'_> = serde_json::from_slice(answer.body()).unwrap();
        let order: Vec<_> = topics.topics.iter().map(|entry| entry.topic).collect();
        assert_eq!(order, Topic::ALL, "every topic has a sheet");
        for entry in &topics.topics {
            assert!(!entry.name.is_empty());
            assert_eq!(
                list(&entry.href).sheets.len(),
                entry.sheets,
                "{}",
                entry.href
            );
            for feed in [&entry.atom, &entry.json_feed] {
                found(get(feed));
            }
        }
    }
}
