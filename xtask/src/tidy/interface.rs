//! Rules about the texts of the interface: that every language has them, and that
//! each of them is said somewhere.

use std::collections::BTreeSet;

use vigie_interface::{FOLDER, Interface, Side, variant};

use super::Finding;
use super::checkout::{Checkout, File};

/// Where the scripts are that say the texts of `pages`.
const SCRIPTS: &str = "functions/pages/web/";

/// How a script calls what says a text.
const SAY: &str = "say(";

/// How a function makes the id of a phrase.
const MAKE: &str = "from_key(&format!(";

/// Each language can say everything, and says it with the same values.
pub(super) fn texts_agree_in_every_language(checkout: &Checkout) -> Vec<Finding> {
    let interface = read(checkout);
    let findings = interface.faults().iter().map(|fault| Finding {
        path: fault.path.clone(),
        line: fault.line,
        message: fault.message.clone(),
    });
    findings.collect()
}

/// Ten people translate what is there: nobody should translate what nobody reads.
pub(super) fn every_text_is_said(checkout: &Checkout) -> Vec<Finding> {
    let interface = read(checkout);
    let within = interface.put_into_others();
    let functions = Functions::of(checkout);
    let scripts = scripts(checkout);
    let unsaid = interface.originals().filter(|text| {
        let by_function = text.side == Side::Service && functions.say(text.id);
        let by_script = || scripts.iter().any(|script| script.names(text.id));
        !(within.contains(text.id) || by_function || by_script())
    });
    let findings = unsaid.map(|text| Finding {
        path: text.path.to_owned(),
        line: text.line,
        message: format!("nothing says `{}`: remove it", text.id),
    });
    findings.collect()
}

/// A script that says what is nowhere would show its name.
pub(super) fn scripts_say_what_there_is(checkout: &Checkout) -> Vec<Finding> {
    let interface = read(checkout);
    let there: BTreeSet<&str> = interface.originals().map(|text| text.id).collect();
    let mut findings = Vec::new();
    for script in scripts(checkout) {
        for (line, id) in script.said() {
            if id.contains("${") {
                let message = "name a text as a whole, so that it is known to be there";
                findings.push(script.file.finding(line, message));
            } else if !there.contains(id) {
                let message = format!("there is no `{id}` in {FOLDER}fr");
                findings.push(script.file.finding(line, message));
            }
        }
    }
    findings
}

fn read(checkout: &Checkout) -> Interface {
    let files = checkout.below(&[FOLDER], &[""]);
    Interface::of(files.map(|file| (file.path.as_str(), file.text.as_str())))
}

/// What sources and templates of functions name.
struct Functions<'c> {
    /// Ids, and variants of the enum.
    names: BTreeSet<&'c str>,
    /// The beginnings and ends of ids that are made at run time, from the names
    /// of a closed set: `"topic-{topic}"`.
    made: Vec<(&'c str, &'c str)>,
}

impl<'c> Functions<'c> {
    fn of(checkout: &'c Checkout) -> Self {
        let (mut names, mut made) = (BTreeSet::new(), Vec::new());
        for file in checkout.below(&["functions/"], &[".html"]) {
            let gaps = file.text.split("{{").skip(1);
            names.extend(gaps.filter_map(|gap| Some(gap.split_once("}}")?.0)));
        }
        for file in checkout.below(&["functions/"], &[".rs"]) {
            let mut lines = file.product_lines().map(|(_, line)| line).peekable();
            while let Some(line) = lines.next() {
                names.extend(line.split("::").skip(1).map(identifier));
                names.extend(line.split('"').skip(1));
                if let Some((_, key)) = line.split_once(MAKE) {
                    // The key may stand on a line of its own.
                    let key = if key.contains('"') {
                        Some(key)
                    } else {
                        lines.peek().copied()
                    };
                    made.extend(key.and_then(ends));
                }
            }
        }
        Self { names, made }
    }

    fn say(&self, id: &str) -> bool {
        self.names.contains(id)
            || self.names.contains(variant(id).as_str())
            || self.made.iter().any(|(before, after)| {
                let rest = id.strip_prefix(before);
                let name = rest.and_then(|rest| rest.strip_suffix(after));
                name.is_some_and(|name| !name.is_empty())
            })
    }
}

