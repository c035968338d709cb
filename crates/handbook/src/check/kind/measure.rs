//! `[measure.x]`: figures over promises or records.

use super::Kind;
use super::param::percent;
use super::shared_words;
use crate::Id;
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::check::references::Part;
use crate::event::{EventName, Outcome};
use crate::formula::{Type, Value};
use crate::language::{Key, Takes, Words};
use crate::problem::Expected;
use crate::rule::{Better, CountedAt, Figure, Measure, Measured, Watch};
use crate::syntax::Tree;

pub(super) const WORDS: Words = Words {
    word: "measure",
    means: "A figure with the list behind it. Waived, void, late-entered, extended and paused shares stand beside it.",
    keys: &[
        shared_words::NAME.required(),
        Key::new(
            "of",
            Takes::Other("`promise`, `duty`, `promise.<id>`, `duty.<id>`, `form.<id>`, `survey.<id>`, `keep.<id>` or a `record`"),
            "What is counted.",
        )
        .required(),
        shared_words::WHERE,
        Key::new(
            "figure",
            Takes::Other("`share`, `count`, `mean`, `median`, `percentile 90`, `sum` or `ratio`"),
            "How they become one figure.",
        )
        .required(),
        Key::new("value", Takes::Formula, "What is taken of each; of a `share`, yes or no."),
        Key::new("per", Takes::Formula, "What the sum of the values is divided by, of a `ratio`."),
        Key::new("split", Takes::Texts, "By what it may be split: `owner`, `client`, `tier`, `article`, `rule`, a field."),
        Key::new(
            "counted_at",
            Takes::OneOf(&["due", "opened", "ended", "filed"]),
            "The instant by which a thing falls into a period.",
        ),
        Key::new("target", Takes::Other("number, percentage or `param.<id>`"), "The goal."),
        Key::new("better", Takes::OneOf(&["more", "less"]), "Which direction is good."),
        Key::new("min_group", Takes::Number, "Fewest things that are shown together."),
        Key::new("beside", Takes::Ids("measure"), "Figures that must stand beside it."),
        Key::new("watch", Takes::Table("watch"), "When it counts as unusual."),
        shared_words::REPLACES,
    ],
    example: r#"[measure.first_reply_on_time]
name       = "First replies on time"
of         = "promise.first_reply"
where      = "promise.state in ['kept', 'kept_late', 'overdue', 'missed']"
figure     = "share"
value      = "promise.state == 'kept'"
counted_at = "due"
target     = 97"#,
};

pub(super) const WATCH: Words = Words {
    word: "watch",
    means: "When a figure counts as unusual, so that `measure.<id>.anomaly` happens.",
    keys: &[
        Key::new("every", Takes::Recurrence, "How often it is looked at.").required(),
        Key::new(
            "when",
            Takes::Formula,
            "What makes it unusual; it may read `measure.value` and `measure.target`.",
        )
        .required(),
    ],
    example: r#"watch = { every = "week", when = "measure.value < measure.target" }"#,
};

const FIGURES: [(&str, Figure); 6] = [
    ("share", Figure::Share),
    ("count", Figure::Count),
    ("mean", Figure::Mean),
    ("median", Figure::Median),
    ("sum", Figure::Sum),
    ("ratio", Figure::Ratio),
];

/// By what any figure may be split, beside the fields of its records.
const SPLITS: [&str; 5] = ["owner", "client", "tier", "article", "rule"];

/// Reads a measure.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Measure> {
    keys.need_all(&WORDS);
    let meta = keys.meta();
    let of = measured(keys);
    let here = of.as_ref().map_or_else(Here::default, |of| here(keys, of));
    let figure = figure(keys).unwrap_or(Figure::Count);
    if figure != Figure::Count && keys.node("value").is_none() {
        keys.missing("value");
    }
    if figure == Figure::Ratio && keys.node("per").is_none() {
        keys.missing("per");
    }
    let wanted = if figure == Figure::Share {
        Type::YesNo
    } else {
        Type::Any
    };
    let counted_at = match keys.choice("counted_at", &["due", "opened", "ended", "filed"]) {
        Some("due") => CountedAt::Due,
        Some("ended") => CountedAt::Ended,
        Some("filed") => CountedAt::Filed,
        _ => CountedAt::Opened,
    };
    let better = match keys.choice("better", &["more", "less"]) {
        Some("less") => Better::Less,
        _ => Better::More,
    };
    let filter = keys.condition("where", &here);
    let value = keys
        .word("value")
        .and_then(|word| keys.formula(word, &here, wanted));
    let split = split(keys, &here);
    let target = target(keys);
    Some(Measure {
        meta,
        of: of?,
        filter,
        figure,
        value,
        split,
        counted_at,
        target,
        better,
        per: keys
            .word("per")
            .and_then(|word| keys.formula(word, &here, Type::Any)),
        min_group: keys.count("min_group"),
        beside: keys.all_known(Kind::Measure, "beside"),
        watch: watch(keys),
    })
}

