//! The texts of the sound tree.

use vigie::language::Language;

/// Every file, by its path.
pub(crate) fn files() -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = [
        ("numbers/numbers.toml", NUMBERS),
        ("services/services.toml", SERVICES),
        ("sheets/required.toml", REQUIRED),
        ("sheets/fr/call.md", CALL_FR),
        ("sheets/en/call.md", CALL_EN),
        ("sheets/fr/burglary.md", BURGLARY_FR),
        ("sheets/en/burglary.md", BURGLARY_EN),
        ("guide/guide.toml", GUIDE),
        ("phrases/concepts.toml", CONCEPTS),
        ("phrases/fr.toml", PHRASES_FR),
        ("answers/answers.toml", ANSWERS),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .into();
    for language in Language::ALL {
        for (folder, texts) in [
            ("numbers", NUMBER_TEXTS),
            ("services", SERVICE_TEXTS),
            ("guide", GUIDE_TEXTS),
            ("answers", ANSWER_TEXTS),
        ] {
            let texts = texts.replace("(xx)", &format!("({language})"));
            files.push((format!("{folder}/{language}.toml"), texts));
        }
    }
    for tag in phrasebooks().filter(|tag| tag != "fr") {
        let mut texts = PHRASES.replace("(xx)", &format!("({tag})"));
        if tag == "en" {
            // Nothing is translated back into the language it comes from.
            let sources = texts.split("\n[corrected]").next().unwrap_or_default();
            let lines = sources.lines().map(|line| match line.split_once(", back") {
                Some((text, _)) => format!("{text} }}\n"),
                None => format!("{line}\n"),
            });
            texts = lines.collect();
        }
        files.push((format!("phrases/{tag}.toml"), texts));
    }
    files
}

/// The languages of the phrasebook: those of the pages, and as many more as are
/// promised, under tags that ISO 639 leaves for local use.
pub(crate) fn phrasebooks() -> impl Iterator<Item = String> {
    let pages = Language::ALL.iter().map(ToString::to_string);
    let local =
        ('a'..='b').flat_map(|first| ('a'..='z').map(move |last| format!("q{first}{last}")));
    pages.chain(local.take(40 - Language::ALL.len()))
}

const REQUIRED: &str = r#"complete = ["fr", "en"]
vital = []
"#;

const NUMBERS: &str = r#"
[[number]]
id = "17"
dial = "17"
channels = ["voice"]
hours = "24/7"
free = true
languages = ["fr"]
territories = ["metropolitan_france", "reunion"]
settings = ["land"]
audiences = ["everyone"]
danger = true
checked = 2026-11-17
sources = [{ title = "Source of 17", url = "https://seventeen.example" }]

[[number]]
id = "112"
dial = "112"
channels = ["voice"]
hours = "24/7"
free = true
languages = ["fr", "en"]
territories = ["metropolitan_france"]
settings = ["land", "mountain"]
audiences = ["everyone"]
danger = true
checked = 2026-11-12
sources = [{ title = "Source of 112", url = "https://onetwelve.example" }]

[[number]]
id = "114"
sms = "114"
web = "https://relay.example"
channels = ["text", "relay", "web"]
hours = "24/7"
free = true
languages = ["fr", "fsl"]
territories = ["metropolitan_france"]
settings = ["land"]
audiences = ["everyone"]
danger = true
checked = 2026-11-14
sources = [{ title = "Source of 114", url = "https://onefourteen.example" }]

[[number]]
id = "3000"
dial = "3000"
channels = ["voice"]
hours = "Mo-Fr 10:00-19:00; PH off"
free = false
languages = ["fr"]
territories = ["metropolitan_france"]
settings = ["land"]
audiences = ["victim", "witness"]
danger = false
checked = 2026-11-13
sources = [{ title = "Source of 3000", url = "https://threethousand.example" }]