/// What stands before and behind the gaps of the first string of a line.
fn ends(line: &str) -> Option<(&str, &str)> {
    let (string, _) = line.split_once('"')?.1.split_once('"')?;
    Some((string.split_once('{')?.0, string.rsplit_once('}')?.1))
}

/// The identifier that a text begins with.
fn identifier(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
    end.map_or(text, |end| text.split_at(end).0)
}

/// A script without its comments.
struct Script<'c> {
    file: &'c File,
    text: String,
}

fn scripts(checkout: &Checkout) -> Vec<Script<'_>> {
    let files = checkout.below(&[SCRIPTS], &[".ts"]);
    let files =
        files.filter(|file| !file.path.ends_with(".test.ts") && !file.path.contains("/tests/"));
    let scripts = files.map(|file| {
        let mut text = String::new();
        for (_, line) in file.lines() {
            let comment = ["//", "/*", "*"];
            let start = line.trim_start();
            if !comment.iter().any(|mark| start.starts_with(mark)) {
                text.push_str(line);
            }
            text.push('\n');
        }
        Script { file, text }
    });
    scripts.collect()
}

impl Script<'_> {
    /// Whether an id stands in the script as a string.
    fn names(&self, id: &str) -> bool {
        let quotes = ['"', '\'', '`'];
        let mut found = self.text.match_indices(id);
        found.any(|(at, _)| {
            let before = self.text.get(..at).and_then(|text| text.chars().last());
            let after = self.text.get(at + id.len()..);
            let after = after.and_then(|text| text.chars().next());
            before == after && before.is_some_and(|quote| quotes.contains(&quote))
        })
    }

    /// The strings that are given to what says a text, with their lines.
    fn said(&self) -> Vec<(usize, &str)> {
        let calls = self.text.match_indices(SAY);
        let said = calls.filter_map(|(at, _)| {
            let (before, call) = self.text.split_at_checked(at)?;
            let longer = |letter: char| letter.is_alphanumeric() || "_$".contains(letter);
            if before.ends_with(longer) {
                return None;
            }
            let argument = call.strip_prefix(SAY)?.trim_start();
            let quote = argument.chars().next()?;
            let string = argument.strip_prefix(['"', '\'', '`'])?;
            let (id, _) = string.split_once(quote)?;
            Some((1 + before.matches('\n').count(), id))
        });
        said.collect()
    }
}

#[cfg(test)]
mod tests {
    use vigie::language::Language;

    use super::*;

    const HELLO: &str = "chat-hello = Hello { $name }\n";

    /// What a rule finds in these files.
    fn found(rule: fn(&Checkout) -> Vec<Finding>, files: &[(&str, &str)]) -> Vec<String> {
        let findings = rule(&Checkout::of(files));
        findings.iter().map(ToString::to_string).collect()
    }

    /// What is found in the texts of the chat where one language has its own.
    fn in_one_language(language: Language, own: &str) -> Vec<String> {
        let files: Vec<(String, &str)> = Language::ALL
            .iter()
            .map(|other| {
                let text = if *other == language { own } else { HELLO };
                (format!("content/interface/{other}/pages/chat.ftl"), text)
            })
            .collect();
        let files: Vec<(&str, &str)> = files
            .iter()
            .map(|(path, text)| (path.as_str(), *text))
            .collect();
        found(texts_agree_in_every_language, &files)
    }

    #[test]
    fn a_text_that_a_language_lacks_or_fills_in_otherwise_is_found() {
        let found = |own| in_one_language(Language::German, own);
        let none: [&str; 0] = [];
        let path = "content/interface/de/pages/chat.ftl";
        assert_eq!(found("chat-hello = Hallo { $name }\n"), none);
        assert_eq!(
            found("# Later.\n"),
            [format!("{path}:1: no phrase for `chat-hello`")]
        );
        assert_eq!(
            found("chat-hello = Hallo { $nom }\n"),
            [format!(
                "{path}:1: `chat-hello` has other variables than in French"
            )]
        );
    }

