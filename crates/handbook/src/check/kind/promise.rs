//! `[promise.x]`: on an event, within a time, by someone, kept by an event.

use super::Kind;
use super::approval::state;
use super::shared_words;
use super::variants::variants;
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::check::references::Part;
use crate::check::time::compare;
use crate::formula::Formula;
use crate::language::{Key, KeyPlace, Takes, Words};
use crate::problem::ProblemKind;
use crate::rule::{
    Actor, Alert, AlertAt, Anchor, AnchorOf, CountsAt, Each, Extension, FieldType, Group, Promise,
    PromiseTerms, PromiseTime, Stage,
};
use crate::syntax::Word;
use crate::{Id, Label};

pub(super) const WORDS: Words = Words {
    word: "promise",
    means: "On an event, within a time, by someone, kept by an event. It opens once for each record and opener, has one owner, and ends as kept, kept late, missed, waived or void. Only promises and duties carry time.",
    keys: &[
        shared_words::NAME.required(),
        Key::new("on", Takes::Events, "What opens it.").required(),
        shared_words::WHERE.varying(),
        Key::new(
            "for_each",
            Takes::Other("`item`, `place`, `person` or a `record`, then `by` and fields"),
            "One for every thing instead of one for the record. `item by building` makes one for all with equal fields.",
        ),
        Key::new(
            "each",
            Takes::OneOf(&["record", "event"]),
            "`record`: further openers join the one that runs. `event`: each opens its own.",
        ),
        Key::new("clock_from", Takes::Text, "Instant field from which the clock counts, if not from the event.")
            .varying(),
        Key::new("within", Takes::Length, "How long it may take.").varying(),
        Key::new(
            "due",
            Takes::Other("date field, or `1 month before record.ends_on`"),
            "Until when, instead of `within`. A backward deadline on a day off moves to the earlier working day.",
        )
        .varying(),
        Key::new(
            "not_before",
            Takes::Other("as `due`"),
            "Earliest instant of evidence.",
        )
        .varying(),
        Key::new("by", Takes::Actors, "Who owes it: the first of these that can be found.").required().varying(),
        Key::new("kept_by", Takes::Events, "The event that proves it.").required().varying(),
        Key::new("kept_if", Takes::Formulas, "What must hold of the evidence.").varying(),
        Key::new(
            "counts_at",
            Takes::Other("`happened`, `requested` or a date field"),
            "By which instant the evidence counts. `requested`: when its approval was asked for, so that the approver is charged.",
        )
        .varying(),
        shared_words::CALENDAR.varying(),
        Key::new("pause_in", Takes::Texts, "States of the record in which the clock stands still.").varying(),
        Key::new("pause_on", Takes::Events, "Events from which it stands still.").varying(),
        Key::new("resume_on", Takes::Events, "Events from which it runs again.").varying(),
        Key::new("pause_limit", Takes::Length, "Longest pause, all together; then it runs again.").varying(),
        Key::new("until", Takes::Events, "What voids it, and ends its repeats.").varying(),
        Key::new("unless", Takes::Formulas, "It is void while this holds.").varying(),
        Key::new("record_within", Takes::Length, "How long after due a late entry may still prove it.").varying(),
        Key::new("decide_within", Takes::Length, "How long the facts that its `case` reads may stay unset.")
            .varying(),
        Key::new("repeat", Takes::Length, "The next one opens for that long, from the later of evidence and due.")
            .varying(),
        Key::new("stages", Takes::Tables("stages"), "Counted steps of one promise.").varying(),
        Key::new("extend", Takes::Table("extend"), "How it may be extended.").varying(),
        shared_words::ALERT.varying(),
        shared_words::CASE,
        shared_words::REPLACES,
    ],
    example: r#"[promise.first_reply]
name    = "First reply"
on      = "request.opened"
within  = "1 working hour"
by      = "owner"
kept_by = "request.answer""#,
};