[[number]]
id = "relay"
web = "https://chat.example"
channels = ["text", "web"]
hours = "24/7"
free = true
languages = []
territories = ["metropolitan_france"]
settings = ["land"]
audiences = ["minor"]
danger = false
checked = 2026-11-15
sources = [{ title = "Source of relay", url = "https://chat.example/about" }]
"#;

const NUMBER_TEXTS: &str = r#"["17"]
name = "Police (xx)"
answers = "Officers."
when = "Somebody is in danger."

["112"]
name = "European emergency number (xx)"
answers = "Operators."
when = "Anywhere in Europe."

["114"]
name = "Emergency in writing (xx)"
answers = "Agents who write."
when = "You cannot speak."

["3000"]
name = "Line for victims (xx)"
answers = "Those who listen."
when = "You want to talk."

[relay]
name = "Written line (xx)"
answers = "Those who read."
when = "You want to write."
"#;

const SERVICES: &str = r#"
[emergency_call]
kind = "emergency_call"
number = "17"
checked = 2026-11-01

[emergency_text]
kind = "emergency_text"
number = "114"
checked = 2026-11-02

[chat]
kind = "chat"
url = "https://officers.example/chat"
checked = 2026-11-03

[station]
kind = "station"
checked = 2026-11-04

[listening]
kind = "other_administration"
number = "3000"
checked = 2026-11-05
"#;

const SERVICE_TEXTS: &str = r#"[emergency_call]
name = "Call the police (xx)"
description = "Help comes."

[emergency_text]
name = "Write to the emergency services (xx)"
description = "Help comes without a word."

[chat]
name = "Chat with an officer (xx)"
description = "An officer answers in writing."

[station]
name = "Nearest station (xx)"
description = "Where it is and when it opens."

[listening]
name = "Somebody who listens (xx)"
description = "They listen and help."
"#;

const CALL_FR: &str = r#"+++
title = "Appeler à l’aide"
summary = "Quel numéro appeler, et que dire en premier."
topics = ["danger"]
audiences = ["everyone", "victim"]
danger = true
published = 2026-10-01
last_reviewed = 2026-11-21
keywords = ["au secours", "urgence"]
services = ["emergency_call", "chat"]
numbers = ["17", "relay"]
see_also = ["burglary"]
sources = [
  { title = "Code pénal", url = "https://law.example/penal" },
]
changes = [
  { date = 2026-10-05, text = "Le 112 est cité." },
  { date = 2026-11-20, text = "Le 114 est cité." },
]
+++

Mettez-vous à l’abri, puis **appelez**.

## Quel numéro

- **[17](tel:17)** : police.
- **[114](sms:114)** : par écrit.

### Par écrit

1. Le lieu.
2. Ce qui se passe.

## Ensuite

