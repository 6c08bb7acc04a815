//! Names as people type them.

use proptest::prelude::*;
use vigie::index::{self, AlignedBytes, StationIndex};

use super::directories::{commune, directory};

fn gazetteer() -> AlignedBytes {
    let mut directory = directory(&[]);
    directory.communes = vec![
        commune("97411", "Saint-Denis", &["97400"], 154_765),
        commune("93066", "Saint-Denis", &["93200", "93210"], 113_116),
        commune("42218", "Saint-Étienne", &["42000"], 173_136),
        commune("94038", "L'Haÿ-les-Roses", &["94240"], 31_531),
        commune("76351", "Le Havre", &["76600", "76610"], 166_058),
        commune("75112", "Paris 12e Arrondissement", &["75012"], 139_788),
        commune("75056", "Paris", &["75012", "75001"], 2_113_705),
        commune("2A004", "Ajaccio", &["20000"], 74_005),
        commune("80829", "Y", &["80190"], 90),
        commune("51649", "Vitry-le-François", &["51300"], 11_390),
        commune("68297", "Sainte-Marie-aux-Mines", &["68160"], 5_103),
        commune("59350", "Lille", &["59000"], 236_710),
        commune("62510", "Lillers", &["62190"], 9_946),
        commune("59497", "Renescure", &["59173"], 2_100),
        commune("62498", "Lens", &["62300"], 32_920),
        commune("35238", "Rennes", &["35000"], 225_081),
    ];
    index::build(&directory).unwrap()
}

fn best(query: &str) -> Option<String> {
    let bytes = gazetteer();
    let index = StationIndex::open(bytes.as_bytes()).unwrap();
    index
        .places(query, 1)
        .first()
        .map(|found| found.commune.insee().to_owned())
}

#[test]
fn spellings_that_people_use() {
    for (typed, insee) in [
        ("Saint-Étienne", "42218"),
        ("saint etienne", "42218"),
        ("ST ETIENNE", "42218"),
        ("St-Étiene", "42218"),
        ("saint-etinene", "42218"),
        ("l'hay les roses", "94038"),
        ("haÿ", "94038"),
        ("le havre", "76351"),
        ("havre", "76351"),
        ("harve", "76351"),
        ("paris", "75056"),
        ("paris 12", "75112"),
        ("Paris 12ème", "75112"),
        ("paris 12e arrondissement", "75112"),
        ("ajacio", "2A004"),
        ("ajaccio 2a", "2A004"),
        ("y", "80829"),
        ("vitry le francois", "51649"),
        ("vitry-le-franc", "51649"),
        ("ste marie aux mines", "68297"),
        ("saint denis", "97411"),
        ("saint denis 93", "93066"),
        ("93200 saint denis", "93066"),
        ("Saint-Denis (93)", "93066"),
        ("97400", "97411"),
        ("lille", "59350"),
        ("liller", "62510"),
        ("illle", "59350"),
        ("rens", "35238"),
        ("renes", "35238"),
        ("renesc", "59497"),
        ("lens", "62498"),
    ] {
        assert_eq!(best(typed).as_deref(), Some(insee), "{typed}");
    }
    for nowhere in ["", " ", "-", "xyzzy", "99999", "qqqq", &"a".repeat(500)] {
        assert_eq!(best(nowhere), None, "{nowhere}");
    }
}

/// The optimal string alignment distance, the plain way.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            d[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let change = usize::from(a[i - 1] != b[j - 1]);
                let mut best = (d[i - 1][j] + 1)
                    .min(d[i][j - 1] + 1)
                    .min(d[i - 1][j - 1] + change);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(d[i - 2][j - 2] + 1);
                }
                best
            };
        }
    }
    d[a.len()][b.len()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// The search finds what comparing every name finds: those that begin with
    /// the query if it is a name or many do, else those within the errors
    /// forgiven.
    #[test]
    fn the_search_misses_nothing(
        names in prop::collection::btree_set("[abc]{1,9}", 1..60),
        query in "[abc]{1,9}",
    ) {
        let mut directory = directory(&[]);
        directory.communes = names
            .iter()
            .enumerate()
            .map(|(i, name)| commune(&format!("{i:05}"), name, &[], i as u32))
            .collect();
        let bytes = index::build(&directory).unwrap();
        let index = StationIndex::open(bytes.as_bytes()).unwrap();
        let forgiven = match query.len() { 0..=3 => 0, 4..=7 => 1, _ => 2 };
        let mut expected: Vec<(usize, &str)> = names
            .iter()
            .filter_map(|name| {
                let errors = (0..=name.len())
                    .map(|end| distance(query.as_bytes(), &name.as_bytes()[..end]))
                    .min()
                    .unwrap();
                (errors <= forgiven).then_some((errors, name.as_str()))
            })
            .collect();
        let begun = expected.iter().filter(|(errors, _)| *errors == 0);
        if begun.clone().count() >= 10 || begun.into_iter().any(|(_, name)| *name == query) {
            expected.retain(|(errors, _)| *errors == 0);
        }
        expected.sort_unstable();
        let mut found: Vec<(usize, &str)> =
            index.places(&query, 100).iter().map(|p| (p.errors, p.commune.name())).collect();
        found.sort_unstable();
        prop_assert_eq!(found, expected);
    }
}
