//! Opening hours as French directories write them.
//!
//! What is not understood to the last word is an error: hours that are wrong
//! send a person to a closed door.

use vigie::{
    hours::{DayHours, TimeRange, WeeklyHours},
    text::fold_place,
};

const DAYS: [&str; 7] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
];

/// The number of the column after Sunday's: public holidays.
const HOLIDAYS: usize = 7;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    /// A day, Monday is 0, or [`HOLIDAYS`].
    Day(usize),
    /// Every day.
    EveryDay,
    /// Minutes from midnight.
    Time(u16),
    /// "to", between days or times.
    To,
    /// Around the clock.
    AllDay,
    /// Closed.
    Closed,
}

/// Reads the opening hours of a week.
///
/// # Errors
///
/// A sentence that says what could not be read.
pub(crate) fn parse(text: &str) -> Result<WeeklyHours, String> {
    let tokens = tokens(text)?;
    if matches!(
        tokens[..],
        [Token::AllDay, Token::EveryDay] | [Token::EveryDay, Token::AllDay]
    ) {
        return Ok(WeeklyHours::ALWAYS);
    }
    let mut week: [Option<DayHours>; 8] = [None; 8];
    let mut rest = tokens.as_slice();
    while !rest.is_empty() {
        let days = take_days(&mut rest)?;
        let hours = take_hours(&mut rest)?;
        for day in days {
            let slot = week.get_mut(day).ok_or("a day beyond the week")?;
            if slot.replace(hours).is_some() {
                return Err("a day is said twice".to_owned());
            }
        }
    }
    let [mo, tu, we, th, fr, sa, su, holidays] = week;
    match [mo, tu, we, th, fr, sa, su] {
        [
            Some(mo),
            Some(tu),
            Some(we),
            Some(th),
            Some(fr),
            Some(sa),
            Some(su),
        ] => Ok(WeeklyHours::new([mo, tu, we, th, fr, sa, su], holidays)),
        _ => Err("nothing is said of some days of the week".to_owned()),
    }
}

/// The days at the start of a segment: `Lundi`, `Lundi, Mardi et Jeudi`,
/// `du lundi au vendredi`.
fn take_days(rest: &mut &[Token]) -> Result<Vec<usize>, String> {
    let mut days = Vec::new();
    loop {
        match *rest {
            [Token::Day(first), Token::To, Token::Day(last), tail @ ..]
                if first < last && *last < HOLIDAYS =>
            {
                days.extend(*first..=*last);
                *rest = tail;
            }
            [Token::Day(day), tail @ ..] => {
                days.push(*day);
                *rest = tail;
            }
            [Token::EveryDay, tail @ ..] => {
                days.extend(0..HOLIDAYS);
                *rest = tail;
            }
            _ if days.is_empty() => return Err("hours without a day".to_owned()),
            _ => return Ok(days),
        }
    }
}

/// The hours of a segment: closed, around the clock, or ranges.
fn take_hours(rest: &mut &[Token]) -> Result<DayHours, String> {
    match *rest {
        [Token::Closed, tail @ ..] => {
            *rest = tail;
            return Ok(DayHours::CLOSED);
        }
        [Token::AllDay, tail @ ..] => {
            *rest = tail;
            return Ok(DayHours::ALL_DAY);
        }
        _ => {}
    }
    let mut ranges = Vec::new();
    while let [Token::Time(start), Token::To, Token::Time(end), tail @ ..] = *rest {
        // From the afternoon into the small hours is an end on the next day;
        // any other end before its start is a typing error.
        let overnight = *start >= 12 * 60 && *end <= 8 * 60;
        let end = if overnight { end + 24 * 60 } else { *end };
        let range = TimeRange::new(*start, end).map_err(|error| error.to_string())?;
        ranges.push(range);
        *rest = tail;
    }
    if ranges.is_empty() {
        return Err("a day without hours".to_owned());
    }
    ranges.sort_by_key(|range| range.start());
    DayHours::new(&ranges).map_err(|error| error.to_string())
}

