//! What a text is made of.

use fluent_syntax::{
    ast::{
        CallArguments, Expression, Identifier, InlineExpression as Inline, Pattern, PatternElement,
    },
    unicode::unescape_unicode_to_string,
};

/// What Fluent's own implementations bring: another function stays a name in
/// braces on the page.
const FUNCTIONS: &[&str] = &["DATETIME", "NUMBER"];

/// What a text names.
#[derive(Debug, Default)]
pub(crate) struct Named {
    /// As often as each of them stands there.
    pub(crate) variables: Vec<String>,
    /// Messages and terms, as [`crate::file::Text::key`] writes them.
    pub(crate) references: Vec<String>,
    /// Functions that nobody brings.
    pub(crate) unknown: Vec<String>,
}

impl Named {
    pub(crate) fn by(pattern: &Pattern<&str>) -> Self {
        let mut named = Self::default();
        named.pattern(pattern);
        named
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline, ..) => self.inline(inline),
            Expression::Select {
                selector, variants, ..
            } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &Inline<&str>) {
        match inline {
            Inline::StringLiteral { .. } | Inline::NumberLiteral { .. } => {}
            Inline::VariableReference { id, .. } => self.variables.push(id.name.to_owned()),
            Inline::MessageReference { id, attribute, .. } => {
                self.references.push(key(id.name, attribute.as_ref()));
            }
            Inline::TermReference {
                id,
                attribute,
                arguments,
                ..
            } => {
                let id = format!("-{}", id.name);
                self.references.push(key(&id, attribute.as_ref()));
                if let Some(arguments) = arguments {
                    self.arguments(arguments);
                }
            }
            Inline::FunctionReference { id, arguments, .. } => {
                if !FUNCTIONS.contains(&id.name) {
                    self.unknown.push(id.name.to_owned());
                }
                self.arguments(arguments);
            }
            Inline::Placeable { expression, .. } => self.expression(expression),
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&str>) {
        // The values of named arguments are literals.
        for argument in &arguments.positional {
            self.inline(argument);
        }
    }
}

/// How a message or term, or an attribute of it, is written in a reference.
pub(crate) fn key(id: &str, attribute: Option<&Identifier<&str>>) -> String {
    match attribute {
        Some(attribute) => format!("{id}.{}", attribute.name),
        None => id.to_owned(),
    }
}

/// Whether somebody will read anything, whichever variant is chosen.
pub(crate) fn says_something(pattern: &Pattern<&str>) -> bool {
    pattern.elements.iter().any(|element| match element {
        PatternElement::TextElement { value, .. } => !value.trim().is_empty(),
        PatternElement::Placeable { expression } => expression_says_something(expression),
    })
}

fn expression_says_something(expression: &Expression<&str>) -> bool {
    match expression {
        Expression::Select { variants, .. } => variants
            .iter()
            .all(|variant| says_something(&variant.value)),
        Expression::Inline(Inline::StringLiteral { value, .. }, ..) => {
            !unescape_unicode_to_string(value).trim().is_empty()
        }
        Expression::Inline(Inline::Placeable { expression, .. }, ..) => {
            expression_says_something(expression)
        }
        Expression::Inline(..) => true,
    }
}

/// A text of the service, with `{name}` for its variables, and whatever in it is
/// more than words and variables.
pub(crate) fn plain(pattern: &Pattern<&str>) -> (String, Vec<&'static str>) {
    let (mut text, mut more) = (String::new(), Vec::new());
    for element in &pattern.elements {
        let inline = match element {
            PatternElement::TextElement { value, .. } => {
                text.push_str(value);
                continue;
            }
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(inline, ..) => inline,
                Expression::Select { .. } => {
                    more.push("a selector");
                    continue;
                }
            },
        };
        match inline {
            Inline::VariableReference { id, .. } => {
                text.push('{');
                text.push_str(id.name);
                text.push('}');
            }
            Inline::StringLiteral { value, .. } => {
                let value = unescape_unicode_to_string(value);
                // It could be taken for a variable where values are filled in.
                if value.contains(['{', '}']) {
                    more.push("a brace");
                }
                text.push_str(&value);
            }
            Inline::NumberLiteral { .. } => more.push("a number in braces"),
            Inline::FunctionReference { .. } => more.push("a function"),
            Inline::MessageReference { .. } => more.push("another message"),
            Inline::TermReference { .. } => more.push("a term"),
            Inline::Placeable { .. } => more.push("braces in braces"),
        }
    }
    (text, more)
}
