//! From a directory to the bytes of an index.

use std::collections::BTreeMap;

use zerocopy::{Immutable, IntoBytes};

use super::format::{
    ALIGNMENT, BYTE_ORDER, CommuneRecord, Header, MAGIC, NONE, NameRecord, PARTS, Part,
    PostalCodeRecord, Span, StationRecord, VERSION, ZoneRecord,
};
use super::tree::TreeParts;
use crate::{
    Error,
    commune::Commune,
    directory::Directory,
    error::Kind,
    hours::WeeklyHours,
    station::{Phone, PostalCode, Service, Site, Station, Text},
    territory::Zone,
    text::{fold_place, without_article},
};

/// The bytes of an index, aligned as [`super::StationIndex::open`] asks.
///
/// # Examples
///
/// ```
/// use vigie::{directory::Directory, index};
///
/// let directory: Directory = serde_json::from_str(
///     r#"{ "date": "2026-11-01", "sample": true, "sources": [],
///          "stations": [], "communes": [] }"#,
/// )?;
/// let bytes = index::build(&directory)?;
/// assert!(bytes.as_bytes().starts_with(b"VIGIE-SI"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct AlignedBytes(Vec<u64>);

impl AlignedBytes {
    /// Copies bytes to an aligned place, filling the last word with zeroes.
    #[must_use]
    pub fn copy_from(bytes: &[u8]) -> Self {
        let mut words = vec![0_u64; bytes.len().div_ceil(size_of::<u64>())];
        if let Some(start) = words.as_mut_bytes().get_mut(..bytes.len()) {
            start.copy_from_slice(bytes);
        }
        Self(words)
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_slice().as_bytes()
    }
}

/// Builds the bytes of an index; equal directories give equal bytes.
///
/// # Errors
///
/// If two stations bear one id, two communes one INSEE code, or the texts do
/// not fit into 4 GiB.
pub fn build(directory: &Directory) -> Result<AlignedBytes, Error> {
    let mut stations: Vec<&Station> = directory.stations.iter().collect();
    stations.sort_by(|a, b| a.id.cmp(&b.id));
    if stations
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if a.id == b.id))
    {
        return Err(Kind::DuplicateStation.into());
    }
    let mut communes: Vec<&Commune> = directory.communes.iter().collect();
    communes.sort_by(|a, b| a.insee.cmp(&b.insee));
    if communes
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if a.insee == b.insee))
    {
        return Err(Kind::DuplicateCommune.into());
    }

    let mut tables = Tables::default();
    let records = stations
        .iter()
        .map(|station| tables.station(station))
        .collect::<Result<Vec<_>, _>>()?;
    let tree = TreeParts::build(
        &stations
            .iter()
            .map(|station| station.point.to_unit())
            .collect::<Vec<_>>(),
    );
    let places = Places::build(&communes, &mut tables)?;
    let sources: Vec<&str> = directory.sources.iter().map(Text::as_str).collect();
    let sources = tables.intern(&sources.join("\n"))?;

    let mut file = File::default();
    file.push(Part::Stations, &records)?;
    file.push(Part::Splits, &tree.splits)?;
    file.push(Part::Axes, &tree.axes)?;
    file.push(Part::X, &tree.x)?;
    file.push(Part::Y, &tree.y)?;
    file.push(Part::Z, &tree.z)?;
    file.push(Part::Leaves, &tree.records)?;
    file.push(Part::ByCommune, &sorted_by(&records, |record| record.insee))?;
    file.push(
        Part::ByPostalCode,
        &sorted_by(&records, |record| record.postal_code),
    )?;
    file.push(Part::Hours, &tables.hours)?;
    file.push(Part::Zones, &tables.zones)?;
    file.push(Part::Communes, &places.communes)?;
    file.push(Part::CommunePostalCodes, &places.commune_postal_codes)?;
    file.push(Part::PostalCodes, &places.postal_codes)?;
    file.push(Part::Names, &places.names)?;
    file.push(Part::Text, &tables.text)?;
    Ok(file.finish(directory, sources))
}

/// The numbers of all records, ordered by a key and then by number.
fn sorted_by<K: Ord>(records: &[StationRecord], key: impl Fn(&StationRecord) -> K) -> Vec<u32> {
    let mut order: Vec<(K, u32)> = records.iter().map(key).zip(0..).collect();
    order.sort();
    order.into_iter().map(|(_, number)| number).collect()
}

