//! `[keep.x]`: retention, expected papers of a dossier, file names.

use super::Kind;
use super::shared_words;
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::formula::Type;
use crate::language::{Key, Takes, Words};
use crate::problem::Expected;
use crate::rule::{Facet, Keep, Paper, PaperOf};
use crate::syntax::Word;
use crate::syntax::line::{FieldLine, paper_line};

pub(super) const WORDS: Words = Words {
    word: "keep",
    means: "How long something is retained, which papers a dossier must hold, how files are called. Filing in time is a promise's matter.",
    keys: &[
        shared_words::NAME.required(),
        Key::new(
            "of",
            Takes::Id("record"),
            "What it speaks of; everything, if left out.",
        ),
        Key::new("retain", Takes::Length, "How long it is retained."),
        Key::new("after", Takes::Events, "From when on."),
        Key::new(
            "papers",
            Takes::Lines("id label: contract.files, where …"),
            "Expected papers: files of a record (`contract.files`), a form (`form.x`) or a report (`report.x`).",
        ),
        Key::new(
            "file_name",
            Takes::Text,
            "How files are called: `{number}-{paper}-{yyyymmdd}-v{version}`.",
        ),
        shared_words::REPLACES,
    ],
    example: r#"[keep.project_file]
name   = "Project file"
of     = "project"
after  = "project.close"
retain = "10 years"
papers = ["contract Contract: contract.files", "closing Closing report: report.closing"]"#,
};

/// What may stand in braces in a file's name.
const PLACEHOLDERS: [&str; 5] = ["number", "paper", "yyyymmdd", "version", "client"];

/// Reads a rule of keeping.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Keep> {
    keys.need_all(&WORDS);
    let of = keys
        .word("of")
        .and_then(|word| keys.desk.known_record(word));
    let here = of.as_ref().map_or_else(Here::default, Here::record);
    let lines: Vec<FieldLine> = keys
        .lines("papers")
        .into_iter()
        .filter_map(|word| match paper_line(word, keys.desk.lang) {
            Some(line) => Some(line),
            None => {
                keys.bad_value("papers", word, Expected::Paper);
                None
            }
        })
        .collect();
    keys.desk
        .refuse_twins("paper", lines.iter().map(|line| &line.name.id));
    Some(Keep {
        meta: keys.meta(),
        retain: keys.length("retain").map(|timed| timed.length),
        after: keys.events("after"),
        papers: lines
            .iter()
            .filter_map(|line| paper(keys, line, &here))
            .collect(),
        file_name: keys
            .word("file_name")
            .and_then(|word| file_name(keys, word)),
        of,
    })
}

fn paper(keys: &Keys<'_>, line: &FieldLine, here: &Here) -> Option<Paper> {
    let mut filter = None;
    for clause in &line.attributes {
        if clause.word.text == "where" {
            filter = keys.formula(&clause.rest, here, Type::YesNo);
        } else {
            keys.bad_value("papers", &clause.word, Expected::Paper);
        }
    }
    Some(Paper {
        id: keys.desk.id(&line.name.id),
        name: line.name.label.clone(),
        of: paper_of(keys, &line.kind)?,
        filter,
    })
}

fn paper_of(keys: &Keys<'_>, word: &Word) -> Option<PaperOf> {
    let desk = keys.desk;
    match word.text.split_once('.') {
        Some(("form", form)) => desk.known(Kind::Form, &word.slice(form)).map(PaperOf::Form),
        Some(("report", report)) => desk
            .known(Kind::Report, &word.slice(report))
            .map(PaperOf::Report),
        Some((record, "files")) => {
            let filed = desk
                .case_records()
                .filter(|record| record.has(Facet::Files));
            let names = filed.map(|record| record.meta.id.as_str());
            let record = word.slice(record);
            desk.one_of("record", &record, names)
                .inspect(|_| desk.references.rule(Kind::Record, &record))
                .map(PaperOf::Files)
        }
        _ => {
            keys.bad_value("papers", word, Expected::Paper);
            None
        }
    }
}

fn file_name(keys: &Keys<'_>, word: &Word) -> Option<String> {
    let mut rest = word.text.as_str();
    while let Some((_, after)) = rest.split_once('{') {
        let (inside, more) = after.split_once('}').unwrap_or((after, ""));
        if !PLACEHOLDERS.contains(&inside) {
            let names = PLACEHOLDERS.into_iter();
            return keys.desk.unknown("placeholder", &word.slice(inside), names);
        }
        rest = more;
    }
    Some(word.text.clone())
}
