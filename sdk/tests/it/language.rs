//! What people read, and the language they are answered in.

use proptest::prelude::*;
use vigie::language::{Language, LanguageSet, Preferences};

fn order(preferences: Preferences) -> Vec<Language> {
    preferences.iter().collect()
}

#[test]
fn english_comes_before_french_for_whoever_asked_for_anything() {
    use Language::{English, French, Turkish, Ukrainian};
    assert_eq!(
        order(Preferences::new([Turkish])),
        [Turkish, English, French]
    );
    assert_eq!(
        order(Preferences::new([French, Turkish])),
        [French, Turkish, English]
    );
    assert_eq!(order(Preferences::new([English])), [English, French]);
    assert_eq!(
        order(Preferences::new([Ukrainian, Ukrainian, French])),
        [Ukrainian, French, English]
    );
    // A language that is not among Vigie's.
    assert_eq!(order(Preferences::new([])), [English, French]);
}

#[test]
fn whoever_asked_for_nothing_reads_french() {
    let nothing = Preferences::default();
    assert_eq!(nothing.first(), Language::French);
    assert_eq!(order(nothing), [Language::French, Language::English]);
}

#[test]
fn a_refusal_holds_but_for_french() {
    let refused: LanguageSet = [Language::English, Language::French].into_iter().collect();
    let german = Preferences::without([Language::German], refused);
    assert_eq!(order(german), [Language::German, Language::French]);
    let nothing = Preferences::without([], refused);
    assert_eq!(order(nothing), [Language::French]);
}

#[test]
fn the_best_of_what_there_is() {
    let asked = Preferences::new([Language::Arabic, Language::Spanish]);
    let best = |languages: &[Language]| asked.best_of(languages.iter().copied().collect());
    assert_eq!(best(Language::ALL), Language::Arabic);
    assert_eq!(
        best(&[Language::French, Language::Spanish]),
        Language::Spanish
    );
    assert_eq!(
        best(&[Language::French, Language::English]),
        Language::English
    );
    assert_eq!(
        best(&[Language::French, Language::Chinese]),
        Language::French
    );
    assert_eq!(best(&[]), Language::French);
}

#[test]
fn tags_are_read_by_their_language() {
    for (tag, language) in [
        ("fr-CA", Some(Language::French)),
        ("FR", Some(Language::French)),
        ("de_AT", Some(Language::German)),
        ("zh-Hant-TW", Some(Language::Chinese)),
        ("uk-UA", Some(Language::Ukrainian)),
        ("", None),
        ("-", None),
        ("french", None),
        ("f", None),
        (" fr", None),
    ] {
        assert_eq!(Language::of_tag(tag), language, "{tag}");
    }
    for language in Language::ALL {
        assert_eq!(Language::of_tag(language.as_str()), Some(*language));
        assert!(!language.own_name().is_empty());
        assert_eq!(language.direction() == "rtl", *language == Language::Arabic);
    }
}

fn languages() -> impl Strategy<Value = Vec<Language>> {
    prop::collection::vec(prop::sample::select(Language::ALL), 0..25)
}

proptest! {
    #[test]
    fn an_order_has_each_language_once_and_ends_in_something_everybody_gets(
        asked in languages(),
        refused in languages(),
    ) {
        let refused: LanguageSet = refused.into_iter().collect();
        let preferences = Preferences::without(asked.iter().copied(), refused);
        let order = order(preferences);
        let mut once = order.clone();
        once.sort();
        once.dedup();
        prop_assert_eq!(once.len(), order.len());
        prop_assert!(order.contains(&Language::French));
        let english = asked.contains(&Language::English) || !refused.contains(Language::English);
        prop_assert_eq!(order.contains(&Language::English), english);
        let mut first = asked.clone();
        first.dedup();
        prop_assert_eq!(Some(&preferences.first()), first.first().or(order.first()));
        // Whatever was asked for comes before whatever was not, in its order.
        let wanted: Vec<_> = order.iter().take_while(|language| asked.contains(language)).collect();
        prop_assert!(asked.iter().all(|language| wanted.contains(&language)));
        let places: Vec<_> = wanted.iter().map(|one| asked.iter().position(|other| other == *one)).collect();
        prop_assert!(places.is_sorted());
    }

    #[test]
    fn the_best_is_the_first_that_there_is(asked in languages(), available in languages()) {
        let set: LanguageSet = available.iter().copied().collect();
        let preferences = Preferences::new(asked);
        let best = preferences.best_of(set);
        let first = preferences.iter().find(|language| available.contains(language));
        prop_assert_eq!(best, first.unwrap_or(Language::French));
    }

    #[test]
    fn a_set_holds_what_was_put_in(languages in languages()) {
        let set: LanguageSet = languages.iter().copied().collect();
        for language in Language::ALL {
            prop_assert_eq!(set.contains(*language), languages.contains(language));
        }
        let mut sorted = languages;
        sorted.sort();
        sorted.dedup();
        prop_assert_eq!(set.iter().collect::<Vec<_>>(), sorted);
    }
}