fn number(len: usize) -> Result<u32, Error> {
    u32::try_from(len).map_err(|_| Kind::TooLarge.into())
}

pub(crate) fn insee_bytes(insee: &str) -> [u8; 8] {
    let mut bytes = [0; 8];
    for (to, from) in bytes.iter_mut().zip(insee.bytes()) {
        *to = from;
    }
    bytes
}

fn postal_number(code: &PostalCode) -> u32 {
    code.as_str().parse().unwrap_or(NONE)
}

/// Values that several records share, each kept once.
#[derive(Default)]
struct Tables {
    text: Vec<u8>,
    interned: BTreeMap<String, Span>,
    hours: Vec<WeeklyHours>,
    hours_numbers: BTreeMap<String, u32>,
    zones: Vec<ZoneRecord>,
    zone_numbers: BTreeMap<String, u16>,
}

impl Tables {
    fn intern(&mut self, text: &str) -> Result<Span, Error> {
        if let Some(span) = self.interned.get(text) {
            return Ok(*span);
        }
        let span = Span {
            start: number(self.text.len())?,
            len: number(text.len())?,
        };
        self.text.extend_from_slice(text.as_bytes());
        self.interned.insert(text.to_owned(), span);
        Ok(span)
    }

    fn intern_some(&mut self, text: Option<&str>) -> Result<Span, Error> {
        text.map_or(Ok(Span::default()), |text| self.intern(text))
    }

    fn zone(&mut self, zone: &Zone) -> Result<u16, Error> {
        let key = format!("{}={}", zone.name(), zone.posix());
        if let Some(number) = self.zone_numbers.get(&key) {
            return Ok(*number);
        }
        let number = u16::try_from(self.zones.len()).map_err(|_| Kind::TooLarge)?;
        let record = ZoneRecord {
            name: self.intern(zone.name())?,
            posix: self.intern(zone.posix())?,
        };
        self.zones.push(record);
        self.zone_numbers.insert(key, number);
        Ok(number)
    }

    fn hours(&mut self, hours: &WeeklyHours) -> Result<u32, Error> {
        let key = hours.to_osm();
        if let Some(number) = self.hours_numbers.get(&key) {
            return Ok(*number);
        }
        let number = number(self.hours.len())?;
        self.hours.push(*hours);
        self.hours_numbers.insert(key, number);
        Ok(number)
    }

    fn station(&mut self, station: &Station) -> Result<StationRecord, Error> {
        let commune = station.commune.as_ref();
        let address = &station.address;
        let services = station
            .services
            .iter()
            .fold(0, |bits, service| bits | service_bit(*service));
        Ok(StationRecord {
            lat: station.point.lat(),
            lon: station.point.lon(),
            id: self.intern(station.id.as_str())?,
            name: self.intern(station.name.as_str())?,
            street: self.intern_some(address.street.as_ref().map(Text::as_str))?,
            locality: self.intern_some(address.locality.as_ref().map(Text::as_str))?,
            commune_name: self.intern_some(commune.map(|commune| commune.name.as_str()))?,
            phone: self.intern_some(station.phone.as_ref().map(Phone::as_str))?,
            site: self.intern_some(station.site.as_ref().map(Site::as_str))?,
            source: self.intern(station.source.name.as_str())?,
            insee: commune.map_or([0; 8], |commune| insee_bytes(commune.insee.as_str())),
            postal_code: address.postal_code.as_ref().map_or(NONE, postal_number),
            hours: station
                .hours
                .as_ref()
                .map_or(Ok(NONE), |hours| self.hours(hours))?,
            zone: self.zone(&station.zone)?,
            services,
            source_date: station.source.date.into(),
            institution: station.institution as u8,
            kind: station.kind as u8,
            accessibility: station.accessibility as u8,
            precision: station.precision as u8,
            holidays: station.holidays as u8,
            unused: [0; 3],
        })
    }
}

/// The bit of a service in a record.
pub(crate) fn service_bit(service: Service) -> u16 {
    1 << (service as u16)
}

