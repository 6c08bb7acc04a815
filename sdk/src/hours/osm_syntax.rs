//! The syntax of OpenStreetMap's opening hours, rule by rule.
//!
//! The grammar is that of the [specification], version 0.7.2, cut down to what
//! a week can say. What is left out is refused rather than guessed at.
//!
//! [specification]: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification

use super::{DayHours, TimeRange, range::DAY};
use crate::{Error, error::Kind};

/// One rule: on which days, what, and how it joins those before it.
pub(super) struct Rule {
    pub(super) days: [bool; 7],
    pub(super) holidays: bool,
    /// No ranges at all is `off`.
    pub(super) hours: DayHours,
    pub(super) additional: bool,
}

impl Rule {
    pub(super) fn is_off(&self) -> bool {
        self.hours.is_closed()
    }

    pub(super) fn names(&self, weekday: usize) -> bool {
        self.days.get(weekday).is_some_and(|named| *named)
    }
}

/// What a word can be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Day(usize),
    Holidays,
    Open,
    Off,
}

/// Text that is yet to be read.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            rest: text.as_bytes(),
        }
    }

    /// The next byte that is not blank, left in place.
    pub(super) fn peek(&mut self) -> Option<u8> {
        self.rest = self.rest.trim_ascii_start();
        self.rest.first().copied()
    }

    pub(super) fn next_byte(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.rest = self.rest.get(1..).unwrap_or_default();
        Some(byte)
    }

    /// Passes over a byte if it is the next one.
    fn take(&mut self, wanted: u8) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.next_byte();
        }
        found
    }

    /// One rule, up to the separator that ends it.
    pub(super) fn rule(&mut self, additional: bool) -> Result<Rule, Error> {
        self.peek();
        if let Some(rest) = self.rest.strip_prefix(b"24/7") {
            self.rest = rest;
            return Ok(Rule {
                days: [true; 7],
                holidays: true,
                hours: DayHours::ALL_DAY,
                additional,
            });
        }
        let (days, holidays) = self.days()?;
        let hours = match self.peek() {
            Some(byte) if byte.is_ascii_digit() => {
                let hours = self.times()?;
                // `open` is what times say anyway.
                if self.peek_word().is_some() && self.word()? != Word::Open {
                    return Err(Kind::HoursSyntax.into());
                }
                hours
            }
            Some(byte) if byte.is_ascii_alphabetic() => match self.word()? {
                Word::Open => DayHours::ALL_DAY,
                Word::Off => DayHours::CLOSED,
                Word::Day(_) | Word::Holidays => return Err(Kind::HoursSyntax.into()),
            },
            // Days alone are whole days; a rule of nothing is none.
            _ if days.is_some() => DayHours::ALL_DAY,
            _ => return Err(Kind::HoursSyntax.into()),
        };
        Ok(Rule {
            days: days.unwrap_or([true; 7]),
            holidays,
            hours,
            additional,
        })
    }

    /// The days that a rule names, if it names any, and whether `PH` is one.
    fn days(&mut self) -> Result<(Option<[bool; 7]>, bool), Error> {
        let (mut days, mut holidays) = ([false; 7], false);
        if !matches!(self.peek_word(), Some(Word::Day(_) | Word::Holidays)) {
            return Ok((None, false));
        }
        loop {
            match self.word()? {
                Word::Day(first) => {
                    let last = if self.take(b'-') {
                        self.weekday()?
                    } else {
                        first
                    };
                    // From Friday to Monday is four days: count on round.
                    let length = (last + 7 - first) % 7 + 1;
                    for (n, day) in days.iter_mut().enumerate() {
                        *day |= (n + 7 - first) % 7 < length;
                    }
                }
                Word::Holidays => holidays = true,
                Word::Open | Word::Off => return Err(Kind::HoursSyntax.into()),
            }
            if !self.take(b',') {
                return Ok((Some(days), holidays));
            }
        }
    }

    fn weekday(&mut self) -> Result<usize, Error> {
        match self.word()? {
            Word::Day(day) => Ok(day),
            _ => Err(Kind::HoursSyntax.into()),
        }
    }

    fn word(&mut self) -> Result<Word, Error> {
        let word = self.peek_word().ok_or(Kind::HoursSyntax)?;
        let length = self
            .rest
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        self.rest = self.rest.get(length..).unwrap_or_default();
        Ok(word)
    }

    fn peek_word(&mut self) -> Option<Word> {
        const WORDS: [(&[u8], Word); 11] = [
            (b"mo", Word::Day(0)),
            (b"tu", Word::Day(1)),
            (b"we", Word::Day(2)),
            (b"th", Word::Day(3)),
            (b"fr", Word::Day(4)),
            (b"sa", Word::Day(5)),
            (b"su", Word::Day(6)),
            (b"ph", Word::Holidays),
            (b"open", Word::Open),
            (b"off", Word::Off),
            (b"closed", Word::Off),
        ];
        self.peek();
        let length = self
            .rest
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        let text = self.rest.get(..length)?;
        WORDS
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(text))
            .map(|(_, word)| *word)
    }

    /// A list of time ranges, up to what cannot belong to it.
    fn times(&mut self) -> Result<DayHours, Error> {
        let mut ranges = vec![self.range()?];
        // A comma before a word is not this list's but joins the next rule.
        while self.peek() == Some(b',') {
            let before_comma = self.rest;
            self.next_byte();
            if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                self.rest = before_comma;
                break;
            }
            ranges.push(self.range()?);
        }
        DayHours::union(ranges.into_iter()).map_err(|_| Kind::HoursSyntax.into())
    }

    fn range(&mut self) -> Result<TimeRange, Error> {
        let start = self.time()?;
        if !self.take(b'-') {
            return Err(Kind::HoursSyntax.into());
        }
        let mut end = self.time()?;
        if end < start {
            end += DAY;
        }
        TimeRange::new(start, end).map_err(|_| Kind::HoursSyntax.into())
    }

    /// A time as minutes from midnight: up to 48:00, hours of one digit too.
    fn time(&mut self) -> Result<u16, Error> {
        self.peek();
        let hours = self.number(1)?;
        if self.rest.first() != Some(&b':') {
            return Err(Kind::HoursSyntax.into());
        }
        self.rest = self.rest.get(1..).unwrap_or_default();
        let minutes = self.number(2)?;
        let time = hours * 60 + minutes;
        if minutes < 60 && time <= 2 * DAY {
            Ok(time)
        } else {
            Err(Kind::HoursSyntax.into())
        }
    }

    /// A number of two digits, or fewer if so many are enough.
    fn number(&mut self, least_digits: usize) -> Result<u16, Error> {
        let digits = self
            .rest
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let (text, rest) = self.rest.split_at_checked(digits).unwrap_or_default();
        if !(least_digits..=2).contains(&digits) {
            return Err(Kind::HoursSyntax.into());
        }
        self.rest = rest;
        Ok(text
            .iter()
            .fold(0, |number, digit| number * 10 + u16::from(digit - b'0')))
    }
}
