//! What makes a tenant unfit, found before its widgets are shown to anybody.

use super::{Chosen, Colour, Palette, Tenant, is_origin};
use crate::station::{InseeCode, StationId};

/// The least contrast of text, WCAG 2.2, 1.4.3.
const TEXT: f64 = 4.5;

/// The least contrast of the edge of what can be filled in, WCAG 2.2, 1.4.11.
const EDGE: f64 = 3.0;

/// The longest name for people, in characters.
const MAX_NAME: usize = 80;

/// One fault of a tenant.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The field where it stands, as it is written.
    pub field: &'static str,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong with a tenant.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Wrong {
    /// It cannot stand in an address.
    #[error("an id is 1 to 40 of a-z, 0-9 and \"-\"")]
    Id,
    /// Nobody can tell whose widgets these are.
    #[error("a name has 1 to {MAX_NAME} characters")]
    Name,
    /// It is no origin, or one that is not protected.
    #[error(
        "\"{0}\" is no origin: https:// and a name in lower case, without a path (http://localhost and http://127.0.0.1 for development)"
    )]
    Origin(String),
    /// Something stands twice.
    #[error("something stands twice")]
    Repeated,
    /// Nothing is there where something must be.
    #[error("at least one is needed")]
    Empty,
    /// There is no such code.
    #[error("it is no INSEE code of a commune")]
    Commune,
    /// There can be no such station.
    #[error("it is no identifier of a station")]
    Station,
    /// Two colours that are too much alike.
    #[error("{0}")]
    Contrast(Contrast),
}

/// Two colours that cannot be told apart.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("{front} on {back} has a contrast of {ratio:.2}:1, and at least {least}:1 is needed")]
pub struct Contrast {
    /// What is read.
    pub front: &'static str,
    /// What is behind it.
    pub back: &'static str,
    /// How well they are told apart.
    pub ratio: f64,
    /// How well they must be.
    pub least: f64,
}

impl Tenant<'_> {
    /// Everything that is wrong with it.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::tenant::{Tenant, Wrong};
    ///
    /// let mut tenant: Tenant<'_> = serde_json::from_str(vigie::doc_tenant!())?;
    /// tenant.light.on_accent = Some("#8a4a50".parse().unwrap());
    /// tenant.commune = "Rennes".into();
    /// let faults = tenant.faults();
    /// assert_eq!(faults[0].wrong, Wrong::Commune);
    /// assert_eq!(faults[1].field, "light");
    /// assert!(faults[1].wrong.to_string().starts_with("on_accent on accent has a contrast of 1."));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut add = |field, wrong| faults.push(Fault { field, wrong });
        if !is_id(&self.id) {
            add("id", Wrong::Id);
        }
        if self.name.trim().is_empty() || self.name.chars().count() > MAX_NAME {
            add("name", Wrong::Name);
        }
        if self.origins.is_empty() {
            add("origins", Wrong::Empty);
        }
        for (field, origins) in [
            ("origins", &self.origins),
            ("frame_ancestors", &self.frame_ancestors),
        ] {
            for origin in origins.iter().filter(|origin| !is_origin(origin)) {
                add(field, Wrong::Origin(origin.to_string()));
            }
            if is_repeated(origins) {
                add(field, Wrong::Repeated);
            }
        }
        if InseeCode::new(&*self.commune).is_err() {
            add("commune", Wrong::Commune);
        }
        if let Some(station) = &self.station
            && StationId::new(&**station).is_err()
        {
            add("station", Wrong::Station);
        }
        for (field, empty, repeated) in [
            ("parts", self.parts.is_empty(), is_repeated(&self.parts)),
            (
                "languages",
                self.languages.is_empty(),
                is_repeated(&self.languages),
            ),
        ] {
            if empty {
                add(field, Wrong::Empty);
            }
            if repeated {
                add(field, Wrong::Repeated);
            }
        }
        for (field, chosen, own) in [
            ("light", self.light, Palette::LIGHT),
            ("dark", self.dark, Palette::DARK),
        ] {
            for contrast in too_weak(chosen, own) {
                add(field, Wrong::Contrast(contrast));
            }
        }
        faults
    }
}

/// The pairs of colours that stand on one another and cannot be told apart.
fn too_weak(chosen: Chosen, own: Palette) -> Vec<Contrast> {
    let colours = chosen.over(own);
    let pairs: [(&'static str, Colour, &'static str, Colour, f64); 6] = [
        (
            "on_accent",
            colours.on_accent,
            "accent",
            colours.accent,
            TEXT,
        ),
        ("accent", colours.accent, "paper", colours.paper, TEXT),
        ("accent", colours.accent, "soft", colours.soft, TEXT),
        ("ink", colours.ink, "paper", colours.paper, TEXT),
        ("ink", colours.ink, "soft", colours.soft, TEXT),
        ("line", colours.line, "paper", colours.paper, EDGE),
    ];
    let weak = pairs
        .into_iter()
        .filter_map(|(front, one, back, other, least)| {
            let ratio = one.contrast(other);
            (ratio < least).then_some(Contrast {
                front,
                back,
                ratio,
                least,
            })
        });
    weak.collect()
}

fn is_id(id: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=40).contains(&id.len()) && id.bytes().all(letter)
}

fn is_repeated<T: PartialEq>(items: &[T]) -> bool {
    items
        .iter()
        .enumerate()
        .any(|(at, item)| items.iter().skip(at + 1).any(|other| other == item))
}
