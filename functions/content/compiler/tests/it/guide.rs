//! Faults in the guide and its texts.

use vigie::language::Language;

use crate::{Tree, refused};

const FILE: &str = "guide/guide.toml";

/// A tree whose guide has more questions, outcomes and texts.
fn with(structure: &str, texts: &str) -> Tree {
    let tree = Tree::sound();
    tree.write(FILE, &format!("{}\n{structure}", tree.text(FILE)));
    for language in Language::ALL {
        let path = format!("guide/{language}.toml");
        tree.write(&path, &format!("{}\n{texts}", tree.text(&path)));
    }
    tree
}

/// A tree in which a text is taken out of the guide in every language.
fn without_text(tree: Tree, text: &str) -> Tree {
    Language::ALL.iter().fold(tree, |tree, language| {
        tree.edit(&format!("guide/{language}.toml"), text, "")
    })
}

fn question(id: &str, answers: &[(&str, &str)]) -> (String, String) {
    let lines = answers
        .iter()
        .map(|(id, go)| format!("  {{ id = \"{id}\", go = \"{go}\" }},\n"));
    let structure = format!(
        "[[question]]\nid = \"{id}\"\nanswers = [\n{}]\n",
        lines.collect::<String>()
    );
    let lines = answers.iter().map(|(id, _)| format!("{id} = \"{id}\"\n"));
    let texts = format!(
        "[question.{id}]\ntext = \"{id}?\"\n[question.{id}.answers]\n{}",
        lines.collect::<String>()
    );
    (structure, texts)
}

#[test]
fn an_action_that_names_no_service() {
    let message = "there is no service \"stations\"";
    refused(
        FILE,
        "{ service = \"station\" }",
        "{ service = \"stations\" }",
        message,
    );
}

#[test]
fn an_action_that_names_no_number() {
    let message = "there is no number \"3001\"";
    refused(
        FILE,
        "{ number = \"3000\" }",
        "{ number = \"3001\" }",
        message,
    );
}

#[test]
fn an_action_that_names_no_sheet() {
    let message = "there is no sheet \"fires\"";
    refused(
        FILE,
        "{ sheet = \"burglary\" }",
        "{ sheet = \"fires\" }",
        message,
    );
}

#[test]
fn an_action_of_an_unknown_kind() {
    Tree::sound()
        .edit(FILE, "{ number = \"3000\" }", "{ person = \"3000\" }")
        .refuses_with(FILE, "person", "unknown variant `person`");
}

#[test]
fn an_answer_that_leads_nowhere() {
    let tree = Tree::sound().edit(FILE, "go = \"burgled\"", "go = \"fires\"");
    let faults = tree.faults();
    assert_eq!(faults.len(), 2, "{faults:#?}");
    tree.has(&faults, FILE, "id = \"what\"", "\"what\" leads nowhere");
    tree.has(
        &faults,
        FILE,
        "id = \"burgled\"",
        "no answer leads to \"burgled\"",
    );
}

#[test]
fn a_first_question_that_does_not_exist() {
    let tree = Tree::sound().edit(FILE, "first = \"danger\"", "first = \"start\"");
    let faults = tree.faults();
    tree.has(
        &faults,
        FILE,
        "first = \"start\"",
        "\"start\" leads nowhere",
    );
}

#[test]
fn a_question_that_nothing_leads_to() {
    let (structure, texts) = question("alone", &[("a", "talk"), ("b", "burgled")]);
    with(&structure, &texts).refuses(FILE, "id = \"alone\"", "no answer leads to \"alone\"");
}

#[test]
fn an_outcome_that_nothing_leads_to() {
    let structure = "[[outcome]]\nid = \"alone\"\nactions = [{ service = \"chat\" }]\n";
    let texts = "[outcome.alone]\ntitle = \"t\"\nwhy = \"w\"\n";
    with(structure, texts).refuses(FILE, "id = \"alone\"", "no answer leads to \"alone\"");
}

#[test]
fn a_circle() {
    let (structure, texts) = question("again", &[("a", "what"), ("b", "burgled")]);
    with(&structure, &texts)
        .edit(
            FILE,
            "{ id = \"theft\", go = \"burgled\" }",
            "{ id = \"theft\", go = \"again\" }",
        )
        .refuses(
            FILE,
            "id = \"what\"",
            "\"what\" can be asked again after it was answered",
        );
}

#[test]
fn a_path_that_is_too_long() {
    let (mut structure, mut texts) = (String::new(), String::new());
    // After "danger" and "what" come `most` more questions.
    let mut chain = |most: u8| {
        for n in 1..=most {
            let id = char::from(b'a' + n).to_string().repeat(4);
            let next = match n == most {
                true => "talk".to_owned(),
                false => char::from(b'a' + n + 1).to_string().repeat(4),
            };
            let (more, more_texts) = question(&id, &[("on", &next), ("off", "burgled")]);
            structure += &more;
            texts += &more_texts;
        }
        let tree = with(&structure, &texts);
        structure.clear();
        texts.clear();
        tree.edit(
            FILE,
            "go = \"talk\" },\n]\n\n[[outcome]]",
            "go = \"bbbb\" },\n]\n\n[[outcome]]",
        )
    };
    chain(4).content();
    let tree = chain(5);
    let faults = tree.faults();
    assert_eq!(faults.len(), 2, "{faults:#?}");
    for id in ["talk", "burgled"] {
        let message = format!("more than 6 questions can come before \"{id}\"");
        tree.has(&faults, FILE, &format!("id = \"{id}\""), &message);
    }
}

#[test]
fn danger_that_is_not_asked_about_first() {
    let message = "no answer to \"danger\", which is asked first, leads straight to an emergency";
    Tree::sound()
        .edit(FILE, "emergency = true\n", "")
        .refuses(FILE, "id = \"danger\"", message);
}