/// Splits a text into what it says; small words say nothing.
fn tokens(text: &str) -> Result<Vec<Token>, String> {
    // Dashes, slashes and colons carry meaning that folding would drop.
    let spelled: String = text
        .chars()
        .map(|c| match c {
            '$' | ',' | ';' | '.' | '(' | ')' => " ".to_owned(),
            '-' | '–' | '—' => " jusque ".to_owned(),
            '/' => "sur".to_owned(),
            ':' => "h".to_owned(),
            other => other.to_string(),
        })
        .collect();
    let folded = fold_place(&spelled);
    let mut words = folded.split_whitespace().peekable();
    let mut tokens = Vec::new();
    while let Some(word) = words.next() {
        let next = words.peek().copied().unwrap_or_default();
        let single = word
            .strip_suffix('h')
            .filter(|name| !name.is_empty())
            .unwrap_or(word);
        let token = match single {
            "h" | "de" | "du" | "le" | "les" | "et" | "ouvert" => continue,
            "jusque" | "a" | "au" => Token::To,
            "ferme" | "fermee" => Token::Closed,
            "jour" | "jours" if matches!(next, "feries" | "ferie" | "feriesh" | "ferieh") => {
                words.next();
                Token::Day(HOLIDAYS)
            }
            "feries" | "ferie" => Token::Day(HOLIDAYS),
            "tous" if next == "les" => {
                let _ = words.next();
                match words.next() {
                    Some("jours" | "joursh") => Token::EveryDay,
                    _ => return Err(unread("tous les")),
                }
            }
            "7jsur7" | "7sur7" | "7jsur7j" => Token::EveryDay,
            "24hsur24" | "24sur24" | "24hsur24h" => Token::AllDay,
            _ => DAYS
                .iter()
                .position(|day| *day == single || single.strip_suffix('s') == Some(day))
                .map(Token::Day)
                .or_else(|| time(word, &mut words).map(Token::Time))
                .ok_or_else(|| unread(word))?,
        };
        match (token, tokens.last()) {
            // "24h/24 - 7j/7": the dash joins, it says nothing.
            (Token::EveryDay, Some(Token::To))
                if matches!(tokens[..], [Token::AllDay, Token::To]) =>
            {
                tokens.pop();
            }
            (Token::AllDay, Some(Token::To))
                if matches!(tokens[..], [Token::EveryDay, Token::To]) =>
            {
                tokens.pop();
            }
            _ => {}
        }
        tokens.push(token);
    }
    Ok(tokens)
}

fn unread(word: &str) -> String {
    format!("\"{word}\" is not understood")
}

