//! Steps: flow lines of a record, with the tables `[step.<record>.<step>]` over them.

mod reader;

use super::Kind;
use super::shared_words;
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::check::names::Names;
use crate::check::references::Part;
use crate::language::{Key, Takes, Words};
use crate::problem::Expected;
use crate::rule::{Effect, EffectKind, Record, Step};
use crate::syntax::line::{Clause, FlowLine, flow_line};
use crate::syntax::{RuleTable, Word};
use reader::Reader;

pub(super) const WORDS: Words = Words {
    word: "step",
    means: "One step in full, `[step.<record>.<step>]`, where a flow line isn't enough. Its id is the act (`before`) and the event (`on`). What it says overrules the line; `send` and `then` follow the effects of the line. `by` and an arrow must stand in one of both.",
    keys: &[
        shared_words::NAME,
        Key::new(
            "from",
            Takes::Texts,
            "States in which it may be taken. `*` is every one that isn't final.",
        ),
        Key::new("to", Takes::Text, "State that it leads to."),
        Key::new(
            "arrows",
            Takes::Texts,
            "Instead of both: `open | waiting -> closed`, one or several.",
        ),
        Key::new("by", Takes::Actors, "Who may take it."),
        shared_words::NOT_BY,
        Key::new(
            "needs",
            Takes::Texts,
            "Fields of the record that it fills or confirms.",
        ),
        Key::new("form", Takes::Id("form"), "Form that is filed with it."),
        Key::new("note", Takes::YesNo, "`true`: it asks for a reason."),
        Key::new(
            "on_version",
            Takes::YesNo,
            "`true`: it binds the exact files and lines that whoever takes it has seen.",
        ),
        Key::new(
            "recorded_by",
            Takes::Actors,
            "Staff who may enter a client's written act.",
        ),
        Key::new(
            "proof",
            Takes::OneOf(&["file", "signature"]),
            "The paper that must come with it.",
        ),
        Key::new("send", Takes::Ids("template"), "Templates that are sent."),
        shared_words::THEN,
        shared_words::REPLACES,
    ],
    example: r#"[step.request.close]
not_by = ["author"]
note   = true
then   = [{ tell = "supervisor" }]"#,
};

/// A step as the book has it: a line, a table, or both.
#[derive(Clone)]
pub(in crate::check) struct Written<'a> {
    /// Its id.
    pub(in crate::check) id: Word,
    line: Option<FlowLine>,
    table: Option<Keys<'a>>,
}

/// The steps of a record as they were written, lines first.
pub(in crate::check) fn written<'a>(record: &Keys<'a>) -> Vec<Written<'a>> {
    let names: &Names<'a> = &record.desk.names;
    let of = record.rule.id.text.as_str();
    let keys = |rule: &'a RuleTable| Keys::new(record.desk, Kind::Step, rule);
    let mut steps: Vec<Written<'a>> = Vec::new();
    for word in record.lines("flow") {
        match flow_line(word, record.desk.lang) {
            Some(line) => {
                let id = line.name.id.clone();
                let table = names.step(of, &id.text).map(keys);
                steps.push(Written {
                    id,
                    line: Some(line),
                    table,
                });
            }
            None => record.bad_value("flow", word, Expected::Flow),
        }
    }
    record
        .desk
        .refuse_twins("step", steps.iter().map(|step| &step.id));
    for rule in names.steps_of(of) {
        if !steps.iter().any(|step| step.id.text == rule.id.text) {
            steps.push(Written {
                id: rule.id.clone(),
                line: None,
                table: Some(keys(rule)),
            });
        }
    }
    let tables = names.steps_of(of);
    let ids = steps.iter().map(|step| &step.id);
    ids.chain(tables.iter().map(|rule| &rule.id))
        .for_each(|id| record.desk.references.declare_part(record, Part::Step, id));
    steps
}

/// Reads the steps of a record, all but what they set off.
pub(super) fn read_all(keys: &Keys<'_>, record: &Record) -> Vec<Step> {
    let read = |step: &Written<'_>| {
        if step.line.is_some() && step.table.is_some() {
            let line = Written {
                table: None,
                ..step.clone()
            };
            keys.desk.overruled(|| {
                Reader {
                    keys,
                    record,
                    step: &line,
                }
                .read()
            });
        }
        Reader { keys, record, step }.read()
    };
    written(keys).iter().map(read).collect()
}

/// What a step sets off: the clauses of its line in order, then `send` and `then` of its table.
pub(in crate::check) fn effects(
    keys: &Keys<'_>,
    record: &Record,
    step: &Written<'_>,
) -> Vec<Effect> {
    let read = record.step(&step.id.text);
    let here = Here {
        form: read.and_then(|step| step.form.clone()),
        ..Here::record(&record.meta.id)
    };
    let mut effects = Vec::new();
    let mut add = |kind: Option<EffectKind>| {
        effects.extend(kind.map(|kind| Effect {
            condition: None,
            kind,
        }))
    };
    let desk = keys.desk;
    for Clause { word, rest } in step.line.iter().flat_map(|line| &line.clauses) {
        match word.text.as_str() {
            _ if rest.text.is_empty() => {}
            "send" => add(desk.known(Kind::Template, rest).map(EffectKind::Send)),
            "open" => add(desk.known_record(rest).map(|record| EffectKind::Open {
                record,
                with: Vec::new(),
                for_each: None,
            })),
            "do" => add(keys.step("do", rest).map(EffectKind::Do)),
            _ => {}
        }
    }
    if let Some(table) = &step.table {
        for word in table.words("send") {
            add(desk.known(Kind::Template, word).map(EffectKind::Send));
        }
        effects.extend(table.effects(&here));
    }
    effects
}
