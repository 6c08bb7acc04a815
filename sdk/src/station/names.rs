//! Codes and texts with a fixed form.

use crate::{error::Kind, text_type::text_type};

text_type! {
    /// The identifier of a station: 1 to 80 characters, safe in a URL.
    ///
    /// ```
    /// use vigie::station::StationId;
    /// assert_eq!(StationId::new("gendarmerie-35051-01")?.as_str(), "gendarmerie-35051-01");
    /// assert!(StationId::new("a/b").is_err());
    /// # Ok::<(), vigie::Error>(())
    /// ```
    StationId,
    |text| {
        (1..=80).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.:".contains(&b))
    },
    Kind::StationId
}

text_type! {
    /// A line of text: 1 to 300 bytes, no control character, not blank.
    ///
    /// ```
    /// use vigie::station::Text;
    /// assert_eq!(Text::new("Brigade de Mirepoix")?.to_string(), "Brigade de Mirepoix");
    /// assert_eq!(Text::new("two\nlines").unwrap_err().code(), "text_invalid");
    /// # Ok::<(), vigie::Error>(())
    /// ```
    Text,
    |text| {
        text.len() <= 300 && !text.trim().is_empty() && !text.chars().any(char::is_control)
    },
    Kind::Text
}

text_type! {
    /// The INSEE code of a commune: a department (`2A` and `2B` in Corsica)
    /// and three digits.
    ///
    /// ```
    /// use vigie::station::InseeCode;
    /// assert_eq!(InseeCode::new("2A004")?.department(), "2A");
    /// assert_eq!(InseeCode::new("97411")?.department(), "974");
    /// assert!(InseeCode::new("3523").is_err());
    /// # Ok::<(), vigie::Error>(())
    /// ```
    InseeCode,
    |text| match text.as_bytes() {
        [a, b, rest @ ..] => {
            let corsica = *a == b'2' && matches!(b, b'A' | b'B');
            rest.len() == 3
                && (corsica || (a.is_ascii_digit() && b.is_ascii_digit()))
                && rest.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    },
    Kind::InseeCode
}

impl InseeCode {
    /// The code of the department, or of the territory overseas.
    #[must_use]
    pub fn department(&self) -> &str {
        let overseas = self.0.starts_with("97") || self.0.starts_with("98");
        self.0
            .get(..if overseas { 3 } else { 2 })
            .unwrap_or_default()
    }
}

text_type! {
    /// A French postal code: five digits.
    ///
    /// ```
    /// use vigie::station::PostalCode;
    /// assert_eq!(PostalCode::new("01000")?.as_str(), "01000");
    /// assert!(PostalCode::new("1000").is_err());
    /// # Ok::<(), vigie::Error>(())
    /// ```
    PostalCode,
    |text| text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit()),
    Kind::PostalCode
}

text_type! {
    /// A telephone number: E.164 (`+` and 7 to 15 digits), or a short number of
    /// two to six digits such as `17`.
    ///
    /// ```
    /// use vigie::station::Phone;
    /// assert!(Phone::new("+33561681017").is_ok());
    /// assert!(Phone::new("17").is_ok());
    /// assert!(Phone::new("05 61 68 10 17").is_err());
    /// # Ok::<(), vigie::Error>(())
    /// ```
    Phone,
    |text| {
        let (digits, lengths) = text
            .strip_prefix('+')
            .map_or((text, 2..=6), |digits| (digits, 7..=15));
        lengths.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    },
    Kind::Phone
}

text_type! {
    /// The http or https address of a page, at most 300 bytes, without blanks.
    ///
    /// ```
    /// use vigie::station::Site;
    /// assert!(Site::new("https://www.example.org/contact").is_ok());
    /// assert!(Site::new("javascript:alert(1)").is_err());
    /// # Ok::<(), vigie::Error>(())
    /// ```
    Site,
    |text| {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        text.len() <= 300
            && rest.is_some_and(|rest| !rest.is_empty())
            && !text.chars().any(|c| c.is_whitespace() || c.is_control() || c == '"')
    },
    Kind::Site
}
