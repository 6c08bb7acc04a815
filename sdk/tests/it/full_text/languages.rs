//! What is peculiar to each language.

use vigie::{full_text::TextIndex, language::Language};

use super::{found, titles};

/// Checks that each query finds the title and not the other one.
fn finds(language: Language, title: &str, other: &str, queries: &[&str]) {
    let bytes = titles(language, &[other, title]);
    let index = TextIndex::open(&bytes).unwrap();
    index.verify().unwrap();
    assert_eq!(index.language(), language);
    for query in queries {
        assert_eq!(found(&bytes, query), [1], "{query}");
    }
}

#[test]
fn french_forms_and_elisions() {
    let queries = [
        "harcèlement",
        "HARCELEE ",
        "harceler ",
        "harcelés ",
        "l'école",
        "l’ecole",
        "ecoles ",
        "qu'on me harcele",
    ];
    finds(
        Language::French,
        "Harcèlement à l’école",
        "Vol de vélo",
        &queries,
    );
    let queries = ["volée ", "vols ", "voler ", "velos ", "VÉLO", "on m'a volé"];
    finds(Language::French, "Vol de vélo", "Harcèlement", &queries);
    finds(
        Language::French,
        "Ma sœur",
        "Mon frère",
        &["soeur", "sœurs "],
    );
}

#[test]
fn english_forms() {
    let queries = ["threaten ", "threatened ", "threatening ", "THREATS "];
    finds(
        Language::English,
        "Threats and threatening calls",
        "Theft",
        &queries,
    );
    let queries = ["scam ", "scammed ", "i've been scammed", "scamming "];
    finds(Language::English, "Online scams", "Theft", &queries);
    finds(
        Language::English,
        "Don’t open it",
        "Theft",
        &["don't open", "DON’T "],
    );
}

#[test]
fn no_other_language_is_stemmed() {
    let bytes = titles(Language::Spanish, &["robo"]);
    assert!(found(&bytes, "ro ").is_empty());
    let bytes = titles(Language::German, &["Straße", "Diebstähle"]);
    assert_eq!(found(&bytes, "STRASSE"), [0]);
    assert_eq!(found(&bytes, "diebstahle"), [1]);
}

#[test]
fn arabic_marks_alefs_and_articles() {
    let queries = ["شرطة", "الشُّرْطَة", "الشرطه", "للشرطة", "والشرطة"];
    finds(Language::Arabic, "الشرطة", "السرقة", &queries);
    let queries = ["إعتداء", "اعتداء", "أعتداء", "الاعتداء", "اعـــتداء"];
    finds(Language::Arabic, "الاعتداء", "السرقة", &queries);
    finds(Language::Arabic, "اتصل ب 17", "السرقة", &["١٧", "17"]);
}

#[test]
fn ukrainian_apostrophes_and_letters() {
    let queries = ["зв'язок", "зв’язок", "ЗВЯЗОК", "звʼязок"];
    finds(
        Language::Ukrainian,
        "Зв’язок із поліцією",
        "Крадіжка",
        &queries,
    );
    // A letter of two bytes is one letter: a slip and a swap.
    let queries = ["крадижка ", "кардіжка ", "ґрабунок крадіжк"];
    finds(Language::Ukrainian, "Крадіжка", "Зв’язок", &queries);
}

#[test]
fn turkish_dotted_and_dotless_i() {
    let queries = ["hırsızlık", "HIRSIZLIK", "hirsizlik", "HİRSİZLİK", "hırsız"];
    finds(Language::Turkish, "Hırsızlık", "Şiddet", &queries);
    finds(
        Language::Turkish,
        "İHBAR",
        "Şiddet",
        &["ihbar", "IHBAR", "ıhbar"],
    );
    finds(Language::Turkish, "Şiddet", "İhbar", &["siddet", "ŞİDDET"]);
}

#[test]
fn chinese_pairs_and_single_characters() {
    let queries = ["自行车", "我的自行车被盗了", "车", "盗", "自行"];
    finds(Language::Chinese, "自行车被盗", "网络诈骗", &queries);
    finds(
        Language::Chinese,
        "网络诈骗：ＷＩＦＩ密码",
        "自行车被盗",
        &["诈骗", "wifi", "码", "Wifi密码"],
    );
    // The neighbours of one document are not those of another.
    let bytes = titles(Language::Chinese, &["电话诈骗", "电视骗局"]);
    assert_eq!(found(&bytes, "诈骗"), [0]);
    assert_eq!(found(&bytes, "骗"), [0, 1]);
}

#[test]
fn han_characters_are_pairs_in_every_language() {
    finds(
        Language::French,
        "Parler 中文 ici",
        "Vol",
        &["中文", "文", "中"],
    );
}