/// The sections that hold communes.
struct Places {
    communes: Vec<CommuneRecord>,
    commune_postal_codes: Vec<u32>,
    postal_codes: Vec<PostalCodeRecord>,
    names: Vec<NameRecord>,
}

impl Places {
    fn build(communes: &[&Commune], tables: &mut Tables) -> Result<Self, Error> {
        let mut places = Self {
            communes: Vec::with_capacity(communes.len()),
            commune_postal_codes: Vec::new(),
            postal_codes: Vec::new(),
            names: Vec::new(),
        };
        let mut names: Vec<(String, u32)> = Vec::new();
        for (commune, at) in communes.iter().zip(0..) {
            let mut codes: Vec<u32> = commune.postal_codes.iter().map(postal_number).collect();
            codes.sort_unstable();
            codes.dedup();
            let postal_codes = Span {
                start: number(places.commune_postal_codes.len())?,
                len: number(codes.len())?,
            };
            for code in codes {
                places.commune_postal_codes.push(code);
                places
                    .postal_codes
                    .push(PostalCodeRecord { code, commune: at });
            }
            places.communes.push(CommuneRecord {
                lat: commune.point.lat(),
                lon: commune.point.lon(),
                insee: insee_bytes(commune.insee.as_str()),
                name: tables.intern(commune.name.as_str())?,
                postal_codes,
                population: commune.population,
                unused: 0,
            });
            let folded = fold_place(commune.name.as_str());
            if let Some(bare) = without_article(&folded) {
                names.push((bare.to_owned(), at));
            }
            names.push((folded, at));
        }
        places
            .postal_codes
            .sort_by_key(|record| (record.code, record.commune));
        // Of one name, the most populous commune first.
        let inhabitants = |at: u32| {
            communes
                .get(at as usize)
                .map_or(0, |place| place.population)
        };
        names.sort_by(|a, b| {
            a.0.cmp(&b.0)
                .then_with(|| inhabitants(b.1).cmp(&inhabitants(a.1)))
                .then(a.1.cmp(&b.1))
        });
        for (folded, commune) in names {
            places.names.push(NameRecord {
                folded: tables.intern(&folded)?,
                commune,
            });
        }
        Ok(places)
    }
}

/// The sections written so far; offsets are those of the finished file.
#[derive(Default)]
struct File {
    body: Vec<u8>,
    parts: [Span; PARTS],
}

impl File {
    fn push<T: IntoBytes + Immutable>(&mut self, part: Part, records: &[T]) -> Result<(), Error> {
        self.body
            .resize(self.body.len().next_multiple_of(ALIGNMENT), 0);
        let bytes = records.as_bytes();
        let span = Span {
            start: number(Header::LEN + self.body.len())?,
            len: number(bytes.len())?,
        };
        self.body.extend_from_slice(bytes);
        if let Some(place) = self.parts.get_mut(part as usize) {
            *place = span;
        }
        Ok(())
    }

    fn finish(mut self, directory: &Directory, sources: Span) -> AlignedBytes {
        self.body
            .resize(self.body.len().next_multiple_of(ALIGNMENT), 0);
        let mut header = Header {
            magic: MAGIC,
            byte_order: BYTE_ORDER,
            version: VERSION,
            len: (Header::LEN + self.body.len()) as u64,
            checksum: xxhash_rust::xxh3::xxh3_64(&self.body),
            header_checksum: 0,
            sample: u32::from(directory.sample),
            date: directory.date.into(),
            sources,
            parts: self.parts,
        };
        header.header_checksum = header.own_checksum();
        let mut bytes = header.as_bytes().to_vec();
        bytes.append(&mut self.body);
        AlignedBytes::copy_from(&bytes)
    }
}

/// Text as an INSEE code, for records read back.
pub(crate) fn insee_text(bytes: &[u8; 8]) -> &str {
    let len = bytes
        .iter()
        .position(|byte| *byte == 0)
        .unwrap_or(bytes.len());
    bytes
        .get(..len)
        .and_then(|text| core::str::from_utf8(text).ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::station::InseeCode;

    #[test]
    fn insee_codes_survive_their_record() {
        let code = InseeCode::new("2A004").unwrap();
        assert_eq!(insee_text(&insee_bytes(code.as_str())), "2A004");
        assert_eq!(insee_text(&[0; 8]), "");
    }
}
