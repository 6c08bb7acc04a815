//! What a case is about, how soon it must be seen, and how it stands.

use super::entry::{Author, Entry, Event};
use crate::text_type::{named_enum, text_type};

named_enum! {
    /// What a case is about. It decides how long the case is kept.
    Kind {
        /// A conversation, answered by somebody who is there now.
        Chat = "chat",
        /// A report that somebody reads later.
        Report = "report",
        /// A complaint, which becomes a procedure.
        Complaint = "complaint",
    }
}

named_enum! {
    /// Which queue of the desk a case stands in.
    Priority {
        /// The queue for everything that is not one of the others.
        Ordinary = "ordinary",
        /// The queue of officers trained for the category.
        Specialised = "specialised",
        /// Before everything else: the person said that they are in danger.
        Danger = "danger",
    }
}

named_enum! {
    /// How a case stands. It follows from the log alone.
    State {
        /// No officer has written yet.
        Waiting = "waiting",
        /// An officer has written.
        Active = "active",
        /// Nothing more is written, but it can be reopened.
        Closed = "closed",
    }
}

impl State {
    /// The state after an entry that follows this state.
    ///
    /// `answered` says whether an officer wrote before that entry.
    #[must_use]
    pub(super) fn after(self, answered: bool, author: Author, event: Option<Event>) -> Self {
        let open = if answered || author == Author::Officer {
            Self::Active
        } else {
            Self::Waiting
        };
        match event {
            Some(Event::Closed) => Self::Closed,
            Some(Event::Opened | Event::Reopened) => open,
            _ if self == Self::Closed => Self::Closed,
            _ => open,
        }
    }

    /// The state that a log, read from its first entry, leaves a case in.
    ///
    /// ```
    /// use vigie::case::kind::State;
    ///
    /// assert_eq!(State::of(&[]), State::Waiting);
    /// ```
    #[must_use]
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut state = Self::Waiting;
        let mut answered = false;
        for entry in entries {
            state = state.after(answered, entry.author, entry.body.event());
            answered |= entry.author == Author::Officer;
        }
        state
    }
}

const MAX_LABEL: usize = 40;

/// The syntax is closed so that nobody can write a sentence where it would
/// stand in clear.
fn is_label(text: &str) -> bool {
    (1..=MAX_LABEL).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

text_type! {
    /// The name of a desk: 1 to 40 of `a-z`, `0-9` and `-`.
    ///
    /// ```
    /// use vigie::case::kind::Desk;
    ///
    /// assert_eq!(Desk::new("bordeaux").unwrap().as_str(), "bordeaux");
    /// assert_eq!(Desk::new("À côté").unwrap_err().code(), "label_invalid");
    /// ```
    Desk, is_label, crate::error::Kind::Label
}

text_type! {
    /// The department that a case belongs to: 1 to 40 of `a-z`, `0-9` and `-`.
    ///
    /// ```
    /// assert!(vigie::case::kind::Department::new("2a").is_ok());
    /// ```
    Department, is_label, crate::error::Kind::Label
}

text_type! {
    /// What a case is about, from the deployment's list: 1 to 40 of `a-z`,
    /// `0-9` and `-`.
    ///
    /// ```
    /// assert!(vigie::case::kind::Category::new("domestic-violence").is_ok());
    /// ```
    Category, is_label, crate::error::Kind::Label
}
