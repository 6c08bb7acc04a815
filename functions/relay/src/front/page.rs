//! The page of a conversation without script.

use vigie::{
    case::{
        document::CaseDocument,
        entry::{Author, Event, Reason},
        kind::State,
        wait::Wait,
    },
    jiff::Timestamp,
    seal::{Message, Receipt},
};
use vigie_host::{
    Language, Phrase,
    site::{self, Page},
    template::{escape, fill},
};

use super::{fields::Drawn, phrasebook};
use crate::clock;

const PATH: &str = "/v1/cases";

/// One line of a conversation.
pub(super) struct Line {
    pub(super) author: Author,
    pub(super) at: Timestamp,
    pub(super) said: Said,
}

/// What a line holds.
pub(super) enum Said {
    Message(Box<Message>),
    /// An event, why, and by when there is an answer if it says so.
    Event(Event, Reason, Option<Timestamp>),
    /// No key of the receipt opens it.
    Unreadable,
}

/// What is told at the top of a page, and what comes back to whoever wrote it.
#[derive(Clone, Copy, Default)]
pub(super) struct Unsent<'a> {
    /// Why it was not sent.
    pub(super) notice: Option<&'a str>,
    pub(super) message: &'a str,
    /// A receipt code as it was typed.
    pub(super) receipt: &'a str,
    /// A word of the new receipt as it was typed.
    pub(super) word: &'a str,
    /// Whether somebody goes on without a note of it.
    pub(super) unnoted: bool,
}

/// The form that opens a conversation, with its receipt, or goes on with one.
pub(super) fn start(language: Language, drawn: &Drawn, unsent: Unsent<'_>) -> String {
    let (receipt, place) = (drawn.receipt(), drawn.place().to_string());
    let words = receipt.to_words(language);
    let words = words.split(' ').map(|word| format!("<li>{word}</li>"));
    let ask = Phrase::ConversationWord.fill(language, &[("place", &place)]);
    let main = fill(
        include_str!("../../page/start.html"),
        language,
        &[
            ("language", language.as_str()),
            ("notice", &notice(unsent.notice)),
            ("mark", &drawn.0.to_string()),
            ("characters", &receipt.to_characters()),
            ("words", &words.collect::<String>()),
            ("words_language", words_language(language)),
            ("ask", &escape(&ask)),
            ("word", &escape(unsent.word)),
            ("unnoted", if unsent.unnoted { " checked" } else { "" }),
            ("message", &escape(unsent.message)),
            ("receipt", &escape(unsent.receipt)),
        ],
    );
    whole(language, &main)
}

/// A form to send to a conversation again what could not be sent now.
pub(super) fn again(
    language: Language,
    mark: &str,
    receipt: &Receipt,
    unsent: Unsent<'_>,
) -> String {
    let values = [
        ("language", language.as_str()),
        ("mark", mark),
        ("characters", &receipt.to_characters()),
        ("message", &escape(unsent.message)),
    ];
    let form = fill(include_str!("../../page/write.html"), language, &values);
    let values = [("notice", &*notice(unsent.notice)), ("form", &form)];
    whole(
        language,
        &fill(include_str!("../../page/again.html"), language, &values),
    )
}

/// The language of a receipt's words where a reader has this one.
fn words_language(language: Language) -> &'static str {
    match language {
        Language::French => "fr",
        _ => "en",
    }
}

/// Where news of a conversation come into its page.
pub(super) const NEWS: &str = "<!-- news -->";

/// A conversation as a page shows it.
pub(super) struct Conversation<'c> {
    pub(super) mark: &'c str,
    pub(super) receipt: &'c Receipt,
    pub(super) case: &'c CaseDocument,
    pub(super) lines: &'c [Line],
    /// Where it stands, if that could be said.
    pub(super) wait: Option<&'c Wait>,
}

/// A conversation, with what to do next: all but its news comes before them, so
/// that the page can be used while more of it is on its way.
pub(super) fn conversation(
    language: Language,
    conversation: &Conversation<'_>,
    unsent: Unsent<'_>,
) -> String {
    let Conversation {
        mark,
        receipt,
        case,
        ..
    } = *conversation;
    let items = items(language, conversation.lines);
    let state = match case.state {
        State::Waiting => Phrase::ConversationWaiting,
        State::Active => Phrase::ConversationActive,
        State::Closed => Phrase::ConversationClosed,
    };
    let form = if case.state == State::Closed {
        include_str!("../../page/closed.html")
    } else {
        include_str!("../../page/write.html")
    };
    let going_on = match case.state {
        State::Closed => "",
        _ => Phrase::ConversationGoesOn.text(language),
    };
    let going_on = &escape(going_on);
    let (characters, words) = (receipt.to_characters(), receipt.to_words(language));
    let erased_on = clock::day(case.erases_at);
    let erased_on = Phrase::ConversationErasedOn.fill(language, &[("date", &erased_on)]);
    let message = escape(unsent.message);
    let field = if message.is_empty() {
        String::new()
    } else {
        let values = [("message", message.as_str())];
        fill(include_str!("../../page/unsent.html"), language, &values)
    };
    let values = [
        ("language", language.as_str()),
        ("notice", &notice(unsent.notice)),
        ("mark", mark),
        ("characters", &characters),
        ("words", &words),
        ("entries", &items),
        ("state", &escape(state.text(language))),
        ("wait", &waiting(language, conversation.wait)),
        ("news", NEWS),
        ("words_language", words_language(language)),
        ("going_on", going_on),
        ("erased_on", &escape(&erased_on)),
        ("message", &message),
        ("unsent", &field),
    ];
    let form = fill(form, language, &values);
    let mut values = values.to_vec();
    values.push(("form", &form));
    whole(
        language,
        &fill(include_str!("../../page/followed.html"), language, &values),
    )
}

