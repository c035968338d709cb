//! `[duty.x]`: promises that recur.

use worktime::{Counted, Language, OnDayOff, Recurrence};

use super::Kind;
use super::promise::{alerts, calendar, counts_at};
use super::shared_words;
use super::variants::variants;
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::formula::Formula;
use crate::language::{Key, KeyPlace, Takes, Words};
use crate::problem::{Expected, ProblemKind};
use crate::rule::{Duty, DutyStart, DutyTerms, ForEach, OnChange, Window};

pub(super) const WORDS: Words = Words {
    word: "duty",
    means: "A recurring promise for every subject that matches: one occurrence a window, named by its period for ever.",
    keys: &[
        shared_words::NAME.required(),
        Key::new(
            "for_each",
            Takes::Other(
                "`company`, `client`, `person`, `department`, `place`, `item` or a `record`",
            ),
            "For what there is one occurrence a window.",
        )
        .required(),
        shared_words::WHERE.varying(),
        Key::new("every", Takes::Recurrence, "How often.")
            .required()
            .varying(),
        Key::new(
            "on_day_off",
            Takes::OneOf(&["later", "earlier", "stays"]),
            "What becomes of a day that is a day off; `later` if left out.",
        )
        .varying(),
        Key::new(
            "window",
            Takes::Other("`first 10 days` or `last 5 working days`"),
            "The part of the window in which it is owed.",
        )
        .varying(),
        Key::new("by", Takes::Actors, "Who owes it.")
            .required()
            .varying(),
        Key::new("kept_by", Takes::Events, "The event that proves it.")
            .required()
            .varying(),
        Key::new(
            "kept_if",
            Takes::Formulas,
            "What must hold of the evidence.",
        )
        .varying(),
        Key::new(
            "counts_at",
            Takes::Other("`happened`, `requested` or a date field"),
            "By which instant the evidence counts.",
        )
        .varying(),
        Key::new(
            "at_least",
            Takes::Number,
            "How often in one window; once if left out.",
        )
        .varying(),
        Key::new("apart", Takes::Length, "How far the times must lie apart.").varying(),
        Key::new(
            "distinct_days",
            Takes::YesNo,
            "`true`: they must fall on different days.",
        )
        .varying(),
        Key::new(
            "record_within",
            Takes::Length,
            "How long after due a late entry may still prove it.",
        )
        .varying(),
        Key::new(
            "opens",
            Takes::Id("record"),
            "Record that each occurrence opens.",
        ),
        Key::new(
            "with",
            Takes::Assignments,
            "Values of the fields of what is opened.",
        ),
        Key::new(
            "batch",
            Takes::YesNo,
            "`true`: the occurrences of one window are worked on as one batch.",
        ),
        Key::new(
            "shared",
            Takes::YesNo,
            "`true`: its evidence may serve another duty that says so too.",
        ),
        Key::new(
            "start",
            Takes::OneOf(&["next", "this"]),
            "`next`: the window that has begun doesn't count. `this`: it does, if half of it remains.",
        ),
        Key::new(
            "on_change",
            Takes::OneOf(&["stricter_next", "this", "finish"]),
            "What happens when another variant begins to hold inside a window.",
        ),
        shared_words::CALENDAR,
        shared_words::ALERT.varying(),
        shared_words::CASE,
        shared_words::REPLACES,
    ],
    example: r#"[duty.contact_check]
name     = "Check of contacts"
for_each = "client"
every    = "quarter"
by       = "account_manager"
kept_by  = "form.contact_check.filed""#,
};

/// Subjects beside record types.
const SUBJECTS: [(&str, ForEach); 6] = [
    ("company", ForEach::Company),
    ("client", ForEach::Client),
    ("person", ForEach::Person),
    ("department", ForEach::Department),
    ("place", ForEach::Place),
    ("item", ForEach::Item),
];

