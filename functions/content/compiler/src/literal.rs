//! Values as Rust source, so that what the function needs of them is part of
//! its program: nothing is parsed when an instance starts.

use std::borrow::Cow;

use vigie::{
    emergency::{ChannelHours, EmergencyNumber, NumberText},
    guide::{Action, Answer, Guide, NamedNumber, Outcome, Question},
    jiff::civil::Date,
    list::List,
    sheet::{Catalogue, EmergencyContact, NamedService, NamedSheet, Reference, Sheet, Translation},
    tenant::{Chosen, Colour, Tenant},
};

/// A value that can be written as a constant expression.
pub(crate) trait Literal {
    /// Adds the expression.
    fn write(&self, out: &mut String);

    /// The expression.
    fn literal(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }
}

impl Literal for bool {
    fn write(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl Literal for Cow<'_, str> {
    fn write(&self, out: &mut String) {
        out.push_str(&format!("::std::borrow::Cow::Borrowed({self:?})"));
    }
}

impl Literal for Date {
    fn write(&self, out: &mut String) {
        let (year, month, day) = (self.year(), self.month(), self.day());
        out.push_str(&format!(
            "::vigie::jiff::civil::date({year}, {month}, {day})"
        ));
    }
}

impl<T: Literal> Literal for Option<T> {
    fn write(&self, out: &mut String) {
        match self {
            None => out.push_str("None"),
            Some(value) => {
                out.push_str("Some(");
                value.write(out);
                out.push(')');
            }
        }
    }
}

impl<T: Literal> Literal for [T] {
    fn write(&self, out: &mut String) {
        out.push('[');
        for value in self {
            value.write(out);
            out.push_str(", ");
        }
        out.push(']');
    }
}

impl<T: Literal> Literal for List<'_, T> {
    fn write(&self, out: &mut String) {
        out.push_str("::vigie::list::List::Borrowed(&");
        (**self).write(out);
        out.push(')');
    }
}

/// An enum without values is written by its path and the name it has for
/// debugging, which is the variant's.
macro_rules! names {
    ($($path:path),+ $(,)?) => { $(
        impl Literal for $path {
            fn write(&self, out: &mut String) {
                out.push_str(concat!("::", stringify!($path), "::"));
                out.push_str(&format!("{self:?}"));
            }
        }
    )+ };
}

names!(
    vigie::emergency::Channel,
    vigie::emergency::Setting,
    vigie::language::Language,
    vigie::service::ServiceKind,
    vigie::sheet::Audience,
    vigie::sheet::Topic,
    vigie::tenant::Part,
    vigie::territory::Territory,
);

/// A struct is written field by field; the compiler of what was written says if
/// one is missing.
macro_rules! fields {
    ($module:ident :: $name:ident { $($field:ident),+ $(,)? }) => {
        impl Literal for $name<'_> {
            fn write(&self, out: &mut String) {
                out.push_str(concat!("::vigie::", stringify!($module), "::", stringify!($name), " { "));
                $(
                    out.push_str(concat!(stringify!($field), ": "));
                    self.$field.write(out);
                    out.push_str(", ");
                )+
                out.push('}');
            }
        }
    };
}

impl Literal for Colour {
    fn write(&self, out: &mut String) {
        let Self { red, green, blue } = self;
        out.push_str(&format!(
            "::vigie::tenant::Colour {{ red: {red}, green: {green}, blue: {blue} }}"
        ));
    }
}

impl Literal for Chosen {
    fn write(&self, out: &mut String) {
        out.push_str("::vigie::tenant::Chosen { ");
        for (name, colour) in [
            ("accent", self.accent),
            ("on_accent", self.on_accent),
            ("ink", self.ink),
            ("paper", self.paper),
            ("soft", self.soft),
            ("line", self.line),
        ] {
            out.push_str(&format!("{name}: {}, ", colour.literal()));
        }
        out.push('}');
    }
}

fields!(tenant::Tenant {
    id,
    sample,
    name,
    origins,
    frame_ancestors,
    commune,
    station,
    parts,
    languages,
    light,
    dark
});
fields!(sheet::Reference { title, url });
fields!(sheet::Catalogue { sheets });
fields!(sheet::Sheet {
    slug,
    topics,
    audiences,
    danger,
    published,
    translations
});
fields!(sheet::Translation {
    language,
    title,
    summary,
    changed,
    change,
    last_reviewed,
    checked,
    version
});
fields!(sheet::EmergencyContact {
    number,
    channel,
    name
});
fields!(sheet::NamedService {
    id,
    kind,
    name,
    description,
    url
});
fields!(sheet::NamedSheet {
    slug,
    title,
    language,
    href
});
fields!(emergency::ChannelHours { channel, hours });
fields!(emergency::EmergencyNumber {
    id,
    dial,
    international,
    sms,
    web,
    channels,
    hours,
    channel_hours,
    local_time,
    free,
    languages,
    territories,
    settings,
    audiences,
    danger,
    checked,
    sources
});
fields!(emergency::NumberText {
    name,
    answers,
    when
});
fields!(guide::Guide {
    version,
    language,
    first,
    questions,
    outcomes
});
fields!(guide::Question {
    id,
    text,
    help,
    answers
});
fields!(guide::Answer { id, text, go });
fields!(guide::Outcome {
    id,
    emergency,
    title,
    why,
    advice,
    actions
});
fields!(guide::NamedNumber {
    id,
    name,
    dial,
    sms,
    web
});

impl Literal for Action<'_> {
    fn write(&self, out: &mut String) {
        out.push_str("::vigie::guide::Action::");
        let mut variant = |name: &str, value: &dyn Literal| {
            out.push_str(name);
            out.push('(');
            value.write(out);
            out.push(')');
        };
        match self {
            Self::Service(service) => variant("Service", service),
            Self::Number(number) => variant("Number", number),
            Self::Sheet(sheet) => variant("Sheet", sheet),
        }
    }
}
