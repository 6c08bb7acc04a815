//! Emergency numbers and help lines: who answers, how, when and where.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    language::Language,
    list::List,
    sheet::{Audience, EmergencyContact, Reference},
    territory::Territory,
    text_type::named_enum,
};

named_enum! {
    /// A way to reach somebody.
    Channel {
        /// By speaking on the telephone.
        Voice = "voice",
        /// In writing: by text message, or in an application.
        Text = "text",
        /// Through somebody who relays: sign language, cued speech, live text.
        Relay = "relay",
        /// On a site on the Web.
        Web = "web",
    }
}

named_enum! {
    /// Where a number is the one to use.
    Setting {
        /// On land.
        Land = "land",
        /// At sea.
        Sea = "sea",
        /// In the mountains.
        Mountain = "mountain",
    }
}

/// The hours of one way to reach a number, where they are its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelHours<'a> {
    /// The way to reach it.
    pub channel: Channel,
    /// When somebody answers there, as [`EmergencyNumber::hours`] says it.
    pub hours: Cow<'a, str>,
}

/// A number or line, whatever the language it is described in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyNumber<'a> {
    /// Its identifier: the number itself, where one number has one meaning.
    pub id: Cow<'a, str>,
    /// What is dialled to speak to somebody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dial: Option<Cow<'a, str>>,
    /// What is dialled from abroad, beginning with `+`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub international: Option<Cow<'a, str>>,
    /// Where text messages are sent to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sms: Option<Cow<'a, str>>,
    /// The address of its chat, form or relay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub web: Option<Cow<'a, str>>,
    /// How it can be reached.
    pub channels: List<'a, Channel>,
    /// When somebody answers, in the syntax of OSM's `opening_hours`, at the
    /// time of Paris.
    pub hours: Cow<'a, str>,
    /// The channels that have hours of their own; the others have `hours`.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub channel_hours: List<'a, ChannelHours<'a>>,
    /// Whether the hours are at the time of where it works, not of Paris.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub local_time: bool,
    /// Whether it costs nothing.
    pub free: bool,
    /// The languages that are spoken there, as far as known, by BCP 47.
    pub languages: List<'a, Cow<'a, str>>,
    /// Where it works.
    pub territories: List<'a, Territory>,
    /// Where it is the one to use.
    pub settings: List<'a, Setting>,
    /// Whom it is for.
    pub audiences: List<'a, Audience>,
    /// Whether it is for immediate danger to people.
    pub danger: bool,
    /// The day that all of this was last checked.
    pub checked: Date,
    /// Where all of this comes from.
    pub sources: List<'a, Reference<'a>>,
}

impl EmergencyNumber<'_> {
    /// When somebody answers by a channel.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::emergency::{Channel, EmergencyNumber};
    ///
    /// let number: EmergencyNumber = serde_json::from_str(r#"{
    ///     "id": "119", "dial": "119", "web": "https://www.allo119.gouv.fr",
    ///     "channels": ["voice", "text"], "hours": "24/7",
    ///     "channel_hours": [{ "channel": "text", "hours": "Mo-Fr 15:00-19:00" }],
    ///     "free": true, "languages": ["fr"], "territories": ["metropolitan_france"],
    ///     "settings": ["land"], "audiences": ["minor"], "danger": false,
    ///     "checked": "2026-11-22", "sources": []
    /// }"#).unwrap();
    /// assert_eq!(number.hours_by(Channel::Voice), "24/7");
    /// assert_eq!(number.hours_by(Channel::Text), "Mo-Fr 15:00-19:00");
    /// ```
    #[must_use]
    pub fn hours_by(&self, channel: Channel) -> &str {
        let mut own = self.channel_hours.iter();
        own.find(|own| own.channel == channel)
            .map_or(&self.hours, |own| &own.hours)
    }
}

/// What a number is called in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberText<'a> {
    /// Its name.
    pub name: Cow<'a, str>,
    /// Who answers.
    pub answers: Cow<'a, str>,
    /// When to use it.
    pub when: Cow<'a, str>,
}