pub(super) const EXTEND: Words = Words {
    word: "extend",
    means: "How a promise may be extended. It is refused after due, and before its notice has left.",
    keys: &[
        Key::new("by", Takes::Actors, "Who may extend it.").required(),
        Key::new("times", Takes::Number, "How often; once if left out."),
        Key::new("most", Takes::Length, "How much at most, each time.").required(),
        Key::new("form", Takes::Id("form"), "Form that says why."),
        Key::new(
            "send",
            Takes::Id("template"),
            "Notice that must have left before.",
        ),
    ],
    example: r#"extend = { by = "supervisor", times = 1, most = "2 working days", send = "extension_notice" }"#,
};

pub(super) const STAGE: Words = Words {
    word: "stages",
    means: "One counted step of a promise. Each has its own due, from the opener of the promise.",
    keys: &[
        Key::new("id", Takes::Text, "Its id inside the promise.").required(),
        Key::new("name", Takes::Name, "Label for people."),
        Key::new("within", Takes::Length, "How long, from the opener.").required(),
        Key::new("kept_by", Takes::Events, "What keeps it.").required(),
    ],
    example: r#"stages = [
  { id = "respond", within = "2 working hours", kept_by = "request.answer" },
  { id = "solve", within = "2 working days", kept_by = "request.close" },
]"#,
};

/// Most stages of one promise.
const STAGES: usize = 20;

/// Reads a promise.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Promise> {
    keys.need(&WORDS, KeyPlace::Rule);
    let meta = keys.meta();
    let on = keys.events("on");
    let for_each = keys.word("for_each").and_then(|word| group(keys, word));
    let mut here = Here::of_events(keys.desk, &on);
    if let Some(group) = &for_each {
        here = of_group(&here, group);
    }
    let each = match keys.choice("each", &["record", "event"]) {
        Some("event") => Each::Event,
        _ => Each::Record,
    };
    let filter = keys.condition("where", &here);
    let terms = |keys: &Keys<'_>, filter| terms(keys, filter, &here);
    Some(Promise {
        meta,
        on,
        filter,
        each,
        for_each,
        variants: variants(keys, &WORDS, &here, terms),
    })
}

/// Reads the alerts, and warns of those that tell the owner about himself at or after due, and of
/// those before the beginning.
pub(super) fn alerts(
    keys: &Keys<'_>,
    here: &Here,
    by: &[Actor],
    time: Option<&PromiseTime>,
) -> Vec<Alert> {
    let alerts = keys.alerts(here);
    for (alert, place) in &alerts {
        let is_told = !alert.tell.is_empty() && alert.act.is_none();
        let only_himself = is_told && (alert.tell == [Actor::Owner] || alert.tell == by);
        let is_late = matches!(alert.at, AlertAt::Due | AlertAt::After(_));
        let is_early = match (&alert.at, time) {
            (AlertAt::Before(before), Some(PromiseTime::Within(within))) => {
                compare(*before, within.length).is_some_and(std::cmp::Ordering::is_ge)
            }
            _ => false,
        };
        // A default is right for most rules; the one that it doesn't fit is to have its own.
        let place = if keys.is_default("alert") {
            &keys.rule.id.place
        } else {
            place
        };
        let promise = || keys.rule.id.text.clone();
        if only_himself && is_late {
            let kind = ProblemKind::AlertToOwner { promise: promise() };
            keys.desk.findings.report(place, kind);
        }
        if is_early {
            let kind = ProblemKind::AlertTooEarly { promise: promise() };
            keys.desk.findings.report(place, kind);
        }
    }
    alerts.into_iter().map(|(alert, _)| alert).collect()
}

