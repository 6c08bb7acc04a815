//! Searching by name, code and filter, and saying what the data is.

use serde_json::{Value, json};
use vigie::jiff::{ToSpan as _, civil::Date};

use crate::{
    client::{ask, get, post},
    deployment::{health, is_sample},
};

#[test]
fn made_up_stations_are_marked_everywhere_and_real_ones_nowhere() {
    let date = health()["data_date"].as_str().unwrap();
    let at = format!("at={date}T12:00:00Z&lang=en");
    let collection = get(format!("/v1/stations?q=Rennes&{at}")).ok();
    let id = collection["features"][0]["id"].as_str().unwrap();
    let in_body =
        post(json!({ "q": "Rennes", "at": format!("{date}T12:00:00Z") }).to_string()).ok();
    let alone = get(format!("/v1/stations/{id}?{at}")).ok();
    for answer in [&collection, &in_body, &alone] {
        assert_eq!(answer["sample"], is_sample());
        assert_eq!(answer.get("notice").is_some(), is_sample());
        assert_eq!(answer["data_date"], date);
    }
    let form = ask("POST", "/v1/stations/search?lang=en")
        .header("content-type", "application/x-www-form-urlencoded")
        .body("q=Rennes");
    let page = form.send().text();
    assert_eq!(page.contains("Sample data"), is_sample());
    if is_sample() {
        let notice = collection["notice"].as_str().unwrap();
        for part in ["do not exist", "17", "112", "114"] {
            assert!(notice.contains(part), "{notice}");
        }
    }
}

#[test]
fn data_that_is_over_a_year_old_is_said_to_be() {
    let date: Date = health()["data_date"].as_str().unwrap().parse().unwrap();
    for (days, old) in [(0, false), (300, false), (500, true), (4000, true)] {
        let day = date.checked_add(days.days()).unwrap();
        let answer = get(format!("/v1/stations?q=Rennes&at={day}T12:00:00Z&lang=en")).ok();
        assert_eq!(
            answer.get("notice").is_some(),
            old || is_sample(),
            "{day}: {answer}"
        );
        if old && !is_sample() {
            let notice = answer["notice"].as_str().unwrap();
            assert!(notice.contains(&date.to_string()), "{notice}");
        }
    }
}

#[test]
fn a_name_is_forgiven_its_accents_case_hyphens_and_a_typing_error() {
    for (typed, insee) in [
        ("Rennes", "35238"),
        ("RENNES", "35238"),
        ("35000+rennes", "35238"),
        ("saint-etienne+42", "42218"),
        ("SAINT+ÉTIENNE+42", "42218"),
        ("st+etienne+42", "42218"),
        ("st.+denis+93", "93066"),
        ("saint+denis+974", "97411"),
        ("cesson+sevigne", "35051"),
        ("cesson-sév", "35051"),
        ("strasburg", "67482"),
        ("montpelier", "34172"),
        ("bordaeux", "33063"),
        ("toulose", "31555"),
        ("  brest  ", "29019"),
        ("ajaccio+2a", "2A004"),
    ] {
        let target = typed
            .replace(' ', "%20")
            .replace('É', "%C3%89")
            .replace('é', "%C3%A9");
        let answer = get(format!("/v1/stations?q={target}&limit=1")).ok();
        let commune = &answer["located_by"]["commune"];
        let mut meant = vec![&commune["insee"]];
        meant.extend(alternatives(&answer).map(|other| &other["insee"]));
        assert!(
            meant.iter().any(|code| *code == insee),
            "{typed} means {meant:?}"
        );
        let completed = get(format!("/v1/communes?q={target}&limit=1")).ok();
        assert_eq!(&completed["communes"][0], commune, "{typed}");
    }
}

#[test]
fn a_typing_error_is_forgiven_where_another_name_begins_with_it() {
    // «Renescure» begins so, but who leaves out an n means Rennes more often.
    let completed = get("/v1/communes?q=renes&limit=20").ok();
    let communes = completed["communes"].as_array().unwrap();
    let rennes = communes.iter().any(|commune| commune["insee"] == "35238");
    assert!(rennes, "Rennes is not among {communes:?}");
}

fn alternatives(answer: &Value) -> impl Iterator<Item = &Value> {
    answer["located_by"]["alternatives"]
        .as_array()
        .into_iter()
        .flatten()
}

#[test]
fn the_answer_says_how_the_place_was_found() {
    for (query, kind) in [
        ("near=48.11,-1.68", "coordinates"),
        ("postcode=35000", "postal_code"),
        ("postcode=%2035000%20", "postal_code"),
        ("commune=35238", "commune"),
        ("commune=2a004", "commune"),
        ("q=Rennes", "name"),
        ("bbox=-1.8,48,-1.5,48.2", "box"),
    ] {
        let answer = get(format!("/v1/stations?{query}&limit=1")).ok();
        assert_eq!(answer["located_by"]["kind"], kind, "{query}");
        let named = matches!(kind, "postal_code" | "commune" | "name");
        assert_eq!(
            answer["located_by"].get("commune").is_some(),
            named,
            "{query}"
        );
    }
    let answer = get("/v1/stations?commune=35238").ok();
    assert_eq!(answer["located_by"]["commune"]["name"], "Rennes");
}