/// How the things become one figure: a word, or `percentile 90`.
fn figure(keys: &Keys<'_>) -> Option<Figure> {
    let word = keys.word("figure")?;
    if let Some(rank) = word.text.strip_prefix("percentile ") {
        return match rank.trim().parse() {
            Ok(rank @ 1..=99) => Some(Figure::Percentile(rank)),
            _ => {
                keys.bad_value("figure", word, Expected::Percent);
                None
            }
        };
    }
    keys.one_choice("figure", &FIGURES)
}

fn watch(keys: &Keys<'_>) -> Option<Watch> {
    let inside = keys.inside(&WATCH, keys.node("watch")?)?;
    let here = Here {
        measure: true,
        ..Here::default()
    };
    Some(Watch {
        every: inside.recurrence("every")?,
        when: inside.formula(inside.word("when")?, &here, Type::YesNo)?,
    })
}

fn measured(keys: &Keys<'_>) -> Option<Measured> {
    let word = keys.word("of")?;
    let desk = keys.desk;
    match word.text.split_once('.') {
        None if word.text == "promise" => Some(Measured::Promises),
        None if word.text == "duty" => Some(Measured::Duty(None)),
        None => desk.known_record(word).map(Measured::Record),
        Some((kind, id)) => {
            let id = word.slice(id);
            match kind {
                "promise" => desk.known(Kind::Promise, &id).map(Measured::Promise),
                "duty" => desk
                    .known(Kind::Duty, &id)
                    .map(|id| Measured::Duty(Some(id))),
                "form" => desk.known(Kind::Form, &id).map(Measured::Form),
                "survey" => desk.known(Kind::Survey, &id).map(Measured::Survey),
                "keep" => desk.known(Kind::Keep, &id).map(Measured::Keep),
                _ => {
                    keys.bad_value("of", word, Expected::Kinds);
                    None
                }
            }
        }
    }
}

fn here(keys: &Keys<'_>, of: &Measured) -> Here {
    match of {
        Measured::Record(record) => Here::record(record),
        Measured::Promise(rule) => {
            let event = EventName::Promise {
                rule: rule.clone(),
                outcome: Outcome::Kept,
            };
            Here::of_events(keys.desk, &[event])
        }
        Measured::Duty(_) => Here {
            promise: true,
            ..Here::default()
        },
        Measured::Form(form) => Here {
            form: Some(form.clone()),
            ..Here::of_form(keys.desk, form)
        },
        Measured::Survey(survey) => Here {
            answer: keys.desk.form_of_survey(survey),
            ..Here::default()
        },
        Measured::Keep(_) => Here::default(),
        Measured::Promises => {
            let records = keys
                .desk
                .case_records()
                .map(|record| record.meta.id.clone())
                .collect();
            Here {
                records,
                promise: true,
                ..Here::default()
            }
        }
    }
}

fn split(keys: &Keys<'_>, here: &Here) -> Vec<Id> {
    let fields = here.fields(keys.desk);
    let words = keys.words("split").into_iter();
    let names = || fields.iter().map(|field| field.id.as_str()).chain(SPLITS);
    words
        .filter_map(|word| {
            let id = keys.desk.one_of("split", word, names())?;
            if !SPLITS.contains(&id.as_str()) {
                keys.desk.refers(&here.records, Part::Field, word);
            }
            Some(id)
        })
        .collect()
}

/// A number, or a percentage with its sign.
fn target(keys: &Keys<'_>) -> Option<i64> {
    let node = keys.node("target")?;
    match &node.value {
        Tree::Number(number) => Some(*number),
        Tree::Text(word) if percent(&word.text).is_some() => percent(&word.text),
        Tree::Text(word) if word.text.starts_with("param.") => {
            let id = keys
                .desk
                .known(Kind::Param, &word.slice(word.text.strip_prefix("param.")?))?;
            match keys.desk.params.get(&id).map(|param| &param.value) {
                Some(Value::Number(number)) => Some(*number),
                Some(Value::Unset) | None => None,
                Some(_) => keys.not_of_type(node, "target", Expected::Number),
            }
        }
        _ => keys.not_of_type(node, "target", Expected::Number),
    }
}