/// Reads a duty.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Duty> {
    keys.need(&WORDS, KeyPlace::Rule);
    let meta = keys.meta();
    let for_each = for_each_of(keys, "for_each");
    let here = for_each.as_ref().map_or_else(Here::default, Here::of_each);
    let start = match keys.choice("start", &["next", "this"]) {
        Some("this") => DutyStart::This,
        _ => DutyStart::Next,
    };
    let on_change = match keys.choice("on_change", &["stricter_next", "this", "finish"]) {
        Some("this") => OnChange::This,
        Some("finish") => OnChange::Finish,
        _ => OnChange::StricterNext,
    };
    let filter = keys.condition("where", &here);
    let terms = |keys: &Keys<'_>, filter| terms(keys, filter, &here);
    let variants = variants(keys, &WORDS, &here, terms);
    if keys.node("case").is_some() {
        warn_of_idle_move(keys, &variants);
    }
    let opens = keys
        .word("opens")
        .and_then(|word| keys.desk.known_record(word));
    let opened = opens
        .as_ref()
        .and_then(|id| keys.desk.case_record(id.as_str()));
    let fields = opened.map_or_else(Vec::new, |record| record.fields.iter().collect());
    Some(Duty {
        meta,
        filter,
        start,
        on_change,
        with: keys.assignments("with", opens.as_slice(), fields, &here),
        opens,
        batch: keys.flag("batch"),
        shared: keys.flag("shared"),
        calendar: calendar(keys),
        variants,
        for_each: for_each?,
    })
}

/// The subject of a rule that is made for each of something.
pub(super) fn for_each_of(keys: &Keys<'_>, key: &str) -> Option<ForEach> {
    let word = keys.word(key)?;
    let subject = SUBJECTS.into_iter().find(|(known, _)| *known == word.text);
    match subject {
        Some((_, subject)) => Some(subject),
        None => {
            let records = keys
                .desk
                .case_records()
                .map(|record| record.meta.id.as_str());
            let names = records.chain(SUBJECTS.iter().map(|(known, _)| *known));
            keys.desk
                .one_of("record", word, names)
                .inspect(|_| keys.desk.references.rule(Kind::Record, word))
                .map(ForEach::Record)
        }
    }
}

fn terms(keys: &Keys<'_>, filter: Option<Formula>, here: &Here) -> Option<DutyTerms> {
    keys.need(&WORDS, KeyPlace::RuleOrCase);
    let by = keys.actors("by", here);
    let alerts = alerts(keys, here, &by, None);
    let every = keys.recurrence("every");
    let on_day_off = match keys.choice("on_day_off", &["stays", "earlier", "later"]) {
        Some("stays") => OnDayOff::Stays,
        Some("earlier") => OnDayOff::Earlier,
        _ => OnDayOff::Later,
    };
    let kept_by = keys.events("kept_by");
    let evidence = here.evidence(keys.desk, &kept_by);
    let terms = DutyTerms {
        filter,
        kept_if: keys.condition("kept_if", &evidence),
        counts_at: counts_at(keys, &Here::of_events(keys.desk, &kept_by)),
        at_least: keys.count("at_least").unwrap_or(1),
        apart: keys.length("apart").map(|timed| timed.length),
        distinct_days: keys.flag("distinct_days"),
        window: keys.word("window").and_then(|word| window(keys, word)),
        record_within: keys.length("record_within").map(|timed| timed.length),
        every: every?,
        on_day_off,
        by,
        kept_by,
        alerts,
    };
    warn_of_idle_move(keys, std::slice::from_ref(&terms));
    Some(terms)
}

/// `first 10 days`, `last 5 working days`.
fn window(keys: &Keys<'_>, word: &crate::syntax::Word) -> Option<Window> {
    let side = word.text.split_once(' ');
    match side {
        Some(("first", length)) => {
            let length = keys.length_of("window", &word.slice(length))?.length;
            Some(Window::First(length))
        }
        Some(("last", length)) => {
            let length = keys.length_of("window", &word.slice(length))?.length;
            Some(Window::Last(length))
        }
        _ => {
            keys.bad_value("window", word, Expected::Window);
            None
        }
    }
}

/// Warns of an `on_day_off` that none of the variants below it has a use for.
fn warn_of_idle_move(keys: &Keys<'_>, variants: &[DutyTerms]) {
    let (Some(key), Some(first)) = (keys.own_key("on_day_off"), variants.first()) else {
        return;
    };
    if variants.iter().any(|terms| names_a_day(terms.every)) {
        return;
    }
    let language = Language::parse(keys.desk.lang.tag()).unwrap_or_default();
    let word = first.every.text(language);
    let kind = ProblemKind::NamesNoDay { word };
    keys.desk.findings.report(&key.place, kind);
}

/// Whether it says on which day it is due, and that day can be a day off.
fn names_a_day(every: Recurrence) -> bool {
    match every {
        Recurrence::Every(_) => false,
        Recurrence::Within(day) => day.counted() != Counted::WorkingDay,
        Recurrence::Weekday(_) | Recurrence::Steps(_) | Recurrence::Yearly(_) => true,
    }
}
