use super::*;

const WHOLE: &str = r#"
    spin_manifest_version = 2
    [application]
    name = "vigie"
    version = "0.1.0"
    [variables]
    mode = { default = "demo" }
    key = { required = true, secret = true }
    [[trigger.http]]
    route = "/v1/stations/..."
    component = "stations"
    [[trigger.http]]
    route = { private = true }
    component = "stations"
    [component.stations]
    source = "target/stations.wasm"
    key_value_stores = ["default"]
    sqlite_databases = ["default", "cases-2"]
    allowed_outbound_hosts = ["https://id.example", "{{ mode }}"]
    variables = { mode = "{{ mode }}" }
    [component.stations.build]
    anything = "is ignored here"
"#;

#[test]
fn reads_a_whole_manifest() {
    let manifest = Manifest::parse(WHOLE).unwrap();
    assert_eq!(manifest.name, "vigie");
    assert_eq!(manifest.variables["mode"].default.as_deref(), Some("demo"));
    assert!(manifest.variables["key"].required);
    assert_eq!(manifest.triggers.len(), 2);
    assert!(matches!(&manifest.triggers[0].route, Route::Pattern(p) if p == "/v1/stations/..."));
    assert!(matches!(
        manifest.triggers[1].route,
        Route::Private { private: true }
    ));
    let component = &manifest.components["stations"];
    assert_eq!(component.sqlite_databases, ["default", "cases-2"]);
    assert_eq!(component.variables["mode"], "{{ mode }}");
    assert_eq!(
        component.allowed_outbound_hosts,
        ["https://id.example", "{{ mode }}"]
    );
}

#[test]
fn sources_are_relative_to_the_manifest() {
    let folder = std::env::temp_dir().join(format!("vigie-manifest-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("spin.toml");
    std::fs::write(&path, WHOLE).unwrap();
    let manifest = Manifest::read(&path).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(
        manifest.components["stations"].source,
        folder.join("target/stations.wasm")
    );
}

#[test]
fn says_what_is_wrong_and_where() {
    let cases = [
        (
            "[application]",
            "[applicaton]",
            "unknown key `applicaton` in the manifest",
        ),
        (
            "version = \"0.1.0\"",
            "verison = \"1\"",
            "unknown key `verison` in [application]",
        ),
        (
            "default = \"demo\"",
            "defualt = \"demo\"",
            "unknown key `defualt` in [variables.mode]",
        ),
        (
            "route = \"/v1",
            "rout = \"/v1",
            "unknown key `rout` in [[trigger.http]]",
        ),
        (
            "private = true",
            "privat = true",
            "unknown key `privat` in `route` of [[trigger.http]]",
        ),
        (
            "private = true",
            "private = false",
            "`private` can only be true",
        ),
        (
            "[[trigger.http]]",
            "[[trigger.redis]]",
            "unknown key `redis` in [trigger]",
        ),
        (
            "sqlite_databases",
            "sqlite_database",
            "unknown key `sqlite_database` in [component.stations]",
        ),
        (
            "source = \"target/stations.wasm\"",
            "",
            "in [component.stations]: missing field `source`",
        ),
        ("cases-2", "../cases", "`../cases` is no label"),
        (
            "https://id.example",
            "id.example",
            "in [component.stations]: `id.example` is no pattern of outbound hosts",
        ),
        (
            "component = \"stations\"",
            "component = \"station\"",
            "there is no [component.station]",
        ),
        (
            "version = 2",
            "version = 1",
            "`spin_manifest_version` must be 2",
        ),
        ("name = \"vigie\"", "", "[application] needs a `name`"),
        (
            "required = true, ",
            "",
            "needs either `default` or `required = true`",
        ),
    ];
    for (right, wrong, expected) in cases {
        assert!(WHOLE.contains(right), "{right}");
        let error = Manifest::parse(&WHOLE.replace(right, wrong)).unwrap_err();
        let message = format!("{error:#}");
        assert!(
            message.contains(expected),
            "{expected:?} is not in {message:?}"
        );
    }
}
