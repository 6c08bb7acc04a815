//! OpenStreetMap's `amenity=police` as GeoJSON, from anywhere.

use serde_json::Value;
use vigie::{
    geo::Point,
    hours::WeeklyHours,
    station::{Accessibility, Institution, PostalCode, Precision},
};

use super::{Context, french, site};
use crate::stations::{
    names,
    report::{Fate, Reason},
    row::Row,
    table::one_line,
};

/// Reads the features; a feature's line is its number, from 1.
pub(super) fn read(json: &Value, context: &Context<'_>) -> Vec<Row> {
    let features = json
        .get("features")
        .and_then(Value::as_array)
        .map_or(&[][..], Vec::as_slice);
    (1..)
        .zip(features)
        .map(|(line, feature)| read_feature(line, feature, context))
        .collect()
}

fn read_feature(line: u64, feature: &Value, context: &Context<'_>) -> Row {
    let tag = |names: &[&str]| {
        let text = names.iter().find_map(|name| {
            feature
                .pointer(&format!("/properties/{name}"))
                .and_then(Value::as_str)
        });
        text.map(one_line).unwrap_or_default()
    };
    let (name, operator) = (tag(&["name", "official_name"]), tag(&["operator"]));
    // The words that tell one French force from another mean nothing abroad.
    let institution = match context.zone {
        Some(_) => Institution::Other,
        None => names::institution(&format!("{name} {operator}")),
    };
    let mut row = Row::new(line, &name, institution);
    row.id = osm_id(feature);
    row.street = [
        tag(&["addr:housenumber"]),
        tag(&["addr:street", "addr:place"]),
    ]
    .join(" ");
    row.street = row.street.trim().to_owned();
    row.locality = tag(&["addr:city"]);
    let place = centre(feature.get("geometry").unwrap_or(&Value::Null));
    row.places = place.into_iter().collect();
    if place.is_none() {
        row.place_fault = Some((Reason::NoPlace, "the geometry cannot be read".to_owned()));
    }
    row.precision = Precision::Building;
    // Five digits are a postal code in many countries: only the place can say
    // that they are French, and a zone given for the import that they are not.
    let code = PostalCode::new(tag(&["addr:postcode"])).ok();
    match context.zone {
        Some(zone) => row.zone = Some(zone.clone()),
        None if french(code.as_ref(), place).is_some() => row.postal_code = code,
        None => {
            let why = "neither --zone nor a French postal code at its place says how its clocks go";
            row.notes.push((Reason::NoTimeZone, why.to_owned()));
            row.fate = Some(Fate::Refused);
        }
    }
    row.take_phone(&tag(&["phone", "contact:phone"]));
    row.site = site(&tag(&["website", "contact:website"]));
    row.accessibility = match tag(&["wheelchair"]).as_str() {
        "yes" | "designated" => Accessibility::Full,
        "limited" => Accessibility::Limited,
        "no" => Accessibility::None,
        _ => Accessibility::Unknown,
    };
    take_osm_hours(&mut row, &tag(&["opening_hours"]));
    if row.name.is_empty() && row.fate.is_none() {
        row.refuse(Reason::NoName, "the feature has no name");
    }
    row
}

fn take_osm_hours(row: &mut Row, text: &str) {
    if text.is_empty() {
        return;
    }
    match WeeklyHours::from_osm(text) {
        Ok(hours) => row.hours = Some(hours),
        Err(why) => {
            row.notes.push((
                Reason::BadHours,
                format!("hours stay unknown: {why}: {text}"),
            ));
        }
    }
}

/// `osm-node-42`, from any of the ways in which exports write it.
fn osm_id(feature: &Value) -> Option<String> {
    let text = ["/id", "/properties/@id", "/properties/id"]
        .iter()
        .find_map(|at| feature.pointer(at))
        .map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned))?;
    Some(format!("osm-{}", text.replace(['/', ' '], "-")))
}

/// The place of a point, or the centre of the outline of an area.
fn centre(geometry: &Value) -> Option<Point> {
    let coordinates = geometry.get("coordinates")?;
    match geometry.get("type")?.as_str()? {
        "Point" => {
            let [lon, lat] = position(coordinates)?;
            Point::new(lat, lon).ok()
        }
        "LineString" => centroid(coordinates),
        "Polygon" | "MultiLineString" => centroid(coordinates.get(0)?),
        "MultiPolygon" => centroid(coordinates.get(0)?.get(0)?),
        _ => None,
    }
}

/// The centroid of a ring by the shoelace formula, on the plane of its first
/// position: a building is too small for the globe to matter.
fn centroid(ring: &Value) -> Option<Point> {
    let ring: Vec<[f64; 2]> = ring
        .as_array()?
        .iter()
        .map(position)
        .collect::<Option<_>>()?;
    let [x0, y0] = *ring.first()?;
    let (mut area, mut x, mut y) = (0.0, 0.0, 0.0);
    for (a, b) in ring.iter().zip(ring.iter().skip(1)) {
        let ([ax, ay], [bx, by]) = ([a[0] - x0, a[1] - y0], [b[0] - x0, b[1] - y0]);
        let cross = ax * by - bx * ay;
        area += cross;
        x += (ax + bx) * cross;
        y += (ay + by) * cross;
    }
    if area == 0.0 {
        return Point::new(y0, x0).ok();
    }
    Point::new(y0 + y / (3.0 * area), x0 + x / (3.0 * area)).ok()
}

fn position(value: &Value) -> Option<[f64; 2]> {
    Some([value.get(0)?.as_f64()?, value.get(1)?.as_f64()?])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::centre;

    #[test]
    fn areas_are_placed_by_their_centroid() {
        // An L: its centroid is not the middle of its box.
        let ring = json!([[0, 0], [3, 0], [3, 1], [1, 1], [1, 3], [0, 3], [0, 0]]);
        for (kind, coordinates) in [
            ("Polygon", json!([ring])),
            ("MultiPolygon", json!([[ring]])),
            ("LineString", ring.clone()),
        ] {
            let place = centre(&json!({ "type": kind, "coordinates": coordinates })).unwrap();
            assert!((place.lat() - 1.1).abs() < 1e-12 && (place.lon() - 1.1).abs() < 1e-12);
        }
        let point = centre(&json!({ "type": "Point", "coordinates": [4.35, 50.85] })).unwrap();
        assert_eq!((point.lat(), point.lon()), (50.85, 4.35));
        assert!(centre(&json!({ "type": "Point", "coordinates": ["x", 1] })).is_none());
        assert!(centre(&json!(null)).is_none());
    }
}
