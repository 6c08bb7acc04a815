//! The emergency numbers.

use std::fmt::Write as _;

use vigie::{
    emergency::{Channel, EmergencyNumber, NumberEntry, NumberList, Setting, Wanted, grouped},
    hours::WeeklyHours,
    language::Language,
    territory::Territory,
};
use vigie_host::{
    Phrase,
    hours::{list, words},
    site::Page,
    template::{day, escape},
};

use super::{in_language, text};

const PATH: &str = "/v1/emergency-numbers";

/// The numbers that are wanted, with the choice of where and how.
pub(crate) fn numbers(wanted: Wanted, list: &NumberList<'_>) -> String {
    let language = list.language;
    let title = Phrase::SiteNumbers.text(language);
    let mut main = format!(
        "<h1>{}</h1>\n<p class=\"summary\">{}</p>\n",
        escape(title),
        text(Phrase::NumberIntro, language)
    );
    choice(&mut main, language, wanted);
    main.push_str("<ul class=\"numbers\">\n");
    for entry in &list.numbers {
        number(&mut main, language, entry);
    }
    main.push_str("</ul>\n");
    let page = Page {
        language,
        path: PATH,
        title,
        head: "",
        emergency: &list.emergency,
        operator: "",
    };
    page.html(&main)
}

fn choice(main: &mut String, language: Language, wanted: Wanted) {
    let _ = writeln!(main, "<form action=\"{PATH}\" method=\"get\">");
    let territories = Territory::ALL.iter().map(|territory| {
        let chosen = wanted.territory == Some(*territory);
        (territory.as_str(), territory_name(*territory), chosen)
    });
    select(
        main,
        language,
        "territory",
        [Phrase::NumberTerritoryLabel, Phrase::NumberEverywhere],
        territories,
    );
    let settings = Setting::ALL.iter().map(|setting| {
        let chosen = wanted.setting == Some(*setting);
        (setting.as_str(), Some(setting_name(*setting)), chosen)
    });
    select(
        main,
        language,
        "setting",
        [Phrase::NumberSettingLabel, Phrase::NumberAnySetting],
        settings,
    );
    let checked = if wanted.need == Some(Channel::Text) {
        " checked"
    } else {
        ""
    };
    let _ = write!(
        main,
        "<p class=\"choice\"><input type=\"checkbox\" id=\"need\" name=\"need\" value=\"{}\"{checked}>\n\
         <label for=\"need\">{}</label></p>\n\
         <input type=\"hidden\" name=\"lang\" value=\"{language}\">\n\
         <p><button type=\"submit\">{}</button></p>\n</form>\n",
        Channel::Text,
        text(Phrase::NumberWritingOnly, language),
        text(Phrase::NumberShow, language),
    );
}