/// A number with its texts, as the endpoint answers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberEntry<'a> {
    /// The texts.
    #[serde(flatten)]
    pub text: NumberText<'a>,
    /// The number.
    #[serde(flatten)]
    pub number: EmergencyNumber<'a>,
}

/// The numbers that are wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberList<'a> {
    /// Whom to alert in danger.
    pub emergency: List<'a, EmergencyContact<'a>>,
    /// Where the numbers work; nowhere in particular if this is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub territory: Option<Territory>,
    /// The language of the texts.
    pub language: Language,
    /// The numbers, those for immediate danger first.
    pub numbers: Vec<NumberEntry<'a>>,
}

/// Which numbers are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Those that work here.
    pub territory: Option<Territory>,
    /// Those that can be reached this way.
    pub need: Option<Channel>,
    /// Those that are the ones to use there.
    pub setting: Option<Setting>,
}

impl Wanted {
    /// Whether a number is wanted.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::emergency::{Channel, EmergencyNumber, Wanted};
    ///
    /// let number: EmergencyNumber = serde_json::from_str(r#"{
    ///     "id": "114", "sms": "114", "channels": ["text", "relay"], "hours": "24/7", "free": true,
    ///     "languages": ["fr"], "territories": ["metropolitan_france"], "settings": ["land"],
    ///     "audiences": ["everyone"], "danger": true, "checked": "2026-11-21", "sources": []
    /// }"#).unwrap();
    /// let by = |need| Wanted { need: Some(need), ..Wanted::default() };
    /// assert!(by(Channel::Text).fits(&number));
    /// assert!(!by(Channel::Voice).fits(&number));
    /// ```
    #[must_use]
    pub fn fits(self, number: &EmergencyNumber<'_>) -> bool {
        self.territory
            .is_none_or(|territory| number.territories.contains(&territory))
            && self
                .need
                .is_none_or(|channel| number.channels.contains(&channel))
            && self
                .setting
                .is_none_or(|setting| number.settings.contains(&setting))
    }
}

/// A number as people read it: in groups, held together by no-break spaces.
/// Short numbers stay as they are.
///
/// ```
/// use vigie::emergency::grouped;
///
/// assert_eq!(grouped("17"), "17");
/// assert_eq!(grouped("116006"), "116\u{a0}006");
/// assert_eq!(grouped("053030"), "05\u{a0}30\u{a0}30");
/// assert_eq!(grouped("0800059595"), "0\u{a0}800\u{a0}05\u{a0}95\u{a0}95");
/// assert_eq!(grouped("+33180523376"), "+33\u{a0}1\u{a0}80\u{a0}52\u{a0}33\u{a0}76");
/// ```
#[must_use]
pub fn grouped(number: &str) -> Cow<'_, str> {
    let groups: &[usize] = match number.len() {
        // Numbers of Europe, and free ones of French Polynesia; the others of
        // six digits are New Caledonia's and said in pairs.
        6 if number.starts_with("116") || number.starts_with("444") => &[3, 3],
        6 => &[2, 2, 2],
        // Numbers of services begin with 08; others are said in pairs.
        10 if number.starts_with("08") => &[1, 3, 2, 2, 2],
        10 if number.starts_with("+687") => &[4, 2, 2, 2],
        10 => &[2, 2, 2, 2, 2],
        12 if number.starts_with("+33") => &[3, 1, 2, 2, 2, 2],
        _ => return Cow::Borrowed(number),
    };
    let mut rest = number;
    let mut shown = String::with_capacity(number.len() * 2);
    for length in groups {
        let Some((group, after)) = rest.split_at_checked(*length) else {
            return Cow::Borrowed(number);
        };
        if !shown.is_empty() {
            shown.push('\u{a0}');
        }
        shown.push_str(group);
        rest = after;
    }
    Cow::Owned(shown)
}
