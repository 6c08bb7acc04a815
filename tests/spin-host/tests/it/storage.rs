//! The key-value store and SQLite, as a component finds them.

use std::thread;

use serde_json::{Value, json};

use crate::running::{Folder, Host};

fn sql(host: &Host, database: &str, statement: &str, parameters: &Value) -> Value {
    let body = json!({
        "database": database,
        "statement": statement,
        "parameters": parameters,
    });
    host.post_json("/sql", body.to_string().as_bytes())
}

fn error(answer: &Value) -> &str {
    answer["error"].as_str().unwrap_or_default()
}

#[test]
fn key_value_stores_keep_what_they_are_given() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    let run = |store: &str, operation: &str, key: &str, body: &str| {
        let path = format!("/key-value?store={store}&do={operation}&key={key}");
        host.post_json(&path, body.as_bytes())["value"].clone()
    };
    assert_eq!(run("default", "get", "a", ""), Value::Null);
    assert_eq!(run("default", "exists", "a", ""), false);
    run("default", "set", "a", "one");
    run("default", "set", "b", "two");
    run("default", "set", "a", "three");
    assert_eq!(run("default", "get", "a", ""), "three");
    assert_eq!(run("default", "exists", "a", ""), true);
    assert_eq!(run("default", "keys", "", ""), json!(["a", "b"]));
    assert_eq!(run("other", "keys", "", ""), json!([]));
    run("default", "delete", "a", "");
    run("default", "delete", "never-there", "");
    assert_eq!(run("default", "keys", "", ""), json!(["b"]));
}

#[test]
fn what_is_not_granted_is_denied() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    for path in [
        "/key-value?store=unknown&do=keys",
        "/stranger/key-value?store=default&do=keys",
    ] {
        assert_eq!(error(&host.json(path)), "Error::AccessDenied", "{path}");
    }
    for (path, database) in [("/sql", "unknown"), ("/stranger/sql", "default")] {
        let body = json!({ "database": database, "statement": "SELECT 1" }).to_string();
        let denied = host.post_json(path, body.as_bytes());
        assert_eq!(error(&denied), "Error::AccessDenied", "{path}");
    }
}

#[test]
fn sql_values_of_every_kind_survive() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    let run = |statement: &str, parameters: Value| sql(&host, "default", statement, &parameters);
    run("CREATE TABLE kinds (a, b, c, d, e)", json!([]));
    let values = json!([
        { "integer": i64::MIN },
        { "real": -0.5 },
        { "text": "L'été à Nîmes" },
        { "blob": [0, 255, 10] },
        null,
    ]);
    let inserted = run(
        "INSERT INTO kinds VALUES (?1, ?2, ?3, ?4, ?5)",
        values.clone(),
    );
    assert_eq!(inserted["changes"], 1);
    assert_eq!(inserted["last_insert_rowid"], 1);
    let found = run("SELECT a, b, c, d, e FROM kinds", json!([]));
    assert_eq!(found["columns"], json!(["a", "b", "c", "d", "e"]));
    assert_eq!(found["rows"], json!([values]));
}

#[test]
fn many_rows_are_streamed() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    let statement = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
        SELECT i FROM n";
    let found = sql(&host, "default", statement, &json!([]));
    let rows = found["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 1000);
    assert_eq!(rows[999], json!([{ "integer": 1000 }]));
}

#[test]
fn sql_mistakes_are_told() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    let run = |statement: &str| sql(&host, "default", statement, &json!([]));
    run("CREATE TABLE once (id INTEGER PRIMARY KEY, name TEXT UNIQUE)");
    run("INSERT INTO once (name) VALUES ('a')");
    let cases = [
        ("SELEC 1", "syntax error"),
        ("SELECT * FROM nowhere", "no such table"),
        (
            "INSERT INTO once (name) VALUES ('a')",
            "UNIQUE constraint failed",
        ),
        ("SELECT ?1", "parameter"),
        // Text that is no UTF-8 must not take the host down.
        ("SELECT CAST(x'ff' AS TEXT)", "utf-8"),
    ];
    for (statement, expected) in cases {
        let answer = run(statement);
        assert!(error(&answer).contains(expected), "{statement}: {answer}");
    }
}

#[test]
fn files_cannot_be_attached() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    let path = folder.path().join("attached.db");
    let named = format!("ATTACH DATABASE '{}' AS other", path.display());
    let refused = sql(&host, "default", &named, &json!([]));
    assert!(error(&refused).contains("not authorized"), "{refused}");
    let computed = "ATTACH DATABASE ?1 AS other";
    let parameters = json!([{ "text": path.to_str() }]);
    let refused = sql(&host, "default", computed, &parameters);
    assert!(error(&refused).contains("not authorized"), "{refused}");
    assert!(!path.exists());
    let vacuum = sql(&host, "default", "VACUUM", &json!([]));
    assert_eq!(error(&vacuum), "", "{vacuum}");
}

#[test]
fn writers_wait_for_one_another() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    sql(
        &host,
        "default",
        "CREATE TABLE log (id INTEGER PRIMARY KEY)",
        &json!([]),
    );
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..4 {
                    let done = sql(
                        &host,
                        "default",
                        "INSERT INTO log DEFAULT VALUES",
                        &json!([]),
                    );
                    assert_eq!(done["changes"], 1, "{done}");
                }
            });
        }
    });
    let count = sql(
        &host,
        "default",
        "SELECT count(*), max(id) FROM log",
        &json!([]),
    );
    assert_eq!(
        count["rows"],
        json!([[{ "integer": 32 }, { "integer": 32 }]])
    );
}

#[test]
fn an_instance_holds_256_connections() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    let refused = host.json("/connections?count=300");
    assert_eq!(refused["open"], 256, "{refused}");
    assert!(
        error(&refused).contains("too many connections"),
        "{refused}"
    );
    // They were given back.
    assert_eq!(host.json("/connections?count=256")["open"], 256);
}

#[test]
fn storage_survives_a_restart() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    host.post_json("/key-value?store=default&do=set&key=a", b"kept");
    sql(&host, "default", "CREATE TABLE here (a)", &json!([]));
    sql(&host, "other", "CREATE TABLE there (a)", &json!([]));
    host.signal("KILL");
    drop(host);

    let host = Host::start(&folder, &[]);
    let kept = host.json("/key-value?store=default&do=get&key=a");
    assert_eq!(kept["value"], "kept");
    let tables = "SELECT name FROM sqlite_schema";
    for (database, table) in [("default", "here"), ("other", "there")] {
        let found = sql(&host, database, tables, &json!([]));
        assert_eq!(found["rows"], json!([[{ "text": table }]]), "{database}");
    }
    for file in ["sqlite_key_value.db", "sqlite_db.db", "sqlite_db_other.db"] {
        assert!(folder.path().join("state").join(file).is_file(), "{file}");
    }
}