/// A list to choose from, or to leave open.
fn select(
    main: &mut String,
    language: Language,
    name: &str,
    [label, open]: [Phrase; 2],
    options: impl Iterator<Item = (&'static str, Option<Phrase>, bool)>,
) {
    let (label, open) = (text(label, language), text(open, language));
    let _ = write!(
        main,
        "<p><label for=\"{name}\">{label}</label>\n<select id=\"{name}\" name=\"{name}\">\n\
         <option value=\"\">{open}</option>\n",
    );
    for (value, phrase, chosen) in options {
        let selected = if chosen { " selected" } else { "" };
        let shown = phrase.map_or_else(String::new, |phrase| text(phrase, language));
        let _ = writeln!(main, "<option value=\"{value}\"{selected}>{shown}</option>");
    }
    main.push_str("</select></p>\n");
}

fn number(main: &mut String, language: Language, entry: &NumberEntry<'_>) {
    let number = &entry.number;
    let _ = writeln!(main, "<li>\n<h2>{}</h2>\n<p>", escape(&entry.text.name));
    let mut link = |phrase: Phrase, scheme: &str, target: &str| {
        let label = escape(&phrase.fill(language, &[("number", &grouped(target))]));
        let _ = writeln!(main, "<a href=\"{scheme}{}\">{label}</a>", escape(target));
    };
    if let Some(dial) = &number.dial {
        link(Phrase::NumberCall, "tel:", dial);
    }
    if let Some(international) = &number.international {
        link(Phrase::NumberFromAbroad, "tel:", international);
    }
    if let Some(sms) = &number.sms {
        link(Phrase::NumberText, "sms:", sms);
    }
    if let Some(web) = &number.web {
        link(Phrase::NumberWeb, "", web);
    }
    main.push_str("</p>\n<dl>\n");
    let mut fact = |name: Phrase, values: &[String]| {
        if values.is_empty() {
            return;
        }
        let _ = writeln!(main, "<dt>{}</dt>", text(name, language));
        for value in values {
            let _ = writeln!(main, "<dd>{value}</dd>");
        }
    };
    fact(Phrase::NumberWhen, &[escape(&entry.text.when)]);
    fact(Phrase::NumberAnswers, &[escape(&entry.text.answers)]);
    fact(Phrase::NumberForWhom, &audiences(number, language));
    fact(Phrase::NumberHow, &channels(number, language));
    fact(Phrase::NumberHours, &hours(number, language));
    fact(Phrase::NumberSpoken, &languages(number, language));
    fact(Phrase::NumberWhere, &places(number, language));
    fact(Phrase::SheetSources, &sources(number, language));
    let price = if number.free {
        Phrase::NumberFree
    } else {
        Phrase::NumberPaid
    };
    let _ = writeln!(main, "</dl>\n<p>{}</p>\n</li>", text(price, language));
}

/// A list of names, as the one value of a fact; no value, if there is none.
fn names(names: Vec<String>, language: Language) -> Vec<String> {
    if names.is_empty() {
        return Vec::new();
    }
    vec![escape(&list(names, language))]
}

fn audiences(number: &EmergencyNumber<'_>, language: Language) -> Vec<String> {
    let audiences = number.audiences.iter();
    let phrases =
        audiences.filter_map(|audience| Phrase::from_key(&format!("audience-{audience}")));
    let texts = phrases.map(|phrase| phrase.text(language).to_owned());
    names(texts.collect(), language)
}

fn channels(number: &EmergencyNumber<'_>, language: Language) -> Vec<String> {
    names(channel_names(&number.channels, language), language)
}

fn channel_names(channels: &[Channel], language: Language) -> Vec<String> {
    let phrases = channels
        .iter()
        .filter_map(|channel| Phrase::from_key(&format!("channel-{channel}")));
    phrases
        .map(|phrase| phrase.text(language).to_owned())
        .collect()
}

/// When somebody answers: in one line, or in one for each way to reach them
/// that has hours of its own.
fn hours(number: &EmergencyNumber<'_>, language: Language) -> Vec<String> {
    let by = |channels: &[Channel], hours: &str| {
        let said = hours_in_words(number, hours, language)?;
        let channels = list(channel_names(channels, language), language);
        Some(escape(
            &Phrase::NumberBy.fill(language, &[("channel", &channels), ("hours", &said)]),
        ))
    };
    if number.channel_hours.is_empty() {
        let said = hours_in_words(number, &number.hours, language);
        return said.iter().map(|said| escape(said)).collect();
    }
    let common = number.channels.iter().copied();
    let common: Vec<Channel> = common
        .filter(|channel| number.hours_by(*channel) == number.hours)
        .collect();
    let first = (!common.is_empty()).then(|| by(&common, &number.hours));
    let own = number.channel_hours.iter();
    let own = own.map(|own| by(&[own.channel], &own.hours));
    first.into_iter().chain(own).flatten().collect()
}

/// Hours as a person says them, with whose time that is where people may doubt.
fn hours_in_words(number: &EmergencyNumber<'_>, osm: &str, language: Language) -> Option<String> {
    // The build has read them all.
    let hours = WeeklyHours::from_osm(osm).ok()?;
    let said = words(&hours, language);
    let overseas = number.territories.iter();
    let overseas = overseas
        .copied()
        .any(|territory| territory != Territory::MetropolitanFrance);
    let whose = match (hours == WeeklyHours::ALWAYS, number.local_time) {
        (false, true) => Phrase::NumberLocalTime,
        (false, false) if overseas => Phrase::NumberParisTime,
        _ => return Some(said),
    };
    Some(whose.fill(language, &[("hours", &said)]))
}

/// The languages by their own names, for whoever knows no other.
fn languages(number: &EmergencyNumber<'_>, language: Language) -> Vec<String> {
    let spans = number.languages.iter().map(|tag| {
        if tag == "fsl" {
            return text(Phrase::NumberSignLanguage, language);
        }
        let (tag, name) = (escape(tag), escape(own_name(tag)));
        format!("<bdi lang=\"{tag}\">{name}</bdi>")
    });
    let spans: Vec<String> = spans.collect();
    if spans.is_empty() {
        return spans;
    }
    vec![list(spans, language)]
}

/// What a language is called by those who speak it.
fn own_name(tag: &str) -> &str {
    if let Some(language) = Language::of_tag(tag) {
        return language.own_name();
    }
    match tag {
        "cpf" => "Kreyòl",
        "fa" => "فارسی",
        "he" => "עברית",
        "kab" => "Taqbaylit",
        "pl" => "Polski",
        "prs" => "دری",
        tag => tag,
    }
}

/// Where a number is the one to use, unless that is on land everywhere.
fn places(number: &EmergencyNumber<'_>, language: Language) -> Vec<String> {
    let mut places = Vec::new();
    if *number.settings != [Setting::Land] {
        let settings = number.settings.iter();
        let settings = settings.map(|setting| text(setting_name(*setting), language));
        places.extend(settings);
    }
    if number.territories.len() < Territory::ALL.len() {
        let phrases = number.territories.iter();
        let phrases = phrases.filter_map(|territory| territory_name(*territory));
        let texts = phrases.map(|phrase| phrase.text(language).to_owned());
        places.extend(names(texts.collect(), language));
    }
    places
}

/// Where all of this comes from, in small print, and the day it was checked.
fn sources(number: &EmergencyNumber<'_>, language: Language) -> Vec<String> {
    // The names of sites stay French.
    let french = in_language(Language::French, language);
    let links = number.sources.iter().map(|source| {
        let (url, title) = (escape(&source.url), escape(&source.title));
        format!("<small><a href=\"{url}\"{french}>{title}</a></small>")
    });
    let date = day(number.checked, language);
    let checked = Phrase::NumberChecked.fill(language, &[("date", &date)]);
    let checked = format!("<small>{}</small>", escape(&checked));
    links.chain([checked]).collect()
}

fn setting_name(setting: Setting) -> Phrase {
    match setting {
        Setting::Land => Phrase::NumberLand,
        Setting::Sea => Phrase::NumberSea,
        Setting::Mountain => Phrase::NumberMountain,
    }
}

fn territory_name(territory: Territory) -> Option<Phrase> {
    Phrase::from_key(&format!("territory-{territory}").replace('_', "-"))
}