fn terms(keys: &Keys<'_>, filter: Option<Formula>, here: &Here) -> Option<PromiseTerms> {
    keys.need(&WORDS, KeyPlace::RuleOrCase);
    let desk = keys.desk;
    let time = time(keys, here);
    let kept_by = keys.events("kept_by");
    let by = keys.actors("by", here);
    let alerts = alerts(keys, here, &by, time.as_ref());
    let evidence = here.evidence(desk, &kept_by);
    let clock_from = keys.word("clock_from");
    Some(PromiseTerms {
        filter,
        by,
        kept_if: keys.condition("kept_if", &evidence),
        counts_at: counts_at(keys, &Here::of_events(desk, &kept_by)),
        kept_by,
        clock_from: clock_from
            .and_then(|word| time_field(keys, "clock_from", word, here, &[FieldType::Instant])),
        calendar: calendar(keys),
        pause_in: keys
            .words("pause_in")
            .into_iter()
            .filter_map(|word| state(keys, word, here))
            .collect(),
        pause_on: keys.events("pause_on"),
        resume_on: keys.events("resume_on"),
        pause_limit: keys.length("pause_limit").map(|timed| timed.length),
        until: keys.events("until"),
        unless: keys.condition("unless", here),
        record_within: keys.length("record_within").map(|timed| timed.length),
        decide_within: keys.length("decide_within").map(|timed| timed.length),
        repeat: keys.length("repeat"),
        stages: stages(keys),
        extend: extend(keys, here),
        not_before: keys
            .word("not_before")
            .and_then(|word| anchor(keys, "not_before", word, here)),
        alerts,
        time: time?,
    })
}

/// `item by building, floor`: what one promise is opened for, one by one or in groups.
fn group(keys: &Keys<'_>, word: &Word) -> Option<Group> {
    let (of, by) = word.text.split_once(" by ").unwrap_or((&word.text, ""));
    let of = word.slice(of.trim());
    let records = keys.desk.names.ids(Kind::Record);
    let of = keys
        .desk
        .one_of(
            "record",
            &of,
            records.chain(["item", "place", "person", "client"]),
        )
        .inspect(|_| keys.desk.references.rule(Kind::Record, &of))?;
    let declared = keys.desk.records.get(&of);
    let fields = declared.map_or(&[][..], |record| &record.fields);
    let names = || fields.iter().map(|field| field.id.as_str());
    let by = by
        .split(',')
        .map(str::trim)
        .filter(|field| !field.is_empty());
    Some(Group {
        by: by
            .filter_map(|field| {
                let word = word.slice(field);
                let field = keys.desk.one_of("field", &word, names())?;
                keys.desk.refers([&of], Part::Field, &word);
                Some(field)
            })
            .collect(),
        of,
    })
}

/// What is at hand for one of a group.
fn of_group(here: &Here, group: &Group) -> Here {
    match group.of.as_str() {
        "person" => Here {
            person: true,
            ..here.clone()
        },
        "client" => Here {
            client: true,
            ..here.clone()
        },
        "item" | "place" => here.clone(),
        _ => Here {
            row: Some((group.of.clone(), Some(group.of.clone()))),
            ..here.clone()
        },
    }
}

/// By which instant the evidence counts: a word, or a date field of the record that is the evidence.
pub(super) fn counts_at(keys: &Keys<'_>, evidence: &Here) -> CountsAt {
    let Some(word) = keys.word("counts_at") else {
        return CountsAt::Happened;
    };
    match word.text.as_str() {
        "happened" => CountsAt::Happened,
        "requested" => CountsAt::Requested,
        _ => {
            let kinds = [FieldType::Date, FieldType::Instant];
            let field = time_field(keys, "counts_at", word, evidence, &kinds);
            field.map_or(CountsAt::Happened, CountsAt::Field)
        }
    }
}

fn stages(keys: &Keys<'_>) -> Vec<Stage> {
    let nodes = keys.list_of_most("stages", STAGES);
    let inside: Vec<Keys<'_>> = nodes.filter_map(|node| keys.inside(&STAGE, node)).collect();
    keys.desk
        .refuse_twins("stage", inside.iter().filter_map(|stage| stage.word("id")));
    let stage = |stage: &Keys<'_>| {
        let id = stage.word("id")?;
        Some(Stage {
            id: keys.desk.id(id),
            name: stage.name("name").unwrap_or_else(|| Label::own(&id.text)),
            within: stage.length("within")?,
            kept_by: stage.events("kept_by"),
        })
    };
    inside.iter().filter_map(stage).collect()
}

