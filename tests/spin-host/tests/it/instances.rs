//! How requests share instances, and what they share with them.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::running::{Folder, Host};

fn count(host: &Host) -> u64 {
    host.json("/count")["count"].as_u64().unwrap()
}

/// How many requests each of several concurrent ones found in its instance.
fn waiting(host: &Host, requests: usize) -> Vec<u64> {
    thread::scope(|scope| {
        let asked: Vec<_> = (0..requests)
            .map(|_| scope.spawn(|| host.json("/wait?ms=1000")["waiting"].as_u64().unwrap()))
            .collect();
        asked
            .into_iter()
            .map(|asked| asked.join().unwrap())
            .collect()
    })
}

#[test]
fn an_instance_serves_one_request_after_another() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    assert_eq!(
        (1..=5).map(|_| count(&host)).collect::<Vec<_>>(),
        [1, 2, 3, 4, 5]
    );
}

#[test]
fn components_share_nothing() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    assert_eq!(count(&host), 1);
    assert_eq!(host.json("/stranger/count"), json!({ "count": 1 }));
    assert_eq!(count(&host), 2);
}

#[test]
fn an_instance_is_used_up() {
    let folder = Folder::new();
    let host = Host::start(&folder, &["--max-instance-reuse-count", "2"]);
    assert_eq!(
        (1..=5).map(|_| count(&host)).collect::<Vec<_>>(),
        [1, 2, 1, 2, 1]
    );
}

#[test]
fn concurrent_requests_share_an_instance() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    // Requests that find no instance at all would start one each.
    count(&host);
    let begun = Instant::now();
    let found = waiting(&host, 4);
    assert!(found.iter().any(|waiting| *waiting > 1), "{found:?}");
    // They waited at the same time.
    assert!(begun.elapsed() < Duration::from_secs(3), "{begun:?}");
}

#[test]
fn concurrency_in_an_instance_has_a_limit() {
    let folder = Folder::new();
    let host = Host::start(&folder, &["--max-instance-concurrent-reuse-count", "2"]);
    count(&host);
    let found = waiting(&host, 6);
    assert!(found.iter().all(|waiting| *waiting <= 2), "{found:?}");

    let folder = Folder::new();
    let host = Host::start(&folder, &["--max-instance-concurrent-reuse-count", "1"]);
    count(&host);
    assert_eq!(waiting(&host, 3), [1, 1, 1]);
}

#[test]
fn an_idle_instance_goes() {
    let folder = Folder::new();
    let host = Host::start(&folder, &["--idle-instance-timeout", "100ms"]);
    assert_eq!(count(&host), 1);
    thread::sleep(Duration::from_millis(600));
    assert_eq!(count(&host), 1);
}

#[test]
fn a_panic_takes_its_neighbours_and_nobody_else() {
    let folder = Folder::new();
    let host = Host::start(&folder, &[]);
    assert_eq!(count(&host), 1);
    thread::scope(|scope| {
        let stranger = scope.spawn(|| host.get("/stranger/wait?ms=1500").status);
        let neighbour = scope.spawn(|| host.get("/wait?ms=30000").status);
        // Let the neighbour get into the instance.
        thread::sleep(Duration::from_millis(500));
        let begun = Instant::now();
        assert_eq!(host.get("/panic").status, 500);
        assert_eq!(neighbour.join().unwrap(), 500);
        assert!(begun.elapsed() < Duration::from_secs(10));
        assert_eq!(stranger.join().unwrap(), 200);
    });
    assert_eq!(count(&host), 1);
    assert_eq!(count(&host), 2);
}

#[test]
fn a_stream_arrives_as_it_is_made() {
    let folder = Folder::new();
    // The stream takes longer than an idle instance would live.
    let host = Host::start(&folder, &["--idle-instance-timeout", "100ms"]);
    let mut connection = host.connect();
    let begun = Instant::now();
    connection.send("GET", "/stream?chunks=4&ms=400", b"", b"");
    assert_eq!(connection.receive_head().status, 200);
    let mut text = Vec::new();
    let mut times = Vec::new();
    while let Some(chunk) = connection.receive_chunk() {
        text.extend(chunk);
        times.push(begun.elapsed());
    }
    assert_eq!(text, b"0\n1\n2\n3\n");
    let spread = times[times.len() - 1] - times[0];
    assert!(spread >= Duration::from_millis(600), "{times:?}");
}