#[test]
fn a_filter_gives_what_fits_of_the_whole_in_the_same_order() {
    let at = "2026-11-23T10:00:00%2B01:00";
    let near = format!("near=47.2,2.1&at={at}&limit=100");
    let whole = get(format!("/v1/stations?{near}")).ok();
    let whole: Vec<_> = whole["features"].as_array().unwrap().iter().collect();
    let offers = |station: &Value, service: &str| {
        station["services"]
            .as_array()
            .unwrap()
            .iter()
            .any(|offered| offered == service)
    };
    type Fits<'a> = &'a dyn Fn(&Value) -> bool;
    let filters: [(&str, Fits<'_>); 7] = [
        ("institution=gendarmerie", &|station| {
            station["institution"] == "gendarmerie"
        }),
        ("institution=national_police", &|station| {
            station["institution"] == "national_police"
        }),
        ("accessible=true", &|station| {
            station["accessibility"] == "full"
        }),
        ("open=now", &|station| station["open"] == "yes"),
        ("services=complaint", &|station| {
            offers(station, "complaint")
        }),
        ("services=complaint,proxy_vote", &|station| {
            offers(station, "complaint") && offers(station, "proxy_vote")
        }),
        (
            "institution=national_police&accessible=true&open=now",
            &|station| {
                station["institution"] == "national_police"
                    && station["accessibility"] == "full"
                    && station["open"] == "yes"
            },
        ),
    ];
    for (filter, fits) in filters {
        let answer = get(format!("/v1/stations?{near}&{filter}")).ok();
        let found = answer["features"].as_array().unwrap();
        assert!(
            found.iter().all(|feature| fits(&feature["properties"])),
            "{filter}"
        );
        let expected: Vec<_> = whole
            .iter()
            .filter(|feature| fits(&feature["properties"]))
            .copied()
            .collect();
        let seen = expected.len().min(found.len());
        assert_eq!(seen, expected.len(), "{filter} lost a station");
        assert_eq!(
            found.iter().take(seen).collect::<Vec<_>>(),
            expected,
            "{filter}"
        );
    }
}

#[test]
fn a_limit_cuts_the_same_list_shorter() {
    let ids = |limit: usize| -> Vec<Value> {
        let answer = get(format!("/v1/stations?near=46.5,2.5&limit={limit}")).ok();
        answer["features"]
            .as_array()
            .unwrap()
            .iter()
            .map(|feature| feature["id"].clone())
            .collect()
    };
    let (whole, all) = (ids(100), health()["stations"].as_u64().unwrap() as usize);
    assert_eq!(whole.len(), all.min(100));
    for limit in [1, 2, 10, 99] {
        assert_eq!(ids(limit), whole[..limit.min(whole.len())]);
    }
    let unlimited = get("/v1/stations?near=46.5,2.5").ok();
    assert_eq!(unlimited["features"].as_array().unwrap().len(), 10);
}

#[test]
fn completion_gives_the_likeliest_first_and_no_more_than_asked() {
    let complete = |query: &str| get(format!("/v1/communes?q={query}")).ok();
    let saints = complete("saint&limit=3");
    assert_eq!(saints["communes"].as_array().unwrap().len(), 3);
    let first = &complete("Rennes&limit=1")["communes"][0];
    assert_eq!(first["insee"], "35238");
    assert_eq!(complete("zzzzzz")["communes"].as_array().unwrap().len(), 0);
    let by_code = complete("35510");
    assert!(
        by_code["communes"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["insee"] == "35051")
    );
}

#[test]
fn open_and_next_change_are_told_in_local_time() {
    // Noon of a Monday in Paris, and of the same day in Nouméa.
    let at = "2026-11-23T11:00:00Z";
    for place in ["near=48.85,2.35", "near=-22.27,166.45", "near=46.78,-56.17"] {
        let answer = get(format!("/v1/stations?{place}&at={at}&limit=100")).ok();
        for feature in answer["features"].as_array().unwrap() {
            let station = &feature["properties"];
            let known = station.get("hours").is_some();
            assert_eq!(station["open"] != "unknown", known, "{feature}");
            let next = station
                .get("next_change")
                .map(|next| next.as_str().unwrap());
            assert!(next.is_none() || known, "{feature}");
            assert!(next.is_none_or(|next| !next.ends_with('Z')), "{feature}");
        }
    }
}