fn extend(keys: &Keys<'_>, here: &Here) -> Option<Extension> {
    let inside = keys.inside(&EXTEND, keys.node("extend")?)?;
    Some(Extension {
        by: inside.actors("by", &here.of_promise()),
        times: inside.count("times").unwrap_or(1),
        form: inside.known(Kind::Form, "form"),
        send: inside.known(Kind::Template, "send"),
        most: inside.length("most")?,
    })
}

/// The calendar of a rule.
pub(super) fn calendar(keys: &Keys<'_>) -> Id {
    let named = keys.known(Kind::Calendar, "calendar");
    named.unwrap_or_else(|| keys.desk.default_calendar.clone())
}

fn time(keys: &Keys<'_>, here: &Here) -> Option<PromiseTime> {
    match keys.first_of(&["due", "within"]) {
        Some("due") => {
            let word = keys.word("due")?;
            keys.refuse_both("within", "due");
            let anchor = anchor(keys, "due", word, here)?;
            Some(match anchor {
                Anchor {
                    before: None,
                    of: AnchorOf::Record,
                    field,
                } => PromiseTime::DueField(field),
                anchor => PromiseTime::DueBefore(anchor),
            })
        }
        Some(_) => keys.length("within").map(PromiseTime::Within),
        None => {
            keys.missing("within");
            None
        }
    }
}

/// A date field, or a length before one: `1 month before item.warranty_until`.
fn anchor(keys: &Keys<'_>, key: &str, word: &Word, here: &Here) -> Option<Anchor> {
    let (before, field) = match word.text.split_once(" before ") {
        Some((length, field)) => {
            let length = keys.length_of(key, &word.slice(length))?.length;
            (Some(length), word.slice(field.trim()))
        }
        None => (None, word.clone()),
    };
    let kinds = [FieldType::Date, FieldType::Instant];
    let others = [
        ("client.", AnchorOf::Client),
        ("person.", AnchorOf::Person),
        ("place.", AnchorOf::Place),
        ("item.", AnchorOf::Item),
    ];
    for (prefix, of) in others {
        let Some(name) = field.text.strip_prefix(prefix) else {
            continue;
        };
        let declared = keys.desk.records.get(prefix.trim_end_matches('.'));
        let fields = declared.map_or(&[][..], |record| &record.fields);
        let dated = fields.iter().filter(|field| kinds.contains(&field.kind));
        let names = dated.map(|field| field.id.as_str());
        let word = field.slice(name);
        let field = keys.desk.one_of(&format!("{key}_field"), &word, names)?;
        let of_record = Id::new(prefix.trim_end_matches('.'));
        keys.desk.refers([&of_record], Part::Field, &word);
        return Some(Anchor { before, of, field });
    }
    let field = time_field(keys, key, &field, here, &kinds)?;
    Some(Anchor {
        before,
        of: AnchorOf::Record,
        field,
    })
}

/// A date or instant field of the record at hand; `record.` before it is fine.
fn time_field(
    keys: &Keys<'_>,
    key: &str,
    word: &Word,
    here: &Here,
    kinds: &[FieldType],
) -> Option<Id> {
    let word = word.slice(word.text.strip_prefix("record.").unwrap_or(&word.text));
    if here.field_of(keys.desk, &word.text, kinds).is_some() {
        keys.desk.refers(&here.records, Part::Field, &word);
        return Some(Id::new(&word.text));
    }
    let fields = here.fields(keys.desk).into_iter();
    let names = fields
        .filter(|field| kinds.contains(&field.kind))
        .map(|field| field.id.as_str());
    keys.desk.unknown(&format!("{key}_field"), &word, names)
}
