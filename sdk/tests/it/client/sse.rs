//! Streams of events, cut anywhere.

use proptest::prelude::*;
use vigie::client::sse::{Event, MAX_EVENT, Parser};

fn whole(bytes: &[u8]) -> Vec<Event> {
    Parser::default().push(bytes).unwrap()
}

fn event(name: &str, data: &str, id: &str) -> Event {
    Event {
        name: name.into(),
        data: data.into(),
        id: id.into(),
    }
}

#[test]
fn fields_comments_and_line_ends() {
    let stream = "\u{feff}: comment\r\rid: 1\r\nevent:a\rdata: x\ndata\ndata:  y\nretry: 9\n\n";
    assert_eq!(whole(stream.as_bytes()), [event("a", "x\n\n y", "1")]);
    assert_eq!(whole(b"data: 1\r\n\r\n"), [event("", "1", "")]);
    assert_eq!(whole(b"event: none\n\ndata: 1\n\n"), [event("", "1", "")]);
    assert_eq!(whole(b"data: without an end\n"), []);
    assert_eq!(whole(b"data:\n\n"), [event("", "", "")]);
}

#[test]
fn the_id_stays_and_one_with_a_null_is_passed_over() {
    let stream = b"id: 5\ndata: a\n\nid: \0\ndata: b\n\nid\ndata: c\n\n";
    let ids: Vec<String> = whole(stream).into_iter().map(|event| event.id).collect();
    assert_eq!(ids, ["5", "5", ""]);
}

#[test]
fn what_is_too_long_is_refused_for_good() {
    let mut parser = Parser::default();
    assert!(parser.push(&vec![b'a'; MAX_EVENT]).is_ok());
    assert!(parser.push(b"a").is_err());
    assert!(parser.push(b"\n\ndata: 1\n\n").is_err());
    let line = format!("data: {}\n", "é".repeat(1000));
    let mut parser = Parser::default();
    let pushed: Result<Vec<_>, _> = (0..40).map(|_| parser.push(line.as_bytes())).collect();
    assert!(pushed.is_err(), "many lines of one event");
}

#[test]
fn bytes_that_are_no_text_are_replaced() {
    assert_eq!(whole(b"data: \xff\n\n"), [event("", "\u{fffd}", "")]);
}

fn line_end() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["\n", "\r", "\r\n"])
}

proptest! {
    #[test]
    fn any_cut_gives_the_same_events(
        bytes in prop::collection::vec(
            prop_oneof![
                Just(b"data: \xc3\xa9\xf0\x9f\x98\x80".to_vec()),
                Just(b"id: 7".to_vec()),
                Just(b"event: entry".to_vec()),
                Just(b": ".to_vec()),
                prop::collection::vec(any::<u8>(), 0..4),
                prop::sample::select(vec![b"\n".to_vec(), b"\r".to_vec(), b"\r\n".to_vec()]),
            ],
            0..60,
        ),
        cuts in prop::collection::vec(0..400_usize, 0..40),
    ) {
        let stream = bytes.concat();
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(stream.len())).collect();
        cuts.extend([0, stream.len()]);
        cuts.sort_unstable();
        let mut parser = Parser::default();
        let mut events = Vec::new();
        for pair in cuts.windows(2) {
            events.extend(parser.push(&stream[pair[0]..pair[1]]).unwrap());
        }
        prop_assert_eq!(events, whole(&stream));
        let mut parser = Parser::default();
        let bytewise: Vec<Event> = stream
            .iter()
            .flat_map(|byte| parser.push(&[*byte]).unwrap())
            .collect();
        prop_assert_eq!(bytewise, whole(&stream));
    }

    #[test]
    fn what_is_written_is_read(
        events in prop::collection::vec(("[a-z]{1,8}", "[^\r\n\u{feff}]{0,30}", "[0-9]{1,6}"), 0..8),
        end in line_end(),
    ) {
        let write = |(name, data, id): &(String, String, String)| {
            format!(":{end}event: {name}{end}data: {data}{end}id: {id}{end}{end}")
        };
        let stream: String = events.iter().map(write).collect();
        let read = whole(stream.as_bytes());
        let wanted: Vec<Event> =
            events.iter().map(|(name, data, id)| event(name, data, id)).collect();
        prop_assert_eq!(read, wanted);
    }
}
