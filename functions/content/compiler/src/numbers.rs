//! Emergency numbers and help lines: `numbers/numbers.toml`.

use std::path::Path;

use serde::Deserialize;
use toml::{Spanned, value::Datetime};
use vigie::{
    emergency::{Channel, ChannelHours, EmergencyNumber, NumberText},
    guide::NamedNumber,
    hours::WeeklyHours,
    language::Language,
    sheet::{EmergencyContact, Reference},
    territory::Territory,
};

use crate::{
    fault::{Fault, SourceFile},
    front_matter::date,
    named::names,
    review::Review,
    services::is_https,
    texts::{self, Texts},
};

const FILE: &str = "numbers/numbers.toml";

/// The numbers that stand at the top of every answer about danger, and how each
/// is reached.
const EMERGENCY: [(&str, Channel); 3] = [
    ("17", Channel::Voice),
    ("112", Channel::Voice),
    ("114", Channel::Text),
];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    number: Vec<Written>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: Spanned<String>,
    dial: Option<Spanned<String>>,
    international: Option<Spanned<String>>,
    sms: Option<Spanned<String>>,
    web: Option<Spanned<String>>,
    channels: Spanned<Vec<Spanned<String>>>,
    hours: Spanned<String>,
    #[serde(default)]
    channel_hours: Vec<WrittenHours>,
    local_time: Option<Spanned<bool>>,
    free: bool,
    languages: Vec<String>,
    territories: Spanned<Vec<Spanned<String>>>,
    settings: Spanned<Vec<Spanned<String>>>,
    audiences: Spanned<Vec<Spanned<String>>>,
    danger: bool,
    checked: Spanned<Datetime>,
    sources: Spanned<Vec<crate::front_matter::Source>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenHours {
    channel: Spanned<String>,
    hours: Spanned<String>,
}

/// Every number, with its texts.
#[derive(Debug)]
pub(crate) struct Numbers {
    pub(crate) numbers: Vec<EmergencyNumber<'static>>,
    texts: Texts<NumberText<'static>>,
}

impl Numbers {
    pub(crate) fn read(content: &Path, review: Review) -> Result<Self, Vec<Fault>> {
        let file = SourceFile::read(content, FILE).map_err(|fault| vec![fault])?;
        let written: File = file.whole_toml().map_err(|fault| vec![fault])?;
        let mut faults = Vec::new();
        let mut numbers: Vec<EmergencyNumber<'static>> = Vec::new();
        for number in written.number {
            let at = number.id.span().start;
            let number = number.check(&file, review, &mut faults);
            if numbers.iter().any(|known| known.id == number.id) {
                faults.push(file.fault(at, format!("\"{}\" stands twice", number.id)));
            }
            numbers.push(number);
        }
        for (position, (id, channel)) in EMERGENCY.iter().enumerate() {
            let first = numbers.get(position);
            if !first.is_some_and(|number| {
                number.id == *id && number.danger && number.channels.contains(channel)
            }) {
                let message = format!(
                    "number {} is {id}, by {channel}, with danger = true",
                    position + 1
                );
                faults.push(file.fault(0, message));
            }
        }
        let ids: Vec<&str> = numbers.iter().map(|number| number.id.as_ref()).collect();
        match texts::read(content, "numbers", &ids) {
            Ok(texts) if faults.is_empty() => Ok(Self { numbers, texts }),
            Ok(_) => Err(faults),
            Err(others) => Err(faults.into_iter().chain(others).collect()),
        }
    }

    pub(crate) fn get(&self, id: &str) -> Option<&EmergencyNumber<'static>> {
        self.numbers.iter().find(|number| number.id == id)
    }

    pub(crate) fn contains(&self, id: &str) -> bool {
        self.get(id).is_some()
    }

    /// The texts in a language, in the order of the numbers.
    pub(crate) fn texts(&self, language: Language) -> Vec<NumberText<'static>> {
        let ids = self.numbers.iter().map(|number| &number.id);
        ids.filter_map(|id| self.text(id, language).cloned())
            .collect()
    }

    pub(crate) fn text(&self, id: &str, language: Language) -> Option<&NumberText<'static>> {
        self.texts.get(&language)?.get(id)
    }

    /// A number to turn to, with its name in a language.
    pub(crate) fn named(&self, id: &str, language: Language) -> Option<NamedNumber<'static>> {
        let number = self.get(id)?;
        Some(NamedNumber {
            id: number.id.clone(),
            name: self.text(id, language)?.name.clone(),
            dial: number.dial.clone(),
            sms: number.sms.clone(),
            web: number.web.clone(),
        })
    }

    /// Whom to alert in danger, named in a language.
    pub(crate) fn emergency(&self, language: Language) -> Vec<EmergencyContact<'static>> {
        let contacts = EMERGENCY.iter().filter_map(|(id, channel)| {
            Some(EmergencyContact {
                number: (*id).into(),
                channel: *channel,
                name: self.text(id, language)?.name.clone(),
            })
        });
        contacts.collect()
    }
}