Lisez [la fiche sur les cambriolages](sheet:burglary), écrivez à [un policier](service:chat) ou lisez [la loi](https://law.example).
"#;

const CALL_EN: &str = r#"+++
title = "Calling for help"
summary = "Which number to call, and what to say first."
last_reviewed = 2026-11-21
keywords = ["help", "emergency"]
+++

Get to safety, then **call**.

## Which number

- **[17](tel:17)**: police.
- **[114](sms:114)**: in writing.

### In writing

1. Where you are.
2. What is happening.

## Afterwards

Read [the sheet on burglary](sheet:burglary), write to [an officer](service:chat) or read [the law](https://law.example).
"#;

const BURGLARY_FR: &str = r#"+++
title = "Cambriolage"
summary = "Protéger son logement, et que faire après."
topics = ["theft", "travel"]
audiences = ["everyone"]
danger = false
published = 2026-10-02
last_reviewed = 2026-11-21
keywords = ["cambriolage"]
services = ["station"]
numbers = []
see_also = []
sources = [{ title = "Service-public", url = "https://advice.example" }]
+++

Ne touchez à rien et appelez le [17](tel:17).
"#;

const BURGLARY_EN: &str = r#"+++
title = "Burglary"
summary = "Protecting your home, and what to do after."
last_reviewed = 2026-11-21
keywords = ["burglary"]
+++

Touch nothing and call [17](tel:17).
"#;

const GUIDE: &str = r#"version = "1"
first = "danger"

[[question]]
id = "danger"
answers = [
  { id = "yes", go = "call-now" },
  { id = "no", go = "what" },
]

[[question]]
id = "what"
answers = [
  { id = "theft", go = "burgled" },
  { id = "other", go = "talk" },
]

[[outcome]]
id = "call-now"
emergency = true
actions = [{ service = "emergency_call" }, { sheet = "call" }]

[[outcome]]
id = "burgled"
actions = [{ service = "station" }, { number = "3000" }, { sheet = "burglary" }]

[[outcome]]
id = "talk"
emergency = false
actions = [{ service = "chat" }]
"#;

const GUIDE_TEXTS: &str = r#"[question.danger]
text = "Is anybody in danger (xx)?"
help = "Now."

[question.danger.answers]
yes = "Yes"
no = "No"

[question.what]
text = "What is it about (xx)?"

[question.what.answers]
theft = "A theft"
other = "Something else"

[outcome.call-now]
title = "Call now (xx)"
why = "Because somebody is in danger."
advice = "Stay on the line."

[outcome.burgled]
title = "Go to a station (xx)"
why = "Because of the theft."

[outcome.talk]
title = "Write to an officer (xx)"
why = "Because they know."
"#;

const CONCEPTS: &str = r#"
[[concept]]
code = "yes"
group = "answer"
speaker = "anyone"

[[concept]]
code = "bleeding"
group = "injury"
speaker = "citizen"
note = "From a wound."

[[concept]]
code = "call-17"
group = "guidance"
speaker = "officer"

[[concept]]
code = "ask-hurt"
group = "question"
speaker = "officer"
answers = ["bleeding", "yes"]

[[concept]]
code = "not-shown"
group = "guidance"
speaker = "nobody"
"#;

const PHRASES_FR: &str = r#"own_name = "Français"
english_name = "French"
french_name = "français"
direction = "ltr"
question_mark = "?"

[phrases]
yes = { text = "Oui." }
bleeding = { text = "Je saigne." }
call-17 = { text = "Appelez le 17 ou le 112." }
ask-hurt = { text = "Avez-vous une blessure ?" }
not-shown = { text = "Cela ne se montre pas ici." }
"#;

const PHRASES: &str = r#"own_name = "Own (xx)"
english_name = "English (xx)"
french_name = "French (xx)"
direction = "ltr"
question_mark = "?"
look_first = ["bleeding"]
remark = "A language made for tests."

[phrases]
yes = { text = "Yes (xx).", back = "It is so." }
bleeding = { text = "Blood (xx).", back = "There is blood." }
call-17 = { text = "112 or 17 (xx).", back = "Either 112 or 17." }
ask-hurt = { text = "Hurt (xx)?", back = "Does it hurt?" }
not-shown = { text = "Hidden (xx).", back = "It is hidden." }

[corrected]
bleeding = { text = "Beet (xx).", back = "A beet." }
"#;

const ANSWERS: &str = r#"
[placeholders]
desk = "The desk."
minutes = "A number."

[[answer]]
code = "introduce"
stage = "opening"

[[answer]]
code = "introduce-minor"
stage = "opening"
minor = true
instead_of = "introduce"

[[answer]]
code = "burglary"
stage = "advice"
topics = ["theft"]
services = ["station"]
sheets = ["burglary"]
numbers = ["17"]

[[answer]]
code = "no-reply"
stage = "closing"
"#;

const ANSWER_TEXTS: &str = r#"checked = false

[answer.introduce]
title = "Introduce oneself (xx)"
text = "This is {desk} (xx)."

[answer.introduce-minor]
title = "To a minor (xx)"
text = "Hi, this is {desk} (xx)."

[answer.burglary]
title = "Burglary (xx)"
text = "Call 17 and touch nothing (xx)."

[answer.no-reply]
title = "No reply (xx)"
text = "{desk} closes this in {minutes} minutes (xx)."
"#;