#[test]
fn an_emergency_that_does_not_begin_with_an_emergency_service() {
    let message = "\"call-now\" is an emergency, and its first action is not an emergency service";
    let actions = "{ service = \"emergency_call\" }, { sheet = \"call\" }";
    for begins in [
        "{ sheet = \"call\" }, { service = \"emergency_call\" }",
        "{ service = \"chat\" }, { service = \"emergency_call\" }",
        "{ number = \"17\" }",
    ] {
        Tree::sound()
            .edit(FILE, actions, begins)
            .refuses(FILE, "id = \"call-now\"", message);
    }
}

#[test]
fn a_question_with_one_answer() {
    let tree = Tree::sound()
        .edit(FILE, "  { id = \"theft\", go = \"burgled\" },\n", "")
        .edit(
            FILE,
            "[{ service = \"chat\" }]",
            "[{ sheet = \"burglary\" }]",
        );
    let tree = without_text(tree, "theft = \"A theft\"\n");
    let faults = tree.faults();
    assert_eq!(faults.len(), 2, "{faults:#?}");
    tree.has(
        &faults,
        FILE,
        "id = \"what\"",
        "\"what\" has fewer than two answers",
    );
    tree.has(
        &faults,
        FILE,
        "id = \"burgled\"",
        "no answer leads to \"burgled\"",
    );
}

#[test]
fn an_outcome_without_actions() {
    Tree::sound()
        .edit(FILE, "[{ service = \"chat\" }]", "[]")
        .refuses(
            FILE,
            "id = \"talk\"",
            "\"talk\" leaves people with nothing to do",
        );
}

#[test]
fn a_question_that_stands_twice() {
    let (structure, _) = question("what", &[("theft", "burgled"), ("other", "talk")]);
    let tree = with(&structure, "");
    stands_twice(&tree, "what", "what");
}

/// Sees to it that the only fault is at the second of two of one name.
fn stands_twice(tree: &Tree, id: &str, said: &str) {
    let heading = format!("id = \"{id}\"");
    let text = tree.text(FILE);
    let lines = text.lines().enumerate();
    let last = lines.filter(|(_, line)| line.contains(&heading)).last();
    let line = 1 + last.unwrap().0;
    let faults = tree.faults();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert_eq!(
        faults[0].to_string(),
        format!("content/{FILE}:{line}: \"{said}\" stands twice")
    );
}

#[test]
fn an_outcome_that_stands_twice() {
    let tree = with(
        "[[outcome]]\nid = \"talk\"\nactions = [{ service = \"station\" }]\n",
        "",
    );
    stands_twice(&tree, "talk", "talk");
}

#[test]
fn an_answer_that_stands_twice() {
    let answer = "  { id = \"theft\", go = \"burgled\" },\n";
    let tree = Tree::sound().edit(
        FILE,
        answer,
        &format!("{answer}{}", answer.replace("burgled", "talk")),
    );
    // Told where its question stands.
    stands_twice(&tree, "what", "what.theft");
}

#[test]
fn a_question_and_an_outcome_of_one_name() {
    let structure = "[[outcome]]\nid = \"what\"\nactions = [{ service = \"chat\" }]\n";
    let tree = with(structure, "[outcome.what]\ntitle = \"t\"\nwhy = \"w\"\n");
    stands_twice(&tree, "what", "what");
}

#[test]
fn a_question_without_text_in_a_language() {
    let path = "guide/uk.toml";
    let tree = Tree::sound();
    let text = tree.text(path);
    let (start, end) = (
        text.find("[question.what]").unwrap(),
        text.find("[outcome.call-now]").unwrap(),
    );
    tree.write(path, &text.replace(&text[start..end], ""));
    tree.refuses(path, "", "there is no text for \"what\"");
}

#[test]
fn an_outcome_without_text_in_a_language() {
    let path = "guide/fr.toml";
    let tree = Tree::sound();
    let text = tree.text(path);
    tree.write(path, &text[..text.find("[outcome.talk]").unwrap()]);
    // The French texts are looked at like all the others.
    tree.refuses(path, "", "there is no text for \"talk\"");
}

#[test]
fn an_answer_without_text() {
    let path = "guide/es.toml";
    Tree::sound()
        .edit(path, "theft = \"A theft\"\n", "")
        .refuses(path, "", "there is no text for \"theft\"");
}

#[test]
fn texts_of_nothing() {
    let path = "guide/es.toml";
    Tree::sound()
        .edit(
            path,
            "theft = \"A theft\"",
            "theft = \"A theft\"\nfires = \"A fire\"",
        )
        .refuses(path, "fires", "\"fires\" is the text of nothing");
    Tree::sound()
        .edit(
            path,
            "[outcome.talk]",
            "[outcome.quiet]\ntitle = \"t\"\nwhy = \"w\"\n\n[outcome.talk]",
        )
        .refuses(path, "[outcome.quiet]", "\"quiet\" is the text of nothing");
}

#[test]
fn a_part_of_a_text_that_is_missing_or_unknown() {
    let path = "guide/de.toml";
    Tree::sound()
        .edit(path, "why = \"Because they know.\"\n", "")
        .refuses(path, "[outcome.talk]", "missing field `why`");
    Tree::sound()
        .edit(path, "help = \"Now.\"", "hint = \"Now.\"")
        .refuses_with(path, "hint", "unknown field `hint`");
}

#[test]
fn a_file_of_texts_that_is_missing() {
    let tree = Tree::sound();
    tree.remove("guide/zh.toml");
    let faults = tree.faults();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert!(
        faults[0]
            .to_string()
            .starts_with("content/guide/zh.toml:1: cannot be read: "),
        "{}",
        faults[0]
    );
}
