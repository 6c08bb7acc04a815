//! What somebody speaks.

use super::*;

#[test]
fn a_language_is_looked_for_among_platforms() {
    let need = speaking(&["uk"], Need::default());
    let routing = sends(&need, &everybody(), DAY, "rennes", Reason::Language);
    assert_eq!(routing.language, Some(tag("uk")));
    // Where both speak it there is nothing to tell.
    let english = speaking(&["en-GB"], Need::default());
    let routing = sends(&english, &everybody(), DAY, "bordeaux", Reason::General);
    assert_eq!(routing.language, Some(tag("en-GB")));
    // The best of several counts.
    let both = speaking(&["pt", "uk"], Need::default());
    sends(&both, &everybody(), DAY, "bordeaux", Reason::General);
    let both = speaking(&["uk", "pt"], Need::default());
    sends(&both, &everybody(), DAY, "rennes", Reason::Language);
    // One that nobody speaks changes nothing.
    let tamil = speaking(&["ta"], Need::default());
    let routing = sends(&tamil, &everybody(), DAY, "bordeaux", Reason::General);
    assert_eq!(routing.language, None);
}

#[test]
fn those_on_duty_count_and_not_what_a_desk_can_do_at_best() {
    let need = speaking(&["uk"], Need::default());
    let mut staffing = staffed(&["bordeaux", "rennes"]);
    let french = Staff {
        languages: vec![tag("fr")],
        ..on_duty(2, 2)
    };
    staffing.insert(desk("rennes"), french.clone());
    sends(&need, &staffing, DAY, "bordeaux", Reason::General);
    let ukrainian = Staff {
        languages: vec![tag("fr"), tag("uk")],
        ..on_duty(2, 2)
    };
    staffing.insert(desk("rennes"), french);
    staffing.insert(desk("bordeaux"), ukrainian);
    let routing = sends(&need, &staffing, DAY, "bordeaux", Reason::General);
    assert_eq!(routing.language, Some(tag("uk")));
}

#[test]
fn a_language_never_leaves_danger_unanswered() {
    let need = speaking(&["uk"], danger(Need::default()));
    // With room at both, the one that speaks it.
    let routing = sends(&need, &everybody(), DAY, "rennes", Reason::Danger);
    assert_eq!(routing.language, Some(tag("uk")));
    // With room at one, that one.
    let mut staffing = everybody();
    staffing.insert(desk("rennes"), on_duty(5, 0));
    let routing = sends(&need, &staffing, DAY, "bordeaux", Reason::Danger);
    assert_eq!(routing.language, None);
    // Without danger somebody would rather wait.
    let need = speaking(&["uk"], Need::default());
    sends(&need, &staffing, DAY, "rennes", Reason::Language);
    // Nobody of that language is there at all.
    let need = speaking(&["uk"], danger(Need::default()));
    sends(
        &need,
        &staffed(&["bordeaux"]),
        DAY,
        "bordeaux",
        Reason::Danger,
    );
}

#[test]
fn a_language_does_not_take_people_from_those_trained() {
    let need = speaking(&["uk"], topic("family-violence"));
    let routing = sends(&need, &everybody(), DAY, "yvelines", Reason::Specialised);
    assert_eq!(routing.language, None);
}
