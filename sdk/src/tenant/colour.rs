//! Colours, and whether one can be read upon another.

use core::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{Error, error::Kind};

/// A colour of sRGB, written in CSS as `#rrggbb`.
///
/// # Examples
///
/// ```
/// use vigie::tenant::Colour;
///
/// let white: Colour = "#ffffff".parse()?;
/// let black: Colour = "#000".parse()?;
/// assert_eq!(white.contrast(black), 21.0);
/// assert_eq!(black.to_string(), "#000000");
/// for wrong in ["red", "#ffff", "#gggggg", "ffffff", "#+1+1+1", "#fff;", "#éé"] {
///     assert!(wrong.parse::<Colour>().is_err(), "{wrong}");
/// }
/// # Ok::<(), vigie::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour {
    /// Red, from 0 to 255.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Colour {
    /// The colour of a number such as `0xff_ff_ff`.
    const fn new(rgb: u32) -> Self {
        let [_, red, green, blue] = rgb.to_be_bytes();
        Self { red, green, blue }
    }

    /// How well it is told from another, from 1 to 21: the contrast ratio of
    /// WCAG 2.2, <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Relative luminance, from 0 to 1, of the same definition.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                libm::pow((share + 0.055) / 1.055, 2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl FromStr for Colour {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || Error::from(Kind::Colour);
        let digits = text.strip_prefix('#').ok_or_else(wrong)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(wrong());
        }
        let long = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            6 => digits.to_owned(),
            _ => return Err(wrong()),
        };
        u32::from_str_radix(&long, 16)
            .map(Self::new)
            .map_err(|_| wrong())
    }
}

impl TryFrom<String> for Colour {
    type Error = Error;
    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.to_string()
    }
}

/// The colours of widgets, all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Palette {
    /// What is pressed and followed.
    pub accent: Colour,
    /// What is written on it.
    pub on_accent: Colour,
    /// Text.
    pub ink: Colour,
    /// What is behind it.
    pub paper: Colour,
    /// What is behind a notice.
    pub soft: Colour,
    /// Edges of what can be filled in.
    pub line: Colour,
}

impl Palette {
    /// Vigie's own, by day.
    pub const LIGHT: Self = Self {
        accent: Colour::new(0x0b_4a_9e),
        on_accent: Colour::new(0xff_ff_ff),
        ink: Colour::new(0x16_18_1d),
        paper: Colour::new(0xff_ff_ff),
        soft: Colour::new(0xf1_f4_f9),
        line: Colour::new(0x8a_93_a3),
    };

    /// Vigie's own, by night.
    pub const DARK: Self = Self {
        accent: Colour::new(0x9c_c3_ff),
        on_accent: Colour::new(0x10_14_1a),
        ink: Colour::new(0xec_ef_f4),
        paper: Colour::new(0x14_17_1c),
        soft: Colour::new(0x20_25_2d),
        line: Colour::new(0x6f_78_87),
    };
}

/// The colours that a tenant chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    /// What is pressed and followed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accent: Option<Colour>,
    /// What is written on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_accent: Option<Colour>,
    /// Text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ink: Option<Colour>,
    /// What is behind it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<Colour>,
    /// What is behind a notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub soft: Option<Colour>,
    /// Edges of what can be filled in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<Colour>,
}

impl Chosen {
    /// These, and those of a palette where nothing was chosen.
    ///
    /// ```
    /// use vigie::tenant::{Chosen, Palette};
    ///
    /// assert_eq!(Chosen::default().over(Palette::DARK), Palette::DARK);
    /// ```
    #[must_use]
    pub fn over(self, palette: Palette) -> Palette {
        Palette {
            accent: self.accent.unwrap_or(palette.accent),
            on_accent: self.on_accent.unwrap_or(palette.on_accent),
            ink: self.ink.unwrap_or(palette.ink),
            paper: self.paper.unwrap_or(palette.paper),
            soft: self.soft.unwrap_or(palette.soft),
            line: self.line.unwrap_or(palette.line),
        }
    }
}
