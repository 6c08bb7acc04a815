//! The rule about the plan of the desks.

use super::Finding;
use super::checkout::Checkout;
use crate::desks::plan;
use crate::desks::variables::PARTS;

/// Nobody is sent to a desk that is not there, does not answer or has no way
/// on. What is signed is made of this plan.
pub(super) fn desks_are_sound(checkout: &Checkout) -> Vec<Finding> {
    let Some(file) = checkout.file(plan::PATH) else {
        return Vec::new();
    };
    let Err(found) = plan::read(&file.text) else {
        return Vec::new();
    };
    let findings = found.into_iter();
    findings
        .map(|found| file.finding(found.line, found.message))
        .collect()
}

/// A part of the directory that Spin does not know would be left out, and the
/// rest has no signature.
pub(super) fn spin_takes_every_part_of_the_directory(checkout: &Checkout) -> Vec<Finding> {
    let Some(file) = checkout.file("spin.toml") else {
        return Vec::new();
    };
    let manifest = checkout.toml("spin.toml").unwrap_or_default();
    let given = manifest
        .get("component")
        .and_then(|components| components.get("relay")?.get("variables"));
    let missing = PARTS.iter().filter(|name| {
        let declared = manifest
            .get("variables")
            .and_then(|declared| declared.get(name));
        let value = given.and_then(|given| given.get(name)?.as_str());
        declared.is_none() || value != Some(format!("{{{{ {name} }}}}").as_str())
    });
    let findings = missing.map(|name| {
        file.finding_at(
            "[component.relay.variables]",
            format!("declare `{name}` and give it to the relay"),
        )
    });
    findings.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = include_str!("../../../content/desks.toml");

    fn findings(text: &str) -> Vec<Finding> {
        desks_are_sound(&Checkout::of(&[(plan::PATH, text)]))
    }

    fn line_of(text: &str, words: &str) -> usize {
        text.lines().position(|line| line.contains(words)).unwrap() + 1
    }

    #[test]
    fn the_plan_of_the_checkout_is_sound() {
        assert_eq!(findings(PLAN), []);
    }

    #[test]
    fn a_desk_that_leads_nowhere_is_found_by_its_line() {
        let text = PLAN.replacen("overflow = [\"bordeaux\"]", "overflow = [\"lutece\"]", 1);
        let findings = findings(&text);
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert_eq!(findings[0].path, plan::PATH);
        assert_eq!(findings[0].line, line_of(&text, "id = \"rennes\""));
        assert!(findings[0].message.contains("lutece"), "{findings:?}");
    }

    #[test]
    fn of_two_desks_of_one_name_the_second_is_found() {
        let text = PLAN.replacen("id = \"corse\"", "id = \"alsace\"", 1);
        let second = text.match_indices("id = \"alsace\"").nth(1).unwrap().0;
        let line = text[..second].lines().count() + 1;
        let twice = findings(&text);
        assert_eq!(twice.len(), 1, "{twice:?}");
        assert_eq!(twice[0].line, line);
    }

    #[test]
    fn what_is_no_plan_is_found_where_it_is_none() {
        let text = PLAN.replacen("hours = \"24/7\"", "hours = \"always\"", 1);
        let wrong = findings(&text);
        assert_eq!(wrong.len(), 1, "{wrong:?}");
        assert_eq!(
            wrong[0].line,
            line_of(&text, "hours = \"always\""),
            "{wrong:?}"
        );
        let text = PLAN.replacen("sample = true", "", 1);
        assert_eq!(findings(&text).len(), 1);
    }

    #[test]
    fn a_part_that_spin_does_not_hand_on_is_found() {
        let mut text = "[variables]\n".to_owned();
        for name in PARTS {
            text.push_str(&format!("{name} = {{ default = \"\" }}\n"));
        }
        text.push_str("[component.relay.variables]\n");
        for name in PARTS.iter().skip(1) {
            text.push_str(&format!("{name} = \"{{{{ {name} }}}}\"\n"));
        }
        let rule = |text: &str| {
            spin_takes_every_part_of_the_directory(&Checkout::of(&[("spin.toml", text)]))
        };
        let findings = rule(&text);
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert!(findings[0].message.contains("`desk_directory`"));
        let whole = format!("{text}desk_directory = \"{{{{ desk_directory }}}}\"\n");
        assert_eq!(rule(&whole), []);
        let undeclared = whole.replacen("desk_directory_3 = { default = \"\" }\n", "", 1);
        assert_eq!(rule(&undeclared).len(), 1);
    }
}
