//! Why a connection ends: a closed list.

use core::fmt;

use crate::text_type::named_enum;

named_enum! {
    /// Whether to connect again.
    Retry {
        /// Not with the same request: it would end the same way.
        No = "no",
        /// At once, with the cursor.
        Now = "now",
        /// After a while that grows from one attempt to the next.
        Later = "later",
    }
}

macro_rules! close_codes {
    ($($(#[$doc:meta])* $variant:ident = $number:literal, $name:literal, $retry:ident;)+) => {
        /// Why the relay ended a connection.
        ///
        /// # Examples
        ///
        /// ```
        /// use vigie::case::close::{CloseCode, Retry};
        ///
        /// let code = CloseCode::of_number(4431).unwrap();
        /// assert_eq!(code.name(), "slow_reader");
        /// assert_eq!(code.retry(), Retry::Now);
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum CloseCode {
            $($(#[$doc])* $variant),+
        }

        impl CloseCode {
            /// Every code, by number.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The number, for the WebSocket.
            #[must_use]
            pub const fn number(self) -> u16 {
                match self { $(Self::$variant => $number),+ }
            }

            /// The name, which is also the reason given to the WebSocket.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// Whether to connect again.
            #[must_use]
            pub const fn retry(self) -> Retry {
                match self { $(Self::$variant => Retry::$retry),+ }
            }

            /// The code with a number, if it is one of the list.
            #[must_use]
            pub const fn of_number(number: u16) -> Option<Self> {
                match number { $($number => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

close_codes! {
    /// The client sent what the protocol does not know.
    BadFrame = 4400, "bad_frame", No;
    /// The token opens nothing, or its time is over.
    Unauthenticated = 4401, "unauthenticated", No;
    /// The right to read was taken back.
    Revoked = 4403, "revoked", No;
    /// No hello came in time.
    HelloTimeout = 4408, "hello_timeout", Now;
    /// The case was erased.
    Erased = 4410, "erased", No;
    /// A frame was longer than frames may be.
    FrameTooLarge = 4413, "frame_too_large", No;
    /// The client speaks a version that the relay does not.
    VersionUnsupported = 4426, "version_unsupported", No;
    /// The client sent far more than it may.
    TooFast = 4429, "too_fast", Later;
    /// The client did not take what was there for it.
    SlowReader = 4431, "slow_reader", Now;
    /// The relay is being replaced or restarted.
    Replaced = 4450, "replaced", Now;
    /// The relay found itself in a state that must not be.
    Internal = 4500, "internal", Later;
    /// The log cannot be read at the moment.
    StorageUnavailable = 4503, "storage_unavailable", Later;
}

impl Retry {
    /// What a client does about any number that a WebSocket was closed with.
    ///
    /// ```
    /// use vigie::case::close::Retry;
    ///
    /// assert_eq!(Retry::after_close(1000), Retry::No);
    /// assert_eq!(Retry::after_close(1006), Retry::Now);
    /// assert_eq!(Retry::after_close(4999), Retry::Later);
    /// ```
    #[must_use]
    pub fn after_close(number: u16) -> Self {
        match (CloseCode::of_number(number), number) {
            (Some(code), _) => code.retry(),
            (None, 1000) => Self::No,
            (None, 1001 | 1006) => Self::Now,
            (None, _) => Self::Later,
        }
    }
}

impl fmt::Display for CloseCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