/// `8h`, `8h30`, `08h00`, or `8` followed by `h30`, `h` or nothing that counts.
fn time<'a>(
    word: &str,
    words: &mut core::iter::Peekable<impl Iterator<Item = &'a str>>,
) -> Option<u16> {
    let (hour, minute) = match word.split_once('h') {
        Some((hour, minute)) => (hour, minute.trim_end_matches("min")),
        None => {
            let follows = words.peek()?.strip_prefix('h')?;
            words.next();
            (word, follows)
        }
    };
    let digits = |text: &str| text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
    if hour.is_empty() || !digits(hour) || !digits(minute) || minute.len() == 1 {
        return None;
    }
    // "8 h 30": minutes after a blank belong to the hour before it.
    let mut minute: u16 = if minute.is_empty() {
        0
    } else {
        minute.parse().ok()?
    };
    if minute == 0
        && let Some(next) = words.peek().filter(|next| next.len() == 2 && digits(next))
    {
        minute = next.parse().ok()?;
        words.next();
    }
    let hour: u16 = hour.parse().ok()?;
    (minute < 60 && hour * 60 + minute <= 24 * 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;
    use vigie::hours::WeeklyHours;

    use super::parse;

    /// The week as `Mo ranges|...|PH`, minutes as hh:mm.
    fn spell(hours: &WeeklyHours) -> String {
        let day = |hours: vigie::hours::DayHours| {
            let ranges: Vec<_> = hours
                .ranges()
                .map(|r| {
                    let clock = |m: u16| format!("{:02}:{:02}", m / 60, m % 60);
                    format!("{}-{}", clock(r.start()), clock(r.end()))
                })
                .collect();
            if ranges.is_empty() {
                "off".to_owned()
            } else {
                ranges.join(",")
            }
        };
        let mut out: Vec<String> = Weekday::Monday
            .cycle_forward()
            .take(7)
            .map(|weekday| day(hours.day(weekday)))
            .collect();
        out.push(hours.public_holidays().map_or("?".to_owned(), day));
        out.join("|")
    }

    #[test]
    fn hours_in_the_wild() {
        let dollars = "$Lundi : 8h00-12h00 14h00-18h00$Mardi : 8h00-12h00 14h00-18h00\
            $Mercredi : 8h00-12h00$Jeudi : Fermé$Vendredi : 8h00-12h00 14h00-18h00\
            $Samedi : 9h00-12h00$Dimanche : 9h00-12h00 15h00-18h00\
            $Jours Fériés : 9h00-12h00 15h00-18h00";
        let week = "08:00-12:00,14:00-18:00|08:00-12:00,14:00-18:00|08:00-12:00|off|\
            08:00-12:00,14:00-18:00|09:00-12:00|09:00-12:00,15:00-18:00|09:00-12:00,15:00-18:00";
        let always = "00:00-24:00|00:00-24:00|00:00-24:00|00:00-24:00|00:00-24:00|00:00-24:00|\
            00:00-24:00|00:00-24:00";
        let office = "08:30-12:00|08:30-12:00|08:30-12:00|08:30-12:00|08:30-12:00|off|off|?";
        for (text, expected) in [
            (dollars, week),
            (&dollars.replace('$', " "), week),
            (&dollars.to_uppercase(), week),
            (&dollars.replace("8h00", "8h").replace("h00", ":00"), week),
            ("24h/24 - 7j/7", always),
            ("24h/24 7j/7", always),
            ("7j/7, 24h/24", always),
            ("24/24 et 7/7", always),
            (
                "Du lundi au vendredi : de 8h30 à 12h. Samedi et dimanche : fermé",
                office,
            ),
            (
                "lundi-vendredi 8 h 30 - 12 h, samedi, dimanche fermé",
                office,
            ),
            (
                "Tous les jours : 8h - 18h",
                "08:00-18:00|08:00-18:00|08:00-18:00|08:00-18:00|08:00-18:00|08:00-18:00|\
                 08:00-18:00|?",
            ),
            (
                "Tous les jours : 24h/24 Jours fériés : 18h-2h",
                "00:00-24:00|00:00-24:00|00:00-24:00|00:00-24:00|00:00-24:00|00:00-24:00|\
                 00:00-24:00|18:00-26:00",
            ),
        ] {
            match parse(text) {
                Ok(hours) => assert_eq!(spell(&hours), expected, "{text}"),
                Err(error) => panic!("{text}: {error}"),
            }
        }
    }

    #[test]
    fn what_is_not_said_is_not_guessed() {
        for text in [
            "",
            "24h/24",
            "7j/7",
            "Lundi : 8h00-12h00",
            "Lundi au vendredi : 8h-12h",
            "sur rendez-vous",
            "Tous les jours : 8h-12h sauf jeudi",
            "Tous les jours : 8h",
            "Tous les jours :",
            "Tous les jours : 8h-25h",
            "Tous les jours : 14h-12h",
            "Tous les jours : 8h-12h 11h-18h",
            "Tous les jours : 8h-12h Lundi : 9h-12h",
            "Tous les jours : 8h7-12h",
            "8h-12h",
            "Lundi : Mardi : 8h-12h au",
        ] {
            assert!(
                parse(text).is_err(),
                "{text}: {:?}",
                parse(text).map(|h| spell(&h))
            );
        }
    }
}
