//! Lines of records: rows, prices, terms, plans.

use crate::check::keys::Keys;
use crate::problem::Expected;
use crate::rule::{Lines, LinesKind};
use crate::syntax::Word;
use crate::syntax::line::{FieldLine, field_line};

/// Reads the lines of the key `lines`.
pub(super) fn read(keys: &Keys<'_>) -> Vec<Lines> {
    let mut read: Vec<FieldLine> = Vec::new();
    for word in keys.lines("lines") {
        match field_line(word, keys.desk.lang) {
            Some(line) => read.push(line),
            None => keys.bad_value("lines", word, Expected::LineField),
        }
    }
    keys.desk
        .refuse_twins("lines", read.iter().map(|line| &line.name.id));
    read.iter().filter_map(|line| lines(keys, line)).collect()
}

fn lines(keys: &Keys<'_>, line: &FieldLine) -> Option<Lines> {
    let mut required = false;
    for attribute in &line.attributes {
        match (attribute.word.text.as_str(), attribute.rest.text.as_str()) {
            ("required", "") => required = true,
            _ => keys.bad_value("lines", &attribute.word, Expected::LineField),
        }
    }
    Some(Lines {
        id: keys.desk.id(&line.name.id),
        name: line.name.label.clone(),
        kind: kind(keys, &line.kind)?,
        required,
    })
}

fn kind(keys: &Keys<'_>, word: &Word) -> Option<LinesKind> {
    if let Some(record) = word.text.strip_prefix("rows of ") {
        let record = word.slice(record.trim());
        return keys.desk.known_record(&record).map(LinesKind::Rows);
    }
    match word.text.as_str() {
        "price" => Some(LinesKind::Price),
        "terms" => Some(LinesKind::Terms),
        "plan" => Some(LinesKind::Plan),
        _ => {
            keys.bad_value("lines", word, Expected::LineField);
            None
        }
    }
}
