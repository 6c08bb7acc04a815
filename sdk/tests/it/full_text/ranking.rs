//! What comes first.

use vigie::{
    full_text::{self, Document, TextIndex},
    language::Language,
};

use super::{first, found, sheets, titles};

#[test]
fn questions_find_their_sheet() {
    let sheets = sheets();
    for (query, sheet) in [
        ("on m'a volé mon vélo, que faire ?", 0),
        ("mon ex m'envoie des menaces", 1),
        ("mon fils est harcelé à l'école", 2),
        ("mon mari me frappe", 3),
        ("mon mari me frape", 3),
        ("Comment porter plainte pour un vélo volé ?", 0),
        ("vélo", 0),
        ("harcelemen", 2),
        ("3919", 3),
    ] {
        assert_eq!(first(&sheets, query), Some(sheet), "{query}");
    }
}

#[test]
fn better_fields_come_first() {
    let word = "salvia";
    let other = Document {
        title: "otros nombres",
        summary: "otras cosas",
        keywords: vec!["otras claves"],
        headings: vec!["otras partes"],
        body: "otro texto",
    };
    let documents = [
        Document {
            body: "otro salvia",
            ..other.clone()
        },
        Document {
            summary: "otras salvia",
            ..other.clone()
        },
        Document {
            headings: vec!["otras salvia"],
            ..other.clone()
        },
        Document {
            keywords: vec!["otras salvia"],
            ..other.clone()
        },
        Document {
            title: "otros salvia",
            ..other.clone()
        },
        other,
    ];
    let bytes = full_text::build(Language::Spanish, &documents).unwrap();
    assert_eq!(found(&bytes, word), [4, 3, 2, 1, 0]);
}

#[test]
fn an_error_or_a_beginning_counts_for_less() {
    let bytes = titles(Language::Spanish, &["salvia blanca", "otra cosa"]);
    let index = TextIndex::open(&bytes).unwrap();
    let score = |query: &str| index.search(query, 1)[0].score;
    assert!(score("salvia ") > score("salvi"));
    assert!(score("salvi") > score("salva "));
    assert!(score("salva ") > 0);

    let bytes = titles(Language::Spanish, &["robos", "robo"]);
    assert_eq!(found(&bytes, "robo"), [1, 0]);
}

#[test]
fn the_last_word_may_be_unfinished_and_no_other() {
    let bytes = titles(Language::Spanish, &["denuncia en linea", "otra cosa"]);
    assert_eq!(found(&bytes, "den"), [0]);
    assert_eq!(found(&bytes, "otra den"), [1, 0]);
    assert!(found(&bytes, "den ").is_empty());
    assert!(found(&bytes, "den xyz").is_empty());
}

#[test]
fn errors_are_forgiven_by_length() {
    let bytes = titles(Language::Spanish, &["robo denuncia extranjeros"]);
    for (query, found_it) in [
        ("rubo ", true),
        ("rbo ", false),
        ("dneuncia ", true),
        ("denunxxia ", true),
        ("denxxxia ", false),
        ("extrangeros ", true),
        ("etxranjeor ", false),
        ("extranjreos ", true),
    ] {
        assert_eq!(found(&bytes, query).len(), usize::from(found_it), "{query}");
    }
}

#[test]
fn numbers_are_never_taken_for_one_another() {
    let bytes = titles(Language::French, &["Le 3919 répond"]);
    assert!(found(&bytes, "3018").is_empty());
    assert!(found(&bytes, "3918 ").is_empty());
    assert_eq!(found(&bytes, "3919"), [0]);
}

#[test]
fn all_words_come_before_some() {
    let documents = [
        Document {
            title: "salvia",
            keywords: vec!["salvia"],
            ..Document::default()
        },
        Document {
            title: "romero",
            keywords: vec!["romero"],
            ..Document::default()
        },
        Document {
            title: "otra",
            body: "salvia con mucho romero y otras cosas",
            ..Document::default()
        },
    ];
    let bytes = full_text::build(Language::Spanish, &documents).unwrap();
    let hits = found(&bytes, "salvia romero ");
    assert_eq!(hits[0], 2);
    assert_eq!(hits.len(), 3);
}

#[test]
fn a_whole_keyword_counts_most() {
    let documents = [
        Document {
            title: "mesa silla lampara",
            body: "mesa silla lampara",
            ..Document::default()
        },
        Document {
            title: "otra",
            keywords: vec!["silla de la mesa"],
            ..Document::default()
        },
        Document {
            title: "cosa",
            ..Document::default()
        },
        Document {
            title: "lampara",
            ..Document::default()
        },
    ];
    let bytes = full_text::build(Language::Spanish, &documents).unwrap();
    assert_eq!(first(&bytes, "quiero la silla de la mesa ahora "), Some(1));
}

#[test]
fn stop_words_alone_are_looked_up() {
    let bytes = titles(Language::French, &["Que faire ?", "Vol de vélo"]);
    assert_eq!(found(&bytes, "que faire"), [0]);
    assert_eq!(found(&bytes, "de"), [1]);
    // Beside another word they say nothing.
    assert_eq!(found(&bytes, "que faire vélo"), [1]);
}

#[test]
fn equals_keep_their_order_and_the_limit_holds() {
    let bytes = titles(Language::English, &["same", "same", "other", "same"]);
    assert_eq!(found(&bytes, "same"), [0, 1, 3]);
    let index = TextIndex::open(&bytes).unwrap();
    assert_eq!(index.search("same", 2).len(), 2);
    assert!(index.search("same", 0).is_empty());
}

#[test]
fn nothing_finds_nothing() {
    let bytes = titles(Language::English, &["same"]);
    for query in ["", " ", "?!", "\u{301}", "🚲"] {
        assert!(found(&bytes, query).is_empty(), "{query:?}");
    }
    let empty = titles(Language::English, &[]);
    assert!(TextIndex::open(&empty).unwrap().is_empty());
    assert!(found(&empty, "same").is_empty());
}

#[test]
fn long_queries_are_cut() {
    let bytes = titles(Language::English, &["needle", "hay"]);
    let many = "hay ".repeat(16) + "needle";
    assert_eq!(found(&bytes, &many), [1]);
    let far = " ".repeat(200) + "needle";
    assert!(found(&bytes, &far).is_empty());
    assert!(found(&bytes, &"needle".repeat(10_000)).is_empty());
}