    #[test]
    fn a_file_that_is_none_of_the_interface_is_found() {
        for path in ["fr.toml", "fr/chat.txt", "ja/chat.ftl", "fr/more/chat.ftl"] {
            let path = format!("{FOLDER}{path}");
            let found = found(texts_agree_in_every_language, &[(&path, HELLO)]);
            let message = "neither <language>/<file>.ftl nor <language>/pages/<file>.ftl";
            assert_eq!(found, [format!("{path}:1: {message}")]);
        }
    }

    #[test]
    fn a_phrase_that_no_function_says_is_found() {
        let texts = "\n\
            page-title = A\n\
            page-gap = B\n\
            page-key = C\n\
            page-of-one = D\n\
            page-of = E\n\
            page-script = F\n\
            page-comment = G\n\
            page-test = H\n\
            page-tests = I\n";
        let source = "fn a() { title(P::PageTitle); key(\"page-key\"); }\n\
            fn b() { Phrase::from_key(&format!(\"page-of-{name}\")) }\n\
            fn c() { file(&format!(\"page-{name}\")) }\n\
            // Phrase::PageComment, \"page-comment\"\n\
            #[cfg(test)]\n\
            mod tests { use Phrase::PageTest; }\n";
        let found = found(
            every_text_is_said,
            &[
                ("content/interface/fr/page.ftl", texts),
                ("functions/a/src/a.rs", source),
                ("functions/a/tests/a.rs", "Phrase::PageTests"),
                ("functions/a/page/a.html", "<p>{{page-gap}}</p>"),
                ("functions/pages/web/a.ts", "say('page-script')"),
            ],
        );
        let finding = |line, id| {
            format!("content/interface/fr/page.ftl:{line}: nothing says `{id}`: remove it")
        };
        assert_eq!(
            found,
            [
                finding(6, "page-of"),
                finding(8, "page-comment"),
                finding(9, "page-test"),
                finding(10, "page-tests"),
            ]
        );
    }

    #[test]
    fn a_text_that_no_script_says_is_found() {
        let texts = "chat-a = { chat-within }\n\
            chat-within = B\n\
            chat-b = C\n\
            chat-c = D\n\
            chat-rust = E\n\
            chat-comment = F\n\
            chat-test = G\n\
            chat-longer = H\n";
        let script = "const a = say(\"chat-a\");\n\
            const of = { b: 'chat-b', c: `chat-c` };\n\
            // say(\"chat-comment\")\n\
            /*\n * \"chat-comment\"\n */\n\
            \"chat-longer-still\"; \"no-chat-longer\"\n";
        let found = found(
            every_text_is_said,
            &[
                ("content/interface/fr/pages/chat.ftl", texts),
                ("functions/pages/web/chat/a.ts", script),
                ("functions/pages/web/chat/a.test.ts", "\"chat-test\""),
                ("functions/pages/web/tests/a.ts", "\"chat-test\""),
                (
                    "functions/relay/src/a.rs",
                    "Phrase::ChatRust; \"chat-rust\"",
                ),
            ],
        );
        let finding = |line, id| {
            format!("content/interface/fr/pages/chat.ftl:{line}: nothing says `{id}`: remove it")
        };
        assert_eq!(
            found,
            [
                finding(5, "chat-rust"),
                finding(6, "chat-comment"),
                finding(7, "chat-test"),
                finding(8, "chat-longer"),
            ]
        );
    }

    #[test]
    fn what_a_script_says_and_nobody_wrote_is_found() {
        let script = "say(\"chat-hello\", { name });\n\
            // say(\"chat-comment\")\n\
            this.say(\n  'chat-helo',\n);\n\
            say(`page-title`) + say(`chat-${state}`);\n\
            essay(\"chat-essay\"); say(id);\n";
        let found = found(
            scripts_say_what_there_is,
            &[
                ("content/interface/fr/pages/chat.ftl", HELLO),
                ("content/interface/fr/page.ftl", "page-title = A\n"),
                ("functions/pages/web/a.ts", script),
            ],
        );
        assert_eq!(
            found,
            [
                "functions/pages/web/a.ts:3: there is no `chat-helo` in content/interface/fr",
                "functions/pages/web/a.ts:6: name a text as a whole, so that it is known to be there",
            ]
        );
    }
}
