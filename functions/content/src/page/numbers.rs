//! The emergency numbers.

use std::fmt::Write as _;

use vigie::{
    emergency::{Channel, NumberEntry, NumberList, Setting, Wanted, grouped},
    language::Language,
    territory::Territory,
};
use vigie_host::{Phrase, template::escape};

use super::{Page, text};

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
    };
    page.html(&main)
}

fn choice(main: &mut String, language: Language, wanted: Wanted) {
    let _ = write!(
        main,
        "<form action=\"{PATH}\" method=\"get\">\n\
         <p><label for=\"territory\">{}</label>\n<select id=\"territory\" name=\"territory\">\n\
         <option value=\"\">{}</option>\n",
        text(Phrase::NumberTerritoryLabel, language),
        text(Phrase::NumberEverywhere, language),
    );
    for territory in Territory::ALL {
        let selected = if wanted.territory == Some(*territory) {
            " selected"
        } else {
            ""
        };
        let name = territory_name(*territory, language);
        let _ = writeln!(
            main,
            "<option value=\"{territory}\"{selected}>{name}</option>"
        );
    }
    let checked = if wanted.need == Some(Channel::Text) {
        " checked"
    } else {
        ""
    };
    let _ = write!(
        main,
        "</select></p>\n\
         <p class=\"choice\"><input type=\"checkbox\" id=\"need\" name=\"need\" value=\"{}\"{checked}>\n\
         <label for=\"need\">{}</label></p>\n\
         <input type=\"hidden\" name=\"lang\" value=\"{language}\">\n\
         <p><button type=\"submit\">{}</button></p>\n</form>\n",
        Channel::Text,
        text(Phrase::NumberWritingOnly, language),
        text(Phrase::NumberShow, language),
    );
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
    if let Some(sms) = &number.sms {
        link(Phrase::NumberText, "sms:", sms);
    }
    if let Some(web) = &number.web {
        link(Phrase::NumberWeb, "", web);
    }
    main.push_str("</p>\n<dl>\n");
    let mut fact = |name: Phrase, value: &str| {
        let name = text(name, language);
        let _ = writeln!(main, "<dt>{name}</dt>\n<dd>{}</dd>", escape(value));
    };
    fact(Phrase::NumberWhen, &entry.text.when);
    fact(Phrase::NumberAnswers, &entry.text.answers);
    let hours = match number.hours.as_ref() {
        "24/7" => Phrase::PageAlways.text(language),
        hours => hours,
    };
    fact(Phrase::NumberHours, hours);
    let places = places(entry, language);
    if !places.is_empty() {
        fact(Phrase::NumberWhere, &places);
    }
    let price = if number.free {
        Phrase::NumberFree
    } else {
        Phrase::NumberPaid
    };
    let _ = writeln!(main, "</dl>\n<p>{}</p>\n</li>", text(price, language));
}

/// Where a number works, unless that is everywhere on land.
fn places(entry: &NumberEntry<'_>, language: Language) -> String {
    let number = &entry.number;
    let mut places: Vec<&str> = Vec::new();
    // What is used on land is used in the mountains and ports as well.
    if !number.settings.contains(&Setting::Land) {
        let names = number.settings.iter().map(|setting| match setting {
            Setting::Sea => Phrase::NumberSea,
            Setting::Mountain | Setting::Land => Phrase::NumberMountain,
        });
        places.extend(names.map(|name| name.text(language)));
    }
    if number.territories.len() < Territory::ALL.len() {
        let names = number.territories.iter().filter_map(|territory| {
            Phrase::from_key(&format!("territory.{territory}")).map(|name| name.text(language))
        });
        places.extend(names);
    }
    places.join(", ")
}

fn territory_name(territory: Territory, language: Language) -> String {
    Phrase::from_key(&format!("territory.{territory}"))
        .map_or_else(String::new, |name| text(name, language))
}
