//! Tenants: the municipalities whose pages show what Vigie knows.
//!
//! A tenant says on which sites its widgets stand, what they show and in which
//! colours. It opens no door: what widgets ask is public. It keeps a
//! municipality's name and colours off pages that are not its own, as far as
//! browsers keep to what they are told.

mod colour;
mod faults;
mod origin;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub use colour::{Chosen, Colour, Palette};
pub use faults::{Contrast, Fault, Wrong};
pub use origin::is_origin;

use crate::{language::Language, list::List, text_type::named_enum};

named_enum! {
    /// What a widget can show.
    Part {
        /// The stations near a place.
        Stations = "stations",
        /// The sheets of advice.
        Advice = "advice",
        /// The questions that lead to whoever can help.
        Guide = "guide",
        /// The emergency numbers.
        Numbers = "numbers",
        /// A link to the conversation with an officer. The conversation itself
        /// is never part of another site's page, whose scripts could read it.
        Chat = "chat",
    }
}

/// A municipality, as `content/tenants` holds it.
///
/// It is plain data of serde, for whichever format it is written in.
///
/// # Examples
///
/// ```
/// use vigie::tenant::{Part, Tenant};
///
/// let tenant: Tenant<'_> = serde_json::from_str(vigie::doc_tenant!())?;
/// assert!(tenant.faults().is_empty());
/// assert!(tenant.allows("https://www.sample-town.example"));
/// assert!(!tenant.allows("https://sample-town.example"));
/// assert_eq!(tenant.shown(&[Part::Guide]), [Part::Guide]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tenant<'a> {
    /// Its name for machines: 1 to 40 of `a-z`, `0-9` and `-`.
    pub id: Cow<'a, str>,
    /// Whether the municipality is made up; every widget says so if it is.
    pub sample: bool,
    /// Its name for people, in its own language, as names of places are.
    pub name: Cow<'a, str>,
    /// The origins of the pages that its widgets stand on.
    pub origins: List<'a, Cow<'a, str>>,
    /// The origins of the pages that may show its frame, if not the same.
    #[serde(default)]
    pub frame_ancestors: List<'a, Cow<'a, str>>,
    /// The INSEE code of the commune, where stations are looked for at first.
    pub commune: Cow<'a, str>,
    /// The identifier of the station that is shown first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub station: Option<Cow<'a, str>>,
    /// What its widgets show, in this order.
    pub parts: List<'a, Part>,
    /// The languages that its widgets speak; the first where a page says none.
    pub languages: List<'a, Language>,
    /// Its colours by day; those of Vigie where it says nothing.
    #[serde(default)]
    pub light: Chosen,
    /// Its colours by night.
    #[serde(default)]
    pub dark: Chosen,
}

impl Tenant<'_> {
    /// Whether a page of an origin may have its widgets, byte for byte as the
    /// header `Origin` has it.
    ///
    /// ```
    /// # let tenant: vigie::tenant::Tenant<'_> = serde_json::from_str(vigie::doc_tenant!())?;
    /// assert!(tenant.allows("http://localhost:5173"), "the port is left open there");
    /// assert!(!tenant.allows("https://localhost:5173"));
    /// assert!(!tenant.allows("null"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn allows(&self, origin: &str) -> bool {
        self.origins.iter().any(|own| origin::covers(own, origin))
    }

    /// The value of the directive `frame-ancestors` for its frame: the service
    /// itself, which shows what a municipality chooses, and the tenant's pages.
    ///
    /// ```
    /// # let tenant: vigie::tenant::Tenant<'_> = serde_json::from_str(vigie::doc_tenant!())?;
    /// assert_eq!(tenant.frame_policy(), "'self' https://www.sample-town.example http://localhost:*");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn frame_policy(&self) -> String {
        let mut policy = String::from("'self'");
        for ancestor in self.ancestors() {
            policy.push(' ');
            policy.push_str(ancestor);
        }
        policy
    }

    /// The origins of the pages that may show its frame.
    pub fn ancestors(&self) -> impl Iterator<Item = &str> {
        let own = if self.frame_ancestors.is_empty() {
            &self.origins
        } else {
            &self.frame_ancestors
        };
        own.iter().map(AsRef::as_ref)
    }

    /// What a widget shows: of what is asked for, whatever the tenant has, in the
    /// tenant's order; everything it has where none of that is left. A way to
    /// write to an officer is always there if the tenant has it.
    ///
    /// ```
    /// use vigie::tenant::Part;
    ///
    /// # let tenant: vigie::tenant::Tenant<'_> = serde_json::from_str(vigie::doc_tenant!())?;
    /// assert_eq!(tenant.shown(&[Part::Advice]), [Part::Stations, Part::Guide]);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn shown(&self, asked: &[Part]) -> Vec<Part> {
        let is_asked = |part: &Part| asked.contains(part);
        let some = self.parts.iter().any(is_asked);
        let parts = self.parts.iter().copied();
        parts
            .filter(|part| !some || *part == Part::Chat || is_asked(part))
            .collect()
    }

    /// Its language for somebody who reads another one: that one, if it speaks it.
    ///
    /// ```
    /// use vigie::language::Language;
    ///
    /// # let tenant: vigie::tenant::Tenant<'_> = serde_json::from_str(vigie::doc_tenant!())?;
    /// assert_eq!(tenant.speaks(Some(Language::English)), Language::English);
    /// assert_eq!(tenant.speaks(Some(Language::Turkish)), Language::French);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn speaks(&self, language: Option<Language>) -> Language {
        let known = language.filter(|language| self.languages.contains(language));
        known
            .or_else(|| self.languages.first().copied())
            .unwrap_or(Language::French)
    }

    /// What its widgets are told.
    #[must_use]
    pub fn document(&self) -> TenantDocument<'_> {
        TenantDocument {
            id: Cow::Borrowed(&self.id),
            sample: self.sample,
            name: Cow::Borrowed(&self.name),
            commune: Cow::Borrowed(&self.commune),
            station: self.station.as_deref().map(Cow::Borrowed),
            parts: List::Borrowed(&self.parts),
            languages: List::Borrowed(&self.languages),
            light: self.light.over(Palette::LIGHT),
            dark: self.dark.over(Palette::DARK),
        }
    }
}

/// What a tenant's widgets are told of it.
///
/// ```
/// use vigie::tenant::{Tenant, TenantDocument};
///
/// let tenant: Tenant<'_> = serde_json::from_str(vigie::doc_tenant!())?;
/// let text = serde_json::to_string(&tenant.document())?;
/// let read: TenantDocument<'_> = serde_json::from_str(&text)?;
/// assert_eq!(read, tenant.document());
/// assert_eq!(read.light.accent.to_string(), "#7a1f2b");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TenantDocument<'a> {
    /// Its name for machines.
    pub id: Cow<'a, str>,
    /// Whether the municipality is made up.
    pub sample: bool,
    /// Its name for people.
    pub name: Cow<'a, str>,
    /// The INSEE code of the commune.
    pub commune: Cow<'a, str>,
    /// The station that is shown first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub station: Option<Cow<'a, str>>,
    /// What its widgets show, in this order.
    pub parts: List<'a, Part>,
    /// The languages that they speak.
    pub languages: List<'a, Language>,
    /// The colours by day.
    pub light: Palette,
    /// The colours by night.
    pub dark: Palette,
}
