//! `[report.x]`: what is compiled, for whom.

use super::Kind;
use super::duty::for_each_of;
use super::shared_words;
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::check::references::Part;
use crate::language::{Key, Takes, Words};
use crate::nearest::nearest;
use crate::problem::{Expected, ProblemKind};
use crate::rule::{ForEach, Print, Report, Section};
use crate::syntax::Word;
use crate::syntax::line::{FieldLine, section_line, words};

pub(super) const WORDS: Words = Words {
    word: "report",
    means: "What is compiled, for whom: sections with figures and words, or columns of a table. Issuing it is `report.<id>.issued`. Without a duty it is a ledger that is always open. A second person's yes is an approval before `report.<id>.issue`.",
    keys: &[
        shared_words::NAME.required(),
        Key::new(
            "of",
            Takes::Other("`company`, `client`, `person`, … or a `record`"),
            "What one report is about; `company` if left out.",
        ),
        shared_words::WHERE,
        Key::new(
            "sections",
            Takes::Lines("id label: required, show measure.x and measure.y"),
            "Its sections in order. `required`: words must be written in it. `show`: figures that stand in it.",
        ),
        Key::new(
            "columns",
            Takes::Other("list of fields"),
            "The columns of a table of records.",
        ),
        Key::new("by", Takes::Actors, "Who compiles it.").required(),
        Key::new("to", Takes::Actors, "Who receives it."),
        Key::new("readers", Takes::Roles, "Who may read it."),
        shared_words::PRINT,
        shared_words::REPLACES,
    ],
    example: r#"[report.progress]
name     = "Progress report"
of       = "project"
by       = ["account_manager"]
to       = ["client_contact"]
sections = [
  "figures Figures: show measure.milestones_on_time",
  "results Results: required",
]
print    = "pdf""#,
};

pub(super) const PRINTS: [(&str, Print); 3] = [
    ("pdf", Print::Pdf),
    ("docx", Print::Docx),
    ("xlsx", Print::Xlsx),
];

/// Clauses of a section.
const CLAUSES: [&str; 2] = ["required", "show"];

/// Reads a report.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Report> {
    keys.need_all(&WORDS);
    if keys.node("sections").is_none() && keys.node("columns").is_none() {
        keys.missing("sections");
    }
    let of = for_each_of(keys, "of").unwrap_or(ForEach::Company);
    let here = Here::of_each(&of);
    let fields = here.fields(keys.desk);
    let columns = keys.words("columns").into_iter().filter_map(|word| {
        let names = fields.iter().map(|field| field.id.as_str());
        keys.desk
            .one_of("field", word, names)
            .inspect(|_| keys.desk.refers(&here.records, Part::Field, word))
    });
    Some(Report {
        meta: keys.meta(),
        filter: keys.condition("where", &here),
        sections: sections(keys),
        columns: columns.collect(),
        by: keys.actors("by", &here),
        to: keys.actors("to", &here),
        readers: keys.roles("readers"),
        print: keys.choices("print", &PRINTS),
        of,
    })
}

fn sections(keys: &Keys<'_>) -> Vec<Section> {
    let lines: Vec<FieldLine> = keys
        .lines("sections")
        .into_iter()
        .map(|word| section_line(word, keys.desk.lang))
        .collect();
    keys.desk
        .refuse_twins("section", lines.iter().map(|line| &line.name.id));
    lines.iter().map(|line| section(keys, line)).collect()
}

fn section(keys: &Keys<'_>, line: &FieldLine) -> Section {
    let mut section = Section {
        id: keys.desk.id(&line.name.id),
        name: line.name.label.clone(),
        show: Vec::new(),
        required: false,
    };
    for clause in &line.attributes {
        match clause.word.text.as_str() {
            "required" if clause.rest.text.is_empty() => section.required = true,
            "show" => {
                let shown = words(&clause.rest, " and ").filter_map(|word| measure(keys, &word));
                section.show.extend(shown);
            }
            "required" => keys.bad_value("sections", &clause.rest, Expected::Section),
            word => {
                let kind = ProblemKind::UnknownKey {
                    kind: "section".to_owned(),
                    word: word.to_owned(),
                    nearest: nearest(word, CLAUSES),
                };
                keys.desk.findings.report(&clause.word.place, kind);
            }
        }
    }
    section
}

fn measure(keys: &Keys<'_>, word: &Word) -> Option<crate::Id> {
    match word.text.strip_prefix("measure.") {
        Some(id) => keys.desk.known(Kind::Measure, &word.slice(id)),
        None => {
            keys.bad_value("sections", word, Expected::Section);
            None
        }
    }
}