/// Where somebody stands in the queue, and how long that took others.
fn waiting(language: Language, wait: Option<&Wait>) -> String {
    let Some((wait, position)) = wait.and_then(|wait| Some((wait, wait.position?))) else {
        return String::new();
    };
    let position = position.to_string();
    let position = Phrase::RoutingWaitPosition.fill(language, &[("position", &position)]);
    let measured = match wait.measured_wait_s {
        None => Phrase::RoutingWaitUnmeasured.text(language).to_owned(),
        Some(seconds) => {
            // Up, so that nobody is told less than it was.
            let minutes = u64::try_from(seconds).unwrap_or(0).div_ceil(60).max(1);
            let minutes = minutes.to_string();
            Phrase::RoutingWaitMeasured.fill(language, &[("minutes", &minutes)])
        }
    };
    format!("<p>{} {}</p>", escape(&position), escape(&measured))
}

/// A time as it is read, and as it is.
fn time(at: Timestamp) -> String {
    let read = clock::readable(at);
    format!("<time datetime=\"{at}\" dir=\"ltr\">{read}</time>")
}

/// The page around it, whose title tells nothing.
fn whole(language: Language, main: &str) -> String {
    let page = Page {
        language,
        path: PATH,
        title: "",
        head: "<meta name=\"robots\" content=\"noindex\">\n",
        emergency: &site::contacts(language),
        operator: "",
    };
    page.html(main)
}

fn notice(text: Option<&str>) -> String {
    text.map_or_else(String::new, |text| {
        format!("<p class=\"notice\" role=\"status\">{}</p>", escape(text))
    })
}

/// Lines of a conversation.
pub(super) fn items(language: Language, lines: &[Line]) -> String {
    lines.iter().map(|line| item(language, line)).collect()
}

fn item(language: Language, line: &Line) -> String {
    let author = match line.author {
        Author::Citizen => Phrase::ConversationYou,
        Author::Officer => Phrase::ConversationOfficer,
        Author::Service => Phrase::ConversationService,
    };
    let author = escape(author.text(language));
    let text = match &line.said {
        Said::Unreadable => escape(Phrase::ConversationUnreadable.text(language)),
        Said::Event(event, reason, until) => {
            let text = happened(*event, *reason).text(language);
            let until = until.map(time).unwrap_or_default();
            // The time is written by us, mark-up and all.
            escape(text).replace("{until}", &until)
        }
        Said::Message(message) => match &**message {
            Message::Text { text, .. } => escape(text),
            Message::Place { point, .. } => format!("{:.5}, {:.5}", point.lat(), point.lon()),
            Message::Attachment(file) => escape(&file.name),
            Message::Phrase { code, values } => escape(&phrasebook::shown(language, code, values)),
            _ => escape(Phrase::ConversationNotShown.text(language)),
        },
    };
    let at = time(line.at);
    format!("<li><p><strong>{author}</strong> {at}</p><p class=\"said\">{text}</p></li>\n")
}

/// What an event means to the citizen, reason and all.
fn happened(event: Event, reason: Reason) -> Phrase {
    match (event, reason) {
        (Event::Opened, _) => Phrase::ConversationEventOpened,
        (Event::Closed, Reason::ByCitizen) => Phrase::ConversationEventClosedByYou,
        (Event::Closed, Reason::NoAnswer) => Phrase::ConversationEventClosedNoAnswer,
        (Event::Closed, Reason::OutOfScope) => Phrase::ConversationEventClosedOutOfScope,
        (Event::Closed, Reason::Abusive) => Phrase::ConversationEventClosedAbusive,
        (Event::Closed, Reason::Inactive) => Phrase::ConversationEventClosedInactive,
        (Event::Closed, _) => Phrase::ConversationEventClosedResolved,
        (Event::Reopened, Reason::ByCitizen) => Phrase::ConversationEventReopenedByYou,
        (Event::Reopened, _) => Phrase::ConversationEventReopened,
        (Event::Assigned, _) => Phrase::ConversationEventAssigned,
        (Event::Released, Reason::LeaseExpired) => Phrase::ConversationEventReleasedExpired,
        (Event::Released, _) => Phrase::ConversationEventReleased,
        (Event::Transferred, Reason::Overload) => Phrase::ConversationEventTransferredOverload,
        (Event::Transferred, Reason::OutOfHours) => Phrase::ConversationEventTransferredOutOfHours,
        (Event::Transferred, _) => Phrase::ConversationEventTransferred,
        (Event::Deferred, Reason::OutOfHours) => Phrase::ConversationEventDeferredOutOfHours,
        (Event::Deferred, _) => Phrase::ConversationEventDeferredOverload,
        (Event::InterventionAsked, _) => Phrase::ConversationEventInterventionAsked,
        (Event::InterventionEscalated, _) => Phrase::ConversationEventInterventionEscalated,
        (Event::InterventionAcknowledged, _) => Phrase::ConversationEventInterventionAcknowledged,
        (Event::InterventionUnanswered, _) => Phrase::ConversationEventInterventionUnanswered,
        (Event::InterventionEnded, _) => Phrase::ConversationEventInterventionEnded,
        (Event::Rekeyed, Reason::Transfer) => Phrase::ConversationEventTransferred,
        (Event::Rekeyed, _) => Phrase::ConversationEventRekeyed,
    }
}
