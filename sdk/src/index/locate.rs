//! Where a person means, when they name a place.

use super::{CommuneView, StationIndex};
use crate::{
    geo::{Bbox, Point},
    station::{InseeCode, PostalCode},
    text_type::named_enum,
};

/// How many other communes are named beside the one that was chosen.
const MAX_ALTERNATIVES: usize = 5;

/// A place to search around, as a caller may give it.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// Coordinates that the caller chose to give.
    Coordinates(Point),
    /// Where the platform believes the caller to be: a town's width off, or
    /// more.
    Platform(Point),
    /// A postal code.
    PostalCode(PostalCode),
    /// A commune's INSEE code.
    Commune(InseeCode),
    /// What a person typed: a commune's name, perhaps unfinished or mistyped, or
    /// one of its codes.
    Name(String),
    /// A box, such as the part of a map that is shown.
    Box(Bbox),
}

named_enum! {
    /// How the place of a search was found.
    LocatedBy {
        /// By the caller's coordinates.
        Coordinates = "coordinates",
        /// By the platform.
        Platform = "platform",
        /// By a postal code.
        PostalCode = "postal_code",
        /// By an INSEE code.
        Commune = "commune",
        /// By a name.
        Name = "name",
        /// By a box.
        Box = "box",
    }
}

/// A place that was found.
#[derive(Clone, Debug)]
pub struct Located<'a> {
    /// How.
    pub by: LocatedBy,
    /// The point distances are measured from.
    pub point: Point,
    /// The commune, where one was named.
    pub commune: Option<CommuneView<'a>>,
    /// Other communes that may have been meant, most likely first.
    pub alternatives: Vec<CommuneView<'a>>,
}

impl<'a> StationIndex<'a> {
    /// Finds a place; `None` if nothing by that name or code is known.
    ///
    /// A postal code shared by several communes stands for the most populous
    /// one, and a name for the best match; the others are alternatives.
    ///
    /// # Examples
    ///
    /// ```
    /// use vigie::{directory::Directory, index::{self, Place, StationIndex}};
    ///
    /// # let directory: Directory = serde_json::from_str(vigie::doc_directory!()).unwrap();
    /// let bytes = index::build(&directory)?;
    /// let index = StationIndex::open(bytes.as_bytes())?;
    /// let located = index.locate(&Place::Name("renes".to_owned())).unwrap();
    /// assert_eq!(located.commune.unwrap().name(), "Rennes");
    /// assert!(index.locate(&Place::Name("Brest".to_owned())).is_none());
    /// # Ok::<(), vigie::Error>(())
    /// ```
    #[must_use]
    pub fn locate(&self, place: &Place) -> Option<Located<'a>> {
        let at = |by, point| Located {
            by,
            point,
            commune: None,
            alternatives: Vec::new(),
        };
        match place {
            Place::Coordinates(point) => Some(at(LocatedBy::Coordinates, *point)),
            Place::Platform(point) => Some(at(LocatedBy::Platform, *point)),
            Place::Box(bbox) => Some(at(LocatedBy::Box, bbox.centre())),
            Place::Commune(insee) => among(LocatedBy::Commune, self.commune(insee).into_iter()),
            Place::PostalCode(code) => {
                among(LocatedBy::PostalCode, self.communes_of(code).into_iter()).or_else(|| {
                    // Large receivers have codes of their own that no register
                    // of communes lists, and stations are such receivers.
                    let station = self.in_postal_code(code).next()?;
                    let point = Point::new(station.lat(), station.lon()).ok()?;
                    Some(at(LocatedBy::PostalCode, point))
                })
            }
            Place::Name(name) => among(
                LocatedBy::Name,
                self.places(name, MAX_ALTERNATIVES + 1)
                    .into_iter()
                    .map(|found| found.commune),
            )
            .or_else(|| {
                // Some codes are in no name: of large receivers, and INSEE's.
                let code = name.trim().to_ascii_uppercase();
                let postal = PostalCode::new(code.as_str()).ok().map(Place::PostalCode);
                let insee = InseeCode::new(code).ok().map(Place::Commune);
                let mut codes = [postal, insee].into_iter().flatten();
                codes.find_map(|code| self.locate(&code))
            }),
        }
    }
}

/// The first commune, with the others as alternatives.
fn among<'a>(
    by: LocatedBy,
    mut communes: impl Iterator<Item = CommuneView<'a>>,
) -> Option<Located<'a>> {
    let commune = communes.next()?;
    Some(Located {
        by,
        point: commune.point().ok()?,
        commune: Some(commune),
        alternatives: communes.take(MAX_ALTERNATIVES).collect(),
    })
}