impl Written {
    fn check(
        self,
        file: &SourceFile,
        review: Review,
        faults: &mut Vec<Fault>,
    ) -> EmergencyNumber<'static> {
        let channels = names(&self.channels, "channel", file, faults);
        let reach = [
            (Channel::Voice, self.dial.is_some(), "dial"),
            (
                Channel::Text,
                self.sms.is_some() || self.web.is_some(),
                "sms or web",
            ),
            (Channel::Relay, self.web.is_some(), "web"),
            (Channel::Web, self.web.is_some(), "web"),
        ];
        for (channel, given, field) in reach {
            if channels.contains(&channel) && !given {
                let message = format!("whoever is reached by {channel} has a field {field}");
                faults.push(file.fault(self.channels.span().start, message));
            }
        }
        self.check_digits(file, faults);
        for url in self
            .web
            .iter()
            .chain(self.sources.get_ref().iter().map(|source| &source.url))
        {
            if !is_https(url.get_ref()) {
                faults.push(file.fault(url.span().start, "an address begins with https://"));
            }
        }
        if self.sources.get_ref().is_empty() {
            faults.push(file.fault(self.sources.span().start, "a number names its sources"));
        }
        let channel_hours = self.check_hours(&channels, file, faults);
        let territories: Vec<Territory> = names(&self.territories, "territory", file, faults);
        let local_time = self.local_time.is_some_and(|local| {
            if *local.get_ref() && territories.len() != 1 {
                let message = "local time is the time of one territory";
                faults.push(file.fault(local.span().start, message));
            }
            *local.get_ref()
        });
        let at = self.checked.span().start;
        let checked = date(self.checked.get_ref());
        match checked {
            Some(day) => faults.extend(review.fault(day, file, at)),
            None => faults.push(file.fault(at, "a date without a time is expected")),
        }
        let text = |field: Option<Spanned<String>>| field.map(|field| field.into_inner().into());
        EmergencyNumber {
            territories: territories.into(),
            settings: names(&self.settings, "setting", file, faults).into(),
            audiences: names(&self.audiences, "audience", file, faults).into(),
            id: self.id.into_inner().into(),
            dial: text(self.dial),
            international: text(self.international),
            sms: text(self.sms),
            web: text(self.web),
            channels: channels.into(),
            hours: self.hours.into_inner().into(),
            channel_hours: channel_hours.into(),
            local_time,
            free: self.free,
            languages: self.languages.into_iter().map(Into::into).collect(),
            danger: self.danger,
            checked: checked.unwrap_or(review.today),
            sources: self
                .sources
                .into_inner()
                .into_iter()
                .map(|source| Reference {
                    title: source.title.into(),
                    url: source.url.into_inner().into(),
                })
                .collect(),
        }
    }

    fn check_digits(&self, file: &SourceFile, faults: &mut Vec<Fault>) {
        let digits =
            |number: &str| !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit());
        for number in self.dial.iter().chain(&self.sms) {
            // Who is reached only from abroad is dialled as from abroad.
            let text = number.get_ref();
            if !digits(text.strip_prefix('+').unwrap_or(text)) {
                faults.push(file.fault(number.span().start, "a number is made of digits"));
            }
        }
        if let Some(number) = &self.international
            && !number.get_ref().strip_prefix('+').is_some_and(digits)
        {
            let message = "from abroad, a number is + and digits";
            faults.push(file.fault(number.span().start, message));
        }
    }

    /// The hours of channels that have others than the number.
    fn check_hours(
        &self,
        channels: &[Channel],
        file: &SourceFile,
        faults: &mut Vec<Fault>,
    ) -> Vec<ChannelHours<'static>> {
        let hours = self.channel_hours.iter().map(|own| &own.hours);
        for hours in hours.chain([&self.hours]) {
            if let Err(error) = WeeklyHours::from_osm(hours.get_ref()) {
                faults.push(file.fault(hours.span().start, error.to_string()));
            }
        }
        let mut checked: Vec<ChannelHours<'static>> = Vec::new();
        for own in &self.channel_hours {
            let name = own.channel.get_ref();
            let channel = channels.iter().find(|channel| channel.as_str() == name);
            let message = match channel {
                None => format!("the number is not reached by \"{name}\""),
                Some(channel) if checked.iter().any(|known| known.channel == *channel) => {
                    format!("the hours by {name} stand twice")
                }
                Some(_) if own.hours.get_ref() == self.hours.get_ref() => {
                    format!("the hours by {name} are those of the number")
                }
                Some(channel) => {
                    checked.push(ChannelHours {
                        channel: *channel,
                        hours: own.hours.get_ref().clone().into(),
                    });
                    continue;
                }
            };
            faults.push(file.fault(own.channel.span().start, message));
        }
        checked
    }
}
